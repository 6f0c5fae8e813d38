"""Links that the sentence itself states: apposition, "X is the …", brackets, relative and reflexive
pronouns.
"""

from __future__ import annotations

from itertools import pairwise

from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.phrases import SUBJECTS, Phrase, Reader
from sayso.world import titles
from sayso.world.names import acronym, initials, words_of

TITLE_WORDS = 6  # tokens between a title and the name that it runs into
FAR = 30  # tokens over which an apposition may reach
NOT_DESCRIBED = frozenset({"thing", "none", "plural", "speaker", "speakers", "hearer"})
COPULA_STOPS = frozenset({"not", "n't", "never", "may", "might", "could", "would", "should"})


class Stated:
    """Finds the links stated by syntax and joins them."""

    def __init__(self, reader: Reader, chains: Chains) -> None:
        self.reader, self.chains, self.tokens = reader, chains, reader.tokens
        self.by_head: dict[int, list[Phrase]] = {}
        for p in chains.phrases:
            self.by_head.setdefault(p.head, []).append(p)

    def link(self) -> None:
        """All stated links, the surest first."""
        self._one_head()
        self._brackets()
        self._titles_before()
        self._appositions()
        self._copulas()
        self._relatives()
        self._reflexives()

    def _one_head(self) -> None:
        """Phrases around one head word are one, unless one of them is a coordination and the other its
        first member.
        """
        for phrases in self.by_head.values():
            for p, q in pairwise(phrases):
                if p.group == q.group:
                    self.chains.join(p.index, q.index, "one head", loose=True)

    def _phrase_at(self, head: int) -> Phrase | None:
        found = self.by_head.get(head)
        return max(found, key=lambda p: (not p.group, p.last - p.first)) if found else None

    def _brackets(self) -> None:
        """ "Special Task Force (STF)": initials, or a last name of the body, in brackets right after it."""
        text = self.reader.text
        phrases = [p for p in self.chains.phrases if p.form == "name"]
        for p in phrases:
            start, end = p.mention.start, p.mention.end
            if text[max(0, start - 1) : start] not in ("(", "[") or text[end : end + 1] not in (")", "]"):
                continue
            before = [
                q
                for q in self.chains.phrases
                if q.mention.end <= start - 1
                and not text[q.mention.end : start - 1].strip()
                and q.index != p.index
            ]
            for q in sorted(before, key=lambda q: q.mention.start):
                if self._glosses(p, q) and self.chains.join(q.index, p.index, "in brackets", alias=True):
                    break

    def _glosses(self, inner: Phrase, outer: Phrase) -> bool:
        """Whether a bracketed name can be another name of the phrase before it: its acronym, or one of its
        kind with an acronym.
        """
        if outer.form == "pronoun" or outer.kind != inner.kind:
            return False
        short = [a for word in inner.text.split() if (a := acronym(word))]
        if not short:
            return False
        first = words_of(outer.text)
        return short[-1] in initials(first) or (outer.form == "name" and inner.kind == "organization")

    def _titles_before(self) -> None:
        """ "Secretary of State Ann Karr": a title, with its "of …", that runs into a person's name without
        a comma is the person.
        """
        for q in self.chains.phrases:
            if (
                q.kind != "person"
                or q.form != "name"
                or q.group
                or not q.first
                or self.tokens[q.first - 1].upos not in ("PROPN", "NOUN")
            ):
                continue
            for at in range(q.first - 1, max(0, q.first - TITLE_WORDS) - 1, -1):
                if self.tokens[at].sentence != q.sentence or not self._runs_on(at):
                    break
                p = next(
                    (p for p in self.by_head.get(at, ()) if p.form == "noun" and p.kind == "person"), None
                )
                if p is not None and p.lemma.strip(".") in titles():
                    p.outer, q.outer = (
                        [o for o in p.outer if o != q.index],
                        [o for o in q.outer if o != p.index],
                    )
                    self.chains.join(min(p.index, q.index), max(p.index, q.index), "title")
                    break

    def _runs_on(self, at: int) -> bool:
        token = self.tokens[at]
        return token.upos in ("PROPN", "NOUN", "ADJ") or token.text.lower() in (
            "of",
            "for",
            "the",
            "and",
            "-",
        )

    def _appositions(self) -> None:
        for p in self.chains.phrases:
            if p.form == "pronoun" or p.group:
                continue
            for c in self.reader.children[p.head]:
                deprel = self.tokens[c].deprel
                if c > p.head and (
                    deprel == "appos" or (deprel in ("flat", "nmod:desc", "compound") and p.form == "noun")
                ):
                    q = self._phrase_at(c)
                    if q is not None and not q.group and self._can_gloss(p, q):
                        self.chains.join(self._nearest_name(p, q).index, q.index, "apposition")
                elif deprel in ("compound", "flat", "amod", "nmod:desc") and c < p.head and p.form == "name":
                    self._title(p, c)

    def _can_gloss(self, p: Phrase, q: Phrase) -> bool:
        """Whether the second phrase can say who the first is.

        Not a member of a list, not a place after a place ("Karsk, Veldania"), not one name after another;
        and when another person is named between the two ("an aide to the president, Ann Karr") nobody can
        say whose name it is: then it is nobody's.
        """
        if p.form == q.form == "name":
            return p.kind == q.kind == "organization" and bool(acronym(q.text) or acronym(p.text))
        if "place" in (p.kind, q.kind) and p.kind != q.kind:
            return False
        if q.first - p.head > FAR or any(self.tokens[i].head == i for i in range(p.head + 1, q.first)):
            return False
        between = self._between(p, q, "noun")
        return not (between and q.form == "name" and q.kind == "person" and self._adjacent(between[-1], q))

    def _between(self, p: Phrase, q: Phrase, form: str) -> list[Phrase]:
        """The people named or described between two phrases."""
        phrases = self.chains.phrases[p.index + 1 : q.index]
        return [
            r
            for r in phrases
            if p.head < r.head < q.first and r.kind == "person" and r.form == form and not r.group
        ]

    def _nearest_name(self, p: Phrase, q: Phrase) -> Phrase:
        """ "X of Y; Z, a professor": the description belongs to the name right before its comma, whatever
        the tree says.
        """
        if p.form != "name" or q.form != "noun" or p.kind != "person":
            return p
        between = self._between(p, q, "name")
        return between[-1] if between and self._adjacent(between[-1], q) else p

    def _adjacent(self, r: Phrase, q: Phrase) -> bool:
        return not self.reader.text[r.mention.end : q.mention.start].strip(" ,")

    def _title(self, name: Phrase, child: int) -> None:
        """ "the Veldanian diplomat Ann Karr": the noun before a person's name is what the person is."""
        if name.kind != "person":
            return
        for q in self.by_head.get(child, ()):
            if q.kind == "person" and q.form == "noun":
                q.outer = [o for o in q.outer if o != name.index]
                self.chains.join(q.index, name.index, "title", loose=True)
        token = self.tokens[child]
        if token.upos in ("NOUN", "PROPN"):
            self.chains.of(name.index).roles |= {token.lemma.lower()}

    def _copulas(self) -> None:
        """ "X is the head of Y": a noun predicate with a definite or name says who the subject is; with
        "a" it says what.
        """
        for p in self.chains.phrases:
            if p.form == "pronoun" or not any(
                self.tokens[c].deprel == "cop" for c in self.reader.children[p.head]
            ):
                continue
            kids = self.reader.children[p.head]
            if any(
                self.tokens[c].lemma.lower() in COPULA_STOPS
                or (self.tokens[c].deprel == "case" and c < p.head)
                for c in kids
            ):
                continue
            for c in kids:
                if self.tokens[c].deprel in SUBJECTS:
                    subject = self._phrase_at(c)
                    if subject is None or subject.pronoun in NOT_DESCRIBED:
                        continue
                    if (p.determiner in ("the", "poss", "name", "") and p.number != "p") or (
                        p.determiner == "a" and subject.kind == p.kind == "person"
                    ):
                        self.chains.join(subject.index, p.index, "is", loose=False)

    def _relatives(self) -> None:
        """A relative pronoun stands for the noun that its clause modifies."""
        for p in self.chains.phrases:
            if p.pronoun != "relative":
                continue
            clause = p.head
            for _ in range(8):
                token = self.tokens[clause]
                if token.deprel in ("acl:relcl", "acl") or token.head == clause:
                    break
                clause = token.head
            if self.tokens[clause].deprel in ("acl:relcl", "acl"):
                q = self._phrase_at(self.tokens[clause].head)
                if q is not None and q.index != p.index:
                    self._force(q.index, p)

    def _force(self, antecedent: int, p: Phrase) -> None:
        p.outer = [o for o in p.outer if not self.chains.same(o, antecedent) and o != antecedent]
        self.chains.join(antecedent, p.index, "relative pronoun", loose=True)

    def _reflexives(self) -> None:
        """ "-self" stands for the subject of its own verb, or for the noun it doubles ("who himself")."""
        for p in self.chains.phrases:
            if p.form != "pronoun" or not p.lemma.endswith(("self", "selves")):
                continue
            q = self._before_relative(p) or self._own_subject(p.head)
            if q is not None:
                self.chains.join(q.index, p.index, "reflexive", loose=True)

    def _before_relative(self, p: Phrase) -> Phrase | None:
        """ "X, who himself …": the phrase that ends right before the relative pronoun."""
        if p.head < 2 or self.tokens[p.head - 1].text.lower() not in ("who", "which", "that"):
            return None
        end = self.tokens[p.head - 1].start
        near = [
            q
            for q in self.chains.phrases[: p.index]
            if not self.reader.text[q.mention.end : end].strip(" ,") and q.mention.end <= end
        ]
        return max(near, key=lambda q: (q.form == "name", -q.first), default=None)

    def _own_subject(self, position: int) -> Phrase | None:
        at = position
        for _ in range(6):
            up = self.tokens[at].head
            if up == at:
                return None
            if self.tokens[up].upos in ("NOUN", "PROPN", "PRON") and self.tokens[at].deprel in (
                "nmod:npmod",
                "appos",
                "obl:npmod",
                "nmod:unmarked",
            ):
                return self._phrase_at(up)
            for c in self.reader.children[up]:
                if self.tokens[c].deprel in SUBJECTS and c != position:
                    return self._phrase_at(c)
            at = up
        return None
