"""Every benchmark that has a floor, one after the other: `python -m benchmarks [NAME…]`.

The exit code is 1 when one of them is below its floor or fails; one whose data is not here says so itself.
"""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.common import FLOORS


def main() -> int:
    """Run the named benchmarks, or all that have floors, each in a process of its own."""
    floors = json.loads(FLOORS.read_text(encoding="utf8"))
    below = []
    for name in sys.argv[1:] or floors:
        for split in floors[name]:
            print(f"== {name} --split {split}", flush=True)
            command = [sys.executable, "-m", f"benchmarks.{name}", "--split", split]
            if subprocess.run(command, check=False).returncode:
                below.append(f"{name} {split}")
    print("below the floor, or failed: " + (", ".join(below) or "none"))
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
