"""What is in a GLB file of ours, or of IfcOpenShell's serializer: elements and triangles."""

import json
import struct
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TRIANGLES = 4


@dataclass(frozen=True)
class Contents:
    """The GlobalIds of all elements with a mesh, and the triangles that are drawn for them."""

    elements: frozenset[str]
    triangles: int


def contents_of(path: Path) -> Contents:
    """Return what the GLB `path` holds; a mesh counts once for each node that shows it."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<I", data, 12)
    gltf = json.loads(data[20 : 20 + length])
    sizes = [sum(_triangles(gltf, p) for p in mesh["primitives"]) for mesh in gltf["meshes"]]
    # A mesh of ours may hang on a nameless child of its element.
    parent = {child: node for node in gltf["nodes"] for child in node.get("children", ())}
    drawn = [
        (node if "name" in node or "extras" in node else parent[n], sizes[node["mesh"]])
        for n, node in enumerate(gltf["nodes"])
        if "mesh" in node
    ]
    return Contents(
        frozenset(_global_id(node) for node, _ in drawn), sum(triangles for _, triangles in drawn)
    )


def _triangles(gltf: dict[str, Any], primitive: dict[str, Any]) -> int:
    if primitive.get("mode", _TRIANGLES) != _TRIANGLES:
        return 0
    corners = primitive.get("indices", primitive["attributes"]["POSITION"])
    return int(gltf["accessors"][corners]["count"]) // 3


def _global_id(node: dict[str, Any]) -> str:
    """Return the GlobalId: ours is in the extras, theirs in the name, as product-UUID-body."""
    own = node.get("extras", {}).get("GlobalId")
    if own:
        return str(own)
    import ifcopenshell.guid

    written = node["name"].removeprefix("product-").removesuffix("-body")
    return str(ifcopenshell.guid.compress(uuid.UUID(written).hex))
