from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.scene_loader import load_scene
from tests.ui.preview.glb_writer import GlbWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def cube() -> GlbWriter:
    writer = GlbWriter()
    writer.node(mesh=writer.cube(writer.material(1, 0, 0, 1)), name="cube")
    return writer


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "accessor beyond its view": lambda d: d["accessors"][0].update(count=9),
    "accessor count negative": lambda d: d["accessors"][0].update(count=-1),
    "accessor count a text": lambda d: d["accessors"][0].update(count="8"),
    "accessor count missing": lambda d: d["accessors"][0].pop("count"),
    "accessor offset beyond its view": lambda d: d["accessors"][0].update(byteOffset=4),
    "accessor of unknown component": lambda d: d["accessors"][0].update(componentType=5124),
    "accessor of unknown type": lambda d: d["accessors"][0].update(type="VEC9"),
    "positions of two components": lambda d: d["accessors"][0].update(type="VEC2"),
    "indices as floats": lambda d: d["accessors"][1].update(componentType=5126, count=18),
    "indices within a triangle": lambda d: d["accessors"][1].update(count=35),
    "sparse accessor": lambda d: d["accessors"][0].update(sparse={}),
    "zeros without end": lambda d: (
        d["accessors"][0].pop("bufferView"), d["accessors"][0].update(count=10**15)
    ),
    "view beyond its buffer": lambda d: d["bufferViews"][0].update(byteLength=10**9),
    "view of no buffer": lambda d: d["bufferViews"][0].update(buffer=7),
    "view index out of range": lambda d: d["accessors"][0].update(bufferView=99),
    "mesh index out of range": lambda d: d["nodes"][0].update(mesh=99),
    "mesh index negative": lambda d: d["nodes"][0].update(mesh=-1),
    "material index out of range": lambda d: d["meshes"][0]["primitives"][0].update(material=5),
    "attribute index out of range": lambda d: d["meshes"][0]["primitives"][0].update(
        attributes={"POSITION": 99}
    ),
    "no positions": lambda d: d["meshes"][0]["primitives"][0].update(attributes={}),
    "child out of range": lambda d: d["nodes"][0].update(children=[4]),
    "a node below itself": lambda d: d["nodes"][0].update(children=[0]),
    "root out of range": lambda d: d["scenes"][0].update(nodes=[-1]),
    "matrix too short": lambda d: d["nodes"][0].update(matrix=[1, 2, 3]),
    "placement not a number": lambda d: d["nodes"][0].update(translation=[float("nan"), 0, 0]),
    "placement infinite": lambda d: d["nodes"][0].update(scale=[1e308, 1e308, 1e308]),
    "nodes not a list": lambda d: d.update(nodes={"0": {}}),
    "name not a text": lambda d: d["nodes"][0].update(name=[1]),
    "no version": lambda d: d.update(asset={}),
    "nothing to draw": lambda d: d["nodes"][0].pop("mesh"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_contradictions_are_errors_in_words(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    writer = cube()
    change(writer.document)
    path = writer.write(tmp_path / "damaged.glb")
    with pytest.raises(PreviewError) as raised:
        load_scene(path)
    assert raised.value.reason.endswith(".")
    assert raised.value.advice.endswith(".")


def test_index_of_a_vertex_that_does_not_exist(tmp_path: Path) -> None:
    writer = GlbWriter()
    positions = writer.accessor(np.zeros((3, 3), np.float32))
    indices = writer.accessor(np.array([[0], [1], [3]], np.uint16))
    writer.node(mesh=writer.mesh({"attributes": {"POSITION": positions}, "indices": indices}))
    with pytest.raises(PreviewError, match="a vertex that does not exist"):
        load_scene(writer.write(tmp_path / "cube.glb"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"glTF",
        b"PK\x03\x04 a zip archive",
        struct.pack("<4sII", b"glTF", 1, 12),
        struct.pack("<4sII", b"glTF", 2, 12),
        struct.pack("<4sII", b"glTF", 2, 2**32 - 1),
        struct.pack("<4sIII4s", b"glTF", 2, 24, 1000, b"JSON") + b"{}  ",
        struct.pack("<4sIII4s", b"glTF", 2, 24, 4, b"JSON") + b"{[}]",
        struct.pack("<4sIII4s", b"glTF", 2, 24, 4, b"JSON") + b"[1] ",
        struct.pack("<4sIII4s", b"glTF", 2, 24, 4, b"JSON") + b"\xff\xfe\xff\xfe",
        struct.pack("<4sIII4s", b"glTF", 2, 20 + 200_000, 200_000, b"JSON") + b"[" * 200_000,
    ],
)
def test_containers_that_are_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.glb"
    path.write_bytes(content)
    with pytest.raises(PreviewError):
        load_scene(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PreviewError, match="cannot be read"):
        load_scene(tmp_path / "gone.glb")
