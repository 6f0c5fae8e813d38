"""Chains of sources over attributions."""

from __future__ import annotations

from sayso.language.en.sources import SourceChains
from sayso.reading.attribute import attribute
from sayso.records import Attribution, Span
from tests.reading.attribute.trees import parsed

NESTED = (
    "The//DET/2/det ministry//NOUN/3/nsubj said/say/VERB/0/root that//SCONJ/7/mark police//NOUN/7/nsubj had/have/AUX/7/aux reported/report/VERB:VBN/3/ccomp "
    "that//SCONJ/10/mark Dren//PROPN/10/nsubj fled/flee/VERB/7/ccomp .//PUNCT/3/punct"
)
RELATIVE = (
    "A//DET/2/det guard//NOUN/9/nsubj ,//PUNCT/5/punct who//PRON/5/nsubj said/say/VERB/2/acl:relcl shots/shot/NOUN/7/nsubj fell/fall/VERB/5/ccomp "
    ",//PUNCT/5/punct fled/flee/VERB/0/root .//PUNCT/9/punct"
)
PRONOUNS = (
    "Orla//PROPN/3/nsubj Bren//PROPN/1/flat spoke/speak/VERB/0/root .//PUNCT/3/punct",
    "She//PRON/2/nsubj said/say/VERB/0/root he//PRON/4/nsubj fled/flee/VERB/2/ccomp .//PUNCT/2/punct",
)
LIST = "Ulmarra//PROPN/4/nsubj and//CCONJ/3/cc Karsk//PROPN/1/conj said/say/VERB/0/root he//PRON/6/nsubj fled/flee/VERB/4/ccomp .//PUNCT/4/punct"


def names(
    sentences: tuple[str, ...], trigger: str, mentions: tuple[tuple[str, str, bool], ...] = ()
) -> list[str]:
    """The names in the chain above the first place of a word."""
    document, annotation = parsed(*sentences, mentions=mentions)
    at = document.text.index(trigger)
    chains = SourceChains(document, annotation, attribute(document, annotation))
    found = chains.sources(Span(at, at + len(trigger)))
    assert all(document.text[one.start : one.end] == one.text for one in found)
    return [one.name for one in found]


def test_nested_speech_is_outermost_first() -> None:
    """The ministry says that police reported it: ministry, then police, each without its article."""
    assert names((NESTED,), "fled") == ["ministry", "police"]
    assert names((NESTED,), "reported") == ["ministry"]


def test_the_document_in_its_own_voice_has_no_chain() -> None:
    """What stands outside every content is told by the document itself."""
    assert names((RELATIVE,), "fled") == []


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    """ "A guard, who said …": the source is the guard."""
    assert names((RELATIVE,), "fell") == ["guard"]


def test_a_pronoun_is_named_by_its_mention() -> None:
    """ "She said": whom she stands for in the document."""
    assert names(PRONOUNS, "fled", (("She", "Orla Bren", False),)) == ["Orla Bren"]


def test_each_member_of_a_list_is_a_source() -> None:
    """Two bodies that say the same are two sources."""
    assert names((LIST,), "fled") == ["Ulmarra", "Karsk"]


def test_what_somebody_wants_is_no_source() -> None:
    """An attribution of an attitude never enters a chain."""
    document, annotation = parsed(LIST)
    wanted = (Attribution((Span(0, 7),), (Span(18, 22),), (Span(23, len(document.text)),), "holds"),)
    assert SourceChains(document, annotation, wanted).sources(Span(26, 30)) == ()
