"""Lists that a state publishes against people, and the ground that it gives for a measure.

"The ministry published a list of 20 officials who it said had backed the rebels" is a measure against them
and an accusation. A list alone is no measure: it is one when it is a blacklist, or when whoever publishes
it says what those on it have done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.codebook import ClaimType, Codebook
from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.fillers import quantity_target, role
from sayso.reading.claims.numbers import number_role
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.sources import Speakers
from sayso.reading.claims.stages import Stage
from sayso.reading.claims.words import Trigger
from sayso.records import Document, Role, Span

MEASURE, GROUND = "sanction", "accusation"
GROUNDED = frozenset({"sanction", "ban", "expulsion", "deportation"})
RELATIVES = frozenset({"who", "whom", "that", "which"})
ANNOUNCED = "announcement"


def measures(
    speakers: Speakers,
    document: Document,
    codebook: Codebook,
    passages: Sequence[int],
    sentences: Sequence[Span],
    drafts: Sequence[Draft],
) -> list[Draft]:
    """The drafts with published lists read as measures, and with the accusations that measures give as
    their ground.

    A codebook without sanctions or accusations of its own is left alone.
    """
    if not {MEASURE, GROUND} <= set(codebook.types):
        return list(drafts)
    reader, made = speakers.reader, list(drafts)
    for noun, token in enumerate(reader.tokens):
        if token.lemma.lower() not in lists()["registers"] or passages[noun] < 0:
            continue
        listed, verb = _listed(reader, noun), _publisher(reader, noun)
        if listed is None or verb is None or any(draft.trigger.token == noun for draft in made):
            continue
        old = next((draft for draft in made if draft.trigger.token == verb), None)
        if old is None or old.kind.name == ANNOUNCED:
            made = [draft for draft in made if draft is not old]
            sentence = sentences[token.sentence]
            measure = _new(
                speakers,
                codebook.types[MEASURE],
                old.trigger.token if old else noun,
                sentence,
                passages[noun],
            )
            measure = replace(
                measure, fillers=tuple(_parties(reader, document, verb, listed)), when=old.when if old else ()
            )
            own_words = _said_of(reader, listed)
            said_by = tuple(
                one
                for one in measure.said_by
                if own_words is None or one.start != reader.tokens[own_words[1]].start
            )
            made.append(
                replace(measure, said_by=said_by, why=("a list that a state publishes against people",))
            )
    for draft in [one for one in made if one.kind.name in GROUNDED]:
        for head in draft.heads("target"):
            made += _grounds(speakers, document, codebook.types[GROUND], draft, head, made)
    return made


def _listed(reader: Reader, noun: int) -> int | None:
    """Whom a list holds, when it is held against them."""
    for child in reader.tree.deps(noun, "nmod"):
        inner = quantity_target(reader, child)[0]
        people = reader.kind(inner) == "person" or reader.tokens[inner].lemma.lower() in lists()["listed"]
        if (
            reader.tree.case(child) == "of"
            and people
            and (reader.tokens[noun].lemma.lower() == "blacklist" or _said_of(reader, inner))
        ):
            return inner
    return None


def _publisher(reader: Reader, noun: int) -> int | None:
    """The verb by which a state or its body publishes the list."""
    verb = reader.tokens[noun].head
    if reader.tokens[verb].lemma.lower() not in lists()["publishing"] or reader.tokens[noun].deprel != "obj":
        return None
    by = reader.tree.deps(verb, "nsubj")
    return verb if any(_is_state(reader, head) for head in by) else None


def _is_state(reader: Reader, head: int) -> bool:
    """Whether a subject is a state, or a body that speaks for one."""
    mention = reader.mentions.get(head)
    words = {word.lower() for word in (mention.name if mention else reader.tokens[head].text).split()} | {
        reader.tokens[head].lemma.lower()
    }
    return reader.kind(head) == "place" or bool(words & lists()["public"])


def _said_of(reader: Reader, head: int) -> tuple[int, int] | None:
    """The verb of saying and its own subject in "who it said had backed the rebels": what those people
    did, not what befell them.
    """
    for clause in reader.tree.deps(head, "acl"):
        token = reader.tokens[clause]
        if token.deprel != "acl:relcl" or token.lemma.lower() not in lists()["asserting"]:
            continue
        speakers = [
            c for c in reader.tree.deps(clause, "nsubj") if reader.tokens[c].text.lower() not in RELATIVES
        ]
        for told in reader.tree.deps(clause, "ccomp"):
            subjects = reader.tree.deps(
                told, "nsubj", "obj"
            )  # a relative so far from its verb is often read as the object
            relative = [c for c in subjects if c < clause and reader.tokens[c].text.lower() in RELATIVES]
            others = [c for c in reader.tree.deps(told, "nsubj") if c not in relative]
            if speakers and relative and not others and not reader.tree.is_passive(told):
                return clause, speakers[0]
    return None


def _parties(reader: Reader, document: Document, verb: int, listed: int) -> Iterator[Filler]:
    for named, heads in (("actor", reader.tree.deps(verb, "nsubj")), ("target", [listed])):
        for head in heads:
            made = role(reader, document, named, head)
            if made is not None:
                yield Filler(made, head)
    count = number_role(reader, document, listed, None)
    if count is not None:
        yield Filler(count, listed)


def _grounds(
    speakers: Speakers,
    document: Document,
    kind: ClaimType,
    measure: Draft,
    head: int,
    drafts: Sequence[Draft],
) -> Iterator[Draft]:
    """The accusation in the relative clause of those whom a measure hits; none where the clause tells an
    event of its own.
    """
    reader = speakers.reader
    said = _said_of(reader, head)
    if said is None:
        return
    verb, speaker = said
    told = set(reader.tree.subtree(verb))
    if any(draft.trigger.token in told for draft in drafts):
        return
    by = next((filler.role for filler in measure.fillers if filler.role.role == "actor"), None)
    token = reader.tokens[speaker]
    actor = role(reader, document, "actor", speaker)
    if by is not None and token.upos == "PRON":
        actor = Role("actor", token.text, token.start, token.end, by.name)
    target = next(
        filler for filler in measure.fillers if filler.head == head and filler.role.role == "target"
    )
    fillers = (*((Filler(actor, speaker),) if actor else ()), target)
    draft = _new(speakers, kind, verb, measure.sentence, measure.passage)
    yield replace(draft, fillers=fillers, said_by=measure.said_by, why=("the ground that the measure gives",))


def _new(speakers: Speakers, kind: ClaimType, at: int, sentence: Span, passage: int) -> Draft:
    """A draft of a type on one token, without participants."""
    token = speakers.reader.tokens[at]
    span = Span(token.start, token.end)
    return Draft(
        trigger=Trigger(at, (at,), kind, kind.words[0], {}, None, noun=token.upos == "NOUN"),
        span=span,
        kind=kind,
        stage=Stage("completed", "told as it stands"),
        fillers=(),
        said_by=speakers.chain(span),
        when=(),
        sentence=sentence,
        passage=passage,
        aggregate=False,
        why=(),
    )
