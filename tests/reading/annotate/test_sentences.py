"""Sentences: ended by marks and line breaks, not by abbreviations, initials or wrapped lines."""

import pytest

from sayso.reading.annotate.sentences import LONGEST, sentences
from sayso.reading.annotate.words import words

CASES = [
    ("Orlan left. He came back.", ["Orlan left.", "He came back."]),
    ("The trial ended.The men left.", ["The trial ended.", "The men left."]),
    ("Mr. Orlan met Gen. Dorvic. They spoke.", ["Mr. Orlan met Gen. Dorvic.", "They spoke."]),
    ("He met M. K. Orlan in Ulmarra.", ["He met M. K. Orlan in Ulmarra."]),
    ("It left the U.S. The men stayed.", ["It left the U.S.", "The men stayed."]),
    ("It left the U.S. On Monday it was back.", ["It left the U.S.", "On Monday it was back."]),
    ("It left the U.S. No man stayed.", ["It left the U.S.", "No man stayed."]),
    ("The U.S. Army left.", ["The U.S. Army left."]),
    ("“Go away.” She left.", ["“Go away.”", "She left."]),
    ("“Why?” she asked. “No.”", ["“Why?” she asked.", "“No.”"]),
    ("It rose to 3.5 percent. That was new.", ["It rose to 3.5 percent.", "That was new."]),
    ("He said so.[1] Then he left.", ["He said so.[1]", "Then he left."]),
    ("A headline without a stop\nThe story begins.", ["A headline without a stop", "The story begins."]),
    ("The plot was\n\nRead also: Karsk Herald", ["The plot was", "Read also: Karsk Herald"]),
    ("The plot was\nfoiled by police.", ["The plot was\nfoiled by police."]),
    ("ORLAN LEFT. DORVIC STAYED.", ["ORLAN LEFT.", "DORVIC STAYED."]),
]


def cut(text: str) -> list[str]:
    """The sentences of a text as strings."""
    found = words(text, 0, len(text))
    return [text[found[part.start].start : found[part.stop - 1].end] for part in sentences(text, found)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Each line of the table is cut exactly so."""
    assert cut(text) == expected


def test_wrapped_lines_are_one_sentence() -> None:
    """In a text set in lines of one width a line break before a capital ends nothing."""
    lines = ("The ministry said on Monday that two men from the town of", "Ulmarra had been held since March, and that a third man from",
             "Karsk was still being looked for by the police of the city.")  # fmt: skip
    text = "\n".join(lines)
    assert len(cut(text)) == 1


def test_a_run_without_stops_is_cut_before_it_is_too_long() -> None:
    """A table of a thousand words does not become one sentence."""
    text = "word, " * 1000
    found = words(text, 0, len(text))
    parts = sentences(text, found)
    assert max(len(part) for part in parts) <= LONGEST
    assert [number for part in parts for number in part] == list(range(len(found)))


def test_no_words_no_sentences() -> None:
    """An empty passage has no sentence."""
    assert sentences("", []) == []
