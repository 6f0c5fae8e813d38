"""Who "I" is inside a quotation: the subject of the verb of saying that frames it."""

from __future__ import annotations

from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.phrases import SUBJECTS, Phrase, Reader

HIGHEST = 12  # steps up the tree


def link_speakers(reader: Reader, chains: Chains, quoted: list[bool]) -> None:
    """Join first-person singular pronouns of one quotation with each other and with who says it, when the
    sentence names one.

    Outside quotation marks "I" is the author, one throughout the document, but gets no name from it: a
    transcript has many authors.
    """
    by_head = {p.head: p for p in reversed(chains.phrases)}
    author: Phrase | None = None
    last: Phrase | None = None
    for p in chains.phrases:
        if p.pronoun != "speaker":
            continue
        if not quoted[p.head]:
            if author is not None and not (chains.of(author.index).named or chains.of(p.index).named):
                chains.join(author.index, p.index, "the author")
            author = author or p
            continue
        speaker = _speaker(reader, by_head, p, quoted)
        if last is not None and _one_quotation(quoted, last.head, p.head):
            chains.join(last.index, p.index, "one quotation")
        if speaker is not None and speaker.kind == "person":
            chains.join(min(speaker.index, p.index), max(speaker.index, p.index), "who is quoted")
        last = p


def _one_quotation(quoted: list[bool], first: int, then: int) -> bool:
    return then - first < 200 and all(quoted[first:then])


def _speaker(reader: Reader, by_head: dict[int, Phrase], p: Phrase, quoted: list[bool]) -> Phrase | None:
    """The subject, outside the quotation, of the verb that governs the quoted clause or hangs on it."""
    at = p.head
    for _ in range(HIGHEST):
        for verb in (
            reader.tokens[at].head,
            *(c for c in reader.children[at] if reader.tokens[c].deprel == "parataxis"),
        ):
            if verb != at and not quoted[verb] and reader.tokens[verb].upos == "VERB":
                for c in reader.children[verb]:
                    if reader.tokens[c].deprel in SUBJECTS and not quoted[c] and c in by_head:
                        return by_head[c]
        if reader.tokens[at].head == at:
            return None
        at = reader.tokens[at].head
    return None
