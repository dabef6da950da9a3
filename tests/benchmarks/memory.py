"""How much memory does a child need, against the size of what it makes?

Usage: python -m tests.benchmarks.memory SOURCE... [--quality standard] [--json FILE]

Each source is exported twice by a child of its own: the first makes the shapes, the second finds
them in the cache. Peaks are the greatest resident memory of the child; beside them stands what
that is more than a child which has loaded everything and does nothing, as a multiple of the shapes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker.protocol import Order, OrderedJob


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    idle = _peak_mb(None)
    print(
        f"an idle child: {idle:.0f} MB\n"
        f"{'':34}|{'size in MB':^23}|{'peak in MB':^15}|{'times shapes':^15}\n"
        f"{'file':34}|{'source':>8}{'shapes':>8}{'GLB':>7}|{'first':>8}{'second':>7}"
        f"|{'first':>8}{'second':>7}"
    )
    rows: dict[str, dict[str, float]] = {}
    for source in arguments.sources:
        row = _measure(source.absolute(), arguments.quality)
        rows[source.name] = row
        times = [(row[peak] - idle) / row["shapes_mb"] for peak in ("first_mb", "second_mb")]
        print(
            f"{source.name[:34]:34}|{row['source_mb']:8.1f}{row['shapes_mb']:8.1f}"
            f"{row['glb_mb']:7.1f}|{row['first_mb']:8.0f}{row['second_mb']:7.0f}"
            f"|{times[0]:8.1f}{times[1]:7.1f}",
            flush=True,
        )
    if arguments.json:
        arguments.json.write_text(json.dumps({"idle_mb": idle, "files": rows}, indent=1))
    return 0


def _measure(source: Path, quality: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        cache, target = Path(name) / "cache", Path(name) / "out.glb"
        job = OrderedJob("job", "glb", quality, target, {}, on_conflict=OnConflict.REPLACE)
        order = Order(source, (job,), cache=cache)
        first, second = _peak_mb(order), _peak_mb(order)
        return {
            "source_mb": source.stat().st_size / 1e6,
            "shapes_mb": sum(path.stat().st_size for path in cache.iterdir()) / 1e6,
            "glb_mb": target.stat().st_size / 1e6,
            "first_mb": first,
            "second_mb": second,
        }


def _peak_mb(order: Order | None) -> float:
    """Return the peak of a child that carries out `order`, or goes as soon as it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-m", "exportstudio.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdout.readline()
    if order is None:
        child.stdin.close()
    else:
        child.stdin.write(order.to_line())
        child.stdin.flush()
    said = [json.loads(line) for line in child.stdout]
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    child.stdin.close()
    child.stdout.close()
    failed = [message["issue"]["text"] for message in said if message["type"] == "failed"]
    if failed:
        raise SystemExit(f"{order.source if order else ''}: {failed[0]}")
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
