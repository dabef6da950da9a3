"""Files compared, for whoever asks what differs."""

from pathlib import Path
from typing import Any

from exportstudio.comparison.compare import compare
from exportstudio.comparison.reports import write_report
from exportstudio.delivery.publish import storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.worker.snapshots import take_snapshots


def answer(question: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what differs in each of the `pairs` of paths, and write the `report`, if one is named.

    The question also has `tolerance_m` and `ignore`. Raises StudioError.
    """
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
    return [each.to_dict() for each in found]
