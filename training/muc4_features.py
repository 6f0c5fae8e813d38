"""What the program's reading says of every phrase of a MUC-4 message, and of the whole message: features
of the linear classifiers.

In the manner of AutoSlog (Riloff 1993): what governs a phrase, in which slot of which claim it stands, its
words, their neighbours and its kind. A phrase with several places has the features of all of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.language.en.tree import Tree
from sayso.records import Claim, Extraction, Mention
from training.muc4 import VIOLENT
from training.muc4_spans import Place

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPES = {
    "attack": "attack", "shooting": "attack", "stabbing": "attack", "poisoning": "attack", "assassination": "attack",
    "killing": "attack", "massacre": "attack", "execution": "attack", "bombing": "bombing", "kidnapping": "kidnapping",
    "disappearance": "kidnapping", "arson": "arson", "robbery": "robbery", "hijacking": "hijacking",
}  # fmt: skip
"""Types of the default codebook (their `muc4` mapping, in lower case) and the incident type that each
gives.
"""
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "hijacking")
AROUND = 150
"""Code points on either side of a noun in which a word of violence counts."""

Features = dict[str, float]


@dataclass(frozen=True)
class Reading:
    """A message's reading, indexed: roles by the code point at which they begin, incident types by
    sentence, mentions by their head.
    """

    text: str
    tree: Tree
    roles: Mapping[int, list[tuple[Claim, str]]]
    told: Mapping[int, set[str]]
    mentions: Mapping[int, Mention]
    chains: Counter[int]


def index(found: Extraction) -> Reading:
    """The reading of a message, ready for look-up."""
    roles: dict[int, list[tuple[Claim, str]]] = defaultdict(list)
    told: dict[int, set[str]] = defaultdict(set)
    for claim in found.claims:
        for role in claim.roles:
            roles[role.start].append((claim, role.role))
        for number, sentence in enumerate(found.annotation.sentences):
            if sentence.start <= claim.trigger.start < sentence.end:
                told[number].add(TYPES.get(claim.type, claim.type))
    mentions = {mention.head: mention for mention in found.annotation.mentions if not mention.pronoun}
    chains = Counter(mention.entity for mention in found.annotation.mentions)
    return Reading(found.document.text, Tree(found.annotation.tokens), roles, told, mentions, chains)


def phrase_features(reading: Reading, phrases: Mapping[str, Sequence[Place]]) -> list[Features]:
    """The features of every phrase, in the order given."""
    made = []
    for name, places in phrases.items():
        words = name.split()
        features = {"bias": 1.0, f"string={name}": 1.0, f"last={words[-1]}": 1.0, f"first={words[0]}": 1.0}
        features |= {f"words={min(len(words), 6)}": 1.0, f"places={min(len(places), 4)}": 1.0}
        features |= {f"word={word}": 0.5 for word in words[:8]}
        for place in places:
            _borders(features, reading, place)
            _syntax(features, reading, place)
            _claims(features, reading, place)
        made.append(features)
    return made


def _borders(features: Features, reading: Reading, place: Place) -> None:
    """What stands on either side of a phrase, and whether it is a whole mention of the program's."""
    tokens = reading.tree.tokens
    before = tokens[place.start - 1] if place.start else None
    after = tokens[place.end] if place.end < len(tokens) else None
    features[f"left={before.text.lower() if before else ''}"] = 1.0
    features[f"right={after.text.lower() if after else ''}"] = 1.0
    features[f"from={before.upos if before else ''}>{tokens[place.start].upos}"] = 1.0
    features[f"to={tokens[place.end - 1].upos}>{after.upos if after else ''}"] = 1.0
    mention = reading.mentions.get(place.head)
    if mention is None:
        features["whole="] = 1.0
        return
    whole = f"{mention.start == tokens[place.start].start:d}{mention.end == tokens[place.end - 1].end:d}"
    features[f"whole={whole}:{mention.kind}:{mention.named}"] = 1.0
    features[f"chain={min(reading.chains[mention.entity], 5)}"] = 1.0


def _syntax(features: Features, reading: Reading, place: Place) -> None:
    """What governs a phrase, and what governs that."""
    tree = reading.tree
    head = tree.tokens[place.head]
    features[f"head={head.lemma.lower()}"] = 1.0
    features[f"relation={head.deprel}"] = 1.0
    if head.head == place.head:
        return
    above, relation = tree.tokens[head.head], head.deprel.split(":")[0]
    voice = "passive" if tree.is_passive(head.head) else ""
    features[f"governor={above.lemma.lower()}:{relation}:{tree.case(place.head)}:{voice}"] = 1.0
    if above.head != head.head:
        features[
            f"further={tree.tokens[above.head].lemma.lower()}:{above.deprel.split(':')[0]}:{relation}"
        ] = 1.0


def _claims(features: Features, reading: Reading, place: Place) -> None:
    """The claims in which a phrase has a part, and those of its sentence; words of violence around it."""
    tokens = reading.tree.tokens
    for number in range(place.start, place.end):
        whole = "whole " if number == place.start else ""
        for claim, role in reading.roles.get(tokens[number].start, ()):
            kind = TYPES.get(claim.type)
            if kind:
                features |= {
                    f"{whole}role={role}:{kind}": 1.0,
                    f"{whole}role={role}": 1.0,
                    f"stage={claim.stage}": 1.0,
                }
            else:
                features[f"other={role}:{claim.type}"] = 1.0
    head = tokens[place.head]
    features |= {f"beside={kind}": 1.0 for kind in reading.told.get(head.sentence, ())}
    if head.sentence < 3:
        features["early"] = 1.0
    if VIOLENT.search(reading.text[max(0, head.start - AROUND) : head.end + AROUND].upper()):
        features["violent"] = 1.0


def message_features(found: Extraction) -> Features:
    """What speaks for an incident of each type in a message: its claims, and its words."""
    text = found.document.text
    features: Features = defaultdict(float, {"bias": 1.0})
    for claim in found.claims:
        kind = TYPES.get(claim.type)
        if not kind:
            features[f"claim={claim.type}"] = 1.0
            continue
        features[f"type={kind}"] += 0.5
        features[f"any={kind}"] = 1.0
        features[f"verb={claim.type}:{claim.trigger_text.lower()}"] = 1.0
        if claim.quote.start < len(text) * 0.3:
            features[f"early={kind}"] = 1.0
        features |= {f"{role.role}={kind}": 1.0 for role in claim.roles if role.role in ("actor", "target")}
        if claim.time is not None:
            features[f"dated={kind}"] = 1.0
        if claim.stage != "completed":
            features[f"stage={claim.stage}:{kind}"] = 1.0
    features |= {f"word={word.lower()}": 0.5 for word in re.findall(r"[A-Za-z][A-Za-z-]{2,}", text)}
    return features


def type_counts(found: Extraction) -> list[list[float]]:
    """For each incident type: its claims, the sentences and days that they name, their targets, their
    places, how many are aggregates.
    """
    made = []
    for kind in INCIDENTS:
        claims = [claim for claim in found.claims if TYPES.get(claim.type) == kind]
        roles = {(role.role, role.name.lower()) for claim in claims for role in claim.roles}
        numbers = [len(claims), len({claim.quote.start for claim in claims})]
        numbers += [
            len({claim.time.interval for claim in claims if claim.time is not None}),
            sum(claim.aggregate for claim in claims),
        ]
        numbers += [sum(name == role for name, _ in roles) for role in ("target", "place")]
        made.append([float(number) for number in numbers])
    return made
