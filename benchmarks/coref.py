"""Who is meant: in-document coreference on GUM, with gold words, syntax and mentions.

usage: python -m benchmarks.coref [--data ud-gum.zip] [--split dev|train] [--genres news+bio] [--read]
[--errors N]

Given: the words, the tree and the borders and kinds of the mentions as GUM has them; the chains and the
names are ours. With `--read` only the text is given, and a mention of the key counts as found when the
program has one of the same span or the same head.
`conll_f1` is the mean of MUC, B³ and CEAF-e F1 over mentions that are in a chain of at least two in the
key or in the answer; dates and times are left out. `pronoun_right` is the share of third-person pronouns
with an antecedent in the key that we put with a mention of their chain. `name_precision` is the share of
pronouns and descriptions, among those that we give a proper name,
for which it is a name of their chain in the key; `name_recall` the share of those whose chain has a name
before them that get one.
`invented` counts the descriptions and pronouns of chains without any name in the key that we gave one.
"""

from __future__ import annotations

import re
import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from benchmarks.assignment import best_total
from benchmarks.common import finish, parser
from sayso.reading.annotate import annotate
from sayso.reading.annotate.coref import resolve
from sayso.records import Document, Mention, Passage, Span, Token

KINDS = {"person": "person", "organization": "organization", "place": "place", "event": "event"}
LEFT_OUT = frozenset({"time"})
THIRD = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
ENTITY = re.compile(r"\([^()]+|\)|[^()]+\)")


@dataclass(slots=True)
class Gold:
    """One GUM document: our records and, for each mention, the number of its chain in the key."""

    name: str
    document: Document
    tokens: list[Token]
    sentences: list[Span]
    mentions: list[Mention] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)


def read(text: str, genres: Iterable[str] = ()) -> Iterator[Gold]:
    """The documents of one CoNLL-U file, those of the genres only when some are named."""
    wanted = frozenset(genres)
    for part in re.split(r"(?m)^# newdoc id = ", text)[1:]:
        name = part.split("\n", 1)[0].strip()
        if not wanted or name.split("_")[1] in wanted:
            yield _document(name, part)


def _document(name: str, part: str) -> Gold:
    pieces: list[str] = []
    at = 0
    tokens: list[Token] = []
    sentences: list[Span] = []
    entities: list[str] = []
    for block in part.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        if not rows:
            continue
        base, begin = len(tokens), at
        glued: dict[int, bool] = {}
        for row in rows:
            if "-" in row[0]:
                low, high = map(int, row[0].split("-"))
                glued.update(dict.fromkeys(range(low, high), True))
                glued[high] = "SpaceAfter=No" in row[9]
        words = [row for row in rows if row[0].isdigit()]
        for row in words:
            number = int(row[0])
            head = int(row[6])
            start, at = at, at + len(row[1])
            tokens.append(
                Token(
                    start,
                    at,
                    row[1],
                    row[2],
                    row[3],
                    row[4],
                    base + (head or number) - 1,
                    row[7],
                    len(sentences),
                )
            )
            pieces.append(row[1])
            found = re.search(r"Entity=([^|]*)", row[9])
            entities.append(found.group(1) if found else "")
            if not glued.get(number, "SpaceAfter=No" in row[9]):
                pieces.append(" ")
                at += 1
        sentences.append(Span(begin, tokens[-1].end))
        pieces.append("\n")
        at += 1
    body = "".join(pieces)
    gold = Gold(name, Document("0" * 64, name, body, (Passage("body", 0, len(body)),)), tokens, sentences)
    _mentions(gold, entities)
    return gold


def _mentions(gold: Gold, entities: list[str]) -> None:
    open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found: list[tuple[int, int, str, str]] = []
    for i, value in enumerate(entities):
        here: list[str] = []
        for part in ENTITY.findall(value):
            if part.startswith("("):
                fields = part[1:].split("-")
                open_[fields[0]].append((i, fields[1]))
                here.append(fields[0])
                continue
            key = here.pop() if part == ")" else part[:-1]
            if open_[key]:
                first, kind = open_[key].pop()
                found.append((first, i, key, kind))
    for first, last, key, kind in sorted(found):
        if kind not in LEFT_OUT and "[" not in key:
            gold.mentions.append(_mention(gold.tokens, first, last, kind))
            gold.chains.append(key)


def _mention(tokens: list[Token], first: int, last: int, kind: str) -> Mention:
    head = next(
        (i for i in range(first, last + 1) if not first <= tokens[i].head <= last or tokens[i].head == i),
        last,
    )
    token = tokens[head]
    pronoun = token.upos == "PRON" and last == first
    return Mention(
        token.start if first == last else tokens[first].start,
        tokens[last].end,
        head,
        KINDS.get(kind, "other"),
        token.upos == "PROPN",
        "",
        -1,
        pronoun,
    )


def own_reading(gold: Gold) -> tuple[Mention, ...]:
    """What the program reads in the text, as one answer per mention of the key: that of the mention with
    the same span, else the same head.

    A mention that the program lacks is in no chain. Mentions that the key lacks are left out: they cost
    nothing here.
    """
    found = annotate(gold.document)
    spans = {(m.start, m.end): m for m in found.mentions}
    heads = {found.tokens[m.head].start: m for m in reversed(found.mentions)}
    answer = []
    for number, m in enumerate(gold.mentions):
        ours = spans.get((m.start, m.end)) or heads.get(gold.tokens[m.head].start)
        answer.append(
            replace(m, name=ours.name, entity=ours.entity) if ours else replace(m, entity=-2 - number)
        )
    return tuple(answer)


def clusters(labels: list[object]) -> list[frozenset[int]]:
    """Label per mention → sets of at least two mention numbers."""
    groups: dict[object, set[int]] = defaultdict(set)
    for i, label in enumerate(labels):
        groups[label].add(i)
    return [frozenset(g) for g in groups.values() if len(g) > 1]


def muc(key: list[frozenset[int]], answer: list[frozenset[int]]) -> tuple[int, int]:
    """Links of the key that the answer keeps, of how many (Vilain et al. 1995)."""
    where = {m: n for n, group in enumerate(answer) for m in group}
    kept = sum(len(g) - len({where.get(m, -1 - m) for m in g}) for g in key)
    return kept, sum(len(g) - 1 for g in key)


def b_cubed(key: list[frozenset[int]], answer: list[frozenset[int]]) -> tuple[float, int]:
    """Sum over the key's mentions of the share of its chain that the answer holds with it (Bagga and
    Baldwin 1998).
    """
    where = {m: g for g in answer for m in g}
    return sum(len(g & where.get(m, frozenset())) / len(g) for g in key for m in g), sum(map(len, key))


def ceaf_e(key: list[frozenset[int]], answer: list[frozenset[int]]) -> float:
    """Similarity of the best one-to-one pairing of chains, phi 4 (Luo 2005)."""
    pairs = sorted(
        (
            (2 * len(a & b) / (len(a) + len(b)), i, j)
            for i, a in enumerate(key)
            for j, b in enumerate(answer)
            if a & b
        ),
        reverse=True,
    )
    return best_total(pairs)


def f1(hit_p: float, all_p: float, hit_r: float, all_r: float) -> float:
    """F1 in percent."""
    p, r = (hit_p / all_p if all_p else 0.0), (hit_r / all_r if all_r else 0.0)
    return 200 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Tally:
    """Sums over the documents."""

    sums: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    errors: list[str] = field(default_factory=list)

    def add(self, gold: Gold, answer: tuple[Mention, ...]) -> None:
        """Count one document."""
        key, ours = clusters(list(gold.chains)), clusters([m.entity for m in answer])
        s = self.sums
        for name, measure in (("muc", muc), ("b3", b_cubed)):
            for side, (left, right) in (("r", (key, ours)), ("p", (ours, key))):
                hit, whole = measure(left, right)
                s[f"{name}_hit_{side}"] += hit
                s[f"{name}_all_{side}"] += whole
        s["ceaf_hit"] += ceaf_e(key, ours)
        s["ceaf_key"] += len(key)
        s["ceaf_ours"] += len(ours)
        self._pronouns(gold, answer)
        self._names(gold, answer)

    def _pronouns(self, gold: Gold, answer: tuple[Mention, ...]) -> None:
        for i, m in enumerate(answer):
            word = gold.document.text[m.start : m.end].lower()
            if word not in THIRD:
                continue
            earlier = [j for j in range(len(answer)) if answer[j].start < m.start]
            if not any(gold.chains[j] == gold.chains[i] for j in earlier):
                continue
            self.sums["pronouns"] += 1
            mine = [j for j in earlier if answer[j].entity == m.entity]
            right = bool(mine) and sum(gold.chains[j] == gold.chains[i] for j in mine) * 2 > len(mine)
            self.sums["pronouns_right"] += right
            if not right:
                self._note(gold, i, "pronoun", m.name or "-")

    def _names(self, gold: Gold, answer: tuple[Mention, ...]) -> None:
        named: dict[str, set[str]] = defaultdict(set)
        first: dict[str, int] = {}
        for m, chain in zip(answer, gold.chains, strict=True):
            if m.named:
                named[chain].add(gold.document.text[m.start : m.end].lower())
                first[chain] = min(first.get(chain, m.start), m.start)
        entity_named = {m.entity for m in answer if m.named}
        for i, m in enumerate(answer):
            if m.named:
                continue
            given = m.entity in entity_named
            truth = named[gold.chains[i]]
            right = given and any(m.name.lower() in t or t in m.name.lower() for t in truth)
            self.sums["given"] += given
            self.sums["given_right"] += right
            self.sums["invented"] += given and not truth
            if first.get(gold.chains[i], m.start) < m.start:
                self.sums["due"] += 1
                self.sums["due_right"] += right
            if given and not right:
                self._note(gold, i, "name", m.name)

    def _note(self, gold: Gold, i: int, what: str, got: str) -> None:
        m = gold.mentions[i]
        text = gold.document.text
        nearest = [
            gold.mentions[j]
            for j in range(len(gold.mentions))
            if gold.chains[j] == gold.chains[i] and gold.mentions[j].end <= m.start
        ]
        want = text[nearest[-1].start : nearest[-1].end][:60] if nearest else "(first)"
        around = f"{text[max(0, m.start - 160) : m.start]}[[{text[m.start : m.end]}]]{text[m.end : m.end + 40]}".replace(
            "\n", " / "
        )
        self.errors.append(f"{gold.name} {what}: got {got!r}, key {want!r}: {around}")

    def figures(self) -> dict[str, float]:
        """The figures, in percent but for counts."""
        s = self.sums
        scores = {
            n: f1(s[f"{n}_hit_p"], s[f"{n}_all_p"], s[f"{n}_hit_r"], s[f"{n}_all_r"]) for n in ("muc", "b3")
        }
        scores["ceaf_e"] = f1(s["ceaf_hit"], s["ceaf_ours"], s["ceaf_hit"], s["ceaf_key"])
        made = {"conll_f1": sum(scores.values()) / 3, **scores}
        made["pronoun_right"] = 100 * s["pronouns_right"] / max(1, s["pronouns"])
        made["name_precision"] = 100 * s["given_right"] / max(1, s["given"])
        made["name_recall"] = 100 * s["due_right"] / max(1, s["due"])
        return {k: round(v, 1) for k, v in made.items()} | {
            "invented": s["invented"],
            "pronouns": s["pronouns"],
        }


def main() -> int:
    """Score and print."""
    made = parser(__doc__, "ud-gum.zip", "dev")
    made.add_argument("--genres", default="", help="only these genres, joined by +")
    made.add_argument(
        "--read",
        action="store_true",
        help="give the text only: words, syntax and mentions are the program's own",
    )
    options = made.parse_args()
    tally, seconds, words = Tally(), 0.0, 0
    with zipfile.ZipFile(options.data) as archive:
        golds = [
            g
            for split in options.split.split("+")
            for g in read(
                archive.read(f"ud-gum-{split}.conllu").decode(), filter(None, options.genres.split("+"))
            )
        ]
    for gold in golds[: options.limit or None]:
        begin = time.process_time()
        answer = (
            own_reading(gold)
            if options.read
            else resolve(gold.document, gold.tokens, gold.sentences, gold.mentions)
        )
        seconds += time.process_time() - begin
        words += len(gold.tokens)
        tally.add(gold, answer)
    for line in tally.errors[: options.errors]:
        print(line)
    print(f"{len(golds)} documents, {words} words, {1000 * seconds / words * 700:.1f} ms per 700 words")
    return finish("coref", tally.figures(), options)


if __name__ == "__main__":
    sys.exit(main())
