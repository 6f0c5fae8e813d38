"""The attribute stage: source, cue and content of everything that a document reports as said by somebody.

Two readers look at the same text: the model's attribution heads, put together by `linking`, and frames over syntax for the cue
words of `cues.yaml`. Where both speak of the same cue the model's borders count and the rules give the stance; what only the
rules see is added when the model saw nothing there. Embedded posts are wholly their author's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from sayso.attribute import nouns, verbs
from sayso.attribute.extent import extended
from sayso.attribute.found import Found, attribution
from sayso.attribute.lexicon import HOLDS, Lexicon, lexicon
from sayso.attribute.linking import Linked, link
from sayso.attribute.posts import posts
from sayso.records import Annotation, Attribution, Document, Span
from sayso.tree import Tree


def attribute(document: Document, annotation: Annotation) -> tuple[Attribution, ...]:
    """All attributions of a document in the order of their first words."""
    tree = Tree(annotation.tokens)
    words = lexicon()
    read = [attribution(one, annotation.tokens) for one in by_rules(tree, words, document.text)]
    seen = by_model(document.text, annotation, words)
    made = [*joined(seen, read), *posts(document)]
    return tuple(sorted(made, key=_first))


def by_rules(tree: Tree, words: Lexicon, text: str) -> list[Found]:
    """What the cue words and frames find; of two with the same cue word the first counts."""
    made: list[Found] = []
    taken: set[int] = set()
    readers = (
        verbs.verbs(tree, words),
        nouns.prepositions(tree, words),
        nouns.citing(tree, words),
        nouns.nouns(tree, words),
        nouns.words(tree, words),
    )
    for one in chain(*readers):
        if not taken & set(one.cue):
            taken |= set(one.cue)
            made.append(one)
    return extended(made, tree, text)


def by_model(text: str, annotation: Annotation, words: Lexicon) -> list[Attribution]:
    """What the attribution heads found, linked; the stance comes from the cue's words."""
    starts = [token.start for token in annotation.tokens]
    return [Attribution(one.source, one.cue, one.content, _stance(one, annotation, starts, words)) for one in link(annotation.cues, text)]


def _stance(one: Linked, annotation: Annotation, starts: list[int], words: Lexicon) -> str:
    """The stance of a cue by the lemmas of its words; a cue of punctuation only ("Ministry: …") asserts."""
    lemmas = [
        annotation.tokens[place].lemma.lower()
        for span in one.cue
        for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    ]
    return words.stance(lemmas) if lemmas else HOLDS


def joined(seen: Sequence[Attribution], read: Sequence[Attribution]) -> list[Attribution]:
    """The model's attributions, with the stance of a rule that has the same cue, then those that only the rules see."""
    made: list[Attribution] = []
    used: set[int] = set()
    for one in seen:
        match = next((place for place, other in enumerate(read) if place not in used and _meet(one.cue, other.cue)), None)
        if match is None:
            made.append(one)
            continue
        used.add(match)
        other = read[match]
        made.append(Attribution(one.source or other.source, one.cue, one.content or other.content, other.stance))
    made += [other for place, other in enumerate(read) if place not in used]
    return made


def _meet(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether two parts share text."""
    return any(one.meets(other) for one in left for other in right)


def _first(one: Attribution) -> tuple[int, int]:
    """Where an attribution begins, and where its cue does."""
    starts = [span.start for part in (one.source, one.cue, one.content) for span in part]
    return (min(starts, default=0), one.cue[0].start if one.cue else -1)
