"""One claim per event mention, not one per word: what is told inside another claim is joined to it or
loses its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.sources import Speakers
from sayso.reading.claims.words import governed
from sayso.records import Source, Span

INNER_ROLES = frozenset({"target", "place", "instrument", "victim", "number"})

ACCUSING = frozenset({"accusation", "charge", "conviction", "acquittal", "arrest", "detention", "sentence"})
"""Acts that name a deed of the one who undergoes them."""
MOVES = frozenset({"extradition", "deportation", "swap", "release", "expulsion"})
"""Acts that move a person across a border, or free him."""


def fold(reader: Reader, speakers: Speakers, drafts: Sequence[Draft]) -> list[Draft]:
    """Join planned acts to their plot, drop repeated and empty event words, give alleged acts their
    accuser.
    """
    kept = list(drafts)
    kept = _plots(reader, kept)
    kept = _of_the_accused(reader, kept)
    kept = _nested(reader, kept)
    kept = _caught(reader, kept)
    kept = _without_event_actors(kept)
    kept = _alleged(reader, speakers, kept)
    kept = _called(reader, speakers, kept)
    kept = _coordinated(reader, kept)
    kept = _moved(kept)
    return [draft for draft in kept if not _empty(reader, draft) and not _mere_purpose(draft)]


def _plots(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """ "a plot to bomb the rally": the plot takes the rally as its target, and the planned bombing is no
    second claim.
    """
    gone: set[int] = set()
    made: list[Draft] = []
    for draft in drafts:
        if draft.kind.name != "plot":
            continue
        below = governed(reader, draft.trigger)
        inner = [
            d
            for d in drafts
            if d.trigger.token in below and d.kind.family == "violence" and d.trigger.token not in gone
        ]
        gone.update(d.trigger.token for d in inner)
        fillers = [
            f
            for f in draft.fillers
            if not (f.role.role == "target" and any(f.head == d.trigger.token for d in inner))
        ]
        for event in inner:
            fillers += [f for f in event.fillers if f.role.role in INNER_ROLES and f not in fillers]
        when = draft.when or next((d.when for d in inner if d.when), ())
        made.append(replace(draft, fillers=tuple(fillers), when=when))
    plots = {draft.trigger.token: draft for draft in made}
    return [plots.get(d.trigger.token, d) for d in drafts if d.trigger.token not in gone]


def _of_the_accused(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """ "accused of spying for Karsk": what a gerund says is done by the one who undergoes the accusation."""
    made = list(drafts)
    for draft in drafts:
        accused = [
            replace(f, role=replace(f.role, role="actor")) for f in draft.fillers if f.role.role == "target"
        ]
        below = governed(reader, draft.trigger) if draft.kind.name in ACCUSING and accused else set()
        for place, inner in enumerate(made):
            gerund = inner.trigger.noun and reader.tokens[inner.trigger.token].text.lower().endswith("ing")
            deed = (
                gerund
                and inner.kind.family == "preparation"
                and inner.trigger.token in below
                and not inner.heads("actor")
            )
            if deed and inner.kind.name != draft.kind.name:
                made[place] = replace(inner, fillers=(*inner.fillers, *accused))
    return made


def _nested(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """An event word that only fills a slot of another one of its kind, or is the bare name of a charge or
    a penalty, is no claim.
    """
    gone: set[int] = set()
    for draft in drafts:
        below = {
            c
            for filler in draft.fillers
            for c in reader.tree.deps(filler.head, "nmod")
            if reader.tree.case(c) == "of"
        }
        gone.update(
            d.trigger.token
            for d in drafts
            if d.trigger.token in below and d.kind.name == draft.kind.name and d.trigger.noun
        )
        for filler in draft.fillers:
            for inner in drafts:
                if inner is draft or inner.trigger.token != filler.head:
                    continue
                same = inner.kind.name == draft.kind.name
                bare = not inner.when and not any(
                    f.role.role in ("actor", "target", "victim") for f in inner.fillers
                )
                asked = draft.kind.name == "appeal" and inner.stage.name == "called-for" and not same
                if asked:  # "demanded an inquiry" is an appeal, and an inquiry that is called for
                    continue
                if same or (
                    filler.role.role in ("charge", "penalty", "topic") and inner.trigger.noun and bare
                ):
                    gone.add(inner.trigger.token)
        above = next(
            (
                d
                for d in drafts
                if d.trigger.token == reader.tokens[draft.trigger.token].head and d is not draft
            ),
            None,
        )
        beside = draft.trigger.noun and reader.tokens[draft.trigger.token].deprel.startswith("obl")
        if beside and above is not None and above.kind.name == draft.kind.name and not above.trigger.noun:
            gone.add(draft.trigger.token)  # "remains under house arrest" is one state
        light = draft.trigger.light
        passive = light is not None and reader.tree.is_passive(
            light
        )  # "the arrests were made", but not "the blast claimed nine lives"
        relations = ("obj", "nsubj") if passive else ("obj",)
        taken = any(
            other.trigger.token == light and draft.trigger.token in other.heads("target") for other in drafts
        )  # "put on a wanted list"
        if light is not None and (taken or draft.trigger.token in reader.tree.deps(light, *relations)):
            gone.add(light)
            if (
                draft.trigger.token in gone
            ):  # the verb that took the noun in stands for both ("handed down nine sentences")
                gone.discard(light)
    return [draft for draft in drafts if draft.trigger.token not in gone]


def _caught(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """ "busted a ring, preparing attacks": what is prepared is prepared by those who were caught, not by
    those who caught them.
    """
    made = []
    for draft in drafts:
        token = reader.tokens[draft.trigger.token]
        above = next(
            (d for d in drafts if d.trigger.token in reader.tree.ancestors(draft.trigger.token)[:2]), None
        )
        crime = (
            draft.kind.family in ("violence", "preparation")
            and token.deprel.split(":")[0] in ("advcl", "conj")
            and token.xpos == "VBG"
        )
        if (
            above is not None
            and crime
            and above.kind.family == "justice"
            and not reader.tree.deps(draft.trigger.token, "nsubj")
        ):
            shared = {f.role.start for f in above.fillers if f.role.role == "actor"}
            targets = [
                replace(f, role=replace(f.role, role="actor"))
                for f in above.fillers
                if f.role.role == "target"
            ]
            if targets and any(f.role.role == "actor" and f.role.start in shared for f in draft.fillers):
                others = [f for f in draft.fillers if not (f.role.role == "actor" and f.role.start in shared)]
                draft = replace(draft, fillers=(*others, *targets))
        made.append(draft)
    return made


def _without_event_actors(drafts: list[Draft]) -> list[Draft]:
    """ "The blast killed five": a blast is no actor."""
    events = {draft.trigger.token for draft in drafts}
    return [
        replace(
            draft,
            fillers=tuple(f for f in draft.fillers if not (f.role.role == "actor" and f.head in events)),
        )
        if any(f.role.role == "actor" and f.head in events for f in draft.fillers)
        else draft
        for draft in drafts
    ]


def _alleged(reader: Reader, speakers: Speakers, drafts: list[Draft]) -> list[Draft]:
    """The act of which someone is accused is said by the accuser; where none is named, by the word itself."""
    made = list(drafts)
    for draft in drafts:
        if draft.kind.name != "accusation":
            continue
        below = governed(reader, draft.trigger)
        accusers = [speakers.source_at(head, "alleges") for head in draft.heads("actor")[:1]]
        if not accusers and draft.trigger.word.soft:
            continue
        if not accusers:
            token = reader.tokens[draft.trigger.token]
            accusers = [Source(token.text, token.start, token.end, token.text, "alleges")]
        for place, inner in enumerate(made):
            if inner.trigger.token in below and inner.trigger.token != draft.trigger.token:
                spans = [Span(one.start, one.end) for one in accusers]
                said_by = tuple(
                    one
                    for one in inner.said_by
                    if not any(Span(one.start, one.end).holds(span) for span in spans)
                )
                names = {source.name.lower() for source in said_by}
                fresh = tuple(a for a in accusers if a.name.lower() not in names)
                made[place] = replace(inner, said_by=(*said_by, *fresh))
    return made


def _called(reader: Reader, speakers: Speakers, drafts: list[Draft]) -> list[Draft]:
    """An act that is called for is said by the caller (CODEBOOK.md)."""
    made = []
    for draft in drafts:
        if draft.stage.name == "called-for" and not draft.said_by and draft.stage.callers:
            draft = replace(
                draft, said_by=tuple(speakers.source_at(head, "asks") for head in draft.stage.callers[:1])
            )
        made.append(draft)
    return made


def _coordinated(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """Two coordinated words of one type are one event ("to protest and revolt"), unless each has its own
    object or date.
    """
    by_token = {draft.trigger.token: draft for draft in drafts}
    kept = []
    for draft in drafts:
        token = reader.tokens[draft.trigger.token]
        first = by_token.get(token.head) if token.deprel == "conj" else None
        same = first is not None and first.kind.name == draft.kind.name and first.when == draft.when
        own = any(
            f.role.role in ("target", "place", "number") and (first is None or f not in first.fillers)
            for f in draft.fillers
        )
        if not (same and (not own or not draft.trigger.noun)) or (draft.trigger.noun and own):
            kept.append(draft)
    return kept


def _moved(drafts: list[Draft]) -> list[Draft]:
    """ "was flown to Karsk": a bare move of someone whose extradition, deportation, swap or release is
    told beside it is a part of that.
    """
    acts = {
        filler.role.name: draft.kind
        for draft in drafts
        for filler in draft.fillers
        if draft.kind.name in MOVES
        and filler.role.role == "target"
        and draft.stage.name in ("completed", "ongoing")
    }
    made = []
    for draft in drafts:
        bare = draft.kind.name == "rendition" and draft.trigger.word.soft
        act = next(
            (acts[f.role.name] for f in draft.fillers if f.role.role == "target" and f.role.name in acts),
            None,
        )
        made.append(replace(draft, kind=act) if bare and act is not None else draft)
    return made


def _mere_purpose(draft: Draft) -> bool:
    """ "to suppress freedoms", "struggles to topple the regime": an aim in general terms, without place or
    time, is no event.
    """
    aim = draft.stage.name == "planned" and (
        "purpose" in draft.stage.why or "to-infinitive" in draft.stage.why
    )
    general = draft.kind.family in ("repression", "public life", "harm")
    return aim and general and not draft.when and not any(f.role.role == "place" for f in draft.fillers)


def _empty(reader: Reader, draft: Draft) -> bool:
    """An event noun that names nobody, no place and no time is a bare reference, not a claim."""
    trigger = draft.trigger
    if not trigger.noun or trigger.light is not None or draft.when:
        return False
    own = set(reader.tree.subtree(trigger.token))  # "a car bomb" names its means and tells no more for that
    if (
        any(
            _tells(filler)
            for filler in draft.fillers
            if filler.role.role != "instrument" or filler.head not in own
        )
        or draft.stage.callers
    ):
        return False
    token = reader.tokens[trigger.token]
    verb = reader.tokens[token.head]
    if trigger.kind.family == "justice" and _told_anew(reader, trigger.token):
        return False
    if reader.tree.deps(trigger.token, "cop") and trigger.kind.family == "violence":
        return False
    if (
        token.lemma
        and verb.lemma.lower() in lists()["quantities"]
        and reader.tree.case(trigger.token) == "of"
    ):  # "a wave of arrests"
        token, verb = verb, reader.tokens[verb.head]
    if (
        token.deprel.startswith("obl") and verb.lemma.lower() == "follow"
    ):  # "was followed by a wave of arrests"
        return False
    occurs = (
        token.deprel.startswith("nsubj")
        and verb.upos == "VERB"
        and verb.lemma.lower() in lists()["occurring"]
    )
    told_of = any(
        reader.tokens[c].lemma.lower() in lists()["occurring"] for c in reader.tree.deps(trigger.token, "acl")
    )  # "which opened"
    return not occurs and not told_of


def _told_anew(reader: Reader, noun: int) -> bool:
    """ "after a trial", "during the seven-week trial": an indefinite or described proceeding is told, not
    only referred to.
    """
    beside = [reader.tokens[c] for c in reader.tree.children[noun] if c < noun]
    return any(
        t.text.lower() in ("a", "an") or t.deprel.split(":")[0] in ("compound", "nummod") for t in beside
    )


def _tells(filler: Filler) -> bool:
    return filler.role.role != "topic" or filler.role.text.lower() not in lists()["empty"]
