"""How much sooner is a building exported again?

Usage: python -m tests.benchmarks.cache_ratio SOURCE... [--runs 3] [--quality standard]
       [--json FILE]

Each source is exported twice by the command line into a new folder with data of its own: the
first export shapes it, the second finds the shapes of the first. Compared are the medians of what
the jobs took, reading, writing and checking included, and of what the whole programs took.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.programs import export, geometric_mean


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
    )
    rows: dict[str, dict[str, float]] = {}
    for source in arguments.sources:
        pairs = [_pair(source, arguments.quality) for _ in range(arguments.runs)]
        first, second, whole_first, whole_second = (
            statistics.median(values) for values in zip(*pairs, strict=True)
        )
        rows[source.name] = {
            "first_s": first,
            "second_s": second,
            "whole_first_s": whole_first,
            "whole_second_s": whole_second,
        }
        print(
            f"{source.name[:35]:36}|{first:8.2f}{second:8.2f}{first / second:8.2f}"
            f"|{whole_first:8.2f}{whole_second:8.2f}{whole_first / whole_second:8.2f}",
            flush=True,
        )
    job = geometric_mean(row["first_s"] / row["second_s"] for row in rows.values())
    whole = geometric_mean(row["whole_first_s"] / row["whole_second_s"] for row in rows.values())
    print(f"geometric means of the ratios: job {job:.2f}, whole program {whole:.2f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1))
    return 0


def _pair(source: Path, quality: str) -> tuple[float, float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        first, _ = export(source, Path(folder), quality=quality, fresh=False)
        second, _ = export(source, Path(folder), quality=quality, fresh=False)
    return first.job_s, second.job_s, first.wall_s, second.wall_s


if __name__ == "__main__":
    sys.exit(main())
