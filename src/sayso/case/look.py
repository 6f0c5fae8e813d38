"""Reading a case: rows of the timeline, one thing by its id, words in pages. Nothing here writes."""

from __future__ import annotations

from typing import Any

from sayso.case.index import Index, reading
from sayso.case.store import Case
from sayso.errors import CaseError

Json = dict[str, Any]
ROW_KEYS = (
    *("id", "type", "title", "start", "end", "edtf", "place", "people"),
    *("stage", "claims", "documents", "origins", "said_by", "affair"),
)
"""What a row of the timeline has of an incident."""


def timeline(case: Case) -> list[Json]:
    """The incidents of a case in order, as `timeline --json` prints them. Raises CaseError when it was not built."""
    with reading(case.index_path) as index:
        return [row_of(form) for form in index.views("incident")]


def row_of(form: Json) -> Json:
    """An incident's row."""
    return {key: form[key] for key in ROW_KEYS}


def find(case: Case, name: str) -> tuple[str, Json]:
    """What an id, or the only beginning of one, stands for: ("incident" | "claim" | "affair" | "page", its form).

    A page may also be named by its file's name. Raises CaseError when nothing or more than one thing has it.
    """
    with reading(case.index_path) as index:
        found = _candidates(index, name)
    if not found:
        raise CaseError(f"nothing in the case has the id {name}; ids are in the first column of: sayso timeline {case.folder}")
    exact = [one for one in found if one[1].get("id", one[1].get("sha256")) == name]
    if len(exact or found) > 1:
        raise CaseError(f"{len(found)} things in the case begin with {name}; write more of the id")
    return (exact or found)[0]


def _candidates(index: Index, name: str) -> list[tuple[str, Json]]:
    incidents, affairs, pages = index.views("incident"), index.views("affair"), index.views("page")
    found = [("incident", form) for form in incidents if form["id"].startswith(name)]
    found += [("affair", form) for form in affairs if form["id"].startswith(name)]
    found += [("claim", told) for form in incidents for told in form["told"] if told["id"].startswith(name)]
    found += [("claim", told) for told in index.views("alone") if told["id"].startswith(name)]
    return found + [("page", form) for form in pages if form["sha256"].startswith(name) or form["name"] == name]


def search(case: Case, words: str, limit: int) -> list[Json]:
    """The pages that hold all of the words, best first, with the words in context; marks are U+0002 and U+0003."""
    with reading(case.index_path) as index:
        pages = {form["sha256"]: form for form in index.views("page")}
        found = index.search(words, limit)
    return [{**{key: pages[sha][key] for key in ("sha256", "name", "title", "outlet")}, "snippet": text} for sha, text in found if sha in pages]
