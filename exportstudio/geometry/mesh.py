"""Triangle meshes: cleaning, recentring, and the cheap checks of what a kernel returns."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.placement import Matrix

Vertices = NDArray[np.float64]
Triangles = NDArray[np.uint32]

# Local coordinates beyond this are moved to the middle of their shape: in single precision they
# keep a hundredth of a millimetre within it.
_RECENTRE_BEYOND_M = 100.0
# Smaller holes in a mesh are cracks: its triangles meet, if not at their corners.
HOLE_M2 = 1e-6
_EQUAL_WITHIN_M = 1e-5


def fault_of(vertices: Vertices, triangles: Triangles) -> str:
    """Return why the mesh can't be a body, in words, or an empty string."""
    if not len(triangles) or not len(vertices):
        return "its shape is empty"
    if not np.isfinite(vertices).all():
        return "its shape has coordinates that are not finite"
    if triangles.max() >= len(vertices):
        return "its shape refers to points that do not exist"
    return ""


def without_slivers(
    vertices: Vertices, triangles: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return the triangles that have an area, and which of the given ones they are."""
    corners = vertices[triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    keep = (cross * cross).sum(1) > 1e-24
    return triangles[keep], keep


def is_closed(triangles: Triangles) -> bool:
    """Return True where every edge is met from the other side: the mesh bounds a volume."""
    return bool(_edge_balance(triangles.astype(np.int64)).sum(dtype=np.uint64) == 0)


def holes_m2(vertices: Vertices, triangles: Triangles) -> float:
    """Return the area of the largest hole in a mesh, in square metres; cracks have next to none.

    A hole is bounded by edges that nothing meets from the other side. Where triangles meet in the
    midst of an edge, such edges lie upon each other and bound no area.
    """
    starts = triangles.reshape(-1).astype(np.int64)
    ends = triangles[:, (1, 2, 0)].reshape(-1).astype(np.int64)
    count = len(vertices)
    forward, back = (
        Counter((starts * count + ends).tolist()),
        Counter((ends * count + starts).tolist()),
    )
    loose = list((forward - back).elements())
    if not loose:
        return 0.0
    one, other = np.array(loose) // count, np.array(loose) % count
    points, inverse = np.unique(np.concatenate([one, other]), return_inverse=True)
    label = np.arange(len(points))
    first, second = inverse[: len(one)], inverse[len(one) :]
    while True:  # the points that loose edges connect get the same label
        least = np.minimum(label[first], label[second])
        before = label.copy()
        np.minimum.at(label, first, least)
        np.minimum.at(label, second, least)
        if np.array_equal(before, label):
            break
    around = vertices[one] - vertices[points[label[first]]]
    cross = np.cross(around, vertices[other] - vertices[points[label[first]]]) / 2
    areas = np.zeros((len(points), 3))
    np.add.at(areas, label[first], cross)
    return float(np.linalg.norm(areas, axis=1).max())


@dataclass(frozen=True, slots=True)
class Inspected:
    """A sound mesh without slivers. `is_closed` tells of the mesh as it came, slivers and all."""

    vertices: Vertices
    triangles: Triangles
    is_closed: bool


def inspect(meshes: list[tuple[Vertices, Triangles]]) -> list[Inspected | None]:
    """Return each mesh inspected, or None for one with a fault or without any area.

    All are inspected at once: numpy takes longer to begin than to inspect a small mesh.
    """
    sound = [n for n, mesh in enumerate(meshes) if not fault_of(*mesh)]
    result: list[Inspected | None] = [None] * len(meshes)
    if not sound:
        return result
    starts = np.cumsum([0, *(len(meshes[n][0]) for n in sound)])
    ends = np.cumsum([len(meshes[n][1]) for n in sound])
    begins = np.concatenate([[0], ends[:-1]])
    local = np.concatenate([meshes[n][1] for n in sound]).astype(np.int64)
    triangles = local + np.repeat(starts[:-1], ends - begins)[:, None]
    _, kept = without_slivers(np.concatenate([meshes[n][0] for n in sound]), triangles)
    balances = np.add.reduceat(_edge_balance(local), begins)
    for n, begin, end, balance in zip(
        sound, begins.tolist(), ends.tolist(), balances.tolist(), strict=True
    ):
        vertices, own = meshes[n]
        keep = kept[begin:end]
        if keep.any():
            own = own if keep.all() else own[keep]
            result[n] = Inspected(vertices, own, balance == 0)
    return result


def _edge_balance(triangles: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a number for each triangle; over a closed mesh they add up to 0 (modulo 2⁶⁴).

    Each edge adds a scrambled form of itself and takes away that of its way back, so that only
    edges that are met from the other side cancel each other out.
    """
    starts = triangles.astype(np.uint64)
    ends = starts[:, (1, 2, 0)]
    return np.asarray((_scrambled(starts, ends) - _scrambled(ends, starts)).sum(1, dtype=np.uint64))


def _scrambled(starts: NDArray[np.uint64], ends: NDArray[np.uint64]) -> NDArray[np.uint64]:
    # The finalizer of SplitMix64 (Steele, Lea, Flood 2014): equal numbers only for equal edges.
    key = (starts << np.uint64(32)) | ends
    key = (key ^ (key >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    key = (key ^ (key >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(key ^ (key >> np.uint64(31)))


def outward(vertices: Vertices, triangles: Triangles) -> Triangles:
    """Return the triangles turned so that a closed mesh faces outward; others as they are.

    CGAL returns whole bodies inside out now and then.
    """
    if not len(triangles) or not is_closed(triangles):
        return triangles
    corners = vertices[triangles] - vertices.mean(0)
    volume = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2]))
    return triangles[:, ::-1].copy() if volume < 0 else triangles


def recentred(vertices: Vertices, matrix: Matrix) -> tuple[Vertices, Matrix]:
    """Return a mesh that lies far from its origin around its middle, and the matrix for it."""
    if np.abs(vertices).max() <= _RECENTRE_BEYOND_M:
        return vertices, matrix
    centre = np.round((vertices.min(0) + vertices.max(0)) / 2)
    moved = matrix.copy()
    moved[:3, 3] += matrix[:3, :3] @ centre
    return vertices - centre, moved


def to_local(vertices: Vertices, matrix: Matrix) -> Vertices:
    """Return world `vertices` in the coordinates of the rigid `matrix`."""
    return np.asarray((vertices - matrix[:3, 3]) @ matrix[:3, :3])


def fingerprint(vertices: Vertices, triangles: Triangles) -> bytes:
    """Return a key that equal meshes share: equal within a hundredth of a millimetre."""
    grid = np.round(vertices / _EQUAL_WITHIN_M).astype(np.int64)
    return grid.tobytes() + triangles.astype(np.uint32).tobytes()
