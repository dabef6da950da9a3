"""A GLB as a stranger reads it: every number that a viewer would trust is checked."""

import json
import struct
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from exportstudio.exporters.exporter import Contents
from exportstudio.exporters.glb_compression import COMPRESSION, decompress
from exportstudio.exporters.glb_table_check import TableReader
from exportstudio.model.issue import Issue, StudioError

_COMPONENTS: dict[int, Any] = {
    5120: np.dtype("<i1"),
    5121: np.dtype("<u1"),
    5123: np.dtype("<u2"),
    5125: np.dtype("<u4"),
    5126: np.dtype("<f4"),
}
_WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}


def read_glb(path: Path) -> Contents:
    """Return the keys of the elements in `path` and the triangles that it draws.

    Raises StudioError (WRITE303) where anything in it is not sound.
    """
    try:
        return _Reader(path).contents()
    except (KeyError, IndexError, TypeError, ValueError, struct.error) as error:
        _fail(f"{type(error).__name__}: {error}")


class _Reader:
    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        magic, version, size, json_size, kind = struct.unpack_from("<4sIIII", data)
        if magic != b"glTF" or version != 2 or kind != 0x4E4F534A:
            _fail("it does not begin as a GLB")
        if size != len(data):
            _fail(f"it has {len(data)} bytes instead of {size}")
        self._document = json.loads(data[20 : 20 + json_size])
        self._views: dict[int, bytes] = {}
        binary_size, kind = struct.unpack_from("<II", data, 20 + json_size)
        self._binary = data[28 + json_size :]
        if kind != 0x004E4942 or binary_size != len(self._binary):
            _fail("its binary part is not whole")

    def contents(self) -> Contents:
        document = self._document
        drawn = [self._triangles_of(mesh) for mesh in document["meshes"]]
        tables = TableReader(document, self)
        keys: list[str] = []
        triangles = 0
        nodes = document["nodes"]
        reached = set()
        stack = list(document["scenes"][document["scene"]]["nodes"])
        while stack:
            number = stack.pop()
            if number in reached:
                _fail(f"node {number} has two parents")
            reached.add(number)
            node = nodes[number]
            stack.extend(node.get("children", ()))
            extras = node.get("extras")
            if extras and extras["class"] != "IfcProject":
                keys.append(_key(extras))
            row = tables.row_of(node)
            if row is not None and (not extras or _key(row) != _key(extras)):
                _fail(f"node {number} names the properties of another element")
            instances = tables.instances_of(node)
            if instances is not None:
                keys += map(_key, instances)
            if "mesh" in node:
                triangles += drawn[node["mesh"]] * (1 if instances is None else len(instances))
            if not all(np.isfinite(node.get("translation", ()))):
                _fail(f"node {number} stands nowhere")
        if len(reached) != len(nodes):
            _fail(f"{len(nodes) - len(reached)} nodes belong to no scene")
        if len(set(keys)) != len(keys):
            _fail("two nodes stand for one element")
        return Contents(frozenset(keys), triangles)

    def _triangles_of(self, mesh: dict[str, Any]) -> int:
        count = 0
        for primitive in mesh["primitives"]:
            accessor = self._document["accessors"][primitive["attributes"]["POSITION"]]
            normal = primitive["attributes"].get("NORMAL")
            indices = self._document["accessors"][primitive["indices"]]
            positions = self.array(accessor)
            if normal is not None:
                directions = self._document["accessors"][normal]
                unit, slack = (1.0, 1e-3) if directions["componentType"] == 5126 else (127.0, 1.0)
                lengths = np.linalg.norm(self.array(directions).astype(np.float64), axis=1)
                if len(lengths) != accessor["count"] or np.abs(lengths - unit).max() > slack:
                    _fail("a mesh has normals that are none")
            low, high = positions.min(0), positions.max(0)
            if not np.isfinite(positions).all():
                _fail("a mesh has coordinates that are not finite")
            if (low != np.array(accessor["min"], positions.dtype)).any() or (
                high != np.array(accessor["max"], positions.dtype)
            ).any():
                _fail("a mesh is not where its bounds say")
            corners = self.array(indices)
            if corners.max() >= accessor["count"] or len(corners) % 3:
                _fail("a mesh refers to vertices that do not exist")
            if primitive["material"] >= len(self._document["materials"]):
                _fail("a mesh wears a material that does not exist")
            count += len(corners) // 3
        return count

    def view(self, number: int) -> bytes:
        """Return the bytes of a view, decompressed."""
        if number not in self._views:
            view = self._document["bufferViews"][number]
            packed = view.get("extensions", {}).get(COMPRESSION, view)
            start, length = packed.get("byteOffset", 0), packed["byteLength"]
            if packed["buffer"] != 0 or start + length > len(self._binary):
                _fail("a mesh reaches beyond its buffer")
            content = self._binary[start : start + length]
            self._views[number] = content if packed is view else decompress(view, content)
        return self._views[number]

    def array(self, accessor: dict[str, Any]) -> np.ndarray:
        """Return the numbers of an accessor."""
        number = accessor["bufferView"]
        view, content = self._document["bufferViews"][number], self.view(number)
        dtype, width = _COMPONENTS[accessor["componentType"]], _WIDTHS[accessor["type"]]
        packed = width * dtype.itemsize
        stride, count = view.get("byteStride", packed), accessor["count"]
        start = accessor.get("byteOffset", 0)
        if start + stride * (count - 1) + packed > len(content):
            _fail("a mesh reaches beyond its buffer")
        array = np.ndarray((count, width), dtype, content, start, (stride, dtype.itemsize))
        return array if width > 1 else array[:, 0]


def _key(element: dict[str, Any]) -> str:
    """Return the key of the element that extras or a row of properties describe."""
    return str(element.get("key", element["GlobalId"]))


def _fail(what: str) -> NoReturn:
    raise StudioError(
        Issue.error(
            "WRITE303",
            f"The file that was written is not sound: {what}. It was removed.",
            "Try again; if it fails again, report it with the log.",
            recoverable=True,
        )
    )
