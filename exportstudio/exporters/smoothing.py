"""Normals by crease angle: facets that meet at a flat angle share a normal, others keep an edge."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SAME_PLANE = np.cos(np.radians(0.5))


@dataclass(frozen=True, slots=True)
class SmoothMesh:
    """Vertices as a graphics card wants them: one for each point and normal.

    `positions` (n, 3) float64, `normals` (n, 3) float32 of unit length, `triangles` (m, 3) uint32
    in the order given, and `source` (n,): the vertex that each came from. `is_curved` (m,): the
    triangle shares a normal with one that lies in another plane.
    """

    positions: NDArray[np.float64]
    normals: NDArray[np.float32]
    triangles: NDArray[np.uint32]
    source: NDArray[np.int64]
    is_curved: NDArray[np.bool_]


def smooth(
    vertices: NDArray[np.float64], triangles: NDArray[np.int64], crease_deg: float
) -> SmoothMesh:
    """Return the mesh with normals; edges sharper than `crease_deg` stay edges.

    Works on many meshes at once, as long as they share no vertices. Triangles have an area.
    """
    corners = vertices[triangles]
    sides = corners[:, (1, 2, 0)] - corners  # from each corner to the next
    normals_of_facets = np.cross(sides[:, 0], sides[:, 1])
    unit = normals_of_facets / np.linalg.norm(normals_of_facets, axis=1)[:, None]
    one, other = _smooth_edges(triangles, unit, len(vertices), crease_deg)
    facet, neighbour = one % len(triangles), other % len(triangles)
    bent = np.einsum("ij,ij->i", unit[facet], unit[neighbour]) < _SAME_PLANE
    is_curved = np.zeros(len(triangles), dtype=bool)
    is_curved[facet[bent]] = is_curved[neighbour[bent]] = True
    labels = _components(3 * len(triangles), *_links(one, other, len(triangles)))
    first, triangle_vertices = np.unique(labels, return_inverse=True)
    count = len(first)
    # Weighted by their angle at the point, facets count alike however they are cut into triangles.
    angles = _corner_angles(sides)
    normals = np.stack(
        [
            np.bincount(
                triangle_vertices,
                weights=(angles * unit[:, None, axis]).reshape(-1),
                minlength=count,
            )
            for axis in range(3)
        ],
        axis=1,
    )
    norms = np.linalg.norm(normals, axis=1, keepdims=True)
    # Facets back to back cancel each other out; any of their normals will do.
    cancelled = norms[:, 0] < 1e-9
    normals[cancelled] = unit[first[cancelled] // 3]
    norms[cancelled] = 1.0
    source = triangles.reshape(-1)[first]
    return SmoothMesh(
        vertices[source],
        (normals / norms).astype(np.float32),
        triangle_vertices.reshape(-1, 3).astype(np.uint32),
        source,
        is_curved,
    )


def _corner_angles(sides: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the angle (m, 3), in radians, between the sides (m, 3, 3) that meet at each corner."""
    directions = sides / np.linalg.norm(sides, axis=2, keepdims=True)
    cosines = -np.einsum("ijk,ijk->ij", directions, directions[:, (2, 0, 1)])
    return np.asarray(np.arccos(np.clip(cosines, -1.0, 1.0)))


def _smooth_edges(
    triangles: NDArray[np.int64], unit: NDArray[np.float64], vertex_count: int, crease_deg: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of edges that lie on each other, where two facets meet at a flat angle.

    Edge number i · m + f runs from corner i of triangle f, of m triangles, to its next corner.
    """
    count = len(triangles)
    starts = triangles.T.reshape(-1)
    ends = triangles[:, (1, 2, 0)].T.reshape(-1)
    keys = np.minimum(starts, ends) * vertex_count + np.maximum(starts, ends)
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    same = ordered[1:] == ordered[:-1]
    # Exactly two facets at an edge: where three or more meet, the body touches itself.
    alone = same.copy()
    alone[1:] &= ~same[:-1]
    alone[:-1] &= ~same[1:]
    one, other = order[:-1][alone], order[1:][alone]
    opposite = starts[one] == ends[other]
    one, other = one[opposite], other[opposite]
    flat = np.einsum("ij,ij->i", unit[one % count], unit[other % count]) >= np.cos(
        np.radians(crease_deg)
    )
    return one[flat], other[flat]


def _links(
    one: NDArray[np.int64], other: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of corners (numbered 3 × triangle + 0, 1 or 2) at the ends of paired edges."""
    corner_one, corner_other = one // count, other // count
    base_one, base_other = 3 * (one % count), 3 * (other % count)
    left = np.concatenate([base_one + corner_one, base_one + (corner_one + 1) % 3])
    right = np.concatenate([base_other + (corner_other + 1) % 3, base_other + corner_other])
    return left, right


def _components(count: int, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each of `count` things the least one that links lead to."""
    labels = np.arange(count)
    while True:
        least = np.minimum(labels[left], labels[right])
        before = labels.copy()
        np.minimum.at(labels, left, least)
        np.minimum.at(labels, right, least)
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels
