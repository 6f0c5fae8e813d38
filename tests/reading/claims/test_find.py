"""What a claim says, on sentences of our own: each case is one promise of the codebook."""

from typing import NamedTuple

import pytest

from sayso.records import Claim
from tests.ruled import extract

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
    Case("An explosive charge under a car killed Karl Vast.", "killing", "completed", {"instrument": "explosive charge", "target": "Vast"}),
    Case("Ulmarra called home its ambassador from Karsk.", "recall", "completed", {"actor": "Ulmarra", "target": "ambassador"}),
    Case("Karl Vast fell from a ladder and broke both wrists.", "injury", "completed", {"target": "Karl Vast"}),
    Case("They told Anna Holt that they would burn her house.", "threat", "completed", {"target": "Anna Holt"}),
    Case("An officer said her son would suffer if she talked.", "threat", "completed", {"actor": "officer"}),
    Case("Prosecutors opened criminal proceedings against Karl Vast.", "charge", "completed", {"actor": "Prosecutors", "target": "Vast"}),
    Case("The guards fitted a microphone to her lamp.", "surveillance", "completed", {"actor": "guards", "instrument": "microphone"}),
    Case("The prisoners were suspended by the wrists.", "torture", "completed", {"target": "prisoners"}),
    Case("Her website has been hacked three times.", "cyberattack", "completed", {"target": "website", "number": "three"}),
    Case("The fire that gutted the chapel was started by arsonists.", "arson", "completed", {"target": "chapel"}),
    Case("The army was behind the attack, Anna Holt said.", "accusation", "completed", {"actor": "Anna Holt", "target": "army"}),
    Case("The mayor said the allegations were baseless.", "denial", "completed", {"actor": "mayor"}),
    Case("Karl Vast got nine years.", "sentence", "completed", {"target": "Karl Vast", "penalty": "nine years"}),
    Case("A 19-year-old was picked up by police.", "arrest", "completed", {"target": "19-year-old", "actor": "police"}),
    Case("The League, a small union, urged Karsk to free Anna Holt.", "appeal", "completed", {"actor": "League", "target": "Karsk"}),
    Case("Police detained a sailor at the bus terminal.", "detention", "completed", {"target": "sailor", "place": "terminal"}),
    Case("The experts urged Karsk to halt the imminent execution of Karl Vast.", "execution", "planned", {"target": "Karl Vast"}),
    Case("They called on Karsk to prosecute those responsible for the raid.", "charge", "called-for", {"target": "those"}),
    Case("The sailor is due before magistrates on Monday.", "trial", "planned", {"target": "sailor"}),
    Case("Karl Vast failed to return from Karsk.", "disappearance", "completed", {"target": "Karl Vast"}),
    Case("\"We urge Karsk to free Anna Holt,\" the bishops said.", "appeal", "completed", {"actor": "bishops", "target": "Karsk"}),
    Case("Karsk gave the ambassador 48 hours to leave.", "expulsion", "completed", {"actor": "Karsk", "target": "ambassador"}),
    Case("The envoy was given three days to leave.", "expulsion", "completed", {"target": "envoy"}, (), ("sentence",)),
    Case("Guards stopped their van two streets away.", "arrest", "completed", {"actor": "Guards", "target": "van"}),
    Case("\"Release our brother!\" Anna Holt said.", "release", "called-for", {"target": "brother"}),
    Case("The student is still missing.", "disappearance", "completed", {"target": "student"}),
    Case("He has not been seen since May.", "disappearance", "completed", {"target": "Karl Vast"}),
    Case("Among those arrested was Karl Vast.", "arrest", "completed", {"target": "Karl Vast"}),
    Case("The sailor was dragged from his flat by two men.", "kidnapping", "completed", {"target": "sailor", "place": "flat"}),
    Case("Two waiters were attacked by men with clubs.", "attack", "completed", {"target": "waiters", "instrument": "clubs"}),
    Case("Karl Vast survived a knife attack.", "stabbing", "completed", {"target": "Karl Vast", "instrument": "knife"}),
    Case("Ulmarra says it is recalling its envoy.", "recall", "ongoing", {"actor": "Ulmarra", "target": "envoy"}),
    Case("Reports that the hall had been set on fire were false.", "arson", "negated", {"target": "hall"}),
    Case("Neither was hurt.", "injury", "negated", {}),
    Case("“It was not a kidnapping,” the consul told reporters.", "kidnapping", "negated", {}),
    Case("The shots fell a day before the court was to hear the case against Lena Moor.", "trial", "planned", {}),
    Case("The answer of the court was to expel Lena Moor in 2019.", "expulsion", "completed", {"target": "Lena Moor"}),
    Case("She left so that the child would not have to see the attack on the hall.", "attack", "completed", {"target": "hall"}),
    Case("The union demanded an inquiry.", "investigation", "called-for", {}, ("union",)),
    Case("A sergeant struck the sailor across the face.", "assault", "completed", {"actor": "sergeant", "target": "sailor"}),
    Case("Karl Vast hanged himself in his cell.", "death", "completed", {"target": "Karl Vast"}, (), ("execution",)),
    Case("They burned the soles of his feet with an iron.", "torture", "completed", {}, (), ("arson",)),
    Case("The court told Karsk not to deport the sailor.", "court-order", "completed", {"actor": "court", "target": "Karsk"}),
    Case("The protests were followed by a wave of arrests.", "arrest", "completed", {}),
    Case("The lawyer got six years on charges of spreading lies.", "disinformation", "completed", {"actor": "lawyer"}),
    Case("The officer pleaded guilty to conspiracy.", "conviction", "completed", {"target": "officer", "charge": "conspiracy"}),
    Case("He is the first officer to be convicted of fraud.", "conviction", "completed", {"charge": "fraud"}),
    Case("The raid is being investigated by a judge.", "investigation", "ongoing", {"actor": "judge"}),
    Case("Half a kilo of explosives was found in their car.", "seizure", "completed", {"target": "explosives"}),
    Case("Two men survived an attempt on the life of Karl Vast.", "assassination", "attempted", {}),
    Case("The general warned that the traitors would pay for it.", "threat", "completed", {"actor": "general", "target": "traitors"}),
    Case("The family asked the court to free Karl Vast.", "appeal", "completed", {"actor": "family", "target": "court"}),
    Case("The consulate refused to renew the passport of Karl Vast.", "document-denial", "completed", {"target": "Karl Vast"}),
    Case("Anna Holt was held on suspicion of spying for Karsk.", "espionage", "completed", {"actor": "Anna Holt", "sponsor": "Karsk"}),
    Case("The embassy denied any role in the murder.", "denial", "completed", {"actor": "embassy"}),
    Case("Detectives intercepted a bomb on its way to the Harbour Forum.", "bombing", "foiled", {"target": "Harbour Forum"}),
    Case("Karl Vast supplied the bomb that was meant for the Harbour Forum.", "bombing", "completed", {"target": "Harbour Forum"}),
    Case("Police foiled a bomb attack on a forum of exiles in Karsk.", "bombing", "foiled", {"target": "forum"}),
    Case("He passed it to two men so that they could blow up the hall in Karsk.", "bombing", "planned", {"target": "hall"}),
    Case("Diplomat from Karsk jailed for 18 years over bomb plot", "sentence", "completed", {"target": "Diplomat"}),
    Case("Harbour player Joren Vall arrested on suspicion of theft", "arrest", "completed", {"target": "Joren Vall"}),
    Case("Soldiers killed and wounded many people.", "killing", "completed", {"actor": "Soldiers", "target": "many people"}),
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


def test_one_state_told_twice_in_a_phrase_is_one_claim() -> None:
    """ "Remains under house arrest" is one detention, and nobody takes a part of it twice."""
    found = [
        claim
        for claim in claims("Karl Vast remains under house arrest in Karsk.")
        if claim.type == "detention"
    ]
    assert len(found) == 1
    attempts = [
        claim
        for claim in claims("Karl Vast survived two attempts on his life.")
        if claim.type == "assassination"
    ]
    assert [filler.name for filler in attempts[0].roles if filler.role == "target"] == ["Karl Vast"]
    assert "protest" not in {claim.type for claim in claims("Karl Vast has lived in Karsk since March.")}


def test_a_trial_takes_the_day_on_which_it_opened() -> None:
    """The clause that tells when an event began dates it, and makes a claim of the bare noun."""
    found = [
        claim
        for claim in claims("The trial, which opened on 15 May 2017, has become a spectacle.")
        if claim.type == "trial"
    ]
    assert found and found[0].time is not None
    assert str(found[0].time.interval.start) == "2017-05-15"


def test_a_headline_leaves_out_was() -> None:
    """ "Poet jailed for nine years": in a title a bare past form tells what was done to its subject; in
    the body it does not.
    """
    body = "\n\nThe poet lives in Ulmarra, where he runs a small newspaper that many exiles read every week in the cafés of the old town.\n"
    found = extract(f"Poet Karl Vast jailed for nine years{body}".encode(), "page.txt").claims
    roles = {
        filler.role: filler.name for claim in found if claim.type == "sentence" for filler in claim.roles
    }
    assert "Vast" in roles["target"] and "actor" not in roles
    told = [claim for claim in claims("Rebels attacked at dawn.") if claim.type == "attack"]
    assert not [filler for claim in told for filler in claim.roles if filler.role == "target"]


def test_who_is_behind_bars_is_accused_of_nothing() -> None:
    """ "Behind bars" is a state, "behind the raid" an accusation by whoever says so; told by nobody it is
    none.
    """
    assert "accusation" not in {claim.type for claim in claims("Nine poets are behind bars, Anna Holt said.")}
    assert "accusation" not in {claim.type for claim in claims("The army was behind the raid.")}


def test_every_day_of_a_chronicle_takes_its_headings_year() -> None:
    """A line's own day dates what the line tells, in the year of the heading above it, whatever year would
    be nearest.
    """
    text = "How the Courier was driven out of print, from its first number in a garage to the last one, year by year.\n\n2010\n\n"
    text += "3 May: Police raid the newsroom of the Courier in the old town and take the papers that they find there with them.\n\n2012\n\n"
    text += "9 June: Police raid the newsroom of the Courier again, and this time they take the editor's own desk with them too.\n\n"
    text += "22 December: Karl Vast is arrested in Karsk on his way to the printer's, as he was every week. Two guards are injured.\n"
    found = extract(text.encode(), "page.txt").claims
    days = {(claim.type, str(claim.time.interval.start)) for claim in found if claim.time is not None}
    assert {
        ("raid", "2010-05-03"),
        ("raid", "2012-06-09"),
        ("arrest", "2012-12-22"),
        ("injury", "2012-12-22"),
    } <= days


def test_what_was_absent_is_no_claim() -> None:
    """ "without charge" tells of no charge."""
    assert "charge" not in {
        claim.type for claim in claims("Anna Holt was held for nine days without charge.")
    }


def test_the_unnamed_convict_stays_unnamed() -> None:
    """A convict told beside a named president is never given the president's name."""
    found = claims(
        "A former aide to the current president, Borislav Kren, was convicted by a court in Ulmarra."
    )
    convictions = [claim for claim in found if claim.type == "conviction"]
    assert convictions
    for filler in convictions[0].roles:
        assert "Kren" not in filler.name and "Kren" not in filler.text, filler


def test_a_sponsor_is_no_actor() -> None:
    """ "on the orders of" names on whose behalf, not who did it."""
    found = [
        claim
        for claim in claims("Two men stabbed Anna Holt on the orders of the Veldanian regime.")
        if claim.type == "stabbing"
    ]
    actors = {filler.name for filler in found[0].roles if filler.role == "actor"}
    sponsors = {filler.name for filler in found[0].roles if filler.role == "sponsor"}
    assert any("men" in name for name in actors) and not any("regime" in name for name in actors)
    assert any("regime" in name for name in sponsors)


def test_many_events_at_once_are_an_aggregate() -> None:
    """ "300 attacks" is marked as such and so never becomes an incident; "two attacks" is not."""
    many = [
        claim
        for claim in claims("The regime carried out 300 attacks against exiles.")
        if claim.type == "attack"
    ]
    few = [
        claim
        for claim in claims("The regime carried out two attacks against exiles.")
        if claim.type == "attack"
    ]
    assert many[0].aggregate and not few[0].aggregate


def test_a_name_that_could_be_either_persons_is_nobodys() -> None:
    """ "the man who kidnapped the child, X": the child is not given the man's name."""
    found = [
        claim
        for claim in claims("The man who kidnapped the child, Pavel Rusk, was sentenced to nine years.")
        if claim.type == "kidnapping"
    ]
    assert found
    targets = [filler for filler in found[0].roles if filler.role == "target"]
    assert targets and all("Rusk" not in filler.name and "Rusk" not in filler.text for filler in targets)


def test_an_accusation_is_one_source_though_two_readings_mark_it() -> None:
    """Of "is accused" and "accused" only the word itself stands as the source of the act alleged."""
    read = claims("Karl Vast, who is accused of having supplied the bomb, was taken from prison.")
    assert [[source.name for source in one.said_by] for one in read if one.type == "bombing"] == [["accused"]]
