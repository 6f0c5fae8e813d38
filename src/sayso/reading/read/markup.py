"""The reviewed lists of elements in `data/markup.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _file() -> dict[str, Any]:
    raw = resources.files("sayso.reading.read").joinpath("data/markup.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def tags(name: str) -> frozenset[str]:
    """The elements of a list: blocks, cells, silent, void."""
    return frozenset(_file()[name].split())


@cache
def hints() -> tuple[str, ...]:
    """The attributes that tell what an element is for, in the order in which they are kept."""
    return tuple(_file()["hints"].split())


@cache
def ties() -> dict[str, frozenset[str]]:
    """Element → the open elements that its beginning ends."""
    return {tag: frozenset(ended.split()) for tag, ended in _file()["ties"].items()}
