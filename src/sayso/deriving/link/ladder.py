"""The legal stages that one person reached, in order, and where the matter stands: the latest leads, an
acquittal is never hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.days.daypairs import meet
from sayso.deriving.link.evidence import DONE_TO, side
from sayso.deriving.link.incidents import leading_stage
from sayso.deriving.link.persons import Who
from sayso.records import CHARGE, Incident, LinkClaim, Participant, Rung, Traits
from sayso.records.traits import UNREAL

REACHED = ("completed", "ongoing", "called-off")


def ladder(
    person: Participant,
    steps: Sequence[Incident],
    claims: Mapping[str, LinkClaim],
    who: Who,
    traits: Traits,
) -> tuple[Rung, ...]:
    """The rungs of one person: one for each step of law told of that person, in the order of their days,
    else of the law.

    What is only threatened or called for is no rung, nor is a step that lies ahead, except a trial that is
    awaited: that is where the matter stands.
    """
    found: list[Rung] = []
    for one in sorted(steps, key=lambda step: step.id):
        told = [
            claims[name]
            for name in one.claims
            if any(who(one_) == who(person) for one_ in side(claims[name], DONE_TO))
        ]
        if told:
            _add(found, _rung(person, one, told), claims)
    return _reached(_in_order(found, traits.steps), traits["awaited"])


def _reached(rungs: tuple[Rung, ...], awaited: frozenset[str]) -> tuple[Rung, ...]:
    """The rungs without those that nobody says were reached, passed or awaited."""
    last = max((index for index, one in enumerate(rungs) if one.stage in REACHED), default=-1)
    never = UNREAL | {"negated", "refused"}
    return tuple(
        one
        for index, one in enumerate(rungs)
        if one.stage in REACHED or (one.stage not in never and (index < last or one.step in awaited))
    )


def _rung(person: Participant, one: Incident, told: Sequence[LinkClaim]) -> Rung:
    charges = sorted(
        {role.text for claim in told for role in claim.claim.roles if role.role == CHARGE},
        key=lambda text: (-len(text), text),
    )
    ids = tuple(claim.claim.id for claim in told)
    return Rung(
        person.name, one.type, leading_stage(told), one.id, ids, charges[0] if charges else "", one.interval
    )


def _add(found: list[Rung], new: Rung, claims: Mapping[str, LinkClaim]) -> None:
    """Add a rung; the same step told without a day that would make it another one is the same rung, at the
    stage that leads.
    """
    for index, one in enumerate(found):
        if one.step == new.step and not _apart(one, new):
            ids = (*one.claims, *new.claims)
            stage = leading_stage([claims[name] for name in ids])
            dated = one if one.interval else new
            found[index] = Rung(
                one.person, one.step, stage, dated.incident, ids, one.charge or new.charge, dated.interval
            )
            return
    found.append(new)


def _apart(one: Rung, other: Rung) -> bool:
    if not one.interval or not other.interval:
        return False
    return meet((one.interval.start, one.interval.end), (other.interval.start, other.interval.end)) is None


def _in_order(rungs: Sequence[Rung], steps: tuple[str, ...]) -> tuple[Rung, ...]:
    """Dated rungs by their days; the others where the law puts them among those."""
    dated = [one for one in rungs if one.interval and one.interval.start]
    dated.sort(key=lambda one: (_last_day(one), steps.index(one.step), one.incident))
    for one in sorted(
        (one for one in rungs if one not in dated), key=lambda one: (steps.index(one.step), one.incident)
    ):
        later = next(
            (index for index, other in enumerate(dated) if steps.index(other.step) > steps.index(one.step)),
            len(dated),
        )
        dated.insert(later, one)
    return tuple(dated)


def _last_day(one: Rung) -> str:
    """By which day a rung was reached: what is only known to lie in a year comes behind what is dated in
    it.
    """
    return str(one.interval.end or one.interval.start) if one.interval else ""


def standing(rungs: Sequence[Rung]) -> str:
    """The last rung that was reached, in words: "sentence", "charge called-off"; what is only planned or
    negated does not count.

    "conviction" is never said of anything but a conviction that a claim tells of.
    """
    reached = [one for one in rungs if one.stage in REACHED]
    if not reached:
        return f"{rungs[-1].step} {rungs[-1].stage}" if rungs else ""
    last = reached[-1]
    return f"{last.step} called-off" if last.stage == "called-off" else last.step
