"""Which claims, in which documents, tell of the same event; which events are one matter."""

from sayso.deriving.link.affairs import affairs, with_affairs
from sayso.deriving.link.incidents import grouped, link, strong_links
from sayso.deriving.link.inputs import link_claims
from sayso.deriving.link.times import times

__all__ = ["affairs", "grouped", "link", "link_claims", "strong_links", "times", "with_affairs"]
