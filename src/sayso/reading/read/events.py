"""A web page as a flat list of events, from the kept parser (lxml) and from the standard library's tokeniser.

The second one never drops text; it checks the first and takes over where the first lost something (libxml2
silently drops what lies below a depth of 256 elements, and below 2,048 even when told not to).
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from sayso.reading.read.markup import tags, ties


class Event(NamedTuple):
    """`kind` is start, end or text; `value` the tag or the text; `attributes` those of a start."""

    kind: str
    value: str
    attributes: dict[str, str]


NONE: dict[str, str] = {}


def kept_events(text: str) -> list[Event]:
    """The events of a page as lxml reads it; empty when it finds no element. No network; an HTML parser
    of libxml2 knows no external entities.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, recover=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return []
    if root is None:
        return []
    events: list[Event] = []
    for action, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if action == "start":
            events.append(
                Event("start", element.tag, {str(key): str(value) for key, value in element.attrib.items()})
            )
            if element.text:
                events.append(Event("text", element.text, NONE))
        else:
            events.append(Event("end", element.tag, NONE))
            if element.tail:
                events.append(Event("text", element.tail, NONE))
    return events


class _Tokens(HTMLParser):
    """The standard library's tokeniser with just enough of HTML's rules for omitted end tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.open and self.open[-1] in ties().get(tag, frozenset()):
            self.handle_endtag(self.open[-1])
        self.events.append(Event("start", tag, {key: value or "" for key, value in attrs}))
        if tag in tags("void"):
            self.events.append(Event("end", tag, NONE))
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open[-200:]:
            return
        while self.open:
            last = self.open.pop()
            self.events.append(Event("end", last, NONE))
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        self.events.append(Event("text", data, NONE))

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):
            self.events.append(Event("text", data[6:], NONE))

    def finish(self) -> list[Event]:
        """All events, with an end for every element that is still open."""
        self.close()
        self.events.extend(Event("end", tag, NONE) for tag in reversed(self.open))
        return self.events


def spare_events(text: str) -> list[Event]:
    """The events of a page as the standard library's tokeniser reads it: coarser, but it drops no text at
    any depth.
    """
    tokens = _Tokens()
    tokens.feed(text)
    return tokens.finish()


def seen(events: list[Event]) -> Iterator[Event]:
    """The events without what lies inside scripts, styles and the like."""
    silent = 0
    for event in events:
        if event.kind == "start" and (silent or event.value in tags("silent")):
            silent += 1
        elif event.kind == "end" and silent:
            silent -= 1
        elif not silent:
            yield event


def visible(events: list[Event]) -> int:
    """How many characters of text, white space aside, the events carry."""
    return sum(len("".join(event.value.split())) for event in seen(events) if event.kind == "text")
