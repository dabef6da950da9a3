"""How much sooner is a building exported again?

Usage: python -m tests.benchmarks.cache_ratio SOURCE... [--runs 3] [--quality standard]
       [--json FILE]

Each source is exported twice with a cache of its own: the first export shapes it, the second finds
the shapes of the first. Compared are the medians of what the jobs took, reading, writing and
checking included, in children that have loaded what they need, and of what whole programs took.
“kept” is what lies in the cache between the two. All outputs must be equal, byte by byte.
"""

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.programs import export, geometric_mean
from tests.benchmarks.warm_child import run_job


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    print(
        f"{'':36}|{'the job alone':^24}|{'the whole program':^24}\n"
        f"{'file':36}|{'first':>8}{'second':>8}{'ratio':>8}|{'first':>8}{'second':>8}{'ratio':>8}"
        f"|{'kept MB':>9}"
    )
    rows: dict[str, dict[str, float]] = {}
    for source in arguments.sources:
        pairs = [_pair(source, arguments.quality) for _ in range(arguments.runs)]
        rows[source.name] = row = {
            name: statistics.median(pair[name] for pair in pairs) for name in pairs[0]
        }
        print(
            f"{source.name[:35]:36}"
            f"|{row['first_s']:8.2f}{row['second_s']:8.2f}{row['second_s'] / row['first_s']:8.2f}"
            f"|{row['whole_first_s']:8.2f}{row['whole_second_s']:8.2f}"
            f"{row['whole_second_s'] / row['whole_first_s']:8.2f}|{row['kept_mb']:9.1f}",
            flush=True,
        )
    job = geometric_mean(row["second_s"] / row["first_s"] for row in rows.values())
    whole = geometric_mean(row["whole_second_s"] / row["whole_first_s"] for row in rows.values())
    print(f"geometric means of the ratios: job {job:.2f}, whole program {whole:.2f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1))
    return 0


def _pair(source: Path, quality: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs, programs, digests = [], [], set()
        for number in range(2):
            program, path = export(source, folder, quality=quality, fresh=False)
            programs.append(program.wall_s)
            target = folder / f"job{number}.glb"
            job = run_job(source, target, quality=quality, cache=folder / "cache")
            jobs.append(job.seconds)
            digests |= {hashlib.sha256(each.read_bytes()).digest() for each in (path, target)}
        kept = sum(file.stat().st_size for file in (folder / "cache").iterdir())
        if len(digests) > 1:
            raise SystemExit(f"{source}: the second export is not the first")
    return {
        "first_s": jobs[0],
        "second_s": jobs[1],
        "whole_first_s": programs[0],
        "whole_second_s": programs[1],
        "kept_mb": kept / 1e6,
    }


if __name__ == "__main__":
    sys.exit(main())
