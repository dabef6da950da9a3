from __future__ import annotations

import base64
import contextlib
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.gltf import read_glb
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import CUBE, CUBE_TRIANGLES, GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path


def one_mesh(positions: int, indices: int | None, writer: GlbWriter) -> GlbWriter:
    primitive = {"attributes": {"POSITION": positions}}
    if indices is not None:
        primitive["indices"] = indices  # type: ignore[assignment]
    writer.node(mesh=writer.mesh(primitive), name="cube")
    return writer


def assert_is_unit_cube(path: Path) -> None:
    scene = load_scene(path)
    assert scene.triangle_count == 12
    np.testing.assert_allclose(scene.part_min, [[0, 0, 0]], atol=1e-3)
    np.testing.assert_allclose(scene.part_max, [[1, 1, 1]], atol=1e-3)


@pytest.mark.parametrize("index_type", ["u1", "u2", "u4"])
def test_indices_of_every_width(tmp_path: Path, index_type: str) -> None:
    writer = GlbWriter()
    indices = CUBE_TRIANGLES.reshape(-1, 1).astype(index_type)
    one_mesh(writer.accessor(CUBE), writer.accessor(indices), writer)
    assert_is_unit_cube(writer.write(tmp_path / "cube.glb"))


def test_without_indices(tmp_path: Path) -> None:
    writer = GlbWriter()
    one_mesh(writer.accessor(CUBE[CUBE_TRIANGLES.ravel()]), None, writer)
    assert_is_unit_cube(writer.write(tmp_path / "cube.glb"))


def test_strided_positions(tmp_path: Path) -> None:
    writer = GlbWriter()
    positions = writer.accessor(CUBE, stride=20)
    one_mesh(positions, writer.accessor(CUBE_TRIANGLES.reshape(-1, 1)), writer)
    assert_is_unit_cube(writer.write(tmp_path / "cube.glb"))


@pytest.mark.parametrize(
    ("stored", "normalized", "scale"),
    [
        ("u2", True, 1.0), ("u1", True, 1.0), ("i2", True, 1.0), ("i1", True, 1.0),
        ("u2", False, 1 / 1000), ("u1", False, 1 / 100), ("i2", False, 1 / 1000),
        ("i1", False, 1 / 100),
    ],
)  # fmt: skip
@pytest.mark.parametrize("stride", [None, 8, 12])
def test_quantised_positions(
    tmp_path: Path, stored: str, normalized: bool, scale: float, stride: int | None
) -> None:
    writer = GlbWriter()
    unit = np.iinfo(stored).max if normalized else round(1 / scale)
    positions = writer.accessor((CUBE * unit).astype(stored), normalized=normalized, stride=stride)
    one_mesh(positions, writer.accessor(CUBE_TRIANGLES.reshape(-1, 1)), writer)
    writer.document["nodes"][0]["scale"] = [scale] * 3
    writer.document["extensionsRequired"] = ["KHR_mesh_quantization"]
    assert_is_unit_cube(writer.write(tmp_path / "cube.glb"))


def test_instances_are_drawn_once_each(tmp_path: Path) -> None:
    writer = GlbWriter()
    places = np.array([[0, 0, 0], [10, 0, 0], [0, 0, 20]], np.float32)
    turns = np.array([[0, 0, 0, 1], [0, 1, 0, 0], [0, 0, 0, 1]], np.float32)
    attributes = {"TRANSLATION": writer.accessor(places), "ROTATION": writer.accessor(turns)}
    writer.node(
        mesh=writer.cube(),
        name="posts",
        translation=[100, 0, 0],
        extensions={"EXT_mesh_gpu_instancing": {"attributes": attributes}},
    )
    writer.document["extensionsRequired"] = ["EXT_mesh_gpu_instancing"]
    scene = load_scene(writer.write(tmp_path / "posts.glb"))
    assert len(scene.elements) == 1
    assert scene.triangle_count == 36
    # The second one is turned by 180° around the vertical.
    lows = sorted(scene.part_min.round(3).tolist())
    assert lows == [[100, 0, 0], [100, 0, 20], [109, 0, -1]]


def test_gltf_with_its_buffer_beside_it(tmp_path: Path) -> None:
    writer = one_cube()
    (tmp_path / "my data.bin").write_bytes(bytes(writer.binary))
    writer.document["buffers"] = [{"byteLength": len(writer.binary), "uri": "my%20data.bin"}]
    path = tmp_path / "cube.gltf"
    path.write_text(json.dumps(writer.document))
    assert_is_unit_cube(path)
    (tmp_path / "my data.bin").unlink()
    with pytest.raises(PreviewError, match=r"my data\.bin.*Keep both files together"):
        read_glb(path)


def test_gltf_with_its_buffer_inside(tmp_path: Path) -> None:
    writer = one_cube()
    content = base64.b64encode(bytes(writer.binary)).decode()
    uri = f"data:application/octet-stream;base64,{content}"
    writer.document["buffers"] = [{"byteLength": len(writer.binary), "uri": uri}]
    path = tmp_path / "cube.gltf"
    path.write_text(json.dumps(writer.document))
    assert_is_unit_cube(path)


@pytest.mark.parametrize(
    "uri",
    [
        "../secret.bin", "%2e%2e/secret.bin", "a/../../secret.bin", "..\\secret.bin",
        "/etc/hostname", "file.bin/../../secret.bin", "\\\\server\\share\\x.bin", "C:secret.bin",
        "link.bin",
    ],
)  # fmt: skip
def test_buffers_outside_the_folder_are_not_read(tmp_path: Path, uri: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "secret.bin").write_bytes(b"x" * 1000)
    (folder / "link.bin").symlink_to(tmp_path / "secret.bin")
    writer = one_cube()
    writer.document["buffers"] = [{"byteLength": 10, "uri": uri}]
    path = folder / "cube.gltf"
    path.write_text(json.dumps(writer.document))
    with pytest.raises(PreviewError, match="outside its own folder"):
        read_glb(path)


@pytest.mark.parametrize(
    ("extension", "words"),
    [
        ("KHR_draco_mesh_compression", "KHR_draco_mesh_compression.*VIEW604"),
        ("ACME_secret_sauce", "ACME_secret_sauce.*without this extension.*VIEW604"),
    ],
)
def test_unsupported_extensions_are_named(tmp_path: Path, extension: str, words: str) -> None:
    writer = one_cube()
    writer.document["extensionsRequired"] = [extension]
    with pytest.raises(PreviewError, match=words):
        read_glb(writer.write(tmp_path / "cube.glb"))


def test_extensions_that_only_change_colours_are_ignored(tmp_path: Path) -> None:
    writer = one_cube()
    writer.document["extensionsRequired"] = ["KHR_materials_unlit", "KHR_texture_transform"]
    assert_is_unit_cube(writer.write(tmp_path / "cube.glb"))


def test_points_and_lines_are_counted_not_shown(tmp_path: Path) -> None:
    writer = one_cube()
    writer.document["meshes"][0]["primitives"].append({"mode": 1, "attributes": {"POSITION": 0}})
    assert load_scene(writer.write(tmp_path / "cube.glb")).skipped_primitives == 1


def test_every_truncation_of_a_file_is_an_error_in_words(tmp_path: Path) -> None:
    content = house().content()
    path = tmp_path / "cut.glb"
    for length in [*range(60), *range(60, len(content), 97)]:
        path.write_bytes(content[:length])
        with pytest.raises(PreviewError):
            load_scene(path)


@pytest.mark.parametrize("is_compressed", [False, True])
def test_every_damaged_byte_is_an_error_in_words_or_harmless(
    tmp_path: Path, is_compressed: bool
) -> None:
    writer = house()
    if is_compressed:
        writer.compress()
    content = bytearray(writer.content())
    path = tmp_path / "damaged.glb"
    chooser = np.random.default_rng(7)
    for position in chooser.integers(0, len(content), 300):
        damaged = content.copy()
        damaged[position] ^= int(chooser.integers(1, 256))
        path.write_bytes(damaged)
        with contextlib.suppress(PreviewError):
            load_scene(path)


def one_cube() -> GlbWriter:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(), name="cube")
    return writer
