"""Nouns of saying ("allegations that …"), impersonal words ("reportedly", "alleged") and prepositions of a source ("according to")."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.found import Found
from sayso.attribute.lexicon import Lexicon
from sayso.attribute.verbs import noun_phrase, speaker
from sayso.tree import Tree


def nouns(tree: Tree, lexicon: Lexicon) -> Iterator[Found]:
    """Attributions made by a noun with a complement of its own."""
    for index, token in enumerate(tree.tokens):
        stance = lexicon.nouns.get(token.lemma.lower())
        if stance is None or token.upos != "NOUN" or token.deprel in ("compound", "flat"):
            continue
        clauses = [child for child in tree.deps(index, "acl", "ccomp") if child > index and _told(tree, child)]
        topics = [
            child for child in tree.deps(index, "nmod") if child > index and tree.case(child) in ("of", "about", "over", "on", "against")
        ]
        content = {place for child in clauses or topics for place in tree.subtree(child)}
        if not content or (
            topics and not clauses and token.lemma.lower() in ("charge", "call", "comment", "remark", "account", "fear", "concern")
        ):
            continue
        source = owner(tree, index, lexicon)
        if not source and token.lemma.lower() not in lexicon.ownerless:
            continue
        yield Found(tuple(source), (index,), tuple(sorted(content - set(source))), stance)


def _told(tree: Tree, child: int) -> bool:
    """Whether a clause under a noun is what the noun says: it opens with "that", or with "to" under a promise or a threat."""
    marks = [tree.tokens[mark].text.lower() for mark in tree.deps(child, "mark")]
    return tree.tokens[child].deprel != "acl:relcl" and ("that" in marks or ("to" in marks and tree.tokens[child].upos == "VERB"))


def owner(tree: Tree, index: int, lexicon: Lexicon) -> list[int]:
    """Whose statement it is: a possessor, a "by" or "from" phrase, the subject of "issued a …", else nobody."""
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


def words(tree: Tree, lexicon: Lexicon) -> Iterator[Found]:
    """Attributions whose source is a word only: "reportedly", "the alleged plot"."""
    for index, token in enumerate(tree.tokens):
        lemma = token.text.lower()
        if lemma in lexicon.adverbs and token.head != index:
            content = tree.subtree(token.head, [index])
            above = tree.tokens[token.head]
            if above.deprel in ("conj", "root", "ccomp", "parataxis"):
                later = [child for child in tree.deps(token.head, "conj") if tree.deps(child, "nsubj")]
                content = tree.subtree(token.head, [index, *later])
            yield Found((), (index,), tuple(place for place in content if place != index), lexicon.adverbs[lemma])
        elif lemma in lexicon.adjectives and token.deprel == "amod":
            before = [child for child in tree.children[token.head] if child < index]
            content = tree.subtree(token.head, [*before, index])
            yield Found((), (index,), tuple(content), lexicon.adjectives[lemma])


def prepositions(tree: Tree, lexicon: Lexicon) -> Iterator[Found]:
    """ "According to X, …": the source is what the preposition governs, the content the rest of its clause."""
    for index, token in enumerate(tree.tokens):
        if token.deprel not in ("obl", "nmod", "advcl", "obl:unmarked") or tree.tokens[token.head] is token:
            continue
        stance = lexicon.prepositions.get(tree.case(index))
        if stance is None or (tree.case(index) == "per" and token.upos != "PROPN"):
            continue
        opening = [place for child in tree.deps(index, "case", "mark") if child < index for place in tree.subtree(child)]
        source = [place for place in noun_phrase(tree, index) if place not in opening]
        clause = tree.clause(token.head)
        content = tree.subtree(clause, [index])
        yield Found(tuple(source), tuple(sorted(opening)), tuple(content), stance)


def citing(tree: Tree, lexicon: Lexicon) -> Iterator[Found]:
    """ "…, citing officials": the object of the participle is the source of the clause it hangs on, or of what that clause says."""
    for index, token in enumerate(tree.tokens):
        if token.lemma.lower() not in lexicon.citing or token.xpos != "VBG" or token.deprel not in ("advcl", "parataxis"):
            continue
        objects = tree.deps(index, "obj")
        if not objects or not (tree.tokens[objects[0]].upos == "PROPN" or tree.tokens[objects[0]].lemma.lower() in lexicon.voices):
            continue
        said = tree.deps(token.head, "ccomp")
        content = tree.subtree(said[0]) if said else tree.subtree(token.head, [index])
        yield Found(
            tuple(noun_phrase(tree, objects[0])), (index,), tuple(place for place in content if place not in tree.subtree(index)), "asserts"
        )
