"""The time network of a case: what claims and pages say of days and of order narrows every incident and
the date of every page.

A page that tells of a thing as done is not older than it; one that tells of it as still to come, or says
that somebody awaits a trial, is not younger than what came of it. A date is never made out of a page's own
date: an incident of which no claim says anything about its time has none, and only bounds that come from
days told somewhere narrow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.days.daypairs import in_year, meet
from sayso.days.intervals import make
from sayso.days.network import START, Constraint, PointBound, Solved, in_order, not_after, not_before, solve
from sayso.records import (
    Affair,
    Contradiction,
    Evidence,
    Incident,
    Interval,
    LinkClaim,
    Order,
    Rung,
    Times,
    Traits,
)

DONE = frozenset({"completed", "foiled", "attempted"})
TO_COME = frozenset({"planned"})


def times(
    incidents: Sequence[Incident],
    affairs: Iterable[Affair],
    claims: Mapping[str, LinkClaim],
    traits: Traits,
    printed: Mapping[str, str] | None = None,
) -> Times:
    """Narrow incidents and pages. `claims` by id are those of the incidents, `printed` the names that
    sentences use for pages.
    """
    printed = printed or {}
    pages = {one.document: one.published for one in claims.values()}
    facts = [
        fact
        for sha, days in sorted(pages.items())
        for fact in _stated(_page(sha), days, f"{_name(sha, printed)} dates itself", sha)
    ]
    for one in incidents:
        facts += _of_incident(one, claims, printed, traits)
    for affair in affairs:
        facts += _of_ladder(affair, claims, printed, traits)
    solved = solve(facts)
    solved = solve([*facts, *_years(incidents, claims, solved)])
    found = {one.id: days for one in incidents if (days := _incident_days(one, claims, solved))}
    narrowed = {sha: days for sha in pages if (days := _interval(_page(sha), solved))}
    return Times(
        found,
        narrowed,
        _orders(facts),
        tuple(_contradiction(clash) for clash in solved.clashes if _matters(clash)),
    )


def ahead_in(
    incidents: Iterable[Incident],
    affairs: Iterable[Affair],
    claims: Mapping[str, LinkClaim],
    traits: Traits,
) -> Iterator[tuple[str, str]]:
    """The pages, by hash, that are older than an incident because they tell of it as still to come, each
    with its id.
    """
    facts = [fact for one in incidents for fact in _of_incident(one, claims, {}, traits)]
    for fact in [*facts, *(fact for affair in affairs for fact in _of_ladder(affair, claims, {}, traits))]:
        if fact.earlier != START and fact.later.startswith("page "):
            yield fact.later.removeprefix("page "), fact.earlier


def _page(sha: str) -> str:
    return f"page {sha}"


def _name(sha: str, printed: Mapping[str, str]) -> str:
    return printed.get(sha) or sha[:8]


def _at(document: str, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(one.text, one.start, one.end, one.rule, one.document or document) for one in evidence
    )


def _quote(claim: LinkClaim) -> tuple[Evidence, ...]:
    quote = claim.claim.quote
    return (Evidence(quote.exact, quote.start, quote.end, "the words of the claim", claim.document),)


def _stated(point: str, days: Interval | None, says: str, document: str) -> list[Constraint]:
    """The bounds that words state."""
    if days is None:
        return []
    because = _at(document, days.because)
    found = [not_before(point, days.start, says, because)] if days.start else []
    return found + ([not_after(point, days.end, says, because)] if days.end else [])


def _of_incident(
    one: Incident, claims: Mapping[str, LinkClaim], printed: Mapping[str, str], traits: Traits
) -> list[Constraint]:
    """What the claims of an incident say of its days, and of its order to their pages.

    A page that gives the day itself, or tells the thing both as done and as to come, is not ordered by its
    tense; a plan of violence tells no order, since it is told long after it failed.
    """
    facts: list[Constraint] = []
    told = [claims[name] for name in one.claims]
    done = {claim.document for claim in told if claim.claim.stage in DONE}
    ahead = {claim.document for claim in told if claim.claim.stage in TO_COME}
    dates = {claim.document for claim in told if claim.days}
    for claim in told:
        page = _page(claim.document)
        facts += _stated(one.id, claim.days, "a claim states the day", claim.document)
        if claim.document in done & ahead | dates:
            continue
        if claim.claim.stage in DONE:
            says = (
                f"{_name(claim.document, printed)} tells of it as done, so it is not older than "
                f"that ({one.title})"
            )
            facts.append(in_order(one.id, page, says, _quote(claim)))
        elif claim.claim.stage in TO_COME and one.stage in DONE and claim.claim.type not in traits["acts"]:
            says = (
                f"{_name(claim.document, printed)} tells of it as still to come, so it is not "
                f"younger than that ({one.title})"
            )
            facts.append(in_order(page, one.id, says, _quote(claim)))
    return facts


def _of_ladder(
    affair: Affair, claims: Mapping[str, LinkClaim], printed: Mapping[str, str], traits: Traits
) -> list[Constraint]:
    """A page that says that a person awaits trial is older than what the court said then; no verdict is
    younger than the sentence.
    """
    facts: list[Constraint] = []
    for person in dict.fromkeys(rung.person for rung in affair.ladder):
        rungs = [rung for rung in affair.ladder if rung.person == person]
        outcomes = [rung for rung in rungs if rung.step in traits["outcome"] and rung.stage == "completed"]
        for rung in rungs:
            if rung.step in traits["awaited"]:
                facts += [fact for outcome in outcomes for fact in _awaited(rung, outcome, claims, printed)]
        verdicts = [rung for rung in rungs if rung.step in traits["verdict"] and rung.stage == "completed"]
        sentences = [rung for rung in rungs if rung.step in traits["penalty"] and rung.stage == "completed"]
        if len(verdicts) == 1 and len(sentences) == 1:
            facts.append(
                in_order(
                    verdicts[0].incident,
                    sentences[0].incident,
                    f"{person} was convicted before being sentenced",
                )
            )
    return facts


def _awaited(
    trial: Rung, outcome: Rung, claims: Mapping[str, LinkClaim], printed: Mapping[str, str]
) -> list[Constraint]:
    found = []
    for claim in (claims[name] for name in trial.claims):
        if claim.claim.stage in TO_COME:
            told = ", ".join(sorted({_name(claims[name].document, printed) for name in outcome.claims}))
            says = (
                f"{_name(claim.document, printed)} says that {trial.person} awaits trial, so it is "
                f"older than the {outcome.step} ({told})"
            )
            found.append(in_order(_page(claim.document), outcome.incident, says, _quote(claim)))
    return found


def _years(
    incidents: Iterable[Incident], claims: Mapping[str, LinkClaim], solved: Solved
) -> list[Constraint]:
    """Days told without a year, once only one year of what is known of the incident can hold them."""
    facts: list[Constraint] = []
    for one in incidents:
        if one.id not in solved.first or one.id not in solved.last or not _stated_days(solved.first[one.id]):
            continue
        known = (solved.first[one.id].day, solved.last[one.id].day)
        for claim in (claims[name] for name in one.claims):
            if claim.yearless:
                years = range(known[0].year - 1, known[1].year + 1)
                fitting = [
                    days
                    for year in years
                    if meet(days := in_year(claim.yearless.first, claim.yearless.last, year), known)
                ]
                if len(fitting) == 1:
                    because = _at(
                        claim.document, [claim.yearless.evidence] if claim.yearless.evidence else []
                    )
                    facts.append(not_before(one.id, fitting[0][0], "the only year that fits", because))
                    facts.append(not_after(one.id, fitting[0][1], "the only year that fits", because))
    return facts


def _stated_days(bound: PointBound) -> bool:
    """Whether a bound comes from days that a claim states, not only from the date of a page."""
    return not any(point.startswith("page ") for fact in bound.facts for point in (fact.earlier, fact.later))


def _incident_days(one: Incident, claims: Mapping[str, LinkClaim], solved: Solved) -> Interval | None:
    """The days of an incident, when any claim says something of its time; an end that only a page's date
    gives is left as it was.
    """
    if not any(claims[name].days or claims[name].yearless for name in one.claims):
        return None
    first, last = solved.first.get(one.id), solved.last.get(one.id)
    start = first if first and (_stated_days(first) or one.interval) else None
    end = last if last and (_stated_days(last) or (one.interval and one.interval.end)) else None
    if start is None and end is None:
        return one.interval
    return make(start.day if start else None, end.day if end else None, _because((start, end)))


def _interval(point: str, solved: Solved) -> Interval | None:
    first, last = solved.first.get(point), solved.last.get(point)
    if first is None and last is None:
        return None
    return make(first.day if first else None, last.day if last else None, _because((first, last)))


def _because(bounds: Iterable[PointBound | None]) -> tuple[Evidence, ...]:
    return tuple(
        dict.fromkeys(piece for bound in bounds if bound for fact in bound.facts for piece in fact.because)
    )


def _orders(facts: Iterable[Constraint]) -> tuple[Order, ...]:
    """The orders that somebody's words imply between pages and incidents, except that a page is not older
    than what it tells.
    """
    return tuple(
        Order(one.later.removeprefix("page "), one.earlier, one.says, one.because)
        for one in facts
        if one.days == 0 and START not in (one.earlier, one.later) and one.later.startswith("page ")
    )


def _matters(clash: tuple[Constraint, ...]) -> bool:
    """Whether a clash is one between pages, or between dates: how one page's own tenses are read is no
    ground to accuse it.
    """
    pages = {piece.document for fact in clash for piece in fact.because}
    return len(pages) > 1 or not any(fact.inferred for fact in clash)


def _contradiction(clash: tuple[Constraint, ...]) -> Contradiction:
    about = dict.fromkeys(
        point.removeprefix("page ")
        for fact in clash
        for point in (fact.earlier, fact.later)
        if point != START
    )
    says = "These cannot all hold: " + "; ".join(dict.fromkeys(fact.says for fact in clash)) + "."
    return Contradiction(
        tuple(about), says, tuple(dict.fromkeys(piece for fact in clash for piece in fact.because))
    )
