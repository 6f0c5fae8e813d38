"""Runs the shipped model: sentences of words in, tags, trees, spans and numbers out.

The model is one ONNX file with all heads; `model/model.json` says which labels each head gives and which
file is meant. One thread by default: several documents are read by several processes. Every window is read
by itself, so that the same words always give the same arithmetic.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.reading.annotate.pieces import WordPiece
from sayso.reading.annotate.tags import spans
from sayso.reading.annotate.trees import tree
from sayso.reading.annotate.windows import LONGEST, Window, arrays, group, window

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
STATES = "/model/encoder/layers.5/norm2/LayerNormalization_output_0"
"""The name, inside the model, of what the encoder says of each piece."""


@dataclass(frozen=True, slots=True)
class WindowReading:
    """What the model reads in consecutive sentences, word by word; `heads` count from the first word, a
    root has its own place.

    `names` and `attribution` are (label, start, end) in words; `mentions` has "O" where no noun phrase has
    its head; `event` has the log odds that the word heads an event; `factuality` runs from -3 (did not
    happen) to 3 (happened), read at an event's head; `states` (words, width) is what the encoder says of each
    word: the mean of its first and its last piece.
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprel: list[str]
    names: list[tuple[str, int, int]]
    attribution: list[tuple[str, int, int]]
    mentions: list[str]
    event: list[float]
    factuality: list[float]
    states: Halves


def folder() -> Path:
    """Where the model's files are."""
    return Path(str(files("sayso.reading.annotate"))) / "model"


@cache
def description(where: Path | None = None) -> dict[str, Any]:
    """`model.json`: the labels of the heads and the SHA-256 of the model file. Raises ModelError when it
    is not there.
    """
    path = (where or folder()) / "model.json"
    try:
        described: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    except OSError as error:
        raise ModelError(
            f"the language model is not installed: {path} is missing; install sayso again"
        ) from error
    return described


def further_result(name: str) -> bytes:
    """What makes an inner value of an ONNX file a result when it is added to the end: protocol buffers that
    follow one another are merged.
    """

    def field(number: int, content: bytes) -> bytes:
        length, size = len(content), b""
        while length > 127:
            size, length = size + bytes([length & 127 | 128]), length >> 7
        return bytes([number << 3 | 2]) + size + bytes([length]) + content

    tensor_of_floats = field(1, b"\x08\x01")
    return field(7, field(12, field(1, name.encode()) + field(2, tensor_of_floats)))


@cache
def engine(threads: int = 1) -> Engine:
    """The engine of this process, loaded on first use."""
    return Engine(folder(), threads)


class Engine:
    """The loaded model. Raises ModelError when a file is missing or is not the one that `model.json`
    names.
    """

    def __init__(self, where: Path, threads: int = 1) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # heavy, and `sayso --help` has no use for it

        described = description(where)
        try:
            data = (where / "sayso.onnx").read_bytes()
            self.cutter = WordPiece.read(folder() / "vocab.txt")
        except OSError as error:
            raise ModelError(
                f"the language model is not installed: {error.filename} is missing; install sayso again"
            ) from error
        if hashlib.sha256(data).hexdigest() != described["sha256"]:
            raise ModelError(
                f"{where / 'sayso.onnx'} is not the pinned language model (its SHA-256 differs); "
                "install sayso again"
            )
        self.labels: dict[str, list[str]] = described["labels"]
        self._chains = {
            name: (np.array(chain["steps"], np.float32), np.array(chain["first"], np.float32))
            for name, chain in described["chains"].items()
        }
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False  # every window has another length
        # On x86 without VNNI products of 8 bits saturate and the page reads otherwise; this keeps them exact.
        options.add_session_config_entry("session.x64quantprecision", "1")
        data += further_result(STATES)
        self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._outputs = [output.name for output in self._session.get_outputs()]

    def windows(self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] = ()) -> list[range]:
        """How consecutive sentences, each with the number of its paragraph, are put into windows."""
        return group(
            [min(LONGEST - 3, sum(len(self.cutter.cut(word)) for word in words)) for words in sentences],
            paragraphs,
        )

    def read(self, sentences: Sequence[Sequence[str]], groups: Sequence[range]) -> list[WindowReading]:
        """One reading per window; `groups` are the ranges of sentences that share a window (see
        `windows`).
        """
        return [self._window(window(sentences[chosen.start : chosen.stop], self.cutter)) for chosen in groups]

    def _window(self, one: Window) -> WindowReading:
        """One window by itself: it stays in the processor's cache, nothing is padded, and no other text
        can change its arithmetic.
        """
        given = {
            name: values for name, values in arrays([one], self.cutter.pad).items() if name in self._inputs
        }
        results = dict(zip(self._outputs, self._session.run(None, given), strict=True))
        return self._reading(one, {name: values[0] for name, values in results.items()})

    def _reading(self, one: Window, scores: dict[str, Floats]) -> WindowReading:
        """The scores of one window, decoded."""
        size = len(one.first)

        def tags(name: str) -> list[str]:
            return [self.labels[name][number] for number in scores[name][:size].argmax(1)]

        heads = _heads(scores["arcs"][:size, :size], one.sentence)
        return WindowReading(
            upos=tags("upos"),
            xpos=tags("xpos"),
            heads=heads,
            deprel=self._relations(heads, scores["deprel"][:size]),
            names=spans(scores["names"][:size], self.labels["names"]),
            attribution=spans(
                scores["attribution"][:size], self.labels["attribution"], *self._chains["attribution"]
            ),
            mentions=tags("mentions"),
            event=(scores["event"][:size, 1] - scores["event"][:size, 0]).tolist(),
            factuality=[float(value) for value in scores["factuality"][:size, 0]],
            states=((scores[STATES][one.first] + scores[STATES][one.last]) * 0.5).astype(np.float16),
        )

    def _relations(self, heads: list[int], scores: Floats) -> list[str]:
        """The best relation of each word: `root` for the root of a sentence and for no other word."""
        labels = self.labels["deprel"]
        root = labels.index("root")
        scores = scores.copy()
        scores[:, root] = -1e9
        best = scores.argmax(1)
        return ["root" if head == word else labels[best[word]] for word, head in enumerate(heads)]


def _heads(arcs: Floats, sentence: Sequence[int]) -> list[int]:
    """The trees of all sentences of a window, as places in the window."""
    heads: list[int] = []
    start = 0
    while start < len(sentence):
        stop = start
        while stop < len(sentence) and sentence[stop] == sentence[start]:
            stop += 1
        heads += [start + head for head in tree(arcs[start:stop, start:stop])]
        start = stop
    return heads
