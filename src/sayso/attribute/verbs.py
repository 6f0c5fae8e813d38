"""Verbs of saying over Universal Dependencies: who says it (subject or agent) and what (complement, quotation, object, topic)."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.found import Found
from sayso.attribute.lexicon import Lexicon, Verb
from sayso.tree import NOMINAL, Tree

_ASIDE = frozenset(
    {"acl:relcl", "parataxis", "punct", "acl", "nsubj", "cop", "mark", "advcl", "aux", "csubj", "orphan", "nsubj:pass", "ccomp"}
)
"""Branches of a source that are no part of its name ("Orla Bren, who …, said")."""
_CUE_PARTS = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
_TOPICS = frozenset({"of", "about", "over", "for", "against", "on"})
_OWN = frozenset({"that", "which", "who", "whom", "it", "this", "these", "those", "what"})


def verbs(tree: Tree, lexicon: Lexicon) -> Iterator[Found]:
    """One attribution for each verb of saying; its content is empty when syntax shows none and a quotation may stand beside it."""
    for index, token in enumerate(tree.tokens):
        known = lexicon.verbs.get(token.lemma.lower())
        if known is None or token.upos not in ("VERB", "AUX") or token.deprel in ("amod", "compound", "case", "fixed"):
            continue
        if token.lemma.lower() in lexicon.citing and token.xpos == "VBG":
            continue
        found = impersonal(tree, index, lexicon) or verb(tree, index, known, lexicon)
        if found:
            yield found


def verb(tree: Tree, index: int, known: Verb, lexicon: Lexicon) -> Found | None:
    """The attribution of one personal verb."""
    content, stance = contents(tree, index, known, lexicon)
    source = speaker(tree, index)
    if not source and not (content and token_of(tree, index) in lexicon.accused and tree.is_passive(index)):
        return None
    if not content and not {"clause", "quote"} & known.places.keys():
        return None
    words = cue(tree, index)
    kept = tuple(place for place in content if place not in words and place not in source)
    return Found(tuple(source), tuple(words), kept, stance or known.stance)


def token_of(tree: Tree, index: int) -> str:
    """The lemma of a token in lower case."""
    return tree.tokens[index].lemma.lower()


def impersonal(tree: Tree, index: int, lexicon: Lexicon) -> Found | None:
    """ "is said to have …", "it was reported that …": nobody is named, so the words themselves are the source."""
    lemma = tree.tokens[index].lemma.lower()
    if lemma not in lexicon.participles or not tree.is_passive(index) or agent(tree, index) is not None:
        return None
    if tree.tokens[index].deprel in ("acl", "acl:relcl", "amod") and not tree.deps(index, "aux:pass"):
        return None
    clauses = [child for child in tree.deps(index, "xcomp", "ccomp", "csubj") if child > index]
    subjects = [child for child in tree.deps(index, "nsubj") if tree.tokens[child].text.lower() not in ("it", "there")]
    if not clauses or (lemma in ("expect", "announce", "note", "know", "fear") and tree.deps(index, "xcomp")):
        return None
    content = {place for child in (*clauses, *subjects) for place in tree.subtree(child)}
    return Found((), tuple(cue(tree, index)), tuple(sorted(content)), lexicon.participles[lemma])


def cue(tree: Tree, index: int) -> list[int]:
    """The verb with its auxiliaries and particle and the adverbs and negation beside them."""
    parts = {index}
    parts.update(child for child in tree.deps(index, *_CUE_PARTS))
    low, high = min(parts), max(parts)
    for child in tree.deps(index, "advmod"):
        if (low - 2 <= child < index or low < child < high) and not tree.deps(child, "obl", "advcl", "punct"):
            parts.update(tree.subtree(child))
    run = [index]
    while run[0] - 1 in parts:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in parts:
        run.append(run[-1] + 1)
    return run


def agent(tree: Tree, index: int) -> int | None:
    """The "by" phrase of a passive."""
    for child in tree.deps(index, "obl"):
        if tree.tokens[child].deprel == "obl:agent" or tree.case(child) == "by":
            return child
    return None


def subject(tree: Tree, index: int) -> int | None:
    """The subject of a verb, or the one it shares with the verb it is joined to or depends on."""
    for node in (index, *tree.ancestors(index)):
        own = [child for child in tree.deps(node, "nsubj") if tree.tokens[child].text.lower() != "there"]
        if own:
            return own[0]
        relation = tree.tokens[node].deprel
        if relation == "acl" and tree.tokens[tree.tokens[node].head].upos in NOMINAL:
            return tree.tokens[node].head
        if relation.split(":")[0] not in ("conj", "xcomp", "advcl", "parataxis", "ccomp") or relation == "acl:relcl":
            return None
        if relation == "ccomp" and node != index:
            return None
    return None


def speaker(tree: Tree, index: int) -> list[int]:
    """The tokens of whoever speaks: the agent of a passive, else the subject; empty when there is none."""
    if tree.is_passive(index):
        by = agent(tree, index)
        return noun_phrase(tree, by) if by is not None else []
    found = subject(tree, index)
    return noun_phrase(tree, found) if found is not None else []


def noun_phrase(tree: Tree, head: int) -> list[int]:
    """A noun phrase with the members of its list, without preposition, relative clauses and appositions set off by a comma."""
    skipped = []
    for node in (head, *tree.deps(head, "conj")):
        for child in tree.children[node]:
            relation = tree.tokens[child].deprel
            apart = relation == "appos" and tree.tokens[child - 1].upos == "PUNCT" if child else False
            apart = apart or (relation == "appos" and bool(tree.deps(child, "punct")) and min(tree.subtree(child)) != node + 1)
            if relation in _ASIDE or apart or (relation == "case" and child < head and node == head):
                skipped.append(child)
    return tree.subtree(head, skipped)


def contents(tree: Tree, index: int, known: Verb, lexicon: Lexicon) -> tuple[list[int], str]:
    """The tokens of what is said and the stance that this place of content gives; ([], "") when nothing is."""
    token = tree.tokens[index]
    clauses = [child for child in tree.deps(index, "ccomp") if child != index]
    if "clause" in known.places and clauses:
        return sorted({place for child in clauses for place in tree.subtree(child)}), known.places["clause"]
    if token.deprel == "parataxis" and "clause" in known.places and _interposed(tree, index):
        return tree.subtree(token.head, [index]), known.places["clause"]
    if token.deprel == "advcl" and "clause" in known.places and _marked(tree, index, "as"):
        return tree.subtree(token.head, [index]), known.places["clause"]
    told = [child for child in tree.deps(index, "parataxis") if child > index and tree.tokens[child].upos in ("VERB", "AUX", "NOUN", "ADJ")]
    if "clause" in known.places and told:
        return sorted({place for child in told for place in tree.subtree(child)}), known.places["clause"]
    infinitives = [child for child in tree.deps(index, "xcomp") if child > index and _marked(tree, child, "to")]
    if infinitives and ("to" in known.places or "clause" in known.places):
        stance = known.places.get("to") or known.places["clause"]
        return sorted({place for child in infinitives for place in tree.subtree(child)}), stance
    topics = [child for child in tree.deps(index, "obl", "advcl") if tree.case(child).split(" ")[0] in _TOPICS and child > index]
    objects = [child for child in tree.deps(index, "obj") if tree.tokens[child].text.lower() not in _OWN]
    if topics and "topic" in known.places:
        return sorted({place for child in topics for place in tree.subtree(child)}), known.places["topic"]
    if objects and "object" in known.places and _told(tree, index, objects[0], lexicon):
        return sorted({place for child in objects for place in tree.subtree(child)}), known.places["object"]
    passive = [child for child in tree.deps(index, "nsubj:pass") if tree.tokens[child].text.lower() not in _OWN]
    if passive and "object" in known.places and agent(tree, index) is not None:
        return tree.subtree(passive[0]), known.places["object"]
    return [], ""


def _interposed(tree: Tree, index: int) -> bool:
    """Whether a paratactic verb of saying has a subject of its own and no object ("The bridge, officials said, was closed")."""
    return bool(tree.deps(index, "nsubj")) and not tree.deps(index, "obj", "ccomp")


def _marked(tree: Tree, index: int, word: str) -> bool:
    """Whether a clause is opened by a word ("to", "as")."""
    return word in [tree.tokens[mark].text.lower() for mark in tree.deps(index, "mark")]


def _told(tree: Tree, index: int, thing: int, lexicon: Lexicon) -> bool:
    """Whether an object is what is said: no person, and nothing that an authority grants or refuses."""
    token = tree.tokens[thing]
    if token.upos in ("PRON", "PROPN"):
        return False
    return tree.tokens[index].lemma.lower() != "deny" or (token.lemma.lower() not in lexicon.refused and not tree.deps(index, "iobj"))
