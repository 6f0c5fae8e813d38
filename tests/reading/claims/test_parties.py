"""Lists of those who take a part: every member once, nobody twice, no description as a party."""

from tests.reading.claims.test_find import claims


def test_a_list_of_names_spells_out_who_was_counted() -> None:
    """ "Three sailors – A, B and C – were arrested" names three, and three is their number; "two of them"
    is nobody new.
    """
    found = [
        claim
        for claim in claims("Three sailors – Karl Vast, Anna Holt and Paul Menk – were arrested.")
        if claim.type == "arrest"
    ]
    targets = [filler.name for filler in found[0].roles if filler.role == "target"]
    assert targets == ["Karl Vast", "Anna Holt", "Paul Menk"]
    assert [filler.text for filler in found[0].roles if filler.role == "number"] == ["Three"]
    hanged = [
        claim
        for claim in claims("Nine sailors were hanged in May, four of them in public.")
        if claim.type == "execution"
    ]
    assert [filler.name for filler in hanged[0].roles if filler.role == "target"] == ["Nine sailors"]


def test_a_description_is_no_second_party() -> None:
    """ "The League, a small union," names one party that urges."""
    found = [
        claim
        for claim in claims("The Free Sailors League, a small union, urged Karsk to free Anna Holt.")
        if claim.type == "appeal"
    ]
    assert [filler.name for filler in found[0].roles if filler.role == "actor"] == ["Free Sailors League"]
