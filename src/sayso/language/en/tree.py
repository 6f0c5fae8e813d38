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

    def deps(self, index: int, *relations: str) -> list[int]:
        """The dependents of a token whose relation, with or without its subtype, is one of `relations`."""
        found = []
        for child in self.children[index]:
            relation = self.tokens[child].deprel
            if relation in relations or relation.split(":")[0] in relations:
                found.append(child)
        return found

    def subtree(self, index: int, skip: Iterable[int] = ()) -> list[int]:
        """All tokens below and including `index`, in text order, without the branches that start at one of
        `skip`.
        """
        seen = set(skip) - {index}
        found, stack = [], [index]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                found.append(node)
                stack.extend(self.children[node])
        return sorted(found)

    def span(self, indices: Sequence[int]) -> Span:
        """The stretch of text from the first to the last of some tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def case(self, index: int) -> str:
        """The preposition of a nominal in lower case ("on behalf of" whole), or ""."""
        words: list[str] = []
        for child in self.children[index]:
            if self.tokens[child].deprel in ("case", "mark") and child < index:
                words.append(self.tokens[child].text.lower())
                words.extend(self.tokens[part].text.lower() for part in self.deps(child, "fixed"))
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
        if token.xpos != "VBN":
            return False
        if token.deprel in ("acl", "advcl", "amod") and not self.deps(index, "obj", "aux"):
            return True
        if token.deprel == "conj" and not self.deps(index, "aux", *SUBJECTS):
            return self.is_passive(token.head) if not self.deps(index, "nsubj") else False
        return not self.deps(index, "aux", "nsubj", "obj") and token.deprel in (
            "root",
            "ccomp",
            "parataxis",
            "xcomp",
        )

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
