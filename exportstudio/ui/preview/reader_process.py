"""The process that reads a file for the preview: what breaks it cannot reach the window.

    python -m exportstudio.ui.preview.reader_process

Standard input names the file in one line of JSON; standard output has the messages of `main`.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import IO, Any

from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.scene_stream import send, send_array, send_scene

_PROGRESS_STEP = 0.02


def main() -> int:
    """Reads one file, and says `progress` (share), `scene`, `edges`, or `error` (three texts)."""
    # Nothing that is made here is garbage before the end.
    gc.disable()
    # What a library prints must not get between the messages.
    stream = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)
    line = sys.stdin.readline()
    if not line:
        return 0
    order: dict[str, Any] = json.loads(line)
    try:
        _read(Path(order["path"]), stream)
    except PreviewError as error:
        send(stream, ("error", error.code, error.reason, error.advice))
    except BrokenPipeError:
        # The window no longer wants it.
        return 1
    return 0


def _read(path: Path, stream: IO[bytes]) -> None:
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share >= told + _PROGRESS_STEP:
            told = share
            send(stream, ("progress", share))

    scene = load_scene(path, on_progress=tell)
    send(stream, ("scene",))
    send_scene(stream, scene)
    send(stream, ("edges",))
    send_array(stream, find_edges(scene))


if __name__ == "__main__":
    sys.exit(main())
