"""A child that compares files: it reads one question in JSON, and answers it in one line.

The question has `pairs` of paths, `tolerance_m`, `ignore`, and the path of a `report` or None; the
answer has `comparisons`, or the `issue` that kept them from being made.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from exportstudio.comparison.compare import compare
from exportstudio.comparison.reports import write_report
from exportstudio.delivery.publish import storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.worker.snapshots import take_snapshots


def main() -> int:
    """Answer the question; return the exit code."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # libraries print to standard output now and then
    answers.write(json.dumps(_answer(json.load(sys.stdin))) + "\n")
    answers.flush()
    return 0


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        found = [
            compare(
                *take_snapshots(Path(old), Path(new)),
                tolerance_m=question["tolerance_m"],
                ignore=question["ignore"],
            )
            for old, new in question["pairs"]
        ]
        if question["report"] is not None:
            report = Path(question["report"])
            try:
                write_report(found, report)
            except OSError as error:
                raise StudioError(storage_issue(report, error)) from error
    except StudioError as error:
        return {"issue": error.issue.to_dict()}
    return {"comparisons": [each.to_dict() for each in found]}
