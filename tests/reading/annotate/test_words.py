"""Words: cut as Universal Dependencies English cuts them, glued text included, with offsets that give back
the text.
"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.annotate.words import words

CASES = [
    ("The group carried out450 attacks.", "The group carried out 450 attacks ."),
    ("The trial ended.The men left", "The trial ended . The men left"),
    ("the regime’s men", "the regime ’s men"),
    ("They can't and won’t", "They ca n't and wo n’t"),
    ("We cannot go", "We can not go"),
    ("The U.S.’s envoy", "The U.S. ’s envoy"),
    ("a well-known anti-war poet", "a well - known anti-war poet"),
    ("Mr. J. Orlan paid $5m", "Mr. J. Orlan paid $ 5 m"),
    ("on Jan. 5 at 5pm", "on Jan. 5 at 5 pm"),
    ("on 2021-03-04, the 12th", "on 2021-03-04 , the 12th"),
    ("1,200 men in the 1990s", "1,200 men in the 1990s"),
    ("“Don’t,” he said.", "“ Do n’t , ” he said ."),
    ("the officials' cars", "the officials ' cars"),
    ("see karskherald.com.", "see karskherald.com ."),
    ("at https://karsk.example/a?b=1, now", "at https://karsk.example/a?b=1 , now"),
    ("write to press@karsk.example!", "write to press@karsk.example !"),
    ("Orlan\u00a0said\u200bno", "Orlan said no"),
    ("GEN. DORVIC SAID", "GEN. DORVIC SAID"),
    ("so...and – then--no", "so ... and – then -- no"),
    ("sanctionsThe regime", "sanctions The regime"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_those_of_the_treebanks(text: str, expected: str) -> None:
    """Each line of the table is cut exactly so."""
    assert [text[start:end] for start, end in words(text, 0, len(text))] == expected.split()


def test_a_soft_hyphen_stays_inside_its_word() -> None:
    """An invisible hyphen does not make two words of one."""
    text = "de\u00adport\u00adation order"
    assert [text[start:end] for start, end in words(text, 0, len(text))] == [
        "de\u00adport\u00adation",
        "order",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_words_leave_nothing_out_but_white_space(text: str) -> None:
    """Whatever the text, words are in order, do not overlap, are not empty, and only invisible characters
    stand between them.
    """
    found = words(text, 0, len(text))
    place = 0
    for start, end in found:
        assert place <= start < end
        assert not any(letter.isalnum() for letter in text[place:start])
        place = end
    assert not any(letter.isalnum() for letter in text[place:])


def test_junk_without_spaces_is_read_in_little_time() -> None:
    """Two hundred thousand letters and dots without a space are cut in seconds, none lost."""
    text = "a.b-c@" * 35_000
    started = time.process_time()
    found = words(text, 0, len(text))
    assert time.process_time() - started < 10
    assert sum(end - start for start, end in found) == len(text)


def test_only_the_given_stretch_is_cut() -> None:
    """Offsets count from the start of the whole text."""
    assert words("one two three", 4, 7) == [(4, 7)]
