"""Phrases that no reader marks: "France, the Netherlands and others" as the plural that "they" stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.reading.annotate.coref.phrases import Phrase, Reader
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
        if reader.tokens[head].deprel == "conj" and reader.tokens[head].head in by_head:
            continue
        others = [by_head[c] for c in _coordinated(reader, head) if c in by_head]
        kind = _common_kind([p, *others])
        if not others or not kind:
            continue
        last = max(others, key=lambda q: q.mention.end)
        if last.last - p.first <= LONGEST and p.mention.end < last.mention.end:
            made.append(Mention(p.mention.start, last.mention.end, head, kind, False, "", -1))
    return made


def _coordinated(reader: Reader, head: int) -> list[int]:
    """The heads coordinated with a head, also where each hangs on the one before it."""
    found = [c for c in reader.children[head] if reader.tokens[c].deprel == "conj"]
    return found + [d for c in found for d in _coordinated(reader, c)]


def _common_kind(members: Sequence[Phrase]) -> str:
    """The kind of most members, "" when they are things or when people stand beside others. Places that
    act together are states.
    """
    kinds = Counter(q.kind for q in members if q.kind in ("person", "organization", "place"))
    if not kinds or 2 * sum(kinds.values()) <= len(members):
        return ""
    kind, number = kinds.most_common(1)[0]
    if number < len(members) and (kind == "person" or number <= kinds["person"]):
        return ""
    return "organization" if kind == "place" else kind
