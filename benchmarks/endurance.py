"""What a case survives: kills at random moments, flipped bytes, a full disk, two programs at once.

usage: python -m benchmarks.endurance [--kills 200] [--flips 500] [--pages 24] [--seed 1]

Each kill ends one of `add`, `build`, `decide` with SIGKILL at a random moment of its usual time; then
every capture and decision that was acknowledged (its id or count printed) must be there, the next build
must complete, and the case must verify. Each flip changes one bit anywhere in the originals or the logs;
`verify` must find it. Keys: `kills`, `acknowledged`, `lost` (acknowledged
and gone), `stuck` (next runs that did not complete or verify), `flips`, `found`, `full_disk` (commands
that ended with our error and lost nothing, of those tried), `writers`, `completed`, `waited` (second
writers that said so). The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sayso.case.add import add
from sayso.case.lock import writing
from sayso.case.store import open_case
from sayso.cli import main as command_line
from sayso.errors import SaysoError
from sayso.examples import example_pages
from sayso.views.look import looking, timeline
from sayso.work.build import build
from sayso.work.verify import verify

Json = dict[str, Any]
PAGE = (
    "LORVIK, {day} May 2021. Police in Lorvik arrested Ivo Strand and {number} others on Sunday, "
    "the interior ministry said.\n"
)


def sayso(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    """Runs `sayso` in a process of its own."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, **more)


def forked(*arguments: object) -> tuple[int, int]:
    """Starts `sayso` in a copy of this process, which has everything loaded; returns its id and the end of
    a pipe to read from.
    """
    end, start = os.pipe()
    child = os.fork()
    if child:
        os.close(start)
        return child, end
    os.dup2(start, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.argv = ["sayso", *map(str, arguments)]
    sys.stdout = os.fdopen(1, "w", closefd=False)
    try:
        command_line()
    except SystemExit:
        sys.stdout.flush()
    os._exit(0)


def killed(chance: random.Random, usual: float, *arguments: object) -> tuple[str, float]:
    """Starts `sayso`, kills it at a random moment of its usual time (0: not yet known, so it runs to its
    end).

    Returns what it had acknowledged, and its usual time in seconds.
    """
    child, end = forked(*arguments)
    begun, patience = time.monotonic(), chance.uniform(0.0, 1.3 * usual) if usual else 600.0
    while time.monotonic() - begun < patience and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.002)
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        took = time.monotonic() - begun
        usual = (usual + took) / 2 if usual else took
    with os.fdopen(end, "r") as pipe:
        return pipe.read(), usual


def kills(folder: Path, pages: Path, count: int, chance: random.Random) -> Json:
    """Kills writers; counts what was acknowledged and is gone, and runs that do not recover."""
    lost = stuck = 0
    acknowledged: set[str] = set()
    usual = {"add": 0.0, "build": 0.0, "decide": 0.0}
    case = open_case(folder)
    for number in range(count):
        kind = ("add", "build", "decide")[number % 3]
        page = pages / f"more{number}.txt"
        page.write_text(PAGE.format(day=1 + number % 28, number=number))
        arguments: tuple[object, ...] = ("add", folder, page)
        if kind == "build":
            add(case, [str(page)], None, None, bytes)
            arguments = ("build", folder, "--jobs", 1)
        elif kind == "decide":
            with looking(case) as view:
                claims = [one for row in timeline(view) for one in row["claims"]]
            arguments = ("decide", folder, "accept", chance.choice(claims), "--why", "seen", "--by", "N. Oss")
        said, usual[kind] = killed(chance, usual[kind], *arguments)
        acknowledged |= {page.name} if "1 added" in said else set(said.split()) if kind == "decide" else set()
        there = {capture.name for capture in case.captures()} | {entry.id for entry in case.decisions_log}
        lost += len(acknowledged - there)
        try:
            with writing(folder):
                build(case, 1, quiet)
            sound = verify(case, quiet)
        except SaysoError as error:
            stuck += 1
            print(f"kill {number} ({kind}): {error}")
            continue
        if not sound.fine:
            stuck += 1
            print(f"kill {number} ({kind}): {sound.findings[:3]}")
    return {"kills": count, "acknowledged": len(acknowledged), "lost": lost, "stuck": stuck}


def quiet(done: int, total: int) -> None:
    """A progress bar that nobody sees."""


def flips(folder: Path, count: int, chance: random.Random) -> Json:
    """Changes one bit at a time and looks whether `verify` finds it."""
    case = open_case(folder)
    # what a killed command left half-written (.part) was never acknowledged and is no original
    files = [path for path in (folder / "originals").rglob("*") if path.is_file() and path.suffix != ".part"]
    files += [folder / "captures.jsonl", folder / "decisions.jsonl"] * max(1, len(files) // 4)
    found = 0
    for _ in range(count):
        path = chance.choice([path for path in files if path.stat().st_size])
        data = path.read_bytes()
        place = chance.randrange(len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
        if verify(case, quiet).fine:
            print(f"not found: {path.name}, byte {place}")
        else:
            found += 1
        path.write_bytes(data)
    return {"flips": count, "found": found}


def full_disk(folder: Path, pages: Path) -> Json:
    """Limits the size of every file that may be written, a cheap full disk, and looks whether anything
    acknowledged goes.
    """
    case = open_case(folder)
    before = [entry.id for log in (case.captures_log, case.decisions_log) for entry in log]
    big = pages / "big.txt"
    big.write_text("A long page about Lorvik. " * 40_000)
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "limit = int(sys.argv.pop(1)); resource.setrlimit(resource.RLIMIT_FSIZE, (limit, "
        "resource.RLIM_INFINITY));"
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
    pipes: Json = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([sys.executable, "-m", "sayso", *one], **pipes) for one in made]
    ended = [(one.communicate()[1], one.returncode) for one in running]
    return {
        "writers": count,
        "completed": sum(code == 0 for _, code in ended),
        "waited": sum("waiting" in said for said, _ in ended),
    }


def main() -> int:
    """Runs everything in a fresh folder; the exit code is 1 when something was lost, stuck or not found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
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
    return int(
        out["lost"] > 0 or out["stuck"] > 0 or out["found"] < out["flips"] or not out["full_disk_recovers"]
    )


if __name__ == "__main__":
    sys.exit(main())
