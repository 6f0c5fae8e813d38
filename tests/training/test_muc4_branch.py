"""The branch of the encoder: its arithmetic in numpy is that of its training, and it sees the program's
own windows.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sayso.reading.annotate.engine import engine
from training import muc4_layers
from training.muc4 import Message, Template
from training.muc4_read import BRANCH, read

TEXT = (
    "KARSK CITY, 4 FEB 90 -- [TEXT] GUERRILLAS OF THE VELAN FRONT ATTACKED A BRIDGE IN ORDA WITH DYNAMITE. MAYOR ILVO TARN DIED.\n\n"
    "   THE MINISTRY OF FISHERIES PRAISED THE HARVEST.\n"
)
MESSAGE = Message("TEST", TEXT, (Template(("bombing",), (("target", ("BRIDGE",)),), "ACCOMPLISHED", "-"),))


def test_the_states_are_those_of_the_shipped_model() -> None:
    """The words of a window are those of the program's tokens, with one state for each piece."""
    one = read(MESSAGE)
    held = muc4_layers.windows(one.found)
    words = [one.case.tokens[word].text for part in held for word in part.words]
    assert "DYNAMITE" in words
    for part in held:
        pieces = sum(len(engine().cutter.cut(one.case.tokens[word].text)) for word in part.words)
        assert (
            part.last[-1] < len(part.states)
            and len(part.states) >= pieces
            and len(part.first) == len(part.words)
        )


def test_what_is_peaceful_is_not_looked_at() -> None:
    """A message without a word of violence has no windows, and every phrase of it the score of nothing."""
    one = read(Message("TEST", "ORDA, 4 FEB 90 -- [TEXT] THE MINISTRY OF FISHERIES PRAISED THE HARVEST.", ()))
    held = muc4_layers.windows(one.found)
    said, told = muc4_layers.scores(muc4_layers.load(BRANCH), held, one.case.places)
    assert held == [] and len(said) == len(one.case.names)
    assert (said == muc4_layers.NOTHING).all() and (told == muc4_layers.NOTHING).all()


def test_numpy_computes_what_was_trained(tmp_path: Path) -> None:
    """The scores of phrases and of the message are those of the network in torch, but for the rounding of
    the weights to int8.
    """
    torch = pytest.importorskip("torch", reason="needs the training libraries (pip install sayso[train])")
    from training.muc4_branch import Branch, example, packed

    torch.manual_seed(4)
    model = Branch().eval()
    one = read(MESSAGE)
    held = muc4_layers.windows(one.found)
    made = example(one, held)
    assert made is not None and made.types.tolist() == [0, 1, 0, 0, 0, 0] and float(made.fills.sum()) >= 1
    with torch.no_grad():
        said, told = (part.numpy() for part in model([made]))
    np.savez_compressed(tmp_path / "branch.npz", **packed(model))
    exact = {name: value.numpy() for name, value in model.state_dict().items()}
    for tables, near in ((exact, 1e-3), (muc4_layers.load(tmp_path / "branch.npz"), 0.1)):
        ours, whole = muc4_layers.scores(tables, held, one.case.places)
        looked = ours[(ours != muc4_layers.NOTHING).all(1)]
        assert np.abs(looked - said).max() < near and np.abs(whole - told[0]).max() < near


def test_the_error_function_is_exact_enough() -> None:
    """GELU at a few points, from tables of the normal distribution."""
    found = muc4_layers.gelu(np.array([-3.0, -1.0, 0.0, 1.0, 3.0]))
    assert found == pytest.approx([-0.00405, -0.158655, 0.0, 0.841345, 2.99595], abs=1e-5)
