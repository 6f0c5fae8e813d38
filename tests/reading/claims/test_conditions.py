"""Tests on the slots of a word: what they look at, and which of two words they choose."""

from tests.reading.claims.test_find import claims


def test_a_pronoun_is_tested_by_the_noun_that_it_stands_for() -> None:
    """ "They" are the police who were named before."""
    found = claims("Police came at dawn. They searched the newsroom.")
    assert "raid" in {claim.type for claim in found}


def test_any_member_of_a_list_may_meet_a_test() -> None:
    """ "Wallets and pistols" holds pistols."""
    assert "seizure" in {
        claim.type for claim in claims("Police found two wallets and three pistols in the car.")
    }


def test_the_stricter_test_decides_between_two_words() -> None:
    """To strike is an attack, to strike a person across the face an assault."""
    assert {claim.type for claim in claims("The rebels struck the village.")} == {"attack"}
    assert {claim.type for claim in claims("A guard struck the sailor across the face.")} == {"assault"}


def test_what_is_to_come_on_a_condition_can_be_a_threat() -> None:
    """ "Said she would lose her pension unless …" threatens, "said she would lose her way" does not."""
    assert "threat" in {
        claim.type for claim in claims("An officer said her son would suffer unless she left.")
    }
    assert "threat" not in {claim.type for claim in claims("An officer said her garden would suffer.")}
