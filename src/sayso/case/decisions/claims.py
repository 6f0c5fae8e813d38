"""Decisions on claims, from what a person asks to what is recorded: add, accept, reject, correct."""

from __future__ import annotations

import hashlib
from typing import Any

from sayso.case.decisions.anchor import claim_anchor, selector
from sayso.case.decisions.edits import CLAIM_FIELDS
from sayso.case.decisions.values import days_form, find_words, sentence_at, span_form
from sayso.errors import DecisionError
from sayso.reading.claims.codebook import ROLES, STAGES, Codebook
from sayso.records import Claim, Document, Span
from sayso.records.forms import claim_form, read_claim

Json = dict[str, Any]
STANCES = ("asserts", "alleges", "denies", "warns", "predicts", "asks", "doubts")


def on_claim(kind: str, claim: Claim, document: Document) -> Json:
    """Accept or reject; an accepted claim is kept whole, so that it stays when the program no longer finds
    it.
    """
    body: Json = {"kind": kind, "on": claim_anchor(claim, document)}
    return {**body, "claim": claim_form(claim, document)} if kind == "accept" else body


def correction(asked: Json, claim: Claim, document: Document, codebook: Codebook) -> Json:
    """Correct one field of a claim. Raises DecisionError for a field or value that a claim cannot have."""
    name = str(asked.get("field") or "")
    if name in ROLES:
        name, asked = "roles", {**asked, "value": {name: asked.get("value")}}
    if name not in CLAIM_FIELDS:
        raise DecisionError(
            f"a claim has no field '{name}' to correct; it has: {', '.join((*CLAIM_FIELDS, *ROLES))}"
        )
    form = claim_form(claim, document)
    value = _value(name, asked.get("value"), asked.get("words"), form, document, codebook)
    return {
        "kind": "correct",
        "on": claim_anchor(claim, document),
        "field": name,
        "value": value,
        "claim": form,
    }


def addition(asked: Json, document: Document, sentences: list[list[int]], codebook: Codebook) -> Json:
    """Add a claim by the words that name its event. Raises DecisionError when the words are not in the
    page.
    """
    near = find_words(document, str(asked["quote"]), None) if asked.get("quote") else None
    trigger = find_words(document, str(asked.get("words") or ""), near)
    quote = near or sentence_at(document, sentences, trigger)
    kind = _type(asked.get("type"), codebook)
    form: Json = {
        "id": hashlib.sha256(f"{document.sha256}|{kind}|{trigger.start}|{trigger.end}".encode()).hexdigest()[
            :12
        ],
        "type": kind,
        "stage": _stage(asked.get("stage") or "completed"),
        "aggregate": bool(asked.get("aggregate", False)),
        "trigger": span_form(document, trigger),
        "quote": selector(document, quote),
        "roles": [],
        "said_by": [],
        "time": None,
        "why": "added by hand",
        "passage": next(
            (n for n, one in enumerate(document.passages) if one.start <= trigger.start < one.end), 0
        ),
        "when": [],
    }
    for name in ("roles", "said_by", "time"):
        if asked.get(name) is not None:
            form[name] = _value(name, asked[name], None, form, document, codebook)
    body = {"kind": "add", "on": claim_anchor(read_claim(form), document), "claim": form}
    rendering = _rendering(asked)
    return {**body, "rendering": rendering} if rendering else body


def _rendering(asked: Json) -> Json | None:
    """A translation or transcription of the words, with who made it."""
    for kind in ("translation", "transcription"):
        if asked.get(kind):
            if not asked.get("maker"):
                raise DecisionError(f"a {kind} needs its maker; say who made it with --maker")
            return {"kind": kind, "text": str(asked[kind]), "maker": str(asked["maker"])}
    return None


def _value(name: str, value: Any, words: Any, form: Json, document: Document, codebook: Codebook) -> Any:
    """A field's value in the form in which a claim has it."""
    near = Span(form["quote"]["start"], form["quote"]["end"])
    if name == "type":
        return _type(value, codebook)
    if name == "stage":
        return _stage(value)
    if name == "aggregate":
        return _truth(value)
    if name == "time":
        return _time(value, words, near, document)
    if name == "said_by":
        return [_source(one, near, document) for one in _list(value)]
    return _roles(value, form, near, document)


def _type(value: Any, codebook: Codebook) -> str:
    if value not in codebook.types:
        raise DecisionError(f"the codebook has no type '{value}'; see: sayso codebook show")
    return str(value)


def _stage(value: Any) -> str:
    if value not in STAGES:
        raise DecisionError(f"'{value}' is no stage; the stages are: {', '.join(STAGES)}")
    return str(value)


def _truth(value: Any) -> bool:
    if str(value).lower() not in ("true", "false", "yes", "no"):
        raise DecisionError(f"'{value}' is neither yes nor no")
    return str(value).lower() in ("true", "yes")


def _time(value: Any, words: Any, near: Span, document: Document) -> Json | None:
    if value in (None, "", "none"):
        return None
    form = days_form(str(value))
    if words:
        span = find_words(document, str(words), near)
        form["because"] = [{**span_form(document, span), "rule": "chosen by the analyst"}]
    return {**form, "text": str(words or ""), "basis": "stated" if words else "inferred"}


def _list(value: Any) -> list[Any]:
    return [] if value in (None, "", "none") else value if isinstance(value, list) else [value]


def _filler(value: Any, near: Span, document: Document) -> Json:
    """Words of the page, and whom they stand for where that is another name."""
    asked = value if isinstance(value, dict) else {"words": value}
    span = find_words(document, str(asked.get("words") or ""), near)
    form = span_form(document, span)
    return {**form, "name": str(asked.get("name") or form["text"])}


def _source(value: Any, near: Span, document: Document) -> Json:
    stance = value.get("stance", "asserts") if isinstance(value, dict) else "asserts"
    if stance not in STANCES:
        raise DecisionError(f"'{stance}' is no way of saying; there are: {', '.join(STANCES)}")
    return {**_filler(value, near, document), "stance": stance}


def _roles(value: Any, form: Json, near: Span, document: Document) -> list[Json]:
    """The claim's roles with the named ones replaced: `value` maps a role to one filler or several, or to
    none.
    """
    if not isinstance(value, dict) or not set(value) <= set(ROLES):
        raise DecisionError(f"roles are given as {{role: words}}; the roles are: {', '.join(ROLES)}")
    kept = [role for role in form["roles"] if role["role"] not in value]
    new = [
        {"role": name, **_filler(one, near, document), "bracketed": False}
        for name, fillers in value.items()
        for one in _list(fillers)
    ]
    return [*kept, *new]
