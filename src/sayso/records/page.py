"""What `read` hands to `clean`: a page as text, its blocks as spans of that text, and what the page states
of itself.

All offsets are code points, half-open, into `Page.text`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Metadatum

CAPTURE = "capture"
"""The place of a `Metadatum` that was recorded with the capture and does not stand in the page's bytes."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a capture beside its bytes: the page's address, and when it was retrieved (ISO 8601,
    UTC). None where nobody knows.
    """

    url: str | None = None
    retrieved: str | None = None

    @property
    def metadata(self) -> tuple[Metadatum, ...]:
        """The same as values that a page can be read with."""
        told = (("url", self.url), ("retrieved_on", self.retrieved))
        return tuple(Metadatum(field, value, CAPTURE) for field, value in told if value)

    @property
    def key(self) -> str:
        """One string for both, for what depends on them."""
        return f"{self.url or ''} {self.retrieved or ''}".strip()


UNKNOWN = Provenance()
"""A capture of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element of a web page.

    `parent` is an index into `Page.nodes` (-1 at the root); `hint` is class, id, role and the like, lower
    case.
    """

    tag: str
    parent: int
    hint: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of a page, without the white space around it.

    `node` is the innermost element that holds all of it (-1 in plain text), `linked` the code points of it
    that are link text,
    `gap` the empty lines before it (plain text only), `lines` the printed lines it runs over.
    """

    start: int
    end: int
    node: int = -1
    linked: int = 0
    gap: int = 0
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read from its bytes: a pure function of them and of the name's ending.

    `form` is "text" or "html". `blocks` are in text order, do not overlap and hold every visible character
    of `text`.
    """

    sha256: str
    name: str
    form: str
    text: str
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    warnings: tuple[str, ...] = ()
