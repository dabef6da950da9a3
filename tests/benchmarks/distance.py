"""Distances from points to triangle meshes, exact, with numpy alone.

The tree is a linear bounding volume hierarchy (Lauterbach and others 2009): triangles in Morton
order, and boxes over them in a complete binary tree.
"""

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.meshes import Mesh

Points = NDArray[np.float64]

_LEAF = 2
_MORTON_BITS = 10
# Nearer than a hundred nanometres is on it: nobody needs to look for better.
_ON_IT_SQUARED = 1e-14


class TriangleTree:
    """The triangles of one mesh, arranged so that the nearest of them is found soon."""

    def __init__(self, mesh: Mesh) -> None:
        # About its own corner: far from the origin, products of coordinates would lose digits.
        self._origin = mesh.vertices.min(0)
        corners = (mesh.vertices - self._origin)[mesh.triangles]
        corners = corners[np.argsort(_morton(corners.mean(1)), kind="stable")]
        self._depth = max(0, int(np.ceil(np.log2(len(corners) / _LEAF))))
        leaves = 1 << self._depth
        # Filled up with copies of the last triangle, which change no distance.
        take = np.minimum(np.arange(leaves * _LEAF), len(corners) - 1)
        self._corners = corners[take].reshape(leaves, _LEAF, 3, 3)
        # Node n has the children 2n and 2n + 1; the leaves are the last, node 1 is the root.
        self._low = np.empty((2 * leaves, 3))
        self._high = np.empty((2 * leaves, 3))
        self._low[leaves:] = self._corners.min((1, 2))
        self._high[leaves:] = self._corners.max((1, 2))
        first = leaves
        while first > 1:
            below, above = slice(first, 2 * first), slice(first // 2, first)
            self._low[above] = self._low[below].reshape(-1, 2, 3).min(1)
            self._high[above] = self._high[below].reshape(-1, 2, 3).max(1)
            first //= 2

    def distances(self, points: Points) -> NDArray[np.float64]:
        """Return the distance of each of the points (n, 3) to the mesh (n,).

        All points go down the tree at once, each with a stack of its own: the nearer child first,
        the other one later, if it can still hold anything nearer.
        """
        points = points - self._origin
        leaves = 1 << self._depth
        best = np.full(len(points), np.inf)
        stack = np.ones((len(points), self._depth + 2), dtype=np.int64)
        height = np.ones(len(points), dtype=np.int64)
        active: NDArray[np.int64] = np.arange(len(points))
        while len(active):
            height[active] -= 1
            node = stack[active, height[active]]
            near = self._box_squared(points[active], node) < best[active]
            who, node = active[near], node[near]
            at_leaf = node >= leaves
            arrived, leaf = who[at_leaf], node[at_leaf] - leaves
            for n in range(_LEAF):
                found = point_triangle_squared(points[arrived], self._corners[leaf, n])
                best[arrived] = np.minimum(best[arrived], found)
            who, left = who[~at_leaf], node[~at_leaf] * 2
            swap = self._box_squared(points[who], left) > self._box_squared(points[who], left + 1)
            stack[who, height[who]] = left + ~swap
            stack[who, height[who] + 1] = left + swap
            height[who] += 2
            active = active[(height[active] > 0) & (best[active] > _ON_IT_SQUARED)]
        return np.asarray(np.sqrt(best))

    def _box_squared(self, points: Points, node: NDArray[np.int64]) -> NDArray[np.float64]:
        outside = np.maximum(self._low[node] - points, points - self._high[node])
        outside = np.maximum(outside, 0.0)
        return np.asarray((outside * outside).sum(1))


def point_triangle_squared(points: Points, corners: Points) -> NDArray[np.float64]:
    """Return the squared distance of point n (n, 3) to triangle n (n, 3, 3)."""
    along = np.roll(corners, -1, axis=1) - corners
    towards = points[:, None] - corners
    length = np.maximum((along * along).sum(2), 1e-300)
    part = np.clip((towards * along).sum(2) / length, 0.0, 1.0)
    to_edges = towards - part[..., None] * along
    squared = (to_edges * to_edges).sum(2).min(1)
    normal = np.cross(along[:, 0], along[:, 1])
    area = (normal * normal).sum(1)
    inside = ((np.cross(along, towards) * normal[:, None]).sum(2) >= 0).all(1) & (area > 1e-300)
    height = (towards[:, 0] * normal).sum(1) ** 2 / np.maximum(area, 1e-300)
    return np.asarray(np.where(inside, height, squared))


def spread(mesh: Mesh, count: int, seed: int) -> Points:
    """Return `count` points of the surface, each part of which is as likely as any other."""
    chance = np.random.default_rng(seed)
    total = mesh.areas.sum()
    if not count or not total:
        return np.empty((0, 3))
    chosen = chance.choice(len(mesh.triangles), count, p=mesh.areas / total)
    u, v = chance.random((2, count, 1))
    beyond = u + v > 1
    u, v = np.where(beyond, 1 - u, u), np.where(beyond, 1 - v, v)
    a, b, c = mesh.vertices[mesh.triangles[chosen]].transpose(1, 0, 2)
    return np.asarray(a + u * (b - a) + v * (c - a))


def landmarks(mesh: Mesh, at_most: int, seed: int) -> Points:
    """Return corners, middles of edges and middles of triangles: facets are farthest off there."""
    corners = mesh.vertices[mesh.triangles]
    edges = mesh.triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    used = mesh.vertices[np.unique(mesh.triangles)]
    points = np.concatenate([used, mesh.vertices[edges].mean(1), corners.mean(1)])
    if len(points) <= at_most:
        return np.asarray(points)
    chosen = np.random.default_rng(seed).choice(len(points), at_most, replace=False)
    return np.asarray(points[chosen])


def _morton(points: Points) -> NDArray[np.int64]:
    """Return the numbers of points along a curve that keeps near ones near."""
    extent = np.maximum(np.ptp(points, axis=0).max(), 1e-12)
    cells = ((points - points.min(0)) / extent * (2**_MORTON_BITS - 1)).astype(np.int64)
    codes = np.zeros(len(points), dtype=np.int64)
    for bit in range(_MORTON_BITS):
        for axis in range(3):
            codes |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    return codes
