"""Fitting the templates: what is learnt from some messages is found again in others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from training import muc4_fit
from training.muc4 import Message, Template
from training.muc4_fit import answer, cross_answers, learn, unseen
from training.muc4_read import Read, read

TARGETS = ("BRIDGE", "FACTORY", "SCHOOL", "WAREHOUSE", "MILL", "HOTEL", "BRIDGE", "FACTORY")
PEACEFUL = ("HARVEST", "FESTIVAL", "BUDGET", "CONCERT", "MARKET", "REGATTA", "HARVEST", "FESTIVAL")


@pytest.fixture(scope="module")
def held() -> list[Read]:
    """Sixteen short messages of an invented country, in turn of a bombing and of nothing violent."""
    made = []
    for number, (target, topic) in enumerate(zip(TARGETS, PEACEFUL, strict=True)):
        key = Template(
            ("bombing",),
            (("target", (target,)), ("perpetrator", ("GUERRILLAS",))),
            "ACCOMPLISHED",
            "REPORTED AS FACT",
        )
        made.append(
            Message(
                f"A{number}",
                f"ORDA, {number + 1} MAY 89 -- [TEXT] GUERRILLAS BOMBED A {target} IN KARSK.",
                (key,),
            )
        )
        made.append(
            Message(
                f"B{number}",
                f"ORDA, {number + 1} MAY 89 -- [TEXT] THE MAYOR OPENED THE {topic} IN KARSK.",
                (),
            )
        )
    return [read(message) for message in made]


@pytest.fixture(autouse=True)
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of messages has to be shown more often than thirteen hundred."""
    monkeypatch.setattr(muc4_fit, "EPOCHS", {"type": 600, "fill": 600, "again": 600})
    monkeypatch.setattr(muc4_fit, "PENALTY", dict.fromkeys(muc4_fit.PENALTY, 0.05))


def test_what_is_learnt_is_found_again(held: list[Read]) -> None:
    """Fitted on all: each bombing has its template with the perpetrators, stage and confidence; a quiet
    message has none.
    """
    model = learn(held, 3)
    for one in held:
        found = answer(one, model)
        assert [template["type"] for template in found] == [
            kind for key in one.message.templates for kind in key.types
        ]
        for template in found:
            assert ["guerrillas"] in template["PerpInd"]  # type: ignore[operator]
            assert (template["stage"], template["confidence"]) == ("accomplished", "reported as fact")


def test_every_message_is_answered_from_the_other_folds(held: list[Read]) -> None:
    """Cross-validation answers every message, and finds most of what is alike in the others."""
    folds = cross_answers(held, 3)
    assert folds.keys() == {one.message.name for one in held}
    assert (
        sum([template["type"] for template in folds[f"A{number}"]] == ["bombing"] for number in range(8)) >= 6
    )


def test_no_view_of_a_message_knows_its_key(held: list[Read]) -> None:
    """A message's views are the same whatever its own key says, and differ when the others' keys are taken
    away.
    """
    bare = [replace(one, message=one.message._replace(templates=())) for one in held]
    view = unseen(held, 3)[0].views[0]
    assert (unseen([bare[0], *held[1:]], 3)[0].views[0].types == view.types).all()
    assert (unseen([*held[:2], *bare[2:8], *held[8:]], 3)[0].views[0].types != view.types).any()
