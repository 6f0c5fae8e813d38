"""Links between names: the same words, a part of the words, initials."""

from __future__ import annotations

from collections import defaultdict

from sayso.reading.annotate.coref.chains import Chains, is_acronym
from sayso.reading.annotate.coref.phrases import Phrase
from sayso.world import bodies, country_names, demonyms
from sayso.world.names import same_person


def link_names(chains: Chains) -> None:
    """Join names that are equal, then those of people by parts, then bodies by parts and initials."""
    names = [p for p in chains.phrases if p.form == "name" and p.core and not p.group]
    _equal(chains, names)
    _people(chains, [p for p in names if p.kind == "person"])
    _bodies(chains, [p for p in names if p.kind != "person"])


def _key(p: Phrase) -> tuple[str, ...]:
    if p.kind == "person":
        return p.core
    joined = " ".join(p.core).replace(".", "")
    code = country_names().get(joined, "") or bodies().get(joined, "")
    return (code,) if code else p.core


def _equal(chains: Chains, names: list[Phrase]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for p in names:
        key = _key(p)
        if key in first:
            chains.join(first[key], p.index, "same name", alias=True)
        else:
            first[key] = p.index


def _people(chains: Chains, names: list[Phrase]) -> None:
    """Short names go to the nearest longer name before them, else to the first after them."""
    by_word: dict[str, list[Phrase]] = defaultdict(list)
    for p in names:
        for word in {p.core[0], p.core[-1]}:
            by_word[word].append(p)
    for p in names:
        known = [
            q
            for q in {id(q): q for w in {p.core[0], p.core[-1]} for q in by_word[w]}.values()
            if q.core != p.core and same_person(p.core, q.core)
        ]
        longer = [q for q in known if len(q.core) > len(p.core)]
        earlier = [q for q in longer if q.index < p.index]
        for q in sorted(earlier, key=lambda q: -q.index) or sorted(longer, key=lambda q: q.index):
            if chains.join(q.index, p.index, "part of a person's name"):
                break


def _bodies(chains: Chains, names: list[Phrase]) -> None:
    by_word: dict[str, list[Phrase]] = defaultdict(list)
    for p in names:
        for word in set(p.core):
            by_word[word].append(p)
    long = [p for p in names if len(p.core) > 1]
    for p in names:
        if (
            len(p.core) == 1
            and p.core[0].replace(".", "").isalpha()
            and len(p.core[0]) <= 8
            and p.text.upper() == p.text
        ):
            for q in long:
                if is_acronym(p.core, q.core) and chains.join(
                    min(p.index, q.index), max(p.index, q.index), "initials"
                ):
                    break
        if len(p.core) < 2 or p.kind not in ("organization", "event", "work", "other"):
            continue
        for q in by_word[p.core[-1]]:
            if (
                q.index != p.index
                and _part(q, p)
                and chains.join(min(p.index, q.index), max(p.index, q.index), "part of a name")
            ):
                break


def _part(short: Phrase, long: Phrase) -> bool:
    """Whether `short` is `long` without a nation or words before it: "Karsk Front" for "the Ulmarran Karsk
    Front".
    """
    if short.core == long.core or short.kind != long.kind:
        return False
    less = tuple(w for w in long.core if w not in demonyms() and w not in country_names())
    if short.core == less:
        return True
    n = len(short.core)
    return n >= 2 and (
        long.core[-n:] == short.core or (long.core[:n] == short.core and long.core[n] in ("of", "for", "in"))
    )
