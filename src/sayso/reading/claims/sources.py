"""Who, inside the text, is given as the source of a claim: the chain of attributions that hold its
trigger, outermost first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.language.en.sources import SourceChains
from sayso.reading.claims.arguments import lists
from sayso.reading.claims.fillers import name_of, phrase
from sayso.reading.claims.interviews import Interview
from sayso.reading.claims.reader import Reader
from sayso.records import Annotation, Attribution, Document, Source, Span


class Speakers:
    """The attributions of a document, ready to be asked for the chain above any span."""

    def __init__(
        self, reader: Reader, document: Document, annotation: Annotation, attributions: Sequence[Attribution]
    ) -> None:
        self.chains = SourceChains(document, annotation, attributions)
        self.events = {mention.name.lower() for mention in annotation.mentions if mention.kind == "event"}
        self.interview = Interview(document, annotation)
        self.reader = reader
        self.document = document
        self.attributions = attributions
        self.starts = [token.start for token in reader.tokens]

    def chain(self, trigger: Span) -> tuple[Source, ...]:
        """The sources that stand above a trigger, outermost first; an impersonal cue ("reportedly") is
        itself the source.
        """
        found: list[Source] = list(self.interview.speaker(trigger.start))
        for source in self.chains.sources(trigger):
            if (
                source.name.lower() not in self.events
                and source.name
                and all(source.name.lower() != held.name.lower() for held in found)
            ):
                found.append(source)
        return tuple(found)

    def source_at(self, head: int, stance: str) -> Source:
        """The source that a token heads, trimmed like any filler."""
        tokens = self.reader.tokens
        if tokens[head].lemma.lower() in lists()["relative_pronouns"]:
            above = next(
                (a for a in [head, *self.reader.tree.ancestors(head)] if tokens[a].deprel == "acl:relcl"),
                None,
            )
            head = tokens[above].head if above is not None else head
        first, last = (head, head) if tokens[head].upos == "PRON" else phrase(self.reader, head)
        start, end = tokens[first].start, tokens[last].end
        text = self.document.text[start:end]
        return Source(text, start, end, name_of(self.reader, head, text), stance)

    def head(self, span: Span) -> int | None:
        """The token inside a span that governs the others of it."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_right(self.starts, span.end - 1)
        inside = range(first, last)
        for index in inside:
            token = self.reader.tokens[index]
            if (
                token.upos != "PUNCT"
                and token.end > span.start
                and (token.head not in inside or token.head == index)
            ):
                return index
        return None
