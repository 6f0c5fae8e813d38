"""Each rule of the grammar is used: its own examples are read by it."""

from typing import Any

import pytest

from sayso.reading.annotate.times.finder import explain
from sayso.reading.annotate.times.lexicon import rules, words
from sayso.reading.annotate.times.readings import READERS

RULES = [rule for rule in rules()[1:] if rule["examples"]]


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_a_rule_reads_its_examples(rule: dict[str, Any]) -> None:
    """Every example of a rule is read by that rule when it stands in a sentence."""
    for example in rule["examples"]:
        text = f"The envoy met them {example}, he said."
        assert rule["name"] in [name for name, _ in explain(text, 0, len(text))], example


def test_every_reader_is_called_by_a_rule() -> None:
    """No reader is left without a rule."""
    assert {rule["read"] for rule in rules()[1:]} == set(READERS)


def test_every_kind_of_word_is_used_by_a_rule_or_a_check() -> None:
    """No list of the lexicon is dead: each kind stands in a rule, or opens or joins expressions."""
    written = (
        " ".join([rule["match"] for rule in rules()[1:]] + list(rules()[0]["macros"].values()))
        .replace("?", " ")
        .split()
    )
    beside = {"since", "until", "by", "and", "to", "onward", "before", "after", "over", "from"}
    assert {kind for kind, _ in words().values()} - set(written) <= beside
