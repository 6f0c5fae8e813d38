"""Runs the command line inside the tests' own process, as `sayso` does."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from sayso.cli import main


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed, and its exit code."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run_sayso(*arguments: object, stdin: bytes = b"") -> Result:
    """Runs `sayso` with arguments; an error that the program does not know comes through."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setenv("SAYSO_BY", "N. Oss")
        try:
            main()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
    return Result(code, out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]
