"""One incident, claim, affair or page in full, with the quotes that it stands on."""

from __future__ import annotations

from sayso.cli.show.layout import WIDTH, block, field
from sayso.cli.show.words import Json, chain, days, marked, roles, sources


def incident_lines(form: Json, width: int = WIDTH) -> list[str]:
    """An incident with its claims side by side and the reasons for what stands together."""
    lines = block(f"{form['title']} — {form['stage']}, as told by {'; '.join(form['said_by'])}", width=width)
    lines += [f"{form['id']} · {form['type']}", ""]
    lines += field("when", days(form["start"], form["end"]) + _quotes(form["because"]), width)
    lines += field("where", form["place"] or "", width)
    lines += field("who", "; ".join(form["people"]), width)
    lines += field("affair", form["affair"] or "", width)
    low, high = form["origins"]["low"], form["origins"]["high"]
    lines += field(
        "origins", " ".join([f"{sources(low, high) if high else 'none'}.", *form["origins"]["why"]]), width
    )
    lines += field("grade", _grade(form["credibility"]), width)
    for label, values in (
        ("disputed", form["disputes"]),
        ("note", form["marks"]),
        ("perhaps", form["unsure"]),
    ):
        for value in values:
            lines += field(
                label, f"the same as {value}; nobody could say" if label == "perhaps" else value, width
            )
    lines += _orders(form, width)
    for one in form["determined"]:
        told = (
            f"{one['field']} = {_value(one['value'])}, by {one['by']}, {one['at'][:10]}: "
            f"{one['why']} (read: {_value(one['rival'])})"
        )
        lines += field("decided", told, width)
    for number, told_claim in enumerate(form["told"], start=1):
        lines += ["", *claim_lines(told_claim, f"{number}. ", width)]
    return [*lines, *_why_together(form, width)]


def _orders(form: Json, width: int) -> list[str]:
    """What it is older or younger than, by the words of a page."""
    return [
        line
        for one in form["orders"]
        for line in field("order", f"{one['says']}{_quotes(one['because'])}", width)
    ]


def _grade(credibility: Json) -> str:
    """The credibility that an analyst set, or the one that the rules suggest, with its reasons."""
    if credibility["set"] is not None:
        return f"{credibility['set']} of 6, set by the analyst"
    return " ".join([f"{credibility['suggested']} of 6, suggested.", *credibility["why"]])


def _value(value: object) -> str:
    """A decided value in a line."""
    if isinstance(value, dict):
        return days(value.get("start"), value.get("end"))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _quotes(because: list[Json]) -> str:
    words = list(dict.fromkeys(one["text"] for one in because))
    return " (" + ", ".join(f"“{text}”" for text in words) + ")" if words else ""


def _why_together(form: Json, width: int) -> list[str]:
    """Which rules joined the claims, strongest first."""
    lines: list[str] = []
    for link in form["links"]:
        spoke = [reason for reason in link["reasons"] if reason["points"] > 0]
        reasons = "; ".join(f"{reason['rule']} ({reason['left']} / {reason['right']})" for reason in spoke)
        lines += block(f"{link['left'][:8]} with {link['right'][:8]}: {reasons}", "  ", width=width)
    return ["", "Why these stand together", *lines] if lines else []


def claim_lines(told: Json, first: str = "", width: int = WIDTH) -> list[str]:
    """A claim: who says it, its words, its roles, time and stage, the page and the place in it, what
    fired.
    """
    under = " " * len(first)
    quote = told["quote"]
    lines = block(
        f"{chain(told['said_by'], told['voice'])}: {told['type']}, {told['stage']}", first, width=width
    )
    lines += block(f"“{marked(quote, told['trigger'])}”", under + "  ", width=width)
    page = told["document"]
    where = (
        f"{page['outlet'] or page['name']}, “{page['title'] or page['name']}”, characters "
        f"{quote['start']}–{quote['end']}"
    )
    inner = width - len(under)
    rest = field("page", where, inner) + field("roles", roles(told["roles"]), inner)
    if told["time"]:
        time = told["time"]
        rest += field(
            "time", f"{days(time['start'], time['end'])}, {time['basis']}" + _quotes(time["because"]), inner
        )
    if told["passage_kind"] not in ("body", "lead", "title"):
        rest += field("in", f"{told['passage_kind']}, apart from the article itself", inner)
    rest += field("claim", told["id"], inner) + field("why", told["why"], inner) + _decided(told, inner)
    return lines + [under + line for line in rest]


def _decided(told: Json, width: int) -> list[str]:
    """What an analyst decided on a claim, and whether it counts."""
    lines: list[str] = []
    if told.get("status") == "outside":
        lines += field("outside", f"the inquiry: {told['criterion']}", width)
    for one in told.get("decided", []):
        what = f"{one['kind']} {one['field']}".strip()
        lines += field(
            "decided", f"{what}, by {one['by']}, {one['at'][:10]}: {one['why']} ({one['decision']})", width
        )
    return lines


def affair_lines(form: Json, width: int = WIDTH) -> list[str]:
    """An affair with its ladder of legal stages."""
    lines = [*block(form["title"], width=width), form["id"], ""]
    lines += field("about", "; ".join(form["people"]), width) + field("stands at", form["standing"], width)
    for rung in form["ladder"]:
        when = days(rung["interval"]["start"], rung["interval"]["end"]) if rung["interval"] else "no date"
        charge = f", for {rung['charge']}" if rung["charge"] else ""
        told = (
            f"{when}: {rung['step']} of {rung['person']}{charge}, {rung['stage']}, as told in "
            f"{rung['incident']}"
        )
        lines += block(told, "  ", "    ", width)
    for sentence in form["why"]:
        lines += field("why", sentence, width)
    return lines


def _days_of(interval: Json) -> tuple[str | None, str | None]:
    return interval["start"], interval["end"]


def page_lines(form: Json, width: int = WIDTH) -> list[str]:
    """A page: what it says of itself and how it came into the case."""
    lines = [*block(form["title"] or form["name"], width=width), form["sha256"], ""]
    for key in ("name", "outlet", "author", "language"):
        lines += field(key, form[key] or "", width)
    if form["republished"]:
        lines += field(
            "copy of", form["first_published_by"] or "another outlet's text, which is not named", width
        )
    for key, label in (("published", "published"), ("captured", "captured")):
        if form[key]:
            lines += field(
                label, days(form[key]["start"], form[key]["end"]) + _quotes(form[key]["because"]), width
            )
    if form["narrowed"] and _days_of(form["narrowed"]) != (
        _days_of(form["published"]) if form["published"] else None
    ):
        told = days(form["narrowed"]["start"], form["narrowed"]["end"])
        lines += field(
            "in fact",
            f"published {told}, by what other pages tell" + _quotes(form["narrowed"]["because"]),
            width,
        )
    lines += _orders(form, width)
    for capture in form["captures"]:
        known = [
            capture["url"],
            capture["retrieved"] and f"retrieved {capture['retrieved']}",
            capture["by"] and f"by {capture['by']}",
        ]
        lines += field("added", ", ".join([capture["at"], *filter(None, known)]), width)
    for warning in form["warnings"]:
        lines += field("warning", warning, width)
    return [*lines, *field("claims", str(form["claims"]), width)]
