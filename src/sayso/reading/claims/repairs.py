"""Mends the parses that most often put an argument in the wrong place, before events are read from them.

Each rule is stated in general terms and moves one kind of phrase; a token that is moved keeps its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.en.tree import Tree
from sayso.reading.claims.arguments import lists
from sayso.records import Token

PASSES = 3
"""Passes over the tokens: a phrase may need to follow another that was moved."""


SETTLED = frozenset(
    ("det punct aux aux:pass cc mark amod advmod nummod cop root flat fixed compound:prt goeswith").split()
)
"""Relations that no rule moves."""


def repaired(
    tokens: Sequence[Token], timed: set[int], people: set[int], events: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The tokens with some of them moved to another governor.

    `timed` are the tokens inside time expressions, `people` the heads of noun phrases that stand for
    persons, `events` the lemmas of nouns that name events.
    """
    made = list(tokens)
    open_sentences = {token.sentence for token in tokens}
    for _ in range(PASSES):
        open_sentences = _one_pass(made, timed, people, events, open_sentences)
        if not open_sentences:
            break
    return tuple(made)


def _one_pass(
    made: list[Token], timed: set[int], people: set[int], events: frozenset[str], sentences: set[int]
) -> set[int]:
    """Move what can be moved in one look over some sentences, in place; gives the sentences in which
    something moved."""
    tokens = tuple(made)
    tree = Tree(tokens)
    touched: set[int] = set()
    for index, token in enumerate(tokens):
        if token.deprel in SETTLED or token.sentence not in sentences:
            continue
        moved = (
            _preposition(tree, index)
            or _object_after_verb(tree, index, timed)
            or _subject_before_verb(tree, index, timed)
        )
        moved = (
            moved
            or _over_a_verb(tree, index)
            or _controlled(tree, index)
            or _between(tree, index)
            or _before_infinitive(tree, index)
        )
        moved = (
            moved
            or _accused_of(tree, index, people, events)
            or _who(tree, index, people)
            or _done_by(tree, index, people, events)
        )
        moved = moved or _participle_of(tree, index, people)
        moved = moved or _tense_mismatch(tree, index) or _phrase_after_noun(tree, index, timed)
        moved = (
            moved
            or _after_time(tree, index, timed)
            or _purpose_of_plan(tree, index)
            or _agent_of_passive(tree, index)
        )
        moved = (
            moved
            or _nearer_role(tree, index, people)
            or _name_after_role(tree, index, people)
            or _place_before_subject(tree, index)
        )
        if moved is not None and moved != (token.head, token.deprel) and not _below(made, moved[0], index):
            head, relation = moved
            made[index] = token._replace(head=head, deprel=relation)
            touched.add(token.sentence)
            if relation == "obl" and token.deprel == "compound":  # the preposition goes with the place
                for case in tree.deps(token.head, "case"):
                    made[case] = tokens[case]._replace(head=index)
    return touched


def _below(tokens: Sequence[Token], index: int, top: int) -> bool:
    """Whether a token stands below another: a move there would close a circle."""
    while index != top:
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return True


def _preposition(tree: Tree, index: int) -> tuple[int, str] | None:
    """A preposition belongs to a noun after it, never to one before it."""
    token = tree.tokens[index]
    if token.deprel != "case" or token.upos != "ADP" or token.head >= index:
        return None
    for after in range(index + 1, min(index + 8, len(tree.tokens))):
        word = tree.tokens[after]
        if word.sentence != token.sentence or word.upos in ("VERB", "PUNCT", "ADP"):
            return None
        if word.upos in ("NOUN", "PROPN", "PRON") and not (word.deprel == "compound" and word.head > after):
            return after, "case"
    return None


def _controlled(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "used a diplomat in charge of X to carry": the infinitive belongs to the verb that controls it, not
    to the last noun.
    """
    token = tree.tokens[index]
    if token.deprel != "acl" or token.upos != "VERB" or tree.case(index) != "to":
        return None
    noun = tree.tokens[token.head]
    if noun.lemma.lower() in lists()["planning_nouns"] | lists()["deeds"]:
        return None
    for above in tree.ancestors(token.head)[:4]:
        governor = tree.tokens[above]
        if governor.upos == "VERB":
            control = governor.lemma.lower() in lists()["object_control"]
            direct = token.head in tree.deps(above, "obj")
            return (above, "xcomp") if control and not direct and tree.deps(above, "obj") else None
    return None


def _between(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "a treaty to free him, between A and B": what is between two parties is the nearest thing that
    needs two.
    """
    token = tree.tokens[index]
    if tree.case(index) != "between" or tree.tokens[token.head].lemma.lower() in lists()["mutual"]:
        return None
    for before in range(index - 1, max(-1, index - 15), -1):
        word = tree.tokens[before]
        if word.sentence != token.sentence:
            return None
        if word.upos == "NOUN" and word.lemma.lower() in lists()["mutual"]:
            return before, "nmod"
    return None


def _before_infinitive(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "visits in May, to meet her": what stands before "to" belongs to the word above the infinitive."""
    token = tree.tokens[index]
    if (
        not token.deprel.startswith(("obl", "nmod"))
        or token.head < index
        or tree.tokens[token.head].xpos != "VB"
    ):
        return None
    marks = [child for child in tree.deps(token.head, "mark") if tree.tokens[child].text.lower() == "to"]
    if (
        not marks
        or marks[0] < index
        or tree.tokens[token.head].head > index
        or tree.tokens[token.head].head == token.head
    ):
        return None
    above = tree.tokens[token.head].head
    return above, "obl" if tree.tokens[above].upos == "VERB" else "nmod"


def _who(tree: Tree, index: int, people: set[int]) -> tuple[int, str] | None:
    """ "an aide to the president, X, who …": "who" is the person named just before it."""
    token = tree.tokens[index]
    if token.deprel != "acl:relcl":
        return None
    things = [
        child
        for child in tree.children[index]
        if tree.tokens[child].text.lower() == "which" and child < index
    ]
    if (
        things and token.head in people and things[0] >= 2
    ):  # "a man who fled to Karsk, which refused …": "which" is no person
        last = things[0] - (2 if tree.tokens[things[0] - 1].upos == "PUNCT" else 1)
        nominal = tree.tokens[last].upos in ("NOUN", "PROPN") and last > token.head and last not in people
        return (last, "acl:relcl") if nominal else None
    pronouns = [
        child for child in tree.children[index] if tree.tokens[child].text.lower() == "who" and child < index
    ]
    if not pronouns:
        return None
    before = pronouns[0] - 1
    while before > 0 and tree.tokens[before].upos == "PUNCT":
        before -= 1
    person = next(
        (
            i
            for i in [before, *tree.ancestors(before)[:2]]
            if i in people and tree.tokens[i].upos == "PROPN" and i > token.head
        ),
        None,
    )
    return (person, "acl:relcl") if person is not None and person != token.head else None


def _accused_of(tree: Tree, index: int, people: set[int], events: frozenset[str]) -> tuple[int, str] | None:
    """ "acquitted an interpreter of spying", "stripped her of her rank": what follows "of" belongs to the
    verb, not to the person.
    """
    token = tree.tokens[index]
    person = token.head
    if token.deprel not in ("nmod", "acl") or tree.case(index) != "of" or person not in people:
        return None
    verb = tree.tokens[person].head
    undergone = tree.tokens[person].deprel in ("obj", "nsubj:pass")
    if undergone and tree.tokens[verb].lemma.lower() in lists()["depriving"] and token.upos == "NOUN":
        return verb, "obl"
    if not undergone or tree.tokens[verb].lemma.lower() not in lists()["accusing"]:
        return None
    return (
        (verb, "obl" if token.upos == "NOUN" else "advcl")
        if token.upos == "VERB" or token.lemma.lower() in events
        else None
    )


def _participle_of(tree: Tree, index: int, people: set[int]) -> tuple[int, str] | None:
    """ "the trial of four others, accused of …": who is accused is a person, not the trial."""
    token = tree.tokens[index]
    if (
        token.deprel != "acl"
        or token.xpos != "VBN"
        or token.lemma.lower() not in lists()["accusing"]
        or token.head in people
    ):
        return None
    persons = [c for c in tree.deps(token.head, "nmod") if c in people and tree.case(c) == "of" and c < index]
    return (persons[-1], "acl") if persons else None


def _done_by(tree: Tree, index: int, people: set[int], events: frozenset[str]) -> tuple[int, str] | None:
    """ "coincide with visits to the region by X": a person after "by" does the event named before, not an
    active verb.
    """
    token = tree.tokens[index]
    verb = token.head
    if not token.deprel.startswith("obl") or tree.case(index) != "by" or index not in people or verb > index:
        return None
    if tree.tokens[verb].upos != "VERB" or tree.is_passive(verb):
        return None
    nouns = [
        i
        for i in range(verb + 1, index)
        if tree.tokens[i].upos == "NOUN" and tree.tokens[i].lemma.lower() in events
    ]
    return (nouns[-1], "nmod") if nouns else None


def _object_after_verb(tree: Tree, index: int, timed: set[int]) -> tuple[int, str] | None:
    """A noun phrase without a preposition right after a verb that has no object is its object, whatever it
    was hung on."""
    token = tree.tokens[index]
    if (
        token.upos not in ("NOUN", "PROPN")
        or token.deprel not in ("obj", "obl", "nmod", "xcomp", "dep")
        or index in timed
        or tree.case(index)
    ):
        return None
    first = min(i for i in tree.subtree(index) if i <= index)
    verb = first - 1
    if (
        verb > 0
        and tree.tokens[verb].deprel in ("compound:prt", "advmod")
        and tree.tokens[verb].head == verb - 1
    ):
        verb -= 1  # "called home its envoy", "hand over the man"
    if verb < 0 or tree.tokens[verb].upos != "VERB" or tree.tokens[verb].sentence != token.sentence:
        return None
    if verb == token.head and token.deprel == "obj":
        return None
    if (
        tree.deps(verb, "obj", "ccomp")
        or tree.is_passive(verb)
        or tree.tokens[verb].deprel in ("amod", "compound")
    ):
        return None
    return (verb, "obj") if token.head <= verb or token.head > index else None


def _subject_before_verb(tree: Tree, index: int, timed: set[int]) -> tuple[int, str] | None:
    """A bare noun phrase before a verb that has no subject is its subject."""
    token = tree.tokens[index]
    verb = tree.tokens[token.head]
    if (
        token.upos not in ("NOUN", "PROPN")
        or token.deprel not in ("compound", "obl", "dep", "nmod", "nmod:desc")
        or index in timed
    ):
        return None
    if (
        verb.upos != "VERB"
        or index > token.head
        or tree.case(index)
        or tree.deps(token.head, "nsubj", "csubj")
    ):
        return None
    if verb.deprel in ("amod", "compound", "xcomp", "conj") or verb.xpos in ("VB", "VBG"):
        return None
    return token.head, "nsubj:pass" if tree.is_passive(token.head) else "nsubj"


def _over_a_verb(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "... to bomb a hall and sentenced him to nine years": a phrase is not hung on something across a
    verb that stands outside it.
    """
    token = tree.tokens[index]
    if (
        not token.deprel.startswith("obl")
        or not tree.case(index)
        or token.head > index
        or tree.tokens[token.head].upos != "VERB"
    ):
        return None
    below = set(tree.subtree(token.head))
    for verb in range(index - 1, token.head, -1):
        if tree.tokens[verb].upos == "VERB" and tree.tokens[verb].deprel not in ("amod", "compound"):
            return None if verb in below else (verb, token.deprel)
    return None


def _tense_mismatch(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "said he had been abducted and warned them": a simple past goes with "said", not with the
    pluperfect that was said.
    """
    token = tree.tokens[index]
    if token.deprel != "conj" or token.xpos != "VBD" or tree.deps(index, "aux"):
        return None
    told = token.head
    speech = tree.tokens[told].head
    perfect = any(
        tree.tokens[c].lemma == "have" and tree.tokens[c].xpos == "VBD" for c in tree.deps(told, "aux")
    )
    if (
        perfect
        and tree.tokens[told].deprel == "ccomp"
        and tree.tokens[speech].xpos == "VBD"
        and not tree.deps(index, "nsubj")
    ):
        return speech, "conj"
    return None


def _phrase_after_noun(tree: Tree, index: int, timed: set[int]) -> tuple[int, str] | None:
    """ "to bomb the hall in Karsk": a phrase right after a noun is not hung on something before that
    noun's own verb.
    """
    token = tree.tokens[index]
    case = tree.case(index)
    if not token.deprel.startswith("nmod") or not case or index in timed or token.head > index:
        return None
    first = min(i for i in tree.subtree(index) if i <= index)
    noun = first - 1
    if noun <= token.head or noun < 0 or tree.tokens[noun].upos not in ("NOUN", "PROPN") or noun in timed:
        return None
    above = tree.ancestors(noun)
    if token.head in above or noun == token.head:
        return None
    top = noun
    while (
        tree.tokens[top].upos in ("NOUN", "PROPN")
        and tree.tokens[top].head < noun
        and tree.tokens[tree.tokens[top].head].upos != "VERB"
    ):
        if tree.tokens[top].head == top:
            return None
        top = tree.tokens[top].head
    verb = tree.tokens[top].head
    return (top, "nmod") if tree.tokens[verb].upos == "VERB" and token.head < verb < top else None


def _after_time(tree: Tree, index: int, timed: set[int]) -> tuple[int, str] | None:
    """ "convicted on Friday of murder": a phrase hung on a date belongs to what is dated."""
    token = tree.tokens[index]
    if token.head not in timed or index in timed or token.head == index or index < token.head:
        return None
    if not token.deprel.startswith("nmod") or not tree.case(index):
        return None
    above = token.head
    while above in timed and tree.tokens[above].head != above:
        above = tree.tokens[above].head
    return (above, "obl" if tree.tokens[above].upos == "VERB" else "nmod") if above not in timed else None


def _purpose_of_plan(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "disrupted a plot to kill": an infinitive right after a noun of planning says what was planned."""
    token = tree.tokens[index]
    if token.deprel.split(":")[0] not in ("advcl", "xcomp") or token.upos != "VERB":
        return None
    marks = [child for child in tree.deps(index, "mark") if tree.tokens[child].text.lower() == "to"]
    if not marks or marks[0] == 0:
        return None
    noun = marks[0] - 1
    before = tree.tokens[noun]
    if (
        before.lemma.lower() in lists()["planning_nouns"]
        and before.upos == "NOUN"
        and before.sentence == token.sentence
    ):
        return noun, "acl"
    return None


def _nearer_role(tree: Tree, index: int, people: set[int]) -> tuple[int, str] | None:
    """ "an aide to the president, X": the name after the comma is the president's, the nearer person's,
    not the aide's.
    """
    token = tree.tokens[index]
    if token.deprel != "appos" or token.upos != "PROPN" or token.head not in people:
        return None
    own = set(tree.subtree(index))
    inside = [i for i in tree.subtree(token.head) if i not in own and token.head < i < min(own)]
    near = [
        i
        for i in inside
        if i in people and tree.tokens[i].upos in ("NOUN", "PROPN") and i not in tree.members(token.head)
        and all(j in tree.subtree(i) or tree.tokens[j].upos == "PUNCT" for j in inside if j > i)
    ]  # fmt: skip
    return (near[0], "appos") if near else None


def _name_after_role(tree: Tree, index: int, people: set[int]) -> tuple[int, str] | None:
    """ "arrested her brother Karl": a name right after a person's role is that person's, not a second
    object.
    """
    token = tree.tokens[index]
    base = token.deprel.split(":")[0]
    if (
        index == 0
        or token.upos != "PROPN"
        or base not in ("obj", "nsubj", "obl", "iobj", "xcomp", "nmod")
        or tree.case(index)
    ):
        return None
    beside = ("obj", "nsubj", "obl", "iobj", "nmod")
    for role in tree.children[token.head]:
        if (
            role < index
            and role in people
            and tree.tokens[role].deprel.split(":")[0] in beside
            and max(tree.subtree(role)) == index - 1
        ):
            return role, "appos"
    return None


def _place_before_subject(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "In Karsk demonstrators torched …": a subject has no preposition, so the name after it is where,
    not who.
    """
    token = tree.tokens[index]
    subject = token.head
    if (
        token.deprel != "compound"
        or token.upos != "PROPN"
        or tree.tokens[subject].deprel.split(":")[0] != "nsubj"
    ):
        return None
    cases = [
        child
        for child in tree.deps(subject, "case")
        if tree.tokens[child].text.lower() in ("in", "at", "near", "outside")
    ]
    return (tree.tokens[subject].head, "obl") if cases and cases[0] < index < subject else None


def _agent_of_passive(tree: Tree, index: int) -> tuple[int, str] | None:
    """ "sentenced for the attack by a court": the public body after "by" acts in the passive verb above,
    not in the noun.
    """
    token = tree.tokens[index]
    if token.deprel != "nmod" or tree.case(index) != "by" or token.lemma.lower() not in lists()["public"]:
        return None
    noun = token.head
    verb = tree.tokens[noun].head
    if tree.tokens[noun].deprel != "obl" or tree.tokens[verb].upos != "VERB" or not tree.is_passive(verb):
        return None
    return (verb, "obl:agent") if not tree.deps(verb, "obl:agent") else None
