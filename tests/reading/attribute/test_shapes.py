"""The form of a possible content: what it cuts off, its borders, and how it differs from what the model
marked.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sayso.language.en.tree import Tree
from sayso.reading.attribute.candidates import Places
from sayso.reading.attribute.shapes import Forms, shape
from tests.reading.attribute.test_candidates import CLAUSE, GOES_ON, INSIDE, TAIL
from tests.reading.attribute.trees import parsed


class Case(NamedTuple):
    """Sentences, the numbers of the words of cue and source, of the mark and of a candidate; features that
    it has and has not.
    """

    sentences: tuple[str, ...]
    barred: range
    marked: range
    places: tuple[int, ...]
    has: set[str]
    lacks: set[str]


SAID = range(2)
NOTHING = range(0)
CASES = (
    Case(
        (CLAUSE,),
        SAID,
        range(2, 6),
        (2, 3, 4, 5),
        {"left same", "right same", "opens that", "whole end"},
        {"loose", "adds 1"},
    ),
    Case(
        (CLAUSE,), SAID, range(2, 5), (2, 3, 4, 5), {"right more", "right more whole", "adds 1"}, {"drops 1"}
    ),
    Case(
        (CLAUSE,),
        SAID,
        range(2, 6),
        (3, 4, 5),
        {"cut mark l", "left less inside", "drops mark", "before that"},
        {"opens that"},
    ),
    Case((CLAUSE,), SAID, NOTHING, (2, 3, 4), {"loose"}, {"left same", "whole end"}),
    Case((TAIL,), SAID, NOTHING, (2, 3, 4), {"cut advcl, r", "behind ,"}, {"whole end", "loose"}),
    Case(
        (INSIDE,),
        range(3, 5),
        NOTHING,
        (0, 1, 6),
        {"whole start", "whole end", "whole", "sentences 0"},
        {"loose", "other sentence"},
    ),
    Case(
        (CLAUSE, GOES_ON), SAID, NOTHING, (7, 8, 9, 10, 11, 12), {"other sentence", "whole"}, {"before that"}
    ),
    Case((CLAUSE, GOES_ON), SAID, NOTHING, tuple(range(2, 13)), {"sentences 1"}, {"other sentence"}),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_form_of_a_candidate(case: Case) -> None:
    """Branches left out, loose words, the sentence's borders and the difference to the mark are told by
    name.
    """
    _, annotation = parsed(*case.sentences)
    made = shape(
        Forms(Tree(annotation.tokens)),
        frozenset(case.barred),
        frozenset(case.marked),
        frozenset(),
        frozenset(case.places),
    )
    told = {name for name, value in made.items() if value}
    assert case.has <= told
    assert not case.lacks & told


def test_words_of_another_content_are_counted() -> None:
    """A candidate that takes in what is marked for another cue says how much of it is that."""
    _, annotation = parsed(CLAUSE)
    theirs: Places = frozenset({4, 5})
    made = shape(
        Forms(Tree(annotation.tokens)), frozenset(SAID), frozenset({2, 3}), theirs, frozenset({2, 3, 4, 5})
    )
    assert (made["theirs"], made["any theirs"]) == (0.5, 1.0)
