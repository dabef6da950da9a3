"""From the nodes of a glTF document to elements and the places of their meshes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.errors import damaged, too_large
from exportstudio.ui.preview.gltf import Gltf, Node, placements
from exportstudio.ui.preview.scene import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_MAX_INSTANCES = 1_000_000


@dataclass(frozen=True, slots=True)
class Placement:
    """A mesh at one place of the model."""

    element: int
    mesh: int
    matrix: NDArray[np.float64]


def walk(gltf: Gltf) -> tuple[list[Element], list[Placement]]:
    """Returns the elements in pre-order and where each of their meshes is placed."""
    elements: list[Element] = []
    placed_meshes: list[Placement] = []
    visited: set[int] = set()
    waiting = [(root, np.eye(4), -1) for root in reversed(gltf.roots)]
    while waiting:
        index, matrix, parent = waiting.pop()
        if index in visited:
            raise damaged("its nodes do not form a tree")
        visited.add(index)
        node = gltf.nodes[index]
        if node.matrix is not None:
            matrix = matrix @ node.matrix
        places = matrix @ _instances(gltf, node)
        rows = dict(_instance_rows(gltf, node, len(places)))
        # Optimisers move meshes into nameless child nodes: those belong to what is above them.
        is_element = node.name or node.extras or (node.mesh is not None and parent < 0)
        # Instances that are told apart are elements themselves; what holds them is none.
        if is_element and len(rows) < len(places):
            extras = _extras(gltf, node)
            name = str(extras.get("name") or node.name)
            if not name and node.mesh is not None and "name" not in extras:
                name = gltf.mesh_names[node.mesh]
            elements.append(Element.of(index, parent, name, extras))
            parent = len(elements) - 1
        if node.mesh is not None:
            for number, place in enumerate(places):
                owner = parent
                if number in rows:
                    owner, row = len(elements), rows[number]
                    elements.append(Element.of(index, parent, str(row.get("name") or ""), row))
                placed_meshes.append(Placement(owner, node.mesh, place))
        waiting.extend((child, matrix, parent) for child in reversed(node.children))
    return elements, placed_meshes


def _extras(gltf: Gltf, node: Node) -> dict[str, Any]:
    """Returns what the file says of a node; a property table knows units, so it goes first."""
    if node.row is None:
        return node.extras
    table, row = node.row
    rows = gltf.tables.rows(table)
    if row >= max(len(rows), 1):
        raise damaged("a node refers to a row of properties that does not exist")
    own = {key: value for key, value in node.extras.items() if key != "properties"}
    return own | rows[row] if rows else node.extras


def _instances(gltf: Gltf, node: Node) -> NDArray[np.float64]:
    """Returns the placements of a node's mesh within the node, shape (n, 4, 4)."""
    if not node.instances:
        return np.eye(4)[None]
    counts = {len(gltf.accessors.array(accessor)) for accessor in node.instances.values()}
    if len(counts) != 1:
        raise damaged("the instances of a mesh do not agree in number")
    count = counts.pop()
    if count > _MAX_INSTANCES:
        raise too_large()

    def values(attribute: str, default: tuple[float, ...]) -> NDArray[np.float64]:
        if attribute not in node.instances:
            return np.tile(np.array(default, np.float64), (count, 1))
        accessor = node.instances[attribute]
        return gltf.accessors.floats(accessor, len(default)).astype(np.float64)

    return placements(
        values("TRANSLATION", (0, 0, 0)),
        values("ROTATION", (0, 0, 0, 1)),
        values("SCALE", (1, 1, 1)),
    )


def _instance_rows(gltf: Gltf, node: Node, count: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yields the number of each instance that has a row in a property table, and the row."""
    if node.features is None:
        return
    rows = gltf.tables.rows(node.features.table)
    if not rows:
        return
    if not node.features.attribute:
        ids = list(range(count))
    elif node.features.attribute in node.instances:
        ids = gltf.accessors.integers(node.instances[node.features.attribute])
    else:
        raise damaged("the instances of a mesh lack the numbers that tell them apart")
    for number, row in enumerate(ids):
        if row == node.features.null_id:
            continue
        if row >= len(rows):
            raise damaged("an instance refers to a row of properties that does not exist")
        yield number, rows[row]
