"""Chains of sources: who says what stands at a place of a document, outermost first.

A pure reading of the attributions, shared by the stages that need it. A source that is a pronoun, a
relative or a role ("the spokesman") is given the name of whom it stands for; a source without a name
stands as it is written; where nobody is given, the cue is the source ("reportedly", "alleged").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.language.en.tree import NOMINAL, Tree
from sayso.records import Annotation, Attribution, Document, Mention, Source, Span

SPEECH = frozenset({"asserts", "alleges", "denies", "warns", "predicts", "asks", "doubts"})
"""The stances of sources; an attribution of another stance ("holds") tells what somebody wants, does or
feels.
"""
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_THIRD_PERSON = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
_MARKS = frozenset("“\"„«'‘")
_WHERE = frozenset(
    {"in", "inside", "at", "on", "near", "outside", "within", "across", "during", "after", "around"}
)
"""Prepositions of a trailing phrase that says where or when, which is no part of a name."""
_ASIDE = frozenset(
    {
        "acl",
        "appos",
        "parataxis",
        "punct",
        "det",
        "advcl",
        "conj",
        "cc",
        "nsubj",
        "cop",
        "mark",
        "advmod",
        "predet",
    }
)


def chain(attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions of speech whose content holds a span, outermost first: the widest content is the
    outermost.
    """
    held = [one for one in attributions if one.stance in SPEECH and _holds(one, span)]
    return sorted(held, key=lambda one: (-_size(one), one.content[0].start))


class SourceChains:
    """The chains of one document; making it costs one pass over the tokens."""

    def __init__(
        self, document: Document, annotation: Annotation, attributions: Sequence[Attribution]
    ) -> None:
        self.document = document
        self.annotation = annotation
        self.attributions = [one for one in attributions if one.stance in SPEECH and one.content]
        self.tree = Tree(annotation.tokens)
        self.starts = [token.start for token in annotation.tokens]
        self.by_head: dict[int, Mention] = {}
        for mention in annotation.mentions:
            self.by_head.setdefault(mention.head, mention)

    def sources(self, span: Span) -> tuple[Source, ...]:
        """The chain of sources for what stands at `span`, outermost first; empty when the document speaks
        in its own voice.

        Each member of a list of speakers is a source of its own. "I" and "we" inside a quotation are its
        speaker, so no further link.
        """
        made: list[Source] = []
        for one in chain(self.attributions, span):
            for source in () if self.background(one, span) else self.links(one):
                if source.text.lower() not in _FIRST_PERSON and all(
                    source.name.lower() != known.name.lower() for known in made
                ):
                    made.append(source)
        return tuple(made)

    def background(self, one: Attribution, span: Span) -> bool:
        """Whether a span stands in a relative clause of indirect speech ("said that Dren, who was arrested
        in May, …").

        Such a clause says whom or what is meant and is told by the document itself. Within quotation
        marks, and where what is said is a noun with its clause ("revealed details of a network which …"),
        it is the speaker's.
        """
        piece = next((held for held in one.content if held.holds(span)), None) if self.starts else None
        if (
            piece is None
            or any(self.document.text[held.start : held.start + 1] in _MARKS for held in one.content)
            or self._quoted(piece, span)
        ):
            return False
        node = min(bisect_left(self.starts, span.start), len(self.starts) - 1)
        tokens = self.tree.tokens
        relative = False
        while piece.holds(Span(tokens[node].start, tokens[node].end)):
            top = node
            relative = relative or tokens[node].deprel == "acl:relcl"
            if tokens[node].head == node:
                break
            node = tokens[node].head
        else:
            if not relative:
                return False
            return tokens[top].upos in ("VERB", "AUX", "ADJ") and tokens[top].deprel != "acl:relcl"
        return False

    def _quoted(self, piece: Span, span: Span) -> bool:
        """Whether a span stands between quotation marks inside a piece of content."""
        before = self.document.text[piece.start : span.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def links(self, one: Attribution) -> list[Source]:
        """The sources of one attribution: its speakers, else the author of the embedded post, else the
        words of its cue.
        """
        author = None if one.cue else self._author(one.content[0].start)
        if one.source:
            heads = self._heads(one.source) if one.cue else []
            if heads:
                return [self.speaker(head, one) for head in heads if not self._happening(head)]
            return [self._plain(one.source[0], one.stance, author)]
        if one.cue:
            return [self._plain(one.cue[-1], one.stance)]
        start = one.content[0].start
        return [Source("", start, start, author, one.stance)] if author else []

    def _happening(self, head: int) -> bool:
        """Whether a noun stands for an event, which says nothing ("in the bombing")."""
        mention = self.by_head.get(head)
        return mention is not None and mention.kind == "event"

    def speaker(self, head: int, one: Attribution) -> Source:
        """One speaker: the noun phrase without article and what trails behind it, and the name that it
        stands for.
        """
        token = self.tree.tokens[head]
        if token.text.lower() in _RELATIVES and token.upos in ("PRON", "DET", "SCONJ"):
            antecedent = self._antecedent(head)
            if antecedent is not None:
                return Source(
                    token.text, token.start, token.end, self.speaker(antecedent, one).name, one.stance
                )
        span = self.phrase(head)
        text = self.document.text[span.start : span.end]
        name = self.name_of(head, text)
        if name.lower() == "it":
            name = self._main_subject(head) or name
        elif name.lower() in _THIRD_PERSON:
            name = self._last_speaker(one) or name
        return Source(text, span.start, span.end, name, one.stance)

    def phrase(self, head: int) -> Span:
        """The noun phrase of a head without article, list members, relative clauses, appositions and the
        possessive ending.
        """
        tokens, children = self.tree.tokens, self.tree.children
        skipped = [
            child
            for child in children[head]
            if (
                tokens[child].deprel.split(":")[0] in _ASIDE
                and not (
                    tokens[child].deprel == "appos" and child > head and tokens[child - 1].upos != "PUNCT"
                )
            )
            or tokens[child].deprel == "case"
            or (tokens[child].deprel in ("nmod", "obl") and child > head and self.tree.case(child) in _WHERE)
        ]
        below = self.tree.subtree(head, skipped)
        asides = [
            node for node in below if node > head and tokens[node].deprel in ("acl:relcl", "acl", "parataxis")
        ]
        kept = set(self.tree.subtree(head, [*skipped, *asides]))
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return Span(tokens[first].start, tokens[last].end)

    def name_of(self, head: int, text: str) -> str:
        """Whom the noun phrase of a head stands for in this document: the name of its mention, else its
        own words.
        """
        mention = self.by_head.get(head)
        if mention is None:
            token = self.tree.tokens[head]
            around = [
                one
                for one in self.annotation.mentions
                if one.named and one.start <= token.start and token.end <= one.end
            ]
            mention = min(around, key=lambda one: one.end - one.start, default=None)
        if mention is None or (
            not mention.named and not mention.pronoun and mention.name.lower().endswith(text.lower())
        ):
            return text
        return mention.name or text

    def _main_subject(self, pronoun: int) -> str | None:
        """The subject of the main clause before a pronoun of the same sentence ("Karsk expelled two envoys
        whom it accused …").
        """
        root = ([pronoun, *self.tree.ancestors(pronoun)])[-1]
        for child in self.tree.deps(root, "nsubj"):
            if child < pronoun and self.tree.tokens[child].upos in ("NOUN", "PROPN"):
                span = self.phrase(child)
                return self.name_of(child, self.document.text[span.start : span.end])
        return None

    def _last_speaker(self, one: Attribution) -> str | None:
        """The person or role that spoke last before an attribution whose own source is a pronoun that
        nothing resolves.
        """
        start = one.source[0].start
        for other in sorted(
            self.attributions, key=lambda found: -found.source[0].start if found.source else 1
        ):
            if other.source and other.cue and other.source[0].end <= start:
                for head in self._heads(other.source):
                    name = self.name_of(head, self.tree.tokens[head].text)
                    if name.lower() not in _THIRD_PERSON | _FIRST_PERSON | _RELATIVES and "\n" not in name:
                        span = self.phrase(head)
                        return name if self.by_head.get(head) else self.document.text[span.start : span.end]
                return None
        return None

    def _heads(self, source: Sequence[Span]) -> list[int]:
        """The heads of the speakers among the tokens of a source: its topmost nominal and the members of
        its list.
        """
        places: list[int] = []
        for span in source:
            first = max(bisect_right(self.starts, span.start) - 1, 0)
            places += [
                place
                for place in range(first, bisect_left(self.starts, span.end))
                if self.tree.tokens[place].end > span.start
            ]
        inside = set(places)
        tokens = self.tree.tokens
        tops = [place for place in places if tokens[place].head not in inside or tokens[place].head == place]
        nominal = [
            place
            for place in tops
            if tokens[place].upos in NOMINAL or tokens[place].upos in ("DET", "ADJ", "X", "SCONJ")
        ]
        return [member for member in self.tree.members(nominal[0]) if member in inside] if nominal else []

    def _antecedent(self, relative: int) -> int | None:
        """The noun that a relative pronoun stands for: what its relative clause hangs on."""
        for place in (relative, *self.tree.ancestors(relative)):
            if self.tree.tokens[place].deprel in ("acl:relcl", "acl"):
                return self.tree.tokens[place].head
        return None

    def _author(self, start: int) -> str | None:
        """The author of the embedded passage at a place."""
        return next(
            (
                part.author
                for part in self.document.passages
                if part.kind == "embed" and part.start <= start < part.end
            ),
            None,
        )

    def _plain(self, span: Span, stance: str, name: str | None = None) -> Source:
        """A source as it is written."""
        text = self.document.text[span.start : span.end]
        return Source(text, span.start, span.end, name or text, stance)


def _holds(one: Attribution, span: Span) -> bool:
    """Whether a span is said in an attribution, and is neither its source nor its cue."""
    return any(piece.holds(span) for piece in one.content) and not any(
        piece.meets(span) for piece in (*one.cue, *one.source)
    )


def _size(one: Attribution) -> int:
    """The length of what is said, in code points."""
    return sum(piece.end - piece.start for piece in one.content)
