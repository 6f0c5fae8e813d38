"""The choice of a content: what the model marked is mended by syntax and quotation marks, with the weights
that ship.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sayso.language.en.tree import Tree
from sayso.reading.attribute.linking import Linked
from sayso.reading.attribute.page import ChoicePage
from sayso.reading.attribute.ranking import chosen, options, score, weights
from sayso.records import Document, Span
from tests.reading.attribute.test_candidates import BEHIND, CLAUSE, GOES_ON, INSIDE, QUOTED, TAIL
from tests.reading.attribute.trees import parsed, words

ABOUT_BREN = "Bren/Bren/PROPN/6/nsubj ,/,/PUNCT/4/punct who/who/PRON/4/nsubj saw/see/VERB/1/acl:relcl it/it/PRON/4/obj said/say/VERB/0/root the/the/DET/8/det mast/mast/NOUN/9/nsubj fell/fall/VERB/6/ccomp ././PUNCT/6/punct"


class Case(NamedTuple):
    """Sentences in which Bren said something, what the model marked of it (pieces with " … " between
    them), and what is chosen.
    """

    sentences: tuple[str, ...]
    marked: str
    content: str


CASES = (
    Case((CLAUSE,), "that the mast fell", "that the mast fell"),
    Case((CLAUSE,), "that the mast", "that the mast fell"),
    Case((CLAUSE,), "", "that the mast fell"),
    Case((TAIL,), "the mast fell, which nobody saw", "the mast fell, which nobody saw"),
    Case((BEHIND,), "mast fell", "The mast fell"),
    Case((INSIDE,), "The mast … fell", "The mast … fell"),
    Case((QUOTED,), "We ran", "“We ran,”"),
    Case((QUOTED,), "", "“We ran,”"),
    Case((QUOTED, GOES_ON), "“We ran,” … “Nobody else came.”", "“We ran,” … “Nobody else came.”"),
)


def linked(document: Document, marked: str) -> Linked:
    """What the model found: Bren, said, and the marked pieces."""
    pieces = [
        Span(document.text.index(part), document.text.index(part) + len(part))
        for part in marked.split(" … ")
        if part
    ]
    source, cue = (
        Span(document.text.index(part), document.text.index(part) + 4) for part in ("Bren", "said")
    )
    return Linked((source,), (cue,), tuple(pieces))


def made(sentences: tuple[str, ...], marked: str) -> tuple[Document, ChoicePage, Linked]:
    """A document, what the choice knows of it, and what the model found in it."""
    document, annotation = parsed(*sentences)
    one = linked(document, marked)
    return document, ChoicePage(document.text, annotation, Tree(annotation.tokens), [], [one]), one


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.content}, marked: {case.marked}")
def test_the_content_that_is_chosen(case: Case) -> None:
    """A whole clause or quotation is kept, a part of one is made whole, and where nothing is marked what
    hangs on the cue is taken.
    """
    document, known, one = made(case.sentences, case.marked)
    assert words(document, chosen(known, one)) == case.content


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.content}, marked: {case.marked}")
def test_what_holds_for_every_option(case: Case) -> None:
    """An option has words, none of them of the cue or source, at least one way that leads to it, and each
    set of words is there once.
    """
    _, known, one = made(case.sentences, case.marked)
    found = options(known, one)
    barred = known.places((*one.cue, *one.source))
    assert found
    assert all(option.places and not option.places & barred for option in found)
    assert all(option.features[f"way {kind}"] == 1.0 for option in found for kind in option.kinds)
    assert len({option.places for option in found}) == len(found)


def test_what_the_model_marked_is_an_option() -> None:
    """The model's own reading can win, whatever syntax says."""
    document, known, one = made((CLAUSE,), "mast")
    assert "mast" in {
        words(document, known.spans(option.places))
        for option in options(known, one)
        if "model" in option.kinds
    }


def test_the_model_stands_where_there_is_nothing_to_choose_from() -> None:
    """A cue outside the annotated tokens keeps the content that was marked."""
    document, annotation = parsed(CLAUSE)
    one = Linked((), (Span(0, 0),), ())
    known = ChoicePage(document.text, annotation, Tree(annotation.tokens), [], [])
    assert chosen(known, one) == ()


def test_a_feature_without_weight_counts_nothing() -> None:
    """The score is the weighted sum of the features that have a weight."""
    name, weight = next(iter(weights().items()))
    assert score({name: 2.0, "no such feature": 9.0}) == pytest.approx(2 * weight)


def test_a_clause_about_the_source_is_not_what_is_said() -> None:
    """Who the source is, or what it did, is no option for the content."""
    document, known, one = made((ABOUT_BREN,), "who saw it")
    assert words(document, chosen(known, one)) == "the mast fell"
    assert "who saw it" not in {words(document, known.spans(option.places)) for option in options(known, one)}
