"""Bodies that consist of face sets: their triangles, and the style of every single face."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.attributes import (
    ITEMS,
    MAPPED_REPRESENTATION,
    MAPPING_ORIGIN,
    MAPPING_SOURCE,
    MAPPING_TARGET,
)
from exportstudio.geometry.face_sets import FACE_SETS, UnusableFaceSet, face_set_mesh
from exportstudio.geometry.mesh import fault_of, outward, without_slivers
from exportstudio.geometry.placement import Matrix, axis_matrix, operator_matrix
from exportstudio.geometry.styles import Styles

NAME = "face set"


@dataclass(frozen=True, slots=True)
class FacetedItem:
    """One face set of a body; `matrix` is where mapped items put it, or None for the origin."""

    item: Any
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class FacetedMesh:
    """The mesh of a body in local coordinates, in metres.

    `triangles` are sorted by style; `styles` holds the ids of the styles, in order of first use,
    and `slots` how many triangles wear each. `flaw` says what is not as in the source, or is empty.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.uint32]
    slots: tuple[int, ...]
    styles: tuple[int, ...]
    flaw: str


def faceted_items(representations: list[Any], unit_m: float) -> tuple[FacetedItem, ...]:
    """Return the items of a body in order, if all of them are face sets; else none.

    Nothing may map itself here. What is mapped around another origin is left to the kernels.
    """
    found: list[FacetedItem] = []
    for representation in representations:
        if not _collect(representation, None, unit_m, found):
            return ()
    return tuple(found)


def _collect(
    representation: Any, matrix: Matrix | None, unit_m: float, found: list[FacetedItem]
) -> bool:
    for item in representation[ITEMS] or ():
        if item is None:
            continue
        kind = item.is_a()
        if kind in FACE_SETS:
            found.append(FacetedItem(item, matrix))
            continue
        if kind != "IfcMappedItem":
            return False
        source = item[MAPPING_SOURCE]
        origin = axis_matrix(source[MAPPING_ORIGIN], unit_m)
        if source[MAPPED_REPRESENTATION] is None or not np.allclose(origin, np.eye(4)):
            return False
        target = operator_matrix(item[MAPPING_TARGET], unit_m)
        inner = target if matrix is None else matrix @ target
        if not _collect(source[MAPPED_REPRESENTATION], inner, unit_m, found):
            return False
    return True


def faceted_mesh(
    items: tuple[FacetedItem, ...], worn: tuple[int, ...], styles: Styles, unit_m: float
) -> FacetedMesh | str:
    """Return the mesh of a body that consists of `items`, or why it has none, in words.

    `worn` holds the id of the style of each item, which faces wear that have no colour of their
    own. `unit_m` is the length unit of the source in metres.
    """
    vertices: list[NDArray[np.float64]] = []
    triangles: list[NDArray[np.uint32]] = []
    painted: list[NDArray[np.int64]] = []
    flaws: list[str] = []
    points = 0
    for placed, style in zip(items, worn, strict=True):
        try:
            mesh = face_set_mesh(placed.item, unit_m)
        except UnusableFaceSet as error:
            flaws.append(str(error))
            continue
        if mesh.flaw:
            flaws.append(mesh.flaw)
        moved, turned = _moved(mesh.vertices, mesh.triangles, placed.matrix)
        fault = fault_of(moved, turned)
        if fault:
            flaws.append(fault)
            continue
        kept, is_kept = without_slivers(moved, turned)
        vertices.append(moved)
        triangles.append(kept + np.uint32(points))
        painted.append(styles.of_faces(placed.item, style, mesh.faces)[is_kept])
        points += len(moved)
    flaw = " and ".join(dict.fromkeys(flaws))
    if not sum(map(len, triangles)):
        return flaw or "all of its faces are lines or points"
    ids, slots = _in_order_of_use(np.concatenate(painted))
    order = np.argsort(slots, kind="stable")
    return FacetedMesh(
        np.concatenate(vertices),
        np.concatenate(triangles)[order],
        tuple(np.bincount(slots).tolist()),
        ids,
        flaw,
    )


def _moved(
    vertices: NDArray[np.float64], triangles: NDArray[np.uint32], matrix: Matrix | None
) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return a mesh where `matrix` puts it; a closed one looks outward there."""
    if matrix is not None:
        vertices = vertices @ matrix[:3, :3].T + matrix[:3, 3]
        if np.linalg.det(matrix[:3, :3]) < 0:
            triangles = triangles[:, ::-1]
    return vertices, outward(vertices, triangles)


def _in_order_of_use(styles: NDArray[np.int64]) -> tuple[tuple[int, ...], NDArray[np.int64]]:
    """Return the different styles, in order of first use, and the number of each one's own."""
    ids, first, number = np.unique(styles, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return tuple(ids[order].tolist()), rank[number]
