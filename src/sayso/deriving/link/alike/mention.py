"""An event as words see it: the word for it, who does it, to whom, and what else its sentence says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Annotation, Token

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
FILLERS = frozenset({"NOUN", "VERB", "PROPN", "NUM"})
OBJECTS = frozenset({"obj", "iobj"})
OTHERS = frozenset({"obl", "nmod", "amod", "compound"})
SUBJECTLESS = ("conj", "xcomp", "advcl")
AROUND = 5
ENDINGS = tuple(
    (
        "ations ation itions ition ments ment ings ing ances ance ences ence "
        "ers er ors or ions ion als al ies ed es s e y"
    ).split()
)
SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event. All words are lemmas in lower case; `phrase` holds the words of the mention
    itself.
    """

    id: str
    document: str
    sentence: int
    lemma: str
    stem: str
    upos: str
    phrase: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    words: tuple[tuple[str, int], ...]
    window: tuple[tuple[str, int], ...]
    names: frozenset[str]
    numbers: frozenset[str]


def stem(word: str) -> str:
    """A word without the first ending that fits and leaves four letters: "announcement" and "announce"
    meet in "announc".
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def event_mention(id_: str, document: str, annotation: Annotation, words: Sequence[int]) -> EventMention:
    """The event whose mention is the tokens `words` (indices into the annotation's tokens, at least one)."""
    tokens = annotation.tokens
    inside = set(words)
    head = next(
        (one for one in words if tokens[one].head not in inside or tokens[one].head == one), words[-1]
    )
    sentence = _sentence(tokens, head)
    below = _below(tokens, sentence, head)
    subjects, objects, others = _arguments(tokens, sentence, head, below)
    content = [
        one for one in sentence if tokens[one].upos in CONTENT and len(tokens[one].text) > 2 and one != head
    ]
    lemma = tokens[head].lemma.lower()
    return EventMention(
        id=id_,
        document=document,
        sentence=tokens[head].sentence,
        lemma=lemma,
        stem=stem(lemma),
        upos=tokens[head].upos,
        phrase=frozenset(tokens[one].text.lower() for one in words),
        subjects=subjects,
        objects=objects,
        others=others,
        words=_counted(tokens, content),
        window=_counted(tokens, [one for one in content if abs(one - head) <= AROUND]),
        names=frozenset(tokens[one].lemma.lower() for one in sentence if tokens[one].upos == "PROPN"),
        numbers=frozenset(tokens[one].text for one in sentence if tokens[one].upos == "NUM"),
    )


def _counted(tokens: Sequence[Token], chosen: Sequence[int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(tokens[one].lemma.lower() for one in chosen).items()))


def _sentence(tokens: Sequence[Token], at: int) -> range:
    """The indices of the sentence that a token stands in."""
    first = last = at
    while first > 0 and tokens[first - 1].sentence == tokens[at].sentence:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[at].sentence:
        last += 1
    return range(first, last + 1)


def _below(tokens: Sequence[Token], sentence: range, head: int) -> dict[int, list[int]]:
    """For each child of the head, the indices of everything that hangs from it, itself included."""
    found: dict[int, list[int]] = {}
    for one in sentence:
        at = one
        for _ in sentence:
            if at == head or tokens[at].head == at:
                break
            if tokens[at].head == head:
                found.setdefault(at, []).append(one)
                break
            at = tokens[at].head
    return found


def _arguments(
    tokens: Sequence[Token], sentence: range, head: int, below: dict[int, list[int]]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of the deep subject, of the deep object, and of everything else that hangs from the event."""
    subjects: set[str] = set()
    objects: set[str] = set()
    others: set[str] = set()
    for child, members in below.items():
        relation = tokens[child].deprel
        plain = relation.split(":")[0]
        words = {tokens[one].lemma.lower() for one in members if tokens[one].upos in FILLERS}
        if relation.startswith("nsubj:pass") or plain in OBJECTS:
            objects |= words
        elif plain == "nsubj" or relation == "obl:agent":
            subjects |= words
        elif plain in OTHERS:
            others |= words
    if not subjects and tokens[head].deprel.startswith(SUBJECTLESS):
        subjects = {
            tokens[one].lemma.lower()
            for one in sentence
            if tokens[one].head == tokens[head].head and tokens[one].deprel.startswith("nsubj")
        }
    return frozenset(subjects), frozenset(objects), frozenset(others)
