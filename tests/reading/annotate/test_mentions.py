"""Mentions: names from the model's spans, noun phrases from its heads and the syntax."""

from sayso.reading.annotate.mentions import find_mentions, one_kind_each
from sayso.records import Token

ROWS = [
    ("The", "DET", 1, "det"), ("ministry", "NOUN", 5, "nsubj"), ("of", "ADP", 3, "case"), ("Karsk", "PROPN", 1, "nmod"),
    ("which", "PRON", 5, "obj"), ("expelled", "VERB", 5, "root"), ("him", "PRON", 5, "obj"), (",", "PUNCT", 8, "punct"),
    ("Mara", "PROPN", 6, "appos"), ("Olven", "PROPN", 8, "flat"),
]  # fmt: skip
LABELS = [
    "O",
    "nominal:organization",
    "O",
    "named:place",
    "O",
    "O",
    "pronoun:person",
    "O",
    "named:person",
    "O",
]


def tokens() -> list[Token]:
    """One sentence with a space after each word."""
    made: list[Token] = []
    for word, upos, head, deprel in ROWS:
        start = made[-1].end + 1 if made else 0
        made.append(Token(start, start + len(word), word, word, upos, "", head, deprel, 0))
    return made


def test_names_phrases_and_pronouns_are_found_and_nested() -> None:
    """A phrase spans its determiner and its of-phrase, a name inside it is a mention of its own, an
    apposition is apart.
    """
    text = " ".join(word for word, *_ in ROWS)
    found = find_mentions(tokens(), [("person", 8, 10)], LABELS)
    assert [(text[one.start : one.end], one.kind, one.named, one.pronoun) for one in found] == [
        ("The ministry of Karsk", "organization", False, False),
        ("Karsk", "place", True, False),
        ("him", "person", False, True),
        ("Mara Olven", "person", True, False),
    ]
    assert [one.head for one in found] == [1, 3, 6, 8]


def test_a_nationality_alone_is_no_name() -> None:
    """A span that is one adjective names nobody."""
    word = Token(0, 9, "Veldanian", "Veldanian", "ADJ", "JJ", 0, "root", 0)
    assert find_mentions([word], [("other", 0, 1)], ["O"]) == ()


def test_the_same_words_have_one_kind_in_a_document() -> None:
    """A surname that was taken for a place once is the person it belongs to."""
    written = ["Mara", "Olven", "met", "Olven", "in", "Karsk"]
    made = [Token(0, 1, word, word, "PROPN", "NNP", 0, "root", 0) for word in written]
    names = [("person", 0, 2), ("place", 3, 4), ("place", 5, 6)]
    assert one_kind_each(made, names) == [("person", 0, 2), ("person", 3, 4), ("place", 5, 6)]
