"""Files as other programs write them: what the program's own exports never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.outline import build_outline
from exportstudio.ui.preview.rasteriser import rasterise
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.view_state import ViewState
from tests.ui.preview.glb_writer import CUBE, CUBE_TRIANGLES, GlbWriter
from tests.ui.preview.test_textures import CHECKER, HEIGHT, WIDTH, colors_at_quarters

if TYPE_CHECKING:
    from pathlib import Path

    from exportstudio.ui.preview.scene import PreviewScene

SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
ROUND = np.array([0, 1, 2, 0, 2, 3], np.uint16)


def one(writer: GlbWriter, path: Path, **primitive: Any) -> PreviewScene:
    """Returns the scene of one mesh; names in capitals are those of attributes."""
    names = [key for key in primitive if key.isupper()]
    attributes = {name: writer.accessor(primitive.pop(name)) for name in names}
    if "indices" in primitive:
        primitive["indices"] = writer.accessor(primitive["indices"].reshape(-1, 1))
    writer.node(mesh=writer.mesh({"attributes": attributes, **primitive}), name="thing")
    return load_scene(writer.write(path))


def corners_of(scene: PreviewScene) -> list[list[tuple[float, ...]]]:
    """Returns the triangles, each from its lowest corner on."""
    found = []
    for triangle in scene.vertices["position"][scene.indices].reshape(-1, 3, 3).tolist():
        corners = [tuple(corner) for corner in triangle]
        first = corners.index(min(corners))
        found.append(corners[first:] + corners[:first])
    return sorted(found)


@pytest.mark.parametrize(
    ("mode", "indices"),
    [(5, [0, 1, 3, 2]), (6, [0, 1, 2, 3]), (5, [0, 1, 3, 2, 2, 2])],
)
def test_strips_and_fans(tmp_path: Path, mode: int, indices: list[int]) -> None:
    expected = one(GlbWriter(), tmp_path / "plain.glb", POSITION=SQUARE, indices=ROUND)
    strip = np.array(indices, np.uint16)
    scene = one(GlbWriter(), tmp_path / "strip.glb", POSITION=SQUARE, indices=strip, mode=mode)
    assert scene.triangle_count == 2
    assert scene.skipped_primitives == 0
    up = scene.vertices["normal"][:, 2]
    assert (up > 250).all(), "they are wound alike"
    assert {c for t in corners_of(scene) for c in t} == {c for t in corners_of(expected) for c in t}
    without = one(GlbWriter(), tmp_path / "no.glb", POSITION=SQUARE[[0, 1, 3, 2]], mode=5)
    assert without.triangle_count == 2


@pytest.mark.parametrize("has_base", [True, False])
def test_sparse_accessors(tmp_path: Path, has_base: bool) -> None:
    writer = GlbWriter()
    moved = writer.view(np.array([5, 7], np.uint16).tobytes())
    values = writer.view(CUBE[[5, 7]].tobytes() if has_base else (3 * CUBE[[5, 7]]).tobytes())
    base = CUBE.copy()
    base[[5, 7]] = 99
    positions = writer.accessor(base)
    accessor = writer.document["accessors"][positions]
    accessor["sparse"] = {
        "count": 2,
        "indices": {"bufferView": moved, "componentType": 5123},
        "values": {"bufferView": values},
    }
    if not has_base:
        del accessor["bufferView"]
    primitive = {
        "attributes": {"POSITION": positions},
        "indices": writer.accessor(CUBE_TRIANGLES.reshape(-1, 1)),
    }
    writer.node(mesh=writer.mesh(primitive), name="cube")
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    high = [1, 1, 1] if has_base else [3, 3, 3]
    assert scene.part_max.tolist() == [high]
    accessor["sparse"]["indices"]["byteOffset"] = 1000
    with pytest.raises(PreviewError, match="beyond the end of its buffer"):
        load_scene(writer.write(tmp_path / "broken.glb"))


def test_colours_of_vertices(tmp_path: Path) -> None:
    colors = np.array([[255, 0, 0, 255]] * 4 + [[0, 0, 255, 255]] * 4, np.uint8)
    two = np.concatenate([SQUARE, SQUARE + np.float32(2)])
    writer = GlbWriter()
    writer.accessor(colors, normalized=True)
    attributes = {"POSITION": writer.accessor(two), "COLOR_0": 0}
    indices = writer.accessor(np.concatenate([ROUND, ROUND + np.uint16(4)]).reshape(-1, 1))
    writer.node(mesh=writer.mesh({"attributes": attributes, "indices": indices}), name="two")
    scene = load_scene(writer.write(tmp_path / "two.glb"))
    assert scene.triangle_count == 4
    parts = zip(scene.part_colors[:, :3].tolist(), scene.part_min.tolist(), strict=True)
    assert sorted(parts) == [([0, 0, 255], [2, 2, 2]), ([255, 0, 0], [0, 0, 0])]
    gradient = np.random.default_rng(1).uniform(0, 1, (900, 3)).astype(np.float32)
    points = np.random.default_rng(2).uniform(0, 1, (900, 3)).astype(np.float32)
    many = one(GlbWriter(), tmp_path / "many.glb", POSITION=points, COLOR_0=gradient)
    assert many.triangle_count == 300
    assert 8 < len(many.part_colors) <= 64


def board(path: Path, *, hole: bool = False, **changes: Any) -> ViewState:
    """Returns a square before a black one; it wears four colours, or three and a hole."""
    image = QImage(64, 64, QImage.Format.Format_RGBA8888)
    for number, color in enumerate(CHECKER):
        shade = QColor(color)
        shade.setAlpha(0 if hole and color == "blue" else 255)
        for x in range(32):
            for y in range(32):
                image.setPixelColor(number % 2 * 32 + x, number // 2 * 32 + y, shade)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no text here
    writer = GlbWriter()
    worn, dark = writer.material(1, 1, 1, 1), writer.material(0, 0, 0, 1)
    points = np.array([[0, 1], [1, 1], [1, 0], [0, 0]], np.float32)
    triangles = writer.accessor(ROUND.reshape(-1, 1))
    attributes = {"POSITION": writer.accessor(SQUARE), "TEXCOORD_0": writer.accessor(points)}
    face = {"attributes": attributes, "indices": triangles}
    writer.node(mesh=writer.mesh(face | {"material": worn}), name="board")
    writer.node(mesh=writer.mesh(face | {"material": dark}), name="wall", translation=[0, 0, -0.1])
    writer.image(worn, bufferView=writer.view(bytes(buffer.data().data())))
    material = writer.document["materials"][worn]
    transform = changes.pop("transform", None)
    material |= changes
    if transform:
        info = material["pbrMetallicRoughness"]["baseColorTexture"]
        info["extensions"] = {"KHR_texture_transform": transform}
        info["texCoord"] = 1
    state = ViewState(load_scene(writer.write(path)))
    state.set_aspect(WIDTH / HEIGHT)
    state.look_from(0, 0)
    return state


def drawn(state: ViewState) -> list[str]:
    picture = rasterise(
        state.scene, state.camera, WIDTH, HEIGHT, state.part_colors(),
        background=(240, 240, 240), part_textures=state.part_textures(),
    )  # fmt: skip
    return colors_at_quarters(picture.rgb, state)


@pytest.mark.parametrize(
    ("transform", "expected"),
    [
        ({"texCoord": 0}, CHECKER),
        ({"texCoord": 0, "offset": [0.5, 0]}, ["lime", "red", "yellow", "blue"]),
        ({"texCoord": 0, "scale": [0.5, 0.5]}, ["red"] * 4),
        ({"texCoord": 0, "scale": [1, -1], "offset": [0, 1]}, ["blue", "yellow", "red", "lime"]),
        # The picture turns clockwise when its places turn against the clock.
        (
            {"texCoord": 0, "rotation": np.pi / 2, "offset": [0, 1]},
            ["blue", "red", "yellow", "lime"],
        ),
    ],
)  # fmt: skip
def test_textures_that_are_moved(
    tmp_path: Path, transform: dict[str, Any], expected: list[str]
) -> None:
    assert drawn(board(tmp_path / "board.glb", transform=transform)) == expected


def test_textures_with_holes(tmp_path: Path) -> None:
    masked = {"alphaMode": "MASK", "alphaCutoff": 0.3}
    with_hole = board(tmp_path / "hole.glb", hole=True, **masked)
    assert drawn(with_hole) == ["red", "lime", "black", "yellow"]
    assert with_hole.scene.opaque_index_count == 12, "it is no glass"
    assert drawn(board(tmp_path / "opaque.glb", hole=True)) == CHECKER


def test_colours_of_the_older_kind(tmp_path: Path) -> None:
    writer = GlbWriter()
    cube = writer.cube(writer.material(0, 0, 0, 1))
    material = writer.document["materials"][0]
    del material["pbrMetallicRoughness"]
    material["extensions"] = {
        "KHR_materials_pbrSpecularGlossiness": {"diffuseFactor": [1, 0, 0, 1]},
        "KHR_materials_unlit": {},
    }
    writer.node(mesh=cube, name="cube")
    writer.document["extensionsRequired"] = ["KHR_materials_pbrSpecularGlossiness"]
    scene = load_scene(writer.write(tmp_path / "cube.glb"))
    assert scene.part_colors.tolist() == [[255, 0, 0, 255]]


def test_a_tree_of_nodes_that_say_little(tmp_path: Path) -> None:
    writer = GlbWriter()
    cube = writer.cube()
    writer.document["meshes"][cube]["name"] = "Suzanne"
    group = writer.node(name="Group", rotation=[0, 0.7071068, 0, 0.7071068], scale=[2, 2, 2])
    writer.node(group, name="Chair", mesh=cube, translation=[1, 0, 0])
    writer.node(group, name="Camera", camera=0)
    writer.node(mesh=cube, matrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 9, 0, 0, 1])
    writer.document["cameras"] = [
        {"type": "perspective", "perspective": {"yfov": 0.7, "znear": 0.1}}
    ]
    writer.document["scenes"].insert(0, {"name": "empty"})
    writer.document["scene"] = 1
    writer.document["animations"] = [{"channels": [], "samplers": []}]
    writer.document["skins"] = [{"joints": [0]}]
    scene = load_scene(writer.write(tmp_path / "chair.glb"))
    root = build_outline(scene).root
    assert [item.label for item in root.children] == ["Group", "Suzanne"]
    assert [item.label for item in root.children[0].children] == ["Camera", "Chair"]
    chair = scene.part_elements.tolist().index(scene.find("Chair"))
    np.testing.assert_allclose(scene.part_min[chair], [0, 0, -4], atol=1e-5)
    np.testing.assert_allclose(scene.part_max[chair], [2, 2, -2], atol=1e-5)
