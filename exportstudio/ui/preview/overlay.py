"""What is drawn over the model: measures, the point that is meant, and the axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from exportstudio.ui.preview.measuring import Area, Distance, Measuring
from exportstudio.ui.preview.snapping import SnapKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.view_state import ViewState

_INK = QColor(214, 84, 0)
_AXES = (
    # The axes of the building: its z points up, which is y of the scene.
    ("X", np.array([1.0, 0.0, 0.0]), QColor(200, 60, 50)),
    ("Y", np.array([0.0, 0.0, -1.0]), QColor(70, 150, 60)),
    ("Z", np.array([0.0, 1.0, 0.0]), QColor(50, 100, 210)),
)


class Overlay(QWidget):
    """Lies over a canvas and lets the mouse through."""

    def __init__(self, measuring: Measuring, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._measuring = measuring
        self._state: ViewState | None = None
        measuring.changed.connect(self.update)

    def set_state(self, state: ViewState | None) -> None:
        """Draws over another model."""
        if self._state is not None:
            self._state.changed.disconnect(self.update)
        self._state = state
        if state is not None:
            state.changed.connect(self.update)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draws axes and measures."""
        if self._state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        for result in self._measuring.results:
            if isinstance(result, Distance):
                self._draw_distance(painter, result)
            else:
                self._draw_area(painter, result)
        pointed_at, start = self._measuring.pointed_at, self._measuring.start
        if start is not None:
            self._draw_marker(painter, start, SnapKind.CORNER)
            if pointed_at is not None:
                self._draw_distance(painter, Distance(start, pointed_at.point))
        if pointed_at is not None:
            self._draw_marker(painter, pointed_at.point, pointed_at.kind)

    def _seen(self, points: NDArray[np.float64]) -> list[QPointF] | None:
        """Returns where *points* are on the screen, None where one is behind the viewer."""
        assert self._state is not None
        seen = self._state.camera.on_screen(points, self.width(), max(self.height(), 1))
        if not np.isfinite(seen).all():
            return None
        return [QPointF(x, y) for x, y in np.clip(seen[:, :2], -1e5, 1e5).tolist()]

    def _draw_distance(self, painter: QPainter, distance: Distance) -> None:
        ends = self._seen(np.array([distance.start, distance.end]))
        if ends is None:
            return
        painter.setPen(QPen(_INK, 2))
        painter.drawLine(*ends)
        for point in (distance.start, distance.end):
            self._draw_marker(painter, point, SnapKind.FACE)
        locale = QLocale()
        axes = "   ".join(
            f"{name} {locale.toString(length, 'f', 3)}"
            for name, length in zip("XYZ", distance.along_axes, strict=True)
        )
        text = self.tr("{metres} m").format(metres=locale.toString(distance.metres, "f", 3))
        self._draw_label(painter, (ends[0] + ends[1]) / 2, f"{text}\n{axes}")

    def _draw_area(self, painter: QPainter, area: Area) -> None:
        points = self._seen(area.corners.reshape(-1, 3))
        if points is None:
            return
        fill = QColor(_INK)
        fill.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        for first in range(0, len(points), 3):
            painter.drawConvexPolygon(QPolygonF(points[first : first + 3]))
        centre = self._seen(area.corners.reshape(-1, 3).mean(axis=0)[None])
        if centre is not None:
            metres = QLocale().toString(area.square_metres, "f", 3)
            text = self.tr("{square_metres} m²").format(square_metres=metres)
            self._draw_label(painter, centre[0], text)

    def _draw_marker(self, painter: QPainter, point: NDArray[np.float64], kind: SnapKind) -> None:
        """Draws a square on a corner, a triangle on an edge, a dot on a face."""
        seen = self._seen(point[None])
        if seen is None:
            return
        at, size = seen[0], 5.0
        painter.setPen(QPen(_INK, 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        if kind is SnapKind.CORNER:
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        elif kind is SnapKind.EDGE:
            corners = ((-size, size), (size, size), (0.0, -size))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
        else:
            painter.drawEllipse(at, size * 0.7, size * 0.7)

    def _draw_label(self, painter: QPainter, at: QPointF, text: str) -> None:
        metrics, palette = self.fontMetrics(), self.palette()
        pad = metrics.height() / 3
        size = metrics.size(0, text)
        box = QRectF(at.x() + pad, at.y() + pad, size.width() + 2 * pad, size.height() + pad)
        box.moveLeft(min(max(box.left(), 0.0), max(self.width() - box.width(), 0.0)))
        box.moveTop(min(max(box.top(), 0.0), max(self.height() - box.height(), 0.0)))
        ground = palette.color(QPalette.ColorRole.Base)
        ground.setAlpha(225)
        painter.setPen(QPen(_INK, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, pad, pad)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_axes(self, painter: QPainter) -> None:
        assert self._state is not None
        length = self.fontMetrics().height() * 1.6
        centre = QPointF(length * 1.6, self.height() - length * 1.6)
        turned = [(name, self._state.camera.axes() @ axis, color) for name, axis, color in _AXES]
        # Those that point to the viewer are drawn last, over the others.
        for name, axis, color in sorted(turned, key=lambda entry: entry[1][2]):
            end = centre + QPointF(axis[0], -axis[1]) * length
            painter.setPen(QPen(color, 2))
            painter.drawLine(centre, end)
            tip = centre + QPointF(axis[0], -axis[1]) * length * 1.3
            box = QRectF(tip.x() - length, tip.y() - length, 2 * length, 2 * length)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
