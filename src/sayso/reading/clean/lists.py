"""The reviewed lists of words and of element names in `data/words.yaml` and `data/markup.yaml`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml


@cache
def _file(name: str) -> dict[str, str]:
    raw = resources.files("sayso.reading.clean").joinpath(f"data/{name}.yaml").read_text(encoding="utf8")
    loaded: dict[str, str] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list of `data/words.yaml`, lower case."""
    return frozenset(_file("words")[name].split())


@cache
def tags(name: str) -> frozenset[str]:
    """The elements of a list of `data/markup.yaml`."""
    return frozenset(_file("markup")[name].split())


@cache
def hint(name: str) -> re.Pattern[str]:
    """The pattern for the names of elements of one use: deck, comments, captions, away; "toward" matches
    anywhere in a name.
    """
    joined = "|".join(_file("markup")[name].split())
    return re.compile(joined if name == "toward" else rf"(?:^|[\s_-])(?<!speakable-)(?:{joined})(?:$|[\s_-])")
