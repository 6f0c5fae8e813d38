"""The scorer of time expressions counts as TempEval-3 does, and a dated text loses its date before it is
measured.
"""

import datetime as dt

from benchmarks.dating import undated
from benchmarks.timex import Score, Timex, read_timeml

TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-05-03">May 3</TIMEX3></DCT>
<TEXT>He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2020-05-01">on Friday</TIMEX3>.</TEXT></TimeML>"""


def test_strict_relaxed_and_value_are_counted_one_to_one() -> None:
    """An exact span counts for strict, any overlap for relaxed, the right value of an overlapping pair for
    value.
    """
    score = Score()
    gold = [Timex(0, 5, "2020"), Timex(10, 20, "2020-05"), Timex(30, 35, "P1D")]
    errors = score.add(gold, [Timex(0, 5, "2021"), Timex(12, 25, "2020-05"), Timex(40, 45, "P1W")])
    assert (score.strict, score.relaxed, score.value) == (1, 2, 1)
    assert score.figures() == {"relaxed_f1": 66.67, "strict_f1": 33.33, "value_f1": 33.33}
    assert len(errors) == 4


def test_timeml_is_read_with_exact_places() -> None:
    """The text of a TimeML file is that of its TEXT element; expressions have their places in it."""
    item = read_timeml("made.tml", TIMEML, tuned=False)
    (only,) = item.gold
    assert item.text[only.start : only.end] == "on Friday" and only.value == "2020-05-01"
    assert item.created == dt.date(2020, 5, 3)


def test_the_date_is_cut_out_of_a_text() -> None:
    """Dateline dates, date lines and full mentions of the true day go; other dates stay."""
    text = "KARSK, May 3 (CW) -- The envoy left on May 1, 2020.\n\nPublished May 3, 2020\n\nAs of May 3, 2020, he was in Ulmarra."
    left = undated(text, dt.date(2020, 5, 3))
    assert "May 3" not in left
    assert "May 1, 2020" in left
