from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.scene_loader import LoadCancelledError, load_scene
from tests.ui.preview.glb_writer import CUBE, CUBE_TRIANGLES, GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from exportstudio.ui.preview.scene import PreviewScene


def face_normals(scene: PreviewScene) -> NDArray[np.float32]:
    corners = scene.vertices["position"][scene.indices].reshape(-1, 3, 3)
    normals: NDArray[np.float32] = np.cross(
        corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    )
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return normals


def stored_normals(scene: PreviewScene) -> NDArray[np.float64]:
    first = scene.vertices["normal"][scene.indices.reshape(-1, 3)[:, 0], :3]
    return first / 127.5 - 1


def assert_faces_look_outwards(scene: PreviewScene) -> None:
    corners = scene.vertices["position"][scene.indices].reshape(-1, 3, 3)
    outwards = corners.mean(axis=1) - (scene.part_min[0] + scene.part_max[0]) / 2
    assert (np.einsum("ij,ij->i", face_normals(scene), outwards) > 0).all()
    np.testing.assert_allclose(stored_normals(scene), face_normals(scene), atol=0.01)


def test_elements_keep_order_names_and_extras(tmp_path: Path) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    names = [element.name for element in scene.elements]
    assert names[:4] == ["House", "Building", "Storey 0", "Slab 0"]
    storey = names.index("Storey 1")
    assert names[scene.subtree(storey)] == [
        "Storey 1", "Slab 1", "Wall 1-0", "Wall 1-1", "Window",
    ]  # fmt: skip
    wall = scene.elements[scene.find("id-Wall 1-0")]
    assert wall.ifc_class == "IfcWall"
    assert wall.extras["Pset_WallCommon"]["FireRating"] == "F90"
    assert scene.find("no such id") == -1


def test_opaque_parts_come_first_and_large_ones_before_small_ones(tmp_path: Path) -> None:
    scene = load_scene(house().write(tmp_path / "house.glb"))
    assert scene.part_colors[:-1, 3].min() == 255
    assert scene.part_colors[-1, 3] == round(0.4 * 255)
    assert scene.opaque_index_count == len(scene.indices) - 36
    sizes = (scene.part_max - scene.part_min).max(axis=1)[:-1]
    assert (np.diff(sizes) <= 1e-6).all()


def test_linear_colours_become_srgb(tmp_path: Path) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(writer.material(0.5, 0, 1, 1)), name="cube")
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    assert scene.part_colors.tolist() == [[188, 0, 255, 255]]


@pytest.mark.parametrize("scale", [[2, 1, 1], [-1, 1, 1], [-1, -2, -1]])
def test_faces_look_outwards_even_when_mirrored(tmp_path: Path, scale: list[float]) -> None:
    writer = GlbWriter()
    turn = [0.0, 0.3826834, 0.0, 0.9238795]
    writer.node(mesh=writer.cube(), name="cube", scale=scale, rotation=turn)
    assert_faces_look_outwards(load_scene(writer.write(tmp_path / "cube.glb")))


def test_normals_of_the_file_are_used_and_turned(tmp_path: Path) -> None:
    writer = GlbWriter()
    normals = np.array([[0, 0, 127]] * 8, np.int8)
    primitive = {
        "attributes": {
            "POSITION": writer.accessor(CUBE),
            "NORMAL": writer.accessor(normals, normalized=True, stride=4),
        },
        "indices": writer.accessor(CUBE_TRIANGLES.reshape(-1, 1)),
    }
    quarter_turn = [0.0, 0.70710678, 0.0, 0.70710678]
    writer.node(mesh=writer.mesh(primitive), name="cube", rotation=quarter_turn)
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    assert len(scene.vertices) == 8
    np.testing.assert_allclose(stored_normals(scene), [[1, 0, 0]] * 12, atol=0.01)


@pytest.mark.parametrize("scale", [[2, 1, 4], [-2, 1, 4], [2, -1, -4], [-2, -1, -4]])
def test_normals_of_the_file_stand_upright_on_stretched_faces(
    tmp_path: Path, scale: list[float]
) -> None:
    corners = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    normals = np.full((3, 3), 0.57735 * 127, np.int8)
    writer = GlbWriter()
    attributes = {
        "POSITION": writer.accessor(corners),
        "NORMAL": writer.accessor(normals, normalized=True, stride=4),
    }
    writer.node(mesh=writer.mesh({"attributes": attributes}), name="roof", scale=scale)
    scene = load_scene(writer.write(tmp_path / "roof.glb"))
    np.testing.assert_allclose(stored_normals(scene), face_normals(scene), atol=0.02)
    expected = 1 / np.array(scale)
    np.testing.assert_allclose(
        face_normals(scene)[0], expected / np.linalg.norm(expected), atol=1e-6
    )


def test_models_far_away_keep_their_millimetres(tmp_path: Path) -> None:
    writer = GlbWriter()
    cube = writer.cube()
    for step in range(3):
        writer.node(
            mesh=cube, name=f"{step}", translation=[2_600_000 + step * 1.001, 400, -1_200_000]
        )
    scene = load_scene(writer.write(tmp_path / "far.glb"))
    assert np.abs(scene.origin).max() > 1e6
    np.testing.assert_allclose(
        np.sort(scene.part_min[:, 0]) + scene.origin[0],
        2_600_000 + np.arange(3) * 1.001,
        atol=1e-4,
    )


def test_nameless_nodes_belong_to_what_is_above_them(tmp_path: Path) -> None:
    writer = GlbWriter()
    wall = writer.element(None, "IfcWall", "Wall")
    group = writer.node(wall)
    writer.node(group, mesh=writer.cube())
    writer.node(None, mesh=writer.cube())
    scene = load_scene(writer.write(tmp_path / "wall.glb"))
    assert [element.name for element in scene.elements] == ["Wall", ""]
    assert scene.has_geometry.all()


def test_a_degenerate_placement_is_no_error(tmp_path: Path) -> None:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="flat", scale=[1, 0, 1])
    scene = load_scene(writer.write(tmp_path / "flat.glb"))
    assert scene.part_max[0, 1] == 0


def test_loading_can_be_cancelled(tmp_path: Path) -> None:
    path = house().write(tmp_path / "house.glb")
    with pytest.raises(LoadCancelledError):
        load_scene(path, is_cancelled=lambda: True)
