"""Errands: questions that a child answers, so that it alone ends over what ends a process."""

import contextlib
import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from exportstudio.engine.child import DEFAULT_COMMAND, child_environment
from exportstudio.model.issue import Issue, StudioError


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question, or the issue that there is instead."""

    answer: Any = None
    issue: Issue | None = None


def run_errands(kind: str, questions: Iterable[Any]) -> Iterator[Reply]:
    """Yield the reply to each question, one after the other.

    `kind` is one of `worker.errands`. A question that ends the child ends the answers as well.
    """
    with subprocess.Popen(
        [*DEFAULT_COMMAND, "--errand", kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=child_environment(),
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise OSError("a child process without pipes")
        try:
            for question in questions:
                child.stdin.write(json.dumps(question) + "\n")
                child.stdin.flush()
                line = child.stdout.readline()
                if not line.endswith("\n"):
                    return
                envelope = json.loads(line)
                if "issue" in envelope:
                    yield Reply(issue=Issue.from_dict(envelope["issue"]))
                else:
                    yield Reply(envelope["answer"])
        except BrokenPipeError:
            return
        finally:
            with contextlib.suppress(OSError):
                child.stdin.close()
            child.kill()


def run_errand(kind: str, question: Any, if_it_ends: Issue) -> Any:
    """Return the answer to one question; raises StudioError, `if_it_ends` where the child does."""
    reply = next(run_errands(kind, [question]), Reply(issue=if_it_ends))
    if reply.issue is not None:
        raise StudioError(reply.issue)
    return reply.answer
