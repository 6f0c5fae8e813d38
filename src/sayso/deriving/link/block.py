"""Which pairs of claims are worth comparing: those that share a key. The cost follows the events told, not
the square of the claims.

A key joins the block of the type with one or two facts that claims of one event are likely to share. Facts
that a great many events share (a state, a month) are only used two at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from sayso.deriving.link.evidence import DOERS, DONE_TO, SPECIFIC, name_words, side
from sayso.deriving.link.stories import Stories
from sayso.deriving.link.whereabouts import place_key
from sayso.records import LinkClaim, Traits

MONTHS_AT_MOST = 14
CROWDED = 250
NAME_WORDS = 6
LONG_WORDS = 4


def keys(claim: LinkClaim, traits: Traits) -> tuple[str, ...]:
    """The blocking keys of a claim, sorted; none for an aggregate, which joins nothing."""
    if claim.claim.aggregate:
        return ()
    facts = {*_facts(claim), *_printed(claim), f"page {claim.document}"}
    found = {f"sentence {claim.sentence} of {claim.document}"}
    for block in traits.block(claim.claim.type):
        found |= {f"{block} | {fact}" for fact in facts}
    return tuple(sorted(found))


def _facts(claim: LinkClaim) -> set[str]:
    """The facts, alone where they are rare, two together where they are common."""
    done, doers = side(claim, DONE_TO), side(claim, DOERS)
    found = {f"to {one.entity}" for one in done if one.named and one.kind in SPECIFIC}
    found |= {
        f"to name {one.name.casefold()}"
        for one in done
        if len(name_words(one.name)) > 1 and one.name.split()[-1][:1].isupper()
    }
    for one in done:
        if one.kind not in ("person", "place"):
            words = sorted(name_words(one.name))[:NAME_WORDS]
            found |= {f"name {first} {second}" for first, second in combinations(words, 2)}
    common = [f"to {entity}" for one in done if one.named for entity in (one.entity, *one.within)]
    common += [f"by {entity}" for one in doers if one.named for entity in (one.entity, *one.within)]
    common += [f"at {where}" for place in (*claim.places, *claim.around) if (where := place_key(place))]
    common += [f"in {month}" for month in months(claim)]
    common += [
        f"kind {one.name.casefold().split()[-1]}" for one in done if not one.named and one.name.strip()
    ]
    common = sorted(set(common))
    return found | {f"{left} & {right}" for left, right in combinations(common, 2)}


def _printed(claim: LinkClaim) -> set[str]:
    """The long words of the quote, two at a time, with the trigger: what two prints of one sentence share."""
    words = sorted(
        set(re.findall(r"\w{5,}", claim.claim.quote.exact.casefold())), key=lambda word: (-len(word), word)
    )[:LONG_WORDS]
    return {f"print {claim.lemma} {one} {other}" for one, other in combinations(sorted(words), 2)}


def months(claim: LinkClaim) -> tuple[str, ...]:
    """The months that a claim's days touch, when they are few enough to tell anything."""
    if claim.days is None or claim.days.start is None or claim.days.end is None:
        return ()
    first = claim.days.start.year * 12 + claim.days.start.month - 1
    last = claim.days.end.year * 12 + claim.days.end.month - 1
    return (
        tuple(f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1))
        if last - first < MONTHS_AT_MOST
        else ()
    )


def candidates(
    claims: Iterable[LinkClaim], traits: Traits, stories: Stories | None = None
) -> Iterator[tuple[LinkClaim, LinkClaim]]:
    """Every pair of claims worth comparing, once, each in the order of their ids: those that share a key,
    and those of one block on pages that may tell one story."""
    ordered = sorted(claims, key=lambda one: one.claim.id)
    members: dict[str, list[LinkClaim]] = defaultdict(list)
    for claim in ordered:
        for key in keys(claim, traits):
            members[key].append(claim)
    seen: set[tuple[str, str]] = set()
    groups = (group for key in sorted(members) for group in thinned(members[key]))
    for left, right in chain(
        (pair for group in groups for pair in combinations(group, 2)), _one_story(ordered, traits, stories)
    ):
        name = (left.claim.id, right.claim.id)
        if name not in seen:
            seen.add(name)
            yield left, right


def _one_story(
    ordered: Sequence[LinkClaim], traits: Traits, stories: Stories | None
) -> Iterator[tuple[LinkClaim, LinkClaim]]:
    told: dict[tuple[str, str], list[LinkClaim]] = defaultdict(list)
    for claim in ordered:
        for block in traits.block(claim.claim.type):
            told[claim.document, block].append(claim)
    for left in ordered if stories is not None else ():
        for page in stories.companions(left.document) if stories is not None else ():
            for block in traits.block(left.claim.type):
                for right in told.get((page, block), ()):
                    if left.claim.id < right.claim.id:
                        yield left, right


def thinned(group: Sequence[LinkClaim]) -> list[list[LinkClaim]]:
    """The claims of one key as they are paired: by month where more than `CROWDED` share it, so that one
    busy name does not cost the square of its claims."""
    if len(group) <= CROWDED:
        return [list(group)]
    split: dict[str, list[LinkClaim]] = defaultdict(list)
    for claim in group:
        for month in months(claim) or ("",):
            split[month].append(claim)
    return [split[month] for month in sorted(split)]
