"""The timeline: one row per incident, each with its stage and with who says so."""

from __future__ import annotations

from sayso.cli.show.layout import WIDTH, block, table, wrap
from sayso.cli.show.words import Json, chain, days, marked, sources

HEAD = ("id", "when", "what", "who", "stage", "said by", "src")
LONGEST_NAME = 44
"""Code points of a name in the table; `show` prints it whole."""
UNKNOWN = "unknown lineage"
"""The words by which grading says that a page's account comes from nobody knows where."""
MOST_NOTES = 3
_FIXED = {"id": 6, "when": 10, "stage": 10, "src": 3}


def short_ids(names: list[str], least: int = 5) -> dict[str, str]:
    """For each id the shortest beginning, of at least `least` characters, that no other id has."""
    short: dict[str, str] = {}
    length, left = least, list(dict.fromkeys(names))
    while left:
        heads: dict[str, list[str]] = {}
        for name in left:
            heads.setdefault(name[:length], []).append(name)
        short |= {same[0]: head for head, same in heads.items() if len(same) == 1 or len(same[0]) <= length}
        left = [name for name in left if name not in short]
        length += 1
    return short


def timeline_lines(rows: list[Json], width: int = WIDTH) -> list[str]:
    """The table: when · what · who · stage · said by · sources (independent origins, at least and at
    most).
    """
    if not rows:
        return ["There is no incident in this case yet."]
    ids = short_ids([row["id"] for row in rows])
    wide = max(max(map(len, ids.values())), len("id"))
    rest = width - wide - _FIXED["when"] - _FIXED["stage"] - _FIXED["src"] - len(HEAD) + 1
    what, who = rest * 38 // 100, rest * 31 // 100
    widths = (wide, _FIXED["when"], what, who, _FIXED["stage"], rest - what - who, _FIXED["src"])
    return table(HEAD, [_row(row, ids[row["id"]]) for row in rows], widths)


def _row(row: Json, name: str) -> list[list[str]]:
    what = (
        [row["title"], f"at {row['place']}"]
        if row["place"] and row["place"] not in row["title"]
        else [row["title"]]
    )
    origins = sources(row["origins"]["low"], row["origins"]["high"])
    return [
        [name],
        [days(row["start"], row["end"])],
        what,
        _few(row["people"], 4),
        [row["stage"]],
        _few(row["said_by"], 3),
        [origins],
    ]


def _few(names: list[str], most: int) -> list[str]:
    """The first few names, long ones cut short, and how many more there are."""
    short = [
        name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
        for name in names[:most]
    ]
    return [*short, *([f"+{len(names) - most} more"] if len(names) > most else [])]


def first_look(rows: list[Json]) -> list[Json]:
    """The rows that a newcomer looks at first: dated, and told more than once or part of an affair; all
    rows where no row is so.
    """
    return [
        row for row in rows if (row["start"] or row["end"]) and (len(row["claims"]) > 1 or row["affair"])
    ] or rows


def more_lines(shown: int, all_of_them: int, command: str, width: int = WIDTH) -> list[str]:
    """Says how many rows were left out, and what lists them."""
    if shown == all_of_them:
        return []
    told = (
        f"These {shown} have a day and are told more than once or belong to an affair. There are "
        f"{all_of_them - shown} more: {command}"
    )
    return ["", *wrap(told, width)]


def origin_notes(rows: list[Json], width: int = WIDTH) -> list[str]:
    """What a dash in the last column means and how to mend it, with what the rows' pages lack; nothing
    when no row has one.
    """
    bare = [row["origins"]["why"] for row in rows if not row["origins"]["high"]]
    if not bare:
        return []
    lacks = list(dict.fromkeys(line for why in bare for line in why if UNKNOWN in line))
    told = [line.partition(":")[0] for line in lacks[:MOST_NOTES]]
    told += [f"{len(lacks) - len(told)} more pages are like that"] if len(lacks) > len(told) else []
    says = "–: no origin can be counted, because no page of that row says where its account comes from."
    lines = block(" ".join([says, *(f"{one}." for one in told)]), "", "   ", width)
    if any("neither outlet" in line for line in lacks):
        how = (
            "If you know the outlet, say so with: sayso decide DIR document PAGE --field outlet --value NAME"
        )
        lines += block(how, "   ", width=width)
    return ["", *lines]


def at_large_lines(told: list[Json], width: int = WIDTH) -> list[str]:
    """The claims about many events at once: kept and shown, never rows of the table."""
    lines = ["", "Told of many events at once, so not in the table:"] if told else []
    for one in told:
        lines += block(
            f"{one['id'][:6]}  {one['type']}, {one['stage']}; {chain(one['said_by'], one['voice'])}",
            "  ",
            " " * 10,
            width,
        )
        lines += block(f"“{marked(one['quote'], one['trigger'])}”", " " * 10, width=width)
    return lines


def caption(width: int = WIDTH) -> list[str]:
    """What the table's columns mean."""
    return wrap(
        "Each row is what pages tell, not what is known to be true: 'stage' is how far it went as "
        "told, 'said by' who says so, "
        "'src' how many independent origins there are, at least and at most.",
        width,
    )
