"""The readers by name, as the rules call them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sayso.reading.annotate.times import clocks, dates, lengths
from sayso.reading.annotate.times.lexer import Lexeme
from sayso.records.times import TimeReading

Reader = Callable[[Sequence[Lexeme], dict[str, Any]], TimeReading | None]

_DATES: tuple[Reader, ...] = (
    dates.calendar,
    dates.month_of,
    dates.near,
    dates.latest,
    dates.after_unit,
    dates.same_unit,
    dates.first_units,
    dates.ordinal_unit,
    dates.season,
    dates.year_end,
    dates.bare_year,
    dates.spoken_year,
    dates.span_year,
)
_LENGTHS: tuple[Reader, ...] = (
    lengths.beside,
    lengths.year_period,
    lengths.year_earlier,
    lengths.shift,
    lengths.length,
    lengths.age,
    lengths.length_after,
    lengths.length_beside,
    lengths.these_days,
    lengths.whole_unit,
    lengths.stretch,
    lengths.bare_units,
    lengths.the_unit,
    lengths.each,
    lengths.rate,
    lengths.set_word,
    lengths.foreign,
)
_CLOCKS: tuple[Reader, ...] = (
    clocks.deictic,
    clocks.daypart,
    clocks.clock,
    clocks.bare_daypart,
)

READERS: dict[str, Reader] = {reader.__name__: reader for reader in (*_DATES, *_LENGTHS, *_CLOCKS)} | {
    "fixed": lengths.fixed_value
}
