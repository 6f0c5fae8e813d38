"""The flow as a whole: every printed word is where it is said to be, whatever the page, and the same page
always reads the same.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.real import real_pages
from sayso.errors import SaysoError
from sayso.examples import example_pages
from sayso.reading.annotate.processor import instruction_set
from sayso.reading.pipeline import engine, extract, read_page
from sayso.records.forms import extraction_form, read_extraction
from sayso.work.verify import spans

ENOUGH = 500


def wrong_spans(data: bytes, name: str) -> list[str]:
    """The words of a page's reading that are not where they are said to be."""
    form = extraction_form(extract(data, name))
    text = form["document"]["text"]
    return [words for words, start, end in spans(form) if start is not None and text[start:end] != words]


@pytest.mark.parametrize("path", sorted(example_pages().iterdir()), ids=lambda path: path.name)
def test_an_example_reads_the_same_twice_and_comes_back_from_json(path: Path) -> None:
    """Extraction is a pure function of the bytes, and its JSON form holds all that a case needs."""
    data = path.read_bytes()
    first, second = extract(data, path.name), extract(data, path.name)
    assert first == second and first.claims
    form = json.loads(json.dumps(extraction_form(first)))
    assert extraction_form(read_extraction(form)) == form
    assert read_page(data, path.name).text == first.document.text


def test_the_engine_is_named() -> None:
    """What a reading depends on is recorded with it."""
    assert set(engine()) == {"version", "model_sha256", "cpu"} and all(engine().values())
    assert engine()["cpu"].endswith(instruction_set())


def test_every_span_of_500_real_pages_is_the_text_it_says(shared: Path) -> None:
    """`document.text[start:end]` is the printed text of every span: saved web pages and the shortest of
    thousands of news texts.
    """
    pages = list(real_pages(shared / "data"))
    web = sorted((page for page in pages if page[0].endswith(".html")), key=lambda page: len(page[1]))[:20]
    texts = sorted((page for page in pages if page[0].endswith(".txt")), key=lambda page: len(page[1]))[
        : ENOUGH + 20
    ]
    read = 0
    for name, data in web + texts:
        try:
            assert wrong_spans(data, name) == [], name
            read += 1
        except SaysoError as error:
            assert "\n" not in str(error)
    assert read >= ENOUGH


@pytest.mark.parametrize(
    "data",
    [
        b"One line without an end",
        "Police arrested \U0001f600 Ivo Strand\u00a0on\u200b 3 May 2021\u2028He denies it.".encode(),
        "POLICE IN LORVIK ARRESTED IVO STRAND. ".encode("utf-16") * 3,
        b"<html><body>"
        + b"<div>" * 300
        + b"<p>Police arrested Ivo Strand on 3 May 2021.</p>"
        + b"</div>" * 300,
        "Police arrested carried out450 attacks on 3 May 2021.The court\r\n\r\nsaid \u201cno\u201d.".encode(),
        b"\xff\xfe\x00"
        + "Polizei verhaftete Ivo Strand am 3. Mai 2021 in Lorvik, wie das Ministerium mitteilte.".encode(
            "utf-16-le"
        ),
    ],
    ids=["one line", "odd signs", "utf-16 capitals", "nested", "glued", "broken utf-16"],
)
def test_odd_pages_give_a_reading_or_our_error(data: bytes) -> None:
    """Whatever comes in: right spans, or one of our errors, never anything else."""
    try:
        assert wrong_spans(data, "page.txt") == []
    except SaysoError as error:
        assert str(error)
