"""What could be the content of a cue: by syntax and by quotation marks, each with the way that leads to
it.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sayso.language.en.tree import Tree
from sayso.reading.attribute.candidates import Places, candidates
from sayso.reading.attribute.found import spans
from sayso.reading.attribute.page import ChoicePage
from sayso.records import Annotation, Document
from tests.reading.attribute.trees import parsed, words

CLAUSE = "Bren/Bren/PROPN/2/nsubj said/say/VERB/0/root that/that/SCONJ/6/mark the/the/DET/5/det mast/mast/NOUN/6/nsubj fell/fall/VERB/2/ccomp ././PUNCT/2/punct"
TAIL = "Bren/Bren/PROPN/2/nsubj said/say/VERB/0/root the/the/DET/4/det mast/mast/NOUN/5/nsubj fell/fall/VERB/2/ccomp ,/,/PUNCT/9/punct which/which/PRON/9/nsubj nobody/nobody/PRON/9/nsubj saw/see/VERB/5/advcl ././PUNCT/2/punct"
ABOUT = "Bren/Bren/PROPN/2/nsubj warned/warn/VERB/0/root of/of/ADP/5/case a/a/DET/5/det storm/storm/NOUN/2/obl ././PUNCT/2/punct"
BEHIND = "The/the/DET/2/det mast/mast/NOUN/3/nsubj fell/fall/VERB/6/ccomp ,/,/PUNCT/6/punct Bren/Bren/PROPN/6/nsubj said/say/VERB/0/root ././PUNCT/6/punct"
INSIDE = "The/the/DET/2/det mast/mast/NOUN/7/nsubj ,/,/PUNCT/5/punct Bren/Bren/PROPN/5/nsubj said/say/VERB/7/parataxis ,/,/PUNCT/5/punct fell/fall/VERB/0/root ././PUNCT/7/punct"
TWICE = "Bren/Bren/PROPN/2/nsubj called/call/VERB/0/root the/the/DET/4/det storm/storm/NOUN/2/obj a/a/DET/6/det crime/crime/NOUN/2/xcomp ././PUNCT/2/punct"
EXPECTED = "The/the/DET/2/det mast/mast/NOUN/4/nsubj:pass is/be/AUX/4/aux:pass expected/expect/VERB/0/root to/to/PART/6/mark fall/fall/VERB/4/xcomp ././PUNCT/4/punct"
QUOTED = "“/“/PUNCT/3/punct We/we/PRON/3/nsubj ran/run/VERB/7/ccomp ,/,/PUNCT/3/punct ”/”/PUNCT/3/punct Bren/Bren/PROPN/7/nsubj said/say/VERB/0/root ././PUNCT/7/punct"
GOES_ON = "“/“/PUNCT/4/punct Nobody/nobody/PRON/4/nsubj else/else/ADV/2/advmod came/come/VERB/0/root ././PUNCT/4/punct ”/”/PUNCT/4/punct"


class Case(NamedTuple):
    """Sentences, the cue and the source in them, a way to a content, and that content."""

    sentences: tuple[str, ...]
    cue: str
    source: str
    way: str
    content: str


CASES = (
    Case((CLAUSE,), "said", "Bren", "ccomp", "that the mast fell"),
    Case((CLAUSE,), "said", "Bren", "bare", "the mast fell"),
    Case((TAIL,), "said", "Bren", "ccomp", "the mast fell, which nobody saw"),
    Case((TAIL,), "said", "Bren", "short", "the mast fell"),
    Case((ABOUT,), "warned", "Bren", "obl", "of a storm"),
    Case((ABOUT,), "warned", "Bren", "bare", "a storm"),
    Case((BEHIND,), "said", "Bren", "ccomp", "The mast fell"),
    Case((INSIDE,), "said", "Bren", "governor", "The mast … fell"),
    Case((TWICE,), "called", "Bren", "joined", "the storm a crime"),
    Case((EXPECTED,), "expected", "", "subject", "The mast … to fall"),
    Case((QUOTED,), "said", "Bren", "quote", "“We ran,”"),
    Case((QUOTED, GOES_ON), "said", "Bren", "quote", "“We ran,” … “Nobody else came.”"),
)


def found(sentences: tuple[str, ...], cue: str, source: str) -> set[tuple[str, str]]:
    """All candidates as (way, words)."""
    document, annotation = parsed(*sentences)
    known = ChoicePage(document.text, annotation, Tree(annotation.tokens), [], [])
    made = candidates(
        known.tree, _places(document, annotation, cue), _places(document, annotation, source), known.quoted
    )
    return {
        (way, words(document, spans(sorted(places), annotation.tokens))) for way, places in made if places
    }


def _places(document: Document, annotation: Annotation, part: str) -> Places:
    """The tokens of some words at their first place; none for no words."""
    at = document.text.index(part)
    return frozenset(
        number
        for number, token in enumerate(annotation.tokens)
        if at <= token.start and token.end <= at + len(part)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.cue} {case.way}")
def test_a_content_is_among_the_candidates(case: Case) -> None:
    """Each way of hanging on a cue, or of standing in quotation marks beside it, leads to its content,
    without stop or comma at its borders.
    """
    assert (case.way, case.content) in found(case.sentences, case.cue, case.source)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.cue} {case.way}")
def test_no_candidate_holds_its_cue_or_source(case: Case) -> None:
    """What is said is neither who says it nor the word that tells so."""
    for _, content in found(case.sentences, case.cue, case.source):
        assert not {case.cue, case.source} & set(content.split())


def test_a_far_quotation_is_no_candidate() -> None:
    """A quotation more than three sentences away belongs to somebody else."""
    between = tuple(ABOUT.replace("Bren", name) for name in ("Ulm", "Tess", "Holm"))
    near = found((QUOTED, GOES_ON), "said", "Bren")
    far = found((QUOTED, *between, GOES_ON), "said", "Bren")
    assert any("Nobody else" in content for _, content in near)
    assert not any("Nobody else" in content for _, content in far)


def test_without_a_cue_there_is_no_candidate() -> None:
    """Nothing hangs on no word."""
    _, annotation = parsed(CLAUSE)
    assert list(candidates(Tree(annotation.tokens), frozenset(), frozenset(), [])) == []
