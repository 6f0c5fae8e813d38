"""Dates that the syntax gave to no event are attached by the order of the words, and only where nothing
stands between.
"""

import datetime as dt
from dataclasses import replace

from sayso.days import intervals
from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_claims
from sayso.reading.date.resolve import resolve_times
from sayso.records import Claim
from tests.reading.date.trees import annotated, claim

DAY = intervals.make(dt.date(2024, 6, 19), dt.date(2024, 6, 19))


def dated(text: str, words: str, *claims: Claim) -> list[str | None]:
    """The EDTF of each claim's time."""
    document, annotation = annotated(text, words, DAY)
    annotation = replace(annotation, times=resolve_times(document, find_times(document, (), ()), DAY))
    found = date_claims(document, annotation, claims)
    return [one.time.interval.edtf if one.time is not None else None for one in found]


CONVENE = """
Rally PROPN NNP 2 nsubj
will AUX MD 2 aux
convene VERB VB 2 root
in ADP IN 4 case
Karsk PROPN NNP 2 obl
, PUNCT , 6 punct
home ADV RB 2 advmod
to ADP IN 8 case
exiles NOUN NNS 6 obl
, PUNCT , 12 punct
on ADP IN 12 case
July PROPN NNP 12 nmod
23 NUM CD 6 obl
"""


def test_a_day_behind_the_verb_belongs_to_it() -> None:
    """A date that the parser hung elsewhere still dates the verb before it."""
    text = "Rally will convene in Karsk, home to exiles, on July 23."
    assert dated(text, CONVENE, claim(text, "convene", "gathering", "planned")) == ["2024-07-23"]


SPOKE = """
Police NOUN NNS 1 nsubj
arrested VERB VBD 1 root
a DET DT 3 det
man NOUN NN 1 obj
who PRON WP 5 nsubj
fled VERB VBD 3 acl:relcl
in ADP IN 7 case
2018 NUM CD 5 obl
"""


def test_a_verb_between_bars_the_date() -> None:
    """The year of "a man who fled in 2018" is not that of the arrest."""
    text = "Police arrested a man who fled in 2018."
    assert dated(text, SPOKE, claim(text, "arrested")) == [None]


FRONT = """
In ADP IN 1 case
2019 NUM CD 4 obl
the DET DT 3 det
court NOUN NN 4 nsubj
jailed VERB VBD 4 root
him PRON PRP 4 obj
and CCONJ CC 7 cc
fined VERB VBD 4 conj
her PRON PRP 7 obj
"""


def test_a_date_at_the_head_covers_the_main_clause_and_what_is_joined_to_it() -> None:
    """ "In 2019 the court jailed him and fined her": both are of 2019."""
    text = "In 2019 the court jailed him and fined her."
    assert dated(text, FRONT, claim(text, "jailed", "sentence"), claim(text, "fined", "sentence")) == [
        "2019",
        "2019",
    ]


LATER = """
He PRON PRP 2 nsubj
was AUX VBD 2 aux
arrested VERB VBN 2 root
in ADP IN 4 case
2019 NUM CD 2 obl
and CCONJ CC 7 cc
later ADV RB 7 advmod
extradited VERB VBN 2 conj
"""


def test_a_later_verb_does_not_share_the_date() -> None:
    """ "Arrested in 2019 and later extradited": the extradition has no date of its own."""
    text = "He was arrested in 2019 and later extradited."
    assert dated(
        text, LATER, replace(claim(text, "arrested"), when=(0,)), claim(text, "extradited", "extradition")
    ) == ["2019", None]


PRESENT = """
He PRON PRP 2 nsubj
is AUX VBZ 2 aux
accused VERB VBN 2 root
of ADP IN 4 case
crimes NOUN NNS 2 obl
in ADP IN 6 case
1988 NUM CD 4 nmod
"""


def test_a_past_year_inside_a_present_clause_is_not_the_clauses() -> None:
    """ "He is accused of crimes in 1988": the accusation is not of 1988."""
    text = "He is accused of crimes in 1988."
    document, annotation = annotated(text, PRESENT, DAY)
    tokens = [token._replace(lemma="be") if token.text == "is" else token for token in annotation.tokens]
    annotation = replace(
        annotation, tokens=tuple(tokens), times=resolve_times(document, find_times(document, (), ()), DAY)
    )
    assert (
        date_claims(document, annotation, [replace(claim(text, "accused", "accusation"), when=(0,))])[0].time
        is None
    )
