"""What speaks for and against two claims telling of one event: the people in them and their words, each as
a `Reason`.

Every function looks at one kind of fact and returns its findings; a finding that forbids the pair is a
`Veto`. Points are on one scale: 4 are enough to join two claims (`compare.ENOUGH`), a named person to whom
the thing was done is worth 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import LinkClaim, Participant, Reason, Traits

DOERS = frozenset({"actor", "sponsor"})
DONE_TO = frozenset({"target", "victim"})
SPECIFIC = frozenset({"person", "event", "work"})
RUN = 3
FEWEST_RUNS = 5
ONE_SENTENCE = 0.6
GENERIC = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "for",
        "on",
        "at",
        "new",
        "annual",
        "former",
        "national",
        "international",
    }
)


@dataclass(frozen=True, slots=True)
class Veto:
    """A finding that forbids two claims to be one event, in words."""

    says: str


Finding = Reason | Veto


def side(claim: LinkClaim, roles: frozenset[str]) -> tuple[Participant, ...]:
    """The participants of a claim that fill one of `roles`."""
    return tuple(one for one in claim.participants if one.role in roles)


@lru_cache(65536)
def name_words(name: str) -> frozenset[str]:
    """The capitalised words of a name, folded, without words that many names share."""
    words = (word.strip("“”\"'’.,()[]") for word in name.split())
    return frozenset(word.casefold() for word in words if len(word) > 2 and word[0].isupper()) - GENERIC


def truly_named(one: Participant) -> bool:
    """Whether a participant has a name and not only a description that begins with one ("Karskan aid
    worker").
    """
    last = one.name.split()[-1:] or [""]
    return one.named and (one.kind != "person" or last[0].strip("“”\"'’.,()[]")[:1].isupper())


def same_one(left: Participant, right: Participant) -> bool:
    """Whether two participants are one: the same id, or the same full name of two words and more,
    capitalised.
    """
    if left.entity == right.entity:
        return True
    return (
        len(name_words(left.name)) >= 2
        and left.name.casefold() == right.name.casefold()
        and left.name.split()[-1][:1].isupper()
    )


def alike(left: Participant, right: Participant) -> bool:
    """Whether two names of things (not people) share at least two proper words: "Harvest Summit" and
    "annual Harvest Summit rally".
    """
    if "person" in (left.kind, right.kind):
        return False
    return len(name_words(left.name) & name_words(right.name)) >= 2


def one_surname(left: Participant, right: Participant) -> bool:
    """Whether two people's names end alike and the shorter holds nothing that the longer lacks: no ground
    to join, nor to part.
    """
    if left.kind != "person" or right.kind != "person":
        return False
    one, other = ({word.casefold() for word in person.name.split()} for person in (left, right))
    return left.name.split()[-1:] == right.name.split()[-1:] and (one <= other or other <= one)


def related(left: Participant, right: Participant) -> bool:
    """Whether two participants are the same, one is a part of the other, or their names are alike."""
    if one_surname(left, right):
        return True
    return (
        same_one(left, right)
        or left.entity in right.within
        or right.entity in left.within
        or alike(left, right)
    )


def _best(
    left: Iterable[Participant],
    right: Iterable[Participant],
    weigh: dict[str, float],
    part: float,
    meetings: frozenset[str],
) -> Reason | None:
    """The strongest match between two sides: the same one weighs by its kind, an alike name half as much
    again, a part `part`.
    """
    best: Reason | None = None
    for one in left:
        for other in right:
            points = 0.0
            if same_one(one, other):
                kind = (
                    one.kind
                    if one.kind == other.kind
                    else "other"
                    if "person" in (one.kind, other.kind)
                    else other.kind
                )
                kind = (
                    "event"
                    if kind == "organization" and {head_word(one.name), head_word(other.name)} <= meetings
                    else kind
                )
                points = weigh.get(kind, weigh["other"]) if one.named or other.named else weigh["unnamed"]
            elif alike(one, other):
                points = weigh["alike"]
            elif one.entity in other.within or other.entity in one.within:
                points = part
            if points and (best is None or points > best.points):
                best = Reason("", points, one.name, other.name)
    return best


DONE_TO_POINTS = {
    "person": 3.0,
    "event": 2.5,
    "work": 2.0,
    "organization": 1.5,
    "place": 1.0,
    "other": 1.5,
    "alike": 1.5,
    "unnamed": 2.0,
}
DOER_POINTS = {
    "person": 1.5,
    "organization": 1.0,
    "place": 1.0,
    "other": 1.0,
    "alike": 0.75,
    "unnamed": 1.0,
    "event": 1.0,
}


def people(left: LinkClaim, right: LinkClaim, traits: Traits) -> list[Finding]:
    """Shared and conflicting participants. Sponsors and actors are compared as one side, but neither is
    ever moved into the other.
    """
    found: list[Finding] = []
    meetings = traits.words["meetings"]
    done_left, done_right = side(left, DONE_TO), side(right, DONE_TO)
    doer_left, doer_right = side(left, DOERS), side(right, DOERS)
    shared = _best(done_left, done_right, DONE_TO_POINTS, 0.75, meetings)
    if shared:
        found.append(Reason("done to the same", shared.points, shared.left, shared.right))
    elif clash := _clash(done_left, done_right):
        return [Veto(f"done to others: {clash[0]}, {clash[1]}")]
    shared = _best(doer_left, doer_right, DOER_POINTS, 0.75, meetings)
    if (
        shared
        and shared.points >= DOER_POINTS["person"]
        and {left.claim.type, right.claim.type} <= traits["acts"]
    ):
        return [*found, Reason("done by the same person", 2.0, shared.left, shared.right)]
    if shared:
        return [*found, Reason("done by the same", shared.points, shared.left, shared.right)]
    if (clash := _clash(doer_left, doer_right)) and (
        left.claim.type in traits["one-doer"] or right.claim.type in traits["one-doer"]
    ):
        return [Veto(f"done by others: {clash[0]}, {clash[1]}")]
    if not any(isinstance(one, Reason) for one in found) and (camps := _camps(left, right, traits)):
        return [Veto(f"done by the other side: {camps[0]}, {camps[1]}")]
    if _turned(doer_left, done_left, doer_right, done_right):
        return [Veto("who did it and to whom are the other way round")]
    return found


def _clash(left: tuple[Participant, ...], right: tuple[Participant, ...]) -> tuple[str, str] | None:
    """Named participants of one kind on both sides, no two of which can be the same; unnamed ones on a
    side leave it open.
    """
    for kind in ("person", "organization", "place", "event"):
        ones = [one for one in left if truly_named(one) and one.kind == kind]
        others = [one for one in right if truly_named(one) and one.kind == kind]
        if ones and others and not any(related(one, other) for one in left for other in right):
            return ones[0].name, others[0].name
    return None


def _camps(left: LinkClaim, right: LinkClaim, traits: Traits) -> tuple[str, str] | None:
    """Whether one was done by a force of the state and the other by those whom such forces face, and not
    to people called alike.
    """
    heads = [{head_word(one.name) for one in side(claim, DONE_TO)} for claim in (left, right)]
    if heads[0] & heads[1]:
        return None
    for one, other in ((left, right), (right, left)):
        forces = [who.name for who in side(one, DOERS) if head_word(who.name) in traits.words["forces"]]
        crowd = [who.name for who in side(other, DOERS) if head_word(who.name) in traits.words["crowds"]]
        if forces and crowd:
            return forces[0], crowd[0]
    return None


def _turned(
    doer_left: tuple[Participant, ...],
    done_left: tuple[Participant, ...],
    doer_right: tuple[Participant, ...],
    done_right: tuple[Participant, ...],
) -> bool:
    """Whether the one side's doer is the other side's sufferer and the other way round."""
    crossed = {one.entity for one in doer_left} & {one.entity for one in done_right}
    back = {one.entity for one in done_left} & {one.entity for one in doer_right}
    return bool(crossed and back)


def told_apart(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether both say to whom it was done and no two of those are related."""
    ones, others = side(left, DONE_TO), side(right, DONE_TO)
    return bool(ones and others) and not any(related(one, other) for one in ones for other in others)


def head_word(text: str) -> str:
    """The last word of a noun phrase before any "of", folded, without a plural "s"."""
    return (text.split(" of ")[0].split() or [""])[-1].casefold().strip("“”\"'’.,").removesuffix("s")


@lru_cache(65536)
def runs(quote: str) -> frozenset[tuple[str, ...]]:
    """All runs of `RUN` words in a quote, folded."""
    words = tuple(re.findall(r"\w+", quote.casefold()))
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))


def printed_alike(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether two pages print one sentence: most runs of three words of the shorter quote are in the
    longer.
    """
    one, other = runs(left.claim.quote.exact), runs(right.claim.quote.exact)
    shorter = min(len(one), len(other))
    return shorter >= FEWEST_RUNS and len(one & other) >= ONE_SENTENCE * shorter


def wording(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """One sentence in two pages; shared content words beyond the names (0.25 each, at most 1.5); the same
    trigger word 0.5.
    """
    found: list[Finding] = []
    if left.document != right.document and left.lemma == right.lemma and printed_alike(left, right):
        found.append(
            Reason(
                "printed in the same words", 4.0, left.claim.quote.exact[:80], right.claim.quote.exact[:80]
            )
        )
    if left.lemma and left.lemma == right.lemma:
        found.append(Reason("the same word for it", 0.5, left.lemma, right.lemma))
    elif left.lemma in right.words or right.lemma in left.words:
        found.append(Reason("the word of one in the other", 0.5, left.lemma, right.lemma))
    shared = sorted((left.words & right.words) - {left.lemma, right.lemma})
    if shared:
        printed = ", ".join(shared[:6])
        found.append(Reason("words in common", min(1.5, 0.25 * len(shared)), printed, printed))
    return found
