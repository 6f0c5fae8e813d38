"""Fits what turns the program's reading of a message into MUC-4 templates, and builds the templates.

    python -m training.muc4_fit --data ../shared/data --scores build/muc4_scores.npz      (after
    `muc4_branch`)

First linear classifiers over what the program says of each phrase and message (`muc4_features`), then
small networks that choose among them (`muc4_choice`), fitted on what the linear ones say of messages that
they were not fitted on. Thresholds (`muc4_templates`) and strengths were set by cross-validation on the
development messages.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.score_muc4 import normal
from training import linear, network
from training.linear import Linear
from training.muc4 import Template, messages
from training.muc4_choice import Case, Floats, View, fill_rows, type_rows
from training.muc4_features import INCIDENTS, SLOTS
from training.muc4_read import Read, branch_view, gold, read_all, wanted_fills, wanted_types
from training.muc4_spans import Place
from training.muc4_store import Model, save
from training.muc4_templates import AGAIN_AT, FILL_AT, TYPE_AT, Kept, again_row, kept, templates
from training.muc4_told import CONFIDENCES, STAGES, told_features

WEIGHTS = Path(__file__).parent.parent / "benchmarks"
FOLDS = 5
PENALTY = {"slots": 1.0, "kinds": 3.0, "types": 1.0, "several": 3.0, "stage": 10.0, "confidence": 3.0}
BALANCE = {"stage": 1.0, "confidence": 0.75}
"""How far a rare label's examples weigh more: 0 not at all, 1 so that all labels weigh the same."""
RAREST = 1e-3
"""The least share of a label that is balanced."""
HIDDEN, EPOCHS = {"type": 16, "fill": 32, "again": 6}, {"type": 20, "fill": 15, "again": 150}
SEED = 20
WORTH_COUNTING = 0.1
"""The least probability of a filler that speaks for a second incident."""


def linears(held: Sequence[Read]) -> dict[str, Linear]:
    """The linear classifiers of phrases and messages."""
    rows = [row for one in held for row in one.rows]
    fills = np.concatenate([wanted_fills(one) for one in held])
    slots, kinds = fills.max(2), fills.max(1)
    taking = [int(number) for number in np.flatnonzero(kinds.any(1))]
    counts = np.stack([wanted_types(one) for one in held])
    whole = [one.whole for one in held]
    single, several = (counts >= 1).astype(np.float32), (counts >= 2).astype(np.float32)
    return {
        "slots": linear.fit(rows, slots, SLOTS, PENALTY["slots"]),
        "kinds": linear.fit([rows[number] for number in taking], kinds[taking], INCIDENTS, PENALTY["kinds"]),
        "types": linear.fit(whole, single, INCIDENTS, PENALTY["types"]),
        "several": linear.fit(whole, several, INCIDENTS, PENALTY["several"]),
    }


def viewed(made: dict[str, Linear], one: Read) -> Case:
    """The case of a message with what the linear classifiers, and the branch where it was asked, think of
    it.
    """
    whole = {name: made[name].scores([one.whole])[0] for name in ("types", "several")}
    first = View(made["slots"].scores(one.rows), made["kinds"].scores(one.rows), **whole)
    return replace(one.case, views=(first,) if one.branch is None else (first, one.branch))


def told(held: Sequence[Read]) -> dict[str, Linear]:
    """The classifiers of stage and confidence, from the gold templates and their gold fillers."""
    made = {}
    for name, labels, of in (("stage", STAGES, _stage), ("confidence", CONFIDENCES, _confidence)):
        pairs = [
            (one, template) for one in held for template in one.message.templates if of(template) in labels
        ]
        rows = [
            told_features(one.found, template.types[0], _filled(one, template)) for one, template in pairs
        ]
        wanted = np.array([[of(template) == label for label in labels] for _, template in pairs], np.float32)
        share = (np.maximum(wanted.mean(0), RAREST) * len(labels)) ** -BALANCE[name]
        made[name] = linear.fit(rows, wanted, labels, PENALTY[name], list(share))
    return made


def _stage(template: Template) -> str:
    return normal(template.stage.split("/")[0])


def _confidence(template: Template) -> str:
    return normal(template.confidence.split("/")[0].replace("-", ""))


def _filled(one: Read, template: Template) -> dict[str, dict[str, Sequence[Place]]]:
    """The places of a gold template's fillers."""
    place = dict(zip(one.case.names, one.case.places, strict=True))
    return {
        slot: {name: place[name] for names in gold(template, slot) for name in sorted(names) if name in place}
        for slot in SLOTS
    }


def crossed(
    name: str, inputs: Sequence[Floats], wanted: Sequence[Floats], folds: int
) -> tuple[list[Floats], network.Network]:
    """What networks fitted on the other folds say of each message's rows, and one fitted on all."""

    def fitted(chosen: Callable[[int], bool]) -> network.Network:
        picked = [number for number in range(len(inputs)) if chosen(number) and len(inputs[number])]
        rows, right = (
            np.concatenate([inputs[number] for number in picked]),
            np.concatenate([wanted[number] for number in picked]),
        )
        return network.fit(rows, right, HIDDEN[name], EPOCHS[name], SEED)

    said: list[Floats] = [np.zeros(0)] * len(inputs)
    for fold in range(folds):
        part = fitted(lambda number, fold=fold: number // folds % folds != fold)  # type: ignore[misc]
        for number in range(len(inputs)):
            if number // folds % folds == fold:
                said[number] = part.probabilities(inputs[number])
    return said, fitted(lambda _: True)


def unseen(held: Sequence[Read], folds: int) -> list[Case]:
    """The cases of messages, each with the views of linear classifiers that were fitted without it."""
    made: list[Case] = [one.case for one in held]
    for fold in range(folds):
        part = linears([one for number, one in enumerate(held) if number % folds != fold])
        made = [
            viewed(part, held[number]) if number % folds == fold else case for number, case in enumerate(made)
        ]
    return made


def networks(held: Sequence[Read], cases: Sequence[Case], folds: int) -> dict[str, network.Network]:
    """The networks that choose, fitted on cases as `unseen` gives them."""
    counts = [wanted_types(one) for one in held]
    likely, types = crossed(
        "type", [type_rows(case) for case in cases], [np.minimum(count, 1.0) for count in counts], folds
    )
    looked = [fill_rows(case, share) for case, share in zip(cases, likely, strict=True)]
    right = [
        np.array([wanted[fill] for fill in fills])
        for wanted, (fills, _) in zip(map(wanted_fills, held), looked, strict=True)
    ]
    shares, fills = crossed("fill", [rows for _, rows in looked], right, folds)
    rows, wanted = [], []
    for number, case in enumerate(cases):
        found = kept(case, looked[number][0], shares[number], WORTH_COUNTING)
        for kind in _possible(likely[number]):
            rows.append(again_row(case, kind, likely[number], found))
            wanted.append(float(counts[number][kind] >= 2))
    again = network.fit(np.array(rows), np.array(wanted), HIDDEN["again"], EPOCHS["again"], SEED)
    return {"type": types, "fill": fills, "again": again}


def learn(held: Sequence[Read], folds: int = FOLDS) -> Model:
    """Everything, from messages with their keys."""
    return Model(linears(held) | told(held), networks(held, unseen(held, folds), folds))


def cross_answers(held: Sequence[Read], folds: int = FOLDS) -> dict[str, list[dict[str, object]]]:
    """The templates of each message, by name, from what was fitted on the messages of the other folds.

    The networks that choose read numbers which the classifiers of those folds gave; these had seen the
    fold in question.
    """
    cases = unseen(held, folds)
    made = {}
    for fold in range(folds):
        others = [number for number in range(len(held)) if number % folds != fold]
        rest, seen = [held[number] for number in others], [cases[number] for number in others]
        model = Model(told(rest), networks(rest, seen, folds))
        made |= {
            held[number].message.name: answer(held[number], model, cases[number])
            for number in range(fold, len(held), folds)
        }
    return made


def _possible(likely: Floats) -> list[int]:
    return [kind for kind in range(len(INCIDENTS)) if likely[kind] >= TYPE_AT]


def answer(one: Read, model: Model, case: Case | None = None) -> list[dict[str, object]]:
    """The templates of a message as the scorer reads them; `quotes` beside them gives the place of every
    filler, in code points.

    `case`, where given, is the message's with its views, else the model's own views are taken.
    """
    case = case or viewed(model.linears, one)
    likely = model.networks["type"].probabilities(type_rows(case))
    fills, rows = fill_rows(case, likely)
    found = kept(case, fills, model.networks["fill"].probabilities(rows), WORTH_COUNTING)
    incidents = [1] * len(INCIDENTS)
    for kind in _possible(likely):
        share = model.networks["again"].probabilities(np.array([again_row(case, kind, likely, found)]))
        incidents[kind] = 2 if share[0] >= AGAIN_AT else 1
    made = templates(case, likely, [item for item in found if item.share >= FILL_AT], incidents)
    for template in made:
        template |= _labels(one, template, found, model)
    return made


def _labels(one: Read, template: dict[str, object], found: Sequence[Kept], model: Model) -> dict[str, str]:
    """Stage and confidence of a template."""
    place = dict(zip(one.case.names, one.case.places, strict=True))
    fillers = {slot: {name: place[name] for (name,) in template[slot]} for slot in SLOTS}  # type: ignore[attr-defined]
    row = told_features(one.found, str(template["type"]), fillers)
    scores = {name: model.linears[name].scores([row])[0] for name in ("stage", "confidence")}
    return {name: model.linears[name].outputs[int(values.argmax())] for name, values in scores.items()}


def main() -> None:
    """Read the development messages, fit, write."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument(
        "--scores",
        type=Path,
        required=True,
        help="what `muc4_branch` says of messages that it was trained without",
    )
    options = reader.parse_args()
    held = read_all(list(messages(options.data / "muc4.zip", "dev")))
    with np.load(options.scores, allow_pickle=False) as said:
        views = [
            branch_view(*(said[f"{one.message.name}:{part}"].astype(np.float32) for part in ("said", "told")))
            for one in held
        ]
    held = [replace(one, branch=view) for one, view in zip(held, views, strict=True)]
    for path in save(learn(held), WEIGHTS):
        print(f"{len(held)} messages, {path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
