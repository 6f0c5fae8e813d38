"""Reads the traits of a codebook's types: how rules beyond reading treat each.

What a codebook leaves out it takes from the default codebook, for the types that bear the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sayso.errors import CodebookError
from sayso.records.traits import Title, Traits

STEPS = "steps"
TYPES = (
    *("acts", "recurring", "once", "one-doer", "grounded", "ground", "settles", "ends", "hands-over"),
    *("capture", "awaited", "verdict", "penalty", "outcome", "on-a-town", "tolls", "harmful"),
    *("personal", "accuses", "declared"),
)
"""The traits that a list of types has."""

TREES = ("broader", "blocks")
"""Mappings of a name to types."""

WORDS = ("forces", "crowds", "errands", "meetings", "justice")
"""The lists of words that rules about events use."""

GROUPS = "alike"
SECTIONS = {"traits": (STEPS, *TYPES), "events": (*TREES, *WORDS, GROUPS)}
PARTS = ("does", "done", "alone", "noun")
"""The parts of a type's title."""

Raw = dict[str, Any]


def read_traits(data: Raw, types: Iterable[str], default: Callable[[], Raw], where: str) -> Traits:
    """The traits that a codebook's data give to its types; `default` gives the data of the default
    codebook, `where` names the file in messages.

    Raises:
        CodebookError: a trait is unknown, is no list, or names a type that the codebook does not have.
    """
    known = tuple(types)
    _check(data, known, where)
    complete = all(set(names) <= data.get(section, {}).keys() for section, names in SECTIONS.items())
    base = data if complete and "titles" in data else default()
    traits, events = (_filled_up(data, base, section, frozenset(known)) for section in SECTIONS)
    blocks: dict[str, tuple[str, ...]] = {}
    for name, members in events["blocks"].items():
        for type_ in members:
            blocks[type_] = (*blocks.get(type_, ()), name)
    titles = {**base["titles"], **data.get("titles", {})}
    return Traits(
        types=known,
        broader={broad: frozenset(exact) for broad, exact in events["broader"].items()},
        blocks=blocks,
        steps=tuple(traits[STEPS]),
        having={name: frozenset(traits[name]) for name in TYPES},
        words={name: frozenset(events[name]) for name in WORDS},
        groups={noun: group[0] for group in events[GROUPS] for noun in group},
        titles={name: Title(**parts) for name, parts in titles.items() if name in known},
    )


def _filled_up(data: Raw, base: Raw, section: str, known: frozenset[str]) -> Raw:
    """A section as the codebook gives it, filled up with what the default says of types it has too."""
    own = data.get(section, {})
    return {
        name: own[name] if name in own else _kept(name, base[section][name], known)
        for name in SECTIONS[section]
    }


def _kept(name: str, value: Any, known: frozenset[str]) -> Any:
    """What the default codebook says of a trait, without types that this one lacks; words as they are."""
    if name in (*WORDS, GROUPS):
        return value
    if name in TREES:
        return {
            key: [type_ for type_ in types if type_ in known]
            for key, types in value.items()
            if key in known or name == "blocks"
        }
    return [type_ for type_ in value if type_ in known]


def _check(data: Raw, known: tuple[str, ...], where: str) -> None:
    for section, names in SECTIONS.items():
        _check_section(data.get(section, {}), section, names, known, where)
    titles = data.get("titles", {})
    if not isinstance(titles, dict):
        raise CodebookError(f"{where}: `titles` must map a type to {', '.join(PARTS)}.")
    _known(titles, known, f"{where}: `titles`")
    for name, parts in titles.items():
        if not isinstance(parts, dict) or not set(parts) <= set(PARTS):
            raise CodebookError(f"{where}: the title of {name!r} may have {', '.join(PARTS)}, as text.")


def _check_section(
    section: Any, called: str, names: tuple[str, ...], known: tuple[str, ...], where: str
) -> None:
    if not isinstance(section, dict):
        raise CodebookError(f"{where}: `{called}` must map {', '.join(names)} to lists.")
    for name, value in section.items():
        if name not in names:
            raise CodebookError(
                f"{where}: `{called}` has the unknown key {name!r}; known: {', '.join(names)}."
            )
        lists = list(value.values()) if isinstance(value, dict) else [value]
        if not all(isinstance(part, list) for part in lists) or isinstance(value, dict) != (name in TREES):
            raise CodebookError(f"{where}: `{called}: {name}` must be a list; `broader`, `blocks`: of lists.")
        if name not in (*WORDS, GROUPS):
            listed = [type_ for part in lists for type_ in part]
            _known([*listed, *(value if name == "broader" else ())], known, f"{where}: `{called}: {name}`")


def _known(names: Iterable[Any], known: tuple[str, ...], where: str) -> None:
    for name in names:
        if name not in known:
            raise CodebookError(f"{where} names {name!r}, which is not under `types:`.")
