"""Tags and dependency syntax of the shipped model on gold words of Universal Dependencies English.

Given: sentences and words as the treebank has them, read in windows over one document as the program
reads. `upos`, `uas` and `las` are shares of all words, punctuation included; `las` compares universal
relations (before the colon) as the CoNLL 2018 shared task does, `las_full` with their subtypes.

    python -m benchmarks.syntax [--data ../shared/data/ud-ewt.zip] [--split dev] [--errors N]
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.common import finish, parser
from sayso.reading.annotate.engine import engine


@dataclass(frozen=True)
class Word:
    """One word of the treebank; `head` is a place in its sentence, its own place for the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str


def treebank(archive: Path, split: str) -> list[tuple[str, list[Word]]]:
    """The sentences of one split, each with the id of its document; multiword tokens and empty nodes are
    left out.
    """
    with zipfile.ZipFile(archive) as data:
        name = next(name for name in data.namelist() if name.endswith(f"-{split}.conllu"))
        text = data.read(name).decode("utf8")
    made: list[tuple[str, list[Word]]] = []
    document = ""
    for block in text.split("\n\n"):
        words: list[Word] = []
        for line in block.splitlines():
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                place = int(cells[0]) - 1
                words.append(
                    Word(
                        cells[1], cells[3], cells[4], int(cells[6]) - 1 if int(cells[6]) else place, cells[7]
                    )
                )
        if words:
            made.append((document, words))
    return made


def compare(sentences: list[list[Word]], hits: Counter[str], errors: list[str]) -> None:
    """Read the sentences of one document and add what is right to `hits`."""
    model = engine()
    forms = [[word.form for word in words] for words in sentences]
    groups = model.windows(forms)
    for reading, chosen in zip(model.read(forms, groups), groups, strict=True):
        start = 0
        for number in chosen:
            for place, word in enumerate(sentences[number]):
                at = start + place
                arc = reading.heads[at] - start == word.head
                mine, gold = reading.deprel[at], word.deprel
                hits["words"] += 1
                hits["upos"] += reading.upos[at] == word.upos
                hits["xpos"] += reading.xpos[at] == word.xpos
                hits["uas"] += arc
                hits["las"] += arc and mine.split(":")[0] == gold.split(":")[0]
                hits["las_full"] += arc and mine == gold
                if not (arc and mine == gold):
                    governor = forms[number][reading.heads[at] - start]
                    true = forms[number][word.head]
                    errors.append(
                        f"{' '.join(forms[number])}\n    {word.form}: {gold} of {true}, read as "
                        f"{mine} of {governor}"
                    )
            start += len(sentences[number])


def main() -> int:
    """Read, compare, print."""
    options = parser(__doc__, "ud-ewt.zip", "dev").parse_args()
    hits: Counter[str] = Counter()
    errors: list[str] = []
    found = [one for split in options.split.split("+") for one in treebank(options.data, split)]
    found = found[: options.limit] if options.limit else found
    for _, run in groupby(found, key=lambda one: one[0]):
        compare([words for _, words in run], hits, errors)
    for error in errors[:: max(1, len(errors) // options.errors)][: options.errors] if options.errors else []:
        print(error)
    figures = {
        name: round(100 * hits[name] / hits["words"], 2)
        for name in ("upos", "uas", "las", "las_full", "xpos")
    }
    return finish("syntax", figures | {"words": hits["words"]}, options)


if __name__ == "__main__":
    sys.exit(main())
