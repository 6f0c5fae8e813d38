"""Fits the weights by which a pronoun chooses its antecedent, and prints them as YAML.

usage: python -m training.coref_weights ../shared/data/ud-gum.zip >
src/sayso/reading/annotate/coref/weights.yaml

Data: GUM train, the genres free for any use (see LICENSE.txt of GUM); its dev documents are only measured on.
Model: for each class of pronoun a softmax over the candidates and "none", features as in
`sayso/annotate/coref/pronouns.py`; the likelihood is that of all candidates of the right chain together,
with a ridge. The chains before a pronoun are the true ones.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from benchmarks.coref import Gold, read
from sayso.reading.annotate.coref import link_before_pronouns, prepare
from sayso.reading.annotate.coref.pronouns import Pronouns

FREE = (
    "academic",
    "bio",
    "court",
    "interview",
    "news",
    "speech",
    "textbook",
    "vlog",
    "voyage",
    "conversation",
)
CLASSES = ("person", "thing", "any")
STEPS, RATE, RIDGE = 400, 0.5, 0.002
LEAST = 12  # times a feature must be seen
Case = tuple[list[list[str]], list[bool]]


def cases(gold: Gold) -> dict[str, list[Case]]:
    """Per class the choices of one document: features of each candidate, and which are right."""
    found: dict[str, list[Case]] = defaultdict(list)
    reader, chains = prepare(gold.document, gold.tokens, gold.mentions)
    link_before_pronouns(reader, chains)
    solver = Pronouns(reader, chains)
    truth = {p.index: gold.chains[p.origin] for p in chains.phrases}
    for p in chains.phrases:
        if not solver.wanted(p):
            continue
        candidates = list(solver.candidates(p))
        right = [truth[q.index] == truth[p.index] for q in candidates]
        found[p.pronoun].append(
            ([list(solver.features(p, candidates, rank)) for rank in range(len(candidates))], right)
        )
        for q, fits in zip(candidates, right, strict=True):
            if fits:
                chains.join(q.index, p.index, "truth", loose=True)
                break
    return found


def fit(chosen: list[Case]) -> dict[str, float]:
    """Weights by full-batch gradient ascent with momentum."""
    counts = Counter(f for features, _ in chosen for one in features for f in set(one))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    at = {f: i for i, f in enumerate(names)}
    rows, owner, good = [], [], []
    for number, (features, right) in enumerate(chosen):
        for one, fits in zip([*features, ["none"]], [*right, not any(right)], strict=True):
            row = np.zeros(len(names) + 1, dtype=np.float32)
            for f in one:
                row[at.get(f, -1)] += float(f in at or f == "none")
            rows.append(row)
            owner.append(number)
            good.append(fits)
    x, own, fits = np.stack(rows), np.array(owner), np.array(good, dtype=np.float32)
    w, speed = np.zeros(x.shape[1], dtype=np.float32), np.zeros(x.shape[1], dtype=np.float32)
    for _ in range(STEPS):
        score = np.exp(np.clip(x @ w, -30, 30))
        all_ = np.bincount(own, score)[own]
        right_ = np.maximum(np.bincount(own, score * fits)[own], 1e-9)
        slope = x.T @ (score * fits / right_ - score / all_) / len(chosen) - RIDGE * w
        speed = 0.9 * speed + RATE * slope
        w += speed
    print(f"# {len(chosen)} choices, {len(names)} features", file=sys.stderr)
    return {**{f: round(float(w[i]), 2) for f, i in at.items()}, "none": round(float(w[-1]), 2)}


def main(data: Path) -> None:
    """Fit all classes and print."""
    with zipfile.ZipFile(data) as archive:
        golds = list(read(archive.read("ud-gum-train.conllu").decode(), FREE))
    found: dict[str, list[Case]] = defaultdict(list)
    for gold in golds:
        for kind, more in cases(gold).items():
            found[kind] += more
    print("# Made by training/coref_weights.py from GUM train (genres free for any use); not edited by hand.")
    for kind in CLASSES:
        print(f"{kind}:")
        for name, value in sorted(fit(found[kind]).items()):
            print(f"  {name}: {value}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
