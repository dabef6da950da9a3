"""A child that counts what is in buildings, by storeys and classes.

It reads one path a line, as a JSON text, and answers each with one line: what `Outline.to_dict`
returns, or null where the building can't be read; its job will say why.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

from exportstudio.model.issue import StudioError
from exportstudio.readers.outline import outline


def main() -> int:
    """Answer until there are no more questions; return the exit code."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # libraries print to standard output now and then
    for line in sys.stdin:
        answer = None
        with contextlib.suppress(StudioError, OSError, MemoryError):
            answer = outline(Path(json.loads(line))).to_dict()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    return 0
