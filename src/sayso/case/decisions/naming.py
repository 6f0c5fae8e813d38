"""Permanent ids: the first decision on an incident names it, a merge leaves a redirect. Also what was
determined of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.case.decisions.anchor import Ground
from sayso.case.decisions.effects import GONE, Effects, Stale
from sayso.case.log import Entry

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """How the incidents that linking found are called, and what was decided on them.

    `ids` maps linking's id to the permanent one, `redirects` an id that was given up to the one that holds
    now, `outside` linking's id to the criterion that puts it outside the inquiry, `determined` the
    permanent id to the decisions on its fields,
    `unsure` to the other incidents that it may be the same as.
    """

    ids: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    determined: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    unsure: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, found: str) -> str:
        """The id under which an incident is shown."""
        return self.ids.get(found, found)


Members = Callable[[Iterable[str]], Mapping[str, Sequence[str]]]
"""Gives, for ids of linking's, the claims of those that there are, each incident's in order."""


def named(effects: Effects, ground: Ground, home: Mapping[str, str], members: Members, stale: Stale) -> Named:
    """Names the incidents that decisions are about: by the first decision that was made on each.

    `home` gives linking's id of the incident of each claim that `ground` knows.
    """
    result = Named()
    determined: dict[str, list[Entry]] = {}
    for entry in effects.entries:
        body = entry.body or {}
        for wanted, side in zip(body.get("incidents", []), body.get("members", []), strict=False):
            there = Counter(home[name] for name in ground.present(side) if name in home)
            if not there:
                if body["kind"] in ("determine", "scope"):
                    stale.append((entry, GONE))
                continue
            found = min(there, key=lambda name: (-there[name], name))
            _name(result, found, wanted)
            if body["kind"] == "determine":
                determined.setdefault(found, []).append(entry)
            elif body["kind"] == "scope":
                _scope(result, found, body)
    _unclash(result, members)
    result.determined.update({result.of(found): tuple(entries) for found, entries in determined.items()})
    _unsure(result, effects, home, ground)
    return result


def _name(result: Named, found: str, wanted: str) -> None:
    """The first decision's name stays; a later one for the same incident becomes a redirect."""
    held = result.ids.setdefault(found, wanted)
    if held != wanted:
        result.redirects[wanted] = held


def _scope(result: Named, found: str, body: Json) -> None:
    if body["in"]:
        result.outside.pop(found, None)
    else:
        result.outside[found] = body["criterion"]


def _unclash(result: Named, members: Members) -> None:
    """An incident whose own id was given to another one for good is called after its next claim."""
    taken = set(result.ids.values())
    for name, claims in sorted(members(taken - result.ids.keys()).items()):
        free = next((f"i-{claim}" for claim in claims if f"i-{claim}" not in taken), f"{name}-b")
        result.ids[name] = free
        taken.add(free)


def _unsure(result: Named, effects: Effects, home: Mapping[str, str], ground: Ground) -> None:
    """Notes, on both sides, the incidents of which the analyst cannot say whether they are the same."""
    for entry in effects.of_kind("unsure"):
        sides = [ground.present(side) for side in (entry.body or {}).get("members", [])]
        names = [{result.of(home[name]) for name in side if name in home} for side in sides]
        if len(names) == 2 and names[0] and names[1] and names[0] != names[1]:
            for one in names[0]:
                result.unsure[one] = tuple(sorted({*result.unsure.get(one, ()), *names[1]} - {one}))
            for one in names[1]:
                result.unsure[one] = tuple(sorted({*result.unsure.get(one, ()), *names[0]} - {one}))
