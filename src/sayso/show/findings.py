"""What `verify`, `check` and `diff` found, one paragraph each."""

from __future__ import annotations

from sayso.show.layout import WIDTH, block
from sayso.show.words import Json


def finding_lines(findings: list[Json], width: int = WIDTH) -> list[str]:
    """Each finding with what it is about and the words that it rests on."""
    lines: list[str] = []
    for one in findings:
        about = ", ".join(name[:12] for name in one["about"])
        lines += block(f"{about}: {one['says']}" if about else one["says"], f"{one['kind']}  ", "  ", width)
        for quote in one["quotes"]:
            lines += block(f"“{quote}”", "    ", width=width)
    return lines
