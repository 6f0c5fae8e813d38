"""What the days of two claims say for and against their telling of one event."""

from __future__ import annotations

from sayso.days.daypairs import Days, gap, in_year, meet, width
from sayso.deriving.link.evidence import Finding, Veto
from sayso.records import LinkClaim, Reason, Traits

NARROW_DAYS = 3
MONTH_DAYS = 31
MISDATED_DAYS = 3
ONCE_DAYS = 60


def pair(claim: LinkClaim) -> Days | None:
    """The days of a claim as `(start, end)`; None when nothing is known."""
    return (claim.days.start, claim.days.end) if claim.days and (claim.days.start or claim.days.end) else None


def days(left: LinkClaim, right: LinkClaim, traits: Traits, same_victim: bool) -> list[Finding]:
    """Shared days score by how narrow they are; other days are a veto, except where one event told with
    two dates is likelier.

    That is: something that can befall a person once only (within 60 days), or the same thing done to the
    same one at most 3 days apart.
    """
    one, other = pair(left), pair(right)
    if one and other:
        if meet(one, other) is None:
            return [_misdated(left, right, gap(one, other), traits, same_victim)]
        return [_shared_days(left, right, one, other)]
    if left.yearless and right.yearless:
        shared = meet(
            in_year(left.yearless.first, left.yearless.last, 2000),
            in_year(right.yearless.first, right.yearless.last, 2000),
        )
        if shared is None:
            return [Veto("another part of the year")]
        return [Reason("the same part of a year", 1.0, _said(left), _said(right))]
    for bare, dated in ((left, other), (right, one)):
        if bare.yearless and dated:
            if not fits(bare, dated):
                return [Veto("another part of the year")]
            if _one_day(bare, dated):
                return [Reason("the day of one, the year of the other", 2.0, _said(left), _said(right))]
            if _one_month(bare, dated):
                return [Reason("the month of one, the year of the other", 1.0, _said(left), _said(right))]
            return [Reason("the year of one, the months of the other", 0.5, _said(left), _said(right))]
    return _told_before(left, right)


def _one_day(bare: LinkClaim, dated: Days) -> bool:
    """Whether a day told without its year is the very day of the other claim."""
    one = bare.yearless
    return (
        one is not None
        and dated[0] is not None
        and dated[0] == dated[1]
        and one.first == one.last == (dated[0].month, dated[0].day)
    )


def _one_month(bare: LinkClaim, dated: Days) -> bool:
    """Whether both lie in one month by its name."""
    months = {bare.yearless.first[0], bare.yearless.last[0]} if bare.yearless else set()
    return (
        dated[0] is not None
        and dated[1] is not None
        and months == {dated[0].month, dated[1].month}
        and dated[0].year == dated[1].year
    )


def fits(bare: LinkClaim, dated: Days) -> bool:
    """Whether days without a year meet an interval in some year of it; an open interval always can."""
    if bare.yearless is None or dated[0] is None or dated[1] is None:
        return True
    years = range(dated[0].year - 1, dated[1].year + 1)
    return any(meet(in_year(bare.yearless.first, bare.yearless.last, year), dated) for year in years)


def _said(claim: LinkClaim) -> str:
    """How a claim's time is printed in a reason: its words, else its EDTF form."""
    if claim.yearless and claim.yearless.evidence:
        return claim.yearless.evidence.text
    if claim.claim.time and claim.claim.time.text:
        return claim.claim.time.text
    return claim.days.edtf if claim.days else ""


def _shared_days(left: LinkClaim, right: LinkClaim, one: Days, other: Days) -> Reason:
    widths = sorted(wide if wide is not None else 10_000 for wide in (width(one), width(other)))
    if widths[1] <= NARROW_DAYS:
        rule, points = "on the same day", 2.5
    elif widths[0] <= NARROW_DAYS and widths[1] <= MONTH_DAYS:
        rule, points = "the day of one is in the month of the other", 1.5
    elif widths[1] <= 2 * MONTH_DAYS:
        rule, points = "in the same month", 1.0
    elif widths[1] <= 366:
        rule, points = "in the same year", 0.75
    else:
        rule, points = "at times that do not exclude each other", 0.0
    return Reason(rule, points, _said(left), _said(right))


def _misdated(
    left: LinkClaim, right: LinkClaim, days_apart: int, traits: Traits, same_victim: bool
) -> Finding:
    once = left.claim.type in traits["once"] and right.claim.type in traits["once"]
    within = ONCE_DAYS if once else MISDATED_DAYS
    if (
        same_victim
        and left.document != right.document
        and days_apart <= within
        and left.claim.type not in traits["recurring"]
    ):
        return Reason("the days differ", -1.0, _said(left), _said(right))
    return Veto(f"another day: {_said(left)}, {_said(right)}")


def _told_before(left: LinkClaim, right: LinkClaim) -> list[Finding]:
    """A page that tells of a thing as done was published after it: what lies wholly after that page is
    another event.
    """
    for told, dated in ((left, right), (right, left)):
        known = pair(dated)
        done = told.claim.stage in ("completed", "foiled", "attempted")
        until = told.published.end if told.published else None
        if done and until and known and known[0] and pair(told) is None and known[0] > until:
            return [Veto("told as done before the day of the other")]
    return []
