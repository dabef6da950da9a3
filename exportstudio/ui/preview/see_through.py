"""The order in which see-through triangles are drawn: from the farthest to the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.camera import OrbitCamera
    from exportstudio.ui.preview.scene import PreviewScene

_MAX_SORTED_TRIANGLES = 150_000
"""More would take longer than a frame; they keep the order of the scene."""


class SeeThrough:
    """Keeps the see-through triangles of a scene in the order that a camera needs."""

    def __init__(self, scene: PreviewScene) -> None:
        self._scene = scene
        self._triangles = np.empty((0, 3), np.uint32)
        self._centres = np.empty((0, 3), np.float32)
        self._view: tuple[float, ...] | None = None

    @property
    def index_count(self) -> int:
        """How many indices there are to draw."""
        return self._triangles.size

    def set_colors(self, part_colors: NDArray[np.uint8]) -> None:
        """Takes colour and opacity of each part: what has some opacity, but not all, counts."""
        opacity = part_colors[:, 3]
        ranges = self._scene.part_ranges
        chosen = np.repeat((opacity > 0) & (opacity < 255), (ranges[:, 1] - ranges[:, 0]) // 3)
        self._triangles = self._scene.indices.reshape(-1, 3)[chosen]
        self._centres = np.empty((0, 3), np.float32)
        if len(self._triangles) <= _MAX_SORTED_TRIANGLES:
            self._centres = self._scene.vertices["position"][self._triangles].mean(axis=1)
        self._view = None

    def update(self, camera: OrbitCamera) -> NDArray[np.uint32] | None:
        """Returns the triangles in the order for *camera*, None where it is as it was."""
        view = tuple(camera.towards_viewer().tolist())
        if view == self._view or (self._view is not None and not len(self._centres)):
            return None
        self._view = view
        if not len(self._centres):
            return self._triangles
        if camera.is_orthographic:
            nearness = self._centres @ camera.axes()[2]
        else:
            nearness = -np.linalg.norm(self._centres - camera.eye(), axis=1)
        return self._triangles[np.argsort(nearness, kind="stable")]
