"""Reads YAML in which only `true` and `false` are truth values, so that words such as "on", "off" and "no"
stay words (YAML 1.2).
"""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import yaml


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader without the truth values of YAML 1.1."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load(text: str) -> Any:
    """The content of YAML text. Raises yaml.YAMLError where it is not valid."""
    return yaml.load(text, Loader=_Loader)


def packaged(package: str, name: str) -> Any:
    """The content of a YAML file that ships beside a package's code."""
    return load(resources.files(package).joinpath(name).read_text(encoding="utf8"))
