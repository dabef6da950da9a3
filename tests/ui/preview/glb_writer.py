"""A small writer of GLB files, with which tests say exactly what is in them."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import meshopt
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_COMPONENT_TYPES = {"i1": 5120, "u1": 5121, "i2": 5122, "u2": 5123, "u4": 5125, "f4": 5126}
_SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}

CUBE = np.array(
    [[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)],
    np.float32,
)
CUBE_TRIANGLES = np.array(
    [
        [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
        [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
    ],
    np.uint16,
)  # fmt: skip


class GlbWriter:
    """Collects accessors, meshes and nodes; `document` can be changed before writing."""

    def __init__(self) -> None:
        self.binary = bytearray()
        self.fallback: dict[str, Any] = {}
        self.document: dict[str, Any] = {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": []}],
            "nodes": [],
            "meshes": [],
            "materials": [],
            "accessors": [],
            "bufferViews": [],
        }

    def accessor(
        self, values: NDArray[Any], *, normalized: bool = False, stride: int | None = None
    ) -> int:
        """Adds *values*, rows of components, *stride* bytes apart."""
        rows = values.reshape(len(values), -1)
        packed = rows.shape[1] * rows.itemsize
        content = b"".join(row.tobytes().ljust(stride or packed, b"\xee") for row in rows)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(content)}
        if stride:
            view["byteStride"] = stride
        self.binary += content + b"\0" * (-len(content) % 4)
        self.document["bufferViews"].append(view)
        self.document["accessors"].append(
            {
                "bufferView": len(self.document["bufferViews"]) - 1,
                "componentType": _COMPONENT_TYPES[rows.dtype.str[1:]],
                "count": len(rows),
                "type": _SHAPES[rows.shape[1]],
                "normalized": normalized,
            }
        )
        return len(self.document["accessors"]) - 1

    def material(self, *color: float) -> int:
        """Adds a material of linear red, green, blue and opacity."""
        self.document["materials"].append(
            {
                "pbrMetallicRoughness": {"baseColorFactor": color},
                "alphaMode": "BLEND" if color[3] < 1 else "OPAQUE",
            }
        )
        return len(self.document["materials"]) - 1

    def mesh(self, *primitives: dict[str, Any]) -> int:
        """Adds a mesh."""
        self.document["meshes"].append({"primitives": list(primitives)})
        return len(self.document["meshes"]) - 1

    def cube(self, material: int | None = None) -> int:
        """Adds a mesh: the unit cube, its corners shared, without normals."""
        primitive: dict[str, Any] = {
            "attributes": {"POSITION": self.accessor(CUBE)},
            "indices": self.accessor(CUBE_TRIANGLES.reshape(-1, 1)),
        }
        if material is not None:
            primitive["material"] = material
        return self.mesh(primitive)

    def node(self, parent: int | None = None, **fields: Any) -> int:
        """Adds a node below *parent*, or at the top."""
        index = len(self.document["nodes"])
        self.document["nodes"].append(fields)
        if parent is None:
            self.document["scenes"][0]["nodes"].append(index)
        else:
            self.document["nodes"][parent].setdefault("children", []).append(index)
        return index

    def element(
        self, parent: int | None, ifc_class: str, name: str, global_id: str = "", **fields: Any
    ) -> int:
        """Adds a node as the program's own exporter writes it."""
        extras = {"GlobalId": global_id or f"id-{name}", "class": ifc_class, "name": name}
        return self.node(parent, name=name, extras={**extras, **fields.pop("extras", {})}, **fields)

    def view(self, content: bytes) -> int:
        """Adds a buffer view that no accessor describes."""
        self.binary += b"\0" * (-len(self.binary) % 8)
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(content)}
        self.document["bufferViews"].append(view)
        self.binary += content
        return len(self.document["bufferViews"]) - 1

    def image(self, material: int, **source: Any) -> None:
        """Lays an image over what wears *material*."""
        self.document.setdefault("images", []).append(source)
        image = len(self.document["images"]) - 1
        self.document.setdefault("textures", []).append({"source": image})
        texture = {"index": len(self.document["textures"]) - 1}
        self.document["materials"][material]["pbrMetallicRoughness"]["baseColorTexture"] = texture

    def texts(self, values: list[str]) -> dict[str, Any]:
        """Returns a column of a property table."""
        encoded = [value.encode() for value in values]
        offsets = np.cumsum([0, *map(len, encoded)])
        return {
            "values": self.view(b"".join(encoded)),
            "stringOffsets": self.view(offsets.astype("<u4").tobytes()),
        }

    def table(self, definitions: dict[str, Any], columns: dict[str, Any], count: int) -> None:
        """Adds the one property table."""
        metadata = {
            "schema": {
                "id": "test",
                "classes": {"element": {"properties": definitions}},
                "enums": {
                    "Answer": {
                        "valueType": "UINT8",
                        "values": [{"name": "yes", "value": 1}, {"name": "no", "value": 2}],
                    }
                },
            },
            "propertyTables": [{"class": "element", "count": count, "properties": columns}],
        }
        self.document["extensions"] = {"EXT_structural_metadata": metadata}

    def compress(self, extension: str = "EXT_meshopt_compression") -> None:
        """Compresses all buffer views of four, eight, … byte rows and of triangles."""
        plain, self.binary = self.binary, bytearray()
        targets = {p["indices"] for m in self.document["meshes"] for p in m["primitives"]}
        rows = {"VEC3": 3, "VEC4": 4, "SCALAR": 1}
        for number, view in enumerate(self.document["bufferViews"]):
            start = view["byteOffset"]
            content = bytes(plain[start : start + view["byteLength"]])
            accessor = self.document["accessors"][number]
            size = {5126: 4, 5123: 2, 5125: 4, 5122: 2, 5120: 1}[accessor["componentType"]]
            size = view.get("byteStride", size * rows[accessor["type"]])
            is_index = number in targets
            values = np.frombuffer(content, f"<u{size}" if is_index else np.uint8)
            packed = meshopt.encode_gltf_buffer(
                values if is_index else values.reshape(-1, size),
                "TRIANGLES" if is_index else "ATTRIBUTES",
            )
            view["extensions"] = {
                extension: {
                    "buffer": 0,
                    "byteOffset": len(self.binary),
                    "byteLength": len(packed),
                    "byteStride": size,
                    "count": accessor["count"],
                    "mode": "TRIANGLES" if is_index else "ATTRIBUTES",
                }
            }
            view["buffer"] = 1
            self.binary += packed
        self.fallback = {"byteLength": len(plain), "extensions": {extension: {"fallback": True}}}
        self.document["extensionsRequired"] = [extension]

    def content(self) -> bytes:
        """Returns the file's bytes."""
        document = {key: value for key, value in self.document.items() if value}
        if self.binary:
            document["buffers"] = [{"byteLength": len(self.binary)}]
        if self.fallback:
            document["buffers"].append(self.fallback)
        text = json.dumps(document).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<I4s", len(text), b"JSON") + text
        if self.binary:
            chunks += struct.pack("<I4s", len(self.binary), b"BIN\0") + bytes(self.binary)
        return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks

    def write(self, path: Path) -> Path:
        """Writes the file."""
        path.write_bytes(self.content())
        return path


def house() -> GlbWriter:
    """Returns a house of two storeys: walls, a slab, and a window of glass."""
    writer = GlbWriter()
    wall = writer.cube(writer.material(0.8, 0.2, 0.1, 1))
    slab = writer.cube(writer.material(0.4, 0.4, 0.4, 1))
    glass = writer.cube(writer.material(0.2, 0.5, 0.8, 0.4))
    project = writer.element(None, "IfcProject", "House")
    building = writer.element(project, "IfcBuilding", "Building")
    for number, height in enumerate((0.0, 3.0)):
        storey = writer.element(building, "IfcBuildingStorey", f"Storey {number}")
        writer.element(
            storey, "IfcSlab", f"Slab {number}", mesh=slab,
            translation=[0, height, 0], scale=[10, 0.3, 8],
        )  # fmt: skip
        for side in range(2):
            writer.element(
                storey, "IfcWall", f"Wall {number}-{side}", mesh=wall,
                translation=[0, height + 0.3, side * 7.7], scale=[10, 2.7, 0.3],
                extras={"Pset_WallCommon": {"IsExternal": True, "FireRating": "F90"}},
            )  # fmt: skip
    writer.element(
        storey, "IfcWindow", "Window", mesh=glass, translation=[9.9, 3.3, 2], scale=[0.1, 2, 4]
    )
    return writer
