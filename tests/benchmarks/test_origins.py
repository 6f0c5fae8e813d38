"""The made pages of the origins benchmark are what it says they are, and a slice of it runs clean."""

from __future__ import annotations

from benchmarks.origins import EVENTS, REPORTS, made_pages, outcome


def test_every_report_has_ten_copies_and_no_text_is_made_twice() -> None:
    """Twenty origins, eleven pages each; two reports of one event never print one telling."""
    made = made_pages()
    assert len(made) == EVENTS * REPORTS * 11
    for origin in range(EVENTS * REPORTS):
        assert len({one.change for one in made if one.origin == origin}) == 11
    assert made == made_pages()


def test_one_event_of_the_benchmark() -> None:
    """Four origins with ten copies each are four origins."""
    figures, wrong = outcome([one for one in made_pages() if one.event == 0])
    assert figures["exact"] == figures["events_exact"] == 100.0 and figures["folded"] == 0, wrong
