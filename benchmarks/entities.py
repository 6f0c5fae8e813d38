"""Who is who across documents: names of people, bodies and places of ECB+, each topic a case of its own.

usage: python -m benchmarks.entities [--data ecbplus.zip] [--split dev|train] [--errors N]

Given: the words and the kind of every mention of a person, body or place that is a name (its last word is
capitalised and so is its first, but for an article), each as if it were the only one of its document.
Scored over pairs of mentions in different documents of a topic, both of somebody whom the corpus follows
over documents (the others it did not compare): `precision` is the
share of the pairs that we join which the corpus joins, `recall` the share of the corpus' pairs that we
join. `exact_recall` is the recall of joining equal words only. `unjoined_people` counts pairs of people
with equal words that the corpus does not join.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from xml.etree import ElementTree

from benchmarks import ecb
from benchmarks.common import finish, parser
from sayso.deriving.resolve.entities import Entities, resolve
from sayso.deriving.resolve.uses import NameUse
from sayso.world import plain
from sayso.world.names import gender_of_name, words_of

KINDS = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organization",
    "HUMAN_PART_GPE": "place",
    "HUMAN_PART_MET": "organization",
}
PLACES = ("LOC_GEO", "LOC_FAC", "LOC_OTHER")
ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


@dataclass(slots=True)
class Topic:
    """The uses of one topic and the corpus' cluster of each."""

    uses: list[NameUse] = field(default_factory=list)
    gold: dict[NameUse, str] = field(default_factory=dict)


def named(text: str) -> bool:
    """Whether a mention's words are a name."""
    words = ARTICLE.sub("", text).split()
    return (
        bool(words)
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and plain(words[0]) not in ("he", "she", "it", "they", "i", "we")
    )


def mentions(root: ElementTree.Element, name: str) -> Iterator[tuple[str, str, str]]:
    """Kind, words and cluster of each name of a document."""
    words = {token.get("t_id"): token.text or "" for token in root.iter("token")}
    clusters = ecb._clusters(root, name)
    for markable in root.find("Markables") or ():
        kind = KINDS.get(markable.tag) or ("place" if markable.tag in PLACES else "")
        text = (
            " ".join(words[anchor.get("t_id")] for anchor in markable.iter("token_anchor"))
            .replace(" 's", "'s")
            .replace(" .", ".")
        )
        if kind and named(text):
            m_id = markable.get("m_id", "")
            yield kind, text, clusters.get(m_id, f"{name}:{m_id}")


def read(archive: zipfile.ZipFile, wanted: tuple[int, ...]) -> dict[int, Topic]:
    """The names of each topic."""
    topics: dict[int, Topic] = defaultdict(Topic)
    for entry in sorted(archive.namelist()):
        match = ecb.NAME.search(entry)
        if match and int(match.group(1)) in wanted:
            topic = topics[int(match.group(1))]
            for number, (kind, text, cluster) in enumerate(
                mentions(ElementTree.fromstring(archive.read(entry)), match.group(2))
            ):
                gender = gender_of_name(words_of(text)) if kind == "person" else ""
                use = NameUse(match.group(2), number, text, kind, True, gender=gender)
                topic.uses.append(use)
                topic.gold[use] = cluster
    return topics


@dataclass(slots=True)
class Tally:
    """Sums over the topics."""

    sums: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[str] = field(default_factory=list)

    def add(self, number: int, topic: Topic, found: Entities) -> None:
        """Count the pairs of one topic."""
        spread = defaultdict(set)
        for use, cluster in topic.gold.items():
            spread[cluster].add(use.document)
        followed = [use for use in topic.uses if len(spread[topic.gold[use]]) > 1]
        for a, b in combinations(followed, 2):
            if a.document == b.document:
                continue
            ours, key, equal = (
                found.of(a) == found.of(b),
                topic.gold[a] == topic.gold[b],
                plain(a.name) == plain(b.name),
            )
            self.sums["ours"] += ours
            self.sums["key"] += key
            self.sums["right"] += ours and key
            self.sums["equal_right"] += equal and key
            self.sums["unjoined_people"] += equal and not key and a.kind == b.kind == "person"
            if ours != key and not (ours and equal):
                self.errors.append(
                    f"topic {number}: {'joined' if ours else 'missed'} {a.name!r} ({a.kind}) and "
                    f"{b.name!r} ({b.kind})"
                )

    def figures(self) -> dict[str, float]:
        """The figures, in percent but for counts."""
        s = self.sums
        shares = {
            "precision": (s["right"], s["ours"]),
            "recall": (s["right"], s["key"]),
            "exact_recall": (s["equal_right"], s["key"]),
        }
        made = {name: round(100 * hit / max(1, whole), 1) for name, (hit, whole) in shares.items()}
        return {**made, "pairs": s["key"], "unjoined_people": s["unjoined_people"]}


def main() -> int:
    """Score and print."""
    options = parser(__doc__, "ecbplus.zip", "dev").parse_args()
    tally = Tally()
    with zipfile.ZipFile(options.data) as archive:
        topics = read(archive, ecb.split(options.split))
    for number, topic in sorted(topics.items()):
        tally.add(number, topic, resolve(topic.uses))
    for line in sorted(set(tally.errors))[: options.errors]:
        print(line)
    print(f"{len(topics)} topics, {sum(len(t.uses) for t in topics.values())} names")
    return finish("entities", tally.figures(), options)


if __name__ == "__main__":
    sys.exit(main())
