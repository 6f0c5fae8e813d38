"""Scores the claims found in one document against its gold answers.

A gold claim is found when a claim of an accepted type has its trigger inside the gold quote, on one of its trigger words; each claim
serves once. A role that lists `all` wants every member; role precision is over actors and targets, over every role where the gold
says `complete_roles`; `invented` counts times and sources that the gold has not. `cells` is the F1 over every cell of the record (type,
stage, each filler, time, source), `complete` the F1 of claims in which every cell is right. Roles, time, stage and said_by are scored on
the claims found. Offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
DROP = {"the", "a", "an", "of", "and", "s"}
SCORED = ("actor", "target")
"""The roles for which the gold lists every filler."""
TALLIED = (
    "role_hit", "role_gold", "fill_ok", "fill_all", "stage", "time_ok", "time_gold", "time_extra", "said_ok", "said_gold", "said_extra",
    "complete",
)  # fmt: skip
CORE = re.compile(r"\s+(?:of|for|to|in|by|from|at|on|with|who|which|that|linked|between)\s+")


@dataclass(frozen=True, slots=True)
class Scored:
    """The tallies of one document, which may be added up, and what they were made from.

    `pairs` holds each gold claim with the found one and its judgement, `missed` the gold claims that were not found, `extra` the
    claims that the gold has not. `cells` is right, found, gold.
    """

    tally: Counter[str]
    cells: tuple[int, int, int]
    found: int
    gold: int
    pairs: list[tuple[Json, Json, Json]] = field(default_factory=list)
    missed: list[Json] = field(default_factory=list)
    extra: list[Json] = field(default_factory=list)
    wrong_type: int = 0

    def __add__(self, other: Scored) -> Scored:
        return Scored(
            self.tally + other.tally,
            (self.cells[0] + other.cells[0], self.cells[1] + other.cells[1], self.cells[2] + other.cells[2]),
            self.found + other.found,
            self.gold + other.gold,
            self.pairs + other.pairs,
            self.missed + other.missed,
            self.extra + other.extra,
            self.wrong_type + other.wrong_type,
        )


def words(text: str) -> list[str]:
    """The words that count when two fillers are compared."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").lower()
    return [word for word in re.findall(r"\w+", plain) if word not in DROP]


def head(text: str) -> str:
    """The last word before the first preposition or relative: "members of the X" gives "members"."""
    return (words(CORE.split(text.strip(), maxsplit=1)[0]) or [""])[-1]


def same_filler(found: str, accepted: list[str]) -> bool:
    """Whether a filler and an accepted answer share their head word and one has all words of the other, neither far longer."""
    got = words(found)
    for answer in accepted:
        want = words(answer)
        if not got or not want or head(found) != head(answer):
            continue
        if set(want) <= set(got) and len(got) <= len(want) + 4:
            return True
        if set(got) <= set(want) and 2 * len(got) >= len(want):
            return True
    return False


def members(want: Any) -> list[list[str]]:
    """The fillers that a role wants, each as its accepted wordings."""
    return list(want["all"]) if isinstance(want, dict) else [want]


def names(want: Any) -> list[str]:
    """All accepted wordings of a role."""
    return [name for member in members(want) for name in member]


def prf(hit: int, found: int, gold: int) -> Json:
    """Precision, recall and F1 with the counts they come from."""
    p, r = hit / found if found else 0.0, hit / gold if gold else 0.0
    f1 = round(2 * p * r / (p + r), 3) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": f1, "hit": hit, "found": found, "gold": gold}


def judge(gold: Json, claim: Json, every: bool = False) -> Json:
    """One gold claim beside the found one: every cell; with `every` a surplus filler of any role counts, not only of actor and target."""
    fills: dict[str, list[str]] = {}
    for role in claim.get("roles", []):
        fills.setdefault(role["role"], []).append(role.get("name") or role["text"])
    scored = (
        {*SCORED, *fills, *(role for key in gold["roles"] for role in key.split("|"))}
        if every
        else set(SCORED)
    )
    one: Json = _roles(gold, fills, sorted(scored))
    listed = one.pop("listed")
    one["stage"] = claim.get("stage") in (
        gold["stage"] if isinstance(gold["stage"], list) else [gold["stage"]]
    )
    one |= _time(gold, claim.get("time") or {}) | _said(gold, claim)
    said_found = one["said_ok"] or one["said_extra"] or bool(claim.get("said_by") and gold["said_by"])
    time_found = bool(claim.get("time")) and not gold.get("any_time")
    right = 1 + one["stage"] + one["role_hit"] + one["time_ok"] + one["said_ok"]
    wanted = 2 + one["role_gold"] + one["time_gold"] + one["said_gold"]
    found = 2 + one["fill_all"] + listed + time_found + said_found
    one["cells"] = (right, max(found, right), wanted)
    one["complete"] = (
        right == wanted
        and one["fill_ok"] == one["fill_all"]
        and not one["time_extra"]
        and not one["said_extra"]
    )
    return one


def _roles(gold: Json, fills: dict[str, list[str]], scored: list[str]) -> Json:
    wanted = hit = listed = fill_all = fill_ok = 0
    for role, want in gold["roles"].items():  # "destination|place": either role will do
        found = [name for one in role.split("|") for name in fills.get(one, [])]
        wanted += len(members(want))
        hit += sum(any(same_filler(name, member) for name in found) for member in members(want))
        listed += len(found) if role not in scored else 0
    for role in scored:
        accepted = [
            name for key, want in gold["roles"].items() if role in key.split("|") for name in names(want)
        ]
        also = gold.get("also", {}).get(role, [])  # right but not required
        judged = [
            name for name in fills.get(role, []) if same_filler(name, accepted) or not same_filler(name, also)
        ]
        fill_all += len(judged)
        fill_ok += sum(same_filler(name, accepted) for name in judged)
    return {"role_gold": wanted, "role_hit": hit, "fill_all": fill_all, "fill_ok": fill_ok, "listed": listed}


def _time(gold: Json, time: Json) -> Json:
    want = gold["time"]
    right = bool(want) and time.get("start") == want["start"] and time.get("end") == want["end"]
    return {
        "time_gold": bool(want),
        "time_ok": right,
        "time_extra": bool(time) and not want and not gold.get("any_time"),
    }


def _said(gold: Json, claim: Json) -> Json:
    said = [source.get("name") or source["text"] for source in claim.get("said_by", [])]
    right = bool(gold["said_by"]) and any(same_filler(name, gold["said_by"]) for name in said)
    actors = names(gold["roles"].get("actor", []))
    extra = (
        not gold["said_by"]
        and not gold.get("any_source")
        and any(not same_filler(name, actors) for name in said)
    )
    return {"said_gold": bool(gold["said_by"]), "said_ok": right, "said_extra": extra}


def compare(gold: Json, found: Json) -> Scored:
    """Pair the gold claims of one document with the claims found in it, and count."""
    claims: list[Json] = found.get("claims", [])
    free = set(range(len(claims)))
    every = bool(gold.get("complete_roles", False))
    pairs, missed = [], []
    for wanted in gold["statements"]:
        best = max(_candidates(wanted, claims, free, True), default=None)
        if best is None:
            missed.append(wanted)
        else:
            free.discard(best[1])
            pairs.append((wanted, claims[best[1]], judge(wanted, claims[best[1]], every)))
    wrong_type = sum(any(True for _ in _candidates(wanted, claims, free, False)) for wanted in missed)
    for spare in gold.get("optional", []):
        hit = max(_candidates(spare, claims, free, True), default=None)
        if hit:
            free.discard(hit[1])
    extra = [claims[index] for index in sorted(free)]
    tally = Counter({key: sum(one[key] for _, _, one in pairs) for key in TALLIED})
    cells = [sum(one["cells"][place] for _, _, one in pairs) for place in range(3)]
    cells[2] += sum(_wanted_cells(wanted) for wanted in missed)
    cells[1] += sum(_found_cells(claim, every) for claim in extra)
    return Scored(
        tally,
        (cells[0], cells[1], cells[2]),
        len(pairs) + len(extra),
        len(gold["statements"]),
        pairs,
        missed,
        extra,
        wrong_type,
    )


def _candidates(gold: Json, claims: list[Json], free: set[int], strict: bool) -> Iterator[tuple[int, int]]:
    """Claims whose trigger lies in the gold quote on a trigger word: (minus the trigger's length, index)."""
    spans = _trigger_spans(gold)
    for index in sorted(free):
        trigger, start, end = claims[index]["trigger"], gold["start"], gold["end"] + 1
        if not (start <= trigger["start"] and trigger["end"] <= end) or (
            strict and claims[index]["type"] not in gold["types"]
        ):
            continue
        if spans and not any(
            trigger["start"] < span_end and span_start < trigger["end"] for span_start, span_end in spans
        ):
            continue
        yield trigger["start"] - trigger["end"], index


def _trigger_spans(gold: Json) -> list[tuple[int, int]]:
    """Where the gold trigger stands: by its offsets, else wherever its words stand first in the quote."""
    if "trigger" in gold:
        return [(gold["trigger"][0], gold["trigger"][1])]
    places = [(gold["quote"].find(trigger), trigger) for trigger in gold.get("triggers", [])]
    return [(gold["start"] + at, gold["start"] + at + len(trigger)) for at, trigger in places if at >= 0]


def _wanted_cells(gold: Json) -> int:
    return (
        2
        + sum(len(members(want)) for want in gold["roles"].values())
        + bool(gold["time"])
        + bool(gold["said_by"])
    )


def _found_cells(claim: Json, every: bool) -> int:
    roles = sum(every or role["role"] in SCORED for role in claim.get("roles", []))
    return 2 + roles + bool(claim.get("time")) + bool(claim.get("said_by"))


def figures(scored: Scored) -> Json:
    """All figures about claims, for one document or for several added up."""
    tally, pairs = scored.tally, len(scored.pairs)
    return {
        "claims": prf(pairs, scored.found, scored.gold),
        "right_trigger_wrong_type": scored.wrong_type,
        "cells": prf(*scored.cells),
        "complete": prf(tally["complete"], scored.found, scored.gold),
        "roles": {
            "hit": tally["role_hit"],
            "gold": tally["role_gold"],
            "recall": round(tally["role_hit"] / tally["role_gold"], 3) if tally["role_gold"] else None,
            "precision": round(tally["fill_ok"] / tally["fill_all"], 3) if tally["fill_all"] else None,
            "fillers": tally["fill_all"],
        },
        "stage": {
            "hit": tally["stage"],
            "gold": pairs,
            "accuracy": round(tally["stage"] / pairs, 3) if pairs else None,
        },
        "time": {"hit": tally["time_ok"], "gold": tally["time_gold"], "invented": tally["time_extra"]},
        "said_by": {"hit": tally["said_ok"], "gold": tally["said_gold"], "invented": tally["said_extra"]},
    }


def about_document(gold: Json, found: Json) -> Json:
    """What the program says of the page itself: its date, author, outlet, whether it is a copy, and what it took for the article."""
    document = found.get("document", {})
    published = document.get("published") or {}
    out: Json = {}
    if gold.get("published"):
        low, high = gold["published"]["start"] or "0001-01-01", gold["published"]["end"] or "9999-12-31"
        start, end = published.get("start") or "0001-01-01", published.get("end") or "9999-12-31"
        out["published"] = {
            "found": [published.get("start"), published.get("end")],
            "gold": [low, high],
            "overlaps": start <= high and end >= low,
            "within": low <= start and end <= high,
        }
    article = [
        passage["text"]
        for passage in document.get("passages", [])
        if passage.get("kind") in ("body", "title", "lead", "heading")
    ]
    body = "".join(article)
    out["body_words"] = len(words(body))
    out["boilerplate_left_in_body"] = [line for line in gold.get("not_article", []) if line in body]
    out["author_right"] = (document.get("author") or None) == gold.get("author")
    out["outlet_right"] = outlet_key(document.get("outlet")) == outlet_key(gold.get("outlet"))
    out["republished_right"] = bool(document.get("republished")) == bool(gold.get("republished"))
    return out


def outlet_key(name: str | None) -> str:
    """An outlet's name for comparing: lower case, without a leading article."""
    return re.sub(r"^the\s+", "", (name or "").strip().lower())
