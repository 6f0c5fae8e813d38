"""What an analyst should look at: contradictions, what is undated, what rests on one origin, what stands
still, what no longer applies.
"""

from __future__ import annotations

from typing import Any

from sayso.deriving.grade import Registry
from sayso.records import DATES_CONTRADICT
from sayso.views.look import View

Json = dict[str, Any]
INFORMATION = frozenset({"balance"})
"""Kinds of findings that are told and are nothing to mend."""


def finding(kind: str, about: list[str], says: str, quotes: list[str] | None = None) -> Json:
    """One finding, in the form that `check` and `diff` print."""
    return {"kind": kind, "about": about, "says": says, "quotes": quotes or []}


def check(view: View, registry: Registry) -> list[Json]:
    """Every finding about a case, by kind, each kind in the order of the timeline."""
    shelf = view.shelf
    incidents, pages, claims = shelf.views("incident"), shelf.views("page"), shelf.views("claim")
    told = {claim["id"]: claim for claim in claims}
    found = [one for incident in incidents for one in _contradictions(incident, told)]
    for clash in shelf.views("contradiction"):
        found.append(
            finding(
                "contradiction", clash["about"], clash["says"], [piece["text"] for piece in clash["because"]]
            )
        )
    found += [
        finding("contradiction", [page["sha256"]], f"{page['name']}: {line}")
        for page in pages
        for line in _clashes(page)
    ]
    found += [
        finding("undated", [page["sha256"]], f"{page['name']}: {_wanted(page)}") for page in _undated(pages)
    ]
    found += [finding("unread", [sha], f"nothing could be read: {why}") for sha, why in view.index.refused()]
    found += [_stale(one) for one in shelf.views("stale")]
    found += _single_origins(incidents)
    found += _standing_still(shelf.views("affair"), pages)
    found += [_balance(conflict, registry, pages, claims) for conflict in sorted(registry.conflicts)]
    return [view.mask.form(one) for one in found]


def _contradictions(incident: Json, told: dict[str, Json]) -> list[Json]:
    """What an incident's claims contradict each other about, with the words that do."""
    found = []
    for about, dispute in zip(incident["disputed"], incident["disputes"], strict=True):
        claims = [told[name] for name in incident["claims"]]
        words = [claim["time"]["text"] for claim in claims if claim["time"]] if about == "days" else []
        quotes = list(dict.fromkeys(words or [claim["quote"]["exact"] for claim in claims]))
        found.append(finding("contradiction", [incident["id"]], f"{incident['title']}: {dispute}", quotes))
    return found


def _clashes(page: Json) -> list[str]:
    return [warning for warning in page["warnings"] if warning.startswith(DATES_CONTRADICT)]


def _undated(pages: list[Json]) -> list[Json]:
    """Pages whose day of publication nothing bounds from below: a time of retrieval does not date a page."""
    read = (page for page in pages if page["language"] in (None, "en"))
    return [page for page in read if page["published"] is None or page["published"]["start"] is None]


def _wanted(page: Json) -> str:
    """What an undated page lacks, and what would date it."""
    known = any(told["field"] == "url" for told in page.get("metadata", ()))
    address = "its address holds no day" if known else "its address is not known: give it in the manifest"
    return f"nothing in it bounds the day of publication; {address}; a decision on its date would do"


def _stale(one: Json) -> Json:
    decision = one["decision"]
    words = [anchor["words"]["exact"] for anchor in _anchors(decision)]
    says = f"the decision '{decision['kind']}' by {decision['by']} no longer applies: {one['why_not']}"
    return finding("stale-decision", [decision["id"]], says, words)


def _anchors(value: Any) -> list[Json]:
    """Every anchor in a decision."""
    if isinstance(value, dict):
        return (
            [value]
            if "words" in value and "original" in value
            else [one for part in value.values() for one in _anchors(part)]
        )
    return [one for part in value for one in _anchors(part)] if isinstance(value, list) else []


def _single_origins(incidents: list[Json]) -> list[Json]:
    """One finding for the incidents with no origin, one for those with one."""
    none = [one["id"] for one in incidents if one["origins"]["high"] == 0]
    single = [one["id"] for one in incidents if one["origins"]["high"] == 1]
    found = (
        [finding("no-origin", none, f"{len(none)} incidents rest on pages of unknown lineage alone")]
        if none
        else []
    )
    return found + (
        [finding("single-origin", single, f"{len(single)} incidents rest on one origin")] if single else []
    )


def _standing_still(affairs: list[Json], pages: list[Json]) -> list[Json]:
    """Affairs whose last step leaves something open and that no later page of the case takes up."""
    dated = (page["published"] for page in pages if page["published"] and page["published"]["start"])
    ends = [published["end"] for published in dated if published["end"]]
    latest = max(ends, default="")
    found = []
    for affair in affairs:
        last = _last_day(affair)
        if last and not affair["settled"] and last[:4] < latest[:4]:
            says = (
                f"{affair['title']}: stands at {affair['standing']}, {last}; nothing since, and "
                f"the case's pages reach {latest}"
            )
            found.append(finding("standing-still", [affair["id"]], says))
    return found


def _last_day(affair: Json) -> str:
    """The last day on which a step of an affair is told, "" when none has a day."""
    days = [rung["interval"] for rung in affair["ladder"] if rung["interval"]]
    return max((interval["end"] or interval["start"] or "" for interval in days), default="")


def _balance(conflict: str, registry: Registry, pages: list[Json], claims: list[Json]) -> Json:
    """How pages and judgements fall on each side of a conflict."""
    lines = []
    for side in [*sorted(registry.conflicts[conflict]), ""]:
        mine = {page["sha256"] for page in pages if _side(page["outlet"], conflict, registry) == side}
        told = [claim for claim in claims if claim["document"]["sha256"] in mine]
        accepted = sum(any(one["kind"] == "accept" for one in claim["decided"]) for claim in told)
        rejected = sum(claim["status"] == "rejected" for claim in told)
        lines.append(
            f"{side or 'neither side'}: {len(mine)} pages, {len(told)} claims, {accepted} accepted, "
            f"{rejected} rejected"
        )
    return finding("balance", [], f"{conflict}: {'; '.join(lines)}")


def _side(outlet: str | None, conflict: str, registry: Registry) -> str:
    entry = registry.find(outlet)
    return dict(entry.party_to).get(conflict, "") if entry else ""


def differences(before: list[Json], after: list[Json], redirects: dict[str, str]) -> list[Json]:
    """What changed between two states of the record's incidents: new, gone, merged, and each field that is
    another.
    """
    old = {one["id"]: one for one in before}
    new = {one["id"]: one for one in after}
    home = {claim: one["id"] for one in after for claim in one["claims"]}
    successor = {name: _successor(one, new, home, redirects) for name, one in old.items()}
    taken = set(successor.values())
    found = [finding("new-incident", [name], _told(one)) for name, one in new.items() if name not in taken]
    for name, one in old.items():
        now = successor[name]
        if now is None:
            found.append(finding("gone", [name], f"{_told(one)}: no claim of it stands any more"))
        elif now != name and now in old:
            found.append(finding("merged", [name, now], f"{_told(one)}: is one with {_told(new[now])}"))
        else:
            found += _changes(one, new[now])
    return found


def _successor(
    one: Json, new: dict[str, Json], home: dict[str, str], redirects: dict[str, str]
) -> str | None:
    """The incident that an earlier one is now: by its id, its redirect, else by its claims."""
    name = redirects.get(one["id"], one["id"])
    if name in new and set(new[name]["claims"]) & set(one["claims"]):
        return name
    return next((home[claim] for claim in one["claims"] if claim in home), None)


def _changes(one: Json, now: Json) -> list[Json]:
    """The fields of one incident that are another, in one finding."""
    parts = [
        f"{key}: {_value(one[key])} → {_value(now[key])}"
        for key in ("type", "stage", "edtf", "place")
        if one[key] != now[key]
    ]
    if (was := one["origins"]) != (is_now := now["origins"]) and (was["low"], was["high"]) != (
        is_now["low"],
        is_now["high"],
    ):
        parts.append(f"origins: {was['low']}-{was['high']} → {is_now['low']}-{is_now['high']}")
    more, fewer = set(now["claims"]) - set(one["claims"]), set(one["claims"]) - set(now["claims"])
    parts += [f"{len(more)} more claims"] if more else []
    parts += [f"{len(fewer)} fewer claims"] if fewer else []
    return [finding("changed", [now["id"]], f"{_told(now)}: {'; '.join(parts)}")] if parts else []


def _told(one: Json) -> str:
    return f"{one['title']} — {one['stage']}, as told by {'; '.join(one['said_by'][:2])}"


def _value(value: Any) -> str:
    return str(value) if value else "none"
