"""The node tree of a glTF file: project, site, building, storey, element."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.element_tree import build_tree
from exportstudio.exporters.glb_buffers import short
from exportstudio.model.building import Building, Element
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, Outcome
from exportstudio.model.scene import ShapedBuilding

# From z up, as in IFC, to y up, as in glTF: a quarter turn about x, as a quaternion.
_SCALE_DECIMALS = 5  # more than for lengths: grids have up to 50,000 steps
_Z_UP_TO_Y_UP = [-0.7071067811865476, 0.0, 0.0, 0.7071067811865476]


@dataclass(frozen=True, slots=True)
class NodeTree:
    """The nodes as glTF has them, with the ledger and the issues that they give rise to."""

    nodes: list[dict[str, Any]]
    ledger: Ledger
    issues: list[Issue]


@dataclass(frozen=True, slots=True)
class PlacedMesh:
    """The mesh of an element: coordinates of the shape are `low` + `scale` × those of the mesh."""

    mesh: int
    low: NDArray[np.float64]
    scale: NDArray[np.float64]


def build_nodes(
    building: Building,
    shaped: ShapedBuilding,
    mesh_of: dict[int, PlacedMesh],
    *,
    with_properties: bool,
    decimals: int,
) -> NodeTree:
    """Return one node for each element in the output, under its spatial parents.

    `mesh_of` gives the mesh of each element by STEP id. Node 0 is the project; its rotation turns
    everything under it y up. Extras hold what degraded an element. `with_properties`: they hold its
    properties, groups and storey, too, and the kernel that made it. An element that others stand
    under has its mesh in a nameless node of its own where it is scaled. Metres are rounded to
    `decimals`.
    """
    tree = build_tree(building, shaped, set(mesh_of))
    parent_of = tree.parent_of
    above_others = set(parent_of.values())
    matrices = {p.element_id: p.matrix for p in shaped.scene.placements}
    root = _node(building.project, with_properties=False)
    root["rotation"] = _Z_UP_TO_Y_UP
    nodes = [root]
    index = {id: n for n, id in enumerate(parent_of, 1)}
    scaled: list[dict[str, Any]] = []
    for id, parent in parent_of.items():
        node = _node(building.elements[id], with_properties=with_properties)
        node["extras"] |= _account(tree.ledger, building.elements[id], with_kernel=with_properties)
        if with_properties and (storey := _storey_of(building, building.elements[id])):
            node["extras"]["storey"] = storey
        world: NDArray[np.floating[Any]] | None = matrices.get(id)
        above = _inherited(parent, parent_of, matrices)
        if world is not None and above is not None:
            world = np.linalg.inv(above) @ world
        elif world is None and above is not None:
            world = np.linalg.inv(above)
            matrices[id] = np.eye(4)
        placed = mesh_of.get(id)
        if placed is not None and id in above_others and (placed.scale != 1.0).any():
            # What scales the mesh must not scale the elements under it.
            node["children"] = [len(index) + 1 + len(scaled)]
            scaled.append({})
            _place(scaled[-1], None, placed, decimals)
            placed = None
        _place(node, world, placed, decimals)
        nodes.append(node)
        nodes[index[parent] if parent is not None else 0].setdefault("children", []).append(
            index[id]
        )
    nodes += scaled
    return NodeTree(nodes, tree.ledger, tree.issues)


def _inherited(
    parent: int | None,
    parent_of: dict[int, int | None],
    matrices: dict[int, NDArray[np.float64]],
) -> NDArray[np.float64] | None:
    """Return the world matrix that a node gets from its nearest ancestor that has one."""
    while parent is not None:
        if parent in matrices:
            return matrices[parent]
        parent = parent_of[parent]
    return None


def _storey_of(building: Building, element: Element) -> str:
    """Return the name of the storey that an element is in, or nothing."""
    for above in building.path_of(element):
        if above.ifc_class == "IfcBuildingStorey":
            return above.name
    return ""


def _account(ledger: Ledger, element: Element, *, with_kernel: bool) -> dict[str, str]:
    """Return what the ledger says of an element beyond that it is there."""
    line = ledger.lines[element.key]
    account = {"degraded": line.reason} if line.outcome is Outcome.DEGRADED else {}
    return account | ({"made_by": line.made_by} if with_kernel and line.made_by else {})


def _node(element: Element, *, with_properties: bool) -> dict[str, Any]:
    extras: dict[str, Any] = {"GlobalId": element.global_id, "class": element.ifc_class}
    if not element.name:
        extras["name"] = ""  # the name of the node is none of the element
    if element.key != element.global_id:
        extras["key"] = element.key
    if with_properties and element.properties:
        extras["properties"] = element.properties
    if with_properties and element.groups:
        extras["groups"] = element.groups
    return {"name": element.name or element.ifc_class, "extras": extras}


def _place(
    node: dict[str, Any],
    matrix: NDArray[np.floating[Any]] | None,
    placed: PlacedMesh | None,
    decimals: int,
) -> None:
    """Set mesh, translation, rotation and scale, where they do anything."""
    if matrix is None:
        matrix = np.eye(4)
    if placed is not None:
        node["mesh"] = placed.mesh
        matrix = matrix.copy()
        matrix[:3, 3] += matrix[:3, :3] @ placed.low
    (xx, xy, xz, x), (yx, yy, yz, y), (zx, zy, zz, z), _ = matrix.tolist()
    translation = _rounded((x, y, z), decimals)
    if any(translation):
        node["translation"] = translation
    if xx + yy + zz < 3.0 - 1e-15:
        turn = _quaternion(((xx, xy, xz), (yx, yy, yz), (zx, zy, zz)))
        rotation = _rounded(turn, decimals + 3)
        if any(rotation[:3]):
            node["rotation"] = rotation
    if placed is not None and (placed.scale != 1.0).any():
        node["scale"] = _rounded(placed.scale.tolist(), decimals + _SCALE_DECIMALS)


def _rounded(numbers: Iterable[float], decimals: int) -> list[float]:
    return [short(round(number, decimals)) for number in numbers]


def _quaternion(m: tuple[tuple[float, float, float], ...]) -> list[float]:
    """Return the rotation matrix `m` (rows) as a unit quaternion x, y, z, w."""
    trace = m[0][0] + m[1][1] + m[2][2]
    if trace > 0:
        q = [m[2][1] - m[1][2], m[0][2] - m[2][0], m[1][0] - m[0][1], 1.0 + trace]
    else:
        # Around the largest component, so that no small number is divided by.
        i = max(range(3), key=lambda n: m[n][n])
        j, k = (i + 1) % 3, (i + 2) % 3
        q = [0.0] * 4
        q[i] = 1.0 + m[i][i] - m[j][j] - m[k][k]
        q[j] = m[j][i] + m[i][j]
        q[k] = m[k][i] + m[i][k]
        q[3] = m[k][j] - m[j][k]
    length = math.sqrt(sum(value * value for value in q))
    return [value / length for value in q]
