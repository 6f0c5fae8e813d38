"""Cuts a stretch of text into lexemes: words and figures, each with the one kind that the grammar knows it
by.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sayso.reading.annotate.times.lexicon import cues, holiday_pattern, holiday_rule, words


class Lexeme(NamedTuple):
    """One word or figure: its place in the document's text, its kind (a name of lexicon.yaml, or a shape
    below) and its value.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Any


OTHER = "other"
BREAK = "break"
_PIECES = re.compile(
    r"""(?P<plain>(?!am\b|pm\b)[^\W\d_]++(?=\s))
    |(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))
    |(?P<slash>(?<![\d/.])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])
        |(?<![\d/.])\d{1,2}[.-]\d{1,2}[.-]\d{4}(?![\d/-])|(?<!\d)\d{4}/\d{2}/\d{2}(?!\d))
    |(?P<clock>(?<!\d)[012]?\d[:.][0-5]\d(?=\s?[ap]\.?m\b)|(?<![\d:])[012]?\d:[0-5]\d(?![\d:]))
    |(?P<decade>(?<!\d)(?:1[5-9]|20)\d0(?:['’]?s)\b|['’‘]\d0s\b|(?<![\d$#£€])[2-9]0s\b)
    |(?P<short>(?<![\w'’‘])['’‘]\d\d\b(?!\s?(?:%|percent)))
    |(?P<nth>(?<!\d)\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<ampm>[ap]\.m\b\.?|[ap]m\b)
    |(?P<oclock>o['’]clock\b)
    |(?P<mixed>[^\W\d_]+[-]to[-][^\W\d_]+)
    |(?P<word>\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec
        |mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|yrs?|hrs?|mins?)\.|[^\W\d_]+)
    |(?P<poss>['’]s\b|(?<=s)['’](?!\w))
    |(?P<blank>\s*\n\s*\n\s*)
    |(?P<comma>,)
    |(?P<dash>[-–—‐‑]+)
    |(?P<mark>[^\s\w])""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_NAMES = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ]
)
_TENS = range(20, 100, 10)


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of text[start:end], with offsets into `text`, in order; named days are one lexeme each."""
    pieces: list[Lexeme] = []
    at = start
    for named in holiday_pattern().finditer(text, start, end):
        if not named.group()[0].isupper():
            continue
        pieces.extend(_pieces(text, at, named.start()))
        pieces.append(
            Lexeme(named.start(), named.end(), named.group(), "holiday", holiday_rule(named.group()))
        )
        at = named.end()
    pieces.extend(_pieces(text, at, end))
    return _decide(_merge_numbers(pieces), text)


def _pieces(text: str, start: int, end: int) -> list[Lexeme]:
    known = words()
    found = []
    for match in _PIECES.finditer(text, start, end):
        shape = match.lastgroup or OTHER
        printed = match.group()
        if shape in ("plain", "word"):
            found.append(_word(match, known))
        elif shape == "number":
            found.append(_number(text, match))
        elif shape == "blank":
            found.append(Lexeme(match.start(), match.end(), printed, BREAK, None))
        elif shape in ("mark", "mixed"):
            found.append(
                Lexeme(match.start(), match.end(), printed, "open" if printed in "([" else OTHER, None)
            )
        else:
            found.append(Lexeme(match.start(), match.end(), printed, shape, _shape_value(shape, printed)))
    return found


def _shape_value(shape: str, printed: str) -> Any:
    if shape == "nth":
        return int(printed[:-2])
    if shape == "decade":
        figures = re.sub(r"\D", "", printed)
        return figures[:3] if len(figures) == 4 else "19" + figures[0]
    if shape == "short":
        return int(printed[1:])
    if shape == "ampm":
        return 12 if printed[0] in "pP" else 0
    return printed


def _word(match: re.Match[str], known: dict[str, tuple[str, Any]]) -> Lexeme:
    printed = match.group()
    kind, value = known.get(printed.lower().rstrip("."), (OTHER, None))
    return Lexeme(match.start(), match.end(), printed, kind, value)


def _number(text: str, match: re.Match[str]) -> Lexeme:
    printed, start, end = match.group(), match.start(), match.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    plain = printed.isdigit()
    if (before and before in "$£€#¥") or after == "%":
        return Lexeme(start, end, printed, OTHER, None)
    if plain and len(printed) == 4 and 1000 <= int(printed) <= 2199:
        return Lexeme(start, end, printed, "year", int(printed))
    if (
        plain
        and len(printed) == 8
        and printed[:2] in ("19", "20")
        and 1 <= int(printed[4:6]) <= 12
        and 1 <= int(printed[6:]) <= 31
    ):
        return Lexeme(start, end, printed, "compact", printed)
    if plain and len(printed) <= 3:
        return Lexeme(start, end, printed, "number", int(printed))
    if re.fullmatch(r"\d+\.\d", printed):
        return Lexeme(start, end, printed, "number", float(printed))
    return Lexeme(start, end, printed, OTHER, None)


def _merge_numbers(pieces: list[Lexeme]) -> list[Lexeme]:
    """Join numbers told in words: "twenty-four", "one hundred", "nineteen ninety-six", "two thousand"."""
    merged: list[Lexeme] = []
    for piece in pieces:
        if (
            piece.kind == "ordinal"
            and merged
            and merged[-1].kind == "dash"
            and len(merged) > 1
            and merged[-2].value in _TENS
            and piece.value < 10
        ):
            merged.pop()
            tens = merged.pop()
            merged.append(Lexeme(tens.start, piece.end, "", "ordinal", tens.value + piece.value))
            continue
        if piece.kind == "number" and piece.text.isalpha():
            piece = _absorb(merged, piece)
        merged.append(piece)
    return merged


def _absorb(merged: list[Lexeme], piece: Lexeme) -> Lexeme:
    """Take the number words before `piece` off `merged` and return them with it as one lexeme."""
    back = 2 if len(merged) > 1 and merged[-1].kind == "dash" and merged[-1].text == "-" else 1
    if len(merged) < back or merged[-back].kind not in ("number", "year", "a"):
        return piece
    left = merged[-back]
    value = _spoken_after(left, piece.value)
    if value is None:
        return piece
    del merged[-back:]
    year = left.kind == "year" or (left.value in (18, 19, 20) and value > 1000)
    joined = Lexeme(left.start, piece.end, "", "year" if year else "number", value)
    if merged and merged[-1].kind == "number" and not year:
        return _absorb(merged, joined)
    return joined


def _spoken_after(left: Lexeme, right: int) -> int | None:
    if left.kind == "a":
        return right if right in (100, 1000, 12) else None
    return _spoken(left.value, right) if not left.text.isdigit() and isinstance(left.value, int) else None


def _spoken(left: int, right: int) -> int | None:
    if left in _TENS and 0 < right < 10:
        return left + right
    if left < 100 and right in (100, 1000):
        return left * right
    if left in (18, 19, 20) and 10 <= right < 100:
        return left * 100 + right
    if left >= 1900 and left % 10 == 0 and left % 100 and 0 < right < 10:
        return left + right
    if left % 100 == 0 and left >= 100 and right < 100:
        return left + right
    return None


def _decide(pieces: list[Lexeme], text: str) -> list[Lexeme]:
    """Settle the words that are a time only in company: months that are verbs or names, seasons, "second",
    "last".
    """
    settled = []
    for index, piece in enumerate(pieces):
        check = _CHECKS.get(piece.kind)
        if check is not None and not check(pieces, index, text):
            piece = piece._replace(kind=OTHER)
        settled.append(piece)
    return settled


def _near(pieces: list[Lexeme], index: int) -> tuple[Lexeme | None, Lexeme | None]:
    before = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return before, after


_FIGURES = frozenset({"number", "nth", "year", "ordinal", "short"})
_NAMELIKE = frozenset({"may", "march", "april", "june", "august"})
_SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_LEADS = frozenset("last since this next early late mid in".split())
"""Words before a month in a text that is set in capitals."""
_PARTS_BEFORE = frozenset({"early", "mid", "late", "dash", "comma"})


def _is_month(pieces: list[Lexeme], index: int, text: str) -> bool:
    piece = pieces[index]
    before, after = _near(pieces, index)
    lower = piece.text.lower().rstrip(".")
    figures = _is_figure(before) or _is_figure(after)
    if not piece.text[0].isupper() and lower in _SHORT_MONTHS | _NAMELIKE:
        return False
    if lower in _SHORT_MONTHS:
        return figures or piece.text.endswith(".") or lower == "sept"
    if lower not in _NAMELIKE or figures:
        return True
    if piece.text.isupper() and len(piece.text) > 1 and _shouted(text, piece):
        return _month_led(lower, before)
    if before is None or before.kind == BREAK or before.text in ".“\"!?:'":
        return _month_first(lower, after)
    return _month_behind(lower, before, after)


def _is_figure(piece: Lexeme | None) -> bool:
    return piece is not None and piece.kind in _FIGURES


def _month_led(lower: str, before: Lexeme | None) -> bool:
    """The same in a text that is set in capitals."""
    leads = ("last", "since") if lower == "may" else _LEADS
    return before is not None and before.text.lower() in leads


def _month_first(lower: str, after: Lexeme | None) -> bool:
    """Whether what is also a name or a verb is a month at the beginning of a sentence."""
    if after is None or lower == "march":
        return False
    return after.kind in ("comma", "and", "of", "to") or lower in ("april", "june", "august")


def _month_behind(lower: str, before: Lexeme, after: Lexeme | None) -> bool:
    """The same inside a sentence: the word before tells it."""
    if before.text.lower() in cues()["before_month"] or before.kind in _PARTS_BEFORE:
        other = after is not None and after.text.lower() in ("madness", "for", "of")
        return not (lower == "march" and other and before.kind == "the")
    named = before.text.lower() in cues()["before_name"] or before.text[0].isupper()
    return not named and lower not in ("may", "march")


def _shouted(text: str, piece: Lexeme) -> bool:
    near = text[max(0, piece.start - 60) : piece.end + 60]
    return sum(map(str.isupper, near)) > sum(map(str.islower, near))


def _is_weekday(pieces: list[Lexeme], index: int, text: str) -> bool:
    piece = pieces[index]
    lower = piece.text.lower().rstrip(".")
    if lower not in _SHORT_NAMES:
        return True
    if not piece.text[0].isupper():
        return False
    after = [one.kind for one in pieces[index + 1 : index + 3]]
    return (
        piece.text.endswith(".")
        or after[:1] in (["month"], ["number"])
        or after in (["comma", "month"], ["comma", "number"])
    )


def _is_season(pieces: list[Lexeme], index: int, text: str) -> bool:
    before, after = _near(pieces, index)
    piece = pieces[index]
    lower = piece.text.lower()
    if after is not None and (
        after.kind == "year"
        or (after.kind == "of" and index + 2 < len(pieces) and pieces[index + 2].kind in ("year", "short"))
    ):
        return True
    listed = before is not None and (
        before.text.lower() in cues()["season_before"] or before.kind in ("early", "mid", "late", "dash")
    )
    if lower in ("fall", "spring"):
        if after is not None and after.text.lower() == "of":
            return False
        return listed and before is not None and before.text.lower() not in ("to",)
    return True


def _is_last(pieces: list[Lexeme], index: int, text: str) -> bool:
    before, _ = _near(pieces, index)
    return before is None or before.text.lower() not in cues()["verb_last"]


_CHECKS = {"month": _is_month, "weekday": _is_weekday, "season": _is_season, "last": _is_last}
