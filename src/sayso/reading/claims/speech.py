"""Speech acts as claims: who speaks, what only introduces another event, and threats made in a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.codebook import ClaimType, Codebook
from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.fillers import role
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.sources import Speakers
from sayso.reading.claims.stages import Stage
from sayso.reading.claims.words import Trigger, governed
from sayso.records import Role, Span


def speech_acts(
    reader: Reader, speakers: Speakers, drafts: Sequence[Draft], codebook: Codebook
) -> list[Draft]:
    """Give every speech act its speaker; drop those that only introduce another claim ("announced that …
    was arrested").
    """
    made = []
    for draft in drafts:
        if draft.kind.speech:
            if (
                draft.trigger.word.soft
                and draft.kind.name != "accusation"
                and _introduces(reader, draft, drafts)
            ):
                continue
            draft = _with_speaker(
                _presupposed(reader, draft, codebook), reader.tree.is_passive(draft.trigger.token)
            )
            if draft.trigger.word.soft and not any(f.role.role == "actor" for f in draft.fillers):
                continue
        elif draft.trigger.word.soft and not draft.heads("actor", "target"):
            continue
        made.append(draft)
    return made


def _introduces(reader: Reader, draft: Draft, drafts: Sequence[Draft]) -> bool:
    clause = governed(reader, draft.trigger, lambda slot: slot in ("comp", "obj"))
    nominal = any(
        reader.tokens[head].upos in ("NOUN", "PROPN") for head in draft.trigger.slots.get("obj", [])
    )
    inner = any(other.trigger.token in clause for other in drafts if other is not draft)
    return inner or not nominal


def _presupposed(reader: Reader, draft: Draft, codebook: Codebook) -> Draft:
    """What a public body reveals is an announcement, what a party reveals is an accusation (CODEBOOK.md)."""
    accusation = next(
        (kind for kind in codebook.types.values() if draft.trigger.word.lemmas[0] in kind.presuppose), None
    )
    if accusation is None or draft.trigger.noun:
        return draft
    heads = draft.heads("actor")
    public = any(_is_public(reader, head) for head in heads)
    return draft if public or not heads else _as(draft, accusation)


def _is_public(reader: Reader, head: int) -> bool:
    words = {reader.tokens[i].lemma.lower() for i in reader.tree.subtree(head) if abs(i - head) < 6}
    mention = reader.mentions.get(head)
    named = set(mention.name.lower().split()) if mention is not None else set()
    return bool((words | named) & lists()["public"])


def _as(draft: Draft, kind: ClaimType) -> Draft:
    fillers = tuple(f for f in draft.fillers if f.role.role != "topic" or "topic" in kind.verb_frame.values())
    return replace(
        draft, kind=kind, fillers=fillers, why=(*draft.why, "what a party reveals is its accusation")
    )


def _with_speaker(draft: Draft, passive: bool) -> Draft:
    """A speech act told without its speaker takes the innermost source; a speaker is not his own source."""
    said_by = draft.said_by
    fillers = draft.fillers
    actors = {f.role.name.lower() for f in fillers if f.role.role == "actor"} | {
        f.role.text.lower() for f in fillers if f.role.role == "actor"
    }
    aimed_at = {f.role.name.lower() for f in fillers if f.role.role == "target"}
    if (
        not actors
        and said_by
        and said_by[-1].name.lower() not in aimed_at
        and draft.kind.name != "threat"
        and said_by[-1].stance != "impersonal"
        and said_by[-1].name[:1].isalpha()
    ):
        last = said_by[-1]
        fillers = (*fillers, Filler(Role("actor", last.text, last.start, last.end, last.name), -1))
        said_by = said_by[:-1]
    if draft.kind.name == "accusation" and passive and said_by and said_by[-1].name[:1].isupper() and actors:
        last = said_by[-1]  # "X and then Y announced that Z was implicated": all who say so accuse
        fillers = (*fillers, Filler(Role("actor", last.text, last.start, last.end, last.name), -1))
        said_by = said_by[:-1]
    said_by = tuple(s for s in said_by if s.name.lower() not in actors and s.text.lower() not in actors)
    return replace(draft, said_by=said_by, fillers=fillers)


def threats(
    speakers: Speakers,
    codebook: Codebook,
    passages: Sequence[int],
    sentences: Sequence[Span],
    drafts: Sequence[Draft],
) -> list[Draft]:
    """Threats made in a quotation: a speaker's words that hold one of the codebook's quote cues ("will
    regret").
    """
    found = []
    taken = {draft.trigger.token for draft in drafts}
    for kind in codebook.types.values():
        for cue in kind.quote_cues:
            for attribution in speakers.attributions:
                if not attribution.source or not attribution.cue:
                    continue
                head = speakers.head(attribution.cue[0])
                hit = next(
                    (
                        h
                        for part in attribution.content
                        if (h := _match(speakers.reader, part, cue)) is not None
                    ),
                    None,
                )
                if head is None or hit is None or head in taken or passages[head] < 0:
                    continue
                taken.add(head)
                sentence = sentences[speakers.reader.tokens[head].sentence]
                draft = _threat(speakers, kind, head, hit, attribution.source[0], sentence)
                found.append(replace(draft, passage=passages[head]))
    return found


def _match(reader: Reader, part: Span, cue: tuple[str, ...]) -> int | None:
    """The first token of a cue inside a stretch of text; "*" stands for up to three words."""
    words = reader.text[part.start : part.end].lower()
    if not all(word in words for word in cue if word != "*"):
        return None
    inside = [
        i for i, token in enumerate(reader.tokens) if part.start <= token.start and token.end <= part.end
    ]
    for start in inside:
        place, fits = start, True
        for step, word in enumerate(cue):
            if word == "*":
                wanted = cue[step + 1]
                place = next(
                    (
                        k
                        for k in range(place, min(place + 4, inside[-1] + 1))
                        if reader.tokens[k].text.lower() == wanted
                    ),
                    -1,
                )
                fits = place >= 0
            elif place <= inside[-1] and reader.tokens[place].text.lower() == word:
                place += 1
            else:
                fits = False
            if not fits:
                break
        if fits:
            return start
    return None


def _threat(speakers: Speakers, kind: ClaimType, head: int, hit: int, source: Span, sentence: Span) -> Draft:
    """The claim of a threat: the cue of its quotation is the trigger, the subject of the threatening words
    its target.
    """
    reader, document = speakers.reader, speakers.document
    token = reader.tokens[head]
    speaker = speakers.head(source)
    fillers: list[Filler] = []
    if speaker is not None:
        made = role(reader, document, "actor", speaker)
        fillers += [Filler(made, speaker)] if made is not None else []
    verb = reader.tokens[hit].head
    for child in reader.tree.deps(verb, "nsubj"):
        made = role(reader, document, "target", child)
        fillers += [Filler(made, child)] if made is not None else []
    own = Span(token.start, token.end)
    return Draft(
        trigger=Trigger(head, (head,), kind, kind.words[0], {}, None, noun=False),
        span=own,
        kind=kind,
        stage=Stage("completed", "a speech act that was made"),
        fillers=tuple(fillers),
        said_by=speakers.chain(own),
        when=(),
        sentence=sentence,
        passage=-1,
        aggregate=False,
        why=("the quoted words threaten",),
    )
