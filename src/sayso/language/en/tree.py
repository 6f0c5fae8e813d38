"""A view of a document's dependency syntax: children, subtrees and the arguments of verbs and nouns.

Relations are those of Universal Dependencies v2 (universaldependencies.org), indices are into
`Annotation.tokens`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.records import Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})


class Tree:
    """The syntax of one document. Building it costs one pass over the tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self._relations: list[tuple[str, str]] = [
            (token.deprel, token.deprel.partition(":")[0]) for token in tokens
        ]

    def deps(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token whose relation, with or without its subtype, is one of `relations`."""
        children = self.children[index]
        if not children:
            return []
        known = self._relations
        return [child for child in children if known[child][0] in relations or known[child][1] in relations]

    def subtree(self, index: int, skip: Iterable[int] = ()) -> list[int]:
        """All tokens below and including `index`, in text order, without the branches that start at one of
        `skip`.
        """
        children = self.children
        if not children[index]:
            return [index]
        left_out = {*skip, index}
        found = [index]
        for node in found:  # grows while it is read
            if children[node]:
                found += [child for child in children[node] if child not in left_out]
        found.sort()
        return found

    def span(self, indices: Sequence[int]) -> Span:
        """The stretch of text from the first to the last of some tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def case(self, index: int) -> str:
        """The preposition of a nominal in lower case ("on behalf of" whole), or ""."""
        words: list[str] = []
        for child in self.children[index]:
            if child > index:
                break
            if self._relations[child][0] in ("case", "mark"):
                words.append(self.tokens[child].text.lower())
                words += [self.tokens[part].text.lower() for part in self.deps(child, "fixed")]
        return " ".join(words)

    def is_passive(self, index: int) -> bool:
        """Whether a verb stands in the passive: by its auxiliary, by its subject, or as a bare participle
        after a noun.
        """
        token = self.tokens[index]
        if token.upos not in ("VERB", "ADJ"):
            return False
        auxiliaries = {self.tokens[child].lemma.lower() for child in self.deps(index, "aux")}
        if "have" in auxiliaries and not auxiliaries & {"be", "get"}:
            return False
        if self.deps(index, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
            return True
        after = (
            token.deprel == "conj"
            and token.xpos in ("VBN", "VBD")
            and not self.deps(index, "nsubj", "obj", "aux", "xcomp", "ccomp")
        )
        if after and token.head < index and self.is_passive(token.head):
            return True
        return token.xpos == "VBN" and self._bare_participle(index)

    def _bare_participle(self, index: int) -> bool:
        """Whether a participle without auxiliary tells what was done to its noun, or follows a passive."""
        token = self.tokens[index]
        if token.deprel in ("acl", "advcl", "amod") and not self.deps(index, "obj", "aux"):
            return True
        if token.deprel == "conj" and not self.deps(index, "aux", *SUBJECTS):
            return not self.deps(index, "nsubj") and self.is_passive(token.head)
        whole = token.deprel in ("root", "ccomp", "parataxis", "xcomp")
        return whole and not self.deps(index, "aux", "nsubj", "obj")

    def members(self, index: int) -> list[int]:
        """A nominal and the members of the list that it opens ("France, Karsk and others")."""
        found = [index]
        for child in self.deps(index, "conj"):
            if self.tokens[child].upos in NOMINAL or self.tokens[child].upos in ("ADJ", "X", "SYM"):
                found.extend(self.members(child))
        return found

    def ancestors(self, index: int) -> list[int]:
        """The governors of a token, nearest first, up to the root of its sentence."""
        found: list[int] = []
        while self.tokens[index].head != index and len(found) < 60:
            index = self.tokens[index].head
            found.append(index)
        return found

    def clause(self, index: int) -> int:
        """The token that heads the clause in which a token stands."""
        node = index
        for above in [index, *self.ancestors(index)]:
            node = above
            relation = self.tokens[above].deprel.split(":")[0]
            if relation in ("root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp") or (
                relation == "conj" and self.tokens[above].upos in ("VERB", "AUX")
            ):
                return above
        return node
