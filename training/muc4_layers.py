"""A branch of the shipped encoder for MUC-4: two layers of its own on the states of the shipped model's
fourth, in numpy.

The shipped model reads as always; what it thinks after four of its six layers goes through two further
layers that were trained to say of each phrase which slot it fills (`muc4_branch`). Their weights are plain
int8 tables with one scale per column (`muc4_branch.npz`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.annotate import FLOWING
from sayso.reading.annotate.engine import engine, folder
from sayso.reading.annotate.windows import arrays, window
from sayso.records import Extraction
from training.muc4 import VIOLENT
from training.muc4_choice import Floats
from training.muc4_spans import Place

LAYERS, TURNS = 2, 12
STATES = "/model/encoder/layers.3/norm2/LayerNormalization_output_0"
"""The name, inside the shipped model, of the states after its fourth layer."""
LONGEST_PHRASE = 11
NOTHING = -9.0
"""The score of what the branch does not look at: windows without a word of violence."""

Tables = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Window:
    """One window of a message: states after the fourth layer (pieces, width), each word's first and last
    piece, its words' numbers.
    """

    states: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    words: range


@cache
def _session() -> Any:
    """The shipped model with its inner states as one more result."""
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    data = (folder() / "sayso.onnx").read_bytes() + _further_result(STATES)
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _further_result(name: str) -> bytes:
    """What makes an inner value of an ONNX file a result when it is added to the end: protocol buffers
    that follow are merged.
    """

    def field(number: int, content: bytes) -> bytes:
        length, size = len(content), b""
        while length > 127:
            size, length = size + bytes([length & 127 | 128]), length >> 7
        return bytes([number << 3 | 2]) + size + bytes([length]) + content

    tensor_of_floats = field(1, b"\x08\x01")
    return field(7, field(12, field(1, name.encode()) + field(2, tensor_of_floats)))


def windows(found: Extraction) -> list[Window]:
    """The windows of a message in which a word of violence stands, with the sentences together that the
    program itself read together.
    """
    annotation, text = found.annotation, found.document.text
    sentences: list[list[str]] = [[] for _ in annotation.sentences]
    for token in annotation.tokens:
        sentences[token.sentence].append(token.text)
    session, cutter = _session(), engine().cutter
    known = {given.name for given in session.get_inputs()}
    made: list[Window] = []
    start = 0
    for chosen in _groups(found, sentences):
        held = sentences[chosen.start : chosen.stop]
        words = range(start, start + sum(map(len, held)))
        start = words.stop
        if VIOLENT.search(
            text[annotation.tokens[words.start].start : annotation.tokens[words.stop - 1].end].upper()
        ):
            one = window(held, cutter)
            given = {name: values for name, values in arrays([one], cutter.pad).items() if name in known}
            states = session.run([STATES], given)[0][0]
            made.append(Window(states, np.array(one.first), np.array(one.last), words))
    return made


def _groups(found: Extraction, sentences: Sequence[Sequence[str]]) -> Iterator[range]:
    """Which sentences share a window: as `sayso.reading.annotate` groups them, passage by passage, those
    of running text together.
    """
    passages = [
        next(
            number
            for number, passage in enumerate(found.document.passages)
            if passage.start <= sentence.start < passage.end
        )
        for sentence in found.annotation.sentences
    ]
    flows = [found.document.passages[number].kind in FLOWING for number in passages]
    breaks = [
        number
        for number in range(1, len(passages))
        if passages[number] != passages[number - 1] and not (flows[number] and flows[number - 1])
    ]
    for start, stop in pairwise([0, *breaks, len(passages)]):
        for chosen in engine().windows(sentences[start:stop], passages[start:stop]):
            yield range(start + chosen.start, start + chosen.stop)


def load(path: Path) -> dict[str, NDArray[Any]]:
    """The branch's tables as numbers of single precision, from the int8 file that `muc4_branch` writes."""
    with np.load(path, allow_pickle=False) as held:
        scales = {name: held[name] for name in held.files if name.endswith(":scale")}
        tables = {name: held[name] for name in held.files if not name.endswith(":scale")}
    return {
        name: table.astype(np.float32) * scales[f"{name}:scale"]
        if f"{name}:scale" in scales
        else table.astype(np.float32)
        for name, table in tables.items()
    }


def _affine(tables: Tables, name: str, states: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(states @ tables[f"{name}.weight"].T + tables[f"{name}.bias"])


def _norm(tables: Tables, name: str, states: NDArray[Any]) -> NDArray[Any]:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return np.asarray(centred / spread * tables[f"{name}.weight"] + tables[f"{name}.bias"])


def gelu(values: NDArray[Any]) -> NDArray[Any]:
    """x Φ(x), with the error function of Abramowitz & Stegun 7.1.26 (exact to 1.5e-7)."""
    scaled = np.abs(values) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * scaled)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    error = np.sign(values) * (1 - series * np.exp(-(scaled**2)))
    return np.asarray(0.5 * values * (1 + error), np.float32)


def layer(tables: Tables, name: str, states: NDArray[Any]) -> NDArray[Any]:
    """One layer of a transformer over one window: states (pieces, width) in and out."""
    pieces, width = states.shape

    def turns(part: str) -> NDArray[Any]:
        return (
            _affine(tables, f"{name}.{part}", states)
            .reshape(pieces, TURNS, width // TURNS)
            .transpose(1, 0, 2)
        )

    scores = turns("query") @ turns("key").transpose(0, 2, 1) / np.sqrt(width // TURNS)
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (shares / shares.sum(-1, keepdims=True)) @ turns("value")
    mixed = mixed.transpose(1, 0, 2).reshape(pieces, width)
    states = _norm(tables, f"{name}.norm1", states + _affine(tables, f"{name}.out", mixed))
    inner = _affine(tables, f"{name}.down", gelu(_affine(tables, f"{name}.up", states)))
    return _norm(tables, f"{name}.norm2", states + inner)


def scores(
    tables: Tables, held: Sequence[Window], places: Sequence[Sequence[Place]]
) -> tuple[Floats, Floats]:
    """What the branch says of each phrase (phrases, slots and incident types) and of the message (incident
    types,), as log odds.
    """
    kinds = tables["words.bias"].shape[0]
    said = np.full((len(places), tables["out.bias"].shape[0]), NOTHING, np.float32)
    if not held:
        return said, np.full(kinds, NOTHING, np.float32)
    words, at = _words(tables, held)
    weight = _affine(tables, "pool", words)[:, 0]
    weight = np.exp(weight - weight.max())
    whole = (weight / weight.sum()) @ words
    left, right, head = (_affine(tables, name, words) for name in ("left", "right", "head"))
    about = _affine(tables, "doc", whole)
    for number, spots in enumerate(places):
        seen = [place for place in spots if place.head in at]
        if seen:
            first, last, middle = np.array(
                [[at[place.start], at[place.end - 1], at[place.head]] for place in seen]
            ).T
            length = np.array([min(place.end - place.start, LONGEST_PHRASE) for place in seen])
            mixed = left[first] + right[last] + head[middle] + tables["length.weight"][length] + about
            said[number] = np.logaddexp.reduce(_affine(tables, "out", gelu(mixed)), axis=0)
    told = np.logaddexp.reduce(_affine(tables, "words", words), axis=0) + _affine(tables, "whole", whole)
    return said, told


def _words(tables: Tables, held: Sequence[Window]) -> tuple[NDArray[Any], dict[int, int]]:
    """The states of all words looked at (words, width), and where each word of the message is among them."""
    made: list[NDArray[Any]] = []
    at: dict[int, int] = {}
    for one in held:
        states = one.states
        for number in range(LAYERS):
            states = layer(tables, f"layers.{number}", states)
        at |= {word: len(at) + place for place, word in enumerate(one.words)}
        made.append((states[one.first] + states[one.last]) * 0.5)
    return np.concatenate(made), at
