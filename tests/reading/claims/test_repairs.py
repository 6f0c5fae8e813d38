"""Parses are mended where a rule says so, and never bent into a circle."""

import random

from sayso.language.en.tree import Tree
from sayso.reading.claims.repairs import repaired
from sayso.records import Token


def sentence(*rows: str) -> tuple[Token, ...]:
    """Tokens from rows of "text lemma upos xpos head deprel"; a head is an index, offsets follow the
    words.
    """
    tokens, place = [], 0
    for row in rows:
        text, lemma, upos, xpos, head, deprel = row.split()
        tokens.append(Token(place, place + len(text), text, lemma, upos, xpos, int(head), deprel, 0))
        place += len(text) + 1
    return tuple(tokens)


def test_a_phrase_after_a_date_goes_with_what_is_dated() -> None:
    """ "convicted on Friday of murder": the charge hangs on the verb."""
    tokens = sentence(
        "Men man NOUN NNS 1 nsubj:pass", "convicted convict VERB VBN 1 root", "on on ADP IN 3 case", "Friday Friday PROPN NNP 1 obl",
        "of of ADP IN 5 case", "murder murder NOUN NN 3 nmod",
    )  # fmt: skip
    mended = repaired(tokens, timed={3}, people={0})
    assert (mended[5].head, mended[5].deprel) == (1, "obl")


def test_the_nearer_role_takes_the_name_after_the_comma() -> None:
    """ "an aide to the president, X" is not X."""
    tokens = sentence(
        "aide aide NOUN NN 6 nsubj", "to to ADP IN 2 case", "president president NOUN NN 0 nmod", ", , PUNCT , 4 punct",
        "Dorsk Dorsk PROPN NNP 0 appos", ", , PUNCT , 0 punct", "fled flee VERB VBD 6 root",
    )  # fmt: skip
    mended = repaired(tokens, timed=set(), people={0, 2, 4})
    assert mended[4].head == 2


def test_an_infinitive_after_a_plot_says_what_was_planned() -> None:
    """ "foiled a plot to kill guards": the killing belongs to the plot."""
    tokens = sentence(
        "Police police NOUN NN 1 nsubj", "foiled foil VERB VBD 1 root", "a a DET DT 3 det", "plot plot NOUN NN 1 obj",
        "to to PART TO 5 mark", "kill kill VERB VB 1 advcl", "guards guard NOUN NNS 5 obj",
    )  # fmt: skip
    assert repaired(tokens, timed=set(), people={6})[5][6:8] == (3, "acl")


def test_no_repair_closes_a_circle() -> None:
    """Whatever the parser hands over, the mended heads still lead to a root from every token."""
    chance = random.Random(7)
    tags = [("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("VERB", "VBN"), ("ADP", "IN"), ("PUNCT", ",")]
    relations = [
        "obl",
        "nmod",
        "obj",
        "nsubj",
        "appos",
        "case",
        "conj",
        "advcl",
        "compound",
        "acl",
        "iobj",
        "punct",
        "mark",
    ]
    for _ in range(400):
        size = chance.randint(3, 14)
        rows = []
        for index in range(size):
            upos, xpos = chance.choice(tags)
            head = chance.randrange(index) if index else 0
            rows.append(
                f"w{index} plot {upos} {xpos} {head} {'root' if not index else chance.choice(relations)}"
            )
        timed = set(chance.sample(range(size), k=size // 4))
        people = set(chance.sample(range(size), k=size // 3))
        mended = repaired(sentence(*rows), timed, people)
        for index in range(size):
            seen, node = set(), index
            while mended[node].head != node:
                assert node not in seen, "the repairs closed a circle"
                seen.add(node)
                node = mended[node].head
        assert len(Tree(mended).subtree(0)) <= size
