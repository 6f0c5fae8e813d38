"""A built case from Python: the same rows that the commands print as JSON, redactions applied."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.case.store import Case, open_case
from sayso.views import look

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case to read from; each call sees the case as it is at that moment."""

    case: Case

    def incidents(self, as_of: dt.date | None = None) -> list[Json]:
        """The rows of the timeline; with `as_of` those that the documents of that day supported."""
        with look.looking(self.case, as_of) as view:
            return look.timeline(view)

    def show(self, name: str) -> Json:
        """One incident, claim, affair or page by its id, in full."""
        with look.looking(self.case) as view:
            return look.find(view, name)[1]

    def search(self, words: str, limit: int = 20) -> list[Json]:
        """The pages that hold all of the words, best first."""
        with look.looking(self.case) as view:
            return look.search(view, words, limit)


def open_built(folder: str | Path) -> OpenCase:
    """Opens a case and looks whether it was built. Raises CaseError when it is none or was not."""
    case = open_case(Path(folder))
    with look.looking(case):
        return OpenCase(case)
