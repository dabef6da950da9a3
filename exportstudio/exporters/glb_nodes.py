"""The node tree of a glTF file: project, site, building, storey, element."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.building import Building, Element
from exportstudio.model.issue import Issue
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.scene import ShapedBuilding

# Deeper trees break readers that walk them by recursion; no building needs as much.
_DEEPEST = 64
# From z up, as in IFC, to y up, as in glTF: a quarter turn about x, as a quaternion.
_Z_UP_TO_Y_UP = [-0.7071067811865476, 0.0, 0.0, 0.7071067811865476]


@dataclass(frozen=True, slots=True)
class NodeTree:
    """The nodes as glTF has them, with the ledger and the issues that they give rise to."""

    nodes: list[dict[str, Any]]
    ledger: Ledger
    issues: list[Issue]


def build_nodes(
    building: Building,
    shaped: ShapedBuilding,
    mesh_of: dict[int, int],
    *,
    with_properties: bool,
) -> NodeTree:
    """Return one node for each element in the output, under its spatial parents.

    `mesh_of` gives the mesh of each element by STEP id. Node 0 is the project; its rotation turns
    everything under it y up.
    """
    issues: list[Issue] = []
    ledger = Ledger()
    parent_of = _parents_in_output(building, mesh_of, shaped, issues)
    matrices = {p.element_id: p.matrix for p in shaped.scene.placements}
    project = building.project
    root = _node(project, with_properties=False)
    root["rotation"] = _Z_UP_TO_Y_UP
    nodes = [root]
    index = {id: n for n, id in enumerate(parent_of, 1)}
    for id, parent in parent_of.items():
        element = building.elements[id]
        node = _node(element, with_properties=with_properties)
        if id in mesh_of:
            node["mesh"] = mesh_of[id]
        world: NDArray[np.floating[Any]] | None = matrices.get(id)
        above = _inherited(parent, parent_of, matrices)
        if world is not None and above is not None:
            world = np.linalg.inv(above) @ world
        elif world is None and above is not None:
            world = np.linalg.inv(above)
            matrices[id] = np.eye(4)
        _set_transformation(node, world)
        nodes.append(node)
        nodes[index[parent] if parent is not None else 0].setdefault("children", []).append(
            index[id]
        )
    for id, element in building.elements.items():
        account = shaped.accounts[id]
        if id in parent_of and id not in mesh_of:
            account = LedgerLine(element.key, element.ifc_class, element.name, Outcome.EXPORTED)
        ledger.record(account)
    return NodeTree(nodes, ledger, issues)


def _parents_in_output(
    building: Building, mesh_of: dict[int, int], shaped: ShapedBuilding, issues: list[Issue]
) -> dict[int, int | None]:
    """Return the parent of each element that gets a node, in an order that puts parents first.

    Beside the elements with a mesh these are the spatial ones, and the assemblies without a body
    of their own that hold elements with one.
    """
    wanted = set(mesh_of)
    wanted |= {element.id for element in building.elements.values() if element.is_spatial}
    for id in list(wanted):
        for above in building.path_of(building.elements[id]):
            if above.id in wanted:
                break
            if shaped.accounts[above.id].outcome is Outcome.EXCLUDED and _groups(above):
                wanted.add(above.id)
    depth: dict[int, int] = {}
    parents: dict[int, int | None] = {}
    flattened = 0
    for id in sorted(wanted):
        chain = [id, *(a.id for a in building.path_of(building.elements[id]) if a.id in wanted)]
        for position in range(len(chain) - 1, -1, -1):
            current = chain[position]
            if current in parents:
                continue
            above_id = chain[position + 1] if position + 1 < len(chain) else None
            if above_id is not None and depth.get(above_id, _DEEPEST) >= _DEEPEST:
                above_id = next(
                    (a for a in chain[position + 1 :] if depth.get(a, _DEEPEST) < _DEEPEST), None
                )
                flattened += 1
            depth[current] = 0 if above_id is None else depth[above_id] + 1
            parents[current] = above_id
    if flattened:
        issues.append(
            Issue.warning(
                "WRITE304",
                f"{flattened} elements are nested deeper than {_DEEPEST} levels; "
                "they were put on the last of these levels.",
            )
        )
    return parents


def _groups(element: Element) -> bool:
    """Return True for what may stand as a group without a body; openings and spaces don't."""
    return element.ifc_class not in ("IfcSpace", "IfcOpeningElement", "IfcOpeningStandardCase")


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


def _node(element: Element, *, with_properties: bool) -> dict[str, Any]:
    extras: dict[str, Any] = {
        "GlobalId": element.global_id,
        "class": element.ifc_class,
        "name": element.name,
    }
    if element.key != element.global_id:
        extras["key"] = element.key
    if with_properties and element.properties:
        extras["properties"] = element.properties
    return {"name": element.name or element.ifc_class, "extras": extras}


def _set_transformation(node: dict[str, Any], matrix: NDArray[np.floating[Any]] | None) -> None:
    """Set translation (metres, to the micrometre) and rotation, where they do anything."""
    if matrix is None:
        return
    (xx, xy, xz, x), (yx, yy, yz, y), (zx, zy, zz, z), _ = matrix.tolist()
    translation = [round(x, 6) + 0.0, round(y, 6) + 0.0, round(z, 6) + 0.0]
    if any(translation):
        node["translation"] = translation
    if xx + yy + zz < 3.0 - 1e-15:
        node["rotation"] = _quaternion(((xx, xy, xz), (yx, yy, yz), (zx, zy, zz)))


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
    return [round(value / length, 12) + 0.0 for value in q]
