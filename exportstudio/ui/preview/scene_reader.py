"""Reads files in a process of their own."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from typing import TYPE_CHECKING

from exportstudio.engine.child import Child
from exportstudio.launch import module_command
from exportstudio.ui.preview.errors import PreviewError, reader_ended
from exportstudio.ui.preview.scene_loader import LoadCancelledError
from exportstudio.ui.preview.scene_stream import (
    StreamEnded,
    receive,
    receive_array,
    receive_scene,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from exportstudio.ui.preview.background import Task
    from exportstudio.ui.preview.scene import PreviewScene

_logger = logging.getLogger(__name__)

COMMAND = module_command("exportstudio.ui.preview.reader_process")
_GRACE_S = 1.0


class SceneReader:
    """Reads one file at a time; `stop` may be called from any thread.

    Args:
        command: What starts the process.
    """

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._children: set[Child] = set()

    def read(
        self,
        path: Path,
        task: Task,
        on_progress: Callable[[float], object],
        on_scene: Callable[[PreviewScene], object],
        *,
        with_edges: bool = True,
    ) -> NDArray[np.uint32] | None:
        """Reads *path*; returns the edges of the model, or None where they could not be found.

        Args:
            on_progress: Is told how much is done, 0…1.
            on_scene: Is given the model, before its edges are known.
            with_edges: Wait for the edges.

        Raises:
            PreviewError: The file cannot be shown.
            LoadCancelledError: *task* is no longer wanted.
        """
        with self._lock:
            if task.is_cancelled():
                raise LoadCancelledError
            child = Child(self._command)
            self._children.add(child)
        has_scene = False
        try:
            child.orders.write((json.dumps({"path": str(path)}) + "\n").encode())
            child.orders.flush()
            while True:
                kind, *values = receive(child.messages)
                if kind == "progress":
                    on_progress(values[0])
                elif kind == "scene":
                    on_scene(receive_scene(child.messages, task.is_cancelled))
                    has_scene = True
                    if not with_edges:
                        return None
                elif kind == "edges":
                    return receive_array(child.messages)
                else:
                    raise PreviewError(*values)
        except (StreamEnded, OSError) as error:
            if task.is_cancelled():
                raise LoadCancelledError from error
            said = _said_by(child)
            _logger.warning("The reader of %s ended: %s", path, said or "without a word")
            if has_scene:
                return None
            raise reader_ended() from error
        finally:
            with self._lock:
                self._children.discard(child)
            child.kill()
            child.finish(_GRACE_S)
            child.close()

    def stop(self) -> None:
        """Ends what is being read."""
        with self._lock:
            for child in self._children:
                child.kill()


def _said_by(child: Child) -> str:
    child.kill()
    child.finish(_GRACE_S)
    with contextlib.suppress(OSError, ValueError):
        return child.text.read().decode(errors="replace").strip()
    return ""
