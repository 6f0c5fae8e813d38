"""Words that name an event only in some company: each pair of sentences says when a word counts and when
it does not.
"""

from typing import NamedTuple

import pytest

from tests.ruled import extract


class Sense(NamedTuple):
    """A word in the company in which it names an event of a type, and in another in which it does not."""

    type: str
    counts: str
    counts_not: str


SENSES = [
    Sense("arrest", "Police picked up the editor at his home.", "The editor picked up his hat."),
    Sense("arrest", "Officers hauled the student off after the march.", "The students hauled the boxes off after the march."),
    Sense("arrest", "The suspect turned himself in on Monday.", "The student turned in his essay on Monday."),
    Sense("arrest", "Two men were booked on suspicion of fraud.", "Two men booked a table."),
    Sense("detention", "At least nine poets are behind bars.", "At least nine poets sat near the bars."),
    Sense("detention", "Her husband remained in custody.", "Her husband remained in Karsk."),
    Sense("detention", "The engineer was being held without charge.", "The meeting was being held without delay."),
    Sense("detention", "The lawyer was transferred to solitary confinement.", "The money was transferred to another account."),
    Sense("sentence", "The court handed him nine years.", "The clerk handed him a letter."),
    Sense("sentence", "She is serving a six-year term.", "She is serving as deputy mayor."),
    Sense("charge", "He faces five counts of murder.", "He made five counts of the votes."),
    Sense("trial", "The poet appeared before a judge.", "The poet appeared before a large audience."),
    Sense("court-order", "A judge ruled against the ministry.", "The king ruled over the valley."),
    Sense("court-order", "The tribunal rejected the petition.", "The minister rejected the proposal."),
    Sense("killing", "The blast claimed the lives of nine miners.", "The family claimed the house."),
    Sense("killing", "Attackers slit the throat of a priest.", "The tailor slit the seam of a coat."),
    Sense("attack", "Rebels fired rockets at the airport.", "The boys fired questions at the minister."),
    Sense("attack", "A man drove a lorry into a crowd.", "A man drove a lorry into a garage."),
    Sense("attack", "Youths hurled stones at the buses.", "Youths hurled insults at the buses."),
    Sense("bombing", "A bomb was attached to the car.", "A document was attached to the letter."),
    Sense("shooting", "The driver was hit by a bullet.", "The driver was hit by a surprise."),
    Sense("shooting", "A guard fired three shots.", "A guard fired the furnace."),
    Sense("resignation", "The bank fired three clerks.", "The potter fired the clay."),
    Sense("poisoning", "The tea was laced with polonium.", "The speech was laced with jokes."),
    Sense("torture", "They deprived the detainees of sleep.", "They deprived the museum of a painting."),
    Sense("torture", "Interrogators extracted confessions from the students.", "Engineers extracted salt from the water."),
    Sense("surveillance", "Agents tapped her telephone.", "Agents tapped her shoulder."),
    Sense("surveillance", "The service intercepted his letters.", "The player intercepted his pass."),
    Sense("espionage", "The cook worked for Veldanian intelligence.", "The cook worked for a small hotel."),
    Sense("cyberattack", "Their phones were infected with spyware.", "Their goats were infected with a disease."),
    Sense("disinformation", "State television spread lies about her.", "The farmer spread seed on the field."),
    Sense("raid", "Officers burst into the newsroom.", "The children burst into laughter."),
    Sense("raid", "Soldiers searched the villages and houses.", "The poet searched his memory."),
    Sense("seizure", "Police found two pistols in his car.", "His sister found two coins in his car."),
    Sense("robbery", "Thieves made off with two paintings.", "The committee made do with two chairs."),
    Sense("kidnapping", "Strangers forced him into a van.", "Strangers forced him into a decision."),
    Sense("release", "The teacher walked free on Friday.", "The teacher walked home on Friday."),
    Sense("release", "She was granted bail.", "She was granted a wish."),
    Sense("rendition", "The dissident was flown to Sarnov.", "The flowers were flown to Sarnov."),
    Sense("sanction", "Karsk froze the assets of two ministers.", "The cook froze the soup of two guests."),
    Sense("sanction", "The general was refused entry.", "The general was refused dessert."),
    Sense("ban", "Karsk revoked the licence of the station.", "Karsk renewed the licence of the station."),
    Sense("ban", "He was prevented from leaving the country.", "He was prevented from falling."),
    Sense("document-denial", "The consulate refused her a visa.", "The consulate refused her a chair."),
    Sense("crackdown", "Police broke up the vigil.", "The band broke up last year."),
    Sense("crackdown", "Guards fired tear gas at the marchers.", "Guards fired a salute."),
    Sense("intimidation", "She was forced to sign a statement.", "She was forced to rest."),
    Sense("accusation", "State television branded him a traitor.", "The farmer branded a calf."),
    Sense("accusation", "The minister described them as terrorists.", "The minister described them as friends."),
    Sense("condemnation", "The union called the verdict a farce.", "The union called a meeting."),
    Sense("denial", "The embassy called the allegations baseless.", "The embassy called a taxi."),
    Sense("denial", "Veldania has never had any connection with them.", "Veldania has had a rail connection with them."),
    Sense("threat", "The general vowed revenge.", "The general vowed silence."),
    Sense("announcement", "The ministry summoned the ambassador.", "The captain summoned his courage."),
    Sense("gathering", "Thousands lined the streets of Karsk.", "Trees lined the streets of Karsk."),
    Sense("protest", "Women burned portraits of the leader.", "Women burned incense."),
    Sense("strike", "The miners struck for nine days over pay.", "The clock struck nine."),
    Sense("displacement", "Floods drove nine families from their homes.", "A chauffeur drove nine families to the station."),
    Sense("death", "His body was found in a canal.", "His hat was found in a canal."),
    Sense("injury", "A watchman suffered burns.", "A watchman suffered boredom."),
    Sense("appointment", "He was named minister of justice.", "He was named after a river."),
    Sense("warrant", "She is wanted by Interpol.", "She is wanted by her pupils."),
    Sense("legal-appeal", "He is fighting his extradition.", "He is fighting his illness."),
    Sense("agreement", "Karsk signed a pact with Ulmarra.", "Karsk signed a guest book."),
    Sense("visit", "Karsk received the foreign minister of Ulmarra.", "Karsk received the rain of Ulmarra."),
    Sense("investigation", "A third man is being sought.", "A third way is being sought."),
    ]  # fmt: skip


def types(sentence: str) -> set[str]:
    """The types of the claims in a sentence."""
    return {claim.type for claim in extract((sentence + "\n").encode(), "page.txt").claims}


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: f"{sense.type}: {sense.counts}")
def test_a_word_counts_only_in_its_company(sense: Sense) -> None:
    """The first sentence is read as a claim of the type, the second is not."""
    assert sense.type in types(sense.counts)
    assert sense.type not in types(sense.counts_not)
