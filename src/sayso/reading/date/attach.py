"""Which time expressions cover a claim that the syntax gave none: dates of entries, at the head of a
sentence, right behind the event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import Annotation, Claim, Document, Passage, Span, TimeExpression, Token

_ENTRY = re.compile(r"\s*(?:[:–—]|-{1,2}(?=\s)|\.\s?[–—-])\s*\S")
_BULLET = re.compile(r"[\s•*·–—-]*$")
_WHEN = re.compile(r",?\s+when\b")
_BEFORE = frozenset(
    {"on", "in", "during", "at", "since", "until", "from", "by", "late", "early", "of", "after", "as"}
)
_BARE = re.compile(
    r"(?:last|this|next|late|early|earlier|later|yesterday|today|tonight|tomorrow|[A-Z][a-z]+day)\b",
    re.IGNORECASE,
)
_INNER = frozenset({"ccomp", "parataxis", "advcl"})
_LATER = frozenset(
    {"later", "then", "subsequently", "afterwards", "afterward", "eventually", "finally", "since", "now"}
)
_BEGAN = frozenset({"began", "started", "erupted", "broke"})
_REACH = 30


def entries(document: Document, times: Sequence[TimeExpression]) -> dict[int, int]:
    """For each passage that is an entry of a chronicle the index of the expression that dates it.

    An entry begins with its date and a colon or dash, or follows a line that is nothing but a date (two
    such lines at least).
    """
    covered: dict[int, int] = {}
    alone: dict[int, int] = {}
    for place, passage in enumerate(document.passages):
        index = next((i for i, time in enumerate(times) if passage.start <= time.start < passage.end), None)
        if (
            index is None
            or times[index].interval is None
            or not _BULLET.match(document.text[passage.start : times[index].start])
        ):
            continue
        rest = document.text[times[index].end : passage.end]
        if _ENTRY.match(rest):
            covered[place] = index
        elif not rest.strip(" .:–—-\n") and not _of_the_page(passage.kind, times[index]):
            alone[place] = index
    if len(alone) >= 2:
        covered |= _under(document.passages, alone)
    return covered


def _of_the_page(kind: str, time: TimeExpression) -> bool:
    """Whether a date on a line of its own is the page's or the article's, and opens no entry."""
    return kind in ("byline", "dateline") or (
        kind == "boilerplate" and len(time.value or "") > len("2012-09")
    )


def _under(passages: Sequence[Passage], alone: dict[int, int]) -> dict[int, int]:
    covered, current = {}, None
    for place, passage in enumerate(passages):
        if place in alone:
            current = alone[place]
        elif passage.kind in ("title", "heading", "boilerplate", "byline", "dateline"):
            current = None
        elif current is not None:
            covered[place] = current
    return covered


def attached(annotation: Annotation, claim: Claim, claims: Sequence[Claim], text: str) -> tuple[int, ...]:
    """The expressions that date a claim whose own words have none, read from the order of the words; empty
    when none does.
    """
    sentence = next(
        (span for span in annotation.sentences if span.start <= claim.trigger.start < span.end), None
    )
    if sentence is None:
        return ()
    inside = [
        index
        for index, time in enumerate(annotation.times)
        if sentence.start <= time.start and time.end <= sentence.end
    ]
    inside = [index for index in inside if annotation.times[index].interval is not None]
    return (
        _when_clause(annotation, claim, inside, text)
        or _behind(annotation, claim, claims, inside)
        or _before_verb(annotation, claim, inside)
        or _at_head(annotation, claim, sentence, inside)
        or _coordinated(annotation, claim, claims)
    )


def _when_clause(annotation: Annotation, claim: Claim, inside: Sequence[int], text: str) -> tuple[int, ...]:
    """ "since October 30, when he survived an attempt": the day is that of the clause that explains it."""
    for index in reversed(inside):
        time = annotation.times[index]
        if time.end <= claim.trigger.start and explains(time, claim, text):
            return (index,)
    return ()


def explains(time: TimeExpression, claim: Claim, text: str) -> bool:
    """Whether a claim stands in the "when" clause that explains an expression."""
    found = _WHEN.match(text, time.end)
    return (
        found is not None
        and found.end() <= claim.trigger.start
        and not re.search(r"[.;]\s", text[found.end() : claim.trigger.start])
    )


def _behind(
    annotation: Annotation, claim: Claim, claims: Sequence[Claim], inside: Sequence[int]
) -> tuple[int, ...]:
    """The first expression behind the trigger, when no other verb or event stands between the two."""
    taken = {(index, other.trigger.start) for other in claims for index in other.when}
    tokens = annotation.tokens
    for index in inside:
        time = annotation.times[index]
        if time.start < claim.trigger.end:
            continue
        between = [
            place for place, token in enumerate(tokens) if claim.trigger.end <= token.start < time.start
        ]
        subject_of = _verb_of(tokens, claim)
        if len(between) > _REACH or any(
            _bars(tokens, place) for place in between if not _carries(tokens, place, subject_of)
        ):
            return ()
        crowded = any(one == index and start < time.start for one, start in taken) or any(
            claim.trigger.end <= other.trigger.start < time.start for other in claims
        )
        if crowded and not _passes_nouns(tokens, between, time):
            return ()
        if _adverbial(tokens, time, [tokens[place] for place in between]):
            return (index,)
    return ()


def _verb_of(tokens: Sequence[Token], claim: Claim) -> int:
    """The verb that a noun trigger is the subject of ("the trial opens on"), else -1."""
    token = next((one for one in tokens if claim.trigger.start <= one.start < claim.trigger.end), None)
    return token.head if token is not None and token.deprel.startswith("nsubj") else -1


def _carries(tokens: Sequence[Token], place: int, verb: int) -> bool:
    """Whether a word is the verb that carries a noun event, or the verb that this one governs ("is
    expected to begin").
    """
    return verb >= 0 and (place == verb or (tokens[place].head == verb and tokens[place].deprel == "xcomp"))


def _bars(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word cuts an event from a date behind it: a verb, unless it tells what went on then ("as
    she was leaving").
    """
    token = tokens[place]
    if token.upos != "VERB":
        return token.text in ';:“”"'
    if token.text.lower() in _BEGAN and token.deprel.startswith("acl"):
        return False
    marks = {
        one.text.lower()
        for one in tokens[max(0, place - 6) : place]
        if one.head == place and one.deprel == "mark"
    }
    return not (token.deprel.startswith("advcl") and marks & {"as", "while", "when"})


def _passes_nouns(tokens: Sequence[Token], between: Sequence[int], time: TimeExpression) -> bool:
    """Whether a date reaches over an event noun to the verb: it stands without a preposition, or is that
    of "in the uprising of 2024".
    """
    last = [tokens[place].text.lower() for place in between[-4:]]
    if _BARE.match(time.text) and (not last or last[-1] not in _BEFORE):
        return True
    return len(last) == 4 and last[0] in ("in", "during") and last[1] in ("the", "that") and last[3] == "of"


def _before_verb(annotation: Annotation, claim: Claim, inside: Sequence[int]) -> tuple[int, ...]:
    """An expression at the head of a clause covers the clause's verb: "and in March two men beat up", "who
    in June 2019 took".
    """
    tokens = annotation.tokens
    for index in reversed(inside):
        time = annotation.times[index]
        if time.end > claim.trigger.start:
            continue
        between = [token for token in tokens if time.end <= token.start < claim.trigger.start]
        before = [token for token in tokens if token.end <= time.start][-2:]
        if len(between) > _REACH or any(
            (token.upos == "VERB" and not token.deprel.startswith("acl")) or token.text in ";:"
            for token in between
        ):
            return ()
        trigger = next((token for token in tokens if token.start >= claim.trigger.start), None)
        led = (
            len(before) == 2
            and before[-1].upos == "ADP"
            and (
                before[0].upos in ("CCONJ", "SCONJ")
                or before[0].text.lower() in ("who", "which", "that", ",", ";")
            )
        )
        return (
            (index,)
            if (
                led
                and trigger is not None
                and trigger.upos == "VERB"
                and not trigger.deprel.startswith("acl:relcl")
            )
            or _led_by_pronoun(before)
            else ()
        )
    return ()


def _led_by_pronoun(before: Sequence[Token]) -> bool:
    return len(before) == 2 and before[1].upos == "ADP" and before[0].text.lower() in ("who", "which")


def _coordinated(annotation: Annotation, claim: Claim, claims: Sequence[Claim]) -> tuple[int, ...]:
    """ "convicted him on Friday and sentenced him to 18 years": the second verb shares the day, unless a
    word makes it later.
    """
    tokens = annotation.tokens
    place = next(
        (i for i, token in enumerate(tokens) if claim.trigger.start <= token.start < claim.trigger.end), None
    )
    if (
        place is None
        or tokens[place].deprel != "conj"
        or tokens[place].upos != "VERB"
        or tokens[place].xpos == "VBG"
    ):
        return ()
    own = {
        token.deprel.split(":")[0] for token in tokens[max(0, place - 12) : place + 12] if token.head == place
    }
    adverbs = {
        token.text.lower()
        for token in tokens[max(0, place - 6) : place + 6]
        if token.head == place and token.upos == "ADV"
    }
    if "nsubj" in own or adverbs & _LATER:
        return ()
    head = tokens[tokens[place].head]
    return next(
        (
            other.when
            for other in claims
            if other.when and other.trigger.start <= head.start < other.trigger.end
        ),
        (),
    )


def _adverbial(tokens: Sequence[Token], time: TimeExpression, between: Sequence[Token]) -> bool:
    """Whether an expression stands by itself as the time of what is told, not before a noun ("the 2016
    race").
    """
    after = next((token for token in tokens if token.start >= time.end), None)
    if (
        after is not None
        and after.upos in ("NOUN", "PROPN", "ADJ")
        and time.type == "DATE"
        and time.text[-1].isdigit()
    ):
        return False
    if between and between[-1].text.lower() in _BEFORE:
        return True
    return bool(_BARE.match(time.text)) or time.type == "DURATION"


def _at_head(annotation: Annotation, claim: Claim, sentence: Span, inside: Sequence[int]) -> tuple[int, ...]:
    """An expression that opens the sentence covers its main clause, and what the main verb's objects tell."""
    tokens = annotation.tokens
    if not inside:
        return ()
    first = annotation.times[inside[0]]
    lead = [token for token in tokens if sentence.start <= token.start < first.start]
    if len(lead) > 3 or any(token.upos in ("VERB", "AUX", "NOUN", "PROPN", "PRON") for token in lead):
        return ()
    place = next(
        (i for i, token in enumerate(tokens) if claim.trigger.start <= token.start < claim.trigger.end), None
    )
    if place is None or (place and tokens[place].start < first.end):
        return ()
    return tuple(inside[:1]) if _in_main_clause(tokens, place) else ()


def _in_main_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether the way from a token up to the root leads through no clause of its own, relative clauses of
    objects left aside.
    """
    for _ in range(12):
        token = tokens[place]
        if token.head == place:
            return True
        relation = token.deprel.split(":")[0]
        if relation in _INNER and not (
            relation == "advcl" and place and tokens[place - 1].text.lower() == "to"
        ):
            return False
        if token.deprel.startswith("acl") and tokens[token.head].deprel.split(":")[0] not in (
            "obj",
            "obl",
            "conj",
        ):
            return False
        place = token.head
    return False
