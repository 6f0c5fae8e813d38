"""Near-duplicate texts are found, independent reports of one event are not taken for them."""

from __future__ import annotations

from sayso.deriving.grade.copies import copies, families, of_text

FIRST = """Police in Port Anse detained four men on Tuesday after a van loaded with fireworks was found beside the old fish market.
The city's mayor thanked the harbour guards for their patience and promised that the market would open again before the weekend. Traders
said that nobody had told them how long the search would take, and several lost a day's catch. The men are to appear before a magistrate
on Friday morning."""
SECOND = """Four people are being held over a van that guards at Port Anse harbour thought suspicious. Inside lay crates of fireworks
with no papers, an officer at the scene reported. Fishmongers were sent home for the day, some of them angry about spoiled goods. The mayor
praised the guards. A court will hear the case at the end of the week, and the market is expected to be back in business by Saturday."""


def found(**texts: str) -> set[tuple[str, str, bool]]:
    """The pairs of texts that are taken for copies."""
    return {
        (one.left, one.right, one.sure)
        for one in copies({name: of_text(text) for name, text in texts.items()})
    }


def test_a_cut_copy_and_a_reworded_copy_are_found() -> None:
    """The first half, and the whole with a word in twelve changed."""
    words = FIRST.split()
    reworded = " ".join("altered" if index % 12 == 5 else word for index, word in enumerate(words))
    cut = "Local desk: " + " ".join(words[: len(words) // 2])
    pairs = found(first=FIRST, cut=cut, reworded=reworded)
    assert ("cut", "first", True) in pairs and ("first", "reworded", True) in pairs


def test_independent_reports_of_one_event_are_not_copies() -> None:
    """The same facts in other words."""
    assert found(first=FIRST, second=SECOND) == set()


def test_a_quote_that_both_print_does_not_make_them_copies() -> None:
    """Two reporters who heard one speaker."""
    quote = "“We have looked at every crate in that van and at every paper that came with it, and nothing here ought to frighten anybody”"
    assert found(first=f"{FIRST} {quote}, he said.", second=f"{SECOND} {quote}, he said.") == set()


def test_families_join_through_the_original() -> None:
    """Two cuts that share nothing with each other are one family through the whole text."""
    words = FIRST.split()
    texts = {"whole": FIRST, "head": " ".join(words[:40]), "tail": " ".join(words[40:])}
    pairs = copies({name: of_text(text) for name, text in texts.items()})
    assert set(families(texts, pairs).values()) == {"head"}
