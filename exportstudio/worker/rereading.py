"""A child that re-opens outputs: what kills a reader kills the child, and not the program.

It reads one JSON object a line, `path` and `format`, and answers each with one line: `keys` of the
elements, `classes`, `triangles`, `bounds` and `rows` as `Contents` has them, or the `issue` that
keeps the file from being read.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.model.issue import Issue, StudioError


def main() -> int:
    """Answer until there are no more questions; return the exit code."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # libraries print to standard output now and then
    for line in sys.stdin:
        question = json.loads(line)
        answers.write(json.dumps(_answer(Path(question["path"]), question["format"])) + "\n")
        answers.flush()
    return 0


def _answer(path: Path, format: str) -> dict[str, Any]:
    try:
        contents = exporter_by_key(format).read_back(path, with_bounds=True)
    except StudioError as error:
        return {"issue": error.issue.to_dict()}
    except Exception as error:  # noqa: BLE001 - whatever a reader raises, it could not read
        issue = Issue.error("FILE436", f"{path.name} can't be read: {error!r}.", "Export it again.")
        return {"issue": issue.to_dict()}
    return {
        "keys": sorted(contents.keys),
        "classes": dict(contents.classes),
        "triangles": contents.triangles,
        "bounds": contents.bounds,
        "rows": contents.rows,
    }
