"""The forms that are printed of a record."""

from __future__ import annotations

from sayso.deriving.forms import distinct


def test_a_speaker_is_named_once_however_a_page_sets_the_name() -> None:
    """A name in capitals on one page and in ordinary letters on another is one name, printed calmly, in
    its first place.
    """
    assert distinct(["HARBOUR WIRE", "Police", "Harbour Wire", "police"]) == ["Harbour Wire", "Police"]
    assert distinct(["CNA", "CNA"]) == ["CNA"]
