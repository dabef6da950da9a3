from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.measuring import Area, Distance, Measuring, Tool
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.section import Section
from exportstudio.ui.preview.snapping import SnapKind, snap
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 800, 600


@pytest.fixture(params=[False, True], ids=["perspective", "parallel"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> ViewState:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    scene.edges = find_edges(scene)
    state = ViewState(scene)
    state.set_aspect(SIZE[0] / SIZE[1])
    state.set_orthographic(request.param)
    return state


def pixel(
    state: ViewState, point: tuple[float, float, float], right: float = 0, down: float = 0
) -> tuple[float, float]:
    x, y, _ = state.camera.on_screen(np.array([point], np.float64), *SIZE)[0].tolist()
    return x + right, y + down


def test_corners_attract_more_than_edges_and_edges_more_than_faces(state: ViewState) -> None:
    # The upper wall at the front: its face at z = 8 lies between y = 3.3 and y = 6.
    corner = snap(state, *pixel(state, (10, 6, 8), -5, 5), *SIZE)
    assert corner is not None
    assert corner.kind is SnapKind.CORNER
    np.testing.assert_allclose(corner.point, (10, 6, 8), atol=1e-5)
    edge = snap(state, *pixel(state, (4, 6, 8), 0, 4), *SIZE)
    assert edge is not None
    assert edge.kind is SnapKind.EDGE
    np.testing.assert_allclose(edge.point[1:], (6, 8), atol=1e-5)
    face = snap(state, *pixel(state, (4, 5, 8)), *SIZE)
    assert face is not None
    assert face.kind is SnapKind.FACE
    np.testing.assert_allclose(face.point, (4, 5, 8), atol=1e-2)
    assert snap(state, 1, 1, *SIZE) is None


def test_what_is_cut_away_attracts_nothing(state: ViewState) -> None:
    state.set_section(Section.below(5.9))
    near = snap(state, *pixel(state, (4, 5.85, 8)), *SIZE)
    assert near is not None
    assert near.kind is SnapKind.FACE


def test_a_distance_is_measured_from_corner_to_corner(state: ViewState) -> None:
    measuring = Measuring()
    measuring.set_state(state)
    assert not measuring.click(*pixel(state, (0, 6, 8)), *SIZE)
    measuring.take_tool(Tool.DISTANCE)
    assert measuring.click(*pixel(state, (0, 6, 8), 2, 3), *SIZE)
    assert measuring.results == []
    assert measuring.click(*pixel(state, (10, 3.3, 8), -3, -3), *SIZE)
    (distance,) = measuring.results
    assert isinstance(distance, Distance)
    assert distance.metres == pytest.approx(np.hypot(10, 2.7), abs=1e-5)
    assert distance.along_axes == pytest.approx((10, 0, 2.7), abs=1e-5)
    assert [measuring.escape() for _ in range(3)] == [True, True, False]
    assert measuring.results == []


def test_the_area_of_a_face(state: ViewState) -> None:
    measuring = Measuring()
    measuring.set_state(state)
    measuring.take_tool(Tool.AREA)
    measuring.click(*pixel(state, (4, 5, 8)), *SIZE)
    (area,) = measuring.results
    assert isinstance(area, Area)
    assert area.square_metres == pytest.approx(10 * 2.7, rel=1e-5)
    assert area.corners.shape == (2, 3, 3)


def test_two_faces_in_one_plane_are_two(tmp_path: Path) -> None:
    corners = np.array(
        [[x + dx, y, 0] for x in (0, 5) for dx, y in ((0, 0), (1, 0), (1, 1), (0, 1))], np.float32
    )
    triangles = np.array([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7], np.uint16)
    writer = GlbWriter()
    primitive = {
        "attributes": {"POSITION": writer.accessor(corners)},
        "indices": writer.accessor(triangles.reshape(-1, 1)),
    }
    writer.node(mesh=writer.mesh(primitive), name="sheets")
    state = ViewState(load_scene(writer.write(tmp_path / "sheets.glb")))
    state.look_from(0, 0)
    measuring = Measuring()
    measuring.set_state(state)
    measuring.take_tool(Tool.AREA)
    measuring.click(*pixel(state, (5.5, 0.4, 0)), *SIZE)
    (area,) = measuring.results
    assert isinstance(area, Area)
    assert area.square_metres == pytest.approx(1)
