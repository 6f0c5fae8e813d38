"""Which claims, in which documents, tell of the same event; which events are one matter."""

from sayso.link.incidents import link

__all__ = ["link"]
