"""Lemmas: the dictionary form of words of news."""

import pytest

from sayso.reading.annotate.lemmas import lemma

CASES = [
    ("arrested", "VBN", "arrest"), ("plotted", "VBD", "plot"), ("fled", "VBD", "flee"), ("charged", "VBN", "charge"),
    ("carries", "VBZ", "carry"), ("denied", "VBD", "deny"), ("is", "VBZ", "be"), ("killing", "VBG", "kill"),
    ("killing", "NN", "killing"), ("stabbing", "VBG", "stab"), ("diplomats", "NNS", "diplomat"),
    ("embassies", "NNS", "embassy"), ("men", "NNS", "man"), ("Veldania", "NNP", "Veldania"), ("n’t", "RB", "not"),
    ("released", "VBN", "release"), ("expelled", "VBD", "expel"), ("sentenced", "VBN", "sentence"),
    ("convicted", "VBN", "convict"), ("accused", "VBN", "accuse"), ("seized", "VBD", "seize"), ("poisoned", "VBN", "poison"),
    ("extradited", "VBN", "extradite"), ("deported", "VBN", "deport"), ("raided", "VBD", "raid"), ("shot", "VBD", "shoot"),
    ("crashes", "VBZ", "crash"), ("murdered", "VBN", "murder"), ("planned", "VBN", "plan"), ("foiled", "VBN", "foil"),
    ("hanged", "VBN", "hang"), ("taken", "VBN", "take"), ("bombed", "VBN", "bomb"), ("acquitted", "VBN", "acquit"),
    ("detained", "VBN", "detain"), ("kidnapped", "VBN", "kidnap"), ("abducted", "VBN", "abduct"),
    ("executed", "VBN", "execute"), ("assassinated", "VBN", "assassinate"), ("revealed", "VBD", "reveal"),
    ("tortured", "VBN", "torture"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "xpos", "expected"), CASES)
def test_lemmas(form: str, xpos: str, expected: str) -> None:
    """Form and tag give the dictionary form."""
    assert lemma(form, xpos) == expected
