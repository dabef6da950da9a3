"""Is anything lost when processes are killed at random?

Usage: python -m tests.benchmarks.random_kills [--kills N] [--real N] [--seed N]

Jobs run, two at once, on children that do little but write and publish a file; at random moments a
child is killed, and now and then the whole program, which is started again as often as it takes.
So many kills are done with such children, and `--real` ones with children that export the sample.
After that every job must be done, each output be whole and there once, nothing else lie about and
the history be sound.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from tests.benchmarks.chaos import HOUSE
from tests.engine.stage import STAND_IN

# Works off what is left of the history, and queues `count` jobs where there are none.
_PROGRAM = """
import json, sys
from pathlib import Path
from exportstudio import ExportService
from exportstudio.engine.child import ChildSupply
data, out, house, count, options, *command = sys.argv[1:]
children = ChildSupply(command) if command else None
with ExportService(Path(data), 2, children=children) as service:
    service.recover()
    service.retry_failed()
    known = len(service.jobs(limit=None))
    for number in range(known, int(count)):
        service.create_job(house, "csv", destination=Path(out) / str(number),
                           options=json.loads(options))
    service.wait()
    done = all(job.state.is_success for job in service.jobs(limit=None))
sys.exit(0 if done else 9)
"""
_SCRIPT = {"script": [["stage", "writing", 0, 2], ["partial"], ["sleep", 0.05], ["finish"]]}


def kill_at_random(kills: int, jobs: int, seed: int, *, real: bool) -> tuple[int, Counter[str]]:
    """Kill so often, or until all jobs are done; return how often, and what is wrong."""
    chance = random.Random(seed)
    wrong: Counter[str] = Counter()
    killed = rounds = 0
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        command = [] if real else STAND_IN
        options = json.dumps({} if real else _SCRIPT)
        words = [str(place / "data"), str(place / "out"), str(HOUSE), str(jobs), options, *command]
        while True:
            program = subprocess.Popen([sys.executable, "-P", "-c", _PROGRAM, *words])
            began_s = time.monotonic()
            while program.poll() is None and killed < kills:
                time.sleep(chance.uniform(0.0, 0.5 if real else 0.12))
                if time.monotonic() - began_s > 1.5 and chance.random() < 0.02:
                    program.kill()
                    killed += 1
                elif (child := _any_child(program.pid, chance)) is not None:
                    killed += _kill(child)
            if program.wait(300) == 0:
                break
            rounds += 1
            if rounds > kills + 10:
                wrong["jobs are never done"] += 1
                break
        wrong.update(_judge(place, jobs))
    return killed, wrong


def _any_child(pid: int, chance: random.Random) -> int | None:
    try:
        children = [child.pid for child in psutil.Process(pid).children()]
    except psutil.Error:
        return None
    return chance.choice(children) if children else None


def _kill(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def _judge(place: Path, jobs: int) -> list[str]:
    """Return what is wrong after the last program has ended by itself."""
    connection = sqlite3.connect(place / "data" / "exportstudio.db")
    sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rows = connection.execute("SELECT state, path FROM jobs").fetchall()
    connection.close()
    wrong = [] if sound else ["the history is damaged"]
    if len(rows) != jobs:
        wrong.append(f"{len(rows)} jobs instead of {jobs}")
    wrong += [f"a job is {state}" for state, _ in rows if not state.startswith("done")]
    paths = {Path(path) for _, path in rows if path}
    wrong += ["a file is lost" for path in paths if not path.is_file()]
    mains = list((place / "out").rglob("*.csv")) + list((place / "out").rglob("*.glb"))
    names = {path for path in mains if "-" not in path.name}
    wrong += ["an output is there twice" for _ in range(len(names) - len(paths))]
    wrong += ["a half file" for _ in range(len({path.read_bytes() for path in names}) - 1)]
    wrong += ["something lies about" for _ in (place / "out").rglob(".*.part")]
    return wrong


def main() -> int:
    """Print what was done; the exit code says whether anything was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=950)
    parser.add_argument("--real", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    killed, wrong = kill_at_random(asked.kills, asked.kills // 2, asked.seed, real=False)
    if asked.real:
        more, of_real = kill_at_random(asked.real, asked.real // 2, asked.seed, real=True)
        killed, wrong = killed + more, wrong + of_real
    print(f"killed {killed} times, violations {dict(wrong) or 0}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
