"""Silver labels: what an exported model reads in the news texts that have no gold of that kind.

    python -m training.label --data DATA --model FOLDER --out SILVER.jsonl

A quarter of PolNeAR (beside its gold attribution) and of MUC-4's development texts get tags, trees, names
and mentions; EWT gets names and mentions, but only where they agree with its gold tags: a name is made of
proper nouns, and no proper noun is left over. The model that ships is trained on gold and silver together,
so that the heads of small corpora have seen the news.
"""

from __future__ import annotations

import argparse
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from sayso.reading.annotate.engine import Engine, WindowReading
from sayso.reading.annotate.sentences import sentences
from sayso.reading.annotate.words import words
from training import corpora
from training.corpora import Sentence
from training.heads import IGNORE

SHARE = 4
"""Every fourth document of the raw corpora is labelled."""


def muc(data: Path) -> list[Sentence]:
    """The development texts of MUC-4 as words and sentences."""
    made: list[Sentence] = []
    with zipfile.ZipFile(data / "muc4.zip") as archive:
        for name in sorted(name for name in archive.namelist() if "/dev/dev-muc3" in name):
            text = archive.read(name).decode("latin-1")
            for part in re.split(r"\n(?=DEV-MUC3-)", text):
                for paragraph in re.split(r"\n\s*\n", part)[1:]:
                    spans = words(paragraph, 0, len(paragraph))
                    for chosen in sentences(paragraph, spans):
                        made.append(
                            Sentence(
                                [paragraph[a:b] for a, b in spans[chosen.start : chosen.stop]], part[:13]
                            )
                        )
    return made


def some(found: list[Sentence]) -> list[Sentence]:
    """The sentences of every `SHARE`-th document."""
    documents = list(dict.fromkeys(sentence.document for sentence in found))
    kept = set(documents[::SHARE])
    return [sentence for sentence in found if sentence.document in kept]


def read(found: list[Sentence], model: Engine) -> Iterator[tuple[Sentence, dict[str, list[Any]]]]:
    """Each sentence with the labels that the model gives its words."""
    for _, run in groupby(found, key=lambda sentence: sentence.document):
        held = list(run)
        forms = [sentence.words for sentence in held]
        groups = model.windows(forms)
        for reading, chosen in zip(model.read(forms, groups), groups, strict=True):
            names = _bio(reading)
            start = 0
            for number in chosen:
                stop = start + len(forms[number])
                yield held[number], {"upos": reading.upos[start:stop], "xpos": reading.xpos[start:stop],
                                     "head": [head - start for head in reading.heads[start:stop]], "deprel": reading.deprel[start:stop],
                                     "names": names[start:stop], "mentions": reading.mentions[start:stop]}  # fmt: skip
                start = stop


def _bio(reading: WindowReading) -> list[str]:
    tags = ["O"] * len(reading.upos)
    for kind, start, stop in reading.names:
        tags[start:stop] = [f"B-{kind}"] + [f"I-{kind}"] * (stop - start - 1)
    return tags


def agreed(sentence: Sentence, labels: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Names and mentions of a sentence with gold tags; a proper noun outside a name, or a name without
    one, leaves its word open.
    """
    names: list[Any] = list(labels["names"])
    mentions: list[Any] = list(labels["mentions"])
    for place, (xpos, upos) in enumerate(zip(sentence.labels["xpos"], sentence.labels["upos"], strict=True)):
        proper = xpos in ("NNP", "NNPS")
        if proper == (names[place] == "O") and not (names[place][:1] == "I" and not proper):
            names[place] = IGNORE
        if mentions[place] != "O" and mentions[place].startswith("named") != proper:
            mentions[place] = IGNORE
        if mentions[place] == "O" and upos in ("PRON", "NOUN"):
            mentions[place] = mentions[place] if upos == "NOUN" else IGNORE
    return {"names": names, "mentions": mentions}


def write(out: Path, found: Iterable[tuple[str, Sentence, dict[str, list[Any]]]]) -> int:
    """One JSON object a line: corpus, document, words, labels."""
    count = 0
    with out.open("w", encoding="utf8") as file:
        for corpus, sentence, labels in found:
            item = {
                "corpus": corpus,
                "document": sentence.document,
                "words": sentence.words,
                "labels": labels,
            }
            file.write(json.dumps(item, ensure_ascii=False) + "\n")
            count += 1
    return count


def main() -> None:
    """Read the options and label."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--model", type=Path, required=True)
    reader.add_argument("--out", type=Path, required=True)
    options = reader.parse_args()
    model = Engine(options.model, threads=2)
    ewt = [
        ("ewt", sentence, agreed(sentence, labels))
        for sentence, labels in read(corpora.ewt(options.data, "train"), model)
    ]
    news = [("polnear", *one) for one in read(some(corpora.polnear(options.data, "train")), model)]
    old = [("muc4", *one) for one in read(some(muc(options.data)), model)]
    print(f"{write(options.out, [*ewt, *news, *old])} sentences")


if __name__ == "__main__":
    main()
