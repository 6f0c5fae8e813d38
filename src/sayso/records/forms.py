"""The JSON form of an extraction, as the design fixes it, and the way back to records.

The form is lossless but for the tokens and for a time expression's opaque `reading`; keys beyond the fixed
ones are additions that other programs may ignore. Dates are ISO 8601 days.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from sayso.records import (
    Annotation,
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Evidence,
    Extraction,
    Interval,
    Mention,
    Metadatum,
    Passage,
    Quote,
    Role,
    Source,
    Span,
    TimeExpression,
)

Json = dict[str, Any]


def interval_form(interval: Interval | None) -> Json | None:
    """Days as ISO strings, with the quotes that imply them."""
    if interval is None:
        return None
    return {
        "start": interval.start.isoformat() if interval.start else None,
        "end": interval.end.isoformat() if interval.end else None,
        "edtf": interval.edtf,
        "because": [evidence_form(evidence) for evidence in interval.because],
    }


def evidence_form(evidence: Evidence) -> Json:
    """The words that fix a value. Words that stand in the page's metadata and not in its text have no
    place there: null.

    `document` is there when the words are another page's.
    """
    nowhere = evidence.start == evidence.end
    place = {"start": None, "end": None} if nowhere else {"start": evidence.start, "end": evidence.end}
    page = {"document": evidence.document} if evidence.document else {}
    return {"text": evidence.text, **place, "rule": evidence.rule, **page}


def document_form(document: Document) -> Json:
    """A document with its text, passages and metadata."""
    passages = [
        {**asdict(passage), "text": document.text[passage.start : passage.end]}
        for passage in document.passages
    ]
    return {
        "sha256": document.sha256,
        "name": document.name,
        "text": document.text,
        "language": document.language,
        "title": document.title,
        "author": document.author,
        "outlet": document.outlet,
        "first_published_by": document.first_published_by,
        "republished": document.republished,
        "published": interval_form(document.published),
        "captured": interval_form(document.captured),
        "passages": passages,
        "metadata": [asdict(datum) for datum in document.metadata],
        "warnings": list(document.warnings),
    }


def claim_form(claim: Claim, document: Document) -> Json:
    """A claim; its trigger's text is cut from the document, so that it is the printed text, where the
    document comes with its text.
    """
    time, trigger = claim.time, claim.trigger
    told = {**(interval_form(time.interval) or {}), "text": time.text, "basis": time.basis} if time else None
    return {
        "id": claim.id,
        "type": claim.type,
        "stage": claim.stage,
        "aggregate": claim.aggregate,
        "trigger": {
            "text": document.text[trigger.start : trigger.end] or claim.trigger_text,
            "start": trigger.start,
            "end": trigger.end,
        },
        "quote": asdict(claim.quote),
        "roles": [asdict(role) for role in claim.roles],
        "time": told,
        "said_by": [asdict(source) for source in claim.said_by],
        "why": claim.why,
        "passage": claim.passage,
        "when": list(claim.when),
        "margin": claim.margin,
        "to_check": claim.to_check,
    }


def time_form(expression: TimeExpression) -> Json:
    """A time expression with its TIMEX3 type and value."""
    return {
        "text": expression.text,
        "start": expression.start,
        "end": expression.end,
        "type": expression.type,
        "value": expression.value,
        "relative": expression.relative,
        "interval": interval_form(expression.interval),
    }


def extraction_form(extraction: Extraction) -> Json:
    """What `sayso extract --json` prints."""
    document, annotation = extraction.document, extraction.annotation
    attributions = [
        {
            "source": _pairs(one.source),
            "cue": _pairs(one.cue),
            "content": _pairs(one.content),
            "stance": one.stance,
        }
        for one in extraction.attributions
    ]
    mentions = [
        {"text": document.text[mention.start : mention.end], **asdict(mention)}
        for mention in annotation.mentions
    ]
    return {
        "document": document_form(document),
        "claims": [claim_form(claim, document) for claim in extraction.claims],
        "attributions": attributions,
        "times": [time_form(expression) for expression in annotation.times],
        "mentions": mentions,
        "sentences": _pairs(annotation.sentences),
        "engine": dict(extraction.engine),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def read_interval(form: Json | None) -> Interval | None:
    """The interval that a JSON form stands for."""
    if form is None:
        return None
    start, end = (dt.date.fromisoformat(form[key]) if form[key] else None for key in ("start", "end"))
    return Interval(start, end, form["edtf"], tuple(read_evidence(one) for one in form["because"]))


def read_evidence(form: Json) -> Evidence:
    """The evidence that a JSON form stands for."""
    return Evidence(
        form["text"], form["start"] or 0, form["end"] or 0, form["rule"], form.get("document", "")
    )


def read_document(form: Json) -> Document:
    """The document that a JSON form stands for."""
    passages = tuple(
        Passage(**{key: value for key, value in one.items() if key != "text"}) for one in form["passages"]
    )
    special = {
        "passages": passages,
        "published": read_interval(form["published"]),
        "captured": read_interval(form["captured"]),
        "metadata": tuple(Metadatum(**one) for one in form["metadata"]),
        "warnings": tuple(form["warnings"]),
    }
    return Document(**{**form, **special})


def read_claim(form: Json) -> Claim:
    """The claim that a JSON form stands for."""
    time = form["time"]
    interval = read_interval(time)
    return Claim(
        id=form["id"],
        type=form["type"],
        stage=form["stage"],
        aggregate=form["aggregate"],
        trigger=Span(form["trigger"]["start"], form["trigger"]["end"]),
        quote=Quote(**form["quote"]),
        roles=tuple(Role(**role) for role in form["roles"]),
        said_by=tuple(Source(**source) for source in form["said_by"]),
        why=form["why"],
        time=ClaimTime(interval, time["text"], time["basis"]) if interval is not None else None,
        when=tuple(form["when"]),
        passage=form["passage"],
        trigger_text=form["trigger"]["text"],
        margin=form.get("margin", 1.0),
        to_check=form.get("to_check", False),
    )


def read_extraction(form: Json) -> Extraction:
    """The extraction that a JSON form stands for; its annotation has no tokens."""
    mentions = tuple(
        Mention(**{key: value for key, value in one.items() if key != "text"}) for one in form["mentions"]
    )
    times = tuple(
        TimeExpression(**{**one, "interval": read_interval(one["interval"])}) for one in form["times"]
    )
    attributions = tuple(
        Attribution(_spans(one["source"]), _spans(one["cue"]), _spans(one["content"]), one["stance"])
        for one in form["attributions"]
    )
    return Extraction(
        read_document(form["document"]),
        Annotation((), _spans(form["sentences"]), mentions, times),
        attributions,
        tuple(read_claim(one) for one in form["claims"]),
        dict(form["engine"]),
    )
