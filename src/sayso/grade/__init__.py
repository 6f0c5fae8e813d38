"""How well an incident is corroborated: origins, credibility, the user's source registry, loaded wording."""

from sayso.grade.copies import copies, families, shingles
from sayso.grade.credibility import credibility
from sayso.grade.lineage import lineage
from sayso.grade.origins import origins
from sayso.grade.registry import Registry, load
from sayso.grade.speakers import Telling
from sayso.grade.wording import wording

__all__ = ["Registry", "Telling", "copies", "credibility", "families", "lineage", "load", "origins", "shingles", "wording"]
