"""The printed name of a chain: its fullest proper name, else its most telling description; never a name
for the unnamed.
"""

from __future__ import annotations

from sayso.reading.annotate.coref.chains import Chain, Chains
from sayso.reading.annotate.coref.phrases import Phrase, Reader, lists
from sayso.world import plain

CUT = frozenset(
    {"acl", "acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl", "dep", "list", "discourse"}
)
MOST_WORDS = 9
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
BEFORE = frozenset(
    {
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "det",
        "advmod",
        "flat",
        "nmod:unmarked",
        "det:predet",
    }
)


class Namer:
    """Gives every mention of a chain the words that tell whom it stands for."""

    def __init__(self, reader: Reader, chains: Chains) -> None:
        self.reader, self.chains, self.tokens = reader, chains, reader.tokens
        self.cache: dict[int, str] = {}
        self.own: dict[int, str] = {}

    def name(self, p: Phrase) -> str:
        """Whom the phrase stands for: the chain's name or description, else its own words."""
        chain = self.chains.of(p.index)
        root = self.chains.root[p.index]
        if root not in self.cache:
            self.cache[root] = self._chain_name(chain)
        told = self.cache[root]
        if not told or (not chain.named and p.form == "noun" and not self._same_head(p, chain, told)):
            return self.short(p)
        return told

    def _same_head(self, p: Phrase, chain: Chain, told: str) -> bool:
        return any(
            self.chains.phrases[m].lemma == p.lemma and self.short(self.chains.phrases[m]) == told
            for m in chain.members
        )

    def _chain_name(self, chain: Chain) -> str:
        members = [self.chains.phrases[m] for m in chain.members]
        names = [p for p in members if p.form == "name" and not p.group]
        if names:
            best = max(names, key=lambda p: (min(len(p.core), 6), -p.index))
            return self.proper(best)
        nouns = [p for p in members if p.form == "noun" or p.group]
        if not nouns:
            return ""
        return self.short(max(nouns, key=self._telling))

    def _telling(self, p: Phrase) -> tuple[int, int, int]:
        """How well a description tells who is meant: whose or of what nation, in few words; else with some
        words; then the first.
        """
        words = len(self.short(p).split())
        whose = 2 if p.nations else 1 if p.owner >= 0 else 0
        return whose, -words if whose else min(len(p.before), 3) - words // MOST_WORDS, -p.index

    def proper(self, p: Phrase) -> str:
        """A proper name as printed: a person's without titles, any other without its article."""
        if p.kind != "person" or not p.core:
            return self.short(p)
        run = self.tokens[p.first : p.last + 1]
        printed = [plain(t.text).strip(".,") for t in run]
        size = len(p.core)
        for i in range(len(run) - size + 1):
            if tuple(printed[i : i + size]) == p.core:
                return self.reader.text[run[i].start : run[i + size - 1].end]
        return self.short(p)

    def short(self, p: Phrase) -> str:
        """The phrase as a filler: `_own_words`; a state's body or rulers with the nation printed before them.

        "Foreign Ministry" after "Iranian" is the Iranian Foreign Ministry.
        """
        body = p.kind == "organization" and bool(p.core) and p.core[-1] in lists()["states"]
        if p.first and (body or (p.lemma in lists()["rulers"] and p.first == p.head)):
            before = self.tokens[p.first - 1]
            adjoins = (
                before.sentence == p.sentence
                and self.tokens[p.first].start - before.end == 1
                and before.upos in ("ADJ", "PROPN")
            )
            if adjoins and (self.reader.nation(p.first - 1) or p.nations):
                return f"{before.text} {self._own_words(p)}"
        return self._own_words(p)

    def _own_words(self, p: Phrase) -> str:
        """The phrase without leading article or preposition, trailing clause, apposition and possessive
        ending.
        """
        if p.index not in self.own:
            self.own[p.index] = self._cut(p)
        return self.own[p.index]

    def _cut(self, p: Phrase) -> str:
        tokens, end = self.tokens, p.last
        for c in self.reader.children[p.head]:
            if c > p.head and tokens[c].deprel in CUT and not p.group:
                end = min(end, self._leftmost(c) - 1)
        while end > p.head and (tokens[end].upos in ("PUNCT", "CCONJ", "ADP") or tokens[end].xpos == "POS"):
            end -= 1
        start = max(
            p.first,
            min(
                [
                    p.head,
                    *(self._leftmost(c) for c in self.reader.children[p.head] if tokens[c].deprel in BEFORE),
                ]
            ),
        )
        if p.form == "name" or p.group:
            start = p.first
        while start < p.head and (
            tokens[start].upos in ("DET", "PUNCT", "ADP") or tokens[start].text.lower() in ARTICLES
        ):
            if tokens[start].upos == "DET" and tokens[start].text.lower() not in ARTICLES:
                break
            start += 1
        first = max(tokens[start].start, p.mention.start)
        last = min(tokens[max(end, p.head)].end, p.mention.end)
        return " ".join(self.reader.text[first:last].split()) or p.text

    def _leftmost(self, i: int) -> int:
        low = i
        for c in self.reader.children[i]:
            if c < i:
                low = min(low, self._leftmost(c))
        return low
