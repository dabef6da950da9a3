"""What the preview shows of a model: camera, selection, hidden elements, section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from exportstudio.ui.preview.camera import OrbitCamera

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import Hit, PreviewScene

_SELECTION_COLOR = np.array([255, 140, 0], np.float32)
_SELECTION_STRENGTH = 0.7


class ViewState(QObject):
    """The state that canvases draw and controls change; knows nothing of either.

    Attributes:
        scene: The model.
        camera: Where it is seen from.
        selected: Selected element, −1 for none; what lies below it is selected with it.
        hidden: Which elements are hidden, bool, shape (e,).
        section_height: Nothing above it is drawn, metres in scene coordinates; None for all.

    Signals:
        changed: Something visible changed; draw again.
        selection_changed(int): Another element is selected, −1 for none.
        visibility_changed: Other elements are hidden.
    """

    changed = Signal()
    selection_changed = Signal(int)
    visibility_changed = Signal()

    def __init__(self, scene: PreviewScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.camera = OrbitCamera()
        self._aspect = 1.0
        self._is_fitted = True
        self.selected = -1
        self.hidden = np.zeros(len(scene.elements), np.bool_)
        self.section_height: float | None = None
        bounds = scene.bounds(self.visible_parts())
        if bounds:
            self.camera.set_scene(*bounds)
            self.camera.fit(*bounds, self._aspect)

    def visible_parts(self) -> NDArray[np.bool_]:
        """Returns which parts are not hidden, bool, shape (p,)."""
        return ~self.hidden[self.scene.part_elements]

    def part_colors(self) -> NDArray[np.uint8]:
        """Returns the colours to draw, shape (p, 4): selection tinted, hidden with opacity 0."""
        colors = self.scene.part_colors.copy()
        if self.selected >= 0:
            below = self.scene.subtree(self.selected)
            elements = self.scene.part_elements
            chosen = (elements >= below.start) & (elements < below.stop)
            tinted = colors[chosen, :3] * (1 - _SELECTION_STRENGTH)
            colors[chosen, :3] = tinted + _SELECTION_COLOR * _SELECTION_STRENGTH
            colors[chosen, 3] = np.maximum(colors[chosen, 3], 200)
        colors[~self.visible_parts(), 3] = 0
        return colors

    def select(self, element: int) -> None:
        """Selects *element*, or nothing with −1."""
        if element != self.selected:
            self.selected = element
            self.selection_changed.emit(element)
            self.changed.emit()

    def set_hidden(self, elements: NDArray[np.int32] | slice, hidden: bool) -> None:
        """Hides or shows *elements*."""
        self.hidden[elements] = hidden
        self.visibility_changed.emit()
        self.changed.emit()

    def hide_selected(self) -> None:
        """Hides the selected element with what lies below it, and selects nothing."""
        if self.selected >= 0:
            below = self.scene.subtree(self.selected)
            self.select(-1)
            self.set_hidden(below, True)

    def show_all(self) -> None:
        """Shows every element."""
        self.set_hidden(slice(None), False)

    def set_section(self, height: float | None) -> None:
        """Cuts the model at *height*, metres in scene coordinates; None shows all of it."""
        if height != self.section_height:
            self.section_height = height
            self.changed.emit()

    def fit(self) -> None:
        """Moves the camera so that the selection, or else what is visible, fills the picture."""
        parts = self.visible_parts()
        if self.selected >= 0:
            below = self.scene.subtree(self.selected)
            elements = self.scene.part_elements
            chosen = parts & (elements >= below.start) & (elements < below.stop)
            parts = chosen if chosen.any() else parts
        bounds = self.scene.bounds(parts)
        if bounds:
            self.camera.fit(*bounds, self._aspect)
            self._is_fitted = True
            self.changed.emit()

    def set_aspect(self, aspect: float) -> None:
        """Takes width by height of the picture; what was made to fit is fitted again."""
        if aspect != self._aspect:
            self._aspect = aspect
            if self._is_fitted:
                self.fit()

    def orbit(self, yaw: float, pitch: float) -> None:
        """Turns the camera by degrees."""
        self._is_fitted = False
        self.camera.orbit(yaw, pitch)
        self.changed.emit()

    def look_from(self, yaw: float, pitch: float) -> None:
        """Turns the camera to a direction, degrees, and fits the model into the picture."""
        self.camera.look_from(yaw, pitch)
        self.fit()

    def pan(self, x: float, y: float, height: float) -> None:
        """Moves the picture by pixels of a canvas that is *height* pixels high."""
        self._is_fitted = False
        self.camera.pan(x, y, height)
        self.changed.emit()

    def zoom(self, factor: float, anchor: NDArray[np.float64] | None = None) -> None:
        """Multiplies the camera's distance by *factor*, keeping *anchor* in place."""
        self._is_fitted = False
        self.camera.zoom(factor, anchor)
        self.changed.emit()

    def pick(self, x: float, y: float, width: float, height: float) -> Hit | None:
        """Returns what is seen at point *x*, *y* of a picture of this size."""
        start, direction = self.camera.ray(x, y, width, height)
        return self.scene.pick(start, direction, self.visible_parts(), self.section_height)
