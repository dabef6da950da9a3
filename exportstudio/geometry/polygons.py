"""Polygons in space, with holes, into triangles that keep their corners."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# The rings of one face: its outline, then its holes, each as numbers of vertices.
Rings = Sequence[Sequence[int]]

# How far a corner of a convex polygon may turn the wrong way, and how far the triangles of a
# simple polygon may be from its area, as shares of that area: rounding, no more.
_ROUNDING = 1e-9
_CROSSING = 1e-3


@dataclass(frozen=True, slots=True)
class Triangulated:
    """Triangles of many polygons.

    `numbers` (k,) holds the vertex of every corner of all rings of all faces, in order, and
    `corners` (m, 3) counts in it. `faces` (m,) tells of which face each triangle is a part.
    `crossing` counts the faces whose outline crosses itself, so that no triangles are true to it.
    """

    numbers: NDArray[np.int64]
    corners: NDArray[np.int64]
    faces: NDArray[np.int64]
    crossing: int


def triangulate(vertices: NDArray[np.float64], faces: Sequence[Rings]) -> Triangulated:
    """Return the triangles of `faces`, all of whose numbers must be those of `vertices` (n, 3).

    Convex faces become fans, all of one size at a time; concave ones and those with holes are cut
    ear by ear in their plane. Triangles look where the outline of their face does.
    """
    sizes = np.array([sum(map(len, rings)) for rings in faces], dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    numbers = np.fromiter(
        (n for rings in faces for ring in rings for n in ring), dtype=np.int64, count=sizes.sum()
    )
    whole = np.array([len(rings) == 1 for rings in faces], dtype=bool)
    corners: list[NDArray[np.int64]] = []
    owners: list[NDArray[np.int64]] = []
    hard = np.flatnonzero(~whole).tolist()
    for size in np.unique(sizes[whole]).tolist():
        if size < 3:
            continue
        alike = np.flatnonzero(whole & (sizes == size))
        fans = starts[alike, None] + _fan(size).reshape(-1)
        if size > 3:
            convex = _are_convex(vertices[numbers[starts[alike, None] + np.arange(size)]])
            hard += alike[~convex].tolist()
            alike, fans = alike[convex], fans[convex]
        corners.append(fans.reshape(-1, 3))
        owners.append(np.repeat(alike, size - 2))
    crossing = 0
    for face in sorted(hard):
        start = starts[face]
        points = vertices[numbers[start : start + sizes[face]]]
        cut, is_true = _cut_ears(points, [len(ring) for ring in faces[face]])
        crossing += not is_true
        corners.append(cut + start)
        owners.append(np.full(len(cut), face))
    if not corners:
        return Triangulated(numbers, np.empty((0, 3), np.int64), np.empty(0, np.int64), crossing)
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    return Triangulated(numbers, np.concatenate(corners)[order], owner[order], crossing)


def _fan(size: int) -> NDArray[np.int64]:
    second = np.arange(1, size - 1)
    return np.stack([np.zeros_like(second), second, second + 1], axis=1)


def _are_convex(points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which polygons (f, n, 3) are convex: all corners and all of the fan turn one way."""
    points = points - points[:, :1]
    following = np.roll(points, -1, axis=1)
    normal = np.cross(points, following).sum(1)
    edges = following - points
    turns = np.cross(edges, np.roll(edges, -1, axis=1))
    fan = np.cross(points[:, 1:-1], points[:, 2:])
    along = np.einsum("fni,fi->fn", np.concatenate([turns, fan], axis=1), normal)
    limit = -_ROUNDING * np.einsum("fi,fi->f", normal, normal)
    return np.asarray((along >= limit[:, None]).all(1))


def _cut_ears(points: NDArray[np.float64], ring_sizes: list[int]) -> tuple[NDArray[np.int64], bool]:
    """Return the triangles (m, 3) of one polygon, and whether they cover just its area."""
    import mapbox_earcut

    points = points - points[0]
    outline = points[: ring_sizes[0]]
    normal = np.cross(outline, np.roll(outline, -1, axis=0)).sum(0)
    length = float(np.linalg.norm(normal))
    if not 0.0 < length < np.inf:
        return np.empty((0, 3), np.int64), True
    normal /= length
    # The two other axes of a frame around the normal, from the world axis farthest from it.
    u = np.cross(np.eye(3)[np.abs(normal).argmin()], normal)
    u /= np.linalg.norm(u)
    flat = np.stack([points @ u, points @ np.cross(normal, u)], axis=1)
    ends = np.cumsum(ring_sizes)
    cut = mapbox_earcut.triangulate_float64(flat, ends.astype(np.uint32))
    triangles = cut.reshape(-1, 3).astype(np.int64)
    areas = _doubled_areas(flat[triangles])
    triangles[areas < 0] = triangles[areas < 0][:, ::-1]
    rings = np.split(flat, ends[:-1])
    holes = sum(abs(_doubled_area(ring)) for ring in rings[1:])
    expected = _doubled_area(rings[0]) - holes
    return triangles, abs(float(np.abs(areas).sum()) - expected) <= _CROSSING * length


def _doubled_areas(triangles: NDArray[np.float64]) -> NDArray[np.float64]:
    a, b = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])


def _doubled_area(ring: NDArray[np.float64]) -> float:
    x, y = ring.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())
