"""What is in buildings, counted by a child so that nobody waits for it."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from exportstudio.engine.child import DEFAULT_COMMAND
from exportstudio.readers.outline import Outline


def outlines(paths: Sequence[Path]) -> Iterator[tuple[Path, Outline | None]]:
    """Yield what is in each building, None where it can't be told; made for a thread.

    A building that ends the child ends the answers as well.
    """
    with subprocess.Popen(
        [*DEFAULT_COMMAND, "--outline"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            for path in paths:
                child.stdin.write(json.dumps(str(path)) + "\n")
                child.stdin.flush()
                line = child.stdout.readline()
                if not line.endswith("\n"):
                    return
                answer = json.loads(line)
                yield path, None if answer is None else Outline.from_dict(answer)
        except BrokenPipeError:
            return
        finally:
            child.kill()
