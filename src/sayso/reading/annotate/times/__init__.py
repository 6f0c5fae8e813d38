"""Finds the time expressions of a document: TimeML's TIMEX3 spans and types, each with what it was
understood to say.
"""

from __future__ import annotations

from sayso.reading.annotate.times.finder import find_times

__all__ = ["find_times"]
