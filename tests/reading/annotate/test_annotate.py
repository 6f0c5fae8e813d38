"""The whole engine on invented news: offsets, passages, capitals, and the same answer every time."""

from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.reading.annotate import annotate, model_sha256
from sayso.reading.annotate.engine import Engine, engine, folder
from sayso.records import Annotation, Document, Passage

STORY = (
    "The Karsk ministry’s spokesman, Alen Dorvic, said on Monday that police had arrested two Veldanian agents in Ulmarra. "
    "They carried out450 attacks.He was later extradited to the Tessaly Republic."
)
CAPITALS = "THE GOVERNMENT OF VELDANIA EXPELLED THREE DIPLOMATS, PRESIDENT MARA OLVEN SAID IN KARSK."


def document(text: str, *passages: Passage, language: str | None = None) -> Document:
    """A page, all body unless told otherwise."""
    return Document("0" * 64, "page.txt", text, passages or (Passage("body", 0, len(text)),), language)


@pytest.fixture(scope="module")
def story() -> Annotation:
    """The story as it is read."""
    return annotate(document(STORY))


def test_every_span_prints_its_words(story: Annotation) -> None:
    """Tokens carry the text at their offsets, and sentences hold their tokens."""
    for token in story.tokens:
        assert STORY[token.start : token.end] == token.text
        assert (
            story.sentences[token.sentence].start <= token.start
            and token.end <= story.sentences[token.sentence].end
        )
    assert [STORY[span.start : span.end][-9:] for span in story.sentences] == [
        "Ulmarra.",
        "attacks.",
        "Republic.",
    ] or len(story.sentences) == 3


def test_syntax_says_who_did_what(story: Annotation) -> None:
    """Subject, object, passive subject and place of plain news sentences."""
    relations = {(token.text, token.deprel, story.tokens[token.head].text) for token in story.tokens}
    expected = {
        ("spokesman", "nsubj", "said"),
        ("police", "nsubj", "arrested"),
        ("agents", "obj", "arrested"),
    }
    expected |= {
        ("He", "nsubj:pass", "extradited"),
        ("450", "nummod", "attacks"),
        ("out", "compound:prt", "carried"),
    }
    assert expected <= relations
    assert next(token for token in story.tokens if token.text == "arrested").lemma == "arrest"


def test_names_are_found_with_their_kind(story: Annotation) -> None:
    """A person, a place of several words."""
    named = {(STORY[one.start : one.end], one.kind) for one in story.mentions if one.named}
    assert {("Alen Dorvic", "person"), ("Ulmarra", "place"), ("Tessaly Republic", "place")} <= named


def test_a_text_in_capitals_is_read() -> None:
    """The tree and the names of a headline in capitals."""
    found = annotate(document(CAPITALS))
    relations = {(token.text, token.deprel, found.tokens[token.head].text) for token in found.tokens}
    assert {("GOVERNMENT", "nsubj", "EXPELLED"), ("DIPLOMATS", "obj", "EXPELLED")} <= relations
    assert ("MARA OLVEN", "person") in {
        (CAPITALS[one.start : one.end], one.kind) for one in found.mentions if one.named
    }


def test_passages_are_never_crossed_and_furniture_is_not_read() -> None:
    """Sentences end with their passage; boilerplate and passages in another language have none."""
    text = "The plot was\nRead also: our shop\nDer Minister sprach.\nIt was foiled."
    passages = (
        Passage("body", 0, 12),
        Passage("boilerplate", 13, 32),
        Passage("body", 33, 53, language="de"),
        Passage("body", 54, 68),
    )
    found = annotate(document(text, *passages))
    assert [text[span.start : span.end] for span in found.sentences] == ["The plot was", "It was foiled."]


def test_nothing_to_read_gives_an_empty_annotation() -> None:
    """An empty page, and one in another language as a whole."""
    assert annotate(document("")).tokens == ()
    assert annotate(document("Der Minister sprach.", language="de")).sentences == ()


def test_the_same_page_gives_the_same_reading(story: Annotation) -> None:
    """What was read before does not matter."""
    annotate(document(CAPITALS * 3))
    assert annotate(document(STORY)) == story


def test_a_sentence_beyond_the_encoders_length_is_read() -> None:
    """A thousand numbers without a stop, and one word of five thousand letters."""
    text = "12345678901 " * 1000 + "x" * 5000
    found = annotate(document(text))
    assert "".join(token.text for token in found.tokens) == text.replace(" ", "")


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    """One byte more, and the engine does not load it."""
    (tmp_path / "model.json").write_bytes((folder() / "model.json").read_bytes())
    (tmp_path / "sayso.onnx").write_bytes((folder() / "sayso.onnx").read_bytes() + b"\0")
    with pytest.raises(ModelError, match="SHA-256"):
        Engine(tmp_path)
    assert len(model_sha256()) == 64


def test_a_missing_model_is_said_to_be_missing(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(ModelError, match=r"model\.json"):
        Engine(tmp_path)


def test_gold_words_are_read_one_to_one() -> None:
    """The engine gives as many tags as words, and heads inside their sentence."""
    sentences = [["Police", "arrested", "him", "."], ["He", "denied", "it", "."]]
    (reading,) = engine().read(sentences, [range(0, 2)])
    assert len(reading.upos) == 8
    assert all(head // 4 == place // 4 for place, head in enumerate(reading.heads))
