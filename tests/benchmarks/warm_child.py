"""A job in a child that has loaded what it needs, as in a window that is open already."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker.protocol import Message, Order, OrderedJob
from tests.benchmarks.programs import ProgramFailed

_SETTLED_AFTER_S = 0.2


@dataclass(frozen=True)
class Job:
    """One finished job: from the order to the file under its final name."""

    seconds: float
    cpu_s: float
    path: Path
    cached: bool


def run_job(
    source: Path, target: Path, *, quality: str = "standard", cache: Path | None = None
) -> Job:
    """Export `source` as `target` in a child of its own; raises ProgramFailed."""
    job = OrderedJob("job", "glb", quality, target, {}, on_conflict=OnConflict.REPLACE)
    order = Order(source.resolve(), (job,), cache=cache)
    child = subprocess.Popen(
        [sys.executable, "-m", "exportstudio.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        json.loads(child.stdout.readline())  # it is ready
        time.sleep(_SETTLED_AFTER_S)
        process = psutil.Process(child.pid)
        before, started = process.cpu_times(), time.monotonic()
        child.stdin.write(order.to_line())
        child.stdin.flush()
        for line in child.stdout:
            message = Message.from_line(line)
            if message.type == "failed":
                raise ProgramFailed(message.fields["issue"]["text"])
            if message.type == "finished":
                seconds = time.monotonic() - started
                after = process.cpu_times()
                cpu_s = after.user + after.system - before.user - before.system
                return Job(seconds, cpu_s, Path(message.fields["path"]), message.fields["cached"])
        raise ProgramFailed("the child ended before its job")
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
