"""Mouse and keys of the preview, the same on every canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from exportstudio.ui.preview.camera import STANDARD_VIEWS
from exportstudio.ui.preview.measuring import Measuring, Tool

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_DEGREES_A_PIXEL = 0.4
_DEGREES_A_KEY = 5.0
_ZOOM_A_STEP = 0.85
_STEP_ANGLE = 120

_STEP_M = 0.4
_FAST = 4
_METRES_A_PIXEL = 0.01

_STEPS = {
    Qt.Key.Key_W: (1, 0, 0),
    Qt.Key.Key_Up: (1, 0, 0),
    Qt.Key.Key_S: (-1, 0, 0),
    Qt.Key.Key_Down: (-1, 0, 0),
    Qt.Key.Key_A: (0, -1, 0),
    Qt.Key.Key_D: (0, 1, 0),
    Qt.Key.Key_E: (0, 0, 1),
    Qt.Key.Key_Q: (0, 0, -1),
}
"""Steps ahead, to the right and up; arrows to the left and right turn, as without walking."""
_TURNS = {
    Qt.Key.Key_Left: (_DEGREES_A_KEY, 0.0),
    Qt.Key.Key_Right: (-_DEGREES_A_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, _DEGREES_A_KEY),
    Qt.Key.Key_Down: (0.0, -_DEGREES_A_KEY),
}
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM_A_STEP,
    Qt.Key.Key_Equal: _ZOOM_A_STEP,
    Qt.Key.Key_Minus: 1 / _ZOOM_A_STEP,
}


class Navigator(QObject):
    """Turns what the user does on a canvas into changes of a `ViewState`.

    Left button: orbit; right or middle button, or Shift: pan; wheel: zoom to the pointer; click:
    select, or measure. F fits, 1 to 6 are the standard views, arrows orbit, + and − zoom, Esc puts
    a tool away or selects nothing. A double click shows what it hits from near.

    Who walks looks around with the left button, goes with the wheel, with arrows or W, A, S, D, up
    and down with E and Q, faster with Shift, and stands where a double click hits.
    """

    def __init__(self, canvas: QWidget, measuring: Measuring) -> None:
        super().__init__(canvas)
        self.state: ViewState | None = None
        self._canvas = canvas
        self._measuring = measuring
        canvas.setMouseTracking(True)
        self._pressed = QPointF()
        self._last = QPointF()
        self._is_drag = False
        canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        canvas.installEventFilter(self)

    @property
    def has_dragged(self) -> bool:
        """Whether the last press of a button moved the picture."""
        return self._is_drag

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the canvas's mouse, wheel and keys."""
        if self.state is None:
            return super().eventFilter(watched, event)
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                self._pressed = self._last = event.position()
                self._is_drag = False
                return True
            if kind == QEvent.Type.MouseMove:
                if event.buttons():
                    self._drag(event, self.state)
                else:
                    self._measuring.point_at(*self._place(event.position()))
                return True
            if kind == QEvent.Type.MouseButtonDblClick:
                if self.state.is_walking:
                    self._step_onto(event, self.state)
                elif self._measuring.tool is Tool.SELECT and self.state.selected >= 0:
                    self.state.fit()
                return True
            if kind == QEvent.Type.MouseButtonRelease:
                if not self._is_drag and event.button() == Qt.MouseButton.LeftButton:
                    self._click(event, self.state)
                return True
        elif isinstance(event, QWheelEvent):
            self._wheel(event, self.state)
            return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            # While somebody walks, W, A, S and D are steps and no tools.
            if self.state.is_walking and event.key() in _STEPS:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._press_key(event, self.state)
        return super().eventFilter(watched, event)

    def _drag(self, event: QMouseEvent, state: ViewState) -> None:
        moved = event.position() - self._pressed
        if not self._is_drag and moved.manhattanLength() < QApplication.startDragDistance():
            return
        self._is_drag = True
        step = event.position() - self._last
        self._last = event.position()
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.buttons() & Qt.MouseButton.LeftButton and not is_shifted:
            state.orbit(-step.x() * _DEGREES_A_PIXEL, step.y() * _DEGREES_A_PIXEL)
        elif state.is_walking:
            state.walk(0, -step.x() * _METRES_A_PIXEL, step.y() * _METRES_A_PIXEL)
        else:
            state.pan(step.x(), step.y(), self._canvas.height())

    def _click(self, event: QMouseEvent, state: ViewState) -> None:
        place = self._place(event.position())
        if self._measuring.click(*place):
            return
        hit = state.pick(*place)
        state.select(hit.element if hit else -1)

    def _step_onto(self, event: QMouseEvent, state: ViewState) -> None:
        hit = state.pick(*self._place(event.position()))
        if hit is not None:
            state.step_onto(hit.point)

    def _wheel(self, event: QWheelEvent, state: ViewState) -> None:
        if state.is_walking:
            state.walk(event.angleDelta().y() / _STEP_ANGLE * _STEP_M)
            return
        place = self._place(event.position())
        hit = state.pick(*place)
        anchor = hit.point if hit else state.camera.point_at_target(*place)
        state.zoom(_ZOOM_A_STEP ** (event.angleDelta().y() / _STEP_ANGLE), anchor)

    def _place(self, at: QPointF) -> tuple[float, float, float, float]:
        """Returns a point of the canvas, and the canvas's size."""
        return at.x(), at.y(), self._canvas.width(), max(self._canvas.height(), 1)

    def _press_key(self, event: QKeyEvent, state: ViewState) -> bool:
        key = event.key()
        if state.is_walking and key in _STEPS:
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            length = _STEP_M * (_FAST if is_shifted else 1)
            ahead, right, up = _STEPS[Qt.Key(key)]
            state.walk(ahead * length, right * length, up * length)
        elif key == Qt.Key.Key_F:
            state.fit()
        elif key == Qt.Key.Key_Escape and self._measuring.escape():
            pass
        elif key == Qt.Key.Key_Escape and state.chosen.any():
            state.select(-1)
        elif key in _TURNS:
            state.orbit(*_TURNS[Qt.Key(key)])
        elif key in _ZOOMS:
            state.zoom(_ZOOMS[Qt.Key(key)])
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(STANDARD_VIEWS):
            state.look_from(*STANDARD_VIEWS[key - Qt.Key.Key_1])
        else:
            return False
        return True
