from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview import edges
from exportstudio.ui.preview.edges import find_edges
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_cube_has_twelve_edges_and_no_diagonals(tmp_path: Path) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="cube", scale=[1, 2, 3])
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    ends = scene.vertices["position"][find_edges(scene)]
    assert len(ends) == 12
    lengths = np.abs(ends[:, 1] - ends[:, 0])
    assert sorted(lengths.sum(axis=1).round(5)) == [1] * 4 + [2] * 4 + [3] * 4


def test_an_open_sheet_has_its_border(tmp_path: Path) -> None:
    writer = GlbWriter()
    corners = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    primitive = {
        "attributes": {"POSITION": writer.accessor(corners)},
        "indices": writer.accessor(np.array([[0], [1], [2], [0], [2], [3]], np.uint16)),
    }
    writer.node(mesh=writer.mesh(primitive), name="sheet")
    scene = load_scene(writer.write(tmp_path / "sheet.glb"))
    assert len(find_edges(scene)) == 4


def test_facets_of_a_round_body_have_none(tmp_path: Path) -> None:
    angles = np.linspace(0, 2 * np.pi, 25)[:-1]
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    corners = np.concatenate([np.insert(ring, 1, height, axis=1) for height in (0.0, 1.0)]).astype(
        np.float32
    )
    triangles = []
    for side in range(24):
        other = (side + 1) % 24
        triangles += [side, other, side + 24, other, other + 24, side + 24]
    writer = GlbWriter()
    primitive = {
        "attributes": {"POSITION": writer.accessor(corners)},
        "indices": writer.accessor(np.array(triangles, np.uint16).reshape(-1, 1)),
    }
    writer.node(mesh=writer.mesh(primitive), name="pipe")
    scene = load_scene(writer.write(tmp_path / "pipe.glb"))
    ends = scene.vertices["position"][find_edges(scene)]
    assert len(ends) == 48
    assert (ends[:, 0, 1] == ends[:, 1, 1]).all()


def test_pieces_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    whole = find_edges(scene)
    assert len(whole) == 7 * 12
    assert (np.diff(scene.vertices["part"][whole[:, 0]].astype(int)) >= 0).all()
    monkeypatch.setattr(edges, "_TRIANGLES_AT_ONCE", 20)
    np.testing.assert_array_equal(find_edges(scene), whole)


def test_a_model_too_large_for_edges_has_a_line_along_each_smaller_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    whole = find_edges(scene)
    monkeypatch.setattr(edges, "_MAX_TRIANGLES", 20)
    monkeypatch.setattr(edges, "_LARGEST_TRIANGLES", 30)
    of_parts = scene.vertices["part"][find_edges(scene)[:, 0]]
    assert np.bincount(of_parts).tolist() == [12, 12, 1, 1, 1, 1, 1]
    np.testing.assert_array_equal(find_edges(scene)[:24], whole[:24])
    monkeypatch.setattr(edges, "_LARGEST_TRIANGLES", 0)
    lines = find_edges(scene)
    assert scene.vertices["part"][lines].tolist() == [[n, n] for n in range(7)]
    ends = scene.vertices["position"][lines]
    lengths = np.abs(ends[:, 1] - ends[:, 0]).max(axis=1)
    np.testing.assert_allclose(lengths, (scene.part_max - scene.part_min).max(axis=1))
