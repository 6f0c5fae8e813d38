"""Web page to text, blocks and elements: text nodes in order, entities decoded, a line break at the end of
each block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.reading.read.events import Event, kept_events, seen, spare_events, visible
from sayso.reading.read.markup import hints, tags
from sayso.reading.read.metadata import head_metadata
from sayso.records import Metadatum
from sayso.records.page import Block, Node

SPACE = re.compile("[ \t\n\r\f\v]+")
NEVER_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
DEEP = 256
LOST = 2
"""Characters that the two parsers may differ in (a stray `<` or a broken entity) before a page is read
again.
"""


@dataclass(frozen=True, slots=True)
class Flat:
    """A page without its bytes: what `read` puts into a `Page`."""

    text: str
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...]
    metadata: tuple[Metadatum, ...]
    warnings: list[str]


def read_html(source: str) -> Flat:
    """Read a decoded web page. Nothing is raised; a page on which the two parsers disagree is marked."""
    events, check = kept_events(source), spare_events(source)
    warnings: list[str] = []
    lost = visible(check) - visible(events)
    if lost > LOST:
        warnings.append(
            f"the usual parser drops {lost} characters of this page; it was read with a simpler one"
        )
        events = check
    if _depth(events) >= DEEP:
        warnings.append("the page nests its elements more than 255 deep; many programs see only a part of it")
    flat = _Flattener()
    for event in seen(events):
        flat.take(event)
    flat.close()
    return Flat(
        "".join(flat.parts),
        tuple(flat.blocks),
        tuple(flat.nodes),
        tuple(head_metadata(events, source)),
        warnings,
    )


def _depth(events: list[Event]) -> int:
    depth = deepest = 0
    for event in events:
        depth += {"start": 1, "end": -1}.get(event.kind, 0)
        deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class _Flattener:
    """Turns events into text and blocks. `size` is the length of the text so far, `start` where the open
    block begins (-1: none).
    """

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    size: int = 0
    start: int = -1
    end: int = 0
    linked: int = 0
    links: int = 0
    pre: int = 0
    space: str = ""
    inside: int = -1

    def take(self, event: Event) -> None:
        if event.kind == "text":
            self.write(event.value)
        elif event.kind == "start":
            self.enter(event.value, event.attributes)
        else:
            self.leave(event.value)

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in tags("blocks") or tag == "br":
            self.close()
        parent = self.stack[-1] if self.stack else -1
        hidden = (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or bool(NEVER_SHOWN.search(attributes.get("style", "")))
        )
        hint = " ".join(attributes[key] for key in hints() if key in attributes)[:300].lower()
        self.nodes.append(Node(tag, parent, hint, hidden or (parent >= 0 and self.nodes[parent].hidden)))
        self.depths.append(len(self.stack))
        self.stack.append(len(self.nodes) - 1)
        self.links += tag == "a"
        self.pre += tag in ("pre", "textarea")

    def leave(self, tag: str) -> None:
        if tag in tags("blocks"):
            self.close()
        elif tag in tags("cells") and self.start >= 0:
            self.space = "\t"
        self.links -= tag == "a"
        self.pre -= tag in ("pre", "textarea")
        if self.stack:
            self.stack.pop()

    def write(self, raw: str) -> None:
        lines = raw.split("\n") if self.pre else [raw]
        for place, line in enumerate(lines):
            if place:
                self.close()
            words = SPACE.sub(" ", line)
            if words.startswith(" ") and self.start >= 0:
                self.space = self.space or " "
            bare = words.strip(" ")
            if bare:
                self._append(bare)
                self.space = " " if words.endswith(" ") else ""

    def _append(self, words: str) -> None:
        if self.start < 0:
            if not words.strip():
                return
            self.start, self.inside = self.size, self.stack[-1] if self.stack else -1
        else:
            self.parts.append(self.space)
            self.size += len(self.space)
            self.inside = self._still_open(self.inside)
        self.parts.append(words)
        self.size += len(words)
        self.end = self.size
        if self.links:
            self.linked += len(words)

    def _still_open(self, node: int) -> int:
        """The innermost element around `node` that is open: it holds both what is written now and what
        was.
        """
        while node >= 0 and not (
            self.depths[node] < len(self.stack) and self.stack[self.depths[node]] == node
        ):
            node = self.nodes[node].parent
        return node

    def close(self) -> None:
        """End the open block, if there is one, with a line break."""
        if self.start >= 0:
            self.blocks.append(Block(self.start, self.end, self.inside, self.linked))
            self.parts.append("\n")
            self.size += 1
        self.start, self.linked, self.space = -1, 0, ""
