"""What a mention looks like to the rules: its head, words, number, gender, definiteness, place in the
sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso import yamls
from sayso.records import Mention, Token
from sayso.world import country_names, demonyms, gendered_words, plain, seats, titles
from sayso.world.names import gender_of_name, person_core, words_of

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
STOP_POS = frozenset({"DET", "PUNCT", "PART", "CCONJ", "SCONJ", "ADP", "AUX", "SYM"})
BESIDE = frozenset({"compound", "amod", "nmod:desc", "flat"})
UNLISTED_PEOPLES = (
    "an",
    "ese",
    "ish",
)  # endings by which the adjective of a country that no list has is known
DEFINITE = frozenset({"the", "this", "that", "these", "those", "said", "such"})


@cache
def lists() -> dict[str, Any]:
    """The word classes of `words.yaml`, each a frozenset (pronouns: a dictionary of triples)."""
    raw = yamls.packaged("sayso.reading.annotate.coref", "words.yaml")
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
        made = Phrase(
            index, mention, first, last, head, token.sentence, text, lemma, mention.kind, "noun", "", ""
        )
        if known and (mention.pronoun or token.upos in ("PRON", "DET")) and last - first < 2:
            made.form, made.lemma = "pronoun", plain(token.text)
            made.gender, made.number, made.pronoun = known
            return made
        if mention.pronoun or (token.upos == "PRON" and first == last):
            made.form, made.pronoun = "pronoun", "none"
            return made
        made.form = "name" if (mention.named or self._named(head)) and not self._mere_title(made) else "noun"
        self._describe(made)
        return made

    def _named(self, head: int) -> bool:
        return self.tokens[head].upos == "PROPN" and self.tokens[head].text[:1].isupper()

    def _mere_title(self, made: Phrase) -> bool:
        """Whether a "name" is only what somebody is: "the President", "Foreign Secretary", or only of
        which nation.
        """
        words = [w for w in words_of(made.text) if w not in ("the", "of", "a", "an")]
        if made.kind == "person" and all(w in titles() for w in words):
            return True
        if made.kind != "person" and len(words) == 1 and words[0] in lists()["rulers"] | lists()["bodies"]:
            return True
        return (
            self.tokens[made.head].upos == "ADJ" and made.first == made.last and " ".join(words) in demonyms()
        )

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
        made.nations = self._nations(made)
        self._determine(made)
        made.group = any(
            made.first <= c <= made.last and tokens[c].deprel == "conj" for c in self.children[head]
        )
        made.number = self._number(made)
        if made.form == "name":
            self.name(made)
            return
        made.roles = frozenset({made.lemma})
        made.gender = gendered_words().get(made.lemma, "")
        for c in self.children[head]:
            if tokens[c].deprel in ("compound", "amod") and not made.gender:
                made.gender = {"female": "f", "male": "m"}.get(plain(tokens[c].text), "")

    def _nations(self, made: Phrase) -> frozenset[str]:
        """The countries that words before the head name; for a ruler's noun also the word before its
        phrase and a seat of government.
        """
        ruler = made.lemma in lists()["rulers"]
        first = made.first - 1 if ruler and made.first == made.head and made.head else made.first
        near = [
            i
            for i in range(first, made.head)
            if made.head in (self.tokens[i].head, self.tokens[self.tokens[i].head].head) or i < made.first
        ]
        found = {
            self.nation(i) or (seats().get(plain(self.tokens[i].text), "") if ruler else "") for i in near
        }
        return frozenset(found - {""})

    def nation(self, i: int) -> str:
        """The country whose people or name a token is, "~" and the word for an adjective of a country that
        no list has, "" for others.
        """
        word = plain(self.tokens[i].text)
        code = demonyms().get(word) or country_names().get(word, "")
        if not code and i + 1 < len(self.tokens):
            code = demonyms().get(f"{word} {plain(self.tokens[i + 1].text)}", "")
        if (
            not code
            and self.tokens[i].upos == "ADJ"
            and self.tokens[i].text[:1].isupper()
            and word.endswith(UNLISTED_PEOPLES)
        ):
            return f"~{word}"
        return code

    def _determine(self, made: Phrase) -> None:
        first = self.tokens[made.first]
        word = plain(first.text)
        for c in self.children[made.head]:
            if self.tokens[c].deprel == "nmod:poss" and made.first <= c:
                made.owner, made.determiner = c, "poss"
        if made.owner < 0:
            made.determiner = (
                {"an": "a"}.get(word, word)
                if first.upos == "DET"
                else ("name" if made.form == "name" else "")
            )

    def _number(self, made: Phrase) -> str:
        token = self.tokens[made.head]
        if made.group:
            return "p"
        if token.xpos in ("NNS", "NNPS"):
            return "p"
        if token.xpos in ("NN", "NNP"):
            either = made.lemma in lists()["bodies"] or made.lemma in lists()["crowds"]
            return "" if either or (made.kind == "organization" and made.form == "name") else "s"
        return "p" if token.xpos == "CD" and plain(token.text) not in ("one", "1") else ""

    def name(self, made: Phrase) -> None:
        """Fill in what a proper name tells, by its kind; may be called again when the kind has been
        settled otherwise.
        """
        made.core, made.country = (), ""
        if made.kind == "person":
            self._person(made)
            return
        made.core = tuple(w for w in words_of(self._proper(made)) if w not in ("the", "a", "an"))
        made.roles = frozenset({made.lemma})
        made.country = country_names().get(" ".join(made.core).replace(".", ""), "")

    def _proper(self, made: Phrase) -> str:
        """The printed name inside its phrase: from the first to the last capitalised word before a comma,
        a bracket or a clause.
        """
        last = made.head
        while last < made.last and self.tokens[last + 1].upos not in (
            "PUNCT",
            "PRON",
            "VERB",
            "AUX",
            "SCONJ",
        ):
            last += 1
        places = [
            i
            for i in range(made.first, last + 1)
            if self.tokens[i].text[:1].isupper() or self.tokens[i].text[:1].isdigit()
        ]
        places = [i for i in places if self.tokens[i].upos not in ("DET", "PRON")] or [made.head]
        return self.text[self.tokens[places[0]].start : self.tokens[max(places[-1], made.head)].end]

    def _person(self, made: Phrase) -> None:
        tokens = self.tokens
        named = self._name_tokens(made)
        if all(plain(self.tokens[i].text).strip(".") in titles() for i in named):
            named = self._name_after(made) or named
        words = [plain(tokens[i].text).strip(".") for i in named]
        made.core = person_core([w for w in words if w and w != "'s"])
        beside = self._titles(made, named)
        made.gender = gender_of_name(words) or next(
            (g for w in beside if (g := gendered_words().get(w, ""))), ""
        )
        made.roles = frozenset(w for w in beside if w not in made.core and len(w) > 2)

    def _titles(self, made: Phrase, named: list[int]) -> list[str]:
        """Titles and nouns before a name in its phrase, or hanging on it from before: "Senator",
        "spokeswoman".
        """
        low = min(made.first, named[0])
        for i in range(made.first, made.last + 1):
            low = min([low, *(c for c in self.children[i] if self.tokens[c].deprel in BESIDE)])
        beside = [
            plain(self.tokens[i].lemma or self.tokens[i].text).strip(".") for i in range(low, made.head + 1)
        ]
        return [w for w in beside if w.replace("-", "").isalpha()]

    def _name_tokens(self, made: Phrase) -> list[int]:
        """The run of proper nouns around the head: "US President Ann Karr" is read as all four, titles are
        stripped later.
        """
        tokens, low, high = self.tokens, made.head, made.head
        while low > made.first and self._may_name(low - 1):
            low -= 1
        while high < made.last and (
            tokens[high + 1].upos == "PROPN" or tokens[high + 1].deprel in ("flat", "flat:foreign")
        ):
            high += 1
        start = made.head
        for i in range(made.head, low - 1, -1):  # the name proper begins after a demonym
            if self.nation(i) and i != made.head:
                break
            start = i
        return list(range(start, high + 1))

    def _name_after(self, made: Phrase) -> list[int]:
        """ "Secretary of State Ann Karr" with "Secretary" for its head: the proper nouns that end the
        phrase, titles left out.
        """
        high = made.last
        while high > made.head and self.tokens[high].upos == "PUNCT":
            high -= 1
        low = high + 1
        while (
            low - 1 > made.head
            and self.tokens[low - 1].upos == "PROPN"
            and plain(self.tokens[low - 1].text).strip(".") not in titles()
        ):
            low -= 1
        return list(range(low, high + 1)) if high - low >= 1 else []

    def _may_name(self, i: int) -> bool:
        token = self.tokens[i]
        return token.upos == "PROPN" or (token.text[:1].isupper() and token.upos in ("NOUN", "ADJ", "X"))
