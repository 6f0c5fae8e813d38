"""The user's source registry, `sources.yaml`: who owns an outlet, for whom it speaks, in which conflict it
is a party.

    conflicts:
      Veldania and its exiles:            # a name of the user's own
        government: [Veldania, Veldanian Foreign Ministry]
        exiles: [Harbour League]
    sources:
      - name: Voice of Veldania
        also: [VoV]
        owner: Veldanian state
        party_to: {Veldania and its exiles: government}
        reliability: C                    # A–F, set by the user; the program never sets or changes one
        agency: false

The program ships no entry: state outlets and exile outlets go by the same rules, and what is not entered
is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from sayso.errors import CaseError
from sayso.records import Outlet

RELIABILITY = ("A", "B", "C", "D", "E", "F")
FIELDS = {"name", "also", "owner", "affiliation", "party_to", "reliability", "agency"}


def folded(name: str) -> str:
    """A name for comparing: lower case, without a leading "the", an internet ending and anything that is
    no letter or figure.
    """
    plain = re.sub(r"^(the|www\.)\s*|\.(com|org|net|info|news)$", "", name.strip().casefold())
    return re.sub(r"[\W_]+", "", plain)


@dataclass(frozen=True, slots=True)
class Registry:
    """What the user entered. `conflicts` maps a conflict to its sides and each side to its members."""

    outlets: tuple[Outlet, ...] = ()
    conflicts: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def find(self, name: str | None) -> Outlet | None:
        """The entry for a name or one of its other names, None when there is none."""
        wanted = folded(name) if name else ""
        return next(
            (one for one in self.outlets if wanted and wanted in {folded(n) for n in (one.name, *one.also)}),
            None,
        )

    def side_of(self, names: tuple[str, ...], conflict: str) -> str:
        """The side of a conflict that one of some names is a member of, "" when none is."""
        wanted = {folded(name) for name in names}
        for side, members in self.conflicts.get(conflict, {}).items():
            if wanted & {folded(member) for member in members}:
                return side
        return ""

    def touched(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The conflicts that an event touches: one of those who take part in it belongs to a side."""
        return tuple(conflict for conflict in self.conflicts if self.side_of(names, conflict))


def load(text: str) -> Registry:
    """Read `sources.yaml`. Raises CaseError, naming the entry, for anything that is not as the module's
    docstring shows.
    """
    try:
        raw = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise CaseError(f"sources.yaml is not valid YAML: {error}") from error
    if not isinstance(raw, dict) or not set(raw) <= {"conflicts", "sources"}:
        raise CaseError("sources.yaml: only the keys 'conflicts' and 'sources' are known at the top")
    conflicts = {str(name): _sides(str(name), sides) for name, sides in (raw.get("conflicts") or {}).items()}
    outlets = tuple(_outlet(entry, conflicts) for entry in raw.get("sources") or [])
    return Registry(outlets, conflicts)


def _sides(name: str, sides: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(sides, dict) or not all(isinstance(members, list) for members in sides.values()):
        raise CaseError(f"sources.yaml: conflict '{name}' must map each side to a list of its members")
    return {str(side): tuple(str(member) for member in members) for side, members in sides.items()}


def _outlet(entry: Any, conflicts: dict[str, dict[str, tuple[str, ...]]]) -> Outlet:
    if not isinstance(entry, dict) or not entry.get("name"):
        raise CaseError(f"sources.yaml: a source without a name: {entry!r}")
    name = str(entry["name"])
    if unknown := sorted(set(entry) - FIELDS):
        raise CaseError(
            f"sources.yaml: source '{name}' has an unknown key '{unknown[0]}'; known are "
            f"{', '.join(sorted(FIELDS))}"
        )
    grade = str(entry.get("reliability") or "")
    if grade and grade not in RELIABILITY:
        raise CaseError(f"sources.yaml: source '{name}' has reliability '{grade}'; it must be a letter A–F")
    return Outlet(
        name=name,
        also=tuple(str(one) for one in entry.get("also") or []),
        owner=str(entry.get("owner") or ""),
        affiliation=str(entry.get("affiliation") or ""),
        party_to=_taken(name, entry.get("party_to") or {}, conflicts),
        reliability=grade,
        agency=bool(entry.get("agency")),
    )


def _taken(
    name: str, sides: Any, conflicts: dict[str, dict[str, tuple[str, ...]]]
) -> tuple[tuple[str, str], ...]:
    """The sides that a source takes, each of a conflict that is named."""
    for conflict, side in sides.items() if isinstance(sides, dict) else [(str(sides), "")]:
        if side not in conflicts.get(str(conflict), {}):
            raise CaseError(
                f"sources.yaml: source '{name}' is said to be on side '{side}' of '{conflict}', which "
                "'conflicts' does not name"
            )
    return tuple((str(conflict), str(side)) for conflict, side in sides.items())
