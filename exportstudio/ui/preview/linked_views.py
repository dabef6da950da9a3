"""Two views that do the same: what is done to one happens to the other."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QMetaObject, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene
    from exportstudio.ui.preview.view_state import ViewState


class LinkedViews(QObject):
    """Keeps two views in step: camera, section, selection, what is hidden, how it is drawn.

    Elements are the same by their GlobalId, places by the coordinates of the building. What only
    one of the models has stays as it is. The second view begins as the first one is.
    """

    def __init__(self, first: ViewState, second: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_following = False
        self._connections: list[QMetaObject.Connection] = []
        to_second = _counterparts(first.scene, second.scene)
        to_first = _counterparts(second.scene, first.scene)
        for one, other, counterparts in ((first, second, to_second), (second, first, to_first)):
            ways = (
                (one.changed, partial(_look_alike, one, other)),
                (one.display_changed, partial(_draw_alike, one, other)),
                (one.section_changed, partial(_cut_alike, one, other)),
                (one.visibility_changed, partial(_hide_alike, one, other, counterparts)),
                (one.selection_changed, partial(_select_alike, one, other, counterparts)),
            )
            for signal, follow in ways:
                self._connections.append(signal.connect(partial(self._follow, follow)))
                if one is first:
                    self._follow(follow)

    def end(self) -> None:
        """Lets each view go its own way."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections.clear()

    def _follow(self, follow: Callable[[], None], *_values: object) -> None:
        # What follows must not be followed in its turn.
        if not self._is_following:
            self._is_following = True
            try:
                follow()
            finally:
                self._is_following = False


def _counterparts(scene: PreviewScene, other: PreviewScene) -> NDArray[np.int32]:
    """Returns for each element of *scene* that of *other*, −1 where there is none."""
    places = {element.global_id: index for index, element in enumerate(other.elements)}
    return np.array([places.get(element.global_id, -1) for element in scene.elements], np.int32)


def _look_alike(one: ViewState, other: ViewState) -> None:
    target = other.scene.from_building(one.scene.to_building(one.camera.target))
    own, camera = other.camera, one.camera
    if (camera.distance, camera.yaw, camera.pitch, camera.is_orthographic) != (
        own.distance, own.yaw, own.pitch, own.is_orthographic,
    ) or not np.allclose(target, own.target, rtol=0, atol=1e-9):  # fmt: skip
        other.set_camera(replace(camera, target=target))


def _draw_alike(one: ViewState, other: ViewState) -> None:
    other.set_walking(one.is_walking)
    other.set_display(**asdict(one.display))


def _cut_alike(one: ViewState, other: ViewState) -> None:
    shift = other.scene.from_building(one.scene.to_building(np.zeros(3)))
    other.set_section(one.section.moved(shift))


def _hide_alike(one: ViewState, other: ViewState, counterparts: NDArray[np.int32]) -> None:
    known = counterparts >= 0
    hidden, ghosted = other.hidden.copy(), other.ghosted.copy()
    hidden[counterparts[known]] = one.hidden[known]
    ghosted[counterparts[known]] = one.ghosted[known]
    other.set_visibility(hidden, ghosted)


def _select_alike(one: ViewState, other: ViewState, counterparts: NDArray[np.int32]) -> None:
    if one.selected >= 0:
        other.select(int(counterparts[one.selected]))
    else:
        chosen = counterparts[one.chosen]
        other.select_group(chosen[chosen >= 0])
