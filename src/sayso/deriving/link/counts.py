"""How many, which one, by what means, called what: the counts and descriptions of two claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.deriving.link.evidence import DONE_TO, GENERIC, Finding, Veto, head_word, same_one, side
from sayso.records import CHARGE, LinkClaim, Participant, Reason, Role, Traits

OTHERS = frozenset({"previous", "earlier", "prior", "another", "separate", "similar"})
BEFORE = 3
"""Words before an event that may say which one it is."""
MANY = 10
"""From which count on a different one tells two arrests or lists apart."""
CROWD = 5
"""From how many people on the next sentence need not name all of them."""
PAIRS = frozenset({"couple", "pair", "duo"})
FURTHER = frozenset(
    {
        "another",
        "second",
        "third",
        "fourth",
        "fifth",
        "other",
        "more",
        "further",
        "again",
        "separate",
        "separately",
    }
)
SAME_FILLER = (
    ("instrument", "the same means", 0.75),
    ("penalty", "the same penalty", 1.0),
    (CHARGE, "the same charge", 0.75),
)
WORD_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        (str(number) for number in range(1, 13)),
        strict=True,
    )
)


def counts(
    left: LinkClaim, right: LinkClaim, traits: Traits, same_victim: bool = False, same_day: bool = False
) -> list[Finding]:
    """Equal and different counts of the same unit. Tolls are corrected from day to day, so a different one
    never forbids.

    Two arrests or two lists of other lengths, ten and more, are two events unless they are of one day.
    Two penalties of other lengths are two sentences, unless they are one named person's.
    """
    terms = [
        {digit for role in _fillers(claim, "penalty") for digit in _digits(role.text)}
        for claim in (left, right)
    ]
    if terms[0] and terms[1] and not terms[0] & terms[1] and not same_victim:
        return [Veto("another penalty")]
    ones, others = _numbers(left), _numbers(right)
    for digits, unit, said in ones:
        for digits_2, unit_2, said_2 in others:
            if unit and unit_2 and not (unit & unit_2):
                continue
            if digits == digits_2:
                if digits[-1] != "0" and int(digits) >= 10:
                    return [Reason("the same number, not a round one", 1.5, said, said_2)]
                return [Reason("the same number", 1.5 if int(digits) >= 10 else 0.75, said, said_2)]
            if unit & unit_2:
                if (
                    min(int(digits), int(digits_2)) >= MANY
                    and not {left.claim.type, right.claim.type} & traits["tolls"]
                    and not same_day
                ):
                    return [Veto(f"another number: {said}, {said_2}")]
                return [Reason("another number", -1.0, said, said_2)]
    return []


def _digits(text: str) -> list[str]:
    """The numbers of a phrase, in figures."""
    return [
        WORD_NUMBERS.get(word, word)
        for word in re.findall(r"\w+", text.casefold())
        if word.isdecimal() or word in WORD_NUMBERS
    ]


def is_further(claim: LinkClaim) -> bool:
    """Whether the words of a claim, or whom it befell, speak of one more event of a kind."""
    told = {word for one in claim.participants for word in one.name.casefold().split()}
    return bool(FURTHER & (claim.words | told))


def is_another(claim: LinkClaim) -> bool:
    """Whether the words right before the event say that it is not the one the page is about: "a previous
    arrest", "another attack".
    """
    quote = claim.claim.quote
    before = quote.exact[: max(0, claim.claim.trigger.start - quote.start)].casefold()
    return bool(OTHERS & set(re.findall(r"\w+", before)[-BEFORE:]))


def how_many(people: Iterable[Participant]) -> int:
    """How many those are to whom it was done: counted ("two men"), meant by the word ("a couple"), or
    named one by one; 0 unknown.
    """
    people = tuple(people)
    if len(people) > 1:
        return len({one.entity for one in people if one.named}) or len(people)
    digits = _digits(people[0].name) if people else []
    if digits:
        return int(digits[0])
    word = head_word(people[0].name) if people else ""
    return 2 if word in PAIRS else 1 if people and people[0].named and people[0].kind == "person" else 0


def as_many(ones: Iterable[Participant], others: Iterable[Participant]) -> bool:
    """Whether both sides are equally many people, or the others a few named ones out of a crowd, or all
    are called by the same word.
    """
    ones, others = tuple(ones), tuple(others)
    left, right = how_many(ones), how_many(others)
    if left and right:
        return left == right or (left >= CROWD and right < left and all(one.named for one in others))
    return bool({head_word(one.name) for one in ones} & {head_word(one.name) for one in others})


def _numbers(claim: LinkClaim) -> list[tuple[str, frozenset[str], str]]:
    """The counts of a claim as (digits, words of the unit, as printed)."""
    found = []
    for role in claim.claim.roles:
        if role.role != "number":
            continue
        words = role.text.replace(",", "").casefold().split()
        digits = [WORD_NUMBERS.get(word, word) for word in words if word.isdecimal() or word in WORD_NUMBERS]
        if digits:
            unit = frozenset(
                word.rstrip("s")
                for word in words
                if word.isalpha() and word not in WORD_NUMBERS and len(word) > 3
            )
            found.append(
                (
                    digits[0],
                    unit - {"more", "than", "least", "over", "about", "around", "nearly", "almost"},
                    role.text,
                )
            )
    return found


def things(left: LinkClaim, right: LinkClaim, traits: Traits) -> list[Finding]:
    """The same weapon; the same kind of unnamed sufferer, a weak sign that is never enough by itself."""
    found: list[Finding] = []
    for role, rule, points in SAME_FILLER:
        ones, others = _fillers(left, role), _fillers(right, role)
        if same := sorted({head_word(one.text) for one in ones} & {head_word(one.text) for one in others}):
            found.append(Reason(rule, points, same[0], same[0]))
    done_left, done_right = side(left, DONE_TO), side(right, DONE_TO)
    if left.document != right.document and _counted_and_named(done_left, done_right):
        found.append(Reason("as many people as the other names", 1.0, done_left[0].name, done_right[0].name))
    if left.document != right.document and (alike := _called_alike(done_left, done_right, traits)):
        found.append(alike)
    return found


def _called_alike(
    ones: tuple[Participant, ...], others: tuple[Participant, ...], traits: Traits
) -> Reason | None:
    """Unnamed people or things that two pages call by one noun or by nouns that pages use for the same, at
    best with one word more.
    """
    best: Reason | None = None
    for one, other in ((one, other) for one in ones for other in others):
        heads = head_word(one.name), head_word(other.name)
        if traits.called(heads[0]) != traits.called(heads[1]) or same_one(one, other):
            continue
        if one.named != other.named and "person" not in (one.kind, other.kind):
            best = Reason("what one names and the other describes", 0.75, one.name, other.name)
        if one.named or other.named:
            continue
        shared = (content_words(one.name) & content_words(other.name)) - set(heads)
        if shared:
            return Reason("done to people or things described alike", 1.0, one.name, other.name)
        best = best or Reason("done to people or things called alike", 0.5, one.name, other.name)
    return best


@lru_cache(65536)
def content_words(name: str) -> frozenset[str]:
    """The words of a description that say something: folded, without numbers, small words and a plural
    "s".
    """
    words = (word.strip("“”\"'’.,()[]").casefold().removesuffix("s") for word in name.split())
    return (
        frozenset(word for word in words if len(word) > 3 and word.isalpha()) - GENERIC - WORD_NUMBERS.keys()
    )


def _counted_and_named(ones: tuple[Participant, ...], others: tuple[Participant, ...]) -> bool:
    """Whether one side counts two people or more whom the other names one by one ("two men"; "Ann Karr and
    Tod Hale").
    """
    few, many = sorted((ones, others), key=len)
    if (
        len(few) != 1
        or few[0].named
        or len(many) < 2
        or not all(one.named and one.kind == "person" for one in many)
    ):
        return False
    return how_many(few) == len(many)


def _fillers(claim: LinkClaim, role: str) -> list[Role]:
    return [one for one in claim.claim.roles if one.role == role]
