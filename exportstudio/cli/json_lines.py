"""Standard output that carries JSON and nothing else."""

import json
import os
import sys
from typing import Any


class JsonLines:
    """Writes JSON objects to standard output, one a line.

    While it is entered, whatever else prints to standard output, be it a library written in C,
    reaches standard error instead.
    """

    def __enter__(self) -> "JsonLines":
        sys.stdout.flush()
        self._stream = os.fdopen(os.dup(1), "w", encoding="ascii")
        os.dup2(2, 1)
        self._is_heard = True
        return self

    def __exit__(self, *_error: object) -> None:
        sys.stdout.flush()
        os.dup2(self._stream.fileno(), 1)
        self._stream.close()

    def write(self, value: object) -> None:
        """Write one line; once nobody reads any more, do nothing."""
        if not self._is_heard:
            return
        try:
            self._stream.write(json.dumps(value) + "\n")
            self._stream.flush()
        except BrokenPipeError:
            self._is_heard = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())

    def event(self, event: str, **fields: Any) -> None:
        """Write the line for one event."""
        self.write({"event": event, **fields})
