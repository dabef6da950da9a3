"""A real child, and what it said."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker.protocol import Order, OrderedJob


class Child:
    """A running child and what it said."""

    def __init__(
        self,
        preexec: Callable[[], None] | None = None,
        ahead: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "exportstudio.worker", *ahead],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=preexec,
            env={**os.environ, **(environment or {})},
        )
        assert self.process.stdout is not None
        assert json.loads(self.process.stdout.readline())["type"] == "ready"

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def listen(self) -> list[dict[str, Any]]:
        """Return all messages up to the end of the child."""
        assert self.process.stdout is not None
        messages = [json.loads(line) for line in self.process.stdout]
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        self.process.wait(timeout=30)
        self.process.stdin.close()
        self.process.stdout.close()
        self.log = self.process.stderr.read()
        self.process.stderr.close()
        return messages


def job(target: Path, id: str = "job1", **fields: Any) -> OrderedJob:
    values: dict[str, Any] = {
        "format": "glb",
        "quality": "standard",
        "target": target,
        "options": {},
        "on_conflict": OnConflict.NUMBER,
    }
    return OrderedJob(id, **{**values, **fields})


def of_type(messages: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [message for message in messages if message["type"] == kind]


def carry_out(order: Order, **child_settings: Any) -> list[dict[str, Any]]:
    """Return what a child said that did as it was told, without a trace of a defect."""
    child = Child(**child_settings)
    child.say(order.to_line())
    messages = child.listen()
    assert child.process.returncode == 0, child.log
    assert messages[-1] == {"type": "end"}
    assert "Traceback" not in child.log
    return messages
