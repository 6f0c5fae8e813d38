"""Neutral titles from templates: no word of any source, loaded or not, enters one beyond the names of
those concerned.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sayso import yamls
from sayso.language.en.loaded import in_quotes

PLAIN = "completed"


@cache
def _templates() -> dict[str, Any]:
    loaded: dict[str, Any] = yamls.packaged("sayso.deriving.link", "titles.yaml")
    return loaded


def title(type_: str, stage: str, to: str = "", by: str = "", at: str = "") -> str:
    """The title of an incident: "bombing, foiled, Karsk" or "arrest of Mira Tolen". Empty names leave
    their part out.

    A name that holds a loaded word is printed in quotation marks.
    """
    names = {
        "type": type_,
        "stage": "" if stage == PLAIN else stage,
        "to": in_quotes(to),
        "by": in_quotes(by),
        "at": in_quotes(at),
    }
    table = _templates()
    chosen = next(
        (rule["templates"] for rule in table.values() if isinstance(rule, dict) and type_ in rule["types"]),
        table["default"],
    )
    for template in (*chosen, *table["default"]):
        made = re.sub(r"\[([^\]]*)\]", lambda part: _filled(part.group(1), names), template)
        needed = re.findall(r"\{(\w+)\}", made)
        if all(names[name] for name in needed):
            return _filled(made, names)
    return type_


def _filled(part: str, names: dict[str, str]) -> str:
    """A part with its names put in; "" when one of them is not known."""
    needed = re.findall(r"\{(\w+)\}", part)
    return part.format(**names) if all(names[name] for name in needed) else ""
