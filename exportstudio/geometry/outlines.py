"""Meshes seen from above: their outlines."""

from collections import defaultdict

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.geometry.mesh import is_closed
from exportstudio.geometry.sections import GRID_M
from exportstudio.model.scene import Placement, Scene, Shape

_LEAST_AREA = 100.0  # of a part of an outline, in squares of the grid: 1e-8 m²
_ALIKE_M = 1e-4  # how far directions that count as one may move a point
_MOST_STEPS = 2**30  # of the grid across an outline: a pair of steps is to be one integer


class Outlines:
    """The outlines of what is placed in a scene, in scene coordinates.

    A shape is outlined once for each direction that it is looked at from; placements that stand
    upright, or are tilted alike, share that. Alike is what moves no point by a tenth of a
    millimetre: thousands of sleepers lie along a track, each a little steeper than the one before.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[int, tuple[bool, float]] = {}
        self._seen: dict[tuple[int, bytes], BaseGeometry] = {}

    def of(self, placement: Placement) -> BaseGeometry:
        """Return the outline of a placement: areas, or lines for what is seen on edge."""
        number, matrix = placement.shape, placement.matrix
        shape = self._scene.shapes[number]
        if number not in self._known:
            size = max(float(np.abs(shape.vertices).max()), _ALIKE_M)
            self._known[number] = is_closed(shape.triangles), _ALIKE_M / size
        closed, step = self._known[number]
        # What is up in the world, in local coordinates.
        up = np.round(matrix[2, :3] / step) * step
        up /= np.linalg.norm(up)
        right = _right_of(up)
        view = np.stack([right, np.cross(up, right)], axis=1)
        key = number, (up + 0.0).tobytes()  # -0 is 0
        if key not in self._seen:
            self._seen[key] = _outline(shape, shape.vertices @ view, closed=closed)
        turn, move = matrix[:2, :3] @ view, matrix[:2, 3]
        return shapely.normalize(shapely.transform(self._seen[key], lambda xy: xy @ turn.T + move))


def _right_of(up: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the direction square to `up` that is closest to the x axis, or to the y axis."""
    right = np.eye(3)[0 if abs(up[0]) < 0.9 else 1]
    right = right - (right @ up) * up
    return np.asarray(right / np.linalg.norm(right))


def _outline(shape: Shape, points: NDArray[np.float64], *, closed: bool) -> BaseGeometry:
    """Return the outline of the triangles of a shape, whose vertices are seen at `points`."""
    origin = points.min(0)
    step = max(GRID_M, float((points.max(0) - origin).max()) / _MOST_STEPS)
    cells = np.round((points - origin) / step).astype(np.int64)
    # Vertices that are seen at one place are one node.
    codes, nodes = np.unique(cells[:, 0] * 2**32 + cells[:, 1], return_inverse=True)
    places = np.stack(np.divmod(codes, 2**32), axis=1).astype(np.float64)
    triangles = nodes[shape.triangles]
    corners = places[triangles]
    along, across = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = (along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]) / 2
    # Of a closed body, what faces upward hides exactly what faces downward.
    if closed:
        triangles = triangles[areas > 0]
    else:
        triangles = np.concatenate([triangles[areas > 0], triangles[areas < 0, ::-1]])
    areas = np.abs(areas)
    reach = np.abs(np.concatenate([along, across], axis=1)).max(1)
    # Rounding makes slivers, one step wide, of what is seen on edge.
    area = _covered(places, triangles) if (areas > reach).any() else shapely.Polygon()
    if area.is_empty:
        area = _lines(places, nodes[shape.triangles])
    return shapely.normalize(shapely.transform(area, lambda xy: xy * step + origin))


def _covered(places: NDArray[np.float64], triangles: NDArray[np.int64]) -> BaseGeometry:
    """Return what triangles cover that all turn to the left.

    They cover what their edges wind around, and edges that two of them share, in either
    direction, wind around nothing. So few edges are left to be overlaid.
    """
    import manifold3d

    rings = [places[ring] for ring in _rings(triangles, len(places))]
    section = manifold3d.CrossSection(rings, manifold3d.FillRule.Positive)
    contours = section.to_polygons()
    whole = [contours] if len(contours) == 1 else [p.to_polygons() for p in section.decompose()]
    parts = []
    for around in whole:
        outer, *holes = sorted(around, key=_area_within, reverse=True)
        area = shapely.Polygon(outer, holes)
        # What touches itself at a point is two areas, or one with a hole.
        parts.append(area if area.is_valid else shapely.make_valid(area, method="structure"))
    return shapely.union_all(
        [area for part in parts for area in shapely.get_parts(part) if area.area > _LEAST_AREA]
    )


def _rings(triangles: NDArray[np.int64], count: int) -> list[list[int]]:
    """Return the edges that no other triangle cancels, as closed chains of `count` nodes."""
    starts, ends = triangles.reshape(-1), triangles[:, (1, 2, 0)].reshape(-1)
    forward = starts < ends
    edges = np.where(forward, starts * count + ends, ends * count + starts)
    codes, index = np.unique(edges, return_inverse=True)
    surplus = np.bincount(index, np.where(forward, 1, -1), len(codes)).astype(np.int64)
    codes, surplus = np.repeat(codes, np.abs(surplus)), np.repeat(surplus, np.abs(surplus))
    low, high = np.divmod(codes, count)
    following: dict[int, list[int]] = defaultdict(list)
    for one, other, turn in zip(low.tolist(), high.tolist(), surplus.tolist(), strict=True):
        if turn > 0:
            following[one].append(other)
        else:
            following[other].append(one)
    rings = []
    for start in list(following):
        while following[start]:
            ring, node = [start], following[start].pop()
            while node != start:
                ring.append(node)
                node = following[node].pop()
            rings.append(ring)
    return rings


def _area_within(ring: NDArray[np.float64]) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1))


def _lines(places: NDArray[np.float64], triangles: NDArray[np.int64]) -> BaseGeometry:
    """Return the edges of triangles as lines, or a point where all of them are in one place."""
    edges = np.sort(triangles[:, (0, 1, 1, 2, 2, 0)].reshape(-1, 2), axis=1)
    edges = np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0)
    if not len(edges):
        return shapely.Point(places[0])
    return shapely.line_merge(shapely.union_all(shapely.linestrings(places[edges]), grid_size=1.0))
