"""The readers of training corpora: labels fit their words, licences and splits are kept."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the training libraries (pip install sayso[train])")

from training import corpora
from training.corpora import Row, Sentence, _entities, _entity_labels, _name


def rows(*lines: tuple[str, str, str, int, str, str]) -> list[Row]:
    """Words as CoNLL-U rows."""
    return [Row(*line) for line in lines]


CHIEF = rows(
    (
        "Police",
        "NOUN",
        "NN",
        1,
        "compound",
        "Entity=(1-person-new-x-cf1-1-sgl(2-organization-new-x-cf2-1-sgl)",
    ),
    ("chief", "NOUN", "NN", 2, "nmod:desc", "_"),
    ("Mara", "PROPN", "NNP", 4, "nsubj", "_"),
    ("Olven", "PROPN", "NNP", 2, "flat", "Entity=1)"),
    ("left", "VERB", "VBD", 4, "root", "_"),
    ("United", "ADJ", "NNP", 6, "amod", "Entity=(3-place-new-x-cf3-1-sgl-Karsk"),
    ("Karsk", "PROPN", "NNP", 4, "obj", "Entity=3)"),
)


def test_nested_entities_are_read() -> None:
    """Openings and closings, several on one word, give spans."""
    assert sorted(_entities(CHIEF, [])) == [(0, 1, "organization"), (0, 4, "person"), (5, 7, "place")]


def test_a_name_leaves_out_the_title_and_keeps_its_own_adjective() -> None:
    """`Police chief Mara Olven` names Mara Olven; `United Karsk` is named whole."""
    assert _name(CHIEF, 0, 4, 2, "person") == (2, 4)
    labels = _entity_labels(CHIEF, _entities(CHIEF, []))
    assert labels["names"] == ["O", "O", "B-person", "I-person", "O", "B-place", "I-place"]
    assert labels["mentions"] == ["nominal:organization", "O", "named:person", "O", "O", "O", "named:place"]


def test_factuality_moves_to_the_same_sentence_cut_otherwise() -> None:
    """Numbers land on the word that ends at the same letter; a sentence without a twin is given back."""
    giver = Sentence(["can", "not", "go"], "a", {"factuality": [corpora.IGNORE, corpora.IGNORE, -2.5]})
    taker = Sentence(["cannot", "go"], "b")
    alone = Sentence(["other"], "c", {"factuality": [3.0]})
    assert corpora.transfer([giver, alone], [taker]) == [alone]
    assert taker.labels["factuality"] == [corpora.IGNORE, -2.5]


@pytest.mark.parametrize("split", ["train", "dev"])
def test_only_free_genres_of_gum_are_read(shared: Path, split: str) -> None:
    """No document of a non-commercial genre trains what ships, and every label list fits its words."""
    found = corpora.gum(shared / "data", split)
    genres = {sentence.document.split("_")[1] for sentence in found}
    assert genres <= corpora.GUM_FREE and "news" in genres
    assert not genres & {"essay", "fiction", "letter", "podcast", "whow", "reddit"}
    assert all(
        len(values) == len(sentence.words) for sentence in found for values in sentence.labels.values()
    )


def test_development_topics_of_ecb_are_kept_out(shared: Path) -> None:
    """Documents of the development topics are never read."""
    topics = {int(sentence.document.split("/")[1]) for sentence in corpora.ecbplus(shared / "data")}
    assert topics and not topics & {2, 5, 12, 18, 21, 23, 34, 35}
