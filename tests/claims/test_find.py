"""What a claim says, on sentences of our own: each case is one promise of the codebook."""

from typing import NamedTuple

import pytest

from sayso.pipeline import extract
from sayso.records import Claim

LEAD = "Karl Vast and Anna Holt lived in Karsk. The Veldanian regime watched them. "


class Case(NamedTuple):
    """A sentence, the claim that must be found in it, and claims that must not be."""

    text: str
    type: str
    stage: str
    roles: dict[str, str]
    said_by: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


CASES = [
    Case("Police in Karsk arrested two men on Friday.", "arrest", "completed", {"target": "men", "actor": "Police"}),
    Case("Karl Vast was arrested and later extradited to Karsk.", "extradition", "completed", {"destination": "Karsk"}),
    Case("Men tried to bomb the exile rally in Karsk.", "bombing", "attempted", {"target": "rally", "place": "Karsk"}),
    Case("The attack on the exile office was foiled by Karsk police.", "attack", "foiled", {"target": "office", "intervener": "police"}),
    Case("The court did not convict Karl Vast.", "conviction", "negated", {"target": "Karl Vast", "actor": "court"}),
    Case("Ulmarra refused to extradite Karl Vast.", "extradition", "refused", {"target": "Karl Vast", "actor": "Ulmarra"}),
    Case("Rights groups called for the release of Karl Vast.", "release", "called-for", {"target": "Karl Vast"}, ("Rights groups",)),
    Case("Karl Vast is awaiting trial in Ulmarra.", "trial", "planned", {"target": "Karl Vast"}),
    Case("Prosecutors dropped the charges against Anna Holt.", "charge", "called-off", {"target": "Anna Holt"}),
    Case("A judge sentenced Karl Vast to nine years in prison.", "sentence", "completed", {"target": "Karl Vast", "penalty": "nine years"}),
    Case("The ministry accused Karl Vast of killing a guard.", "killing", "completed", {"actor": "Karl", "target": "guard"}, ("ministry",)),
    Case("The ministry accused Karl Vast of killing a guard.", "accusation", "completed", {"actor": "ministry", "target": "Karl Vast"}),
    Case("Dozens of guards gathered in Karsk.", "gathering", "completed", {"actor": "guards", "number": "Dozens", "place": "Karsk"}),
    Case("They plotted to kill Anna Holt in Karsk.", "plot", "planned", {"target": "Anna Holt"}, (), ("killing",)),
    Case("Karsk expelled the ambassador and his deputy.", "expulsion", "completed", {"actor": "Karsk", "target": "ambassador"}),
    Case("Three policemen were reportedly injured.", "injury", "completed", {"target": "policemen", "number": "Three"}, ("reportedly",)),
    Case("Agents tapped the telephone of Anna Holt.", "surveillance", "completed", {"actor": "Agents", "target": "telephone"}),
    Case("Karsk froze the assets of Anna Holt.", "sanction", "completed", {"actor": "Karsk", "target": "Anna Holt"}),
    Case("The consulate refused Karl Vast a visa.", "document-denial", "completed", {"actor": "consulate", "target": "Karl Vast"}),
    Case("Karl Vast was denied a passport.", "document-denial", "completed", {"target": "Karl Vast"}),
    Case("Gunmen slit the throat of a priest.", "killing", "completed", {"actor": "Gunmen", "target": "priest"}),
    Case("A bomb was attached to the car of the editor.", "bombing", "completed", {"instrument": "bomb", "target": "car"}),
    Case("Guards fired tear gas at the marchers.", "crackdown", "completed", {"actor": "Guards", "target": "marchers"}),
    Case("The prisoner was stripped of his nationality.", "document-denial", "completed", {"target": "prisoner"}),
    Case("The court handed Karl Vast nine years.", "sentence", "completed", {"target": "Karl Vast", "penalty": "nine years"}),
    Case("The army carried out a series of attacks.", "attack", "completed", {"actor": "army"}),
    Case("The army is responsible for the attack on Karsk.", "attack", "completed", {"actor": "army", "target": "Karsk"}),
    Case("The union called the verdict a farce.", "condemnation", "completed", {"actor": "union", "target": "verdict"}),
    Case("The blast claimed the lives of nine miners.", "killing", "completed", {"target": "miners"}),
    Case("The judge has handed down nine death sentences.", "sentence", "completed", {"actor": "judge"}),
    Case("Tens of thousands gathered in Karsk.", "gathering", "completed", {"actor": "Tens of thousands"}),
    Case("The embassy has had no role in the attack.", "denial", "completed", {"actor": "embassy"}),
    Case("At least nine poets are behind bars in Karsk.", "detention", "ongoing", {"target": "poets"}),
    Case("The embassy denied any role in the murder.", "denial", "completed", {"actor": "embassy"}),
    Case("Detectives intercepted a bomb on its way to the Harbour Forum.", "bombing", "foiled", {"target": "Harbour Forum"}),
    Case("Karl Vast supplied the bomb that was meant for the Harbour Forum.", "bombing", "completed", {"target": "Harbour Forum"}),
    Case("Police foiled a bomb attack on a forum of exiles in Karsk.", "bombing", "foiled", {"target": "forum"}),
    Case("He passed it to two men so that they could blow up the hall in Karsk.", "bombing", "planned", {"target": "hall"}),
    Case("Men could blow up the hall in Karsk, police warned.", "bombing", "threatened", {"target": "hall"}),
    ]  # fmt: skip


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a page that holds some sentences."""
    return extract((LEAD + text + "\n").encode(), "page.txt").claims


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_sentence_is_read_as_its_claim(case: Case) -> None:
    """Type, stage, fillers and source come out; every span is the text it claims to be."""
    document = extract((LEAD + case.text + "\n").encode(), "page.txt").document
    found = claims(case.text)
    mine = [claim for claim in found if claim.type == case.type]
    assert mine, [(claim.type, claim.trigger_text) for claim in found]
    claim = mine[0]
    assert claim.stage == case.stage, claim.why
    for role, name in case.roles.items():
        fillers = [filler for filler in claim.roles if filler.role == role]
        assert any(name in filler.name for filler in fillers), (role, [filler.name for filler in claim.roles])
    assert all(any(name in source.name for source in claim.said_by) for name in case.said_by), claim.said_by
    assert not {claim.type for claim in found} & set(case.never)
    for filler in claim.roles:
        assert document.text[filler.start : filler.end] == filler.text
    assert document.text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_what_was_absent_is_no_claim() -> None:
    """ "without charge" tells of no charge."""
    assert "charge" not in {claim.type for claim in claims("Anna Holt was held for nine days without charge.")}


def test_the_unnamed_convict_stays_unnamed() -> None:
    """A convict told beside a named president is never given the president's name."""
    found = claims("A former aide to the current president, Borislav Kren, was convicted by a court in Ulmarra.")
    convictions = [claim for claim in found if claim.type == "conviction"]
    assert convictions
    for filler in convictions[0].roles:
        assert "Kren" not in filler.name and "Kren" not in filler.text, filler


def test_a_sponsor_is_no_actor() -> None:
    """ "on the orders of" names on whose behalf, not who did it."""
    found = [claim for claim in claims("Two men stabbed Anna Holt on the orders of the Veldanian regime.") if claim.type == "stabbing"]
    actors = {filler.name for filler in found[0].roles if filler.role == "actor"}
    sponsors = {filler.name for filler in found[0].roles if filler.role == "sponsor"}
    assert any("men" in name for name in actors) and not any("regime" in name for name in actors)
    assert any("regime" in name for name in sponsors)


def test_many_events_at_once_are_an_aggregate() -> None:
    """ "300 attacks" is marked as such and so never becomes an incident; "two attacks" is not."""
    many = [claim for claim in claims("The regime carried out 300 attacks against exiles.") if claim.type == "attack"]
    few = [claim for claim in claims("The regime carried out two attacks against exiles.") if claim.type == "attack"]
    assert many[0].aggregate and not few[0].aggregate


def test_a_name_that_could_be_either_persons_is_nobodys() -> None:
    """ "the man who kidnapped the child, X": the child is not given the man's name."""
    found = [
        claim for claim in claims("The man who kidnapped the child, Pavel Rusk, was sentenced to nine years.") if claim.type == "kidnapping"
    ]
    assert found
    targets = [filler for filler in found[0].roles if filler.role == "target"]
    assert targets and all("Rusk" not in filler.name and "Rusk" not in filler.text for filler in targets)


def test_an_accusation_is_one_source_though_two_readings_mark_it() -> None:
    """Of "is accused" and "accused" only the word itself stands as the source of the act alleged."""
    read = claims("Karl Vast, who is accused of having supplied the bomb, was taken from prison.")
    assert [[source.name for source in one.said_by] for one in read if one.type == "bombing"] == [["accused"]]
