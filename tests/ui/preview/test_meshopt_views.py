from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import meshopt
import numpy as np
import pytest

from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.meshopt_views import decompress
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import CUBE, CUBE_TRIANGLES, GlbWriter, house

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def quantised_cube() -> GlbWriter:
    writer = GlbWriter()
    positions = writer.accessor((CUBE * 65535).astype(np.uint16), normalized=True, stride=8)
    indices = writer.accessor(CUBE_TRIANGLES.reshape(-1, 1))
    primitive = {"attributes": {"POSITION": positions}, "indices": indices}
    writer.node(mesh=writer.mesh(primitive), name="cube", scale=[2, 3, 4])
    return writer


@pytest.mark.parametrize("extension", ["EXT_meshopt_compression", "KHR_meshopt_compression"])
def test_compressed_is_the_same_as_plain(tmp_path: Path, extension: str) -> None:
    for writer in (house(), quantised_cube()):
        plain = load_scene(writer.write(tmp_path / "plain.glb"))
        writer.compress(extension)
        packed = load_scene(writer.write(tmp_path / "packed.glb"))
        np.testing.assert_array_equal(packed.part_min, plain.part_min)
        np.testing.assert_array_equal(packed.part_max, plain.part_max)
        np.testing.assert_array_equal(packed.part_colors, plain.part_colors)
        assert packed.triangle_count == plain.triangle_count


def test_the_octahedral_filter_is_undone() -> None:
    normals = np.array([[0, 0, 1, 0], [0, -1, 0, 0], [0.6, 0.8, 0, 0]] * 3, np.float32)
    data = meshopt.encode_gltf_buffer(meshopt.encode_filter_oct(normals, 4, 8), "ATTRIBUTES")
    compression = {"count": 9, "byteStride": 4, "mode": "ATTRIBUTES", "filter": "OCTAHEDRAL"}
    decoded = decompress(np.frombuffer(data, np.uint8), compression).view(np.int8).reshape(9, 4)
    np.testing.assert_allclose(decoded[:, :3] / 127, normals[:, :3], atol=0.02)


def compression(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["bufferViews"][0]["extensions"]["EXT_meshopt_compression"]
    return found


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "cut off": lambda d: compression(d).update(byteLength=20),
    "too many": lambda d: compression(d).update(count=80),
    "too few": lambda d: compression(d).update(count=7),
    "unknown mode": lambda d: compression(d).update(mode="ZIP"),
    "unknown filter": lambda d: compression(d).update(filter="COFFEE"),
    "beyond the buffer": lambda d: compression(d).update(byteOffset=10**9),
    "longer than it says": lambda d: d["bufferViews"][0].update(byteLength=32),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_contradictions_are_errors_in_words(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    writer = quantised_cube()
    writer.compress()
    change(writer.document)
    with pytest.raises(PreviewError, match="VIEW603"):
        load_scene(writer.write(tmp_path / "cube.glb"))


def test_a_view_that_would_fill_the_memory(tmp_path: Path) -> None:
    writer = quantised_cube()
    writer.compress()
    compression(writer.document)["count"] = 10**12
    with pytest.raises(PreviewError, match="VIEW605"):
        load_scene(writer.write(tmp_path / "cube.glb"))


def test_without_the_decoder_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = quantised_cube()
    writer.compress()
    monkeypatch.setitem(sys.modules, "meshopt", None)
    with pytest.raises(PreviewError, match=r"decoder is not installed.*VIEW604"):
        load_scene(writer.write(tmp_path / "cube.glb"))
