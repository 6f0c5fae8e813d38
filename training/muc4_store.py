"""The weights of the MUC-4 classifiers as plain tables: `muc4_weights.tsv` (linear ones) and
`muc4_networks.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.linear import Floats, Linear
from training.network import Network

FAINTEST = 0.08
"""A feature is kept where one of its weights is at least as far from zero as this."""
LINEARS, NETWORKS = "muc4_weights.tsv", "muc4_networks.json"


@dataclass(frozen=True)
class Model:
    """All that is learnt: `linears` by name (slots, kinds, types, several, stage, confidence), `networks`
    (type, fill, again).
    """

    linears: dict[str, Linear]
    networks: dict[str, Network]


def save(model: Model, folder: Path) -> list[Path]:
    """Write both files; gives their paths."""
    linears, networks = folder / LINEARS, folder / NETWORKS
    linears.write_text("".join(f"{line}\n" for line in _lines(model)), encoding="utf8")
    tables = {
        name: {part: np.round(table, 5).tolist() for part, table in sorted(one.tables.items())}
        for name, one in sorted(model.networks.items())
    }
    networks.write_text(json.dumps(tables) + "\n", encoding="utf8")
    return [linears, networks]


def _lines(model: Model) -> Iterator[str]:
    """For each classifier a line with its outputs, then one for each feature: classifier, feature,
    weights.
    """
    for name, one in sorted(model.linears.items()):
        yield "\t".join([name, "", *one.outputs])
        for feature, weights in sorted(one.trimmed(FAINTEST).weights.items()):
            yield "\t".join([name, " ".join(feature.split()), *(f"{weight:.2f}" for weight in weights)])


def load(folder: Path) -> Model:
    """What `save` wrote."""
    outputs: dict[str, tuple[str, ...]] = {}
    weights: dict[str, dict[str, Floats]] = {}
    for line in (folder / LINEARS).read_text(encoding="utf8").splitlines():
        name, feature, *values = line.split("\t")
        if not feature:
            outputs[name], weights[name] = tuple(values), {}
        else:
            weights[name][feature] = np.array([float(value) for value in values], np.float32)
    tables = json.loads((folder / NETWORKS).read_text(encoding="utf8"))
    networks = {
        name: Network({part: np.array(values) for part, values in held.items()})
        for name, held in tables.items()
    }
    return Model({name: Linear(outputs[name], held) for name, held in weights.items()}, networks)
