"""Time: the day of writing from inside the text, the days of every time expression, the time of every
claim.
"""

from __future__ import annotations

from sayso.reading.date.claims import date_claims
from sayso.reading.date.document import date_document

__all__ = ["date_claims", "date_document"]
