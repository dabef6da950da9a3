"""Meshes cut by a level plane: what a plan shows in poché."""

from collections import defaultdict

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.model.scene import Placement, Shape

# Points of neighbouring triangles meet on this grid, in metres.
GRID_M = 1e-5
_LEAST_AREA_M2 = 1e-7

Segments = NDArray[np.float64]
_Node = tuple[int, int]


def section_of(
    shape: Shape, placement: Placement, height_m: float
) -> list[tuple[int, BaseGeometry]]:
    """Return what the plane z = `height_m` cuts out of a placed shape, for each slot of it.

    Scene coordinates. Bodies give areas, and surfaces that enclose nothing give lines. Where only
    all slots together enclose something, it is given under the slot that has most of its border.
    """
    matrix = placement.matrix
    heights = shape.vertices @ matrix[2, :3] + (matrix[2, 3] - height_m)
    above = heights >= 0
    corners = above[shape.triangles]
    hit = np.flatnonzero(corners.any(1) & ~corners.all(1))
    if not len(hit):
        return []
    segments = _segments(shape, heights, above, hit)
    flat = np.round((segments @ matrix[:2, :3].T + matrix[:2, 3]) / GRID_M).astype(np.int64)
    slots = np.searchsorted(np.cumsum(shape.slots), hit, side="right")
    keep = (flat[:, 0] != flat[:, 1]).any(1)
    flat, slots = flat[keep], slots[keep]
    if not len(flat):
        return []
    used = np.unique(slots)
    if not all(_is_closed(flat[slots == slot]) for slot in used):
        lengths = np.bincount(slots, np.linalg.norm(flat[:, 1] - flat[:, 0], axis=1))
        used, slots = np.array([lengths.argmax()]), np.full(len(flat), lengths.argmax())
    areas = ((int(slot), _area(flat[slots == slot])) for slot in used)
    return [(slot, area) for slot, area in areas if not area.is_empty]


def _segments(
    shape: Shape, heights: NDArray[np.float64], above: NDArray[np.bool_], hit: NDArray[np.intp]
) -> Segments:
    """Return a segment for each triangle, in local coordinates, with the body to its left."""
    triangles = shape.triangles[hit].astype(np.int64)
    up = above[triangles]
    # Turn each triangle so that its first corner lies on the other side than the two others.
    lone = np.where(up.sum(1) == 1, up.argmax(1), (~up).argmax(1))
    rows = np.arange(len(triangles))
    first = triangles[rows, lone]
    second, third = triangles[rows, (lone + 1) % 3], triangles[rows, (lone + 2) % 3]
    one = _crossing(shape, heights, above, first, second)
    other = _crossing(shape, heights, above, first, third)
    forward = above[first]
    start = np.where(forward[:, None], one, other)
    end = np.where(forward[:, None], other, one)
    return np.stack([end, start], axis=1)


def _crossing(
    shape: Shape,
    heights: NDArray[np.float64],
    above: NDArray[np.bool_],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
) -> NDArray[np.float64]:
    # From below to above, so that both triangles at an edge find the very same point.
    low, high = np.where(above[one], other, one), np.where(above[one], one, other)
    part = -heights[low] / (heights[high] - heights[low])
    return np.asarray(
        shape.vertices[low] + part[:, None] * (shape.vertices[high] - shape.vertices[low])
    )


def _is_closed(segments: NDArray[np.int64]) -> bool:
    """Return whether as many segments begin as end at every point."""
    starts, ends = segments[:, 0], segments[:, 1]
    return np.array_equal(
        starts[np.lexsort((starts[:, 1], starts[:, 0]))],
        ends[np.lexsort((ends[:, 1], ends[:, 0]))],
    )


def _area(segments: NDArray[np.int64]) -> BaseGeometry:
    """Return what the segments enclose; those that enclose nothing stay lines."""
    rings, lines = _chains(segments)
    polygons = [shapely.Polygon(np.array(ring) * GRID_M) for ring in rings]
    sizes = [_signed_area(polygon) for polygon in polygons]
    turn = -1 if sum(sizes) < 0 else 1  # an open mesh may be inside out
    outer = [p for p, size in zip(polygons, sizes, strict=True) if turn * size > _LEAST_AREA_M2]
    inner = [p for p, size in zip(polygons, sizes, strict=True) if turn * size < -_LEAST_AREA_M2]
    if outer:
        solid = _with_holes([shapely.make_valid(p) for p in outer], inner)
        return shapely.normalize(shapely.union_all(solid))
    return shapely.normalize(shapely.MultiLineString([np.array(line) * GRID_M for line in lines]))


def _with_holes(outer: list[BaseGeometry], inner: list[shapely.Polygon]) -> list[BaseGeometry]:
    """Return the outer areas less the holes, each taken out of the least area around it."""
    for hole in inner:
        around = [n for n, area in enumerate(outer) if area.covers(hole.representative_point())]
        if around:
            least = min(around, key=lambda n: outer[n].area)
            outer[least] = outer[least].difference(shapely.make_valid(hole))
    return outer


def _chains(segments: NDArray[np.int64]) -> tuple[list[list[_Node]], list[list[_Node]]]:
    """Return the segments joined into rings, and into lines where they don't close."""
    following: dict[_Node, list[_Node]] = defaultdict(list)
    arriving: dict[_Node, int] = defaultdict(int)
    for (x, y), (u, v) in segments.tolist():
        following[x, y].append((u, v))
        arriving[u, v] += 1
    # Lines first, from where more begins than ends; what is left are rings.
    open_ends = [n for n, ends in following.items() for _ in range(len(ends) - arriving[n])]
    rings, lines = [], []
    for start in (*open_ends, *following):
        while following[start]:
            chain, at = [start], {start: 0}
            while following.get(chain[-1]):
                after = following[chain[-1]].pop()
                if after in at:  # a ring closes; go on from where it was joined
                    first = at[after]
                    ring = chain[first:]
                    if len(ring) > 2:
                        rings.append(ring)
                    for node in ring[1:]:
                        del at[node]
                    del chain[first + 1 :]
                else:
                    at[after] = len(chain)
                    chain.append(after)
            if len(chain) > 1:
                lines.append(chain)
    return rings, lines


def _signed_area(polygon: shapely.Polygon) -> float:
    return float(polygon.area if polygon.exterior.is_ccw else -polygon.area)
