"""How well does the history tell what an output will take?

Usage: python -m tests.benchmarks.prediction DATA_FOLDER

For each job of a history that succeeded, asks for the size of its output as if it had not run:
once knowing the job itself (the same is exported again), once without its quality, once without
its format, once without its building. Prints how many are told at all, how many of these within a
fifth, and how many within the error that came with them.
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from exportstudio.analytics.facts import JobFact
from exportstudio.analytics.prediction import Predictor
from exportstudio.place import database_path
from exportstudio.store.store import Store

Known = Callable[[JobFact, JobFact], bool]
CASES: tuple[tuple[str, Known], ...] = (
    ("again", lambda _one, _other: True),
    ("another quality", lambda one, other: _place(one)[:2] != _place(other)[:2]
     or one.quality != other.quality),
    ("another format", lambda one, other: _place(one) != _place(other)),
    ("another building", lambda one, other: one.source != other.source),
)  # fmt: skip


def _place(fact: JobFact) -> tuple[Path, str]:
    return fact.source, fact.format


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="data folder of a program that is not running")
    store = Store(database_path(parser.parse_args().folder))
    facts = [fact for fact in store.facts() if fact.state.is_success and fact.bytes]
    store.close()
    print(f"{len(facts)} jobs of {len({fact.source for fact in facts})} buildings")
    print(f"{'wanted':18}{'told':>12}{'within 20 %':>14}{'within error':>14}{'median error':>14}")
    for name, is_known in CASES:
        off: list[float] = []
        held = 0
        for one in facts:
            known = [other for other in facts if is_known(one, other)]
            wanted = one.source, one.source_bytes, one.format, one.quality
            told = Predictor(known).predict(*wanted).bytes
            if told is not None:
                off.append(abs(told.value / (one.bytes or 1) - 1))
                held += off[-1] <= told.error
        close, count = sum(each <= 0.2 for each in off), max(1, len(off))
        print(
            f"{name:18}{f'{len(off)} of {len(facts)}':>12}{close / count:14.0%}{held / count:14.0%}"
            f"{statistics.median(off) if off else 0.0:14.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
