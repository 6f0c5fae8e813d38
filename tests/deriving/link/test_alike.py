"""Tellings compared by their words alone: grouped alike in any order, by weights that all stand for a
feature.
"""

from __future__ import annotations

import random
from collections import Counter

from sayso.deriving.link.alike import EventMention, Pages, features, group, score
from sayso.deriving.link.alike.features import near_words, nearness
from sayso.deriving.link.alike.mention import event_mention, stem
from sayso.deriving.link.alike.score import weights
from sayso.records import Annotation, Span, Token

STORIES = {
    "flood 1": "river flood bridge village rescue boat water storm",
    "flood 2": "river flood bridge collapse boat water evacuate",
    "strike 1": "union strike wage port docker ship negotiate",
    "strike 2": "union strike wage port crane walkout ship",
}


def pages() -> Pages:
    return Pages({name: Counter(words.split()) for name, words in STORIES.items()})


def told(id_: str, page: str, lemma: str, who: str = "", whom: str = "") -> EventMention:
    """An event told in one page."""
    words = tuple((word, 1) for word in (*who.split(), *whom.split()))
    return EventMention(
        id_, page, 0, lemma, stem(lemma), "VERB", frozenset({lemma}), frozenset(who.split()), frozenset(whom.split()), frozenset(),
        words, words, frozenset(), frozenset(),
    )  # fmt: skip


EVENTS = (
    told("a", "flood 1", "collapse", "bridge"),
    told("b", "flood 2", "collapse", "bridge"),
    told("c", "strike 1", "begin", "union", "strike"),
    told("d", "strike 2", "start", "union", "strike"),
    told("e", "strike 1", "collapse", "crane"),
)


def test_one_story_joins_and_another_does_not() -> None:
    """The same word in one story is one event; the same word in another story is not; near words with one
    sufferer are.
    """
    found = group(EVENTS, pages())
    assert ("a", "b") in found and ("e",) in found


def test_the_order_of_input_changes_nothing() -> None:
    """Shuffled mentions and pages give equal groups."""
    expected = group(EVENTS, pages())
    for seed in range(4):
        shuffled, names = list(EVENTS), list(STORIES)
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(names)
        assert group(shuffled, Pages({name: Counter(STORIES[name].split()) for name in names})) == expected


def test_every_weight_stands_for_a_feature() -> None:
    """A weight that no feature has would be dead; both halves of the features exist."""
    made = set()
    for one in EVENTS:
        for other in EVENTS:
            if one.id < other.id:
                made |= set(features(one, other, pages()))
    known = {name.partition(": ")[2] or name for name in made} | {
        "one stem", "one sentence", "one page", "other doers", "other sufferers", "numbers shared", "names shared", "sides exchanged",
        "words near", "rare word", "doers and sufferers shared", "arguments shared", "doers shared", "sufferers shared",
    }  # fmt: skip
    assert {name.partition(": ")[2] or name for name in weights()} <= known
    assert score({"one word": 1.0}, {"one word": 2.0}) == 2.0


def test_near_words_are_symmetric_enough_and_far_ones_nothing() -> None:
    """Neighbours count from a cosine of 0.5; a word beside itself is not in the table."""
    assert nearness("kill", "murder") == nearness("murder", "kill") > 0.2
    assert nearness("kill", "harvest") == 0.0
    assert all(word not in others and min(others.values()) >= 0.5 for word, others in near_words().items())


def test_a_passive_turns_its_subject_into_the_sufferer() -> None:
    """ "The bridge was closed by police": police did it, to the bridge."""
    rows = [
        ("The", "the", "DET", 1, "det"),
        ("bridge", "bridge", "NOUN", 3, "nsubj:pass"),
        ("was", "be", "AUX", 3, "aux:pass"),
        ("closed", "close", "VERB", 3, "root"),
        ("by", "by", "ADP", 5, "case"),
        ("police", "police", "NOUN", 3, "obl:agent"),
    ]
    tokens, at = [], 0
    for text, lemma, upos, head, relation in rows:
        tokens.append(Token(at, at + len(text), text, lemma, upos, "", head, relation, 0))
        at += len(text) + 1
    made = event_mention("x", "page", Annotation(tuple(tokens), (Span(0, at),)), [3])
    assert (made.subjects, made.objects) == (frozenset({"police"}), frozenset({"bridge"}))
