"""A view of a model that is kept, with what somebody said about it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.section import Section

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Camera, section and elements; all in coordinates of the building (metres, z points up).

    Attributes:
        guid: A UUID.
        text: What was said.
        eye, direction: Where the viewer stands, and where to he or she looks.
        visible_height: Metres from bottom to top in parallel projection, None in perspective.
        planes: Points on planes and directions away from what is kept, shape (n, 2, 3).
        hidden: GlobalIds of elements that are not shown; those below them are named, too.
        selected: GlobalIds.
        picture: PNG, empty where there is none.
        aspect: Width by height of the picture.
    """

    title: str
    eye: NDArray[np.float64]
    direction: NDArray[np.float64]
    visible_height: float | None = None
    planes: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 2, 3)))
    hidden: frozenset[str] = frozenset()
    selected: tuple[str, ...] = ()
    text: str = ""
    author: str = ""
    created: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    picture: bytes = b""
    aspect: float = 1.5
    guid: str = field(default_factory=lambda: str(uuid.uuid4()))


def capture(state: ViewState, title: str, author: str, picture: bytes, aspect: float) -> Viewpoint:
    """Returns the view as *state* has it now."""
    scene, camera = state.scene, state.camera
    elements = scene.elements
    chosen = np.flatnonzero(state.chosen & scene.has_geometry)
    selected = [state.selected] if state.selected >= 0 else chosen.tolist()
    return Viewpoint(
        title=title,
        eye=scene.to_building(camera.eye()),
        direction=_turned(-camera.axes()[2]),
        visible_height=camera.visible_height if camera.is_orthographic else None,
        planes=_planes(state),
        hidden=frozenset(
            elements[index].global_id for index in np.flatnonzero(state.hidden & scene.has_geometry)
        ),
        selected=tuple(elements[index].global_id for index in selected),
        author=author,
        picture=picture,
        aspect=aspect,
    )


def restore(state: ViewState, viewpoint: Viewpoint) -> None:
    """Shows the model as *viewpoint* says; what the model does not have is left out."""
    scene = state.scene
    state.show_all()
    hidden = [index for index, e in enumerate(scene.elements) if e.global_id in viewpoint.hidden]
    if hidden:
        state.set_hidden(np.array(hidden, np.int32), True)
    state.set_section(_section(state, viewpoint))
    indices = [i for i in map(scene.find, viewpoint.selected) if i >= 0]
    if len(indices) == 1:
        state.select(indices[0])
    else:
        state.select_group(np.array(indices, np.int32))
    camera = state.camera.copy()
    direction = scene.from_building(viewpoint.eye + viewpoint.direction) - scene.from_building(
        viewpoint.eye
    )
    camera.stand_at(scene.from_building(viewpoint.eye), direction, viewpoint.visible_height)
    state.set_camera(camera)


def _turned(direction: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns a direction of the scene in axes of the building."""
    x, y, z = direction.tolist()
    return np.array([x, -z, y])


def _planes(state: ViewState) -> NDArray[np.float64]:
    planes = state.section.planes()
    points = planes[:, :3] * planes[:, 3:]
    return np.array(
        [
            (state.scene.to_building(point), _turned(plane[:3]))
            for point, plane in zip(points, planes, strict=True)
        ]
    ).reshape(-1, 2, 3)


def _section(state: ViewState, viewpoint: Viewpoint) -> Section:
    """Returns the box of those planes that lie along the axes."""
    section = Section()
    for point, direction in viewpoint.planes:
        outwards = np.array([direction[0], direction[2], -direction[1]])
        axis = int(np.argmax(np.abs(outwards)))
        if abs(outwards[axis]) < 0.999 * float(np.linalg.norm(outwards)):
            continue
        value = float(state.scene.from_building(point)[axis])
        section = section.with_side(axis, high=bool(outwards[axis] > 0), value=value)
    return section
