"""Fits the classifiers that turn the program's reading of a message into MUC-4 templates, and builds the templates.

    python -m training.muc4_fit --data ../shared/data          (reads the development messages, writes the weights)

Which incidents a message tells of, who takes which part in them, how far they went and how sure the page is of the perpetrator
are logistic regressions over what the program says (`muc4_features`). Thresholds were set by cross-validation on the
development messages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.score_muc4 import normal
from sayso.pipeline import extract
from sayso.records import Extraction
from training.logistic import fit, probability
from training.muc4 import Message, Template, messages
from training.muc4_features import INCIDENTS, SLOTS, TYPES, Candidate, candidates, message_features

WEIGHTS = Path(__file__).parent.parent / "benchmarks" / "muc4_weights.tsv"
ROLE_OF = {"perpetrator": "PerpInd", "organization": "PerpOrg", "target": "Target", "victim": "Victim", "weapon": "Weapon"}
STAGES = ("accomplished", "attempted", "threatened")
CONFIDENCES = ("reported as fact", "claimed or admitted", "suspected or accused", "suspected or accused by authorities", "possible")
TYPE_AT = 0.25
SLOT_AT = {"PerpInd": 0.3, "PerpOrg": 0.3, "Target": 0.3, "Victim": 0.3, "Weapon": 0.3}
"""Probabilities from which a type or a filler is written into a template."""
PENALTY = 1.0
FAINTEST = 0.06
"""A weight nearer to zero than this is not kept."""

Weights = dict[str, dict[str, float]]
Row = Mapping[str, float]


@dataclass(frozen=True)
class Read:
    """A message as the program reads it, with the features of its candidates and of the whole."""

    message: Message
    found: Extraction
    candidates: list[Candidate]
    features: Row


def read(message: Message) -> Read:
    """One message through the shipped program: its text and nothing else."""
    found = extract(message.text.encode(), f"{message.name}.txt")
    return Read(message, found, candidates(found), message_features(found, message.text))


def gold(template: Template, slot: str) -> list[set[str]]:
    """The accepted strings of each filler of a slot, as the scorer compares them."""
    return [{normal(one) for one in strings} for role, strings in template.fillers if ROLE_OF.get(role) == slot]


def learn(held: Sequence[Read]) -> Weights:
    """The weights of all classifiers, by name: a slot, `type:` and an incident, `stage:` and `confidence:` and a label."""
    made: Weights = {}
    telling = [one for one in held if one.message.templates]
    rows = [candidate.features for one in telling for candidate in one.candidates]
    for slot in SLOTS:
        right = []
        for one in telling:
            accepted = [names for template in one.message.templates for names in gold(template, slot)]
            right += [any(normal(string) in names for names in accepted for string in each.strings) for each in one.candidates]
        made[slot] = fit(rows, right, PENALTY)
    for kind in INCIDENTS:
        right = [any(kind in template.types for template in one.message.templates) for one in held]
        made[f"type:{kind}"] = fit([one.features for one in held], right, PENALTY)
    pairs = [(one, template) for one in telling for template in one.message.templates]
    for name, labels, of in (("stage", STAGES, _stage), ("confidence", CONFIDENCES, _confidence)):
        known = [(template_features(one, template.types[0]), of(template)) for one, template in pairs if of(template)]
        for label in labels:
            made[f"{name}:{label}"] = fit([row for row, _ in known], [told == label for _, told in known], PENALTY)
    return made


def _stage(template: Template) -> str:
    return normal(template.stage.split("/")[0])


def _confidence(template: Template) -> str:
    return normal(template.confidence.split("/")[0].replace("-", ""))


def template_features(one: Read, kind: str) -> dict[str, float]:
    """What speaks for the stage of an incident and for how sure the page is of who did it: its claims, their stages, speakers and words."""
    made: dict[str, float] = {"bias": 1.0, f"kind={kind}": 1.0}
    tokens = one.found.annotation.tokens
    sentences = one.found.annotation.sentences
    near: set[int] = set()
    for claim in one.found.claims:
        if TYPES.get(claim.type) == kind:
            made[f"stage={claim.stage}"] = made.get(f"stage={claim.stage}", 0.0) + 0.5
            for source in claim.said_by:
                made[f"said={source.stance}"] = 1.0
                made[f"speaker={source.name.lower()}"] = 1.0
            near.update(number for number, span in enumerate(sentences) if span.start <= claim.trigger.start < span.end)
        else:
            made[f"claim={claim.type}"] = 1.0
    for token in tokens:
        if token.sentence in near and token.upos in ("VERB", "NOUN", "ADJ", "AUX", "ADV"):
            made[f"near={token.lemma.lower()}"] = 0.5
    return made


def _best(weights: Weights, name: str, labels: Iterable[str], row: Row) -> str:
    return max(labels, key=lambda label: probability(weights[f"{name}:{label}"], row))


def templates(one: Read, weights: Weights) -> list[dict[str, Any]]:
    """The templates of a message as the scorer reads them; `quotes` beside them gives the place of every filler, in code points."""
    likely = {kind: probability(weights[f"type:{kind}"], one.features) for kind in INCIDENTS}
    chosen = [kind for kind in INCIDENTS if likely[kind] >= TYPE_AT]
    made: dict[str, dict[str, Any]] = {}
    for kind in chosen:
        row = template_features(one, kind)
        told = {"stage": _best(weights, "stage", STAGES, row), "confidence": _best(weights, "confidence", CONFIDENCES, row)}
        made[kind] = {"type": kind, **told, **{slot: [] for slot in SLOTS}, "quotes": {slot: [] for slot in SLOTS}}
    for candidate in one.candidates if chosen else []:
        shares = {slot: probability(weights[slot], candidate.features) for slot in SLOTS}
        slot = max(SLOTS, key=lambda name: shares[name] / SLOT_AT[name])
        if shares[slot] < SLOT_AT[slot]:
            continue
        top = max(chosen, key=lambda kind: (candidate.types.get(kind, 0.0) > 0.15, candidate.types.get(kind, 0.0), likely[kind]))
        where = [kind for kind in chosen if candidate.types.get(kind, 0.0) >= 0.5] or [top]
        for kind in where:
            made[kind][slot].append([candidate.best])
            made[kind]["quotes"][slot].append(candidate.quotes[0])
    return list(made.values())


def write(weights: Weights, path: Path) -> None:
    """The weights as a table: classifier, feature, weight."""
    rows = [
        f"{name}\t{' '.join(feature.split())}\t{value:.3f}\n"
        for name, table in sorted(weights.items())
        for feature, value in sorted(table.items())
        if abs(value) >= FAINTEST
    ]
    path.write_text("".join(rows), encoding="utf8")


def load(path: Path = WEIGHTS) -> Weights:
    """The weights that `write` wrote."""
    made: Weights = {}
    for line in path.read_text(encoding="utf8").splitlines():
        name, feature, value = line.split("\t")
        made.setdefault(name, {})[feature] = float(value)
    return made


def main() -> None:
    """Read the development messages, fit, write."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--data", type=Path, required=True)
    options = reader.parse_args()
    held = [read(message) for message in messages(options.data / "muc4.zip", "dev")]
    write(learn(held), WEIGHTS)
    print(f"{len(held)} messages, {WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
