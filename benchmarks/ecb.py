"""ECB+ (Cybulska & Vossen 2014, CC BY 3.0) as the benchmark of linking reads it: event mentions, and which
of them are one event.

Mentions are those of the sentences in `ECBplus_coreference_sentences.csv`. A gold cluster is a
cross-document chain of the corpus, else a chain inside one document, else the mention alone.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TEST = tuple(range(36, 46))
TOPICS = {"dev": DEV, "train": tuple(topic for topic in range(1, 36) if topic not in DEV), "test": TEST}
NAME = re.compile(r"ECB\+/(\d+)/(\d+_\d+ecb(?:plus)?)\.xml$")


@dataclass(frozen=True, slots=True)
class EcbMention:
    """One event mention: the words at `tokens` (indices into its document's words) of sentence `sentence`;
    `gold` names its cluster.
    """

    id: str
    topic: int
    document: str
    sentence: int
    tokens: tuple[int, ...]
    gold: str


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """One document as words with their sentence numbers, and the event mentions that count."""

    name: str
    topic: int
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: tuple[EcbMention, ...]


def split(name: str) -> tuple[int, ...]:
    """The topics of a split: "dev", "train", "test", or several joined by "+"."""
    return tuple(topic for part in name.split("+") for topic in TOPICS[part])


def documents(path: Path, topics: tuple[int, ...]) -> list[EcbDocument]:
    """The documents of some topics, by topic and name."""
    with zipfile.ZipFile(path) as archive:
        valid: dict[str, set[int]] = {}
        listed = next(
            name for name in archive.namelist() if name.endswith("ECBplus_coreference_sentences.csv")
        )
        for row in csv.DictReader(io.StringIO(archive.read(listed).decode("utf-8-sig"))):
            valid.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
        found = []
        for entry in archive.namelist():
            match = NAME.search(entry)
            if match and int(match.group(1)) in topics:
                found.append(
                    _read(
                        archive.read(entry),
                        int(match.group(1)),
                        match.group(2),
                        valid.get(match.group(2), set()),
                    )
                )
    return sorted(found, key=lambda one: (one.topic, one.name))


def _read(data: bytes, topic: int, name: str, valid: set[int]) -> EcbDocument:
    root = ElementTree.fromstring(data)
    tokens = [
        (int(token.get("t_id", 0)), token.text or "", int(token.get("sentence", 0)))
        for token in root.iter("token")
    ]
    place = {t_id: index for index, (t_id, _, _) in enumerate(tokens)}
    gold = _clusters(root, name)
    mentions = []
    for markable in root.find("Markables") or ():
        anchors = tuple(sorted(place[int(anchor.get("t_id", 0))] for anchor in markable.iter("token_anchor")))
        if not anchors or not markable.tag.startswith(("ACTION", "NEG")):
            continue
        sentence = tokens[anchors[0]][2]
        if sentence in valid:
            m_id = markable.get("m_id", "")
            mentions.append(
                EcbMention(f"{name}:{m_id}", topic, name, sentence, anchors, gold.get(m_id, f"{name}:{m_id}"))
            )
    mentions.sort(key=lambda one: (one.tokens, one.id))
    return EcbDocument(
        name,
        topic,
        tuple(text for _, text, _ in tokens),
        tuple(number for _, _, number in tokens),
        tuple(mentions),
    )


def _clusters(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The cluster of each markable that is in a chain: the corpus-wide instance, or the chain of this
    document.
    """
    found: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        if relation.tag == "CROSS_DOC_COREF":
            cluster = relation.get("note", "")
        elif relation.tag == "INTRA_DOC_COREF":
            cluster = f"{name} chain {relation.get('r_id', '')}"
        else:
            continue
        for source in relation.iter("source"):
            found.setdefault(source.get("m_id", ""), cluster)
    return found
