"""MUC-4: incident templates (type and five roles, stage, confidence) from the text of each message, by the
shipped program and model.

    python -m benchmarks.muc4 [--data muc4.zip] [--split tst1+tst2] [--errors N] [--folds]

Given: the text. Every template is printed, each slot with its quote. What chooses among the program's
phrases and claims was fitted on the development messages (`training.muc4_fit`), and so were two layers of
its own on the shipped encoder's fourth (`training.muc4_branch`).
`--errors N` prints the gold templates of the first N messages beside the found ones. `--folds` measures
stage and confidence by five-fold cross-validation over DEV, TST1 and TST2, with counts: all is fitted anew
without the fold (`muc4_fit.cross_answers`), and the encoder's
layers are left out.
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import score_muc4
from benchmarks.common import finish, parser
from training.muc4 import SPLITS, messages
from training.muc4_fit import WEIGHTS, answer, cross_answers
from training.muc4_read import Read, read_all
from training.muc4_store import load


def keys(archive: Path, splits: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The official keys of some splits, as the scorer reads them."""
    found: dict[str, list[dict[str, Any]]] = {}
    with zipfile.ZipFile(archive) as data:
        for split in splits:
            for name in sorted(data.namelist()):
                if name.startswith(SPLITS[split][1]):
                    found |= score_muc4.read_key(data.read(name).decode("latin-1"))
    return found


def show(one: Read, found: list[dict[str, Any]], gold: bool) -> None:
    """Print a message's templates, each filler with the words and the place it was read from, and where
    asked the gold ones.
    """
    text = one.found.document.text
    print(f"\n{one.message.name}")
    for template in found:
        print(f"  found {template['type']}, {template['stage']}, {template['confidence']}")
        for slot, quotes in template["quotes"].items():
            for (name,), (start, end) in zip(template[slot], quotes, strict=True):
                print(f"    {slot}: {name}  [{start}–{end}: “{' '.join(text[start:end].split())}”]")
    for wanted in one.message.templates if gold else ():
        print(
            f"  gold  {'/'.join(wanted.types)}, {wanted.stage}: "
            + "; ".join(f"{role} {'/'.join(names)[:60]}" for role, names in wanted.fillers)
        )


def folds(held: list[Read], gold: dict[str, list[dict[str, Any]]]) -> dict[str, float | None]:
    """Macro-F1 of stage and confidence on paired templates, by five-fold cross-validation, beside the
    commonest label.
    """
    found = cross_answers([replace(one, branch=None) for one in held])
    scored = score_muc4.score(found, gold)
    for name in ("stage", "confidence"):
        common = scored[f"{name}_majority_macro_f1"]
        print(
            f"{name}: macro-F1 {scored[f'{name}_macro_f1']}, always the commonest {common}, "
            f"{scored[f'{name}_counts']}"
        )
    return {f"folds_{name}_macro_f1": scored[f"{name}_macro_f1"] for name in ("stage", "confidence")}


def main() -> int:
    """Read the messages, build and score the templates."""
    made = parser(__doc__, "muc4.zip", "tst1+tst2")
    made.add_argument(
        "--folds",
        action="store_true",
        help="stage and confidence by cross-validation over dev, tst1 and tst2",
    )
    options = made.parse_args()
    asked = [message for split in options.split.split("+") for message in messages(options.data, split)]
    held = read_all(asked[: options.limit] if options.limit else asked, branch=True)
    model = load(WEIGHTS)
    found = {one.message.name: answer(one, model) for one in held}
    for number, one in enumerate(held):
        show(one, found[one.message.name], number < options.errors)
    wanted = keys(options.data, options.split.split("+"))
    scored = score_muc4.score(found, {one.message.name: wanted.get(one.message.name, []) for one in held})
    for name in ("type", *score_muc4.ROLES.values(), "micro"):
        print(name, scored[name])
    if options.folds:
        rest = [split for split in ("dev", "tst1", "tst2") if split not in options.split.split("+")]
        held += read_all([message for split in rest for message in messages(options.data, split)])
        scored |= folds(held, keys(options.data, ["dev", "tst1", "tst2"]))
    return finish("muc4", scored, options)


if __name__ == "__main__":
    sys.exit(main())
