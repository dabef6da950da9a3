from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.rasteriser import (
    Picture,
    RasteriseCancelledError,
    rasterise,
)
from exportstudio.ui.preview.scene import WHOLE
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.section import Section
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 192, 120
BACKGROUND = (250, 251, 252)


@pytest.fixture
def state(tmp_path: Path) -> ViewState:
    state = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    state.set_aspect(WIDTH / HEIGHT)
    return state


def draw(state: ViewState) -> Picture:
    return rasterise(
        state.scene,
        state.camera,
        WIDTH,
        HEIGHT,
        state.part_colors(),
        background=BACKGROUND,
        section=state.section,
    )


def assert_pick_agrees(state: ViewState) -> None:
    picture = draw(state)
    pixels = [(x, y) for y in range(2, HEIGHT, 7) for x in range(3, WIDTH, 11)]
    differing = 0
    for x, y in pixels:
        hit = state.pick(x + 0.5, y + 0.5, WIDTH, HEIGHT)
        differing += (hit.part if hit else -1) != picture.parts[y, x]
    # On an edge between two parts, rounding may decide either way.
    assert differing <= len(pixels) * 0.02
    assert len(np.unique(picture.parts)) >= 4


def test_pick_finds_what_the_picture_shows(state: ViewState) -> None:
    assert_pick_agrees(state)


def test_pick_respects_hidden_elements_and_the_section(state: ViewState) -> None:
    state.select(state.scene.find("id-Storey 1"))
    state.hide_selected()
    state.set_section(Section.below(1.5))
    assert_pick_agrees(state)


def test_pick_from_within_the_model(state: ViewState) -> None:
    state.look_from(20, 10)
    state.zoom(0.15)
    assert_pick_agrees(state)


def test_hiding_an_element_uncovers_what_is_behind(state: ViewState) -> None:
    wall = state.scene.find("id-Wall 1-1")
    before = draw(state)
    assert wall in state.scene.part_elements[np.unique(before.parts[before.parts >= 0])]
    state.select(wall)
    assert (draw(state).rgb != before.rgb).any()
    state.hide_selected()
    after = draw(state)
    assert wall not in state.scene.part_elements[np.unique(after.parts[after.parts >= 0])]
    state.show_all()
    np.testing.assert_array_equal(draw(state).rgb, before.rgb)


def test_section_removes_what_is_above_and_shows_the_inside(state: ViewState) -> None:
    before = draw(state)
    state.set_section(Section.below(1.5))
    after = draw(state)
    upper = state.scene.part_min[:, 1] > 1.5
    assert upper.any()
    assert not upper[after.parts[after.parts >= 0]].any()
    assert (after.parts >= 0).sum() < (before.parts >= 0).sum()
    state.set_section(WHOLE)
    np.testing.assert_array_equal(draw(state).rgb, before.rgb)


def test_glass_lets_the_colour_behind_it_through(tmp_path: Path) -> None:
    writer = GlbWriter()
    red = writer.cube(writer.material(1, 0, 0, 1))
    glass = writer.cube(writer.material(0, 0, 1, 0.4))
    writer.node(mesh=red, name="red", scale=[10, 10, 1])
    writer.node(mesh=glass, name="glass", translation=[0, 0, 5], scale=[10, 10, 1])
    state = ViewState(load_scene(writer.write(tmp_path / "glass.glb")))
    state.look_from(0, 0)
    picture = draw(state)
    middle = picture.rgb[HEIGHT // 2, WIDTH // 2]
    assert middle[0] > 80
    assert middle[2] > 60
    assert picture.parts[HEIGHT // 2, WIDTH // 2] == 1


def test_a_floor_reaching_behind_the_camera_is_cut_not_dropped(tmp_path: Path) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="floor", scale=[1000, 0.1, 1000])
    state = ViewState(load_scene(writer.write(tmp_path / "floor.glb")))
    state.look_from(0, 5)
    state.camera.target = np.array([500.0, 2.0, 500.0])
    state.camera.distance = 10.0
    assert (draw(state).parts[-HEIGHT // 3 :] == 0).all()


def test_a_draft_draws_the_largest_parts(state: ViewState) -> None:
    picture = rasterise(
        state.scene,
        state.camera,
        WIDTH,
        HEIGHT,
        state.part_colors(),
        background=BACKGROUND,
        max_triangles=24,
    )
    assert set(np.unique(picture.parts)) <= {-1, 0, 1}


def test_nothing_visible_is_an_empty_picture(state: ViewState) -> None:
    state.set_hidden(slice(None), True)
    assert (draw(state).rgb == BACKGROUND).all()


def test_drawing_can_be_cancelled(state: ViewState) -> None:
    with pytest.raises(RasteriseCancelledError):
        rasterise(
            state.scene,
            state.camera,
            WIDTH,
            HEIGHT,
            state.part_colors(),
            background=BACKGROUND,
            is_cancelled=lambda: True,
        )
