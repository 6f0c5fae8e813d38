"""From what one document says to what linking compares: claims with their people, places, days and words.

Who somebody is across documents and where a place lies is for resolving to say; it is passed in as two
functions, because no stage knows another. Without them a name stands for itself.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.days.intervals import last_of_month
from sayso.language.en.fillers import mention_of
from sayso.records import (
    Claim,
    Evidence,
    Extraction,
    LinkClaim,
    Participant,
    Placing,
    Role,
    Span,
    Token,
    Yearless,
)
from sayso.records.times import TimeReading

Who = Callable[[Extraction, Claim, Role], Participant | None]
Where = Callable[[Extraction, Claim, Role], Placing | None]

PLACE_ROLES = frozenset({"place", "destination", "origin"})
PEOPLE_ROLES = frozenset({"actor", "sponsor", "target", "victim", "intervener"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
SHORTEST_WORD = 3
FARTHEST_JOINED = 12
"""Code points between two times that are told together: "June and July"."""
CALENDAR = ("calendar", "near")


def link_claims(
    extraction: Extraction, who: Who | None = None, where: Where | None = None
) -> tuple[LinkClaim, ...]:
    """The claims of one document as linking compares them. `who` and `where` may return None: then that
    role says nothing.
    """
    who, where = who or by_name, where or by_words
    return tuple(_link_claim(extraction, claim, who, where) for claim in extraction.claims)


def _link_claim(extraction: Extraction, claim: Claim, who: Who, where: Where) -> LinkClaim:
    participants = [who(extraction, claim, role) for role in claim.roles if role.role in PEOPLE_ROLES]
    places = [where(extraction, claim, role) for role in claim.roles if role.role in PLACE_ROLES]
    tokens = extraction.annotation.tokens
    trigger = [token for token in tokens if claim.trigger.start <= token.start < claim.trigger.end]
    inside = [token for token in tokens if claim.quote.start <= token.start < claim.quote.end]
    names = [role for role in claim.roles if role.role in PEOPLE_ROLES | PLACE_ROLES]
    return LinkClaim(
        claim=claim,
        document=extraction.document.sha256,
        participants=tuple(one for one in participants if one),
        places=tuple(one for one in places if one),
        days=claim.time.interval if claim.time else None,
        yearless=_yearless(extraction, claim),
        words=frozenset(token.lemma.casefold() for token in inside if _tells(token, names)),
        lemma=trigger[-1].lemma.casefold() if trigger else claim.trigger_text.casefold(),
        sentence=trigger[0].sentence if trigger else _sentence(extraction, claim.trigger),
        definite=_definite(tokens, trigger),
        published=extraction.document.published,
        around=_around(extraction, claim, where),
    )


def _around(extraction: Extraction, claim: Claim, where: Where) -> tuple[Placing, ...]:
    """The towns and sites that the claim's sentence names, outside its roles and outside the names of
    people and bodies ("police in …").
    """
    mentions = [
        one
        for one in extraction.annotation.mentions
        if claim.quote.start <= one.start and one.end <= claim.quote.end
    ]
    taken = [Span(role.start, role.end) for role in claim.roles]
    taken += [Span(one.start, one.end) for one in mentions if one.kind in ("person", "organization")]
    found = []
    for one in mentions:
        if (
            one.kind == "place"
            and one.named
            and not any(span.meets(Span(one.start, one.end)) for span in taken)
        ):
            role = Role("place", extraction.document.text[one.start : one.end], one.start, one.end, one.name)
            place = where(extraction, claim, role)
            if place is not None and len(place.path) != 1:
                found.append(place)
    return tuple(found)


def _tells(token: Token, names: list[Role]) -> bool:
    """Whether a word of the quote is a content word outside the names that are compared by themselves."""
    if token.upos not in CONTENT or len(token.text) < SHORTEST_WORD:
        return False
    return not any(role.start <= token.start < role.end for role in names)


def _sentence(extraction: Extraction, at: Span) -> int:
    """The index of the sentence that holds a place, the last one before it when none does."""
    return max(
        (index for index, span in enumerate(extraction.annotation.sentences) if span.start <= at.start),
        default=0,
    )


def _definite(tokens: tuple[Token, ...], trigger: list[Token]) -> bool:
    """Whether the trigger is a noun with "the", "this" or "his" before it in its own phrase: one that was
    told before.
    """
    if not trigger or trigger[-1].upos not in ("NOUN", "PROPN"):
        return False
    first = tokens.index(trigger[0])
    before = tokens[max(0, first - 3) : first]
    return any(
        token.text.casefold() in POINTING and token.sentence == trigger[0].sentence for token in before
    )


def _yearless(extraction: Extraction, claim: Claim) -> Yearless | None:
    """The months, or the day, that the claim's time names without a year; None when it has days already or
    names no month.
    """
    if claim.time is not None and claim.time.interval.start is not None:
        return None
    found: list[tuple[TimeReading, Evidence]] = []
    for index in _listed(extraction, claim.when):
        time = extraction.annotation.times[index]
        reading = time.reading
        if (
            isinstance(reading, TimeReading)
            and reading.form in CALENDAR
            and reading.month
            and not reading.year
        ):
            if found and not found[-1][0].joined:
                break
            found.append((reading, Evidence(time.text, time.start, time.end, "months without a year")))
    if not found:
        return None
    first, last = found[0][0], found[-1][0]
    if first.month is None or last.month is None:
        return None
    start, end = found[0][1].start, found[-1][1].end
    said = Evidence(extraction.document.text[start:end], start, end, "days told without their year")
    leap = last_of_month(2000, last.month).day
    return Yearless((first.month, first.day or 1), (last.month, last.day or leap), said)


def _listed(extraction: Extraction, when: tuple[int, ...]) -> list[int]:
    """The time expressions of a claim with those that the words join to them: "June" brings the "July" of
    "June and July".
    """
    times, found = extraction.annotation.times, []
    for index in when:
        while 0 <= index < len(times):
            found.append(index)
            reading, end = times[index].reading, times[index].end
            if not isinstance(reading, TimeReading) or not reading.joined:
                break
            index += 1
            if index < len(times) and times[index].start - end > FARTHEST_JOINED:
                break
    return sorted(set(found))


def by_name(extraction: Extraction, _claim: Claim, role: Role) -> Participant | None:
    """Without resolving: a name stands for itself, an unnamed phrase for its chain of mentions in this
    document.
    """
    mention = mention_of(extraction, role)
    named = mention.named if mention else role.name[:1].isupper()
    if mention is not None and not named and role.name != role.text and role.name[:1].isupper():
        named = True
    kind = mention.kind if mention else "other"
    chain = f"{extraction.document.sha256[:16]}#{mention.entity if mention else role.start}"
    return Participant(role.role, role.name, role.name.casefold() if named else chain, named, kind)


def by_words(_extraction: Extraction, _claim: Claim, role: Role) -> Placing | None:
    """Without a gazetteer a place is only its name: enough to find it equal, never enough to find it
    elsewhere.
    """
    return Placing(role.role, role.name, ())
