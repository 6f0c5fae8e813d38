"""The instruction set that a reading names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.reading.annotate.processor import instruction_set

PROCESSORS = (
    ("flags\t\t: fpu sse2 avx avx2 fma avx512f avx512_vnni", "avx512-vnni"),
    ("flags\t\t: fpu avx avx2 avx_vnni", "avx-vnni"),
    ("flags\t\t: fpu avx avx2 avx512f", "avx512"),
    ("flags\t\t: fpu sse2 avx avx2", "avx2"),
    ("flags\t\t: fpu avx2 avx512_vnni amx_int8", "amx"),
    ("Features\t: fp asimd evtstrm asimddp", "neon-dot"),
    ("Features\t: fp asimd", "neon"),
)


@pytest.mark.parametrize(("line", "name"), PROCESSORS, ids=[row[1] for row in PROCESSORS])
def test_the_best_instruction_set_is_named(line: str, name: str, tmp_path: Path) -> None:
    """A processor is named by what the model's arithmetic depends on."""
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text(f"processor\t: 0\nmodel name\t: avx2 in a name\n{line}\n")
    assert instruction_set(cpuinfo) == name


def test_without_cpuinfo_something_is_said(tmp_path: Path) -> None:
    """Where the system does not tell the instruction set there is still a name."""
    assert instruction_set(tmp_path / "none")
