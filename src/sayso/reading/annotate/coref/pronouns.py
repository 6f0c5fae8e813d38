"""Whom a pronoun stands for: earlier phrases that agree with it, ranked by weights that
training/coref_weights.py fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sayso import yamls
from sayso.reading.annotate.coref.chains import Chains
from sayso.reading.annotate.coref.phrases import SUBJECTS, Phrase, Reader, lists

REACH = {"person": 5, "thing": 2, "any": 3, "plural": 1}
WEIGHED_AS = {"plural": "any"}
RESOLVED = frozenset(REACH)
UNRESOLVED = frozenset({"none", "hearer", "speaker", "speakers"})
NAMED_COSTS = (
    0.4  # what a name must be better by, for "it": whoever errs here puts a name where none was meant
)
OBJECTS = frozenset({"obj", "iobj"})
ARGUMENTS = SUBJECTS | OBJECTS | {"obl", "obl:agent"}
GROUP_OF = {
    form: group[0]
    for group in (("he", "him", "his"), ("she", "her"), ("it", "its"), ("they", "them", "their"))
    for form in group
}
EMBEDS = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "csubj"})
CLAUSE = {"ccomp": "told", "advcl": "beside", "conj": "beside", "xcomp": "own", "obj": "own", "obl": "own"}
RANK = {"subj": 0, "obj": 1, "obl": 2, "conj": 2, "poss": 3}
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
VAGUE = frozenset(
    {
        "time",
        "year",
        "month",
        "week",
        "day",
        "way",
        "case",
        "fact",
        "example",
        "end",
        "beginning",
        "reason",
        "addition",
        "order",
        "rest",
        "hour",
    }
)


@cache
def weights() -> dict[str, dict[str, float]]:
    """Class of pronoun → feature → weight, from `weights.yaml`; "none" is the score that an antecedent
    must beat.
    """
    loaded: dict[str, dict[str, float]] = yamls.packaged("sayso.reading.annotate.coref", "weights.yaml")
    return loaded


class Pronouns:
    """Resolves the third-person pronouns of one document, in text order."""

    def __init__(self, reader: Reader, chains: Chains) -> None:
        self.reader, self.chains, self.tokens = reader, chains, reader.tokens
        self.by_head = {p.head: p for p in reversed(chains.phrases)}
        self.depths: dict[int, int] = {}
        self.roots: dict[int, int] = {}
        self.marks = _inside_quotes(reader)
        self.by_sentence: dict[int, list[Phrase]] = {}
        for p in chains.phrases:
            self.by_sentence.setdefault(p.sentence, []).append(p)
        self.first_subject = {
            s: next((p.index for p in ps if self.role(p) == "subj"), -1) for s, ps in self.by_sentence.items()
        }

    def link(self) -> None:
        """Join every pronoun to its best antecedent; one without any stays alone."""
        for p in self.chains.phrases:
            if self.wanted(p):
                known = weights()[WEIGHED_AS.get(p.pronoun, p.pronoun)]
                best, score = None, known["none"]
                found = list(self.candidates(p))
                for rank, q in enumerate(found):
                    value = sum([known.get(f, 0.0) for f in self.features(p, found, rank)])
                    if p.pronoun == "thing" and self.chains.of(q.index).named:
                        value -= NAMED_COSTS
                    if value > score:
                        best, score = q, value
                if best is not None:
                    best = self._unnamed_leader(p, best, found) or best
                    self.chains.join(best.index, p.index, "pronoun", loose=p.pronoun in ("any", "plural"))

    def wanted(self, p: Phrase) -> bool:
        """Whether a phrase is a pronoun to be resolved here: third person, not "it rains", not a relative
        or reflexive already joined.
        """
        if p.form != "pronoun" or p.pronoun not in RESOLVED or p.lemma in DEMONSTRATIVE:
            return False
        return self.tokens[p.head].deprel != "expl" and self.chains.of(p.index).members[0] == p.index

    def candidates(self, p: Phrase) -> Iterator[Phrase]:
        """Earlier phrases that agree with the pronoun, the nearest of each chain, the nearest first."""
        seen = self._beside(p)
        for sentence in range(p.sentence, p.sentence - REACH[p.pronoun] - 1, -1):
            for q in reversed(self.by_sentence.get(sentence, [])):
                if q.mention.start >= p.mention.start or q.index == p.index:
                    continue
                if q.lemma.endswith(("self", "selves")) and len(self.chains.of(q.index).members) > 1:
                    continue
                root = self.chains.root[q.index]
                if root in seen or not self._agrees(p, q):
                    continue
                if self._bound(p, q):
                    continue
                seen.add(root)
                yield q

    def _beside(self, p: Phrase) -> set[int]:
        """The chains of the other arguments of the pronoun's own verb: they are others, unless it is
        reflexive or a possessor.
        """
        token = self.tokens[p.head]
        if (
            p.lemma.endswith(("self", "selves"))
            or "poss" in token.deprel
            or token.head == p.head
            or token.deprel == "conj"
        ):
            return set()
        beside = (
            self.by_head.get(c)
            for c in self.reader.children[token.head]
            if c != p.head and self.tokens[c].deprel in ARGUMENTS
        )
        return {self.chains.root[q.index] for q in beside if q is not None}

    def _agrees(self, p: Phrase, q: Phrase) -> bool:
        if q.pronoun in UNRESOLVED or (q.lemma in DEMONSTRATIVE and q.form == "pronoun"):
            return False
        if (
            q.form == "noun"
            and q.lemma in lists()["empty"]
            and not (q.lemma in lists()["partitives"] and q.first != q.last)
        ):
            return False
        chain = self.chains.of(q.index)
        if p.pronoun == "person":
            if chain.kind not in ("person", "") or (not chain.kind and chain.gender == ""):
                return False
            if chain.number == "p":
                return False
        elif p.pronoun == "thing":
            if chain.kind == "person" or chain.number == "p":
                return False
        elif chain.number == "s":
            thing = chain.kind in ("place", "event", "work", "other")
            if thing or p.pronoun == "plural" or (chain.kind == "person" and (chain.named or chain.gender)):
                return False
        return self.chains.can_join(q.index, p.index, loose=p.pronoun in ("any", "plural"))

    def _bound(self, p: Phrase, q: Phrase) -> bool:
        """Two arguments of one verb are not one person unless the later is reflexive."""
        if p.lemma.endswith(("self", "selves")):
            return False
        a, b = self.tokens[p.head], self.tokens[q.head]
        if "poss" in a.deprel:
            return False
        return (
            (a.head == b.head and a.head != p.head and b.deprel != "conj" and a.deprel != "conj")
            or a.head == q.head
            or b.head == p.head
        )

    def role(self, p: Phrase) -> str:
        """The grammatical role of a phrase: subj, obj, poss or obl."""
        deprel = self.tokens[p.head].deprel
        if deprel in SUBJECTS:
            return "subj"
        if deprel in OBJECTS:
            return "obj"
        return "poss" if "poss" in deprel else "conj" if deprel == "conj" else "obl"

    def features(self, p: Phrase, found: Sequence[Phrase], rank: int) -> Iterator[str]:
        """What speaks for or against the antecedent at `rank` among those found, as names that
        `weights.yaml` weighs.
        """
        q = found[rank]
        distance = p.sentence - q.sentence
        chain = self.chains.of(q.index)
        mine, other, depth = self.role(p), *self._best_place(q, p)
        yield f"far-{min(distance, 4)}"
        yield f"depth-{depth}-{'same' if distance == 0 else 'before'}"
        if other == "subj" and depth == 0 and distance == 1 and mine == "subj" and self._depth(p) == 0:
            yield "topic"
        yield f"role-{other}-{'same' if distance == 0 else 'before'}"
        yield f"roles-{mine}-{other}"
        yield f"form-{q.form}"
        yield f"rank-{min(rank, 4)}"
        yield f"long-{min(len(chain.members), 6)}"
        yield f"kind-{chain.kind or 'none'}"
        yield f"number-{chain.number or 'any'}"
        if chain.gender and chain.gender == p.gender:
            yield "gender-same"
        else:
            yield f"gender-{likely_gender(chain.cores, p.gender)}-{'name' if chain.named else 'noun'}"
        if distance and self.first_subject.get(q.sentence) == q.index:
            yield f"first-subject-{min(distance, 2)}"
        if q.form == "noun":
            yield f"det-{q.determiner if q.determiner in ('the', 'a', 'poss', '') else 'other'}"
            yield "empty-noun" if q.lemma in VAGUE else "noun"
        if chain.named:
            yield "named"
        if q.outer:
            yield "nested"
        if q.form == "pronoun" and GROUP_OF.get(q.lemma) == GROUP_OF.get(p.lemma):
            yield "same-pronoun"
        if q.group:
            yield "group"
        if self.quoted(p) != self.quoted(q):
            yield "across-quotes-in" if self.quoted(p) else "across-quotes-out"
        if distance == 0:
            yield from self._within(p, q)

    def _within(self, p: Phrase, q: Phrase) -> Iterator[str]:
        words = p.head - q.last
        yield f"apart-{0 if words < 3 else 1 if words < 8 else 2 if words < 16 else 3}"
        if self.tokens[p.head].head == self.tokens[q.head].head:
            yield "one-verb"
        at = p.head
        for _ in range(12):
            up = self.tokens[at].head
            if up == at:
                break
            if self.tokens[q.head].head == up and self.role(q) == "subj":
                yield f"commands-{CLAUSE.get(self.tokens[at].deprel, 'other')}"
                break
            at = up

    def _unnamed_leader(self, p: Phrase, best: Phrase, found: Sequence[Phrase]) -> Phrase | None:
        """The unnamed person whom the sentence is about, where the choice fell on a name that it only
        mentions in passing.

        "One of the agents, an aide to X, who is himself accused, was convicted for his crimes": whoever
        errs here gives the unnamed a name, so the name must not win by a narrow score. A rule of the
        product, not of the corpus.
        """
        role, depth = self._best_place(best, p)
        if p.pronoun != "person" or p.lemma.endswith("self") or not self.chains.of(best.index).named:
            return None
        if depth == 0 and role in ("subj", "obj"):
            return None
        leaders = (
            q for q in found if q is not best and not self.chains.of(q.index).named and self._leads(p, q)
        )
        return next((q for q in leaders if self.chains.of(q.index).kind == "person"), None)

    def _leads(self, p: Phrase, q: Phrase) -> bool:
        """Whether a candidate is the subject of the main clause of the pronoun's sentence or, for a
        subject, of the one before.
        """
        if q.sentence < p.sentence - (1 if self.role(p) == "subj" else 0) or self._depth(q):
            return False
        return self.role(q) == "subj" and self.tokens[q.head].head == self._root(q.sentence)

    def _root(self, sentence: int) -> int:
        if sentence not in self.roots:
            at = self.by_sentence[sentence][0].head
            for _ in range(60):
                if self.tokens[at].head == at:
                    break
                at = self.tokens[at].head
            self.roots[sentence] = at
        return self.roots[sentence]

    def _best_place(self, q: Phrase, p: Phrase) -> tuple[str, int]:
        """The most prominent role that the chain of `q` has in its sentence before the pronoun, with the
        depth of its clause.
        """
        members = [self.chains.phrases[m] for m in self.chains.of(q.index).members]
        there = [
            m
            for m in members
            if m.sentence == q.sentence and m.index < p.index and not m.lemma.endswith(("self", "selves"))
        ]
        best = min(there or [q], key=lambda m: (self._depth(m), RANK[self.role(m)]))
        return self.role(best), self._depth(best)

    def _depth(self, p: Phrase) -> int:
        """In how many clauses and appositions a phrase is embedded below its sentence's root, at most 2."""
        if p.index not in self.depths:
            at, depth = p.head, 0
            for _ in range(30):
                token = self.tokens[at]
                if token.head == at:
                    break
                depth += token.deprel in EMBEDS
                at = token.head
            self.depths[p.index] = min(depth, 2)
        return self.depths[p.index]

    def quoted(self, p: Phrase) -> bool:
        """Whether a phrase stands inside quotation marks."""
        return self.marks[p.head]


def likely_gender(cores: Sequence[tuple[str, ...]], gender: str) -> str:
    """What the ending of an unlisted first name hints at: "likely", "unlikely" or "unknown". Names in -a
    are mostly women's.
    """
    first = next((core[0] for core in cores if len(core) > 1), "")
    if not gender or len(first) < 3:
        return "unknown"
    return "likely" if (first[-1] in "aeiy") == (gender == "f") else "unlikely"


def _inside_quotes(reader: Reader) -> list[bool]:
    """For every token whether it stands inside double quotation marks; a straight mark opens and closes in
    turn.
    """
    inside, made = False, []
    for token in reader.tokens:
        if token.text in ("“", "``"):
            inside = True
        elif token.text in ("”", "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        made.append(inside)
    return made
