"""Destroying what a court or a person at risk requires: the bytes, and every word that was derived from or
quoted out of them.

The order to erase is a line of the decision log, with hash, date and ground; it is recorded first.
Carrying it out can be interrupted at any point and is completed by the next program that holds the case's
lock.
"""

from __future__ import annotations

from typing import Any

from sayso.case.erased import orders
from sayso.case.log import Log
from sayso.case.store import Case
from sayso.store.sqlite import Index

Json = dict[str, Any]


def carry_out(case: Case, index: Index | None) -> int:
    """Destroys whatever of the ordered originals is still there; returns how many. Call while holding the
    case's lock.
    """
    ordered = orders(case.decisions_log.read())
    done = 0
    for sha256, order in ordered.items():
        before = _sizes(case)
        _empty(case.captures_log, sha256, order)
        _keep_the_rest(case.decisions_log, sha256)
        _empty(case.decisions_log, sha256, order)
        destroyed = case.originals.destroy(sha256)
        done += destroyed or before != _sizes(case)
    if index is not None and ordered:
        there = index.keys()
        gone = [sha256 for sha256 in ordered if sha256 in there]
        if gone:
            with index.transaction():
                for sha256 in gone:
                    index.drop_page(sha256)
            index.purge()
    return done


def _sizes(case: Case) -> tuple[int, int]:
    return case.captures_log.path.stat().st_size, case.decisions_log.path.stat().st_size


def mentions(value: Any, sha256: str) -> bool:
    """Whether a body is about an original."""
    if isinstance(value, dict):
        return any(mentions(one, sha256) for one in value.values())
    if isinstance(value, list):
        return any(mentions(one, sha256) for one in value)
    return bool(value == sha256)


def _empty(log: Log, sha256: str, order: int) -> None:
    if not log.mentions(sha256):
        return
    numbers = {
        entry.n
        for entry in log.read()
        if entry.body is not None and entry.body.get("kind") != "erase" and mentions(entry.body, sha256)
    }
    if numbers:
        log.empty(numbers, order)


def _keep_the_rest(log: Log, sha256: str) -> None:
    """A decision that also rests on other pages is recorded again without the erased one, before its line
    is emptied.
    """
    entries = log.read()
    kept = {(entry.body or {}).get("replaces") for entry in entries}
    again = []
    for entry in entries:
        body = entry.body
        if (
            body is not None
            and entry.id not in kept
            and body.get("kind") != "erase"
            and mentions(body, sha256)
        ):
            rest = _without(body, sha256)
            if rest is not None:
                again.append(
                    {**{key: value for key, value in rest.items() if key != "salt"}, "replaces": entry.id}
                )
    if again:
        log.extend(again)


def _without(body: Json, sha256: str) -> Json | None:
    """A decision on several claims without those of one page; None when nothing is left to decide."""
    if "members" not in body:
        return None
    members = [[one for one in side if one["original"] != sha256] for side in body["members"]]
    if not all(members):
        return None
    rest = {**body, "members": members}
    if "cites" in body:
        rest["cites"] = [one for one in body["cites"] if one["original"] != sha256]
        if not rest["cites"]:
            return None
    return rest
