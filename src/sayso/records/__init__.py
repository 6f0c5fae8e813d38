"""The nouns of the program: frozen records that every stage reads and returns.

All offsets are code points, half-open, into ``Document.text``. All dates are days (`datetime.date`),
and every interval includes both of its ends. A value that is not known is ``None`` or empty, never a guess.
"""

from __future__ import annotations

from sayso.records.claim import CHARGE, Claim, ClaimTime, Extraction, Quote, Role, Source
from sayso.records.document import (
    ARTICLE_KINDS,
    DATES_CONTRADICT,
    PASSAGE_KINDS,
    READ_KINDS,
    Document,
    Evidence,
    Interval,
    Metadatum,
    Passage,
    Span,
)
from sayso.records.incident import (
    Affair,
    Contradiction,
    Credibility,
    Dispute,
    Incident,
    Order,
    Origin,
    Origins,
    Outlet,
    Rung,
    Times,
)
from sayso.records.language import Annotation, Attribution, Mention, TimeExpression, Token
from sayso.records.linking import Link, LinkClaim, Participant, Placing, Reason, Yearless
from sayso.records.traits import Traits

__all__ = [
    "ARTICLE_KINDS",
    "CHARGE",
    "DATES_CONTRADICT",
    "PASSAGE_KINDS",
    "READ_KINDS",
    "Affair",
    "Annotation",
    "Attribution",
    "Claim",
    "ClaimTime",
    "Contradiction",
    "Credibility",
    "Dispute",
    "Document",
    "Evidence",
    "Extraction",
    "Incident",
    "Interval",
    "Link",
    "LinkClaim",
    "Mention",
    "Metadatum",
    "Order",
    "Origin",
    "Origins",
    "Outlet",
    "Participant",
    "Passage",
    "Placing",
    "Quote",
    "Reason",
    "Role",
    "Rung",
    "Source",
    "Span",
    "TimeExpression",
    "Times",
    "Token",
    "Traits",
    "Yearless",
]
