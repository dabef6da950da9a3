"""A reader without a process of its own, for tests of what comes after reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.scene_reader import SceneReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from exportstudio.ui.preview.background import Task
    from exportstudio.ui.preview.scene import PreviewScene


class InlineReader(SceneReader):
    """Reads in the thread of its caller; `before` is called first."""

    def __init__(self, before: Callable[[Path], object] = lambda _path: None) -> None:
        super().__init__()
        self.before = before

    def read(
        self,
        path: Path,
        task: Task,  # noqa: ARG002 - nobody stops it
        on_progress: Callable[[float], object],
        on_scene: Callable[[PreviewScene], object],
        *,
        with_edges: bool = True,
    ) -> NDArray[np.uint32] | None:
        self.before(path)
        scene = load_scene(path, on_progress=on_progress)
        on_scene(scene)
        return find_edges(scene) if with_edges else None
