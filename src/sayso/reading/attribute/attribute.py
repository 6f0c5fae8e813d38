"""The attribute stage: source, cue and content of everything that a document reports as said by somebody.

Two readers look at the same text: the model's attribution heads, put together by `linking`, and frames
over syntax for the cue words of `cues.yaml`. Where both speak of the same cue the model's borders count
and the rules give the stance; what only the rules see is added when the model saw nothing there. Embedded
posts are wholly their author's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from sayso.language.en.tree import Tree
from sayso.reading.attribute import nouns, verbs
from sayso.reading.attribute.candidates import Places
from sayso.reading.attribute.cues import whole
from sayso.reading.attribute.extent import extended
from sayso.reading.attribute.found import SpeechAct, attribution, spans
from sayso.reading.attribute.lexicon import HOLDS, Lexicon, lexicon
from sayso.reading.attribute.linking import link
from sayso.reading.attribute.page import ChoicePage
from sayso.reading.attribute.posts import posts
from sayso.reading.attribute.ranking import chosen
from sayso.records import Annotation, Attribution, Document, Span


def attribute(document: Document, annotation: Annotation) -> tuple[Attribution, ...]:
    """All attributions of a document in the order of their first words."""
    tree = Tree(annotation.tokens)
    words = lexicon()
    rules = by_rules(tree, words, document.text)
    seen = by_model(document.text, annotation, tree, rules)
    strong = [one for one in rules if not seen or not _weak(tree, one, seen)]
    made = [
        *joined(seen, [attribution(one, annotation.tokens) for one in strong], document.text),
        *posts(document),
    ]
    return tuple(sorted(made, key=_first))


def _weak(tree: Tree, one: SpeechAct, seen: Sequence[Attribution]) -> bool:
    """Whether a rule's cue is a verb that more often describes than attributes, and the model has no cue
    there.
    """
    if not any(tree.tokens[place].lemma.lower() in lexicon().weak for place in one.cue):
        return False
    return not _meet(spans(one.cue, tree.tokens), [span for other in seen for span in other.cue])


def by_rules(tree: Tree, words: Lexicon, text: str) -> list[SpeechAct]:
    """What the cue words and frames find; of two with the same cue word the first counts."""
    made: list[SpeechAct] = []
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


def by_model(text: str, annotation: Annotation, tree: Tree, rules: Sequence[SpeechAct]) -> list[Attribution]:
    """What the attribution heads found: pieces linked, cues made whole, contents chosen; the stance comes
    from the cue's words.

    A cue without source and content, a source or content without cue is dropped: one in ten of them is right.
    """
    linked = link(annotation.cues, text)
    if not linked:
        return []
    known = ChoicePage(text, annotation, tree, rules, linked)
    made: list[Attribution] = []
    for one in linked:
        if not one.cue or not (one.source or one.content):
            continue
        cue = known.places(one.cue)
        if not one.source or _heard(tree, cue):
            one = one._replace(source=spans(_speaker(tree, cue), annotation.tokens))
        source = known.places(one.source)
        cue = whole(tree, cue, (known.others - cue) | source)
        mended = one._replace(cue=spans(sorted(cue), annotation.tokens))
        stance = _stance(tree, sorted(cue), bool(one.source))
        made.append(Attribution(one.source, mended.cue, chosen(known, mended), stance))
    return made


def _speaker(tree: Tree, cue: Places) -> list[int]:
    """Who speaks by syntax, for a verb of saying whose source the model left open."""
    heads = [
        place
        for place in sorted(cue)
        if tree.tokens[place].upos == "VERB" and tree.tokens[place].lemma.lower() in lexicon().verbs
    ]
    return [place for place in verbs.speaker(tree, heads[-1]) if place not in cue] if heads else []


def _heard(tree: Tree, cue: Places) -> bool:
    """Whether a cue is a passive whose subject is the hearer, so no source ("they were told")."""
    return any(
        tree.tokens[place].lemma.lower() in lexicon().hearing and tree.is_passive(place) for place in cue
    )


def _stance(tree: Tree, cue: Sequence[int], sourced: bool) -> str:
    """The stance of a cue by its lemmas.

    A saying that is itself denied or only meant ("did not say", "came to warn") has none, nor has a cue
    without source, unless its words stand for one.
    """
    words = lexicon()
    lemmas = [tree.tokens[place].lemma.lower() for place in cue]
    stance = words.stance(lemmas)
    meant = any(
        tree.tokens[place].lemma.lower() in words.verbs and verbs.intended(tree, place) for place in cue
    )
    negated = stance not in ("denies", "doubts") and bool({"not", "n't", "never"} & set(lemmas))
    return HOLDS if meant or negated or not (sourced or words.impersonal(lemmas)) else stance


def joined(seen: Sequence[Attribution], read: Sequence[Attribution], text: str) -> list[Attribution]:
    """The model's attributions, each with what a rule of the same cue knows better, then those that only
    the rules see.
    """
    made: list[Attribution] = []
    used: set[int] = set()
    for one in seen:
        match = next(
            (place for place, other in enumerate(read) if place not in used and _meet(one.cue, other.cue)),
            None,
        )
        if match is None:
            made.append(one)
            continue
        used.add(match)
        made.append(_agreed(one, read[match], text))
    made += [other for place, other in enumerate(read) if place not in used]
    return made


def _agreed(seen: Attribution, read: Attribution, text: str) -> Attribution:
    """One attribution of two readings of one cue: borders by the model, stance by the rules.

    Where the rules find nobody who speaks ("is said to have fled") nobody does, and a relative pronoun is
    the source only for both.
    """
    if not read.source:
        return Attribution((), seen.cue, read.content, read.stance)
    first = text[seen.source[0].start : seen.source[0].end].lower() if seen.source else ""
    source = read.source if first in ("who", "which", "that", "whom", "") else seen.source
    return Attribution(source, seen.cue, seen.content or read.content, read.stance)


def _meet(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether two parts share text."""
    return any(one.meets(other) for one in left for other in right)


def _first(one: Attribution) -> tuple[int, int]:
    """Where an attribution begins, and where its cue does."""
    starts = [span.start for part in (one.source, one.cue, one.content) for span in part]
    return (min(starts, default=0), one.cue[0].start if one.cue else -1)
