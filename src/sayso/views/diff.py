"""What new pages and decisions changed since a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sayso.case.store import Case
from sayso.views.findings import differences, finding
from sayso.views.look import View
from sayso.views.past import known_on

Json = dict[str, Any]


def diff(case: Case, view: View, since: dt.date) -> list[Json]:
    """Pages and decisions recorded after a day, then what they changed in the record."""
    with known_on(case, view.index, since) as past:
        before = past.views("incident")
    after_day = since.isoformat()
    new = [capture for capture in case.captures() if capture.at[:10] > after_day]
    found = [finding("new-page", [capture.sha256], f"{capture.name}, added {capture.at}") for capture in new]
    for entry in case.decisions_log:
        if entry.at[:10] > after_day and entry.body is not None:
            says = f"{entry.body['kind']} by {entry.body['by']}, {entry.at}: {entry.body['why']}"
            found.append(finding("decision", [entry.id], says))
    redirects = {one["id"]: one["to"] for one in view.shelf.views("redirect")}
    found += differences(before, view.shelf.views("incident"), redirects)
    return [view.mask.form(one) for one in found]
