"""A child that runs errands: what may take long or end its process, and is no job.

Each line that it reads is a question in JSON, each line that it writes an envelope: the `answer`,
or the `issue` that there is instead.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any

from exportstudio.model.issue import StudioError

_MODULES = {
    "compare": "exportstudio.worker.comparing",
    "merge": "exportstudio.worker.merging",
    "outline": "exportstudio.worker.outlining",
    "reread": "exportstudio.worker.rereading",
}


def main(kind: str) -> int:
    """Answer questions of one kind until there are no more; return the exit code."""
    envelopes = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # libraries print to standard output now and then
    answer = import_module(_MODULES[kind]).answer
    for line in sys.stdin:
        envelope: dict[str, Any]
        try:
            envelope = {"answer": answer(json.loads(line))}
        except StudioError as error:
            envelope = {"issue": error.issue.to_dict()}
        envelopes.write(json.dumps(envelope) + "\n")
        envelopes.flush()
    return 0
