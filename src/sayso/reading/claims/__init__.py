"""Claims: one event, told by someone, with every part of it tied to words."""

from sayso.reading.claims.find import find_claims, read_rules
from sayso.reading.claims.learnt import reread

__all__ = ["find_claims", "read_rules", "reread"]
