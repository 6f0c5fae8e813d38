"""Reading a case: rows of the timeline, one thing by its id, words in pages. Nothing here writes."""

from __future__ import annotations

from typing import Any

from sayso.case.index import Index, reading
from sayso.case.store import Case
from sayso.case.views import ROW_KEYS
from sayso.errors import CaseError

Json = dict[str, Any]
KINDS = ("incident", "affair", "claim", "page")


def timeline(case: Case) -> list[Json]:
    """The incidents of a case in order, as `timeline --json` prints them. Raises CaseError when it was not built."""
    with reading(case.index_path) as index:
        return [row_of(form) for form in index.views("incident")]


def row_of(form: Json) -> Json:
    """An incident's row."""
    return {key: form[key] for key in ROW_KEYS}


def at_large(case: Case) -> list[Json]:
    """The claims about many events at once, which belong to no incident."""
    with reading(case.index_path) as index:
        return [form for form in index.views("claim") if form["aggregate"] and form["status"] == "stands"]


def find(case: Case, name: str) -> tuple[str, Json]:
    """What an id, or the only beginning of one, stands for: ("incident" | "claim" | "affair" | "page", its form).

    An incident comes with its claims under "told". A page may also be named by its file's name. Raises CaseError when nothing
    or more than one thing has the name.
    """
    with reading(case.index_path) as index:
        kind, form = named_in(index, name)
        if kind == "incident":
            form = {**form, "told": [index.view("claim", claim) for claim in form["claims"]]}
        return kind, form


def named_in(index: Index, name: str, kinds: tuple[str, ...] = KINDS) -> tuple[str, Json]:
    """The one thing of these kinds that an id, the beginning of one, a former id or a page's file name stands for."""
    redirected = index.view("redirect", name)
    if redirected is not None:
        name = redirected["to"]
    for kind in kinds:
        exact = index.view(kind, name)
        if exact is not None:
            return kind, exact
    found = [(kind, form) for kind in kinds for form in index.views_from(kind, name)] if name else []
    if not found and "page" in kinds:
        found = [("page", form) for form in index.views("page") if form["name"] == name]
    if not found:
        raise CaseError(f"nothing in the case is called {name}; ids are in the first column of: sayso timeline {index.path.parent}")
    if len(found) > 1:
        raise CaseError(f"{len(found)} things in the case begin with {name}; write more of the id")
    return found[0]


def search(case: Case, words: str, limit: int) -> list[Json]:
    """The pages that hold all of the words, best first, with the words in context; marks are U+0002 and U+0003."""
    with reading(case.index_path) as index:
        found = [(index.view("page", sha), text) for sha, text in index.search(words, limit)]
    keys = ("sha256", "name", "title", "outlet")
    return [{**{key: page[key] for key in keys}, "snippet": text} for page, text in found if page is not None]
