"""Verbs of saying over Universal Dependencies: who says it (subject or agent) and what (complement,
quotation, object, topic).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sayso.language.en.tree import NOMINAL, Tree
from sayso.reading.attribute.found import SpeechAct
from sayso.reading.attribute.lexicon import HOLDS, Lexicon, Verb

_ASIDE = frozenset(
    {
        "acl:relcl",
        "parataxis",
        "punct",
        "acl",
        "nsubj",
        "cop",
        "mark",
        "advcl",
        "aux",
        "csubj",
        "orphan",
        "nsubj:pass",
        "ccomp",
    }
)
"""Branches of a source that are no part of its name ("Orla Bren, who …, said")."""
_CUE_PARTS = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
_TOPICS = frozenset({"of", "about", "over", "for", "against", "on"})
_GOING_ON = frozenset({"go", "continue", "proceed", "hasten", "appear", "seem", "begin"})
"""Verbs that an infinitive follows without making the saying a mere intention."""
_OWN = frozenset({"that", "which", "who", "whom", "it", "this", "these", "those", "what"})


def verbs(tree: Tree, lexicon: Lexicon) -> Iterator[SpeechAct]:
    """One attribution for each verb of saying; its content is empty when syntax shows none and a quotation
    may stand beside it.
    """
    for index, token in enumerate(tree.tokens):
        known = lexicon.verbs.get(token.lemma.lower())
        if (
            known is None
            or token.upos not in ("VERB", "AUX")
            or token.deprel in ("amod", "compound", "case", "fixed")
        ):
            continue
        if token.lemma.lower() in lexicon.citing and token.xpos == "VBG":
            continue
        found = impersonal(tree, index, lexicon) or verb(tree, index, known, lexicon)
        if found:
            yield found


def verb(tree: Tree, index: int, known: Verb, lexicon: Lexicon) -> SpeechAct | None:
    """The attribution of one personal verb."""
    content, stance = contents(tree, index, known, lexicon)
    source = speaker(tree, index)
    if not source and not (content and token_of(tree, index) in lexicon.accused and tree.is_passive(index)):
        return None
    if not content and (not {"clause", "quote"} & known.places.keys() or _marked(tree, index, "to")):
        return None
    words = cue(tree, index)
    if intended(tree, index) or (stance not in ("denies", "doubts") and _negated(tree, index)):
        stance = HOLDS
    kept = tuple(place for place in content if place not in words and place not in source)
    return SpeechAct(tuple(source), tuple(words), kept, stance or known.stance)


def intended(tree: Tree, index: int) -> bool:
    """Whether a verb is an infinitive with "to" ("came to warn", not "went on to say"): what somebody is
    to say is not said.
    """
    return _marked(tree, index, "to") and tree.tokens[tree.tokens[index].head].lemma.lower() not in _GOING_ON


def token_of(tree: Tree, index: int) -> str:
    """The lemma of a token in lower case."""
    return tree.tokens[index].lemma.lower()


def impersonal(tree: Tree, index: int, lexicon: Lexicon) -> SpeechAct | None:
    """ "is said to have …", "it was reported that …": nobody is named, so the words themselves are the
    source.
    """
    lemma = tree.tokens[index].lemma.lower()
    if lemma not in lexicon.participles or not tree.is_passive(index) or agent(tree, index) is not None:
        return None
    if tree.tokens[index].deprel in ("acl", "acl:relcl", "amod") and not tree.deps(index, "aux:pass"):
        return None
    content = _impersonal_content(tree, index, lemma)
    return (
        SpeechAct((), tuple(cue(tree, index)), tuple(content), lexicon.participles[lemma])
        if content
        else None
    )


def _impersonal_content(tree: Tree, index: int, lemma: str) -> list[int]:
    """What "is said" or "reported" so, with its subject; the clause around it where it is put in between."""
    token = tree.tokens[index]
    if token.deprel == "parataxis" and lemma != "fear" and not tree.deps(index, "xcomp", "ccomp"):
        return tree.subtree(token.head, [index])
    clauses = [child for child in tree.deps(index, "xcomp", "ccomp", "csubj") if child > index]
    subjects = [
        child for child in tree.deps(index, "nsubj") if tree.tokens[child].text.lower() not in ("it", "there")
    ]
    if not clauses or (lemma == "fear" and tree.deps(index, "xcomp")):
        return []
    return sorted({place for child in (*clauses, *subjects) for place in tree.subtree(child)})


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
        own += [
            child for child in tree.deps(node, "dep") if child < node and tree.tokens[child].upos in NOMINAL
        ]
        if own:
            return own[0]
        relation = tree.tokens[node].deprel
        if relation == "acl" and tree.tokens[tree.tokens[node].head].upos in NOMINAL:
            return tree.tokens[node].head
        if (
            relation.split(":")[0] not in ("conj", "xcomp", "advcl", "parataxis", "ccomp")
            or relation == "acl:relcl"
        ):
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
    """A noun phrase with the members of its list, without preposition, relative clauses and appositions
    set off by a comma.
    """
    skipped = []
    for node in (head, *tree.deps(head, "conj")):
        for child in tree.children[node]:
            relation = tree.tokens[child].deprel
            apart = relation == "appos" and tree.tokens[child - 1].upos == "PUNCT" if child else False
            apart = apart or (
                relation == "appos"
                and bool(tree.deps(child, "punct"))
                and min(tree.subtree(child)) != node + 1
            )
            if relation in _ASIDE or apart or (relation == "case" and child < head and node == head):
                skipped.append(child)
    return tree.subtree(head, skipped)


def contents(tree: Tree, index: int, known: Verb, lexicon: Lexicon) -> tuple[list[int], str]:
    """The tokens of what is said and the stance that this place of content gives; ([], "") when nothing
    is.
    """
    for place, heads in _places(tree, index, known, lexicon):
        if heads:
            found = {node for head in heads for node in tree.subtree(head)}
            return _to_colon(
                tree, index, sorted(found - set(tree.subtree(index)) if index in found else found)
            ), known.places[place]
    return [], ""


def _places(tree: Tree, index: int, known: Verb, lexicon: Lexicon) -> Iterator[tuple[str, list[int]]]:
    """The heads of what is said by place, the likeliest place first; only places that the verb has."""
    infinitives = _infinitives(tree, index)
    if "clause" in known.places:
        for heads in _clauses(tree, index):
            yield "clause", heads
    if "to" in known.places:
        yield "to", [*_wished(tree, index, infinitives), *infinitives]
    elif "clause" in known.places:
        yield "clause", [child for child in infinitives if tree.tokens[child].deprel == "xcomp"]
    if "topic" in known.places:
        yield "topic", _topics(tree, index, "to" in known.places and bool(infinitives))
    if "as" in known.places:
        phrases = tree.deps(index, "obl", "advcl", "xcomp")
        yield "as", [child for child in phrases if tree.case(child) == "as" and child > index]
    if "object" in known.places:
        for heads in _objects(tree, index, lexicon):
            yield "object", heads


def _clauses(tree: Tree, index: int) -> Iterator[list[int]]:
    """Clauses that are what a verb says, the likeliest first: under it, around it, beside it, above it."""
    token = tree.tokens[index]
    clauses = _complements(tree, index)
    yield [child for child in clauses if child > index] or clauses
    if (token.deprel == "parataxis" and _interposed(tree, index)) or (
        token.deprel == "advcl" and _marked(tree, index, "as")
    ):
        yield [token.head]
    beside = _behind(tree, index, "parataxis")
    yield [child for child in beside if tree.tokens[child].upos in ("VERB", "AUX", "NOUN", "ADJ")]
    if token.deprel == "acl:relcl" and tree.deps(index, "nsubj"):
        next_one = index + 1 in tree.children[token.head] and tree.tokens[index + 1].deprel == "acl:relcl"
        yield [index + 1] if next_one else []


def _topics(tree: Tree, index: int, with_infinitive: bool) -> list[int]:
    """What it is about; beside an infinitive "for" and "on" open something else."""
    topics = _TOPICS - {"on", "for"} if with_infinitive else _TOPICS
    phrases = tree.deps(index, "obl", "advcl")
    return [child for child in phrases if tree.case(child).split(" ")[0] in topics and child > index]


def _complements(tree: Tree, index: int) -> list[int]:
    return [
        child
        for child in tree.deps(index, "ccomp", "advcl")
        if tree.tokens[child].deprel == "ccomp" or _marked(tree, child, "that")
    ]


def _infinitives(tree: Tree, index: int) -> list[int]:
    below = _behind(tree, index, "xcomp", "advcl", "ccomp")
    return [child for child in below if _marked(tree, child, "to")]


def _wished(tree: Tree, index: int, infinitives: list[int]) -> list[int]:
    """Of whom it is wished: "called for the court to …"."""
    phrases = tree.deps(index, "obl") if infinitives else []
    return [child for child in phrases if index < child < infinitives[0] and tree.case(child) == "for"]


def _objects(tree: Tree, index: int, lexicon: Lexicon) -> Iterator[list[int]]:
    """The object of a verb, or the subject of its passive with an agent."""
    yield [
        child
        for child in tree.deps(index, "obj")
        if tree.tokens[child].text.lower() not in _OWN and _told(tree, index, child, lexicon)
    ]
    if agent(tree, index) is not None:
        subjects = tree.deps(index, "nsubj:pass")
        yield [child for child in subjects if tree.tokens[child].text.lower() not in _OWN]


def _behind(tree: Tree, index: int, *relations: str) -> list[int]:
    """The dependents behind a token whose relation is one of these."""
    return [
        child for child in tree.children[index] if child > index and tree.tokens[child].deprel in relations
    ]


def _to_colon(tree: Tree, index: int, content: list[int]) -> list[int]:
    """What is said up to a colon or semicolon: an explanation behind it is the writer's own, unless it is
    a quotation.
    """
    for before, place in pairwise(content):
        opens = tree.tokens[place + 1].text if place + 1 < len(tree.tokens) else ""
        if (
            before > index + 1
            and tree.tokens[place].text in (":", ";")
            and opens not in ("“", '"', "``", "''", "‘")
        ):
            return [node for node in content if node < place]
    return content


def _negated(tree: Tree, index: int) -> bool:
    """Whether the saying itself is denied ("did not say", "no court will say"): then nobody says it."""
    if any(
        tree.tokens[child].text.lower() in ("not", "n't", "n’t", "never")
        for child in tree.deps(index, "advmod")
    ):
        return True
    return any(
        tree.tokens[mark].text.lower() == "no"
        for child in tree.deps(index, "nsubj")
        for mark in tree.deps(child, "det")
    )


def _interposed(tree: Tree, index: int) -> bool:
    """Whether a paratactic verb of saying has a subject of its own and no object ("The bridge, officials
    said, was closed").
    """
    return bool(tree.deps(index, "nsubj")) and not tree.deps(index, "obj", "ccomp")


def _marked(tree: Tree, index: int, word: str) -> bool:
    """Whether a clause is opened by a word ("to", "as")."""
    return word in [tree.tokens[mark].text.lower() for mark in tree.deps(index, "mark")]


def _told(tree: Tree, index: int, thing: int, lexicon: Lexicon) -> bool:
    """Whether an object is what is said: no person, and nothing that an authority grants or refuses."""
    token = tree.tokens[thing]
    if token.upos in ("PRON", "PROPN"):
        return False
    return tree.tokens[index].lemma.lower() != "deny" or (
        token.lemma.lower() not in lexicon.refused and not tree.deps(index, "iobj")
    )
