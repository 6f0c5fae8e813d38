"""Scores incident templates against official MUC-3/4 keys: incident type and five roles, plus stage and
perpetrator confidence.

The measure is that of Du et al. 2021 (GTT), stricter: templates are paired one to one, only where the
found type is among the gold types; a found entity is right when all its strings, in lower case without
articles and punctuation, are among the alternatives of a gold entity that no other found entity has taken;
precision and recall are micro-averaged over the type and the five roles; the pairing
that scores best is taken. Victim is the slot HUM TGT: NAME. Stage and confidence are judged on the paired
templates as macro-averaged F1 over the gold's values. Figures in percent. It gives the same figures as the
scorer published with the task's data.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Any

ROLES = {9: "PerpInd", 10: "PerpOrg", 12: "Target", 18: "Victim", 6: "Weapon"}
NUMBERED = re.compile(r"\s*(\d+)\.\s+[A-Z][A-Z :]*?:? ?[A-Z: ]*?\s{2,}(.*)$")
MESSAGE = re.compile(r"\s*(0)\.\s+MESSAGE: ID\s+(\S.*)$")

Json = dict[str, Any]
Overlap = dict[str, int]


def normal(text: str) -> str:
    """A string in lower case, without punctuation and articles."""
    bare = "".join(character for character in text.lower() if character not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


def labels(value: str) -> list[str]:
    """The alternatives of a set-fill slot: "REPORTED AS FACT / CLAIMED OR ADMITTED" gives two accepted
    labels.
    """
    return [normal(part) for part in value.replace("?", " ").split("/") if part.strip(" -")]


def read_key(text: str) -> dict[str, list[Json]]:
    """An official key as templates by message id; a template maps each role to a list of sets of
    alternatives.
    """
    messages: dict[str, list[Json]] = {}
    message, current, slot = "", _empty(), -1
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        found = NUMBERED.match(line) or MESSAGE.match(line)
        if found:
            slot, value = int(found[1]), found[2].strip()
        elif line.strip() and slot >= 0 and not line.lstrip().startswith(";"):
            value = line.strip()
        else:
            continue
        if slot == 0:
            message = value.split()[0]
            messages.setdefault(message, [])
            current = _empty()
        elif slot == 1 and value != "*":
            messages[message].append(current)
        else:
            _fill(current, slot, value)
    return messages


def _empty() -> Json:
    return {"types": [], "stage": [], "confidence": [], **{role: [] for role in ROLES.values()}}


def _fill(template: Json, slot: int, value: str) -> None:
    """Read one line of a slot into a template."""
    if slot == 4:
        template["types"] += labels(value)
    elif slot == 5 and value != "-":
        template["stage"] += labels(value)
    elif slot == 11 and value != "-" and not template["confidence"]:
        template["confidence"] = labels(value.split(":")[0])
    elif slot in ROLES:
        names = {normal(part) for part in re.findall(r'"([^"]*)"', value) if part.strip("-")}
        if names:
            template[ROLES[slot]].append(names)


def matched(found: Sequence[Sequence[str]], gold: Sequence[set[str]]) -> int:
    """How many found entities can be given a gold entity of their own (an augmenting-path matching)."""
    owner: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        names = {normal(part) for part in found[one]}
        for other, accepted in enumerate(gold):
            if names and names <= accepted and other not in seen:
                seen.add(other)
                if other not in owner or place(owner[other], seen):
                    owner[other] = one
                    return True
        return False

    return sum(place(one, set()) for one in range(len(found)))


def overlap(found: Json, gold: Json) -> Overlap | None:
    """Right entities per role, matched one to one, or None where the types differ."""
    if normal(found["type"]) not in gold["types"]:
        return None
    return {"type": 1, **{role: matched(found.get(role, []), gold[role]) for role in ROLES.values()}}


def pairs(found: Sequence[Json], gold: Sequence[Json]) -> tuple[tuple[int, int, Overlap], ...]:
    """The one-to-one pairing with the highest sum, by dynamic programming over the gold templates (a
    message has few).
    """
    best: dict[int, tuple[int, tuple[tuple[int, int, Overlap], ...]]] = {0: (0, ())}
    for one, template in enumerate(found):
        new = dict(best)
        for used, (score, chosen) in best.items():
            for other, wanted in enumerate(gold):
                shared = overlap(template, wanted)
                if shared is None or used >> other & 1:
                    continue
                total, key = score + sum(shared.values()), used | 1 << other
                if key not in new or new[key][0] < total:
                    new[key] = (total, (*chosen, (one, other, shared)))
        best = new
    return max(best.values(), key=lambda entry: entry[0])[1]


def macro(found: Sequence[str], gold: Sequence[str]) -> float | None:
    """F1 averaged over the gold's labels, in percent."""
    scores = []
    for label in sorted(set(gold)):
        hit = sum(one == wanted == label for one, wanted in zip(found, gold, strict=True))
        wrong = sum(one == label != wanted for one, wanted in zip(found, gold, strict=True))
        missed = sum(wanted == label != one for one, wanted in zip(found, gold, strict=True))
        scores.append(2 * hit / (2 * hit + wrong + missed) if hit else 0.0)
    return 100 * sum(scores) / len(scores) if scores else None


def score(found: dict[str, list[Json]], gold: dict[str, list[Json]]) -> Json:
    """All figures for templates by message id."""
    counts = {name: [0, 0, 0] for name in ("type", *ROLES.values())}
    attributes: dict[str, tuple[list[str], list[str]]] = {"stage": ([], []), "confidence": ([], [])}
    for message, wanted in gold.items():
        mine = found.get(message, [])
        distinct = [one for place, one in enumerate(wanted) if one not in wanted[:place]]
        for name, numbers in counts.items():
            numbers[1] += sum(1 if name == "type" else len(one.get(name, [])) for one in mine)
            numbers[2] += sum(1 if name == "type" else len(one[name]) for one in distinct)
        for one, other, shared in pairs(mine, distinct):
            for name, numbers in counts.items():
                numbers[0] += shared[name]
            for name, (said, true) in attributes.items():
                if distinct[other][name]:
                    told = normal(mine[one].get(name) or "")
                    said.append(told)
                    true.append(told if told in distinct[other][name] else distinct[other][name][0])
    made: Json = {name: _rates(numbers) for name, numbers in counts.items()}
    made["micro"] = _rates([sum(numbers[place] for numbers in counts.values()) for place in range(3)])
    made["f1"] = made["micro"]["f1"]
    for name, (said, true) in attributes.items():
        common = max(sorted(set(true)), key=true.count) if true else ""
        made[f"{name}_macro_f1"] = _rounded(macro(said, true))
        made[f"{name}_majority_macro_f1"] = _rounded(macro([common] * len(true), true))
        made[f"{name}_counts"] = {label: true.count(label) for label in sorted(set(true))}
    made["templates"] = {"found": counts["type"][1], "gold": counts["type"][2]}
    return made


def _rates(numbers: Sequence[int]) -> dict[str, float]:
    hit, found, gold = numbers
    precision, recall = (100 * hit / found if found else 0.0), (100 * hit / gold if gold else 0.0)
    return {
        "p": round(precision, 2),
        "r": round(recall, 2),
        "f1": round(2 * precision * recall / (precision + recall), 2) if precision + recall else 0.0,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
