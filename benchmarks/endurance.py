"""What a case survives: kills at random moments, flipped bytes, a full disk, two programs at once.

usage: python -m benchmarks.endurance [--kills 200] [--flips 500] [--pages 24] [--seed 1]

Each kill ends one of `add`, `build`, `decide` with SIGKILL after a random time; then every capture and decision that was acknowledged
(its id or count printed) must be there, the same command must complete, and `verify` must exit 0. Each flip changes one bit
anywhere in the originals or the logs; `verify` must exit 1. Keys: `kills`, `lost` (acknowledged and gone), `stuck` (a next run
that did not complete or verify), `flips`, `found`, `full_disk` (commands that ended with our error and lost nothing, of those tried),
`waited` (second writers that said so and completed, of those tried). The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sayso.case.store import open_case
from sayso.case.verify import verify
from sayso.examples import example_pages

Json = dict[str, Any]
PAGE = "LORVIK, {day} May 2021. Police in Lorvik arrested Ivo Strand and {number} others on Sunday, the interior ministry said.\n"


def sayso(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """Runs `sayso` in a process of its own."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, **more)


def killed(chance: random.Random, longest: float, *arguments: object) -> str:
    """Starts `sayso`, kills it after a random time, returns what it had acknowledged on standard output."""
    command = [sys.executable, "-u", "-m", "sayso", *map(str, arguments)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        out, _ = running.communicate(timeout=chance.uniform(0.05, longest))
    except subprocess.TimeoutExpired:
        running.kill()
        out, _ = running.communicate()
    return out


def kills(folder: Path, pages: Path, count: int, chance: random.Random) -> Json:
    """Kills writers; counts what was acknowledged and is gone, and runs that do not recover."""
    lost = stuck = 0
    acknowledged: set[str] = set()
    for number in range(count):
        kind = ("add", "build", "decide")[number % 3]
        if kind == "add":
            page = pages / f"more{number}.txt"
            page.write_text(PAGE.format(day=1 + number % 28, number=number))
            if "1 added" in killed(chance, 1.5, "add", folder, page):
                acknowledged.add(page.name)
        elif kind == "build":
            killed(chance, 4.0, "build", folder, "--jobs", 1)
        else:
            claims = [one for row in json.loads(sayso("timeline", folder, "--json").stdout or "[]") for one in row["claims"]]
            if claims:
                why = ("--why", "seen", "--by", "N. Oss")
                acknowledged |= set(killed(chance, 4.0, "decide", folder, "accept", chance.choice(claims), *why).split())
        case = open_case(folder)
        there = {capture.name for capture in case.captures()} | {entry.id for entry in case.decisions_log}
        lost += len(acknowledged - there)
        again = sayso("build", folder, "--jobs", 1)
        sound = sayso("verify", folder)
        if again.returncode or sound.returncode:
            stuck += 1
            print(f"kill {number} ({kind}): {again.stderr.strip()[-200:]} {sound.stdout.strip()[-200:]}")
    return {"kills": count, "acknowledged": len(acknowledged), "lost": lost, "stuck": stuck}


def flips(folder: Path, count: int, chance: random.Random) -> Json:
    """Changes one bit at a time and looks whether `verify` finds it."""
    case = open_case(folder)
    files = [path for path in (folder / "originals").rglob("*") if path.is_file()]
    files += [folder / "captures.jsonl", folder / "decisions.jsonl"] * max(1, len(files) // 4)
    found = 0
    for _ in range(count):
        path = chance.choice([path for path in files if path.stat().st_size])
        data = path.read_bytes()
        place = chance.randrange(len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
        if verify(case, lambda done, total: None).fine:
            print(f"not found: {path.name}, byte {place}")
        else:
            found += 1
        path.write_bytes(data)
    return {"flips": count, "found": found}


def full_disk(folder: Path, pages: Path) -> Json:
    """Limits the size of every file that may be written, a cheap full disk, and looks whether anything acknowledged goes."""
    case = open_case(folder)
    before = [entry.id for log in (case.captures_log, case.decisions_log) for entry in log]
    big = pages / "big.txt"
    big.write_text("A long page about Lorvik. " * 40_000)
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "limit = int(sys.argv.pop(1)); resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY));"
        "from sayso.cli import main; main()"
    )
    tried = good = 0
    for limit in (100, 2_000, 20_000, 200_000):
        for arguments in (("add", folder, big), ("build", folder)):
            tried += 1
            command = [sys.executable, "-c", code, str(limit), *map(str, arguments)]
            ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
            after = [entry.id for log in (case.captures_log, case.decisions_log) for entry in log]
            clear = ended.returncode in (0, 2) and "Traceback" not in ended.stderr
            good += clear and after[: len(before)] == before
    recovers = sayso("build", folder).returncode == 0 and sayso("verify", folder).returncode == 0
    return {"full_disk": f"{good} of {tried}", "full_disk_recovers": recovers}


def together(folder: Path, pages: Path, count: int) -> Json:
    """Starts writers at once; each must complete, and those that found another one said that they wait."""
    made = []
    for number in range(count):
        page = pages / f"together{number}.txt"
        page.write_text(PAGE.format(day=2, number=1000 + number))
        made.append(["add", str(folder), str(page)] if number % 2 else ["build", str(folder)])
    quiet: Json = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([sys.executable, "-m", "sayso", *one], **quiet) for one in made]
    ended = [(one.communicate()[1], one.returncode) for one in running]
    return {"writers": count, "completed": sum(code == 0 for _, code in ended), "waited": sum("waiting" in said for said, _ in ended)}


def main() -> int:
    """Runs everything in a fresh folder; the exit code is 1 when something was lost, stuck or not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("kills", 200), ("flips", 500), ("pages", 8), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    os.environ.setdefault("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder, pages = Path(temporary) / "case", Path(temporary) / "pages"
        pages.mkdir()
        sayso("init", folder)
        sayso("add", folder, *sorted(example_pages().iterdir())[: options.pages])
        sayso("build", folder)
        out = kills(folder, pages, options.kills, chance)
        out |= flips(folder, options.flips, chance)
        out |= full_disk(folder, pages)
        out |= together(folder, pages, 6)
    print(json.dumps({**out, "seconds": round(time.monotonic() - start)}))
    return int(out["lost"] > 0 or out["stuck"] > 0 or out["found"] < out["flips"] or not out["full_disk_recovers"])


if __name__ == "__main__":
    sys.exit(main())
