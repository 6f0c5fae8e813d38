"""Nouns of saying ("allegations that …"), impersonal words ("reportedly", "alleged") and prepositions of a
source ("according to").
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language.en.tree import NOMINAL, Tree
from sayso.reading.attribute.found import SpeechAct
from sayso.reading.attribute.lexicon import Lexicon
from sayso.reading.attribute.verbs import noun_phrase, speaker

_TOPICS = frozenset({"of", "about", "over", "on", "against"})
_CLAUSE_ONLY = frozenset({"charge", "call", "comment", "remark", "account", "fear", "concern"})


def nouns(tree: Tree, lexicon: Lexicon) -> Iterator[SpeechAct]:
    """Attributions made by a noun with a complement of its own."""
    for index, token in enumerate(tree.tokens):
        stance = lexicon.nouns.get(token.lemma.lower())
        if stance is None or token.upos != "NOUN" or token.deprel in ("compound", "flat"):
            continue
        content = _content(tree, index)
        if not content:
            continue
        source = owner(tree, index, lexicon)
        if not source and token.lemma.lower() not in lexicon.ownerless:
            continue
        yield SpeechAct(tuple(source), (index,), tuple(sorted(content - set(source))), stance)


def _content(tree: Tree, index: int) -> set[int]:
    """What a noun says: its clauses, else what it is about; a "call of the police" tells no content."""
    clauses = [child for child in tree.deps(index, "acl", "ccomp") if child > index and _told(tree, child)]
    topics = [child for child in tree.deps(index, "nmod") if child > index and tree.case(child) in _TOPICS]
    if topics and not clauses and tree.tokens[index].lemma.lower() in _CLAUSE_ONLY:
        return set()
    return {place for child in clauses or topics for place in tree.subtree(child)}


def _told(tree: Tree, child: int) -> bool:
    """Whether a clause under a noun is what the noun says: it opens with "that", or with "to" under a
    promise or a threat.
    """
    marks = [tree.tokens[mark].text.lower() for mark in tree.deps(child, "mark")]
    return tree.tokens[child].deprel != "acl:relcl" and (
        "that" in marks or ("to" in marks and tree.tokens[child].upos == "VERB")
    )


def owner(tree: Tree, index: int, lexicon: Lexicon) -> list[int]:
    """Whose statement it is: a possessor, a "by" or "from" phrase, the subject of "issued a …", else
    nobody.
    """
    for child in tree.deps(index, "nmod:poss"):
        return noun_phrase(tree, child)
    for child in tree.deps(index, "nmod", "obl"):
        if tree.case(child) in ("by", "from"):
            return noun_phrase(tree, child)
    token = tree.tokens[index]
    above = tree.tokens[token.head]
    if token.deprel == "obj" and above.lemma.lower() in lexicon.light:
        return speaker(tree, token.head)
    return []


def words(tree: Tree, lexicon: Lexicon) -> Iterator[SpeechAct]:
    """Attributions whose source is a word only: "reportedly", "the alleged plot"."""
    for index, token in enumerate(tree.tokens):
        lemma = token.text.lower()
        if lemma in lexicon.adverbs and token.head != index:
            content = tree.subtree(token.head, [index])
            above = tree.tokens[token.head]
            if above.deprel in ("conj", "root", "ccomp", "parataxis"):
                later = [child for child in tree.deps(token.head, "conj") if tree.deps(child, "nsubj")]
                content = tree.subtree(token.head, [index, *later])
            yield SpeechAct(
                (), (index,), tuple(place for place in content if place != index), lexicon.adverbs[lemma]
            )
        elif lemma in lexicon.adjectives and token.deprel == "amod":
            before = [child for child in tree.children[token.head] if child < index]
            content = tree.subtree(token.head, [*before, index])
            yield SpeechAct((), (index,), tuple(content), lexicon.adjectives[lemma])


def prepositions(tree: Tree, lexicon: Lexicon) -> Iterator[SpeechAct]:
    """ "According to X, …": the source is what the preposition governs, the content the rest of its
    clause.
    """
    for index in range(len(tree.tokens)):
        size, stance = _preposition(tree, index, lexicon)
        if not size:
            continue
        opening = range(index, index + size)
        head = _governed(tree, opening)
        if head is None or (size == 1 and tree.tokens[head].upos != "PROPN"):
            continue
        source = [place for place in noun_phrase(tree, head) if place not in opening]
        content = _beside(tree, head, source)
        kept = [place for place in content if place not in opening and place not in source]
        yield SpeechAct(tuple(source), tuple(opening), tuple(kept), stance)


def _beside(tree: Tree, head: int, source: list[int]) -> list[int]:
    """The rest of the clause that a source stands in; where it heads the sentence, what hangs on it."""
    above = tree.tokens[head].head
    if above != head:
        return tree.subtree(tree.clause(above), [head])
    hanging = [child for child in tree.children[head] if child > head and child not in source]
    return [place for child in hanging for place in tree.subtree(child)]


def _preposition(tree: Tree, index: int, lexicon: Lexicon) -> tuple[int, str]:
    """How many tokens the preposition of a source has that begins at a place, and its stance; (0, "") when
    none does.
    """
    if tree.tokens[index].text.lower() not in lexicon.openings:
        return 0, ""
    for words, stance in lexicon.prepositions.items():
        parts = words.split(" ")
        if [token.text.lower() for token in tree.tokens[index : index + len(parts)]] == parts:
            return len(parts), stance
    return 0, ""


def _governed(tree: Tree, opening: range) -> int | None:
    """The noun that a preposition governs: its syntactic head when that follows, else the first nominal
    behind it.
    """
    head = tree.tokens[opening.start].head
    sentence = tree.tokens[opening.start].sentence
    if head >= opening.stop and tree.tokens[head].upos in NOMINAL:
        return head
    below = [
        child
        for child in tree.children[opening.start]
        if child >= opening.stop and tree.tokens[child].deprel in ("obl", "nmod", "obj")
    ]
    if below:
        return below[0]
    return next(
        (
            place
            for place in range(opening.stop, min(opening.stop + 6, len(tree.tokens)))
            if tree.tokens[place].sentence == sentence
            and tree.tokens[place].upos in NOMINAL
            and tree.tokens[place].deprel not in ("compound", "nmod:poss")
        ),
        None,
    )


def citing(tree: Tree, lexicon: Lexicon) -> Iterator[SpeechAct]:
    """ "…, citing officials": the object of the participle is the source of the clause it hangs on, or of
    what that clause says.
    """
    for index, token in enumerate(tree.tokens):
        if (
            token.lemma.lower() not in lexicon.citing
            or token.xpos != "VBG"
            or token.deprel not in ("advcl", "parataxis")
        ):
            continue
        objects = tree.deps(index, "obj")
        if not objects or not (
            tree.tokens[objects[0]].upos == "PROPN" or tree.tokens[objects[0]].lemma.lower() in lexicon.voices
        ):
            continue
        said = tree.deps(token.head, "ccomp")
        content = tree.subtree(said[0]) if said else tree.subtree(token.head, [index])
        yield SpeechAct(
            tuple(noun_phrase(tree, objects[0])),
            (index,),
            tuple(place for place in content if place not in tree.subtree(index)),
            "asserts",
        )
