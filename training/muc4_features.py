"""What the program's reading says of every candidate of a MUC-4 message: the features of the template classifiers.

A candidate is an entity of the message (mentions that the program holds for one), a role is one of `SLOTS`. The classifiers are
plain logistic regressions over named features, in the manner of AutoSlog (Riloff 1993): what governs a phrase, in which slot of which
claim it stands, its head and its kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sayso.records import Claim, Extraction, Mention
from sayso.tree import Tree

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPES = {
    "attack": "attack", "shooting": "attack", "stabbing": "attack", "poisoning": "attack", "assassination": "attack",
    "killing": "attack", "massacre": "attack", "execution": "attack", "bombing": "bombing", "kidnapping": "kidnapping",
    "disappearance": "kidnapping", "arson": "arson", "robbery": "robbery", "hijacking": "hijacking",
}  # fmt: skip
"""Types of the default codebook (their `muc4` mapping, in lower case) and the incident type that each gives."""
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "hijacking")
PHYSICAL = frozenset({"place", "other", "work", "organization"})


@dataclass
class Candidate:
    """One entity of a message: the strings it is called by, its features, the incident types of the claims that name it."""

    strings: list[str] = field(default_factory=list)
    best: str = ""
    named: bool = False
    kinds: set[str] = field(default_factory=set)
    features: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    types: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    quotes: list[tuple[int, int]] = field(default_factory=list)


def plain(text: str) -> str:
    """A string as the scorer compares it: one line, without brackets and quotation marks at its ends."""
    return re.sub(r"\s+", " ", text).strip(" \"'[]().,;:-")


def candidates(found: Extraction) -> list[Candidate]:
    """The entities of a message with their features, in the order of their first mention."""
    tokens = found.annotation.tokens
    tree = Tree(tokens)
    text = found.document.text
    roles = _roles(found.claims)
    made: dict[int, Candidate] = {}
    for mention in found.annotation.mentions:
        if mention.pronoun:
            continue
        string = plain(_trimmed(text, tree, mention))
        if not string or len(string) > 90:
            continue
        one = made.setdefault(mention.entity, Candidate())
        one.strings.append(string)
        one.quotes.append((mention.start, mention.end))
        one.kinds.add(mention.kind)
        if (mention.named and not one.named) or not one.best:
            one.best, one.named = string, mention.named or one.named
        _describe(one, mention, tree, roles)
    for one in made.values():
        one.features["bias"] = 1.0
        one.features[f"n={min(len(one.strings), 4)}"] = 1.0
    return list(made.values())


def _trimmed(text: str, tree: Tree, mention: Mention) -> str:
    """A mention without what trails behind its head, except of-phrases."""
    tokens = tree.tokens
    end = mention.end
    for index in range(mention.head + 1, len(tokens)):
        token = tokens[index]
        if token.start >= mention.end:
            break
        if token.text in (",", "(", "--", "[") or token.text.lower() in (
            "who",
            "which",
            "that",
            "in",
            "on",
            "at",
            "from",
            "with",
            "by",
            "to",
            "near",
            "for",
        ):
            end = tokens[index - 1].end
            break
    words = text[mention.start : end].split()
    while words and words[0].lower() in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "these",
        "those",
        "this",
        "that",
        "some",
        "several",
        "at",
        "least",
    ):
        words = words[1:]
    return " ".join(words)


def _roles(claims: tuple[Claim, ...]) -> dict[int, list[tuple[Claim, str]]]:
    """For each code point at which a role of a claim begins: the claims and the role."""
    found: dict[int, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in claims:
        for role in claim.roles:
            found[role.start].append((claim, role.role))
    return found


def _describe(one: Candidate, mention: Mention, tree: Tree, roles: dict[int, list[tuple[Claim, str]]]) -> None:
    """Add what one mention tells of its entity."""
    tokens = tree.tokens
    head = tokens[mention.head]
    features = one.features
    features[f"head={head.lemma.lower()}"] = 1.0
    features[f"kind={mention.kind}:{mention.named}"] = 1.0
    features[f"rel={head.deprel}"] = 1.0
    above = tokens[head.head]
    if head.head != mention.head:
        case = tree.case(mention.head)
        features[f"gov={above.lemma.lower()}:{head.deprel.split(':')[0]}:{case}"] = 1.0
        features[f"govrel={above.lemma.lower()}:{'pass' if tree.is_passive(head.head) else ''}"] = 1.0
    for child in tree.children[mention.head]:
        token = tokens[child]
        if token.deprel in ("amod", "compound", "appos"):
            features[f"mod={token.lemma.lower()}"] = 1.0
    starts = {token.start for token in tokens[max(0, mention.head - 6) : mention.head + 1] if mention.start <= token.start}
    for start in starts:
        for claim, role in roles.get(start, ()):
            kind = TYPES.get(claim.type)
            if kind:
                one.types[kind] += 1.0
                features[f"role={role}:{kind}"] = 1.0
                features[f"role={role}:violent"] = 1.0
                features[f"stage={claim.stage}"] = 1.0
                if claim.said_by:
                    features["told"] = 1.0
            else:
                features[f"other={role}:{claim.type}"] = 1.0
    sentence = head.sentence
    features["first"] = max(features.get("first", 0.0), 1.0 if sentence < 3 else 0.0)


def message_features(found: Extraction, text: str) -> dict[str, float]:
    """What speaks for an incident of each type in a message: its claims, and its words."""
    features: dict[str, float] = defaultdict(float)
    features["bias"] = 1.0
    for claim in found.claims:
        kind = TYPES.get(claim.type)
        if not kind:
            features[f"claim={claim.type}"] = 1.0
            continue
        features[f"type={kind}"] += 0.5
        features[f"any={kind}"] = 1.0
        features[f"verb={claim.type}:{plain(claim.trigger_text).lower()}"] = 1.0
        if claim.quote.start < len(text) * 0.3:
            features[f"early={kind}"] = 1.0
        for role in claim.roles:
            if role.role in ("actor", "target"):
                features[f"{role.role}={kind}"] = 1.0
        if claim.time is not None:
            features[f"dated={kind}"] = 1.0
        if claim.stage != "completed":
            features[f"stage={claim.stage}:{kind}"] = 1.0
    for word in set(re.findall(r"[A-Z][A-Z-]{2,}", text)):
        features[f"word={word.lower()}"] = 0.5
    return features
