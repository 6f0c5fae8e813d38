"""Claims and pages date each other, and every bound leads to the words that imply it."""

from __future__ import annotations

from sayso.deriving.link import affairs, link
from sayso.deriving.link.times import times
from sayso.records import Evidence, LinkClaim, Times, Yearless
from tests.deriving.link.makers import claim
from tests.makers import TRAITS

SUMMER = Yearless((6, 1), (7, 31), Evidence("June and July of the same year", 0, 30, "x"))
OLD, NEW = "2019-09-20/2024-06-19", "2022-07-16/2022-12-31"


def narrowed(*claims: LinkClaim, same: tuple[tuple[str, str], ...] = ()) -> tuple[Times, dict[str, str]]:
    """The times of some claims, and the incident of each claim; `same` are pairs that an analyst joined."""
    by_id = {one.claim.id: one for one in claims}
    found = link(claims, TRAITS, same)
    return times(
        found, affairs(found, by_id, TRAITS), by_id, TRAITS, {"a": "Exile Voice", "b": "Daily Lantern"}
    ), {n: one.id for one in found for n in one.claims}


def test_the_months_of_one_page_and_the_year_of_another() -> None:
    """The narrowed interval rests on the words of both pages, each named."""
    found, home = narrowed(
        claim(
            "a-06",
            "bombing",
            "attempted",
            target="Free Veldania gathering",
            place="Port Anse",
            yearless=SUMMER,
            words="bomb device rally",
        ),
        claim(
            "b-11",
            "bombing",
            "attempted",
            "2018-01-01/2018-12-31",
            target="Free Veldania Summit",
            place="Ferriel",
            words="bomb device rally",
        ),
    )
    days = found.incidents[home["a-06"]]
    assert (str(days.start), str(days.end)) == ("2018-06-01", "2018-07-31")
    assert {(one.text, one.document) for one in days.because} >= {("June and July of the same year", "a")}


def test_a_page_that_says_that_a_trial_is_awaited_is_older_than_the_sentence() -> None:
    """With the reason as a sentence, and its date narrowed by the page that tells of the sentence."""
    found, home = narrowed(
        claim("a-10", "trial", "planned", target="Mira Tolen", published=OLD, quote="she is awaiting trial"),
        claim("b-13", "sentence", target="Mira Tolen", published=NEW, penalty="20 years"),
    )
    assert str(found.documents["a"].end) == "2022-12-31" and str(found.documents["a"].start) == "2019-09-20"
    order = next(one for one in found.orders if one.earlier == "a")
    assert order.later == home["b-13"] and "Exile Voice says that Mira Tolen awaits trial" in order.says
    assert [one.text for one in order.because] == ["she is awaiting trial"]


def test_a_page_date_never_becomes_the_date_of_an_event() -> None:
    """An incident of which nobody tells the time has none, whatever its pages' dates are."""
    found, home = narrowed(claim("a-01", "arrest", target="Mira Tolen", published="2020-03-04"))
    assert home["a-01"] not in found.incidents


def test_two_days_for_one_death_are_a_contradiction_with_both_quotes() -> None:
    """The smallest set of quotes, and the incident keeps both days."""
    found, home = narrowed(
        claim("a-01", "killing", when="2021-03-04", victim="Mira Tolen", place="Quell"),
        claim("b-01", "killing", when="2021-03-05", victim="Mira Tolen", place="Quell"),
    )
    (clash,) = found.contradictions
    assert clash.about == (home["a-01"],) and {one.text for one in clash.because} == {
        "2021-03-04",
        "2021-03-05",
    }
    assert found.incidents[home["a-01"]].edtf == "2021-03-04/2021-03-05"


def test_a_page_older_than_what_another_dates_is_a_contradiction() -> None:
    """Told as done in a page that dates itself before the day that another page gives; the dates stay, the
    inference gives way.
    """
    when = "2021-03-04"
    found, _ = narrowed(
        claim(
            "a-01", "killing", victim="Mira Tolen", published="2020-01-01", quote="was killed", place="Quell"
        ),
        claim("b-01", "killing", when=when, victim="Mira Tolen", place="Quell"),
        same=(("a-01", "b-01"),),
    )
    assert "These cannot all hold" in found.contradictions[0].says and "a" in found.contradictions[0].about
    assert found.documents["a"].edtf == "2020-01-01"


def test_one_page_that_tells_a_thing_as_done_and_as_planned_is_not_dated_by_it() -> None:
    """A preview that slips into the past tense fixes no date."""
    found, _ = narrowed(
        claim(
            "a-01",
            "gathering",
            "planned",
            "2022-10-08",
            target="Free Veldania Summit",
            published="2022-09-10/2022-10-08",
        ),
        claim(
            "a-02",
            "gathering",
            "completed",
            "2022-10-08",
            target="Free Veldania Summit",
            published="2022-09-10/2022-10-08",
        ),
    )
    assert found.documents["a"].edtf == "2022-09-10/2022-10-08"


def test_a_plan_of_violence_is_told_long_after_it_failed() -> None:
    """ "Planning to bomb the rally", in a verdict years later, does not make its page older than the deed."""
    plot = claim(
        "a-01", "plot", "planned", actor="Mira Tolen", target="Free Veldania Summit", published="2021-02-12"
    )
    deed = claim("b-01", "bombing", "foiled", "2019-06-29", actor="Mira Tolen", target="Free Veldania Summit")
    found, _ = narrowed(plot, deed, same=(("a-01", "b-01"),))
    assert not [one for one in found.orders if one.earlier == "a"]
    assert not found.contradictions
