"""What a mention looks like to the rules: its head, words, number, gender, definiteness, place in the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.knowledge import country_names, demonyms, gendered_words, plain
from sayso.knowledge.names import gender_of_name, person_core, words_of
from sayso.records import Mention, Token

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
STOP_POS = frozenset({"DET", "PUNCT", "PART", "CCONJ", "SCONJ", "ADP", "AUX", "SYM"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "said", "such"})


@cache
def lists() -> dict[str, Any]:
    """The word classes of `words.yaml`, each a frozenset (pronouns: a dictionary of triples)."""
    raw = yaml.load(files(__package__).joinpath("words.yaml").read_text(encoding="utf8"), Loader=_LOADER)
    return {key: value if key == "pronouns" else frozenset(value) for key, value in raw.items()}


@dataclass(slots=True)
class Phrase:
    """One mention as the rules see it. Token positions index the document's tokens; `last` is included."""

    index: int
    mention: Mention
    first: int
    last: int
    head: int
    sentence: int
    text: str
    lemma: str
    kind: str
    form: str  # name, noun, pronoun
    number: str  # s, p or ""
    gender: str  # m, f or ""
    pronoun: str = ""  # person, thing, any, relative, speaker, speakers, hearer, plural
    determiner: str = ""  # the, this, that, these, those, a, poss, name, ""
    words: frozenset[str] = frozenset()  # content words of the whole phrase but its head
    before: frozenset[str] = frozenset()  # content words before the head, without determiner
    core: tuple[str, ...] = ()  # a name's words, titles stripped for people
    roles: frozenset[str] = frozenset()  # nouns that say what it is: "diplomat"
    nations: frozenset[str] = frozenset()  # countries that its adjectives name
    group: bool = False  # a coordination of several
    owner: int = -1  # token of the possessor
    outer: list[int] = field(default_factory=list)  # phrases that contain this one
    origin: int = -1  # position in the mentions given
    country: str = ""  # code, when the name is a country's


class Reader:
    """Makes phrases from one document's tokens; holds the tree as lists of children."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.starts = [t.start for t in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.children[token.head].append(i)

    def phrase(self, index: int, mention: Mention) -> Phrase:
        """The phrase of one mention."""
        first = max(0, bisect_right(self.starts, mention.start) - 1)
        last = max(first, bisect_left(self.starts, mention.end) - 1)
        head = mention.head if first <= mention.head <= last else last
        token = self.tokens[head]
        lemma = plain(token.lemma or token.text)
        text = self.text[mention.start : mention.end]
        known = lists()["pronouns"].get(plain(token.text)) if head == first or mention.pronoun else None
        made = Phrase(index, mention, first, last, head, token.sentence, text, lemma, mention.kind, "noun", "", "")
        if known and (mention.pronoun or token.upos in ("PRON", "DET")) and last - first < 2:
            made.form, made.lemma = "pronoun", plain(token.text)
            made.gender, made.number, made.pronoun = known
            return made
        if mention.pronoun or (token.upos == "PRON" and first == last):
            made.form, made.pronoun = "pronoun", "none"
            return made
        made.form = "name" if mention.named or self._named(head, first, last) else "noun"
        self._describe(made)
        return made

    def _named(self, head: int, first: int, last: int) -> bool:
        return self.tokens[head].upos == "PROPN" and self.tokens[head].text[:1].isupper()

    def _describe(self, made: Phrase) -> None:
        tokens, head = self.tokens, made.head
        words, before = set(), set()
        for i in range(made.first, made.last + 1):
            token = tokens[i]
            if i == head or token.upos in STOP_POS or token.upos == "PRON":
                continue
            word = plain(token.lemma or token.text)
            words.add(word)
            if i < head:
                before.add(word)
        made.words, made.before = frozenset(words), frozenset(before)
        made.nations = frozenset(code for i in range(made.first, head) if (code := self._nation(i)))
        self._determine(made)
        made.group = any(made.first <= c <= made.last and tokens[c].deprel == "conj" for c in self.children[head])
        made.number = self._number(made)
        if made.form == "name":
            self._name(made)
        else:
            made.roles = frozenset({made.lemma})
            made.gender = gendered_words().get(made.lemma, "")
            for c in self.children[head]:
                if tokens[c].deprel in ("compound", "amod") and not made.gender:
                    made.gender = {"female": "f", "male": "m"}.get(plain(tokens[c].text), "")

    def _nation(self, i: int) -> str:
        word = plain(self.tokens[i].text)
        code = demonyms().get(word) or country_names().get(word, "")
        if not code and i + 1 < len(self.tokens):
            code = demonyms().get(f"{word} {plain(self.tokens[i + 1].text)}", "")
        return code

    def _determine(self, made: Phrase) -> None:
        first = self.tokens[made.first]
        word = plain(first.text)
        for c in self.children[made.head]:
            if self.tokens[c].deprel == "nmod:poss" and made.first <= c:
                made.owner, made.determiner = c, "poss"
        if made.owner < 0:
            made.determiner = {"an": "a"}.get(word, word) if first.upos == "DET" else ("name" if made.form == "name" else "")

    def _number(self, made: Phrase) -> str:
        token = self.tokens[made.head]
        if made.group:
            return "p"
        if token.xpos in ("NNS", "NNPS"):
            return "p"
        if token.xpos in ("NN", "NNP"):
            return (
                ""
                if made.lemma in lists()["bodies"]
                or made.lemma in ("police", "people", "staff", "family", "couple", "pair", "majority", "number", "group")
                else "s"
            )
        return "p" if token.xpos == "CD" and plain(token.text) not in ("one", "1") else ""

    def _name(self, made: Phrase) -> None:
        tokens = self.tokens
        if made.kind != "person":
            made.core = tuple(w for w in words_of(made.text) if w not in ("the", "a", "an"))
            made.roles = frozenset({made.lemma})
            made.country = country_names().get(" ".join(made.core), "")
            return
        named = self._name_tokens(made)
        words = [plain(tokens[i].text).strip(".") for i in named]
        made.core = person_core([w for w in words if w and w != "'s"])
        made.gender = gender_of_name(words)
        inside = {
            plain(tokens[i].lemma or tokens[i].text)
            for i in range(made.first, made.head + 1)
            if i not in named or plain(tokens[i].text) not in made.core
        }
        made.roles = frozenset(w.strip(".") for w in inside if w not in made.core and len(w) > 2)
        if not made.gender:
            made.gender = next((g for w in made.roles if (g := gendered_words().get(w, ""))), "")

    def _name_tokens(self, made: Phrase) -> list[int]:
        """The run of proper nouns around the head: "US President Ann Karr" is read as all four, titles are stripped later."""
        tokens, low, high = self.tokens, made.head, made.head
        while low > made.first and (
            tokens[low - 1].upos == "PROPN" or (tokens[low - 1].text[:1].isupper() and tokens[low - 1].upos in ("NOUN", "ADJ", "X"))
        ):
            low -= 1
        while high < made.last and (tokens[high + 1].upos == "PROPN" or tokens[high + 1].deprel in ("flat", "flat:foreign")):
            high += 1
        start = made.head
        for i in range(made.head, low - 1, -1):  # the name proper begins after a comma, a demonym or a title
            if self._nation(i) and i != made.head:
                break
            start = i
        return list(range(start, high + 1))
