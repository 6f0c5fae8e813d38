"""Reads the training corpora into sentences of words with labels.

Every reader yields `Sentence`s in the order of their document. A label that a corpus does not give is
simply not there.
"""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.reading.annotate.sentences import sentences
from sayso.reading.annotate.words import words
from sayso.records import Span
from training import polnear as attribution
from training.heads import IGNORE

GUM_FREE = frozenset(
    ["academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"]
)
"""The genres of GUM whose licence is not non-commercial (its LICENSE.txt)."""
GUM_KIND = {"person": "person", "organization": "organization", "place": "place", "event": "event", "object": "other", "abstract": "other",
            "substance": "other", "animal": "other", "plant": "other"}  # fmt: skip
CROSSNER_KIND = {"politician": "person", "person": "person", "politicalparty": "organization", "organisation": "organization",
                 "country": "place", "location": "place", "election": "event", "event": "event", "misc": "other"}  # fmt: skip
ECB_DEV = frozenset((2, 5, 12, 18, 21, 23, 34, 35))
_BRIDGES = frozenset(["of", "the", "for", "de", "del", "la", "le", "al", "-", "’s", "'s", "&", "'"])
_TITLES = frozenset(
    [
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "sir",
        "lord",
        "lady",
        "president",
        "sen.",
        "rep.",
        "gov.",
        "gen.",
        "col.",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
    ]
)


@dataclass
class Sentence:
    """One sentence: its words, its document, and per head one label for each word (a string, a number, or
    `IGNORE`).
    """

    words: list[str]
    document: str
    labels: dict[str, list[Any]] = field(default_factory=dict)
    paragraph: int = 0


@dataclass
class Row:
    """One word of a CoNLL-U file; `head` is a place in the sentence, its own place for the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str


def conllu(text: str) -> Iterator[tuple[str, list[Row]]]:
    """The sentences of a CoNLL-U file with their document's id; multiword tokens and empty nodes are left
    out.
    """
    document = ""
    for block in text.split("\n\n"):
        rows: list[Row] = []
        for line in block.splitlines():
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                cell = line.split("\t")
                if cell[0].isdigit():
                    head = int(cell[6]) - 1 if int(cell[6]) else int(cell[0]) - 1
                    rows.append(Row(cell[1], cell[3], cell[4], head, cell[7], cell[9]))
        if rows:
            yield document, rows


def syntax(document: str, rows: list[Row]) -> Sentence:
    """A sentence with its tags and tree."""
    labels = {"upos": [row.upos for row in rows], "xpos": [row.xpos for row in rows], "head": [row.head for row in rows],
              "deprel": [row.deprel for row in rows]}  # fmt: skip
    return Sentence([row.form for row in rows], document, labels)


def ewt(data: Path, split: str) -> list[Sentence]:
    """UD English EWT."""
    with zipfile.ZipFile(data / "ud-ewt.zip") as archive:
        return [
            syntax(document, rows)
            for document, rows in conllu(archive.read(f"ud-ewt-{split}.conllu").decode())
        ]


def gum(data: Path, split: str, genres: frozenset[str] = GUM_FREE) -> list[Sentence]:
    """UD English GUM: syntax, named entities and mention heads; only the given genres."""
    with zipfile.ZipFile(data / "ud-gum.zip") as archive:
        text = archive.read(f"ud-gum-{split}.conllu").decode()
    made: list[Sentence] = []
    open_spans: list[tuple[str, str, int]] = []
    before = ""
    for document, rows in conllu(text):
        if document != before:
            open_spans, before = [], document
        spans = _entities(rows, open_spans)
        if document.split("_")[1] in genres:
            sentence = syntax(document, rows)
            sentence.labels |= _entity_labels(rows, spans)
            made.append(sentence)
    return made


def _entities(rows: list[Row], open_spans: list[tuple[str, str, int]]) -> list[tuple[int, int, str]]:
    """The entity spans (start, end, type) that close in this sentence; one that does not is dropped."""
    open_spans.clear()
    spans: list[tuple[int, int, str]] = []
    for place, row in enumerate(rows):
        found = re.search(r"Entity=([^|]+)", row.misc)
        for match in re.finditer(r"\(([^()-]+)-([a-z]+)[^()]*(\)?)|([^()]+)\)", found[1] if found else ""):
            name, kind, closed, closing = match.groups()
            if closing is None and closed:
                spans.append((place, place + 1, kind))
            elif closing is None:
                open_spans.append((name, kind, place))
            else:
                for number in range(len(open_spans) - 1, -1, -1):
                    if open_spans[number][0] == closing:
                        _, kind, start = open_spans.pop(number)
                        spans.append((start, place + 1, kind))
                        break
    return spans


def _entity_labels(rows: list[Row], spans: list[tuple[int, int, str]]) -> dict[str, list[Any]]:
    """Labels of the heads `names` and `mentions` for one sentence of GUM."""
    names: list[Any] = ["O"] * len(rows)
    mentions: list[Any] = ["O"] * len(rows)
    for start, end, etype in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        kind = GUM_KIND.get(etype)
        head = next(
            (i for i in range(start, end) if not start <= rows[i].head < end or rows[i].head == i), None
        )
        if kind is None or head is None:
            continue
        upos = rows[head].upos
        if upos == "PROPN" or rows[head].xpos in ("NNP", "NNPS"):
            mentions[head] = f"named:{kind}"
            left, right = _name(rows, start, end, head, kind)
            if all(label == "O" for label in names[left:right]):
                names[left:right] = [f"B-{kind}"] + [f"I-{kind}"] * (right - left - 1)
        elif upos in ("PRON", "DET"):
            mentions[head] = f"pronoun:{kind}"
        elif upos in ("NOUN", "NUM", "ADJ", "SYM", "X"):
            mentions[head] = f"nominal:{kind}"
    return {"names": names, "mentions": mentions}


def _name(rows: list[Row], start: int, end: int, head: int, kind: str) -> tuple[int, int]:
    """The name proper inside an entity's span: proper nouns around its head, with "of" and the like
    between two of them.
    """

    def part(place: int) -> bool:
        row = rows[place]
        return row.xpos in ("NNP", "NNPS") or (
            row.upos in ("NUM", "ADJ", "NOUN", "X") and row.form[:1].isupper() and place != start
        )

    def grow(place: int, step: int) -> int:
        while start <= place + step < end:
            nearer, further = place + step, place + 2 * step
            if part(nearer):
                place = nearer
            elif rows[nearer].form.lower() in _BRIDGES and start <= further < end and part(further):
                place = further
            elif (
                rows[nearer].form == "the"
                and start <= further + step < end
                and part(further + step)
                and step > 0
            ):
                place = further + step
            else:
                break
        return place

    left, right = grow(head, -1), grow(head, 1)
    if kind == "person":
        left = head
        while left < right and rows[left].form.lower() in _TITLES:
            left += 1
    while rows[left].form.lower() in _BRIDGES and left < head:
        left += 1
    return left, right + 1


def columns(text: str, kinds: dict[str, str], separator: str, document: str) -> Iterator[Sentence]:
    """A file of words and BIO tags, the tag in the last column."""
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        cells = [
            line.split(separator)
            for line in block.splitlines()
            if line.strip() and not line.startswith("-DOCSTART-")
        ]
        if cells:
            tags = [cell[-1] if cell[-1] == "O" else cell[-1][:2] + kinds[cell[-1][2:]] for cell in cells]
            yield Sentence([cell[0] for cell in cells], f"{document}-{number}", {"names": tags})


def crossner(data: Path, split: str) -> list[Sentence]:
    """CrossNER politics: unconnected sentences of Wikipedia."""
    with zipfile.ZipFile(data / "ner.zip") as archive:
        return list(
            columns(archive.read(f"crossner-politics/{split}.txt").decode(), CROSSNER_KIND, "\t", "crossner")
        )


def factuality(data: Path, name: str, split: str) -> list[Sentence]:
    """One of UW, MEANTIME, UDS_IH2: a number from -3 (did not happen) to 3 (happened) at the head of each
    event.

    UW and MEANTIME mark all events of a sentence, so theirs are labels of the head `event` as well.
    """
    with zipfile.ZipFile(data / "factuality.zip") as archive:
        lines = archive.read(f"{name}/{split}.jsonl").decode().splitlines()
    made: list[Sentence] = []
    for line in lines:
        item = json.loads(line)
        words = item["text"].split(" ")
        numbers: list[Any] = [IGNORE] * len(words)
        for target in item["targets"]:
            numbers[target["span1"][1] - 1] = target["label"]
        sentence = Sentence(words, f"{name}-{item['file_idx']}", {"factuality": numbers})
        if name != "UDS_IH2":
            sentence.labels["event"] = ["O" if number == IGNORE else "event" for number in numbers]
        made.append(sentence)
    return made


def transfer(givers: Iterable[Sentence], takers: Iterable[Sentence]) -> list[Sentence]:
    """Write the factuality of `givers` onto those `takers` that have the same letters; give back the ones
    left over.
    """
    index: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in takers:
        index["".join(sentence.words)].append(sentence)
    left: list[Sentence] = []
    for giver in givers:
        same = index.get("".join(giver.words))
        if not same:
            left.append(giver)
            continue
        ends = _ends(giver.words)
        for taker in same:
            places = {end: place for place, end in enumerate(_ends(taker.words))}
            numbers: list[Any] = taker.labels.setdefault("factuality", [IGNORE] * len(taker.words))
            for end, number in zip(ends, giver.labels["factuality"], strict=True):
                if number != IGNORE and end in places:
                    numbers[places[end]] = number
    return left


def _ends(words: list[str]) -> list[int]:
    """Where each word ends when all are written without spaces."""
    total, ends = 0, []
    for word in words:
        total += len(word)
        ends.append(total)
    return ends


def polnear(data: Path, split: str) -> list[Sentence]:
    """PolNeAR: sources, cues and contents of attributions, on our own words and sentences; line breaks
    separate paragraphs.
    """
    made: list[Sentence] = []
    for article in attribution.articles(data / "polnear.zip", split):
        spans: list[Span] = []
        parts: list[range] = []
        lines: list[int] = []
        for number, line in enumerate(re.finditer(r"[^\n]+", article.text)):
            found = words(article.text, line.start(), line.end())
            lines += [number for _ in sentences(article.text, found)]
            parts += [
                range(len(spans) + part.start, len(spans) + part.stop)
                for part in sentences(article.text, found)
            ]
            spans += found
        tags = attribution.labels(article.relations, [tuple(span) for span in spans])
        for part, number in zip(parts, lines, strict=True):
            forms = [article.text[start:end] for start, end in spans[part.start : part.stop]]
            made.append(Sentence(forms, article.name, {"attribution": tags[part.start : part.stop]}, number))
    return made


def ecbplus(data: Path) -> list[Sentence]:
    """ECB+ without its development topics: the heads of event mentions, in the sentences that its makers
    list as checked.
    """
    with zipfile.ZipFile(data / "ecbplus.zip") as archive:
        listed = archive.read("ECBplus_coreference_sentences.csv").decode("utf-8-sig").splitlines()[1:]
        checked: dict[str, set[str]] = defaultdict(set)
        for line in listed:
            topic, name, number = line.split(",")[:3]
            checked[f"ECB+/{topic}/{topic}_{name}.xml"].add(number)
        files = sorted(
            name for name in archive.namelist() if name in checked and int(name.split("/")[1]) not in ECB_DEV
        )
        return [
            sentence for name in files for sentence in _ecb(name, archive.read(name).decode(), checked[name])
        ]


def _ecb(name: str, text: str, checked: set[str]) -> Iterator[Sentence]:
    """The checked sentences of one ECB+ document. Of a trigger of several words the head is guessed, the
    others are left open.
    """
    tokens = re.findall(r'<token t_id="(\d+)" sentence="(\d+)" number="\d+">([^<]*)</token>', text)
    labels: dict[str, Any] = {}
    for block in re.findall(
        r"<(?:NEG_)?ACTION\w* m_id=\"\d+\"[^/>]*>(.*?)</(?:NEG_)?ACTION", text, re.DOTALL
    ):
        ids = re.findall(r't_id="(\d+)"', block)
        forms = [token[2] for token in tokens if token[0] in ids]
        head = 0 if len(forms) > 1 and len(forms[1]) < 4 else len(ids) - 1
        labels |= {number: ("event" if place == head else IGNORE) for place, number in enumerate(ids)}
    for number in dict.fromkeys(token[1] for token in tokens):
        part = [token for token in tokens if token[1] == number]
        if number in checked:
            events = [labels.get(token[0], "O") for token in part]
            yield Sentence([html.unescape(token[2]) for token in part], name, {"event": events})
