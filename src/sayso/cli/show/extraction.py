"""One page's reading as text: what `sayso extract` prints without --json."""

from __future__ import annotations

from sayso.cli.show.incident import claim_lines
from sayso.cli.show.layout import WIDTH, block, field
from sayso.cli.show.words import Json, days


def extraction_lines(form: Json, width: int = WIDTH) -> list[str]:
    """The document's own data, then every claim with its quote."""
    document = form["document"]
    lines = [*block(document["title"] or document["name"], width=width), ""]
    for key in ("outlet", "author", "language"):
        lines += field(key, document[key] or "", width)
    if document["republished"]:
        lines += field(
            "copy of", document["first_published_by"] or "another outlet's text, which is not named", width
        )
    for key in ("published", "captured"):
        if document[key]:
            words = ", ".join(dict.fromkeys(f"“{one['text']}”" for one in document[key].get("because", [])))
            told = days(document[key]["start"], document[key]["end"])
            lines += field(key, f"{told} ({words})" if words else told, width)
    for warning in document["warnings"]:
        lines += field("warning", warning, width)
    count = len(form["claims"])
    lines += ["", f"{count} claim{'' if count == 1 else 's'}" if count else "No claims were found."]
    for number, claim in enumerate(form["claims"], start=1):
        lines += ["", *claim_lines(_with_page(claim, document), f"{number}. ", width)]
    return lines


def _with_page(claim: Json, document: Json) -> Json:
    """A claim beside the page that it stands in, as a case stores it."""
    passages = document["passages"]
    return {
        **claim,
        "document": {key: document[key] for key in ("sha256", "name", "title", "outlet")},
        "voice": document["outlet"] or document["author"] or document["title"] or document["name"],
        "passage_kind": passages[claim["passage"]]["kind"] if claim["passage"] < len(passages) else "body",
    }
