"""A child that merges buildings: it reads one question in JSON, and answers it in one line.

The question has the `sources`, and the path of the file to write as `into`; the answer has the
`issues`, or the `issue` that kept the buildings from being merged.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from exportstudio.delivery.publish import durable_write
from exportstudio.model.issue import StudioError
from exportstudio.readers.merging import merge


def main() -> int:
    """Answer the question; return the exit code."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # libraries print to standard output now and then
    answers.write(json.dumps(_answer(json.load(sys.stdin))) + "\n")
    answers.flush()
    return 0


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        text, issues = merge([Path(source) for source in question["sources"]])
        durable_write(Path(question["into"]), text)
    except StudioError as error:
        return {"issue": error.issue.to_dict()}
    return {"issues": [issue.to_dict() for issue in issues]}
