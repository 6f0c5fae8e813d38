"""Chains of sources: who says what stands at a place of a document, outermost first.

A pure reading of the attributions, shared by the stages that need it. A source that is a pronoun, a relative or a role ("the
spokesman") is given the name of whom it stands for; a source without a name stands as it is written; where nobody is given, the
cue is the source ("reportedly", "alleged").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.records import Annotation, Attribution, Document, Mention, Source, Span
from sayso.tree import NOMINAL, Tree

SPEECH = frozenset({"asserts", "alleges", "denies", "warns", "predicts", "asks", "doubts"})
"""The stances of sources; an attribution of another stance tells what somebody wants or does."""
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_ASIDE = frozenset({"acl", "appos", "parataxis", "punct", "det", "advcl"})


def chain(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions of speech whose content holds a span, outermost first; the widest content is the outermost."""
    held = [
        one
        for one in attributions
        if one.stance in SPEECH
        and any(piece.holds(span) for piece in one.content)
        and not any(piece.meets(span) for piece in (*one.cue, *one.source))
    ]
    return sorted(held, key=lambda one: (-_size(one), one.content[0].start))


def sources(document: Document, annotation: Annotation, attributions: Sequence[Attribution], span: Span) -> tuple[Source, ...]:
    """The chain of sources for what stands at `span`, outermost first; empty when the document speaks in its own voice.

    Each member of a list of speakers is a source of its own. A passage embedded from another author is that author's.
    """
    tree = Tree(annotation.tokens)
    made: list[Source] = []
    for one in chain(attributions, span):
        for source in _links(document, annotation, tree, one):
            if not any((known.start, known.end) == (source.start, source.end) for known in made):
                made.append(source)
    return tuple(made)


def _size(one: Attribution) -> int:
    return sum(piece.end - piece.start for piece in one.content)


def _links(document: Document, annotation: Annotation, tree: Tree, one: Attribution) -> list[Source]:
    """The sources of one attribution: its speakers, else its author where it is an embedded post, else its cue."""
    tokens = annotation.tokens
    starts = [token.start for token in tokens]
    if one.source:
        places = [place for span in one.source for place in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))]
        places = [place for place in places if place >= 0 and any(span.start < tokens[place].end for span in one.source)]
        heads = _heads(tree, places)
        if heads and one.cue:
            return [_source(document, annotation, tree, head, set(places), one.stance) for head in heads]
        span = one.source[0]
        return [
            Source(
                document.text[span.start : span.end],
                span.start,
                span.end,
                _author(document, one) or document.text[span.start : span.end],
                one.stance,
            )
        ]
    if one.cue:
        span = one.cue[-1]
        return [Source(document.text[span.start : span.end], span.start, span.end, document.text[span.start : span.end], one.stance)]
    author = _author(document, one)
    start = one.content[0].start
    return [Source("", start, start, author, one.stance)] if author else []


def _author(document: Document, one: Attribution) -> str | None:
    """The author of the embedded passage in which an attribution stands."""
    start = one.content[0].start
    return (
        next((part.author for part in document.passages if part.kind == "embed" and part.start <= start < part.end), None)
        if not one.cue
        else None
    )


def _heads(tree: Tree, places: Sequence[int]) -> list[int]:
    """The heads of the speakers among the tokens of a source: its topmost nominal and the members of its list."""
    inside = set(places)
    tops = [place for place in places if tree.tokens[place].head not in inside or tree.tokens[place].head == place]
    nominal = [place for place in tops if tree.tokens[place].upos in NOMINAL or tree.tokens[place].upos in ("DET", "ADJ", "X")]
    if not nominal:
        return []
    return [member for member in tree.members(nominal[0]) if member in inside]


def _source(document: Document, annotation: Annotation, tree: Tree, head: int, inside: set[int], stance: str) -> Source:
    """One speaker: the noun phrase without article and what trails behind it, and the name that it stands for."""
    token = tree.tokens[head]
    if token.text.lower() in _RELATIVES and token.upos == "PRON":
        antecedent = _antecedent(tree, head)
        if antecedent is not None:
            named = _source(document, annotation, tree, antecedent, set(tree.subtree(antecedent)), stance)
            return Source(token.text, token.start, token.end, named.name, stance)
    span = phrase(tree, head, inside)
    text = document.text[span.start : span.end]
    return Source(text, span.start, span.end, name_of(annotation, tree, head, text), stance)


def phrase(tree: Tree, head: int, inside: set[int]) -> Span:
    """The noun phrase of a head without article, list members, relative clauses, appositions and the possessive ending."""
    skipped = [
        child
        for child in tree.children[head]
        if tree.tokens[child].deprel.split(":")[0] in _ASIDE
        or tree.tokens[child].deprel in ("conj", "cc", "case", "advmod") or child not in inside
    ]  # fmt: skip
    kept = [place for place in tree.subtree(head, skipped) if place in inside]
    run = [head]
    while run[0] - 1 in kept:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in kept:
        run.append(run[-1] + 1)
    return tree.span(run)


def _antecedent(tree: Tree, relative: int) -> int | None:
    """The noun that a relative pronoun stands for: what its relative clause hangs on."""
    for place in tree.ancestors(relative):
        if tree.tokens[place].deprel == "acl:relcl":
            return tree.tokens[place].head
    return None


def name_of(annotation: Annotation, tree: Tree, head: int, text: str) -> str:
    """Whom a noun phrase stands for in its document: the name of its mention; a role takes its bearer's name from an earlier apposition."""
    mention = next((one for one in annotation.mentions if one.head == head), None)
    if mention is None:
        start, end = tree.tokens[head].start, tree.tokens[head].end
        around = [one for one in annotation.mentions if one.start <= start and end <= one.end]
        mention = min(around, key=lambda one: one.end - one.start, default=None)
    if mention is None:
        return text
    if mention.named or mention.pronoun or mention.name.lower() not in (text.lower(), _plain(annotation, mention).lower()):
        return mention.name
    return text


def _plain(annotation: Annotation, mention: Mention) -> str:
    """The words of a mention as its tokens have them."""
    return " ".join(token.text for token in annotation.tokens if mention.start <= token.start and token.end <= mention.end)
