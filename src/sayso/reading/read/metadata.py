"""What a web page states of itself in its head: JSON-LD, Open Graph, other meta elements, the title, the
language.

Values are kept as they are printed; `clean` chooses among them and `date` reads the dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.reading.read.events import Event
from sayso.records import Metadatum

META = {
    "og:title": ("title", "open-graph"),
    "og:site_name": ("outlet", "open-graph"),
    "og:url": ("url", "open-graph"),
    "og:locale": ("language", "open-graph"),
    "og:type": ("type", "open-graph"),
    "og:description": ("lead", "open-graph"),
    "article:author": ("author", "open-graph"),
    "article:published_time": ("published_on", "open-graph"),
    "article:modified_time": ("modified_on", "open-graph"),
    "og:article:published_time": ("published_on", "open-graph"),
    "twitter:title": ("title", "meta"),
    "author": ("author", "meta"),
    "byl": ("author", "meta"),
    "dc.creator": ("author", "meta"),
    "dc.title": ("title", "meta"),
    "dc.publisher": ("outlet", "meta"),
    "dc.date": ("published_on", "meta"),
    "dc.date.issued": ("published_on", "meta"),
    "dcterms.created": ("published_on", "meta"),
    "dcterms.modified": ("modified_on", "meta"),
    "date": ("published_on", "meta"),
    "pubdate": ("published_on", "meta"),
    "publishdate": ("published_on", "meta"),
    "publish-date": ("published_on", "meta"),
    "article.published": ("published_on", "meta"),
    "parsely-pub-date": ("published_on", "meta"),
    "sailthru.date": ("published_on", "meta"),
    "sailthru.author": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "last-modified": ("modified_on", "meta"),
    "lastmod": ("modified_on", "meta"),
    "application-name": ("outlet", "meta"),
    "copyright": ("copyright", "meta"),
    "description": ("lead", "meta"),
    "content-language": ("language", "meta"),
    "citation_title": ("title", "meta"),
    "citation_author": ("author", "meta"),
    "citation_publication_date": ("published_on", "meta"),
    "headline": ("title", "meta"),
    "datepublished": ("published_on", "meta"),
    "datemodified": ("modified_on", "meta"),
    "syndication-source": ("origin_url", "meta"),
    "original-source": ("origin_url", "meta"),
}
"""Names of meta elements (name, property or itemprop, lower case) → the field of `Metadatum` and its
place.
"""

LD_FIELDS = {
    "headline": "title",
    "datePublished": "published_on",
    "dateModified": "modified_on",
    "articleSection": "section",
    "inLanguage": "language",
    "url": "url",
    "isBasedOn": "origin_url",
    "sourceOrganization": "agency",
    "provider": "agency",
}
ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review|Blog|WebPage|NewsMedia|CreativeWork")
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
LONGEST = 2_000
"""The longest value that is kept, in code points."""
NESTED = 40
"""How deep JSON-LD may nest."""


def head_metadata(events: list[Event], source: str) -> list[Metadatum]:
    """Everything the page states of itself, in the order JSON-LD, Open Graph and meta elements, each value
    once per field and place.
    """
    found = [*_json_ld(events), *_meta(events)]
    saved = SAVED_FROM.search(source[:4096])
    if saved:
        found.append(Metadatum("url", saved.group(1), "meta"))
    unique: dict[Metadatum, None] = {}
    for item in found:
        value = " ".join(item.value.split())[:LONGEST]
        if value:
            unique[Metadatum(item.field, value, item.place)] = None
    return list(unique)


def _meta(events: list[Event]) -> Iterator[Metadatum]:
    for event in events:
        if event.kind == "start" and (stated := _STATED.get(event.value)):
            said = stated(event.attributes)
            if said is not None and said.value:
                yield said


def _of_meta(attributes: dict[str, str]) -> Metadatum | None:
    names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
    known = META.get(next(filter(None, names), "").strip().lower())
    return Metadatum(known[0], attributes.get("content", ""), known[1]) if known else None


def _of_html(attributes: dict[str, str]) -> Metadatum | None:
    return Metadatum("language", attributes.get("lang", ""), "meta")


def _of_link(attributes: dict[str, str]) -> Metadatum | None:
    canonical = attributes.get("rel", "").lower() == "canonical"
    return Metadatum("url", attributes.get("href", ""), "meta") if canonical else None


def _of_time(attributes: dict[str, str]) -> Metadatum | None:
    """The day that an article is marked with as its own."""
    if not {"itemprop", "pubdate"} & attributes.keys():
        return None
    field = "modified_on" if "modified" in attributes.get("itemprop", "").lower() else "published_on"
    return Metadatum(field, attributes.get("datetime", ""), "meta")


_STATED = {"meta": _of_meta, "html": _of_html, "link": _of_link, "time": _of_time}
"""Elements that state something of the page, with what reads them."""


def _json_ld(events: list[Event]) -> Iterator[Metadatum]:
    """Values of schema.org articles; scripts that are not valid JSON are passed over, as they are no part
    of the text.
    """
    taking = False
    for event in events:
        if event.kind == "start" and event.value == "script":
            taking = "ld+json" in event.attributes.get("type", "").lower()
        elif event.kind == "end":
            taking = False
        elif taking and event.kind == "text":
            try:
                data = json.loads(
                    event.value.strip().removeprefix("<!--").removesuffix("-->").removesuffix(";"),
                    strict=False,
                )
            except (ValueError, RecursionError):
                continue
            for item in _items(data, 0):
                yield from _article(item)


def _items(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > NESTED:
        return
    if isinstance(data, list):
        for one in data:
            yield from _items(one, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in kinds):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(data.get(key), depth + 1)


def _article(item: dict[str, Any]) -> Iterator[Metadatum]:
    for key, field in LD_FIELDS.items():
        for value in _strings(item.get(key), 0):
            yield Metadatum(field, value, "json-ld")
    for key, field in (
        ("author", "author"),
        ("creator", "author"),
        ("publisher", "outlet"),
        ("copyrightHolder", "copyright"),
    ):
        for value in _strings(item.get(key), 0):
            yield Metadatum(field, value, "json-ld")


def _strings(value: Any, depth: int) -> Iterator[str]:
    """The printed names in a JSON-LD value: a string, a thing with a name, or a list of them."""
    if depth > 4:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value[:20]:
            yield from _strings(one, depth + 1)
    elif isinstance(value, dict):
        yield from _strings(value.get("name") or value.get("@id"), depth + 1)
