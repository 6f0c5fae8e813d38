"""Write the table of words that are near in meaning, by which two tellings with other verbs can be found
alike.

    python -m training.near_words --data DATA --weights MINILM/model.safetensors --vocabulary MINILM/vocab.txt

Words: verbs and nouns of the train parts of UD English EWT and GUM (free genres), and of the running text
of MUC-4, PolNeAR and ECB+ outside its development topics. Each is read alone by all-MiniLM-L6-v2
(Apache-2.0) and the mean of its states is its place; neighbours are
those with a cosine of at least 0.5, at most 12.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from benchmarks.ecb import documents, split
from sayso.reading.annotate.lemmas import lemma
from sayso.reading.annotate.pieces import WordPiece
from training.encoder import Encoder
from training.lemmas import counts
from training.muc4 import messages
from training.polnear import articles

TABLE = Path(__file__).parent.parent / "src/sayso/deriving/link/near_words.tsv"
LEAST_SEEN = 5  # of a word in the treebanks; three times that in running text
NEAREST = 12
NEAR = 0.5
FIRST, LAST = 101, 102  # [CLS] and [SEP] of the uncased BERT vocabulary


def vocabulary(data: Path) -> list[str]:
    """The words of the table, sorted."""
    found: Counter[str] = Counter()
    for (_, xpos), lemmas in counts(data).items():
        if xpos[:2] in ("VB", "NN"):
            found.update(lemmas)
    running: Counter[str] = Counter()
    texts = [
        message.text for name in ("dev", "tst1", "tst2") for message in messages(data / "muc4.zip", name)
    ]
    texts += [article.text for article in articles(data / "polnear.zip", "train")]
    texts += [" ".join(one.words) for one in documents(data / "ecbplus.zip", split("train"))]
    for text in texts:
        running.update(re.findall(r"[a-z]{3,}", text.lower()))
    for word, seen in running.items():
        tag = (
            "VBD"
            if word.endswith("ed")
            else "VBG"
            if word.endswith("ing")
            else "NNS"
            if word.endswith("s")
            else "NN"
        )
        found[lemma(word, tag)] += seen // 3
        found[word] += seen // 3 if word.endswith("ing") else 0
    return sorted(
        word for word, seen in found.items() if seen >= LEAST_SEEN and word.isalpha() and len(word) > 2
    )


def places(words: list[str], weights: Path, pieces: Path) -> np.ndarray:
    """The place of each word, a unit vector: (words, width)."""
    encoder, cutter = Encoder(shapes=1), WordPiece.read(pieces)
    encoder.start_from(weights)
    found = []
    with torch.no_grad():
        encoder.shapes.weight.zero_()
        encoder.eval()
        for word in words:
            cut = torch.tensor([[FIRST, *cutter.cut(word), LAST]])
            states = encoder(cut, torch.zeros_like(cut), torch.ones_like(cut))[0].mean(0)
            found.append((states / states.norm()).numpy())
    return np.stack(found)


def main() -> None:
    """Read the options and write the table: a word, a tab, its neighbours with their cosine in hundredths."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--weights", type=Path, required=True)
    reader.add_argument("--vocabulary", type=Path, required=True)
    reader.add_argument("--to", type=Path, default=TABLE)
    options = reader.parse_args()
    torch.set_num_threads(1)
    words = vocabulary(options.data)
    at = places(words, options.weights, options.vocabulary)
    lines = []
    for row, word in enumerate(words):
        cosines = at @ at[row]
        order = [
            int(one)
            for one in np.argsort(-cosines, kind="stable")[: NEAREST + 1]
            if one != row and cosines[one] >= NEAR
        ]
        if order:
            lines.append(
                f"{word}\t" + " ".join(f"{words[one]}:{round(100 * float(cosines[one]))}" for one in order)
            )
    options.to.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{options.to}: {len(words)} words, {sum(line.count(':') for line in lines)} neighbours")


if __name__ == "__main__":
    main()
