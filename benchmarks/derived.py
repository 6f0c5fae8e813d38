"""The views of pages that were read, derived in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.case.decisions.effects import Effects
from sayso.deriving.facets import facets_form
from sayso.deriving.grade import load as load_registry
from sayso.records import Extraction, Traits
from sayso.records.forms import extraction_form
from sayso.store.rows import PageRow, pack
from sayso.store.sqlite import in_memory
from sayso.store.touch import touch

Json = dict[str, Any]
KINDS = ("incident", "affair", "claim", "page", "contradiction")


def views_of(
    extractions: Sequence[Extraction], sources: str, traits: Traits, facets: Sequence[Json] = ()
) -> dict[str, dict[str, Json]]:
    """Every view by kind and id. `sources` is a registry's text, "" for none; `facets` are those of the
    extractions where their tokens are gone.
    """
    forms = facets or [facets_form(one) for one in extractions]
    rows = [
        PageRow(one.document.sha256, "", None, pack(extraction_form(one)), pack(form))
        for one, form in zip(extractions, forms, strict=True)
    ]
    with in_memory(Path("in memory")) as index:
        with index.transaction():
            index.put_rows(rows)
            touch(index, Effects(), load_registry(sources), traits)
        return {kind: dict(index.named_views(kind)) for kind in KINDS}
