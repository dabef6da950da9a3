"""What a second export of the same building costs, against the first.

Usage: python tests/benchmarks/cache.py SOURCE... [--runs 3] [--quality standard]

Each pair of exports has a cache of its own. Times are the job's, in a child that is warm already;
each row has the medians.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from exportstudio.worker.protocol import Order, OrderedJob


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quality", default="standard")
    arguments = parser.parse_args()
    print(f"{'file':34}{'first s':>9}{'second s':>9}{'ratio':>7}{'kept MB':>9}")
    for source in arguments.sources:
        pairs = [_pair(source.absolute(), arguments.quality) for _ in range(arguments.runs)]
        first, second, kept = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(again / before for before, again, _ in pairs)
        print(f"{source.name[:34]:34}{first:9.3f}{second:9.3f}{ratio:7.3f}{kept:9.1f}", flush=True)
    return 0


def _pair(source: Path, quality: str) -> tuple[float, float, float]:
    """Return the seconds of the first and of the second export, and the megabytes kept between."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = _seconds(source, quality, folder / "first.glb", folder / "cache")
        kept = sum(path.stat().st_size for path in (folder / "cache").iterdir()) / 1e6
        second = _seconds(source, quality, folder / "second.glb", folder / "cache")
        if (folder / "first.glb").read_bytes() != (folder / "second.glb").read_bytes():
            raise SystemExit(f"{source}: the second export is not the first")
    return first, second, kept


def _seconds(source: Path, quality: str, target: Path, cache: Path) -> float:
    job = OrderedJob("job", "glb", quality, target, {}, overwrite=False)
    child = subprocess.Popen(
        [sys.executable, "-m", "exportstudio.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert json.loads(child.stdout.readline())["type"] == "ready"
    child.stdin.write(Order(source, (job,), cache=cache).to_line())
    child.stdin.flush()
    messages = [json.loads(line) for line in child.stdout]
    child.wait()
    child.stdin.close()
    finished = [message for message in messages if message["type"] == "finished"]
    if not finished:
        raise SystemExit(f"{source}: {messages[-2]}")
    return float(finished[0]["seconds"])


if __name__ == "__main__":
    sys.exit(main())
