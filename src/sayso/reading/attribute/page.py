"""What the choice of a content looks at beside its cue: the document's syntax, quotations, rules and
everything that the model marked, each worked out once for all cues.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from sayso.language.en.tree import Tree
from sayso.reading.attribute.borders import settled
from sayso.reading.attribute.candidates import Places
from sayso.reading.attribute.found import SpeechAct, runs, spans
from sayso.reading.attribute.linking import Linked
from sayso.reading.attribute.quotes import Quotation, quotations
from sayso.reading.attribute.shapes import Forms
from sayso.records import Annotation, Span

_GAP = 3
"""Words: the longest gap between marked words that is filled."""


class ChoicePage:
    """One document as the choice sees it.

    Attributes:
        starts, ends: the borders of its tokens, in code points.
        quoted: its quotations with the tokens inside.
        rules: what the rules found, by the tokens of its cue.
        contents: the tokens that the model marked as content of any cue.
        others: those that it marked as source or cue.
    """

    def __init__(
        self,
        text: str,
        annotation: Annotation,
        tree: Tree,
        rules: Sequence[SpeechAct],
        linked: Sequence[Linked],
    ) -> None:
        self.text, self.tree = text, tree
        self.starts = [token.start for token in annotation.tokens]
        self.ends = [token.end for token in annotation.tokens]
        self.quoted: list[tuple[Quotation, range]] = [
            (one, range(bisect_left(self.starts, one.span.start), bisect_left(self.starts, one.span.end)))
            for one in quotations(text)
        ]
        self.rules = {place: found for found in rules for place in found.cue}
        self.contents = self.places([span for one in linked for span in one.content])
        self.others = self.places([span for one in linked for span in (*one.source, *one.cue)])
        self.forms = Forms(tree)
        self._settled: dict[tuple[int, int], range] = {}

    def places(self, part: Sequence[Span]) -> Places:
        """The tokens that some spans touch."""
        found: list[int] = []
        for start, end in part:
            found += self._touched(start, end)
        return frozenset(found)

    def _touched(self, start: int, end: int) -> range:
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def spans(self, places: Places) -> tuple[Span, ...]:
        """The spans of some tokens, their borders settled by their marks."""
        return tuple(settled(one, self.text) for one in spans(sorted(places), self.tree.tokens))

    def settled(self, places: Places) -> Places:
        """The tokens of the spans of some tokens: what their marks take in or leave out."""
        found: list[int] = []
        for run in runs(places):
            found += self._settled_run(run[0], run[-1])
        return frozenset(found)

    def _settled_run(self, first: int, last: int) -> range:
        """The same for the tokens from `first` to `last`, kept: cues beside each other share many."""
        known = self._settled.get((first, last))
        if known is None:
            known = self._touched(*settled(Span(self.starts[first], self.ends[last]), self.text))
            self._settled[first, last] = known
        return known

    @cached_property
    def marked_runs(self) -> list[range]:
        """The stretches of marked content in order, with gaps of up to three words filled where no source
        or cue stands in the gap.
        """
        kept = sorted(self.contents)
        made = set(kept)
        for one, two in pairwise(kept):
            if 1 < two - one <= _GAP + 1 and self.others.isdisjoint(range(one + 1, two)):
                made.update(range(one + 1, two))
        return [range(run[0], run[-1] + 1) for run in runs(made)]
