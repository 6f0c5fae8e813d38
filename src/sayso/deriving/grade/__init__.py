"""How well an incident is corroborated: origins, credibility, the user's source registry, loaded wording."""

from sayso.deriving.grade.copies import copies, families, shingles
from sayso.deriving.grade.credibility import credibility
from sayso.deriving.grade.lineage import lineage
from sayso.deriving.grade.origins import origins
from sayso.deriving.grade.registry import Registry, load
from sayso.deriving.grade.speakers import Telling
from sayso.deriving.grade.wording import wording

__all__ = [
    "Registry",
    "Telling",
    "copies",
    "credibility",
    "families",
    "lineage",
    "load",
    "origins",
    "shingles",
    "wording",
]
