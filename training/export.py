"""Write a trained model as the one int8 ONNX file that ships; it reads one window at a time.

    python -m training.export --run RUN [--to src/sayso/reading/annotate/model]

Weights of matrix products become int8 with one scale per output column (per-tensor drifts more), the
embeddings int8; activations are quantised as they come. `model.json` beside it holds the labels and the
SHA-256 that the program checks before it loads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.reading.annotate.shapes import COUNT
from training.heads import HEADS
from training.model import Model

MODEL = Path(__file__).parent.parent / "src/sayso/reading/annotate/model"
INPUTS = ("pieces", "shapes", "first", "last", "sentence")
OPSET = 17


class Frozen(nn.Module):
    """The model with positional arguments and a fixed order of results, as the exporter wants it."""

    def __init__(self, model: Model, outputs: list[str]) -> None:
        super().__init__()
        self.model, self.outputs = model, outputs

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        """The scores of one window, in the order of `outputs`, with the governors that the model itself
        finds best.
        """
        scores = self.model(pieces, shapes, None, first, last, sentence)
        return tuple(scores[name] for name in self.outputs)


def load(run: Path) -> tuple[Model, dict[str, list[str]]]:
    """The trained model of a run, ready to read, and its labels."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf8"))
    heads = [replace(head, labels=tuple(labels[head.name])) for head in HEADS if head.name in labels]
    model = Model(heads, len(labels["deprel"]), COUNT)
    model.load_state_dict(load_file(run / "model.safetensors"), strict=False)
    return model.eval(), labels


def export(run: Path, folder: Path) -> None:
    """Write `sayso.onnx` and `model.json` into `folder`."""
    model, labels = load(run)
    outputs = [*labels, "arcs"]
    one = {
        name: torch.ones((1, 7 if name in ("first", "last", "sentence") else 9), dtype=torch.int64)
        for name in INPUTS
    }
    axes = {name: {1: "words" if name in ("first", "last", "sentence") else "pieces"} for name in INPUTS}
    axes |= {name: {1: "words"} for name in outputs} | {"arcs": {1: "words", 2: "words"}}
    with tempfile.TemporaryDirectory() as temporary:
        plain, ready = Path(temporary) / "plain.onnx", Path(temporary) / "ready.onnx"
        given = tuple(one[name] for name in INPUTS)
        names = {"input_names": list(INPUTS), "output_names": outputs, "dynamic_axes": axes}
        torch.onnx.export(
            Frozen(model, outputs), given, str(plain), opset_version=OPSET, dynamo=False, **names
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        target = folder / "sayso.onnx"
        quantize_dynamic(str(ready), str(target), per_channel=True, weight_type=QuantType.QInt8)
        onnx.checker.check_model(str(target))
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    chains = {
        name: {"steps": chain.steps.tolist(), "first": chain.first.tolist()}
        for name, chain in model.chains.items()
    }
    described = {"sha256": digest, "labels": labels, "chains": chains}
    (folder / "model.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


def main() -> None:
    """Read the options and export."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--run", type=Path, required=True)
    reader.add_argument("--to", type=Path, default=MODEL)
    options = reader.parse_args()
    export(options.run, options.to)


if __name__ == "__main__":
    main()
