"""What stands under the table: rows left out of a first look, and rows for which no origin can be counted."""

from __future__ import annotations

from typing import Any

from sayso.cli.show.timeline import first_look, more_lines, origin_notes, timeline_lines

Json = dict[str, Any]
COPY = "Harbour Digest is a copy of an original that it does not name: unknown lineage counts as no origin."
BARE = "“News of the day” names neither outlet nor author: unknown lineage counts as no origin."
NONE = "No page says where its account comes from: no origin is established."


def row(
    name: str,
    start: str | None = "2021-05-03",
    claims: int = 1,
    affair: str | None = None,
    why: tuple[str, ...] = (),
) -> Json:
    """A row of the timeline; `why` are the reasons for which it has no origin, none when it has one."""
    counted = 0 if why else 1
    return {
        **{
            "id": f"i-{name}",
            "type": "arrest",
            "title": "arrest of Ivo Strand",
            "start": start,
            "end": start,
            "place": None,
        },
        **{
            "people": ["Ivo Strand"],
            "stage": "completed",
            "claims": [f"{name}{n}" for n in range(claims)],
            "documents": ["d"],
        },
        **{
            "origins": {"low": counted, "high": counted, "why": list(why)},
            "said_by": ["Lorvik Courier"],
            "affair": affair,
        },
    }


def test_a_first_look_shows_dated_rows_told_more_than_once_or_in_an_affair() -> None:
    """What is undated, or told once and by itself, waits for the whole timeline; where nothing else is
    there, it is shown at once.
    """
    rows = [row("a", claims=2), row("b", affair="a-1"), row("c"), row("d", start=None, claims=3)]
    assert [one["id"] for one in first_look(rows)] == ["i-a", "i-b"]
    assert first_look(rows[2:]) == rows[2:]


def test_the_rows_left_out_are_counted_and_the_command_that_lists_them_is_named() -> None:
    """One sentence says how many more there are; none when all are shown."""
    assert "There are 7 more: sayso timeline demo" in " ".join(more_lines(2, 9, "sayso timeline demo"))
    assert more_lines(9, 9, "sayso timeline demo") == []


def test_no_origin_is_a_dash_with_its_reason_under_the_table() -> None:
    """A row without any origin shows a dash, not a zero, and each kind of page is named once with what it
    lacks.
    """
    rows = [row("a"), row("b", why=(COPY, NONE)), row("c", why=(COPY, BARE, NONE))]
    table = timeline_lines(rows)
    assert [line.split()[-1] for line in table if line.startswith("i-")] == ["1", "–", "–"]
    note = " ".join(" ".join(origin_notes(rows)).split())
    assert note.count("Harbour Digest is a copy of an original that it does not name.") == 1
    assert "“News of the day” names neither outlet nor author." in note
    assert "--field outlet" in note
    assert max(map(len, origin_notes(rows))) <= 80


def test_the_note_says_only_what_helps() -> None:
    """No note where every row has an origin; no word of naming an outlet where the page has one."""
    assert origin_notes([row("a")]) == []
    assert "--field outlet" not in " ".join(origin_notes([row("b", why=(COPY, NONE))]))
