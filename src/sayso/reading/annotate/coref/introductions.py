"""Names that come after the deed: "identified the gunman as Joren Vall", "a man named Joren Vall", and the
style of news by which the first sentence says what befell "a diplomat" and the second one begins with the
diplomat's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.phrases import SUBJECTS, Phrase, Reader, lists
from sayso.records import Passage
from sayso.world import titles

NAMING = frozenset({"name", "identify"})
FULL_NAME = 2  # words
OLDEST = 120  # years
FOLLOWING = 2  # sentences after the lead in which the name must come
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "appos", "parataxis", "csubj"})
LEADS = frozenset({"body", "lead"})
LEAD, HEADLINE = "the name after the lead", "the headline's words for it"


def link_introductions(reader: Reader, chains: Chains, passages: Sequence[Passage]) -> None:
    """Join people told without a name to the name that the page gives them afterwards; before the pronouns
    are looked at.
    """
    by_head = {p.head: p for p in reversed(chains.phrases) if not p.group}
    _named_as(reader, chains, by_head)
    _leads(reader, chains, by_head, passages)
    _taken_up(reader, chains, by_head)


def as_described(chains: Chains) -> frozenset[int]:
    """The phrases that keep their own words: the page itself introduces somebody by them before it gives
    the name.
    """
    kept = {
        m for index, rule in chains.why.items() if rule in (LEAD, HEADLINE) for m in chains.of(index).members
    }
    firsts = {min(m for m in chains.of(index).members if chains.phrases[m].form == "name") for index in kept}
    return frozenset(
        m
        for m in kept
        if chains.phrases[m].form == "noun" and any(chains.same(m, n) and m < n for n in firsts)
    )


def _named_as(reader: Reader, chains: Chains, by_head: dict[int, Phrase]) -> None:
    """ "named him as X", "was identified as X", "a man named X": the verb says whose name it is."""
    for verb, token in enumerate(reader.tokens):
        if token.lemma.lower() not in NAMING or token.upos != "VERB":
            continue
        kids = reader.children[verb]
        names = [
            by_head[c]
            for c in kids
            if c > verb and c in by_head and by_head[c].form == "name" and _is_complement(reader, c)
        ]
        if len(names) != 1 or names[0].kind != "person":
            continue
        whom = [
            by_head[c]
            for c in kids
            if c in by_head
            and reader.tokens[c].deprel in ("obj", "nsubj:pass")
            and by_head[c] is not names[0]
        ]
        if token.deprel == "acl" and token.head in by_head:
            whom = [by_head[token.head]]
        for p in whom[:1]:
            _name(reader, chains, by_head, p, names[0])


def _is_complement(reader: Reader, at: int) -> bool:
    """Whether a name is what somebody is called: after "as", or right behind "named"."""
    token = reader.tokens[at]
    marked = any(reader.tokens[c].text.lower() == "as" for c in reader.children[at])
    return (
        marked
        if token.deprel == "obl"
        else token.deprel in ("xcomp", "obj") and reader.tokens[token.head].deprel == "acl"
    )


def _name(reader: Reader, chains: Chains, by_head: dict[int, Phrase], p: Phrase, name: Phrase) -> None:
    """Give a description its name; a pronoun brings whom the main clause before it is about, when that one
    has no name yet.
    """
    if p.form == "pronoun" and p.pronoun == "person":
        before = _main_subject(reader, by_head, p.sentence - 1)
        if before is None or before.kind != "person" or chains.of(before.index).named:
            return
        chains.join(before.index, p.index, "named after it")
        p = before
    if (
        p.form == "noun"
        and p.number != "p"
        and chains.of(p.index).number != "p"
        and not chains.of(p.index).named
    ):
        chains.join(min(p.index, name.index), max(p.index, name.index), "named so", loose=True)


def _main_subject(reader: Reader, by_head: dict[int, Phrase], sentence: int) -> Phrase | None:
    """The subject of a sentence's main clause, or of the clause told when the sentence ends in "…, the
    office said".
    """
    found = [
        p for p in by_head.values() if p.sentence == sentence and reader.tokens[p.head].deprel in SUBJECTS
    ]
    return min(found, key=lambda p: p.first, default=None)


def _leads(reader: Reader, chains: Chains, by_head: dict[int, Phrase], passages: Sequence[Passage]) -> None:
    """The one unnamed person of the lead gets the name with which one of the next two sentences begins."""
    body = next((part for part in passages if part.kind in LEADS), None)
    first = next((t.sentence for t in reader.tokens if body and body.start <= t.start < body.end), None)
    if first is None:
        return
    told = [p for p in by_head.values() if p.sentence == first and _unnamed_person(reader, chains, p)]
    ranks = [(_depth(reader, p), reader.tokens[p.head].deprel not in SUBJECTS | {"obj"}) for p in told]
    first_rank = [p for p, rank in zip(told, ranks, strict=True) if rank == min(ranks)]
    if len(first_rank) != 1:
        return
    p = first_rank[0]
    name = next(_subjects(reader, chains, by_head, first), None)
    if name is not None and _fits(reader, chains, p, name) and chains.join(p.index, name.index, LEAD):
        _headline(chains, p, first)


def _unnamed_person(reader: Reader, chains: Chains, p: Phrase) -> bool:
    """Whether a phrase brings in one person by "a" alone, who is not the one that tells the news."""
    if (
        p.form != "noun"
        or p.kind != "person"
        or p.number != "s"
        or p.determiner != "a"
        or chains.of(p.index).named
    ):
        return False
    token = reader.tokens[p.head]
    return not (token.deprel in SUBJECTS and reader.tokens[token.head].lemma.lower() in lists()["tellers"])


def _depth(reader: Reader, p: Phrase) -> int:
    """In how many clauses a phrase is embedded, at most 3."""
    at, depth = p.head, 0
    while reader.tokens[at].head != at:
        depth += reader.tokens[at].deprel in CLAUSES
        at = reader.tokens[at].head
    return min(depth, 3)


def _subjects(reader: Reader, chains: Chains, by_head: dict[int, Phrase], lead: int) -> Iterator[Phrase]:
    """The full names with which sentences after the lead begin, or whose age is told, when they are
    subjects and were not named before.
    """
    for p in sorted(by_head.values(), key=lambda p: p.first):
        token = reader.tokens[p.head]
        if not lead < p.sentence <= lead + FOLLOWING or p.form != "name" or p.kind != "person":
            continue
        starts = p.first == 0 or reader.tokens[p.first - 1].sentence != p.sentence
        known = any(chains.phrases[m].sentence == lead for m in chains.of(p.index).members)
        if (
            (starts or _aged(reader, p))
            and token.deprel in SUBJECTS
            and len(p.core) >= FULL_NAME
            and not known
        ):
            yield p


def _fits(reader: Reader, chains: Chains, p: Phrase, name: Phrase) -> bool:
    """Whether the name can be that of the person told: not who only speaks or holds an office, unless
    things befall them.
    """
    verb = reader.tokens[reader.tokens[name.head].head]
    described = {
        role
        for m in chains.of(name.index).members
        if chains.phrases[m].form == "noun"
        for role in chains.phrases[m].roles
    }
    if p.lemma in described:
        return True
    clauses = [
        c for c in reader.children[reader.tokens[name.head].head] if reader.tokens[c].deprel == "xcomp"
    ]
    suffers = reader.tokens[name.head].deprel == "nsubj:pass" or any(
        reader.tokens[d].deprel == "aux:pass" for c in clauses for d in reader.children[c]
    )
    if described & titles():
        return suffers
    return suffers or _aged(reader, name) or not (described or verb.lemma.lower() in lists()["tellers"])


def _aged(reader: Reader, p: Phrase) -> bool:
    """Whether a name's age stands between commas behind it: "Joren Vall, 43," as news says it of those
    whom it is about.
    """
    after = reader.tokens[p.last + 1 : p.last + 4]
    return (
        len(after) == 3
        and after[0].text == after[2].text == ","
        and after[1].text.isdecimal()
        and 0 < int(after[1].text) < OLDEST
    )


def _taken_up(reader: Reader, chains: Chains, by_head: dict[int, Phrase]) -> None:
    """ "The activist", where a sentence begins so and nobody was called that before: the one person named
    in the sentence before it.
    """
    people: dict[int, list[Phrase]] = {}
    for q in by_head.values():
        if q.kind == "person" and q.number != "p" and (q.form == "noun" or len(q.core) >= FULL_NAME):
            people.setdefault(q.sentence, []).append(q)
    for p in by_head.values():
        starts = p.first == 0 or reader.tokens[p.first - 1].sentence != p.sentence
        epithet = (
            p.form == "noun" and p.lemma in lists()["epithets"] and p.number == "s" and p.determiner == "the"
        )
        if (
            not (starts and epithet and reader.tokens[p.head].deprel in SUBJECTS)
            or len(chains.of(p.index).members) > 1
        ):
            continue
        before = {chains.root[q.index]: q for q in people.get(p.sentence - 1, [])}
        for q in before.values():
            if len(before) == 1 and chains.of(q.index).named and _is_main(reader, chains, q, p.sentence - 1):
                chains.join(q.index, p.index, "what the one just named is")


def _is_main(reader: Reader, chains: Chains, p: Phrase, sentence: int) -> bool:
    """Whether a chain is the subject or object of a clause of a sentence, not merely mentioned there."""
    there = [chains.phrases[m] for m in chains.of(p.index).members if chains.phrases[m].sentence == sentence]
    return any(reader.tokens[m.head].deprel in SUBJECTS | {"obj"} for m in there)


def _headline(chains: Chains, p: Phrase, lead: int) -> None:
    """The headline's words for the same person: the same noun, with nothing that the lead does not say."""
    for q in chains.phrases:
        if (
            q.sentence < lead
            and q.form == "noun"
            and q.lemma == p.lemma
            and q.words <= p.words
            and q.determiner in ("", "the", "a")
        ):
            chains.join(q.index, p.index, HEADLINE)
