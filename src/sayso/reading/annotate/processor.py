"""Which arithmetic the processor lends the language model: its results are the same only where this is."""

from __future__ import annotations

import platform
from functools import cache
from pathlib import Path

INSTRUCTIONS = (
    ("amx_int8", "amx"),
    ("avx512_vnni", "avx512-vnni"),
    ("avx_vnni", "avx-vnni"),
    ("avx512f", "avx512"),
    ("avx2", "avx2"),
    ("avx", "avx"),
    ("i8mm", "neon-i8mm"),
    ("asimddp", "neon-dot"),
    ("asimd", "neon"),
)
"""What Linux calls an instruction set and what a reading calls it; the first that is there is used.

They are those for which ONNX Runtime has products of 8-bit numbers of their own.
"""

CPUINFO = Path("/proc/cpuinfo")


@cache
def instruction_set(cpuinfo: Path = CPUINFO) -> str:
    """The name of the processor's best instruction set; where the system does not tell it, the processor's
    own name, and "unknown" without one.
    """
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    flags = {flag for line in lines if line.startswith(("flags", "Features")) for flag in line.split()}
    named = next((name for flag, name in INSTRUCTIONS if flag in flags), None)
    if named is None and (platform.system(), platform.machine()) == ("Darwin", "arm64"):
        named = "neon-dot"  # every processor of Apple's that runs macOS has it
    return named or platform.processor() or "unknown"
