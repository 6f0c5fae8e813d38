"""No sentence that is printed states an alleged act: each stands with how far it went as told and with who
says so.
"""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli.show.incident import claim_lines, incident_lines
from sayso.cli.show.timeline import timeline_lines
from sayso.cli.show.words import STANCES
from sayso.deriving.link.titles import PLAIN, title
from sayso.reading.claims.codebook import STAGES, load
from tests.makers import TRAITS

Json = dict[str, Any]
NAMES = st.sampled_from(
    ["Ivo Strand", "police in Lorvik", "Harbour League", "third secretary", "Tessaly Republic", "two laptops"]
)
SPEAKERS = st.sampled_from(
    ["interior ministry", "Nessa Ardal", "officials", "reportedly", "a court in Lorvik"]
)
VERBS = {
    "is",
    "was",
    "were",
    "has",
    "have",
    "had",
    "did",
    "bombed",
    "killed",
    "arrested",
    "convicted",
    "attacked",
    "poisoned",
}


def quote(exact: str) -> Json:
    return {"exact": exact, "prefix": "", "suffix": "", "start": 0, "end": len(exact)}


@st.composite
def told(draw: st.DrawFn) -> Json:
    """The form of any claim."""
    kind, stage = draw(st.sampled_from(sorted(load().types))), draw(st.sampled_from(STAGES))
    outlet = draw(st.sampled_from(["Lorvik Courier", None]))
    said_by = [
        {"name": draw(SPEAKERS), "stance": draw(st.sampled_from(sorted(STANCES)))}
        for _ in range(draw(st.integers(0, 2)))
    ]
    return {
        "id": "c" * 12,
        "type": kind,
        "stage": stage,
        "trigger": {"text": "struck", "start": 3, "end": 9},
        "quote": quote("He struck at dawn."),
        "roles": [{"role": "actor", "name": draw(NAMES), "bracketed": False}],
        "time": None,
        "said_by": said_by,
        "why": "trigger",
        "document": {"sha256": "0" * 64, "name": "page.txt", "title": "News of the day", "outlet": outlet},
        "voice": outlet or "News of the day",
        "passage_kind": "body",
        "status": "stands",
        "decided": [],
    }


@st.composite
def incidents(draw: st.DrawFn) -> Json:
    """The form of any incident, with the title that its templates give it."""
    claims = draw(st.lists(told(), min_size=1, max_size=3))
    first, who, place = claims[0], draw(NAMES), draw(st.sampled_from(["Lorvik", None]))
    speakers = [
        " via ".join(one["name"] for one in reversed(claim["said_by"])) or claim["voice"] for claim in claims
    ]
    return {
        "id": "i-" + "0" * 12,
        "type": first["type"],
        "title": title(first["type"], first["stage"], TRAITS, who, draw(NAMES), place or ""),
        "start": "2021-05-03",
        "end": None,
        "place": place,
        "people": [who],
        "stage": first["stage"],
        "origins": {"low": 0, "high": 1, "why": []},
        "credibility": {"suggested": 3, "why": [], "set": None},
        "said_by": list(dict.fromkeys(speakers)),
        "affair": None,
        **{key: [] for key in ("because", "disputes", "marks", "links", "unsure", "orders", "determined")},
        "told": claims,
    }


@settings(max_examples=150, deadline=None)
@given(incidents())
def test_a_row_has_its_stage_and_its_source(form: Json) -> None:
    """In the timeline each row prints how far it went as told and somebody who says so."""
    cells = columns(timeline_lines([form]))
    assert cells["stage"] == form["stage"]
    assert cells["said by"].startswith(form["said_by"][0][:40]) and cells["what"].startswith(form["title"])


def columns(lines: list[str]) -> dict[str, str]:
    """Each column of a table of one row, by its head."""
    head, rule, *rest = lines
    spans = [found.span() for found in re.finditer("─+", rule)]
    return {
        head[start:end].strip(): " ".join(" ".join(line[start:end] for line in rest).split())
        for start, end in spans
    }


@settings(max_examples=150, deadline=None)
@given(incidents())
def test_show_says_of_every_claim_how_far_and_by_whom(form: Json) -> None:
    """The head has stage and source, and so has every claim, before its words."""
    head = " ".join(incident_lines(form)[:4])
    assert f"— {form['stage']}, as told by {form['said_by'][0].split()[0]}" in " ".join(head.split())
    for claim in form["told"]:
        text = " ".join(" ".join(claim_lines(claim)).split())
        before = text[: text.index("“He [struck]")]
        assert f"{claim['type']}, {claim['stage']}" in before
        assert all(one["name"] in before for one in claim["said_by"]) and (
            claim["said_by"] or claim["voice"] in before
        )


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(load().types)),
    st.sampled_from(STAGES),
    NAMES,
    NAMES,
    st.sampled_from(["", "Lorvik"]),
)
def test_a_title_tells_only_what_is_told_as_done(kind: str, stage: str, to: str, by: str, at: str) -> None:
    """Of what did not take place, or not yet, a title is a noun with its stage; a verb only tells what
    pages tell as done or going on.
    """
    made = title(kind, stage, TRAITS, to, by, at)
    words, verbs = TRAITS.titles[kind], VERBS & set(made.replace(",", " ").split())
    assert not verbs
    assert stage in PLAIN or (stage in made and made.startswith(words.noun.rsplit(" ", 1)[0]))
