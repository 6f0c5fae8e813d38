"""The cue words."""

from __future__ import annotations

from sayso.reading.attribute.lexicon import HOLDS, STANCES, lexicon


def test_every_entry_gives_a_known_stance_and_is_a_lemma() -> None:
    """Every cue word has one of the stances of `records.Attribution` and is written as a lemma in lower
    case.
    """
    words = lexicon()
    stances = {stance for verb in words.verbs.values() for stance in verb.places.values()}
    for known in (words.nouns, words.adverbs, words.adjectives, words.participles, words.prepositions):
        stances |= set(known.values())
        assert all(word == word.lower() and word.strip() == word for word in known)
    assert stances == STANCES
    assert words.ownerless <= words.nouns.keys()
    assert words.citing | words.accused | words.light


def test_a_cue_is_weighed_by_its_words() -> None:
    """What somebody wants is no saying; a denial is one, also with an auxiliary; unknown words are none."""
    words = lexicon()
    assert words.stance(["have", "deny"]) == "denies"
    assert words.stance(["reportedly", "say"]) == "asserts"
    assert words.stance(["want"]) == words.stance(["be", "quarrelsome"]) == HOLDS
