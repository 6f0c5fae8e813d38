"""The rules: cue words over syntax."""

from __future__ import annotations

import pytest

from sayso.reading.attribute import attribute
from tests.reading.attribute.trees import parsed, words

CASES = {
    "a complement clause": (
        "The/the/DET/3/det Veldanian//ADJ/3/amod police//NOUN/4/nsubj said/say/VERB/0/root that//SCONJ/8/mark a//DET/7/det bomb//NOUN/8/nsubj "
        "exploded/explode/VERB/4/ccomp .//PUNCT/4/punct",
        ("The Veldanian police", "said", "that a bomb exploded", "asserts"),
    ),
    "an interposed verb": (
        "The//DET/2/det bridge//NOUN/8/nsubj:pass ,//PUNCT/5/punct officials/official/NOUN/5/nsubj said/say/VERB/8/parataxis ,//PUNCT/5/punct "
        "was/be/AUX/8/aux:pass closed/close/VERB:VBN/0/root .//PUNCT/8/punct",
        ("officials", "said", "The bridge … was closed", "asserts"),
    ),
    "according to": (
        "According/accord/VERB:VBG/4/case to//ADP/1/fixed the//DET/4/det ministry//NOUN/9/obl ,//PUNCT/4/punct two//NUM/7/nummod "
        "men/man/NOUN/9/nsubj:pass were/be/AUX/9/aux:pass arrested/arrest/VERB:VBN/0/root .//PUNCT/9/punct",
        ("the ministry", "According to", "two men were arrested", "asserts"),
    ),
    "a passive with its agent": (
        "Reporters/reporter/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass told/tell/VERB:VBN/0/root by//ADP/6/case a//DET/6/det "
        "guard//NOUN/3/obl:agent that//SCONJ/9/mark shots/shot/NOUN/9/nsubj fell/fall/VERB/3/ccomp .//PUNCT/3/punct",
        ("a guard", "were told", "that shots fell", "asserts"),
    ),
    "is said to": (
        "Dren//PROPN/3/nsubj:pass is/be/AUX/3/aux:pass said/say/VERB:VBN/0/root to//PART/6/mark have//AUX/6/aux fled/flee/VERB:VBN/3/xcomp "
        ".//PUNCT/3/punct",
        ("", "is said", "Dren … to have fled", "asserts"),
    ),
    "it was reported that": (
        "It//PRON/3/expl was/be/AUX/3/aux:pass reported/report/VERB:VBN/0/root that//SCONJ/6/mark he//PRON/6/nsubj died/die/VERB/3/ccomp "
        ".//PUNCT/3/punct",
        ("", "was reported", "that he died", "asserts"),
    ),
    "an adverb": (
        "The//DET/2/det agent//NOUN/4/nsubj reportedly//ADV/4/advmod fled/flee/VERB/0/root .//PUNCT/4/punct",
        ("", "reportedly", "The agent … fled", "asserts"),
    ),
    "an adjective": (
        "Police//NOUN/2/nsubj stopped/stop/VERB/0/root an//DET/5/det alleged//ADJ/5/amod plot//NOUN/2/obj .//PUNCT/2/punct",
        ("", "alleged", "plot", "alleges"),
    ),
    "a noun with its owner": (
        "Karsk//PROPN/3/nmod:poss ’s//PART/1/case claim//NOUN/7/nsubj that//SCONJ/6/mark he//PRON/6/nsubj spied/spy/VERB/3/acl "
        "spread/spread/VERB/0/root .//PUNCT/7/punct",
        ("Karsk’s", "claim", "that he spied", "alleges"),
    ),
    "an object with its relative clause": (
        "Ulmarra//PROPN/2/nsubj revealed/reveal/VERB/0/root details/detail/NOUN/2/obj of//ADP/6/case a//DET/6/det network//NOUN/3/nmod "
        "which//PRON/9/nsubj was/be/AUX/9/aux plotting/plot/VERB:VBG/6/acl:relcl .//PUNCT/2/punct",
        ("Ulmarra", "revealed", "details of a network which was plotting", "asserts"),
    ),
    "an accusation": (
        "Karsk//PROPN/2/nsubj accused/accuse/VERB/0/root Ulmarra//PROPN/2/obj of//SCONJ/5/mark killing/kill/VERB:VBG/2/advcl "
        "exiles/exile/NOUN/5/obj .//PUNCT/2/punct",
        ("Karsk", "accused", "of killing exiles", "alleges"),
    ),
    "a denial": (
        "Ulmarra//PROPN/2/nsubj denied/deny/VERB/0/root the//DET/4/det killing//NOUN/2/obj .//PUNCT/2/punct",
        ("Ulmarra", "denied", "the killing", "denies"),
    ),
    "a relative source": (
        "Police//NOUN/2/nsubj held/hold/VERB/0/root Dren//PROPN/2/obj ,//PUNCT/6/punct who//PRON/6/nsubj claims/claim/VERB/3/acl:relcl "
        "he//PRON/9/nsubj was/be/AUX/9/aux tortured/torture/VERB:VBN/6/ccomp .//PUNCT/2/punct",
        ("who", "claims", "he was tortured", "alleges"),
    ),
    "citing": (
        "Two//NUM/2/nummod men/man/NOUN/3/nsubj fled/flee/VERB/0/root ,//PUNCT/5/punct citing/cite/VERB:VBG/3/advcl officials/official/NOUN/5/obj "
        ".//PUNCT/3/punct",
        ("officials", "citing", "Two men fled", "asserts"),
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_frame_gives_source_cue_content_and_stance(case: str) -> None:
    """Every way of saying in the table is read as one attribution with exactly these words."""
    sentence, expected = CASES[case]
    document, annotation = parsed(sentence)
    found = [
        (words(document, one.source), words(document, one.cue), words(document, one.content), one.stance)
        for one in attribute(document, annotation)
    ]
    assert found == [expected]


def test_plain_narration_has_no_attribution() -> None:
    """A document's own statement of fact, and an authority that denies entry, are no attributions."""
    for sentence in (
        "Police//NOUN/2/nsubj arrested/arrest/VERB/0/root two//NUM/4/nummod men/man/NOUN/2/obj .//PUNCT/2/punct",
        "Ulmarra//PROPN/2/nsubj denied/deny/VERB/0/root him//PRON/2/iobj entry//NOUN/2/obj .//PUNCT/2/punct",
    ):
        assert attribute(*parsed(sentence)) == ()


def test_a_quotation_is_content_whole_and_goes_on_behind_its_speaker() -> None:
    """“…,” said X. “…”: both quotations, marks included, are the content of one attribution; so is a
    paragraph that is all quotation.
    """
    document, annotation = parsed(
        "“//PUNCT/3/punct They//PRON/3/nsubj shot/shoot/VERB/8/ccomp at//ADP/5/case us//PRON/3/obl ,//PUNCT/3/punct ”//PUNCT/3/punct "
        "said/say/VERB/0/root Orla//PROPN/8/nsubj .//PUNCT/8/punct",
        "“//PUNCT/4/punct We//PRON/4/nsubj all//DET/2/det ran/run/VERB/0/root away//ADV/4/advmod .//PUNCT/4/punct ”//PUNCT/4/punct",
        "¶ “//PUNCT/4/punct Nobody//PRON/4/nsubj ever//ADV/4/advmod came/come/VERB/0/root back//ADV/4/advmod .//PUNCT/4/punct ”//PUNCT/4/punct",
    )
    (one,) = attribute(document, annotation)
    assert words(document, one.source) == "Orla"
    assert (
        words(document, one.content) == "“They shot at us,” … “We all ran away.”\n\n“Nobody ever came back.”"
    )
