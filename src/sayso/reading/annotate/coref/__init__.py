"""Whom a mention stands for inside one document: rules over names and syntax, and a small ranked choice
for pronouns.

Precision leads: a phrase that nothing ties to a name stays as described. The order of the sieves follows
Lee et al. 2013 ("Deterministic coreference resolution based on entity-centric, precision-ranked rules");
the ranking of pronouns is a linear one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.groups import group_mentions
from sayso.reading.annotate.coref.introductions import as_described, link_introductions
from sayso.reading.annotate.coref.kinds import settle_kinds
from sayso.reading.annotate.coref.namelinks import link_names
from sayso.reading.annotate.coref.naming import Namer
from sayso.reading.annotate.coref.nouns import link_nouns, link_owned
from sayso.reading.annotate.coref.phrases import Phrase, Reader
from sayso.reading.annotate.coref.pronouns import Pronouns
from sayso.reading.annotate.coref.speakers import link_speakers
from sayso.reading.annotate.coref.syntaxlinks import Stated
from sayso.records import Document, Mention, Passage, Span, Token

CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "appos", "conj", "parataxis"})


def resolve(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The same mentions with `entity` (the number of its chain, in order of first mention) and `name`
    (whom it stands for).

    `kind` is settled: one for every occurrence of a name, and that of its chain for a pronoun. `named` is
    taken back where the "name" is only what somebody is ("the President", "Regime").
    `sentences` are spans of the text; each token knows its sentence by index. Mentions come back in the
    order given.
    """
    reader, chains = prepare(document, tokens, mentions)
    link(reader, chains, document.passages)
    numbers: dict[int, int] = {}
    namer, described = Namer(reader, chains), as_described(chains)
    made: list[Mention | None] = [None] * len(mentions)
    for p in chains.phrases:
        if p.origin < 0:
            continue
        number = numbers.setdefault(chains.root[p.index], len(numbers))
        kind = chains.of(p.index).kind if p.form == "pronoun" else p.kind
        named = p.mention.named and p.form == "name"
        made[p.origin] = replace(
            p.mention,
            entity=number,
            name=namer.short(p) if p.index in described else namer.name(p),
            kind=kind or p.mention.kind,
            named=named,
        )
    return tuple(m for m in made if m is not None)


def prepare(
    document: Document, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[Reader, Chains]:
    """The phrases of a document in text order, longer first, each in a chain of its own."""
    reader = Reader(document.text, tokens)
    alone = [reader.phrase(i, m) for i, m in enumerate(mentions)]
    settle_kinds(reader, alone)
    for p in alone:
        p.origin = p.index
    for mention in group_mentions(reader, alone):
        alone.append(reader.phrase(-1, mention))
    phrases = sorted(alone, key=lambda p: (p.mention.start, -p.mention.end, p.origin))
    for number, p in enumerate(phrases):
        p.index = number
    _nest(reader, phrases)
    return reader, Chains(phrases)


def link(reader: Reader, chains: Chains, passages: Sequence[Passage] = ()) -> None:
    """All sieves, the surest first. `passages` say where the article begins."""
    link_before_pronouns(reader, chains)
    link_introductions(reader, chains, passages)
    pronouns = Pronouns(reader, chains)
    pronouns.link()
    link_speakers(reader, chains, pronouns.marks)
    link_owned(chains)


def link_before_pronouns(reader: Reader, chains: Chains) -> None:
    """The sieves of names, of what syntax states, and of descriptions."""
    link_names(chains)
    Stated(reader, chains).link()
    link_nouns(chains)


def _nest(reader: Reader, phrases: list[Phrase]) -> None:
    """Note for each phrase the phrases that contain it as a part, not merely in a clause or apposition
    about them.
    """
    open_: list[Phrase] = []
    for p in phrases:
        while open_ and open_[-1].mention.end <= p.mention.start:
            open_.pop()
        p.outer = [
            q.index
            for q in open_
            if q.head != p.head and q.mention.end >= p.mention.end and _part_of(reader, p, q)
        ]
        p.outer = [o for o in p.outer if not (p.core and p.kind == "person" and p.core == phrases[o].core)]
        open_.append(p)


def _part_of(reader: Reader, p: Phrase, q: Phrase) -> bool:
    at = p.head
    for _ in range(20):
        token = reader.tokens[at]
        if at == q.head or token.head == at:
            return True
        if token.deprel in CLAUSES:
            return False
        at = token.head
    return True
