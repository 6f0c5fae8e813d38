"""Which corpora train the model, and how much of each an epoch shows."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training import corpora
from training.batches import Example
from training.corpora import Sentence


@dataclass
class Corpus:
    """A corpus in training: `share` of its windows are drawn in each epoch (more than 1 repeats it)."""

    name: str
    sentences: list[Sentence]
    share: float = 1.0

    def draw(
        self, epoch: int, rng: random.Random, make: Callable[[list[Sentence]], list[Example]]
    ) -> list[Example]:
        """The windows that this epoch shows."""
        whole, rest = divmod(self.share, 1.0)
        made = [one for _ in range(int(whole)) for one in make(self.sentences)]
        if rest:
            extra = make(self.sentences)
            made += rng.sample(extra, int(rest * len(extra)))
        return made


def add_silver(path: Path, ewt: list[Sentence], polnear: list[Sentence]) -> list[Sentence]:
    """Write silver labels (see `label.py`) beside the gold ones; gives the sentences of the corpora that
    have no gold.
    """
    known = {"ewt": ewt, "polnear": polnear}
    index = {(name, one.document, *one.words): one for name, held in known.items() for one in held}
    others: list[Sentence] = []
    with path.open(encoding="utf8") as file:
        for line in file:
            item = json.loads(line)
            if item["corpus"] in known:
                sentence = index[item["corpus"], item["document"], *item["words"]]
                sentence.labels = item["labels"] | sentence.labels
            else:
                others.append(Sentence(item["words"], item["document"], item["labels"]))
    return others


def load(data: Path, only: list[str] | None = None, silver: Path | None = None) -> list[Corpus]:
    """All corpora, or those named in `only`, with silver labels from a file.

    The factuality of It-Happened is written onto EWT, whose sentences it shares.
    """
    ewt = corpora.ewt(data, "train")
    happened = corpora.transfer(corpora.factuality(data, "UDS_IH2", "train"), ewt)
    polnear = corpora.polnear(data, "train") if silver or not only or "polnear" in only else []
    others = add_silver(silver, ewt, polnear) if silver else []
    happened += corpora.factuality(data, "UW", "train") + corpora.factuality(data, "MEANTIME", "train")
    made: dict[str, Callable[[], Corpus]] = {
        "ewt": lambda: Corpus("ewt", ewt),
        "gum": lambda: Corpus("gum", corpora.gum(data, "train")),
        "crossner": lambda: Corpus(
            "crossner", corpora.crossner(data, "train") + corpora.crossner(data, "dev")
        ),
        "polnear": lambda: Corpus("polnear", polnear),
        "factuality": lambda: Corpus("factuality", happened),
        "silver": lambda: Corpus("silver", others),
        "ecbplus": lambda: Corpus("ecbplus", corpora.ecbplus(data)),
    }
    return [maker() for name, maker in made.items() if only is None or name in only]
