"""What `verify`, `check` and `diff` found, one paragraph each."""

from __future__ import annotations

from sayso.cli.show.layout import WIDTH, block
from sayso.cli.show.words import Json

MOST = 6
"""How many ids of one finding the text names; --json has all."""


def finding_lines(findings: list[Json], width: int = WIDTH) -> list[str]:
    """Each finding with what it is about and the words that it rests on."""
    lines: list[str] = []
    for one in findings:
        about = ", ".join(name[:12] for name in one["about"][:MOST])
        about += f" and {len(one['about']) - MOST} more" if len(one["about"]) > MOST else ""
        lines += block(f"{about}: {one['says']}" if about else one["says"], f"{one['kind']}  ", "  ", width)
        for quote in one["quotes"]:
            lines += block(f"“{quote}”", "    ", width=width)
    return lines


def decision_lines(decisions: list[Json], width: int = WIDTH) -> list[str]:
    """The log of decisions, one paragraph each: id, day, who, what, why."""
    lines: list[str] = []
    for one in decisions:
        what = " ".join(str(one[key]) for key in ("kind", "field", "level", "decision") if one.get(key))
        value = one.get("value", one.get("names", one.get("incidents", "")))
        told = f"{one['at'][:10]} {one['by']}: {what} {_short(value)}— {one['why']}"
        lines += block(told, f"{one['id']}  ", "  ", width)
    return lines


def _short(value: object) -> str:
    """A value in a few words."""
    if isinstance(value, dict):
        return f"{value.get('edtf', '')} "
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str)) + " "
    return f"{value} " if value not in ("", None) else ""
