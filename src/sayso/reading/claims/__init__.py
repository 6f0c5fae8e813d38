"""Claims: one event, told by someone, with every part of it tied to words."""

from sayso.reading.claims.find import find_claims

__all__ = ["find_claims"]
