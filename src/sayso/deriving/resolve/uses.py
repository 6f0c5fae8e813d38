"""What resolving across documents reads: one record for each chain of mentions in a document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.records import Extraction, Mention, Token
from sayso.world import country_names, load, plain, seats
from sayso.world.names import gender_of_name, words_of


@dataclass(frozen=True, slots=True, order=True)
class NameUse:
    """How one document names one person, body or place: `chain` is the number of its chain of mentions there.

    `name` is the fullest name, `also` the other names printed for it, `words` the role words beside them
    in lower case ("diplomat", "minister"), `gender` m, f or "". `named` is false for somebody who is only
    described.
    """

    document: str
    chain: int
    name: str
    kind: str
    named: bool
    also: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    gender: str = ""


@dataclass(frozen=True, slots=True, order=True)
class NameForm:
    """All of a use that resolving reads beside where it stands; `described` says that role words stand
    beside the name.
    """

    name: str
    kind: str
    named: bool
    also: tuple[str, ...] = ()
    described: bool = False
    gender: str = ""


def form_of(use: NameUse) -> NameForm | None:
    """The form of a use; None for a description that no rule reads as a state or as one of a state's
    bodies.
    """
    if not use.named and not _may_be_state(use.name):
        return None
    return NameForm(use.name, use.kind, use.named, use.also, bool(use.words), use.gender)


MOST_WORDS = 9


def _may_be_state(name: str) -> bool:
    """Whether a description can name a state: it is a state's name or holds a word like "government" or
    "police" beside another.
    """
    words = words_of(name)
    if len(words) > MOST_WORDS:
        return False
    bare = " ".join(words).removeprefix("the ")
    return (
        bare in country_names() or bare in seats() or (len(words) > 1 and not _of_states().isdisjoint(words))
    )


@cache
def _of_states() -> frozenset[str]:
    """The words, in plain form, by which the rulers and the bodies of a state are called."""
    known = load("states.yaml")
    return frozenset(known["rulers"]) | frozenset(
        word for name in known["bodies"] for word in words_of(name)
    ) - {"of", "the", "and", "for"}


def uses_of(extraction: Extraction) -> tuple[NameUse, ...]:
    """One record per chain of mentions of a document, in order of the chains' numbers."""
    chains: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.annotation.mentions:
        chains[mention.entity].append(mention)
    return tuple(_use(extraction, number, mentions) for number, mentions in sorted(chains.items()))


def _use(extraction: Extraction, number: int, mentions: Sequence[Mention]) -> NameUse:
    text, tokens = extraction.document.text, extraction.annotation.tokens
    named = [m for m in mentions if m.named]
    name = named[0].name if named else mentions[0].name
    printed = tuple(sorted({_tidy(text[m.start : m.end]) for m in named} - {name}))
    kinds = Counter(m.kind for m in named or mentions if not m.pronoun) or Counter(m.kind for m in mentions)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    gender = _gender(text, named if kind == "person" else [], [m for m in mentions if m.pronoun])
    return NameUse(
        extraction.document.sha256, number, name, kind, bool(named), printed, _roles(tokens, mentions), gender
    )


def _tidy(text: str) -> str:
    return " ".join(text.split()).removesuffix("’s").removesuffix("'s")


def _gender(text: str, named: Sequence[Mention], pronouns: Sequence[Mention]) -> str:
    """The sex that names tell, else pronouns; "" where they tell none or both."""
    told = {gender_of_name(words_of(text[m.start : m.end])) for m in named} - {""}
    told = told or {_pronoun_gender(text[m.start : m.end]) for m in pronouns} - {""}
    return min(told) if len(told) == 1 else ""


def _pronoun_gender(word: str) -> str:
    low = word.lower()
    return (
        "m"
        if low in ("he", "him", "his", "himself")
        else "f"
        if low in ("she", "her", "hers", "herself")
        else ""
    )


def _roles(tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[str]:
    heads = (tokens[m.head] for m in mentions if not m.pronoun and 0 <= m.head < len(tokens))
    return frozenset(plain(t.lemma or t.text) for t in heads if t.upos == "NOUN")
