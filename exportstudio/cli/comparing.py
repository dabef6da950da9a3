"""`exportstudio compare`: what differs between two files, folders or packages."""

import argparse
import json

from exportstudio.cli.words import plain, table
from exportstudio.comparer import compare_files
from exportstudio.comparison.compare import Comparison

_MOST_CHANGES = 50


def run(arguments: argparse.Namespace) -> int:
    """Compare, tell about it, and return 0 where nothing differs, else 1; raises StudioError."""
    found = compare_files(
        arguments.old,
        arguments.new,
        tolerance_m=arguments.tolerance / 1000,
        ignore=arguments.ignore,
        report=arguments.report,
    )
    if arguments.json:
        print(json.dumps([each.to_dict() for each in found]))
    else:
        for each in found:
            for line in _lines(each):
                print(line)
    return 1 if any(each.changes for each in found) else 0


def _lines(found: Comparison) -> list[str]:
    lines = [plain(f"{found.old.name} → {found.new.name}: compared {', '.join(found.facets)}")]
    if not found.changes:
        return [*lines, "nothing differs"]
    counts = ", ".join(f"{count} {kind}" for kind, count in found.counts().items())
    rows = [
        tuple(
            plain(str(cell if cell is not None else "–"))[:40]
            for cell in (
                change.kind.value, change.ifc_class, change.name, change.key,
                change.what, change.old, change.new,
            )
        )
        for change in found.changes[:_MOST_CHANGES]
    ]  # fmt: skip
    lines += ["elements: " + counts]
    lines += table([("Change", "Class", "Name", "GlobalId", "What", "Before", "After"), *rows])
    if len(found.changes) > _MOST_CHANGES:
        lines.append(f"… and {len(found.changes) - _MOST_CHANGES} more (--report lists them all)")
    return lines
