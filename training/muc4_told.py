"""How far an incident went, and how sure the page is of who did it: two classifiers over the words and
claims around its fillers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.records import Claim, Extraction, Token
from training.muc4_features import TYPES, Features
from training.muc4_spans import Place

STAGES = ("accomplished", "attempted", "threatened")
CONFIDENCES = (
    "claimed or admitted",
    "possible",
    "reported as fact",
    "suspected or accused",
    "suspected or accused by authorities",
)
WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADV", "SCONJ", "PART"})
SURENESS = 3.0
"""The factuality of an event that certainly happened."""


def told_features(
    found: Extraction, kind: str, fillers: Mapping[str, Mapping[str, Sequence[Place]]]
) -> Features:
    """What a message says around one incident; `fillers` has, by slot, each filler's name and places."""
    tokens = found.annotation.tokens
    claims = [
        claim
        for claim in found.claims
        if TYPES.get(claim.type) == kind or (kind == "attack" and claim.type in TYPES)
    ]
    features = {"bias": 1.0, f"kind={kind}": 1.0} | {
        f"claim={claim.type}": 1.0 for claim in found.claims if claim.type not in TYPES
    }
    for claim in claims:
        features[f"trigger={claim.trigger_text.lower()}"] = 1.0
        for source in claim.said_by:
            features |= {f"said={source.stance}": 1.0, f"speaker={source.name.lower()}": 0.5}
    features |= _stages(claims)
    numbers = {token.start: number for number, token in enumerate(tokens)}
    triggers = [numbers[claim.trigger.start] for claim in claims if claim.trigger.start in numbers]
    features |= _factuality(found, triggers)
    for slot, names in fillers.items():
        features |= {f"has={slot}": 1.0} if names else {}
        if slot in ("PerpOrg", "PerpInd"):
            features |= {f"{slot}={name}": 1.0 for name in names}
    return features | _words(tokens, {tokens[number].sentence for number in triggers}, fillers)


def _stages(claims: Sequence[Claim]) -> Features:
    """The program's own stages of the incident's claims, as shares and as such."""
    stages = Counter(claim.stage for claim in claims)
    shares = {f"stage={stage}": count / len(claims) for stage, count in stages.items()}
    return shares | {f"any stage={stage}": 1.0 for stage in stages}


def _factuality(found: Extraction, triggers: Sequence[int]) -> Features:
    """How surely the incident's events happened, from -1 to 1: the surest, the least sure, the mean."""
    known = dict(found.annotation.factuality)
    values = [known[number] / SURENESS for number in triggers if number in known]
    return (
        {"surest": max(values), "least sure": min(values), "sure": sum(values) / len(values)}
        if values
        else {}
    )


def _words(
    tokens: Sequence[Token], told: set[int], fillers: Mapping[str, Mapping[str, Sequence[Place]]]
) -> Features:
    """The words of the sentences that tell of the incident or name its perpetrators and victims, and of
    the first two sentences.
    """

    def sentences(*slots: str) -> set[int]:
        held = [place for slot in slots for places in fillers.get(slot, {}).values() for place in places]
        return {tokens[place.head].sentence for place in held}

    near = {"near": told, "organization": sentences("PerpOrg"), "perpetrator": sentences("PerpInd")}
    near["harmed"] = sentences("Target", "Victim")
    features: Features = {}
    for token in tokens:
        if token.upos in WORDS:
            features |= {
                f"{name}={token.lemma.lower()}": 1.0 for name, held in near.items() if token.sentence in held
            }
        if token.sentence < 2 and token.upos in ("VERB", "NOUN"):
            features[f"lead={token.lemma.lower()}"] = 1.0
    return features
