"""Instances: many elements of one shape in one node.

https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_mesh_gpu_instancing
https://github.com/KhronosGroup/glTF/tree/main/extensions/2.0/Vendor/EXT_instance_features

An instance has no name and no extras of its own. What its element is stands in a property table,
and the instance has the number of its row there as `_FEATURE_ID_0`.
"""

from typing import Any

import numpy as np

from exportstudio.exporters.glb_buffers import Buffers
from exportstudio.exporters.glb_metadata import PropertyTables

INSTANCING = "EXT_mesh_gpu_instancing"
FEATURES = "EXT_instance_features"

# Fewer cost more as columns and accessors than as nodes.
_LEAST_INSTANCES = 8
_UNMOVED = {
    "TRANSLATION": (0.0, 0.0, 0.0),
    "ROTATION": (0.0, 0.0, 0.0, 1.0),
    "SCALE": (1.0, 1.0, 1.0),
}


def gather_instances(
    nodes: list[dict[str, Any]], buffers: Buffers, tables: PropertyTables
) -> list[dict[str, Any]]:
    """Return the nodes with each set of like siblings in one node, as instances.

    Alike are elements of one class with the same mesh that nothing stands under. The elements
    go to `tables`, their places to `buffers`.
    """
    siblings: dict[tuple[int, int, str], list[int]] = {}
    for parent, node in enumerate(nodes):
        for child in node.get("children", ()):
            member = nodes[child]
            if "mesh" in member and "extras" in member and "children" not in member:
                kind = (parent, member["mesh"], member["extras"]["class"])
                siblings.setdefault(kind, []).append(child)
    gathered: dict[int, dict[str, Any]] = {}
    gone: set[int] = set()
    for (_, mesh, ifc_class), members in siblings.items():
        if len(members) >= _LEAST_INSTANCES:
            placed = [nodes[member] for member in members]
            name = f"{len(members)} × {ifc_class}"
            extensions = _extensions(placed, buffers, tables)
            gathered[members[0]] = {"name": name, "mesh": mesh, "extensions": extensions}
            gone.update(members[1:])
    kept = [number for number in range(len(nodes)) if number not in gone]
    new_number = {number: new for new, number in enumerate(kept)}
    remaining = [gathered.get(number, nodes[number]) for number in kept]
    for node in remaining:
        if "children" in node:
            node["children"] = [new_number[n] for n in node["children"] if n in new_number]
    return remaining


def _extensions(
    members: list[dict[str, Any]], buffers: Buffers, tables: PropertyTables
) -> dict[str, Any]:
    attributes: dict[str, int] = {}
    for attribute, unmoved in _UNMOVED.items():
        values = [member.get(attribute.lower(), unmoved) for member in members]
        if any(value is not unmoved for value in values):
            attributes[attribute] = buffers.add_places(np.array(values))
    rows = [tables.add(member) for member in members]
    attributes["_FEATURE_ID_0"] = buffers.add_numbers(np.array([row for _, row in rows]))
    ids = {"featureCount": len(members), "attribute": 0, "propertyTable": rows[0][0]}
    return {
        INSTANCING: {"attributes": attributes},
        FEATURES: {"featureIds": [ids]},
    }
