"""One document's syntax, mentions and times, as the finder of claims needs them."""

from __future__ import annotations

from bisect import bisect_left

from sayso.language.en.tree import Tree
from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.repairs import repaired
from sayso.records import Annotation, Mention

PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "i",
        "we",
        "us",
        "you",
        "himself",
        "herself",
        "themselves",
        "those",
        "others",
        "everyone",
        "anyone",
    }
)


class Reader:
    """One document's syntax and mentions, as the finder needs them."""

    def __init__(
        self, annotation: Annotation, codebook: Codebook, text: str, headlines: frozenset[int] = frozenset()
    ) -> None:
        self.text = text
        self.headlines = headlines  # tokens of titles and headings
        self.timed = _time_tokens(annotation)
        people = {
            mention.head
            for mention in annotation.mentions
            if mention.kind == "person" and not mention.pronoun
        }
        self.events = codebook.events
        self.tokens = repaired(annotation.tokens, self.timed, people, self.events)
        self.tree = Tree(self.tokens)
        self.starts = [token.start for token in self.tokens]
        self.codebook = codebook
        self.mentions: dict[int, Mention] = {}
        self.named: dict[int, Mention] = {}
        self.inside_name: set[int] = set()
        self.proper: dict[int, str] = {}  # entity → its proper name
        self.things: set[int] = set()  # entities whose name is a place's or a body's
        self.first: dict[int, int] = {}  # entity → the head of its first description
        for mention in annotation.mentions:
            held = self.mentions.get(mention.head)
            if held is None or mention.end - mention.start > held.end - held.start:
                self.mentions[mention.head] = mention
            if mention.named and not mention.pronoun:
                self.named[mention.head] = mention
                self.proper.setdefault(mention.entity, mention.name)
                if mention.kind in ("place", "organization", "event", "work"):
                    self.things.add(mention.entity)
            elif not mention.pronoun:
                self.first.setdefault(mention.entity, mention.head)
        self._mark_names(annotation)

    def _mark_names(self, annotation: Annotation) -> None:
        spans = sorted((m.start, m.end) for m in annotation.mentions if m.named and not m.pronoun)
        place = 0
        for index, token in enumerate(self.tokens):
            while place < len(spans) and spans[place][1] <= token.start:
                place += 1
            if place < len(spans) and spans[place][0] <= token.start and token.upos == "PROPN":
                self.inside_name.add(index)

    def kind(self, index: int) -> str:
        """What a nominal is: the kind of its mention, else person for a personal pronoun, "any" for an
        unknown name, else "".
        """
        mention = self.mentions.get(index)
        if mention is not None and mention.kind != "other":
            return mention.kind
        token = self.tokens[index]
        if token.upos == "PRON" and token.text.lower() in PERSONAL:
            return "person"
        if token.upos == "PROPN" and (mention is None or mention.named):
            return "any"
        return mention.kind if mention is not None else ""


def _time_tokens(annotation: Annotation) -> set[int]:
    """The tokens that stand inside a time expression: they fill no role."""
    starts = [token.start for token in annotation.tokens]
    found: set[int] = set()
    for time in annotation.times:
        found.update(range(bisect_left(starts, time.start), bisect_left(starts, time.end)))
    return found
