"""How many independent origins an incident has: what is left when copies, agencies, shared speakers,
owners and parties are folded.

Counting pages overstates corroboration about threefold (Cagé et al. 2017: a third of online news is
original). Two bounds: `low` folds whatever may be one, `high` only what certainly is. Every rule that
applied says so in one sentence. The same rules hold for every outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sayso.deriving.grade.lineage import Channel, Lineage, channels, key
from sayso.deriving.grade.parties import Parties
from sayso.deriving.grade.registry import Registry
from sayso.deriving.grade.speakers import Telling, anonymous, root, state_of
from sayso.records import Origin, Origins, Participant, Traits


@dataclass(slots=True)
class Root:
    """One candidate origin while it is being folded."""

    kind: str
    who: str
    claims: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    side: str = ""
    admits: bool = False


def origins(
    tellings: Sequence[Telling],
    participants: Sequence[Participant],
    pages: Mapping[str, Lineage],
    family: Mapping[str, str],
    traits: Traits,
    registry: Registry | None = None,
    maybe: Iterable[tuple[str, str]] = (),
) -> Origins:
    """The origins of one incident.

    `tellings` are its claims, `participants` all who take part in it, `pages` the descent of each
    document, `family` which of them print one text (`copies.families`), `maybe` pairs of documents whose
    texts may be one (`copies.Copy` that are not sure).
    """
    registry = registry or Registry()
    told_in = {one.document for one in tellings}
    found = channels({name: page for name, page in pages.items() if name in told_in}, family, registry)
    parties = Parties(participants, registry, traits)
    roots, why = _roots(tellings, found, parties, registry, traits)
    why = [*dict.fromkeys(line for name in sorted(told_in) for line in found[name].why), *why]
    reached = len({found[one.document].key or one.document for one in tellings})
    return _counted(roots, why, reached, _owners(roots, registry), _doubtful(roots, maybe))


def _roots(
    tellings: Sequence[Telling],
    found: Mapping[str, Channel],
    parties: Parties,
    registry: Registry,
    traits: Traits,
) -> tuple[dict[str, Root], list[str]]:
    """Every root by its key, and a sentence for each fold on the way."""
    roots: dict[str, Root] = {}
    why: list[str] = []
    sourced = {found[one.document].key or one.document for one in tellings if root(one) is not None}
    outlets = {channel.key: channel.who for channel in found.values() if channel.key}
    for one in sorted(tellings, key=lambda telling: telling.claim):
        channel = found[one.document]
        speaker = root(one)
        if speaker is None:
            if (channel.key or one.document) in sourced:
                why.append(
                    f"{channel.who} names its source for this: its own voice is not counted beside it."
                )
                continue
            if not channel.key:
                continue
            name, made = channel.key, Root("reporting", channel.who, side=parties.outlet(channel.who))
        else:
            name, made = _spoken(speaker, one, outlets, parties, registry)
        kept = roots.setdefault(name, made)
        kept.admits |= made.admits
        kept.claims.add(one.claim)
        kept.documents.add(one.document)
    roots = _one_name(roots)
    if _mostly_declared(tellings, traits):
        why += _retold(roots)
    return roots, why + _shared(roots, found)


def _spoken(
    speaker: Participant, telling: Telling, outlets: Mapping[str, str], parties: Parties, registry: Registry
) -> tuple[str, Root]:
    """The key and the root of what a page gives in somebody's words."""
    name, entry = key(speaker.name, registry), registry.find(speaker.name)
    if name in outlets or entry:
        who = entry.name if entry else speaker.name
        return name, Root("reporting", who, side=parties.outlet(who))
    if anonymous(speaker):
        return "anonymous", Root("anonymous", "a source without a name")
    made = Root("speaker", speaker.name, side=parties.speaker(speaker))
    made.admits = parties.admits(speaker, telling)
    return f"speaker {_top(speaker)}", made


def _mostly_declared(tellings: Sequence[Telling], traits: Traits) -> bool:
    return 2 * sum(one.type in traits["declared"] for one in tellings) > len(tellings)


def _top(speaker: Participant) -> str:
    """The id under which a speaker counts: the state that it speaks for, since a state's bodies, ministries
    and spokesmen are one; the body that it is a part of; else itself.
    """
    own = speaker.entity if speaker.named else speaker.name.casefold()
    return state_of(speaker) or next(iter(speaker.within), own)


def _retold(roots: dict[str, Root]) -> list[str]:
    """Puts the newsrooms together that tell in their own voice what its doer made public, in place; returns
    the sentence that says so.
    """
    own = [name for name in sorted(roots) if roots[name].kind == "reporting" and not roots[name].side]
    first, *others = own or [""]
    for name in others:
        one = roots.pop(name)
        roots[first].claims |= one.claims
        roots[first].documents |= one.documents
    said = (
        "It is done by a public word of its doer: all who tell it in their own voice retell that, one origin."
    )
    return [said] if others else []


def _one_name(roots: dict[str, Root]) -> dict[str, Root]:
    """The roots with speakers put together whose names tell of one: all proper words of the one stand in
    the other ("CIA", "a reported CIA assessment").
    """
    kept: dict[str, Root] = {}
    for name, one in sorted(roots.items(), key=lambda item: (len(_proper(item[1].who)), item[0])):
        words = _proper(one.who)
        same = next(
            (
                other
                for other in kept.values()
                if one.kind == other.kind == "speaker"
                and words
                and _proper(other.who)
                and _proper(other.who) <= words
            ),
            None,
        )
        if same is None:
            kept[name] = one
        else:
            same.claims |= one.claims
            same.documents |= one.documents
            same.admits = same.admits or one.admits
            same.side = same.side or one.side
    return kept


def _proper(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", name) if word[:1].isupper() and len(word) > 2)


def _shared(roots: Mapping[str, Root], found: Mapping[str, Channel]) -> list[str]:
    """A sentence for each root that several channels lead to."""
    lines = []
    for name in sorted(roots):
        one = roots[name]
        names = list(dict.fromkeys(found[document].who for document in sorted(one.documents)))
        if one.kind == "anonymous" and len(one.claims) > 1:
            lines.append("Sources without a name could all be one: together they are one origin at most.")
        elif one.kind == "speaker" and len(names) > 1:
            lines.append(f"{', '.join(names)} all give the word of {one.who}: one origin.")
    return lines


def _owners(roots: Mapping[str, Root], registry: Registry) -> list[tuple[str, str, str]]:
    """Pairs of reporting roots whose outlets have one owner or affiliation in the user's registry."""
    entries = [
        (name, entry)
        for name in sorted(roots)
        if roots[name].kind == "reporting" and (entry := registry.find(roots[name].who))
    ]
    pairs = []
    for index, (name, one) in enumerate(entries):
        for other_name, other in entries[index + 1 :]:
            shared = one.owner and one.owner == other.owner and f"are owned by {one.owner}"
            shared = shared or (
                one.affiliation
                and one.affiliation == other.affiliation
                and f"are affiliated with {one.affiliation}"
            )
            if shared:
                pairs.append((name, other_name, f"{one.name} and {other.name} {shared}: perhaps one origin."))
    return pairs


def _doubtful(roots: Mapping[str, Root], maybe: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Pairs of reporting roots whose pages share enough text to doubt that they were written apart."""
    home = {
        document: name for name, one in roots.items() if one.kind == "reporting" for document in one.documents
    }
    return [
        (
            home[left],
            home[right],
            (
                f"{roots[home[left]].who} and {roots[home[right]].who} share passages of text: perhaps "
                "one origin."
            ),
        )
        for left, right in sorted(maybe)
        if left in home and right in home and home[left] != home[right]
    ]


def _counted(
    roots: dict[str, Root], why: list[str], reached: int, *soft: list[tuple[str, str, str]]
) -> Origins:
    """Fold parties by side and soft pairs for the low bound, and count.

    A party's word is one origin of its side at most; it adds to the low bound only when nobody else speaks
    or when it admits what speaks against it. The same holds for sources without a name.
    """
    free = {
        name: one for name, one in roots.items() if one.kind != "anonymous" and (not one.side or one.admits)
    }
    sides = {one.side for one in roots.values() if one.side and not one.admits}
    nameless = "anonymous" in roots
    home = _folded(free, chain(*soft), why)
    ordered = sorted(roots.values(), key=lambda root_: root_.who)
    why += [_of_party(one) for one in ordered if one.side]
    low = min(len(set(home.values())), reached) or int(any((sides, nameless)))
    high = len(free) + len(sides) + int(nameless)
    if not high:
        why.append("No page says where its account comes from: no origin is established.")
    marks = tuple(f"admission: {one.who}" for one in ordered if one.admits)
    listed = tuple(_origin(one, name in free) for name, one in sorted(roots.items()))
    return Origins(low, max(low, high), tuple(dict.fromkeys(why)), listed, marks)


def _of_party(one: Root) -> str:
    if one.admits:
        return f"{one.who} says it of itself: an admission against interest, counted like any other origin."
    return f"{one.who} is a party to this ({one.side}): its own claim does not corroborate itself."


def _origin(one: Root, counts: bool) -> Origin:
    kind = "party" if one.side and not one.admits else one.kind
    return Origin(kind, one.who, tuple(sorted(one.claims)), tuple(sorted(one.documents)), counts)


def _folded(names: Iterable[str], pairs: Iterable[tuple[str, str, str]], why: list[str]) -> dict[str, str]:
    """Each name's root when what may be one is folded into one, with the reasons added to `why`."""
    home = {name: name for name in names}
    for left, right, line in pairs:
        if left in home and right in home:
            kept, folded = sorted((home[left], home[right]))
            home = {name: kept if at == folded else at for name, at in home.items()}
            why.append(line)
    return home
