"""Who holds which office bounds the day of writing, where the words tell the office as held when they were
written.
"""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.reading.date.era import WORLD
from tests.reading.date.makers import dated, edtf


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("President Hassan Rouhani said on Monday that the talks would go on.", "2013-08-03/2021-08-15"),
        ("Iranian President Ebrahim Raisi has ordered an inquiry into the fire.", "2021-08-03/2024-05-29"),
        ("Iran's supreme leader, Ayatollah Ruhollah Khomeini, has pardoned them.", "1979-02-11/1989-06-13"),
        (
            "Iranian Foreign Minister Javad Zarif said on Tuesday the envoy would return.",
            "2013-08-15/2021-09-04",
        ),
        ("Soviet leader Mikhail Gorbachev arrived in Karsk on Tuesday.", "1985-03-11/1992-01-04"),
        ("Russian President Dmitry Medvedev said on Monday the law was sound.", "2008-05-07/2012-05-17"),
        ("Syrian President Bashar al-Assad said on Tuesday the army would stay.", "2000-07-17/2024-12-18"),
        (
            "Turkish Prime Minister Recep Tayyip Erdogan on Wednesday accused the judges.",
            "2003-03-14/2014-09-07",
        ),
        ("Egyptian President Mohamed Morsi has sacked the general.", "2012-06-30/2013-07-13"),
        ("Venezuelan President Hugo Chavez said Thursday he would not resign.", "1999-02-02/2013-03-15"),
        ("Saudi King Abdullah has pardoned the writer.", "2005-08-01/2015-02-02"),
        (
            "The Prime Minister of India, Manmohan Singh, said on Monday the bridge was safe.",
            "2004-05-22/2014-06-05",
        ),
        (
            "Aung San Suu Kyi, Myanmar's state counsellor, said on Monday the road was open.",
            "2016-04-06/2021-02-11",
        ),
        ("Zairian President Mobutu Sese Seko said on Monday he would stay.", "1971-10-27/1997-05-26"),
        ("U.N. Secretary-General Kofi Annan said on Monday he was worried.", "1997-01-01/2007-01-10"),
        (
            "South African President F.W. de Klerk said on Friday the ban would be lifted.",
            "1989-08-15/1994-05-20",
        ),
        ("Belarusian President Alexander Lukashenko has signed the decree.", "1994-07-20/.."),
        ("Rwanda's president, Paul Kagame, said on Friday the rebels had fled.", "2000-03-24/.."),
        ("Soviet officials said on Monday that the train was late.", "1922-12-30/1992-01-04"),
        ("Fighters of the Islamic State group held the mill.", ""),
        ("Fighters of the Islamic State group fled. Boko Haram held the mill.", "2014-06-29/.."),
        ("Brazilian Senate President Jose Sarney said on Monday no.", ""),
        ("Texas Attorney General John Ashcroft said on Monday no.", ""),
        ("Jose Sarney, president of the Senate, said in Brazil on Monday no.", ""),
        ("Rwandan leader Paul Kagame said on Monday no.", ""),
        ("On the eve of the rule of Hassan Rouhani, the president of Iran met him.", "2013-08-03/.."),
        ("He spoke of Barack Obama, the president held a meeting.", ""),
        ("His running mate, Al Gore, spoke on Monday in Karsk.", ""),
        ("French Interior Minister Nicolas Sarkozy said on Monday no.", "2002-05-07/2007-04-05"),
    ],
)
def test_an_office_held_now_bounds_both_ends(sentence: str, days: str) -> None:
    """All over the world: from the first day in office to ten days after the last, open where the office
    is still held.
    """
    assert edtf(sentence) == days


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Former President Mohammad Khatami was barred from leaving Karsk.", "2005-08-03/.."),
        ("He was an aide to President Mohammad Khatami when the paper was closed.", "1997-08-02/.."),
        ("“President Mohammad Khatami is a man of peace,” the old letter reads.", "1997-08-02/.."),
        ("The then-President Mohammad Khatami signed it.", "1997-08-02/.."),
        ("Ten years ago, President Hosni Mubarak told a crowd in Karsk that he would stay.", "1981-10-14/.."),
    ],
)
def test_history_bounds_only_from_below(sentence: str, days: str) -> None:
    """An office of another time, or inside a quotation, says that it had begun (or ended), and nothing
    about later days.
    """
    assert edtf(sentence) == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Hassan Rouhani said on Monday that the talks would go on.",
        "Prime Minister Netanyahu said on Sunday that the road would stay shut.",
        "Deputy Prime Minister John Major said on Monday that the road would stay shut.",
        "Ulmarra's president, Paul Kagame, said on Friday the rebels had fled.",
        "If Donald Trump is the nominee, the party will split.",
        "A President Donald Trump would be a calamity, the mayor said on Monday.",
        "The next president, Donald Trump, would decide it, she said on Monday.",
        "The leader Bashar Assad said on Monday he would stay.",
    ],
)
def test_what_tells_no_office_bounds_nothing(sentence: str) -> None:
    """No title, a surname alone without its country, another office, another country, or only a
    supposition.
    """
    assert edtf(sentence) == ""


def test_two_offices_meet() -> None:
    """Of somebody's several terms, that one counts in which the other office was held too."""
    assert (
        edtf("Israeli Prime Minister Benjamin Netanyahu met President Barack Obama on Monday.")
        == "2009-03-31/2017-01-30"
    )


def test_one_old_name_does_not_outweigh_many_new_ones() -> None:
    """A text that tells the offices of its day and once an office of old is dated by the former."""
    old = "President Ronald Reagan made the town famous."
    new = "President Barack Obama said on Monday the mill would open. Secretary of State John Kerry is in Karsk. "
    new += "British Prime Minister David Cameron said no."
    assert edtf(new, old) == "2013-02-01/2016-07-23"


def test_facts_that_cannot_hold_together_give_nothing() -> None:
    """Where history and the present weigh the same, no days are named."""
    assert (
        edtf(
            "President Jimmy Carter said on Monday he was glad.",
            "President Barack Obama said on Monday he was glad.",
        )
        == ""
    )


def test_the_pages_own_date_wins_and_the_clash_is_named() -> None:
    """A byline of 1999 stands against a president of 2013, whose words are named in the warnings."""
    found = dated(
        ("title", "Talks"),
        ("byline", "By Ana Orlo, March 3, 1999"),
        ("body", "President Hassan Rouhani said on Monday the talks would go on."),
    )
    assert found.published is not None and found.published.edtf == "1999-03-03"
    assert any("President Hassan Rouhani" in line and WORLD in line for line in found.warnings)


def test_the_evidence_names_the_table() -> None:
    """Each bound quotes its words and says in whole words what is known of them."""
    found = dated(("body", "President Hassan Rouhani said on Monday that the talks would go on."))
    assert found.published is not None
    (piece,) = found.published.because
    assert found.text[piece.start : piece.end] == piece.text == "President Hassan Rouhani"
    row = "Hassan Rouhani, president of Iran from 2013-08-03 to 2021-08-05 (source: hand; unchecked)"
    assert piece.rule == f"known of the world: {row}"


def test_a_surname_needs_its_country() -> None:
    """ "Prime Minister Netanyahu" counts where the text speaks of Israel."""
    assert (
        edtf(
            "Prime Minister Netanyahu said on Sunday that Israel would not yield, as President Obama said on Monday."
        )
        == "2009-03-31/2017-01-30"
    )


def test_a_text_without_a_capital_is_read_in_one_pass() -> None:
    """Long texts of one paragraph are read in a moment, and names in them are found."""
    before = dt.datetime.now()
    assert edtf(
        "the mill was shut and " * 20_000 + "Iranian President Hassan Rouhani said so on Monday."
    ).startswith("2013-08-03")
    assert dt.datetime.now() - before < dt.timedelta(seconds=20)
