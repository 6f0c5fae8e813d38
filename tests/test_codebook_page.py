"""docs/codebook.md says what the default codebook holds, and the codebook that it shows can be used."""

from __future__ import annotations

import re

from sayso.reading.claims.codebook import ROLES, STAGES, load, parse
from sayso.reading.pipeline import extract
from tests.codebook_page import PAGE, with_tables

TEXT = PAGE.read_text(encoding="utf8")


def test_tables_are_those_of_the_default_codebook() -> None:
    """The tables of types are the codebook's; when this fails, run `make docs`."""
    assert with_tables(TEXT, load()) == TEXT


def test_every_role_and_stage_is_explained() -> None:
    """Each role and each stage stands in the first column of a table."""
    explained = {
        name for row in re.findall(r"^\| (`[^|]*`) \|", TEXT, re.M) for name in re.findall(r"`([^`]+)`", row)
    }
    assert {*ROLES, *STAGES} <= explained


def test_the_codebook_that_is_shown_reads_its_own_examples() -> None:
    """The example codebook is valid, and each of its example sentences is read as its type, by the
    program, as shown.
    """
    block = re.search(r"```yaml\n(.*?)```", TEXT, re.S)
    assert block
    book = parse(block[1], "docs/codebook.md")
    for kind in book.types.values():
        assert kind.examples
        for sentence in kind.examples:
            found = extract(sentence.encode(), "example.txt", book).claims
            assert [claim.type for claim in found] == [kind.name], sentence


def test_every_key_of_a_type_is_explained() -> None:
    """The keys that the default codebook's types and words use are in the table of keys, or told in the
    text.
    """
    words = {"needs": 0, "never": 0, "governs": 0, "soft": 0}
    for kind in load().types.values():
        for word in kind.words:
            for key in words:
                words[key] += bool(getattr(word, key))
    assert all(f"`{key}`" in TEXT for key, used in words.items() if used)
    assert all(
        f"`{key}`" in TEXT
        for key in ("frame", "verbs", "nouns", "not", "stage", "speech", "presuppose", "maps", "examples")
    )
