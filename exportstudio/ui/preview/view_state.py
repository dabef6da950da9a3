"""What the preview shows of a model: camera, selection, hidden elements, section, colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from exportstudio.ui.preview.camera import OrbitCamera
from exportstudio.ui.preview.scene import WHOLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import Hit, PreviewScene
    from exportstudio.ui.preview.section import Section

_SELECTION_COLOR = np.array([255, 140, 0], np.float32)
_SELECTION_STRENGTH = 0.7
_EYES_M = 1.6
_FAR = 20
"""So many times the size of the rest is too far away to be looked at together with it."""
_GHOST_COLOR = (140, 146, 156, 30)
"""One colour for all: where many lie over each other, their order then makes no difference."""


@dataclass(frozen=True, slots=True)
class Display:
    """How the model is drawn.

    Attributes:
        edges: Creases and borders are drawn as lines.
        wireframe: Triangles are drawn as lines instead of faces.
        grid: There is a grid on the ground.
    """

    edges: bool = True
    wireframe: bool = False
    grid: bool = False


class ViewState(QObject):
    """The state that canvases draw and controls change; knows nothing of either.

    Attributes:
        scene: The model.
        camera: Where it is seen from.
        selected: Selected element, −1 for none; what lies below it is selected with it.
        chosen: Elements that are highlighted, bool, shape (e,): the selected one with what lies
            below it, or a group that has no element of its own.
        hidden: Which elements are hidden, bool, shape (e,).
        ghosted: Which elements are see-through and cannot be picked, bool, shape (e,).
        section: What is cut away.
        display: How the model is drawn.
        is_walking: The camera is somebody who walks through the model, and turns on the spot.

    Signals:
        changed: Something visible changed; draw again.
        colors_changed: The colour or the opacity of parts changed; follows the next two, too.
        selection_changed(int): Another element is selected, −1 for none.
        visibility_changed: Other elements are hidden or see-through.
        section_changed: Something else is cut away.
        display_changed: The model is drawn in another way.
    """

    changed = Signal()
    colors_changed = Signal()
    selection_changed = Signal(int)
    visibility_changed = Signal()
    section_changed = Signal()
    display_changed = Signal()

    def __init__(self, scene: PreviewScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = scene
        self.camera = OrbitCamera()
        self._aspect = 1.0
        self._is_fitted = True
        self.selected = -1
        self.chosen = np.zeros(len(scene.elements), np.bool_)
        self.hidden = np.zeros(len(scene.elements), np.bool_)
        self.ghosted = np.zeros(len(scene.elements), np.bool_)
        self.section: Section = WHOLE
        self.display = Display()
        self.is_walking = False
        self._tints: NDArray[np.uint8] | None = None
        bounds = scene.bounds(self.visible_parts())
        if bounds:
            main = scene.bounds(self._main_parts(self.visible_parts())) or bounds
            self.camera.set_scene(*bounds, main_size=float(np.linalg.norm(main[1] - main[0])))
            self.fit()

    # What is seen

    def visible_parts(self) -> NDArray[np.bool_]:
        """Returns which parts are neither hidden nor see-through, bool, shape (p,)."""
        return ~(self.hidden | self.ghosted)[self.scene.part_elements]

    def part_colors(self) -> NDArray[np.uint8]:
        """Returns the colours to draw, shape (p, 4): selection tinted, hidden with opacity 0."""
        colors = self.scene.part_colors.copy()
        if self._tints is not None:
            colors[:, :3] = self._tints
        elements = self.scene.part_elements
        colors[self.ghosted[elements]] = _GHOST_COLOR
        if self.chosen.any():
            chosen = self.chosen[elements]
            tinted = colors[chosen, :3] * (1 - _SELECTION_STRENGTH)
            colors[chosen, :3] = tinted + _SELECTION_COLOR * _SELECTION_STRENGTH
            colors[chosen, 3] = np.maximum(colors[chosen, 3], 200)
        colors[self.hidden[elements], 3] = 0
        return colors

    def part_textures(self) -> NDArray[np.int16]:
        """Returns the texture to draw on each part, −1 where it shows its colour, shape (p,)."""
        if self._tints is not None:
            return np.full(len(self.scene.part_elements), -1, np.int16)
        is_colored = (self.ghosted | self.chosen)[self.scene.part_elements]
        return np.where(is_colored, np.int16(-1), self.scene.part_textures)

    def set_tints(self, tints: NDArray[np.uint8] | None) -> None:
        """Gives each part another colour, uint8, shape (p, 3); with None, its own again."""
        self._tints = tints
        self.colors_changed.emit()
        self.changed.emit()

    def set_display(self, **choices: Any) -> None:
        """Changes fields of `display`."""
        self.display = replace(self.display, **choices)
        self.display_changed.emit()
        self.changed.emit()

    def set_edges(self, edges: NDArray[np.uint32]) -> None:
        """Takes in the lines of the model, which are found after its faces."""
        self.scene.edges = edges
        self.changed.emit()

    def set_section(self, section: Section) -> None:
        """Cuts something else away."""
        if section != self.section:
            self.section = section
            self.section_changed.emit()
            self.changed.emit()

    # Selection

    def select(self, element: int) -> None:
        """Selects *element*, or nothing with −1."""
        below = self.scene.subtree(element) if element >= 0 else slice(0)
        self._choose(element, below)

    def select_group(self, elements: NDArray[np.int32]) -> None:
        """Highlights *elements*, which have no common element above them."""
        self._choose(-1, elements)

    def _choose(self, element: int, chosen: NDArray[np.int32] | slice) -> None:
        before = self.chosen
        self.chosen = np.zeros(len(self.scene.elements), np.bool_)
        self.chosen[chosen] = True
        if element == self.selected and (before == self.chosen).all():
            return
        self.selected = element
        self.selection_changed.emit(element)
        self.colors_changed.emit()
        self.changed.emit()

    # Visibility

    def set_hidden(self, elements: NDArray[np.int32] | slice, hidden: bool) -> None:
        """Hides or shows *elements*; what is shown is no longer see-through."""
        self.hidden[elements] = hidden
        if not hidden:
            self.ghosted[elements] = False
        self._tell_visibility()

    def hide_selected(self) -> None:
        """Hides what is highlighted, and selects nothing."""
        if self.chosen.any():
            chosen = np.flatnonzero(self.chosen).astype(np.int32)
            self.select(-1)
            self.set_hidden(chosen, True)

    def isolate_selected(self) -> None:
        """Hides all but what is highlighted."""
        if self.chosen.any():
            self.set_visibility(~self.chosen, np.zeros_like(self.ghosted))

    def ghost_others(self) -> None:
        """Makes all but what is highlighted see-through; what is hidden stays so."""
        if self.chosen.any():
            self.set_visibility(self.hidden & ~self.chosen, ~self.chosen)

    def show_all(self) -> None:
        """Shows every element as it is."""
        self.set_hidden(slice(None), False)

    def set_visibility(self, hidden: NDArray[np.bool_], ghosted: NDArray[np.bool_]) -> None:
        """Sets which elements are hidden and which are see-through, each of shape (e,)."""
        self.hidden, self.ghosted = hidden, ghosted
        self._tell_visibility()

    def _tell_visibility(self) -> None:
        self.visibility_changed.emit()
        self.colors_changed.emit()
        self.changed.emit()

    # Camera

    def fit(self) -> None:
        """Moves the camera so that the selection, or else what is visible, fills the picture.

        Who walked then looks from outside again.
        """
        self.set_walking(False)
        parts = self.visible_parts()
        chosen = parts & self.chosen[self.scene.part_elements]
        bounds = self.scene.bounds(chosen if chosen.any() else self._main_parts(parts))
        if bounds:
            self.camera.fit(*bounds, self._aspect)
            self._is_fitted = True
            self.changed.emit()

    def _main_parts(self, parts: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Returns *parts* without the few that are so far away that nothing would be seen."""
        low, high = self.scene.part_min[parts], self.scene.part_max[parts]
        if not len(low):
            return parts
        inner = np.percentile((low + high) / 2, [8, 92], axis=0, method="nearest")
        margin = (inner[1] - inner[0]).max() + (high - low).max()
        is_near = ((low <= inner[1] + margin) & (high >= inner[0] - margin)).all(axis=1)
        if not is_near.any():
            return parts
        whole = np.linalg.norm(high.max(axis=0) - low.min(axis=0))
        main = np.linalg.norm(high[is_near].max(axis=0) - low[is_near].min(axis=0))
        if whole < _FAR * main:
            return parts
        chosen = parts.copy()
        chosen[np.flatnonzero(parts)[~is_near]] = False
        return chosen

    def set_aspect(self, aspect: float) -> None:
        """Takes width by height of the picture; what was made to fit is fitted again."""
        if aspect != self._aspect:
            self._aspect = aspect
            if self._is_fitted:
                self.fit()

    def set_camera(self, camera: OrbitCamera) -> None:
        """Looks as *camera* does."""
        self._is_fitted = False
        self.camera = replace(
            camera,
            scene_centre=self.camera.scene_centre,
            scene_radius=self.camera.scene_radius,
            main_radius=self.camera.main_radius,
        )
        self.changed.emit()

    def set_orthographic(self, orthographic: bool) -> None:
        """Looks in parallel projection, or in perspective; what was made to fit is fitted again."""
        if orthographic:
            self.set_walking(False)
        self.camera.is_orthographic = orthographic
        if self._is_fitted:
            self.fit()
        self.display_changed.emit()
        self.changed.emit()

    def orbit(self, yaw: float, pitch: float) -> None:
        """Turns the camera by degrees, around its target or, walking, on the spot."""
        self._is_fitted = False
        if self.is_walking:
            self.camera.look_around(yaw, pitch)
        else:
            self.camera.orbit(yaw, pitch)
        self.changed.emit()

    def set_walking(self, walking: bool) -> None:
        """Begins to walk from where the camera is, or to look from outside again."""
        if walking == self.is_walking:
            return
        self.is_walking = walking
        if walking:
            self._is_fitted = False
            self.camera.stand()
        else:
            self.camera.step_back()
        self.display_changed.emit()
        self.changed.emit()

    def walk(self, ahead: float, right: float = 0.0, up: float = 0.0) -> None:
        """Goes some metres on the level, and upwards."""
        self._is_fitted = False
        self.camera.walk(ahead, right, up)
        self.changed.emit()

    def step_onto(self, point: NDArray[np.float64]) -> None:
        """Stands on *point* of the model, with the eyes as high above it as people's are."""
        shift = point + np.array([0, _EYES_M, 0]) - self.camera.eye()
        self.camera.target = self.camera.target + shift
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
        return self.scene.pick(start, direction, self.visible_parts(), self.section)
