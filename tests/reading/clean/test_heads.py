"""The lines above an article in plain text: each by its look, and whole heads in the orders in which they
are printed.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sayso.reading.clean.heads import bare_names, is_masthead, is_menu, is_outlet, is_path, is_section
from sayso.reading.clean.names import listed
from tests.reading.clean.pages import BODY, cleaned


class Line(NamedTuple):
    """A line and what it is: "menu", "path", "section", "outlet" (by its words), "name" (perhaps an
    outlet's) or "" (none of them).
    """

    text: str
    look: str


LINES = (
    Line("Home News Politics World Sport Opinion", "menu"),
    Line("HOME | NEWS | ANALYSIS | VIDEO | DONATE", "menu"),
    Line("Home   Programmes   Podcasts   Live", "menu"),
    Line("Front · Delta · Harbour · Letters", "menu"),
    Line("Home > Reports > Annual briefing on the state of the harbour", "path"),
    Line("Crime & Courts", "section"),
    Line("PRESS RELEASE", "section"),
    Line("Background", "section"),
    Line("The Karsk Messenger", "outlet"),
    Line("NORTH SHORE RADIO", "outlet"),
    Line("Radio Ulmarra", "outlet"),
    Line("Kestrel Line", "name"),
    Line("Delta Uncovered", "name"),
    Line("Karskan Parliament", "name"),
    Line("Karsk expels two envoys", ""),
    Line("Bridge Bombers Jailed", ""),
    Line("Two men, one bomb, no answers", ""),
    Line("Who paid the gardener?", ""),
    Line("12 March 2019 – Ada Holm – Karsk", ""),
    Line("World leaders mourn the dead of the harbour", ""),
    Line("HomeNewsCourts & Intelligence", ""),
)


@pytest.mark.parametrize("line", LINES, ids=[line.text for line in LINES])
def test_a_line_by_its_look(line: Line) -> None:
    """A headline is none of these, and a name is no more than a name until its words or its place say
    more.
    """
    assert is_menu(line.text) is (line.look == "menu")
    assert is_section(line.text) is (line.look == "section") or line.look == "menu"
    assert is_outlet(line.text) is (line.look == "outlet")
    assert is_masthead(line.text) is (line.look in ("outlet", "name"))
    assert not is_path(line.text) or line.look in ("path", "menu")
    assert is_path(line.text) or line.look != "path"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Holm", ["Ada Holm"]),
        ("Ada Holm and Ben Ulm", ["Ada Holm", "Ben Ulm"]),
        ("ADA HOLM, BEN ULM & MIRA TESS", ["Ada Holm", "Ben Ulm", "Mira Tess"]),
        ("Ada Holm and the court", []),
        ("Karsk Broadcasting", []),
        ("Crime and Courts", []),
        ("Key Points", []),
        ("Ada Holm was right", []),
    ],
)
def test_names_alone(line: str, names: list[str]) -> None:
    """Names count only where there is nothing else in the line."""
    assert bare_names(line) == names


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["Ada Holm"], "Ada Holm"),
        (["Ada Holm", "Ben Ulm"], "Ada Holm and Ben Ulm"),
        (["Ada Holm", "Ben Ulm", "Mira Tess"], "Ada Holm, Ben Ulm and Mira Tess"),
    ],
)
def test_names_are_joined_as_a_sentence_joins_them(names: list[str], text: str) -> None:
    """The form in which a document gives several authors."""
    assert listed(names) == text


class Head(NamedTuple):
    """The lines above an article, from top to bottom, and what they say."""

    lines: tuple[str, ...]
    title: str
    author: str | None
    outlet: str | None


HEADS = (
    Head(
        ("Kestrel Line", "Customs officers find detonators in crate of machine parts", "Lotta Brandell and Joris Pym", "12 March 2019"),
        "Customs officers find detonators in crate of machine parts",
        "Lotta Brandell and Joris Pym",
        "Kestrel Line",
    ),
    Head(
        ("Home News Politics World Sport Opinion", "Delta Argus", "Ministry admits death of missing prisoner", "By Odile Farr"),
        "Ministry admits death of missing prisoner",
        "Odile Farr",
        "Delta Argus",
    ),
    Head(
        ("Who paid the gardener of Norrby?", "The Northern Eye, November 9, 2019", "by Ambrose Tilly"),
        "Who paid the gardener of Norrby?",
        "Ambrose Tilly",
        "The Northern Eye",
    ),
    Head(
        ("Bramfeld Online | Crime", "Two held over detonators in harbour", "Sigrid Aas", "12.03.2019"),
        "Two held over detonators in harbour",
        "Sigrid Aas",
        "Bramfeld Online",
    ),
    Head(
        ("Castra Uncensored", "DEATH IN CUSTODY ADMITTED", "Story by Ivo Marsh, Lena Prill and Tom Adder", "Published 4 May 2021"),
        "DEATH IN CUSTODY ADMITTED",
        "Ivo Marsh, Lena Prill and Tom Adder",
        "Castra Uncensored",
    ),
    Head(
        ("Harbour Now", "Bridge and port", "Menu Search Subscribe Log in", "Two drivers held over crate", "Karel Dunn", "March 12, 2019"),
        "Two drivers held over crate",
        "Karel Dunn",
        "Harbour Now",
    ),
    Head(
        ("The Karsk Lantern", "Background", "Timeline: the years of the harbour", "Attacks on exiles and answers", "Compiled by our staff"),
        "Timeline: the years of the harbour",
        None,
        "The Karsk Lantern",
    ),
    Head(
        ("COAST MONITOR", "Home > Reports > Annual report", "“They counted us”: How exiles are watched", "Coast Monitor annual report"),
        "“They counted us”: How exiles are watched",
        None,
        "COAST MONITOR",
    ),
    Head(("Harbour bombers jailed", "By Ada Holm", "May 3, 2024"), "Harbour bombers jailed", "Ada Holm", None),
    Head(("Karsk", "Two held over detonators in harbour", "May 3, 2024"), "Two held over detonators in harbour", None, None),
)  # fmt: skip


@pytest.mark.parametrize("mark", ["\n", "\n\n"])
@pytest.mark.parametrize("head", HEADS, ids=[head.lines[0] for head in HEADS])
def test_a_head(head: Head, mark: str) -> None:
    """Title, author and outlet come from their own lines, whatever stands above and between them; the page
    is one article.
    """
    document = cleaned(mark.join(head.lines) + "\n\n" + "\n\n".join(BODY))
    assert (document.title, document.author, document.outlet) == (head.title, head.author, head.outlet)
    assert document.warnings == ()
    assert [
        document.text[part.start : part.end] for part in document.passages if part.kind == "body"
    ] == list(BODY)


def test_a_first_line_that_may_be_the_writer_is_no_outlet() -> None:
    """A person's name above the title names an outlet only where the byline names somebody else."""
    title = "Why the court in Karsk was right after all"
    alone = cleaned("\n\n".join(["Ada Holm", title, *BODY]))
    signed = cleaned("\n\n".join(["Ada Holm", title, "By Ben Ulm", *BODY]))
    assert (alone.title, alone.outlet) == (title, None)
    assert (signed.author, signed.outlet) == ("Ben Ulm", "Ada Holm")


def test_the_agency_is_the_outlet_where_nothing_else_names_one() -> None:
    """A wire's own page names itself in its dateline only; it is no copy."""
    first = f"KARSK, May 3 (Ulmarra Press Service) - {BODY[0]}"
    document = cleaned("\n\n".join(["Three held over detonators in harbour", first, *BODY[1:]]))
    assert (document.outlet, document.republished) == ("Ulmarra Press Service", False)
