"""Phrases that no reader marks: "France, the Netherlands and others" as the plural that "they" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.annotate.coref.phrases import Phrase, Reader
from sayso.records import Mention

LONGEST = 40  # tokens


def group_mentions(reader: Reader, phrases: Sequence[Phrase]) -> list[Mention]:
    """A mention for every coordination of mentions of one kind that is not among the mentions itself."""
    whole = {p.head for p in phrases if p.group}
    by_head = {p.head: p for p in reversed(phrases) if p.form != "pronoun"}
    made = []
    for head, p in by_head.items():
        if head in whole:
            continue
        others = [by_head[c] for c in reader.children[head] if reader.tokens[c].deprel == "conj" and c in by_head]
        if not others or any(q.kind != p.kind for q in others) or p.kind not in ("person", "organization", "place"):
            continue
        last = max(others, key=lambda q: q.mention.end)
        if last.last - p.first <= LONGEST and p.mention.end < last.mention.end:
            made.append(Mention(p.mention.start, last.mention.end, head, p.kind, False, "", -1))
    return made
