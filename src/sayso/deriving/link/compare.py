"""One pair of claims: do they tell of the same event? The sum of stated reasons, unless a veto forbids it.

After Piskorski et al. 2018 (linking of event templates by participants, place and date) with hard vetoes
in place of learned weights: a shared trigger word decides nothing, since two arrests on two days share it
too.
"""

from __future__ import annotations

from sayso.deriving.link import counts, dates, evidence
from sayso.deriving.link.evidence import DONE_TO, Finding, Veto
from sayso.deriving.link.stories import ONE_STORY, PERHAPS_ONE_STORY, PROBABLY_ONE_STORY
from sayso.deriving.link.whereabouts import places
from sayso.records import Link, LinkClaim, Reason, Traits
from sayso.records.traits import UNREAL

ENOUGH = 4.0
ENOUGH_INSIDE = 3.0
ANCHORED = 2.0
NEIGHBOURS = 2


def compare(
    left: LinkClaim, right: LinkClaim, traits: Traits, bridged: bool = False, near: float = 0.0
) -> Link:
    """The link between two claims, `left` the one whose id sorts first.

    `bridged` asks whether they could stand in one group that others join: then two kinds of one block do
    not forbid it ("death" and "attack", with a "killing" between them). `near` says how far their pages
    tell one story, 0–1.
    """
    if right.claim.id < left.claim.id:
        left, right = right, left
    found = _facts(left, right, traits, bridged)
    if found and isinstance(found[-1], Veto):
        return Link(left.claim.id, right.claim.id, 0.0, (), found[-1].says)
    found += counts.things(left, right, traits)
    found += evidence.wording(left, right)
    if left.document == right.document:
        found += _inside(left, right, traits)
    else:
        found += _story(left, right, near)
    reasons = tuple(one for one in found if isinstance(one, Reason))
    return Link(left.claim.id, right.claim.id, round(sum(one.points for one in reasons), 2), reasons)


def forbids(left: LinkClaim, right: LinkClaim, traits: Traits) -> bool:
    """Whether two claims may not stand in one group that others join."""
    if right.claim.id < left.claim.id:
        left, right = right, left
    found = _facts(left, right, traits, True)
    return bool(found) and isinstance(found[-1], Veto)


def _facts(left: LinkClaim, right: LinkClaim, traits: Traits, bridged: bool) -> list[Finding]:
    """What can forbid two claims to be one event, up to the first veto, which is then the last."""
    never = _never(left, right, traits, bridged)
    if never:
        return [Veto(never)]
    found: list[Finding] = _nature(left, right)
    for look in (_places, _people, _days, _counts):
        found += look(left, right, traits, found)
        if found and isinstance(found[-1], Veto):
            break
    return found


def _places(left: LinkClaim, right: LinkClaim, _traits: Traits, _found: list[Finding]) -> list[Finding]:
    return places(left, right)


def _people(left: LinkClaim, right: LinkClaim, traits: Traits, _found: list[Finding]) -> list[Finding]:
    return evidence.people(left, right, traits)


def _days(left: LinkClaim, right: LinkClaim, traits: Traits, found: list[Finding]) -> list[Finding]:
    return dates.days(left, right, traits, _same_victim(found))


def _counts(left: LinkClaim, right: LinkClaim, traits: Traits, found: list[Finding]) -> list[Finding]:
    same_day = any(isinstance(one, Reason) and one.rule == "on the same day" for one in found)
    return counts.counts(left, right, traits, _same_victim(found), same_day)


def _same_victim(found: list[Finding]) -> bool:
    return any(isinstance(one, Reason) and one.rule == "done to the same" for one in found)


def joins(link: Link, left: LinkClaim, right: LinkClaim, traits: Traits) -> bool:
    """Whether a link is enough to join its two claims: no veto, enough points, and an anchor that two
    different events would not share.
    """
    if link.veto:
        return False
    if left.document == right.document:
        return link.score >= ENOUGH_INSIDE and _anchor_inside(link)
    if _recurs(link, left, right, traits):
        return False
    return link.score >= ENOUGH and anchor(link) >= ANCHORED


def _never(left: LinkClaim, right: LinkClaim, traits: Traits, bridged: bool) -> str:
    """The rules that need no evidence: aggregates, kinds of event that cannot be one, another step of a
    case, what was only called for.
    """
    one, other = left.claim, right.claim
    if one.aggregate or other.aggregate:
        return "a claim about many events at once joins none"
    if is_ground(left, right, traits):
        return ""
    if traits.steps_apart(one.type, other.type) and not (bridged and traits.through(one.type, other.type)):
        return f"another stage of law: {one.type}, {other.type}"
    if not traits.kin(one.type, other.type) and not (
        bridged and set(traits.block(one.type)) & set(traits.block(other.type))
    ):
        return f"another kind of event: {one.type}, {other.type}"
    if counts.is_another(left) != counts.is_another(right):
        return "one of them tells of another such event"
    if _errand(left, right, traits):
        return f"a step on the way to it: {left.lemma}, {right.lemma}"
    if (one.stage in UNREAL) != (other.stage in UNREAL) and "planned" not in (
        one.stage,
        other.stage,
    ):
        return f"only {one.stage if one.stage in UNREAL else other.stage} in one of them"
    if (
        one.type == other.type
        and {one.stage, other.stage} == {"completed", "planned"}
        and _same_sentence(left, right)
    ):
        return "told in one sentence, one as done and one as still to come"
    return ""


def _errand(left: LinkClaim, right: LinkClaim, traits: Traits) -> bool:
    """Whether one tells how the weapon got there and the other of something else, and not both say whom it
    was to hit.
    """
    if left.lemma == right.lemma or not {left.lemma, right.lemma} & traits.words["errands"]:
        return False
    return not (evidence.side(left, DONE_TO) and evidence.side(right, DONE_TO))


def is_ground(left: LinkClaim, right: LinkClaim, traits: Traits) -> bool:
    """Whether one claim is the accusation that the same doer gives, in the same sentence, as the ground of
    its measure.
    """
    types = {left.claim.type, right.claim.type}
    if not types & traits["grounded"] or not types & traits["ground"] or not _same_sentence(left, right):
        return False
    doers = [evidence.side(one, evidence.DOERS) for one in (left, right)]
    return any(evidence.related(one, other) for one in doers[0] for other in doers[1])


def _nature(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    one, other = left.claim.type, right.claim.type
    if one == other:
        return [Reason("the same kind of event", 1.0, one, other)]
    return [Reason("kinds of event that can be one", 0.5, one, other)]


def _story(left: LinkClaim, right: LinkClaim, near: float) -> list[Finding]:
    """Whether two pages tell one story: what they share is rare in the case."""
    if near < PERHAPS_ONE_STORY:
        return []
    rule, points = next((rule, points) for least, rule, points in LIKELY if near >= least)
    if left.claim.type != right.claim.type:
        rule, points = f"{rule}, by other words for the event", points / 2
    return [Reason(rule, points, f"{near:.2f}", f"{near:.2f}")]


def _same_sentence(left: LinkClaim, right: LinkClaim) -> bool:
    return left.document == right.document and left.sentence == right.sentence


def _inside(left: LinkClaim, right: LinkClaim, traits: Traits) -> list[Finding]:
    """What only counts inside one document: the distance, a word that points back, a general word beside
    an exact one.
    """
    first, second = sorted((left, right), key=lambda one: one.claim.trigger)
    apart = second.sentence - first.sentence
    found: list[Finding] = []
    if apart <= NEIGHBOURS:
        found.append(Reason("told close together", 0.5, first.claim.trigger_text, second.claim.trigger_text))
    if is_ground(left, right, traits):
        found.append(
            Reason(
                "the ground given for the measure", 3.0, first.claim.trigger_text, second.claim.trigger_text
            )
        )
    if first.claim.trigger.meets(second.claim.trigger):
        found.append(
            Reason("told in the same words", 3.0, first.claim.trigger_text, second.claim.trigger_text)
        )
    elif second.definite and apart <= 3 * NEIGHBOURS and not evidence.side(second, DONE_TO):
        found.append(Reason("points back to it", 2.0, first.claim.trigger_text, second.claim.trigger_text))
    elif _in_which(first, second):
        found.append(
            Reason("what follows on “which”", 3.0, first.claim.trigger_text, second.claim.trigger_text)
        )
    elif apart <= NEIGHBOURS and _told_again(first, second):
        found.append(Reason("told again, closer", 2.0, first.claim.trigger_text, second.claim.trigger_text))
    elif apart == 0 and first.claim.type != second.claim.type and _restated(left, right):
        found.append(
            Reason(
                "a general word and the exact one in one sentence",
                2.5,
                first.claim.trigger_text,
                second.claim.trigger_text,
            )
        )
    return found


def _in_which(first: LinkClaim, second: LinkClaim) -> bool:
    """Whether the second stands in a relative clause right behind the first: "the shooting in Karsk, in
    which six people died".
    """
    relative = any(role.role == "place" and role.text.casefold() == "which" for role in second.claim.roles)
    return relative and first.sentence == second.sentence


def _told_again(first: LinkClaim, second: LinkClaim) -> bool:
    """Whether news tells an event twice in a row: whom it befell is unnamed at first, and the next
    sentences say more of it.

    Words such as "another" or "a second" tell of a further event instead.
    """
    befell, then = evidence.side(first, DONE_TO), evidence.side(second, DONE_TO)
    if (
        first.claim.type != second.claim.type
        or first.sentence == second.sentence
        or first.claim.stage != second.claim.stage
    ):
        return False
    if any(one.named for one in befell) or not befell or counts.is_further(second):
        return False
    return not then or counts.as_many(befell, then)


def _restated(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether at most one of the two names to whom it was done: the general word is filled in by the exact
    one.
    """
    return not (
        evidence.side(left, DONE_TO) and evidence.side(right, DONE_TO)
    ) and left.claim.stage in _SAME_END.get(right.claim.stage, {right.claim.stage})


_SAME_END = {
    "foiled": {"foiled", "attempted", "planned"},
    "attempted": {"foiled", "attempted", "planned", "completed"},
    "planned": {"foiled", "attempted", "planned"},
    "completed": {"completed", "attempted"},
}

ANCHORS = {
    "on the same day": 1.0,
    "the day of one is in the month of the other": 0.75,
    "in the same month": 0.5,
    "the day of one, the year of the other": 1.0,
    "the month of one, the year of the other": 0.5,
    "the same part of a year": 0.5,
    "in the same place": 1.0,
    "in places next to each other": 0.75,
    "in a place of that name": 1.0,
    "both sentences name the place": 1.0,
    "one place lies in the other": 0.5,
    "the same number": 0.5,
    "the same number, not a round one": 1.0,
    "done to people or things called alike": 0.5,
    "done to people or things described alike": 1.0,
    "what one names and the other describes": 0.5,
    "done by the same person": 1.0,
    "as many people as the other names": 1.0,
    "the same penalty": 0.5,
    "printed in the same words": 2.0,
    "the pages tell one story": 1.5,
    "the pages probably tell one story": 1.0,
    "the pages perhaps tell one story": 0.75,
    "the pages tell one story, by other words for the event": 0.75,
    "the pages probably tell one story, by other words for the event": 0.5,
    "the pages perhaps tell one story, by other words for the event": 0.25,
}


def anchor(link: Link) -> float:
    """How much of a link rests on facts that two events of one kind would not share: whom it befell,
    where, when, how many.
    """
    total = 0.0
    for reason in link.reasons:
        if reason.rule == "done to the same":
            total += {3.0: 2.0, 2.5: 1.75, 2.0: 1.5, 1.5: 1.25}.get(reason.points, 0.5)
        elif reason.rule == "done by the same":
            total += 0.5
        elif reason.rule == "words in common":
            total += 0.5 if reason.points >= 0.75 else 0.0
        else:
            total += ANCHORS.get(reason.rule, 0.0)
    return total


INSIDE_ANCHORS = frozenset(
    {
        "done to the same",
        "points back to it",
        "told in the same words",
        "the ground given for the measure",
        "what follows on “which”",
        "told again, closer",
        "a general word and the exact one in one sentence",
        "on the same day",
        "the same number",
        "the same number, not a round one",
        "the day of one, the year of the other",
    }
)


def _anchor_inside(link: Link) -> bool:
    rules = {reason.rule for reason in link.reasons}
    by_same = bool(rules & {"done by the same", "done by the same person"})
    return bool(rules & INSIDE_ANCHORS) or (by_same and {"the same word for it", "words in common"} <= rules)


DATED = frozenset(
    {
        "printed in the same words",
        "on the same day",
        "the day of one is in the month of the other",
        "in the same month",
        "the day of one, the year of the other",
    }
)


def by_story(link: Link) -> bool:
    """Whether two claims only join because their pages tell one story."""
    story = sum(reason.points for reason in link.reasons if reason.rule in STORY)
    held = sum(ANCHORS[reason.rule] for reason in link.reasons if reason.rule in STORY)
    return bool(story) and (link.score - story < ENOUGH or anchor(link) - held < ANCHORED)


LIKELY = (
    (ONE_STORY, "the pages tell one story", 2.0),
    (PROBABLY_ONE_STORY, "the pages probably tell one story", 1.5),
    (PERHAPS_ONE_STORY, "the pages perhaps tell one story", 1.0),
)
STORY = frozenset(rule for rule in ANCHORS if rule.startswith("the pages "))


def _recurs(link: Link, left: LinkClaim, right: LinkClaim, traits: Traits) -> bool:
    """Whether both tell of a thing that happens again and again to the same people and no shared date
    singles one out.
    """
    recurring = bool({left.claim.type, right.claim.type} & traits["recurring"])
    return recurring and not any(reason.rule in DATED for reason in link.reasons)
