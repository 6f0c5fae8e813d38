"""Claims to incidents: block, compare, cluster, and read each group as one event. A view; nothing here is
ever stored as truth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.days.daypairs import Days, edtf, hull, in_year, meet
from sayso.deriving.link.block import candidates
from sayso.deriving.link.cluster import Pair, cluster, decided_link, ordered
from sayso.deriving.link.compare import compare, joins
from sayso.deriving.link.dates import pair
from sayso.deriving.link.naming import acts, in_letters, sides
from sayso.deriving.link.stories import Stories, of_claims
from sayso.deriving.link.titles import title
from sayso.deriving.link.whereabouts import place_words
from sayso.records import Dispute, Evidence, Incident, Interval, Link, LinkClaim, Traits
from sayso.records.traits import STAGES_REACHED, UNREAL

FEW = 5
"""A type that fewer than one page in so many tells does not name a row."""

SHOWN_LINKS = 12
RIVAL_STAGES = (
    ("completed", "negated"),
    ("completed", "foiled"),
    ("completed", "called-off"),
    ("foiled", "negated"),
    ("attempted", "negated"),
)


def link(
    claims: Sequence[LinkClaim], traits: Traits, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> tuple[Incident, ...]:
    """The incidents that `claims` tell of, sorted by first day, then id; aggregate claims are in none.

    `same` and `apart` are pairs of claim ids that an analyst decided; they outweigh every score and veto.
    The order of `claims` is of no consequence.
    """
    by_id = {one.claim.id: one for one in claims if not one.claim.aggregate}
    return grouped(by_id, strong_links(by_id, of_claims(by_id.values()), traits), traits, same, apart)


def strong_links(by_id: Mapping[str, LinkClaim], stories: Stories, traits: Traits) -> list[Link]:
    """The links between claims, none of them an aggregate, that are enough to join the two."""
    pairs = candidates(by_id.values(), traits, stories)
    found = [
        compare(left, right, traits, near=stories.near(left.document, right.document))
        for left, right in pairs
    ]
    return [one for one in found if joins(one, by_id[one.left], by_id[one.right], traits)]


def grouped(
    by_id: Mapping[str, LinkClaim],
    strong: list[Link],
    traits: Traits,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> tuple[Incident, ...]:
    """The incidents that strong links make of claims; claims that no link leads to from these are of no
    consequence to them.
    """
    same = [ordered(*one) for one in same if one[0] in by_id and one[1] in by_id]
    groups = cluster(by_id, strong, traits, same, apart)
    return assemble(by_id, groups, [*strong, *(decided_link(*one) for one in sorted(set(same)))], traits)


def assemble(
    by_id: Mapping[str, LinkClaim],
    groups: Iterable[tuple[str, ...]],
    links: Iterable[Link],
    traits: Traits,
) -> tuple[Incident, ...]:
    """Read every group as one incident, with the links inside it as its reasons."""
    home = {name: group for group in groups for name in group}
    inside: dict[tuple[str, ...], list[Link]] = {}
    for one in links:
        if home[one.left] == home[one.right]:
            inside.setdefault(home[one.left], []).append(one)
    made = [
        incident([by_id[name] for name in group], traits, inside.get(group, []))
        for group in set(home.values())
    ]
    return tuple(sorted(made, key=order))


def order(one: Incident) -> tuple[str, str]:
    """Where an incident stands among others before the network narrows their days."""
    start = one.interval.start or one.interval.end if one.interval else None
    return (start.isoformat() if start else "9999", one.id)


def incident(claims: Sequence[LinkClaim], traits: Traits, links: Sequence[Link] = ()) -> Incident:
    """One event from all that its claims say of it: the most exact type, the leading stage, the narrowed
    time, the finest place.
    """
    claims = sorted(claims, key=lambda one: one.claim.id)
    told = acts(claims, traits)
    type_, stage, place = type_of(told, traits), leading_stage(told), finest_place(told)
    interval, disputed = narrowed(told)
    who = sides(told, type_, traits)
    shown = sorted(links, key=lambda one: (-one.score, one.left, one.right))[:SHOWN_LINKS]
    to, by = (next(iter(names), "") for names in (who.targets, who.actors))
    return Incident(
        id=f"i-{claims[0].claim.id}",
        type=type_,
        title=title(type_, stage, traits, to, by, place or "", who.many),
        stage=stage,
        claims=tuple(one.claim.id for one in claims),
        documents=tuple(sorted({one.document for one in claims})),
        interval=interval,
        place=place,
        people=who.people,
        actors=who.actors,
        targets=who.targets,
        to_check=who.to_check,
        weight=_weight(type_, stage, traits, bool(who.people or interval)),
        links=tuple(shown),
        disputes=tuple(disputed + _stage_disputes(told)),
    )


def _weight(type_: str, stage: str, traits: Traits, bounded: bool) -> str:
    """How much a row weighs by itself: "grave" is a step of law, an act that a matter at law is about, what
    befalls a person once, or a measure, where it is told as real and of somebody or some day; "talk" a
    mere act of speech.
    """
    if type_ in traits["speech"]:
        return "talk"
    grave = type_ in traits.steps or any(type_ in traits[name] for name in ("acts", "once", "grounded"))
    grave = grave and type_ not in traits["recurring"] and stage not in UNREAL
    return "grave" if grave and bounded else "plain"


def type_of(claims: Sequence[LinkClaim], traits: Traits) -> str:
    """The most exact type that a good part of the pages tell; a step of a case at law only where most pages
    tell one; an act before the harm that came of it.
    """
    pages = {one.document for one in claims}
    told: dict[str, set[str]] = {}
    for one in claims:
        told.setdefault(one.claim.type, set()).add(one.document)
    types = [one.claim.type for one in claims if FEW * len(told[one.claim.type]) >= len(pages)]
    done = [type_ for type_ in types if type_ in traits["harmful"]]
    exact = traits.exact(types)
    if done and exact not in traits["harmful"] and exact not in traits.steps:
        exact = traits.exact(done)
    if exact not in traits.steps:
        return exact
    legal = {one.document for one in claims if one.claim.type in traits.steps}
    others = [type_ for type_ in types if type_ not in traits.steps]
    return traits.exact(others) if others and 2 * len(legal) <= len(pages) else exact


def leading_stage(claims: Sequence[LinkClaim]) -> str:
    """How far the event went: of what is told as having happened, the stage that most documents tell; else
    the last reached.

    Attempted and foiled count together and print as foiled when anybody says so, so that a failed attack
    is never shown as carried out on the word of a minority.
    """
    told = {(one.document, one.claim.stage) for one in claims}
    counted = Counter(stage for _, stage in told)
    failed = counted["foiled"] + counted["attempted"]
    if failed and failed >= counted["completed"]:
        return "foiled" if counted["foiled"] else "attempted"
    order = STAGES_REACHED
    return max(counted, key=lambda stage: (order.index(stage) if stage in order else -1, stage))


def _stage_disputes(claims: Sequence[LinkClaim]) -> list[Dispute]:
    stages = {one.claim.stage for one in claims}
    rivals = [(one, other) for one, other in RIVAL_STAGES if {one, other} <= stages]
    return [Dispute("stages", f"told as {one} and as {other}") for one, other in rivals]


def narrowed(claims: Sequence[LinkClaim]) -> tuple[Interval | None, list[Dispute]]:
    """The days that all claims leave open, with the words of each that narrowed them, and what they
    contradict each other about.

    Days without a year take it from the other claims when only one year fits. When two claims exclude each
    other the hull of all is kept and the dispute named: no day is dropped by counting heads.
    """
    known: Days | None = None
    because: list[Evidence] = []
    disputes: list[Dispute] = []
    dated = [(days, one) for one in claims if (days := pair(one)) is not None]
    for days, one in sorted(dated, key=lambda item: (str(item[0][0]), str(item[0][1]), item[1].claim.id)):
        shared = days if known is None else meet(known, days)
        if known is not None and shared is None:
            disputes.append(Dispute("days", f"the days differ: {edtf(known)}, {edtf(days)}"))
            shared = hull(known, days)
        if shared != known or disputes:
            because.extend(_because(one))
        known = shared
    for one in claims:
        if one.yearless and known and not disputes and (days := _year_found(one, known)):
            known = days
            because.extend([one.yearless.evidence] if one.yearless.evidence else [])
    if known is None:
        return None, disputes
    return Interval(known[0], known[1], edtf(known), tuple(dict.fromkeys(because))), disputes


def _because(claim: LinkClaim) -> tuple[Evidence, ...]:
    return claim.days.because if claim.days else ()


def _year_found(claim: LinkClaim, known: Days) -> Days | None:
    """The days of a claim without a year, when exactly one year of the known interval holds some of them."""
    if claim.yearless is None or known[0] is None or known[1] is None:
        return None
    years = range(known[0].year - 1, known[1].year + 1)
    found = [
        met
        for year in years
        if (met := meet(in_year(claim.yearless.first, claim.yearless.last, year), known))
    ]
    return found[0] if len(found) == 1 else None


def finest_place(claims: Sequence[LinkClaim]) -> str | None:
    """The place named most exactly; among equals the commonest, then by name. Where it went to stands in
    for where it was.
    """
    for role in ("place", "destination"):
        found = [
            one
            for claim in claims
            for one in claim.places
            if one.role == role and (one.path or one.name[:1].isupper())
        ]
        if found:
            named = Counter(one.name for one in found)
            best = min(
                found,
                key=lambda one: (
                    -len(one.path),
                    one.name.isupper(),
                    not place_words(one.name),
                    -named[one.name],
                    one.name,
                ),
            )
            return in_letters(best.name) if best.name.isupper() and " " in best.name else best.name
    return None
