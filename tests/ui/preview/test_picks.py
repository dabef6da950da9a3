"""What is picked, against every triangle; what is hidden, coloured and cut, against the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.camera import STANDARD_VIEWS
from exportstudio.ui.preview.classification import by_class
from exportstudio.ui.preview.legend_colors import tints_of
from exportstudio.ui.preview.rasteriser import Picture, rasterise
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene

SIZE = 300, 200


@pytest.fixture
def state(tmp_path: Path) -> ViewState:
    state = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    state.set_aspect(SIZE[0] / SIZE[1])
    return state


def draw(state: ViewState) -> Picture:
    return rasterise(
        state.scene, state.camera, *SIZE, state.part_colors(), background=(255, 255, 255)
    )


def met_first(
    scene: PreviewScene, start: NDArray[np.float64], direction: NDArray[np.float64]
) -> tuple[float, set[str]]:
    """Returns how far the nearest triangle is, and the GlobalIds of all that are so near."""
    corners = scene.vertices["position"][scene.indices].reshape(-1, 3, 3).astype(float)
    edges = corners[:, 1:] - corners[:, :1]
    matrices = np.concatenate([edges, -np.tile(direction, (len(corners), 1, 1))], axis=1)
    regular = np.abs(np.linalg.det(matrices)) > 1e-12
    solved = np.linalg.solve(
        matrices[regular].transpose(0, 2, 1), (start - corners[regular, 0])[..., None]
    )[..., 0]
    u, v, distance = solved.T
    is_met = (u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 0)
    if not is_met.any():
        return float("inf"), set()
    nearest = distance[is_met].min()
    parts = scene.vertices["part"][scene.indices.reshape(-1, 3)[regular, 0]]
    elements = scene.part_elements[parts[is_met & (distance < nearest + 1e-9)]]
    return float(nearest), {scene.elements[index].global_id for index in elements}


@pytest.mark.parametrize("orthographic", [False, True])
def test_two_hundred_picks_find_what_a_search_of_all_triangles_finds(
    state: ViewState, orthographic: bool
) -> None:
    chooser = np.random.default_rng(11)
    state.set_orthographic(orthographic)
    hits = 0
    for number in range(200):
        if number % 40 == 0:
            state.look_from(*STANDARD_VIEWS[number // 40 + 1])
        x, y = chooser.uniform((0, 0), SIZE)
        distance, expected = met_first(state.scene, *state.camera.ray(x, y, *SIZE))
        hit = state.pick(x, y, *SIZE)
        assert (hit is None) == (not expected)
        if hit is not None:
            hits += 1
            assert state.scene.elements[hit.element].global_id in expected
            start, direction = state.camera.ray(x, y, *SIZE)
            np.testing.assert_allclose(hit.point, start + distance * direction, atol=1e-6)
    assert hits > 80


def seen(state: ViewState, picture: Picture) -> set[str]:
    elements = state.scene.part_elements[np.unique(picture.parts[picture.parts >= 0])]
    return {state.scene.elements[index].name for index in elements}


def test_isolating_leaves_one_element_in_the_picture(state: ViewState) -> None:
    assert len(seen(state, draw(state))) > 3
    state.select(state.scene.find("id-Slab 1"))
    state.isolate_selected()
    assert seen(state, draw(state)) == {"Slab 1"}


def test_through_what_is_see_through_the_rest_shines(state: ViewState) -> None:
    wall = state.scene.find("id-Wall 0-0")

    def shown_of_wall() -> int:
        """Returns how many pixels change when the wall goes."""
        with_wall = draw(state).rgb
        state.set_hidden(np.array([wall], np.int32), True)
        without = draw(state).rgb
        state.hidden[wall] = False
        return int((with_wall != without).any(axis=2).sum())

    state.select(wall)
    before = shown_of_wall()
    state.ghost_others()
    assert shown_of_wall() > before + 500


def test_colours_by_class_are_those_of_the_legend(state: ViewState) -> None:
    groups = by_class(state.scene)
    state.set_tints(tints_of(groups))
    picture = draw(state)
    for part in np.unique(picture.parts[picture.parts >= 0]):
        if state.scene.part_colors[part, 3] < 255:
            continue
        shown = picture.rgb[picture.parts == part].astype(float)
        wanted = tints_of(groups)[part].astype(float)
        # Shading changes how bright a colour is, but not which one.
        brightness = shown.sum(axis=1) / wanted.sum()
        glass = np.abs(shown - brightness[:, None] * wanted).max(axis=1)
        assert np.median(glass) < 3


def test_one_thing_far_away_does_not_make_the_rest_vanish(tmp_path: Path) -> None:
    writer = house()
    writer.element(
        None, "IfcBuildingElementProxy", "Base point", mesh=writer.cube(),
        translation=[80_000, 0, 0],
    )  # fmt: skip
    state = ViewState(load_scene(writer.write(tmp_path / "house.glb")))
    state.set_aspect(SIZE[0] / SIZE[1])
    assert (draw(state).parts >= 0).mean() > 0.1
    state.select(state.scene.find("id-Base point"))
    state.fit()
    assert seen(state, draw(state)) == {"Base point"}


def test_two_things_far_apart_are_both_seen(tmp_path: Path) -> None:
    writer = GlbWriter()
    for place in (0, 500):
        writer.node(mesh=writer.cube(), name=f"{place}", translation=[place, 0, 0])
    state = ViewState(load_scene(writer.write(tmp_path / "two.glb")))
    assert state.camera.distance > 300
