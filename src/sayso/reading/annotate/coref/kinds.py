"""Settles what kind of thing each mention is when the model wavers between one occurrence of a name and
the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.reading.annotate.coref.phrases import Phrase, Reader, lists
from sayso.world import country_names, plain
from sayso.world.names import words_of

UNSURE = "other"


def settle_kinds(reader: Reader, phrases: Sequence[Phrase]) -> None:
    """One kind per printed name: the commonest, "other" only when nothing else was read; a surname is the
    person's whose name it ends.

    A description that the model could not place but whose noun is one for people is a person; "one of the
    officers" is of their kind.
    """
    names = [p for p in phrases if p.form == "name"]
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for p in names:
        votes[_bare(p)][p.kind] += 1
    surnames = {words[-1] for words, kinds in votes.items() if len(words) > 1 and _winner(kinds) == "person"}
    for p in names:
        words = _bare(p)
        kind = _winner(votes[words])
        if " ".join(words) in country_names():
            kind = "place" if kind in (UNSURE, "person") else kind
        elif len(words) == 1 and words[0] in surnames and kind != "place":
            kind = "person"
        if kind != p.kind:
            p.kind = kind
            reader.name(p)
    for p in phrases:
        if p.form == "noun" and p.kind == UNSURE and p.lemma in lists()["people"]:
            p.kind = "person"
    _partitives(reader, phrases)


def _bare(p: Phrase) -> tuple[str, ...]:
    return tuple(w for w in words_of(p.text) if w not in ("the", "a", "an")) or (plain(p.text),)


def _winner(kinds: Counter[str]) -> str:
    sure = {k: n for k, n in kinds.items() if k != UNSURE} or dict(kinds)
    return min(sure, key=lambda k: (-sure[k], k))


def _partitives(reader: Reader, phrases: Sequence[Phrase]) -> None:
    by_head = {p.head: p for p in phrases if p.form != "pronoun"}
    for p in phrases:
        if p.form == "noun" and p.lemma in lists()["partitives"]:
            for c in reader.children[p.head]:
                whole = by_head.get(c)
                if (
                    whole is not None
                    and reader.tokens[c].deprel.startswith("nmod")
                    and c > p.head
                    and whole.number == "p"
                ):
                    p.kind = whole.kind
                    p.number = (
                        "s"
                        if p.lemma in ("one", "member", "each") and reader.tokens[p.head].xpos != "NNS"
                        else "p"
                    )
