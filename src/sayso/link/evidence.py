"""What speaks for and against two claims telling of one event: people, days, counts and words, each as a `Reason`.

Every function looks at one kind of fact and returns its findings; a finding that forbids the pair is a `Veto`. Points are on one scale:
4 are enough to join two claims (`compare.ENOUGH`), a named person to whom the thing was done is worth 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.daypairs import Days, gap, in_year, meet, width
from sayso.link.kinds import Kinds
from sayso.records import LinkClaim, Participant, Reason, Role

DOERS = frozenset({"actor", "sponsor"})
DONE_TO = frozenset({"target", "victim"})
SPECIFIC = frozenset({"person", "event", "work"})
NARROW_DAYS = 3
MONTH_DAYS = 31
MISDATED_DAYS = 3
RUN = 3
FEWEST_RUNS = 5
ONE_SENTENCE = 0.6
ONCE_DAYS = 60
MEETINGS = frozenset({"forum", "summit", "rally", "congress", "conference", "gathering", "festival", "convention", "parade"})
"""Last words of names of events that readers take for bodies."""
GENERIC = frozenset({"the", "a", "an", "of", "and", "in", "for", "on", "at", "new", "annual", "former", "national", "international"})


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
    """Whether a participant has a name and not only a description that begins with one ("Karskan aid worker")."""
    last = one.name.split()[-1:] or [""]
    return one.named and (one.kind != "person" or last[0].strip("“”\"'’.,()[]")[:1].isupper())


def same_one(left: Participant, right: Participant) -> bool:
    """Whether two participants are one: the same id, or the same full name of two words and more, capitalised."""
    if left.entity == right.entity:
        return True
    return len(name_words(left.name)) >= 2 and left.name.casefold() == right.name.casefold() and left.name.split()[-1][:1].isupper()


def alike(left: Participant, right: Participant) -> bool:
    """Whether two names of things (not people) share at least two proper words: "Harvest Summit" and "annual Harvest Summit rally"."""
    if "person" in (left.kind, right.kind):
        return False
    return len(name_words(left.name) & name_words(right.name)) >= 2


def one_surname(left: Participant, right: Participant) -> bool:
    """Whether two people's names end alike and the shorter holds nothing that the longer lacks: no ground to join, nor to part."""
    if left.kind != "person" or right.kind != "person":
        return False
    one, other = ({word.casefold() for word in person.name.split()} for person in (left, right))
    return left.name.split()[-1:] == right.name.split()[-1:] and (one <= other or other <= one)


def related(left: Participant, right: Participant) -> bool:
    """Whether two participants are the same, one is a part of the other, or their names are alike."""
    if one_surname(left, right):
        return True
    return same_one(left, right) or left.entity in right.within or right.entity in left.within or alike(left, right)


def _best(left: Iterable[Participant], right: Iterable[Participant], weigh: dict[str, float], part: float) -> Reason | None:
    """The strongest match between two sides: the same one weighs by its kind, an alike name half as much again, a part `part`."""
    best: Reason | None = None
    for one in left:
        for other in right:
            points = 0.0
            if same_one(one, other):
                kind = one.kind if one.kind == other.kind else "other" if "person" in (one.kind, other.kind) else other.kind
                kind = "event" if kind == "organization" and {head_word(one.name), head_word(other.name)} <= MEETINGS else kind
                points = weigh.get(kind, weigh["other"]) if one.named or other.named else weigh["unnamed"]
            elif alike(one, other):
                points = weigh["alike"]
            elif one.entity in other.within or other.entity in one.within:
                points = part
            if points and (best is None or points > best.points):
                best = Reason("", points, one.name, other.name)
    return best


DONE_TO_POINTS = {"person": 3.0, "event": 2.5, "work": 2.0, "organization": 1.5, "place": 1.0, "other": 1.5, "alike": 1.5, "unnamed": 2.0}
DOER_POINTS = {"person": 1.5, "organization": 1.0, "place": 1.0, "other": 1.0, "alike": 0.75, "unnamed": 1.0, "event": 1.0}


def people(left: LinkClaim, right: LinkClaim, table: Kinds) -> list[Finding]:
    """Shared and conflicting participants. Sponsors and actors are compared as one side, but neither is ever moved into the other."""
    found: list[Finding] = []
    done_left, done_right = side(left, DONE_TO), side(right, DONE_TO)
    doer_left, doer_right = side(left, DOERS), side(right, DOERS)
    shared = _best(done_left, done_right, DONE_TO_POINTS, 0.75)
    if shared:
        found.append(Reason("done to the same", shared.points, shared.left, shared.right))
    elif clash := _clash(done_left, done_right):
        return [Veto(f"done to others: {clash[0]}, {clash[1]}")]
    shared = _best(doer_left, doer_right, DOER_POINTS, 0.75)
    if shared and shared.points >= DOER_POINTS["person"] and {left.claim.type, right.claim.type} <= table.acts:
        return [*found, Reason("done by the same person", 2.0, shared.left, shared.right)]
    if shared:
        return [*found, Reason("done by the same", shared.points, shared.left, shared.right)]
    if (clash := _clash(doer_left, doer_right)) and (left.claim.type in table.one_doer or right.claim.type in table.one_doer):
        return [Veto(f"done by others: {clash[0]}, {clash[1]}")]
    if not any(isinstance(one, Reason) for one in found) and (camps := _camps(left, right, table)):
        return [Veto(f"done by the other side: {camps[0]}, {camps[1]}")]
    if _turned(doer_left, done_left, doer_right, done_right):
        return [Veto("who did it and to whom are the other way round")]
    return found


def _clash(left: tuple[Participant, ...], right: tuple[Participant, ...]) -> tuple[str, str] | None:
    """Named participants of one kind on both sides, no two of which can be the same; unnamed ones on a side leave it open."""
    for kind in ("person", "organization", "place", "event"):
        ones = [one for one in left if truly_named(one) and one.kind == kind]
        others = [one for one in right if truly_named(one) and one.kind == kind]
        if ones and others and not any(related(one, other) for one in left for other in right):
            return ones[0].name, others[0].name
    return None


def _camps(left: LinkClaim, right: LinkClaim, table: Kinds) -> tuple[str, str] | None:
    """Whether one was done by a force of the state and the other by those whom such forces face, and not to people called alike."""
    heads = [{head_word(one.name) for one in side(claim, DONE_TO)} for claim in (left, right)]
    if heads[0] & heads[1]:
        return None
    for one, other in ((left, right), (right, left)):
        forces = [who.name for who in side(one, DOERS) if head_word(who.name) in table.forces]
        crowd = [who.name for who in side(other, DOERS) if head_word(who.name) in table.crowds]
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


def pair(claim: LinkClaim) -> Days | None:
    """The days of a claim as `(start, end)`; None when nothing is known."""
    return (claim.days.start, claim.days.end) if claim.days and (claim.days.start or claim.days.end) else None


def days(left: LinkClaim, right: LinkClaim, table: Kinds, same_victim: bool) -> list[Finding]:
    """Shared days score by how narrow they are; other days are a veto, except where one event told with two dates is likelier.

    That is: something that can befall a person once only (within 60 days), or the same thing done to the same one at most 3 days apart.
    """
    one, other = pair(left), pair(right)
    if one and other:
        if meet(one, other) is None:
            return [_misdated(left, right, gap(one, other), table, same_victim)]
        return [_shared_days(left, right, one, other)]
    if left.yearless and right.yearless:
        shared = meet(in_year(left.yearless.first, left.yearless.last, 2000), in_year(right.yearless.first, right.yearless.last, 2000))
        if shared is None:
            return [Veto("another part of the year")]
        return [Reason("the same part of a year", 1.0, _said(left), _said(right))]
    for bare, dated in ((left, other), (right, one)):
        if bare.yearless and dated:
            if not fits(bare, dated):
                return [Veto("another part of the year")]
            if _one_day(bare, dated):
                return [Reason("the day of one, the year of the other", 2.0, _said(left), _said(right))]
            if _one_month(bare, dated):
                return [Reason("the month of one, the year of the other", 1.0, _said(left), _said(right))]
            return [Reason("the year of one, the months of the other", 0.5, _said(left), _said(right))]
    return _told_before(left, right)


def _one_day(bare: LinkClaim, dated: Days) -> bool:
    """Whether a day told without its year is the very day of the other claim."""
    one = bare.yearless
    return one is not None and dated[0] is not None and dated[0] == dated[1] and one.first == one.last == (dated[0].month, dated[0].day)


def _one_month(bare: LinkClaim, dated: Days) -> bool:
    """Whether both lie in one month by its name."""
    months = {bare.yearless.first[0], bare.yearless.last[0]} if bare.yearless else set()
    return dated[0] is not None and dated[1] is not None and months == {dated[0].month, dated[1].month} and dated[0].year == dated[1].year


def fits(bare: LinkClaim, dated: Days) -> bool:
    """Whether days without a year meet an interval in some year of it; an open interval always can."""
    if bare.yearless is None or dated[0] is None or dated[1] is None:
        return True
    years = range(dated[0].year - 1, dated[1].year + 1)
    return any(meet(in_year(bare.yearless.first, bare.yearless.last, year), dated) for year in years)


def _said(claim: LinkClaim) -> str:
    """How a claim's time is printed in a reason: its words, else its EDTF form."""
    if claim.yearless and claim.yearless.evidence:
        return claim.yearless.evidence.text
    if claim.claim.time and claim.claim.time.text:
        return claim.claim.time.text
    return claim.days.edtf if claim.days else ""


def _shared_days(left: LinkClaim, right: LinkClaim, one: Days, other: Days) -> Reason:
    widths = sorted(wide if wide is not None else 10_000 for wide in (width(one), width(other)))
    if widths[1] <= NARROW_DAYS:
        rule, points = "on the same day", 2.5
    elif widths[0] <= NARROW_DAYS and widths[1] <= MONTH_DAYS:
        rule, points = "the day of one is in the month of the other", 1.5
    elif widths[1] <= 2 * MONTH_DAYS:
        rule, points = "in the same month", 1.0
    elif widths[1] <= 366:
        rule, points = "in the same year", 0.75
    else:
        rule, points = "at times that do not exclude each other", 0.0
    return Reason(rule, points, _said(left), _said(right))


def _misdated(left: LinkClaim, right: LinkClaim, days_apart: int, table: Kinds, same_victim: bool) -> Finding:
    once = left.claim.type in table.once and right.claim.type in table.once
    within = ONCE_DAYS if once else MISDATED_DAYS
    if same_victim and left.document != right.document and days_apart <= within and left.claim.type not in table.recurring:
        return Reason("the days differ", -1.0, _said(left), _said(right))
    return Veto(f"another day: {_said(left)}, {_said(right)}")


def _told_before(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """A page that tells of a thing as done was published after it: what lies wholly after that page is another event."""
    for told, dated in ((left, right), (right, left)):
        known = pair(dated)
        done = told.claim.stage in ("completed", "foiled", "attempted")
        until = told.published.end if told.published else None
        if done and until and known and known[0] and pair(told) is None and known[0] > until:
            return [Veto("told as done before the day of the other")]
    return []


def counts(left: LinkClaim, right: LinkClaim, table: Kinds, same_victim: bool = False, same_day: bool = False) -> list[Finding]:
    """Equal and different counts of the same unit. Tolls are corrected from day to day, so a different one never forbids.

    Two arrests or two lists of other lengths, ten and more, are two events unless they are of one day.
    Two penalties of other lengths are two sentences, unless they are one named person's.
    """
    terms = [{digit for role in _fillers(claim, "penalty") for digit in _digits(role.text)} for claim in (left, right)]
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
                if min(int(digits), int(digits_2)) >= MANY and not {left.claim.type, right.claim.type} & table.tolls and not same_day:
                    return [Veto(f"another number: {said}, {said_2}")]
                return [Reason("another number", -1.0, said, said_2)]
    return []


WORD_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        (str(number) for number in range(1, 13)),
        strict=True,
    )
)


def _digits(text: str) -> list[str]:
    """The numbers of a phrase, in figures."""
    return [WORD_NUMBERS.get(word, word) for word in re.findall(r"\w+", text.casefold()) if word.isdecimal() or word in WORD_NUMBERS]


OTHERS = frozenset({"previous", "earlier", "prior", "another", "separate", "similar"})
BEFORE = 3
"""Words before an event that may say which one it is."""
MANY = 10
"""From which count on a different one tells two arrests or lists apart."""
CROWD = 5
"""From how many people on the next sentence need not name all of them."""
PAIRS = frozenset({"couple", "pair", "duo"})
FURTHER = frozenset({"another", "second", "third", "fourth", "fifth", "other", "more", "further", "again", "separate", "separately"})


def is_further(claim: LinkClaim) -> bool:
    """Whether the words of a claim, or whom it befell, speak of one more event of a kind."""
    told = {word for one in claim.participants for word in one.name.casefold().split()}
    return bool(FURTHER & (claim.words | told))


def is_another(claim: LinkClaim) -> bool:
    """Whether the words right before the event say that it is not the one the page is about: "a previous arrest", "another attack"."""
    quote = claim.claim.quote
    before = quote.exact[: max(0, claim.claim.trigger.start - quote.start)].casefold()
    return bool(OTHERS & set(re.findall(r"\w+", before)[-BEFORE:]))


def how_many(people: Iterable[Participant]) -> int:
    """How many those are to whom it was done: counted ("two men"), meant by the word ("a couple"), or named one by one; 0 unknown."""
    people = tuple(people)
    if len(people) > 1:
        return len({one.entity for one in people if one.named}) or len(people)
    digits = _digits(people[0].name) if people else []
    if digits:
        return int(digits[0])
    word = head_word(people[0].name) if people else ""
    return 2 if word in PAIRS else 1 if people and people[0].named and people[0].kind == "person" else 0


def as_many(ones: Iterable[Participant], others: Iterable[Participant]) -> bool:
    """Whether both sides are equally many people, or the others a few named ones out of a crowd, or all are called by the same word."""
    ones, others = tuple(ones), tuple(others)
    left, right = how_many(ones), how_many(others)
    if left and right:
        return left == right or (left >= CROWD and right < left and all(one.named for one in others))
    return bool({head_word(one.name) for one in ones} & {head_word(one.name) for one in others})


def told_apart(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether both say to whom it was done and no two of those are related."""
    ones, others = side(left, DONE_TO), side(right, DONE_TO)
    return bool(ones and others) and not any(related(one, other) for one in ones for other in others)


def _numbers(claim: LinkClaim) -> list[tuple[str, frozenset[str], str]]:
    """The counts of a claim as (digits, words of the unit, as printed)."""
    found = []
    for role in claim.claim.roles:
        if role.role != "number":
            continue
        words = role.text.replace(",", "").casefold().split()
        digits = [WORD_NUMBERS.get(word, word) for word in words if word.isdecimal() or word in WORD_NUMBERS]
        if digits:
            unit = frozenset(word.rstrip("s") for word in words if word.isalpha() and word not in WORD_NUMBERS and len(word) > 3)
            found.append((digits[0], unit - {"more", "than", "least", "over", "about", "around", "nearly", "almost"}, role.text))
    return found


def head_word(text: str) -> str:
    """The last word of a noun phrase before any "of", folded, without a plural "s"."""
    return (text.split(" of ")[0].split() or [""])[-1].casefold().strip("“”\"'’.,").removesuffix("s")


SAME_FILLER = (("instrument", "the same means", 0.75), ("penalty", "the same penalty", 1.0), ("charge", "the same charge", 0.75))


def things(left: LinkClaim, right: LinkClaim, table: Kinds) -> list[Finding]:
    """The same weapon; the same kind of unnamed sufferer, a weak sign that is never enough by itself."""
    found: list[Finding] = []
    for role, rule, points in SAME_FILLER:
        ones, others = _fillers(left, role), _fillers(right, role)
        if same := sorted({head_word(one.text) for one in ones} & {head_word(one.text) for one in others}):
            found.append(Reason(rule, points, same[0], same[0]))
    done_left, done_right = side(left, DONE_TO), side(right, DONE_TO)
    if left.document != right.document and _counted_and_named(done_left, done_right):
        found.append(Reason("as many people as the other names", 1.0, done_left[0].name, done_right[0].name))
    if left.document != right.document and (alike := _called_alike(done_left, done_right, table)):
        found.append(alike)
    return found


def _called_alike(ones: tuple[Participant, ...], others: tuple[Participant, ...], table: Kinds) -> Reason | None:
    """Unnamed people or things that two pages call by one noun or by nouns that pages use for the same, at best with one word more."""
    best: Reason | None = None
    for one, other in ((one, other) for one in ones for other in others):
        heads = head_word(one.name), head_word(other.name)
        if table.called(heads[0]) != table.called(heads[1]) or same_one(one, other):
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
    """The words of a description that say something: folded, without numbers, small words and a plural "s"."""
    words = (word.strip("“”\"'’.,()[]").casefold().removesuffix("s") for word in name.split())
    return frozenset(word for word in words if len(word) > 3 and word.isalpha()) - GENERIC - WORD_NUMBERS.keys()


def _counted_and_named(ones: tuple[Participant, ...], others: tuple[Participant, ...]) -> bool:
    """Whether one side counts two people or more whom the other names one by one ("two men"; "Ann Karr and Tod Hale")."""
    few, many = sorted((ones, others), key=len)
    if len(few) != 1 or few[0].named or len(many) < 2 or not all(one.named and one.kind == "person" for one in many):
        return False
    return how_many(few) == len(many)


def _fillers(claim: LinkClaim, role: str) -> list[Role]:
    return [one for one in claim.claim.roles if one.role == role]


@lru_cache(65536)
def runs(quote: str) -> frozenset[tuple[str, ...]]:
    """All runs of `RUN` words in a quote, folded."""
    words = tuple(re.findall(r"\w+", quote.casefold()))
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))


def printed_alike(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether two pages print one sentence: most runs of three words of the shorter quote are in the longer."""
    one, other = runs(left.claim.quote.exact), runs(right.claim.quote.exact)
    shorter = min(len(one), len(other))
    return shorter >= FEWEST_RUNS and len(one & other) >= ONE_SENTENCE * shorter


def wording(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """One sentence in two pages; shared content words beyond the names (0.25 each, at most 1.5); the same trigger word 0.5."""
    found: list[Finding] = []
    if left.document != right.document and left.lemma == right.lemma and printed_alike(left, right):
        found.append(Reason("printed in the same words", 4.0, left.claim.quote.exact[:80], right.claim.quote.exact[:80]))
    if left.lemma and left.lemma == right.lemma:
        found.append(Reason("the same word for it", 0.5, left.lemma, right.lemma))
    elif left.lemma in right.words or right.lemma in left.words:
        found.append(Reason("the word of one in the other", 0.5, left.lemma, right.lemma))
    shared = sorted((left.words & right.words) - {left.lemma, right.lemma})
    if shared:
        printed = ", ".join(shared[:6])
        found.append(Reason("words in common", min(1.5, 0.25 * len(shared)), printed, printed))
    return found
