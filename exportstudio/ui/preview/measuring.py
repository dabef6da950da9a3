"""Measures that somebody takes of a model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from exportstudio.ui.preview.snapping import SnapPoint, area_of, face_around, snap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.view_state import ViewState


class Tool(Enum):
    """What a click does."""

    SELECT = "select"
    DISTANCE = "distance"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Distance:
    """From one point to another, scene coordinates."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]

    @property
    def metres(self) -> float:
        """The length."""
        return float(np.linalg.norm(self.end - self.start))

    @property
    def along_axes(self) -> tuple[float, float, float]:
        """The lengths along x, y and z of the building, whose z points up."""
        x, y, z = np.abs(self.end - self.start).tolist()
        return x, z, y


@dataclass(frozen=True, slots=True)
class Area:
    """A plane face.

    Attributes:
        corners: Its triangles, scene coordinates, shape (n, 3, 3).
    """

    corners: NDArray[np.float64]
    square_metres: float


class Measuring(QObject):
    """The tool in hand, and what was measured with it.

    Attributes:
        start: First point of a distance whose second one is missing.
        pointed_at: The point that a click would take now.
        results: What was measured, the latest last.

    Signals:
        changed: There is something else to draw.
        tool_changed: Another tool is in hand.
    """

    changed = Signal()
    tool_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._tool = Tool.SELECT
        self.start: NDArray[np.float64] | None = None
        self.pointed_at: SnapPoint | None = None
        self.results: list[Distance | Area] = []

    @property
    def tool(self) -> Tool:
        """The tool in hand."""
        return self._tool

    def set_state(self, state: ViewState | None) -> None:
        """Measures another model; what was measured is forgotten."""
        self._state = state
        self.clear()

    def take_tool(self, tool: Tool) -> None:
        """Takes another tool into the hand."""
        if tool is self._tool:
            return
        self._tool = tool
        self.start = self.pointed_at = None
        self.tool_changed.emit()
        self.changed.emit()

    def clear(self) -> None:
        """Forgets all measures."""
        self.start = self.pointed_at = None
        self.results.clear()
        self.changed.emit()

    def point_at(self, x: float, y: float, width: float, height: float) -> None:
        """Looks which point is meant at *x*, *y* of the picture."""
        if self._state is not None and self._tool is not Tool.SELECT:
            self.pointed_at = snap(self._state, x, y, width, height)
            self.changed.emit()

    def click(self, x: float, y: float, width: float, height: float) -> bool:
        """Measures from or to what is seen at *x*, *y*; returns False where no tool is in hand."""
        if self._tool is Tool.SELECT or self._state is None:
            return False
        point = snap(self._state, x, y, width, height)
        if point is None:
            return True
        scene = self._state.scene
        if self._tool is Tool.AREA:
            triangles = face_around(scene, point.hit)
            corners = scene.vertices["position"][scene.indices.reshape(-1, 3)[triangles]]
            self.results.append(Area(corners.astype(np.float64), area_of(scene, triangles)))
        elif self.start is None:
            self.start = point.point
        else:
            self.results.append(Distance(self.start, point.point))
            self.start = None
        self.changed.emit()
        return True

    def escape(self) -> bool:
        """Takes the last step back: the first point, the tool, the measures; False for none."""
        if self.start is not None:
            self.start = None
            self.changed.emit()
        elif self._tool is not Tool.SELECT:
            self.take_tool(Tool.SELECT)
        elif self.results:
            self.clear()
        else:
            return False
        return True
