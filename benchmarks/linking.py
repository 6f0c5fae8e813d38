"""ECB+ event coreference with gold mentions, clustered within a topic, beside the lemma heuristic by the
same protocol.

    python -m benchmarks.linking [--data ecbplus.zip] [--split dev] [--errors N]

Given: the words of each document and which of them are event mentions. The program reads the text itself
(words, tags, syntax). Scored: MUC, B³, CEAF-e and their mean, singletons kept, all topics of the split
together. The input is shuffled for a second run, which must come
out equal. `lemma_f1` is the best of the published heuristic's variants (same head lemma, with a least
sentence similarity; Kenyon-Dean et al. 2018, Ahmed et al. 2023) on this very split, so the comparison
favours it.

`own_conll_f1` is end to end: the program's own claims, joined by `sayso.deriving.link`, put on the gold
mentions that their triggers cover (`own_found`, percent of all); every other gold mention stays alone.
`own_conll_f1_of_found` is scored on the covered mentions only.
ECB+ marks every event, our codebook names those of its own types.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from benchmarks.common import finish, parser
from benchmarks.coreference import conll
from benchmarks.ecb import EcbDocument, documents, split
from sayso.deriving.link import link, link_claims
from sayso.deriving.link.alike import EventMention, Pages, bag, event_mention, group
from sayso.deriving.resolve.binding import where, who
from sayso.deriving.resolve.entities import resolve
from sayso.deriving.resolve.uses import uses_of
from sayso.reading.annotate import annotate
from sayso.reading.attribute import attribute
from sayso.reading.claims import find_claims
from sayso.reading.claims.codebook import load
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.date import date_claims, date_document
from sayso.records import Annotation, Document, Extraction, LinkClaim, Passage

SIMILARITIES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2)


def as_document(one: EcbDocument) -> tuple[Document, list[int]]:
    """A document of the corpus as ours, each of its sentences a passage, and the place of each of its
    words.
    """
    text, starts, passages, begin = "", [], [], 0
    for index, word in enumerate(one.words):
        if index and one.sentences[index] != one.sentences[index - 1]:
            passages.append(Passage("body", begin, len(text)))
            text += "\n"
            begin = len(text)
        elif index:
            text += " "
        starts.append(len(text))
        text += word
    passages.append(Passage("body", begin, len(text)))
    return Document(one.name, one.name, text, tuple(passages)), starts


def read(one: EcbDocument, annotation: Annotation, starts: Sequence[int]) -> list[EventMention]:
    """The gold mentions of a document as events in the program's reading of it."""
    holder = {
        at: index for index, token in enumerate(annotation.tokens) for at in range(token.start, token.end)
    }
    mentions = []
    for mention in one.mentions:
        words = list(dict.fromkeys(holder[starts[word]] for word in mention.tokens if starts[word] in holder))
        if words:
            mentions.append(event_mention(mention.id, one.name, annotation, words))
    return mentions


def topics(found: Sequence[EcbDocument]) -> dict[int, tuple[Pages, list[EventMention]]]:
    """Each topic's pages and event mentions, read by the program."""
    return readings(found)[0]


def readings(
    found: Sequence[EcbDocument],
) -> tuple[dict[int, tuple[Pages, list[EventMention]]], list[Extraction]]:
    """Each topic's pages and event mentions, and what the program extracts from every document."""
    bags: dict[int, dict[str, Counter[str]]] = defaultdict(dict)
    mentions: dict[int, list[EventMention]] = defaultdict(list)
    extractions = []
    for one in found:
        document, starts = as_document(one)
        annotation = annotate(document)
        bags[one.topic][one.name] = bag(annotation)
        mentions[one.topic] += read(one, annotation, starts)
        extractions.append(Extraction(document, annotation, (), ()))
    return {topic: (Pages(bags[topic]), mentions[topic]) for topic in bags}, extractions


def own_answer(found: Sequence[EcbDocument], extractions: Sequence[Extraction]) -> tuple[dict[str, str], int]:
    """End to end: each gold mention that the trigger of one of our claims covers, with our incident; and
    how many there are.
    """
    codebook, told = load(), []
    for one in extractions:
        document, annotation = date_document(one.document, one.annotation)
        attributions = attribute(document, annotation)
        claims = date_claims(document, annotation, find_claims(document, annotation, attributions, codebook))
        told.append(
            replace(one, document=document, annotation=annotation, attributions=attributions, claims=claims)
        )
    entities = resolve([use for one in told for use in uses_of(one)])
    by_topic: dict[int, list[LinkClaim]] = defaultdict(list)
    triggers: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for source, one in zip(found, told, strict=True):
        made = link_claims(one, who(entities, load_codebook().traits), where)
        by_topic[source.topic] += made
        triggers[source.name] += [(*claim.claim.trigger, claim.claim.id) for claim in made]
    home = {
        name: incident.id
        for claims_ in by_topic.values()
        for incident in link(claims_, load_codebook().traits)
        for name in incident.claims
    }
    system: dict[str, str] = {}
    for source in found:
        starts = as_document(source)[1]
        for mention in source.mentions:
            ours = [
                name
                for start, end, name in triggers[source.name]
                if any(start <= starts[word] < end for word in mention.tokens)
            ]
            if ours and ours[0] in home:
                system[mention.id] = home[ours[0]]
    return system, len(system)


def answer(
    read_topics: Mapping[int, tuple[Pages, list[EventMention]]], shuffle: int | None = None
) -> dict[str, str]:
    """The program's clusters: each mention's id with the name of its cluster."""
    found: dict[str, str] = {}
    for topic, (pages, mentions) in read_topics.items():
        given = list(mentions)
        if shuffle is not None:
            random.Random(shuffle).shuffle(given)
        for members in group(given, pages):
            found |= {name: f"{topic} {members[0]}" for name in members}
    return found


def lemma_answer(read_topics: Mapping[int, tuple[Pages, list[EventMention]]], least: float) -> dict[str, str]:
    """The lemma heuristic: one head lemma, and sentences that share at least this part of their lemmas;
    closed transitively.
    """
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for _, mentions in read_topics.values():
        for one in mentions:
            root(one.id)
        for one, other in combinations(sorted(mentions, key=lambda each: each.id), 2):
            if one.lemma == other.lemma and dice(one, other) >= least:
                first, second = sorted((root(one.id), root(other.id)))
                home[second] = first
    return {name: root(name) for name in home}


def dice(one: EventMention, other: EventMention) -> float:
    """The overlap of two sentences' content lemmas, 0–1."""
    left, right = {word for word, _ in one.words}, {word for word, _ in other.words}
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def completed(gold: Mapping[str, str], system: Mapping[str, str]) -> dict[str, str]:
    """The system's clusters with every gold mention that it could not read alone."""
    return {name: system.get(name, f"alone {name}") for name in gold}


def show(
    gold: Mapping[str, str], system: Mapping[str, str], found: Iterable[EcbDocument], count: int
) -> None:
    """Print pairs that were wrongly joined or wrongly left apart, by turns."""
    texts = {
        m.id: " ".join(one.words[at] for at in m.tokens) + f"  [{m.id}]"
        for one in found
        for m in one.mentions
    }
    wrong, missed = [], []
    for one, other in combinations(sorted(gold), 2):
        if gold[one] != gold[other] and system[one] == system[other]:
            wrong.append((one, other))
        elif gold[one] == gold[other] and system[one] != system[other]:
            missed.append((one, other))
    for kind, pairs in (("joined, but two events", wrong), ("one event, left apart", missed)):
        for one, other in random.Random(0).sample(pairs, min(count, len(pairs))):
            print(f"{kind}: {texts[one]} | {texts[other]}")


def main() -> int:
    """Run the benchmark; exit code 1 when a floor is missed or the order of input changed the result."""
    options = parser(__doc__, "ecbplus.zip", "dev").parse_args()
    found = documents(options.data, split(options.split))
    if options.limit:
        found = found[: options.limit]
    gold = {mention.id: mention.gold for one in found for mention in one.mentions}
    read_topics, extractions = readings(found)
    system = completed(gold, answer(read_topics))
    same = system == completed(gold, answer(read_topics, shuffle=1))
    scores = conll(gold, system)
    lemma = {
        least: conll(gold, completed(gold, lemma_answer(read_topics, least)))["conll"]
        for least in SIMILARITIES
    }
    print(
        f"{len(found)} documents, {len(gold)} mentions, {len(set(gold.values()))} gold clusters, "
        f"{len(set(system.values()))} found"
    )
    print(
        "lemma heuristic by least sentence similarity: "
        + ", ".join(f"{least}: {100 * value:.1f}" for least, value in lemma.items())
    )
    show(gold, system, found, options.errors)
    own, covered = own_answer(found, extractions)
    within = {name: gold[name] for name in own}
    figures = {
        "conll_f1": round(100 * scores["conll"], 1),
        "lemma_f1": round(100 * max(lemma.values()), 1),
        "muc": round(100 * scores["muc"], 1),
        "b3": round(100 * scores["b3"], 1),
        "ceaf_e": round(100 * scores["ceaf_e"], 1),
        "same_when_shuffled": same,
        "own_conll_f1": round(100 * conll(gold, completed(gold, own))["conll"], 1),
        "own_found": round(100 * covered / len(gold), 1),
        "own_conll_f1_of_found": round(100 * conll(within, own)["conll"], 1) if within else None,
    }
    return max(finish("linking", figures, options), int(not same))


if __name__ == "__main__":
    raise SystemExit(main())
