"""Reading a case: everything that it prints comes through here, so that what was redacted is masked in one
place. Nothing is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sayso.case.store import Case
from sayso.deriving.forms import ROW_KEYS, decision_form
from sayso.errors import CaseError
from sayso.store.shelf import Shelf
from sayso.store.sqlite import Index, reading
from sayso.views.masking import coarse, mask_of
from sayso.views.redact import Mask

Json = dict[str, Any]
KINDS = ("incident", "affair", "claim", "page")


@dataclass(frozen=True, slots=True)
class View:
    """A case as it may be shown: its views, and the filter that each output goes through."""

    shelf: Shelf
    index: Index
    mask: Mask
    masks: list[Json]

    def shown(self, form: Json) -> Json:
        """A form as it may leave the case."""
        if not self.mask:
            return form
        shown: Json = self.mask.form(coarse(form, self.masks))
        return shown


@contextmanager
def looking(case: Case, as_of: dt.date | None = None) -> Iterator[View]:
    """Opens a case for reading, as it is or as the documents of a day supported. Raises CaseError when it
    was not built.
    """
    with reading(case.index_path) as index:
        if as_of is None:
            yield _view(case, index, index)
        else:
            from sayso.views.past import supported_by

            with supported_by(case, index, as_of) as shelf:
                yield _view(case, index, shelf)


def _view(case: Case, index: Index, shelf: Shelf) -> View:
    mask = mask_of(case, shelf)
    return View(shelf, index, mask, shelf.views("mask") if mask else [])


def timeline(view: View) -> list[Json]:
    """The incidents of a case in order, as `timeline --json` prints them."""
    return [{key: form[key] for key in ROW_KEYS} for form in map(view.shown, view.shelf.views("incident"))]


def at_large(view: View) -> list[Json]:
    """The claims about many events at once, which belong to no incident."""
    return [
        view.shown(form)
        for form in view.shelf.views("claim")
        if form["aggregate"] and form["status"] == "stands"
    ]


def find(view: View, name: str) -> tuple[str, Json]:
    """What an id, or the only beginning of one, stands for: ("incident" | "claim" | "affair" | "page", its
    form).

    An incident comes with its claims under "told". A page may also be named by its file's name. Raises
    CaseError when nothing or more than one thing has the name.
    """
    kind, form = named_in(view.shelf, name)
    if kind == "incident":
        form = {**form, "told": [view.shelf.view("claim", claim) for claim in form["claims"]]}
    return kind, view.shown(form) if kind in ("incident", "claim") else view.mask.form(form)


def named_in(shelf: Shelf, name: str, kinds: tuple[str, ...] = KINDS) -> tuple[str, Json]:
    """The one thing of these kinds that an id, the beginning of one, a former id or a page's file name
    stands for.
    """
    redirected = shelf.view("redirect", name)
    if redirected is not None:
        name = redirected["to"]
    for kind in kinds:
        exact = shelf.view(kind, name)
        if exact is not None:
            return kind, exact
    found = [(kind, form) for kind in kinds for form in shelf.views_from(kind, name)] if name else []
    if not found and "page" in kinds:
        found = [("page", form) for form in shelf.views("page") if form["name"] == name]
    if not found:
        raise CaseError(
            f"nothing in the case is called {name}; ids are in the first column of: sayso timeline "
            f"{shelf.path.parent}"
        )
    if len(found) > 1:
        raise CaseError(f"{len(found)} things in the case begin with {name}; write more of the id")
    return found[0]


def search(view: View, words: str, limit: int) -> list[Json]:
    """The pages that hold all of the words, best first, with the words in context in square brackets."""
    keys = ("sha256", "name", "title", "outlet")
    found = [(view.index.view("page", sha), text) for sha, text in view.index.search(words, limit)]
    hits = [{**{key: page[key] for key in keys}, "snippet": text} for page, text in found if page is not None]
    masked = [view.mask.form(hit) for hit in hits]
    return [{**hit, "snippet": hit["snippet"].replace("\2", "[").replace("\3", "]")} for hit in masked]


def decisions(view: View, case: Case) -> list[Json]:
    """Every decision of the log in order, as it was recorded; an emptied one is left out."""
    return [view.mask.form(decision_form(entry)) for entry in case.decisions_log if entry.body is not None]
