"""Tests a codebook on its own example sentences, and prints it for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.reading.claims.codebook import SCHEMES, ClaimType, Codebook
from sayso.records import Claim

Read = Callable[[str], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class CheckedExample:
    """How one example sentence was read: `found` are the types of the claims in it, in text order."""

    type: str
    example: str
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the sentence was read as a claim of its own type."""
        return self.type in self.found

    @property
    def confused_with(self) -> tuple[str, ...]:
        """The other types that were found in the sentence."""
        return tuple(name for name in self.found if name != self.type)

    def says(self) -> str:
        """The finding as one line."""
        if self.right and not self.confused_with:
            return f"{self.type}: read right: {self.example}"
        also = f", beside {', '.join(self.confused_with)}" if self.confused_with else ""
        if self.right:
            return f"{self.type}: read right{also}: {self.example}"
        instead = f"as {', '.join(self.found)}" if self.found else "as nothing"
        return f"{self.type}: NOT read as such but {instead}: {self.example}"


def check(codebook: Codebook, read: Read, name: str | None = None) -> tuple[CheckedExample, ...]:
    """Read every example of every type, or of the type `name`, with `read` (text → claims under this
    codebook) and say what came out.
    """
    return tuple(
        CheckedExample(kind.name, example, tuple(claim.type for claim in read(example)))
        for kind in codebook.types.values()
        if name in (None, kind.name)
        for example in kind.examples
    )


def as_text(codebook: Codebook, name: str | None = None) -> str:
    """The codebook, or one type of it, for people: definition, words, roles, names in other schemes,
    examples.

    Raises:
        KeyError: there is no type of that name.
    """
    kinds = [codebook.types[name]] if name else list(codebook.types.values())
    return "\n\n".join(_describe(kind) for kind in kinds) + "\n"


def _describe(kind: ClaimType) -> str:
    verbs = sorted({word.text for word in kind.words if not word.noun})
    nouns = sorted({word.text for word in kind.words if word.noun})
    roles = sorted(
        {
            role
            for slots in (kind.verb_frame, kind.noun_frame)
            for slot in slots.values()
            for role in slot.split("|")
        }
    )
    lines = [f"{kind.name}  ({kind.family})", f"  {kind.definition}"]
    for label, words in (("verbs", verbs), ("nouns", nouns), ("roles", roles)):
        if words:
            lines.append(f"  {label}: {', '.join(words)}")
    known = [f"{scheme.upper()} {kind.maps[scheme]}" for scheme in SCHEMES if kind.maps.get(scheme)]
    if known:
        lines.append(f"  elsewhere: {'; '.join(known)}")
    lines += [f"  example: {example}" for example in kind.examples]
    return "\n".join(lines)
