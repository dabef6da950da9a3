"""Reads our glTF as the specification says, slowly and apart from everything that writes it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

_TYPES = {5120: "<i1", 5121: "<u1", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}


@dataclass
class Drawn:
    """What an element draws in world coordinates, y up: the corners of each triangle, (m, 3, 3).

    `normals` are those of the same corners, zero where the primitive has none; `uvs` likewise.
    """

    corners: list[NDArray[np.float64]] = field(default_factory=list)
    normals: list[NDArray[np.float64]] = field(default_factory=list)
    uvs: list[NDArray[np.float64]] = field(default_factory=list)
    materials: list[int] = field(default_factory=list)

    @property
    def triangles(self) -> NDArray[np.float64]:
        return np.concatenate(self.corners)


class Decoder:
    """A .glb file, or a .gltf file with what is beside it."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        self._folder = path.parent
        if path.suffix == ".gltf":
            self.document: dict[str, Any] = json.loads(content)
            self._binary = self._beside(self.document["buffers"][0]["uri"])
            return
        size = int.from_bytes(content[12:16], "little")
        self.document = json.loads(content[20 : 20 + size])
        self._binary = content[28 + size :]

    def elements(self) -> dict[str, Drawn]:
        """Return what each element draws, by GlobalId."""
        drawn: dict[str, Drawn] = {}
        document = self.document

        def walk(number: int, above: NDArray[np.float64], element: str) -> None:
            node = document["nodes"][number]
            matrix = above @ _matrix(node)
            element = node.get("extras", {}).get("GlobalId", element)
            for primitive in self._primitives(node):
                self._draw(primitive, matrix, drawn.setdefault(element, Drawn()))
            for child in node.get("children", ()):
                walk(child, matrix, element)

        for root in document["scenes"][document["scene"]]["nodes"]:
            walk(root, np.eye(4), "")
        return drawn

    def _primitives(self, node: dict[str, Any]) -> list[dict[str, Any]]:
        if "mesh" not in node:
            return []
        return self.document["meshes"][node["mesh"]]["primitives"]  # type: ignore[no-any-return]

    def _draw(self, primitive: dict[str, Any], matrix: NDArray[np.float64], drawn: Drawn) -> None:
        attributes = primitive["attributes"]
        corners = self.array(primitive["indices"])[:, 0].astype(np.int64).reshape(-1, 3)
        points = self.array(attributes["POSITION"]) @ matrix[:3, :3].T + matrix[:3, 3]
        drawn.corners.append(points[corners])
        normals = np.zeros_like(points)
        if "NORMAL" in attributes:
            normals = self.array(attributes["NORMAL"]) @ np.linalg.inv(matrix[:3, :3])
            normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        drawn.normals.append(normals[corners])
        if "TEXCOORD_0" in attributes:
            drawn.uvs.append(self.array(attributes["TEXCOORD_0"])[corners])
        drawn.materials.append(primitive["material"])

    def image(self, number: int) -> bytes:
        """Return an image as it is in the file."""
        image = self.document["images"][number]
        if "uri" in image:
            return self._beside(image["uri"])
        view = self.document["bufferViews"][image["bufferView"]]
        start = view.get("byteOffset", 0)
        return self._binary[start : start + view["byteLength"]]

    def _beside(self, uri: str) -> bytes:
        return (self._folder / unquote(uri)).read_bytes()

    def array(self, number: int) -> NDArray[np.float64]:
        """Return an accessor as numbers, shape (count, width)."""
        accessor = self.document["accessors"][number]
        view = self.document["bufferViews"][accessor["bufferView"]]
        dtype, width = np.dtype(_TYPES[accessor["componentType"]]), _WIDTHS[accessor["type"]]
        start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
        stride = view.get("byteStride", dtype.itemsize * width)
        rows = [
            np.frombuffer(self._binary, dtype, width, start + n * stride)
            for n in range(accessor["count"])
        ]
        values = np.array(rows).reshape(-1, width).astype(np.float64)
        if "min" in accessor:
            assert values.min(0).astype(dtype).tolist() == _as(accessor["min"], dtype)
            assert values.max(0).astype(dtype).tolist() == _as(accessor["max"], dtype)
        if accessor.get("normalized"):
            values = np.maximum(values / np.iinfo(dtype).max, -1.0)
        return values


def _as(numbers: list[float], dtype: np.dtype[Any]) -> list[float]:
    return np.array(numbers, dtype).tolist()  # type: ignore[no-any-return]


def _matrix(node: dict[str, Any]) -> NDArray[np.float64]:
    x, y, z, w = node.get("rotation", (0.0, 0.0, 0.0, 1.0))
    matrix = np.eye(4)
    matrix[:3, :3] = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    matrix[:3, :3] *= node.get("scale", (1.0, 1.0, 1.0))
    matrix[:3, 3] = node.get("translation", (0.0, 0.0, 0.0))
    return matrix
