"""Makes claims of what the network says: which words are claims, and what stands in each of their cells.

The rules and the network are asked about the same words. What the rules tell enters the network as small
numbers; here it lowers the share that a claim needs. No claim is completed after the day of writing; one
filler has one role; who acts is not whom it is done to; for types that the codebook calls grave a named
person stands in a role only above a margin, and below it the claim is marked to be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.codebook import ClaimType, Word
from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.entries import ROLES, STAGES
from sayso.reading.claims.learnt.beside import pairs, said, times
from sayso.reading.claims.learnt.network import Floats, Network, Told
from sayso.reading.claims.learnt.tables import RULED, WRITTEN, Days, Pairs, Times
from sayso.reading.claims.learnt.view import View
from sayso.reading.claims.learnt.wording import wordings
from sayso.reading.claims.numbers import is_many, number_role
from sayso.reading.claims.parties import COUNTED
from sayso.reading.claims.stages import Stage
from sayso.reading.claims.words import Trigger
from sayso.records import ClaimTime, Document, Interval, Role, Source

EVENT, EVENT_RULED = 0.55, 0.2
"""Shares from which a word is a claim: by itself, and where the rules tell one of the same type."""
FILLER = 0.5
"""Share from which a word fills a role, against filling none."""
RULES_KIND, RULES_ROLE, RULES_STAGE, RULES_TIME, RULES_SOURCE = 0.1, 0.1, 0.1, 0.5, 0.9
"""What the rules read stands where the network gives it at least this share of what it gives its own best."""
RULES_WHOLE, RULES_WHOLE_GRAVE = 20.0, 2.0
"""How much less likely, as a logarithm, all fillers of the rules together may be than the likeliest ones, so
that they stand: in a grave claim hardly.
"""
TINY = 1e-6
FURTHER = 0.5
"""Share from which a word fills a role that the rules leave empty."""
SOURCE, DATED, SAME_DAYS = 0.75, 0.7, 0.7
"""Shares from which there is a source, a time, and from which one interval is the time."""
GRAVE = 0.5
"""Share below which a named person fills no role of a grave claim."""
LONGEST_TRIGGER = 5
PARTIES = frozenset({"actor", "target", "victim", "sponsor"})
DONE = frozenset({"completed", "attempted", "foiled"})


class Decided(NamedTuple):
    """A draft with its time, the share that the network gives the claim, and whether it has to be checked."""

    draft: Draft
    time: ClaimTime | None
    margin: float
    to_check: bool


def decide(view: View, network: Network) -> Iterator[Decided]:
    """The claims of a page in text order."""
    if not len(view.candidates.tokens):
        return
    seen, events, kinds = network.candidates(view.candidates)
    for place, index in enumerate(view.candidates.tokens.tolist()):
        kind = _kind(view, index, kinds[place])
        ruled = index in view.drafts and view.drafts[index].kind.name == view.types[kind]
        if events[place] >= (EVENT_RULED if ruled else EVENT):
            yield _decided(view, network, index, kind, seen[place], float(events[place]))


def _kind(view: View, index: int, shares: Floats) -> int:
    """The type of an event word: the rules' where it is nearly as likely as the likeliest."""
    best = int(shares.argmax())
    draft = view.drafts.get(index)
    if draft is not None and shares[view.numbers[draft.kind.name]] >= RULES_KIND * shares[best]:
        return view.numbers[draft.kind.name]
    return best


def _decided(view: View, network: Network, index: int, kind: int, seen: Floats, share: float) -> Decided:
    beside, speakers, when = pairs(view, index), said(view, index), times(view, index)
    told = network.told(
        seen,
        kind,
        (beside.tokens, beside.numbers),
        (speakers.tokens, speakers.numbers),
        (when.tokens, when.numbers),
    )
    claim_type = view.reader.codebook.types[view.types[kind]]
    trigger = _trigger(view, index, claim_type)
    stage = _stage(view, index, claim_type.name, told)
    fillers, unsure = _fillers(view, claim_type, trigger, beside, told)
    time, numbers = _time(view, index, stage, when, told)
    token = view.tokens[index]
    draft = Draft(
        trigger=trigger,
        span=view.reader.tree.span(_printed(trigger)),
        kind=claim_type,
        stage=stage,
        fillers=fillers,
        said_by=_sources(view, index, claim_type.name, speakers, told),
        when=numbers,
        sentence=view.annotation.sentences[token.sentence],
        passage=_passage(view.document, token.start),
        aggregate=told.many > 0 or (trigger.noun and is_many(view.reader, index)),
        why=(f"the codebook's “{trigger.word.text}”, read so with {share:.2f} of 1",),
    )
    return Decided(draft, time, share, unsure)


def _printed(trigger: Trigger) -> tuple[int, ...]:
    short = trigger.tokens[-1] - trigger.tokens[0] <= LONGEST_TRIGGER
    return trigger.tokens if short else (trigger.token,)


def _trigger(view: View, index: int, claim_type: ClaimType) -> Trigger:
    """The trigger that the rules found in a word, as one of the type; else one of the word's own."""
    held = view.triggers.get(index)
    if held is not None:
        return held if held.kind.name == claim_type.name else replace(held, kind=claim_type)
    token = view.tokens[index]
    noun, lemma = token.upos in ("NOUN", "PROPN"), token.lemma.lower()
    words = [word for word in claim_type.words if word.lemmas[word.anchor] == lemma and word.noun == noun]
    word = min(words, key=lambda one: len(one.lemmas), default=Word((lemma,), 0, noun, text=lemma))
    return Trigger(index, (index,), claim_type, word, {}, None, noun)


def _passage(document: Document, start: int) -> int:
    return next((n for n, passage in enumerate(document.passages) if passage.start <= start < passage.end), 0)


def _stage(view: View, index: int, kind: str, told: Told) -> Stage:
    """The stage that the network reads; that of the rules, with its words, where it is nearly as likely."""
    best = int(told.stages.argmax())
    draft = _ruled(view, index, kind)
    if draft is not None:
        share = float(told.stages[STAGES.index(draft.stage.name)])
        if share >= RULES_STAGE * float(told.stages[best]):
            return draft.stage
    return Stage(STAGES[best], f"read so with {float(told.stages[best]):.2f} of 1")


def _ruled(view: View, index: int, kind: str) -> Draft | None:
    """The draft of the rules for an event word, where they read the same type."""
    draft = view.drafts.get(index)
    return draft if draft is not None and draft.kind.name == kind else None


def _fillers(
    view: View, claim_type: ClaimType, trigger: Trigger, beside: Pairs, told: Told
) -> tuple[tuple[Filler, ...], bool]:
    """The fillers in the order of the roles, and whether somebody named in a grave claim is unsure."""
    draft = _ruled(view, trigger.token, claim_type.name)
    shares = {int(head): told.roles[place] for place, head in enumerate(beside.tokens)}
    if draft is not None and _agreed(draft, shares):
        found = [*draft.fillers, *_further(view, draft, beside, told)]
    else:
        found = _own_fillers(view, draft, beside, told)
        found += _counts(view, draft, found)
    kept = [_sure(view, claim_type, filler, shares.get(filler.head)) for filler in found]
    made = tuple(filler for filler in kept if filler is not None)
    return tuple(sorted(made, key=_role_order)), made != tuple(found)


def _role_order(filler: Filler) -> tuple[int, int]:
    return ROLES.index(filler.role.role), filler.role.start


def _agreed(draft: Draft, shares: dict[int, Floats]) -> bool:
    """Whether all that the rules say of the words of a sentence together is nearly as likely as the
    likeliest.
    """
    given = {
        filler.head: 1 + ROLES.index(filler.role.role)
        for filler in draft.fillers
        if filler.role.role != "number"
    }
    apart = [
        np.log(share[given.get(head, 0)] + TINY) - np.log(share.max() + TINY)
        for head, share in shares.items()
    ]
    return bool(sum(apart) >= -(RULES_WHOLE_GRAVE if draft.kind.grave else RULES_WHOLE))


def _own_fillers(view: View, draft: Draft | None, beside: Pairs, told: Told) -> list[Filler]:
    """The fillers that the network finds word by word, surest first."""
    found: list[Filler] = []
    given = (
        {filler.head: filler.role for filler in draft.fillers if filler.role.role != "number"}
        if draft
        else {}
    )
    for place in np.argsort(-told.roles[:, 1:].max(1), kind="stable").tolist():
        head = int(beside.tokens[place])
        held = given.get(head)
        named = _filled(view, told.roles[place], held, draft is not None, head)
        if not named:
            continue
        made = (
            held
            if held is not None and held.role == named
            else _worded(view, named, head, told.wordings[place])
        )
        if made is not None and not _taken(found, made):
            found.append(Filler(made, head))
    return found


def _further(view: View, draft: Draft, beside: Pairs, told: Told) -> list[Filler]:
    """Sure fillers of roles that the rules leave empty."""
    held, heads = {filler.role.role for filler in draft.fillers}, {filler.head for filler in draft.fillers}
    found: list[Filler] = []
    for place, head in enumerate(beside.tokens.tolist()):
        best = int(told.roles[place].argmax())
        if not best or told.roles[place, best] < FURTHER or ROLES[best - 1] in held or head in heads:
            continue
        made = _worded(view, _role_name(view, ROLES[best - 1], head), head, told.wordings[place])
        if made is not None and not _taken([*draft.fillers, *found], made):
            found.append(Filler(made, head))
    return found


def _sure(view: View, claim_type: ClaimType, filler: Filler, shares: Floats | None) -> Filler | None:
    """A filler as it may stand: in a grave claim a person of whom the network is unsure stays as he is called
    beside the event, and one who is named there is left out.
    """
    named, head = filler.role, filler.head
    if not claim_type.grave or named.role not in PARTIES or shares is None or not _is_person(view, head):
        return filler
    if shares[1 + ROLES.index(named.role)] >= GRAVE:
        return filler
    if view.tokens[head].upos == "PRON" or named.name != named.text:
        return Filler(replace(named, name=named.text), head)
    return None


def _filled(view: View, shares: Floats, held: Role | None, ruled: bool, head: int) -> str:
    """The role that a word fills, "" for none: the rules' reading where it is nearly as likely."""
    best = int(shares[1:].argmax()) + 1
    own = best if shares[best] >= FILLER * (shares[best] + shares[0]) else 0
    given = (1 + ROLES.index(held.role) if held is not None else 0) if ruled else own
    chosen = given if shares[given] >= RULES_ROLE * shares[own] else own
    return _role_name(view, ROLES[chosen - 1], head) if chosen else ""


def _counts(view: View, draft: Draft | None, found: list[Filler]) -> list[Filler]:
    """The counts of those who take part: the rules' own, else the whole phrase that holds a count."""
    if draft is not None:
        held = {draft.trigger.token, *(filler.head for filler in found)}
        return [filler for filler in draft.fillers if filler.role.role == "number" and filler.head in held]
    made = []
    for filler in found:
        counted = number_role(view.reader, view.document, filler.head, None)
        if filler.role.role in COUNTED and counted is not None:
            made.append(Filler(replace(filler.role, role="number", name=filler.role.text), filler.head))
    return made


def _role_name(view: View, named: str, head: int) -> str:
    """A weapon is the means, never who acts."""
    weapon = view.tokens[head].lemma.lower() in lists()["weapons"] and view.reader.kind(head) in (
        "other",
        "event",
        "",
    )
    return "instrument" if named == "actor" and weapon else named


def _is_person(view: View, head: int) -> bool:
    mention = view.reader.mentions.get(head)
    return mention is not None and mention.kind == "person" and (mention.named or mention.pronoun)


def _worded(view: View, named: str, head: int, shares: Floats) -> Role | None:
    ways = wordings(view, named, head)
    return next((ways[way] for way in np.argsort(-shares).tolist() if ways[way] is not None), None)


def _taken(found: list[Filler], made: Role) -> bool:
    """Whether a role has the filler already, or whoever acts would be whom it is done to."""
    for held in found:
        same = held.role.name.lower() == made.name.lower()
        if same and (held.role.role == made.role or {held.role.role, made.role} == {"actor", "target"}):
            return True
        if held.role.role == made.role and held.role.start < made.end and made.start < held.role.end:
            return True
    return False


def _sources(view: View, index: int, kind: str, speakers: Pairs, told: Told) -> tuple[Source, ...]:
    """The source that the network names; the rules' chain where its innermost link is nearly as likely."""
    draft = _ruled(view, index, kind)
    best = int(told.sources[:-1].argmax()) if len(speakers.tokens) else -1
    own = float(told.sources[best]) if best >= 0 and 1 - told.sources[-1] >= SOURCE else 0.0
    if draft is not None:
        linked = (
            float(told.sources[:-1][speakers.numbers[:, 1] > 0].sum())
            if draft.said_by
            else float(told.sources[-1])
        )
        if linked >= RULES_SOURCE * max(own, float(told.sources[-1]) if not own else 0.0):
            return draft.said_by
    return (view.speakers.source_at(int(speakers.tokens[best]), "asserts"),) if own else ()


def _time(
    view: View, index: int, stage: Stage, when: Times, told: Told
) -> tuple[ClaimTime | None, tuple[int, ...]]:
    """The time that the network reads, and the expressions that give it; the rules' where it is nearly as
    likely.
    """
    shares: dict[Days, float] = {}
    for days, share in zip(when.intervals, told.times.tolist(), strict=False):
        shares[days] = shares.get(days, 0.0) + share
    best = max(shares, key=lambda days: shares[days], default=None)
    dated = best is not None and 1 - told.times[-1] >= DATED and shares[best] >= SAME_DAYS
    ruled = when.intervals[0] if when.indices and when.indices[0] == RULED else None
    if ruled is not None and shares[ruled] >= RULES_TIME * (
        shares[best] if dated and best else float(told.times[-1])
    ):
        best, dated = ruled, True
    if not dated:
        return None, ()
    places = [place for place, days in enumerate(when.intervals) if days == best]
    chosen = max(places, key=lambda place: (when.indices[place] == RULED, float(told.times[place])))
    made, numbers = _claim_time(view, index, when.indices[chosen])
    if made is not None and stage.name in DONE and _still_to_come(view.document, made.interval):
        return None, ()
    return made, numbers


def _still_to_come(document: Document, interval: Interval) -> bool:
    written = document.published
    late = written is not None and written.end is not None and interval.start is not None
    return bool(late and written and written.end and interval.start and interval.start > written.end)


def _claim_time(view: View, index: int, number: int) -> tuple[ClaimTime | None, tuple[int, ...]]:
    if number == RULED:
        return view.dated[index].time, view.dated[index].when
    if number == WRITTEN:
        written = view.document.published
        text = written.because[0].text if written is not None and written.because else ""
        return (ClaimTime(written, text, "inferred") if written is not None else None), ()
    time = view.annotation.times[number]
    if time.interval is None:
        return None, ()
    return ClaimTime(time.interval, time.text, "relative" if time.relative else "stated"), (number,)
