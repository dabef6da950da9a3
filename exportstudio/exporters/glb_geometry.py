"""Shapes as glTF stores them: vertices on a grid where that is exact enough, normals where round.

A shape on a grid is stretched to the unit cube; its node moves it back. So all boxes are one mesh,
and so are prisms that differ in length only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.smoothing import SmoothMesh, smooth
from exportstudio.model.scene import Shape

# What the numbers in the node of a mesh are rounded to; it adds to the error of the grid.
NODE_DECIMALS = 5
_NODE_STEP_M = 10.0**-NODE_DECIMALS
# The highest numbers of the grids, and what they are stored in. Divisors of powers of ten keep the
# scale in the node short.
_SHORT, _BYTE, _BOX = 50_000, 250, 1
_GRID_TYPES = {_SHORT: np.uint16, _BYTE: np.uint8, _BOX: np.uint8}
_BOX_SLACK = 1e-4  # of its extent
_LEAST_COSINE = np.cos(np.radians(1.0))  # between a normal and what is left of it in a byte
# Bytes of JSON that one more accessor of positions costs, and one more primitive.
_ACCESSOR_COST, _PRIMITIVE_COST = 115, 140
# What a scale costs in a node, and what shapes save that share a mesh, as many of those do.
_SCALE_COST, _SHARED_SAVING = 35, 300


@dataclass(frozen=True, slots=True)
class PackedShape:
    """A shape as vertices and the corners of its triangles.

    `positions` (n, 3): float32, or whole numbers (uint8, uint16); coordinates of the shape are
    `low` + `scale` × these, by axis, in metres. `normals` (r, 3): float32, or int8 that stand for
    −1 to 1; they belong to the first r vertices. `plane` and `round`: for each style slot the
    corners of the triangles without normals, and of those with.
    """

    positions: NDArray[np.generic]
    normals: NDArray[np.generic]
    plane: tuple[NDArray[np.int64], ...]
    round: tuple[NDArray[np.int64], ...]
    low: NDArray[np.float64]
    scale: NDArray[np.float64]

    @property
    def triangles(self) -> int:
        """How many triangles are drawn: those with corners in one point of the grid are gone."""
        return sum(len(corners) for corners in (*self.plane, *self.round)) // 3


def pack_shapes(
    shapes: list[Shape], uses: list[int], crease_deg: float, step_m: float
) -> list[PackedShape]:
    """Return `shapes` packed, in order; edges sharper than `crease_deg` stay edges.

    No vertex moves by more than half of `step_m` along any axis; 0 keeps single precision.
    """
    soup = _join(shapes)
    mesh = smooth(soup.vertices, soup.triangles, crease_deg)
    is_round = _round_triangles(soup, mesh, strides=(8, 4) if step_m else (12, 12))
    grids = _no_grids(soup)
    if step_m:
        grids = _fit_grids(soup, mesh, is_round, np.array(uses), step_m)
    return _pack(soup, mesh, is_round, grids)


@dataclass(frozen=True, slots=True)
class _Soup:
    """All shapes end to end; every vertex is used.

    `vertices` (n, 3), `triangles` (m, 3). `shape_of_vertex` (n,), `shape_of_triangle` (m,) and
    `slot_of_triangle` (m,), numbered over all shapes; `vertex_starts`, `triangle_starts` and
    `slot_starts`: the first of each shape, and the end.
    """

    vertices: NDArray[np.float64]
    triangles: NDArray[np.int64]
    shape_of_vertex: NDArray[np.int64]
    shape_of_triangle: NDArray[np.int64]
    slot_of_triangle: NDArray[np.int64]
    vertex_starts: NDArray[np.int64]
    triangle_starts: NDArray[np.int64]
    slot_starts: NDArray[np.int64]


def _join(shapes: list[Shape]) -> _Soup:
    starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
    triangle_starts = np.cumsum([0, *(len(shape.triangles) for shape in shapes)])
    slots = [count for shape in shapes for count in shape.slots]
    vertices = np.concatenate([shape.vertices for shape in shapes])
    triangles = np.concatenate(
        [shape.triangles.astype(np.int64) + starts[n] for n, shape in enumerate(shapes)]
    )
    shape_of_vertex = np.repeat(np.arange(len(shapes)), np.diff(starts))
    is_used = np.zeros(len(vertices), dtype=bool)
    is_used[triangles] = True
    shape_of_vertex = shape_of_vertex[is_used]
    return _Soup(
        vertices[is_used],
        (np.cumsum(is_used) - 1)[triangles],
        shape_of_vertex,
        np.repeat(np.arange(len(shapes)), np.diff(triangle_starts)),
        np.repeat(np.arange(len(slots)), slots),
        np.searchsorted(shape_of_vertex, np.arange(len(shapes) + 1)),
        triangle_starts,
        np.cumsum([0, *(len(shape.slots) for shape in shapes)]),
    )


def _round_triangles(soup: _Soup, mesh: SmoothMesh, strides: tuple[int, int]) -> NDArray[np.bool_]:
    """Return which triangles get normals: the curved ones, and plane ones where that is smaller.

    glTF asks viewers to shade a primitive without normals flat. So plane facets need none, and
    may use any vertex that lies where they have a corner.
    """
    shape, curved, count = soup.shape_of_triangle, mesh.is_curved, len(soup.vertex_starts) - 1
    position, normal = strides
    shape_of_smooth = soup.shape_of_vertex[mesh.source]
    is_round = np.zeros(len(mesh.source), dtype=bool)
    is_round[mesh.triangles[curved]] = True
    is_plane = np.ones(len(soup.vertices), dtype=bool)
    is_plane[soup.triangles[curved]] = False
    plane = np.bincount(soup.shape_of_vertex[is_plane], minlength=count)
    is_mixed = np.intersect1d(soup.slot_of_triangle[curved], soup.slot_of_triangle[~curved])
    together = (position + normal) * np.bincount(shape_of_smooth, minlength=count)
    apart = (position + normal) * np.bincount(shape_of_smooth[is_round], minlength=count)
    apart += position * plane + _ACCESSOR_COST * (plane > 0)
    apart += _PRIMITIVE_COST * np.histogram(is_mixed, soup.slot_starts)[0]
    has_curved = np.bincount(shape[curved], minlength=count) > 0
    return np.asarray(curved | (has_curved & (together <= apart))[shape])


@dataclass(frozen=True, slots=True)
class _Grids:
    """How the vertices of each shape are stored.

    `levels` (s,): the highest number on the grid, 0 for single precision. `low`, `scale` (s, 3):
    as in PackedShape. `numbers` (n, 3): the vertices on their grids. `is_lost` (m,): the triangle
    has two corners in one point of its grid.
    """

    levels: NDArray[np.int64]
    low: NDArray[np.float64]
    scale: NDArray[np.float64]
    numbers: NDArray[np.int64]
    is_lost: NDArray[np.bool_]


def _no_grids(soup: _Soup) -> _Grids:
    """Return what keeps single precision everywhere."""
    count = len(soup.vertex_starts) - 1
    return _Grids(
        np.zeros(count, dtype=np.int64),
        np.zeros((count, 3)),
        np.ones((count, 3)),
        np.zeros(soup.vertices.shape, dtype=np.int64),
        np.zeros(len(soup.triangles), dtype=bool),
    )


def _fit_grids(
    soup: _Soup,
    mesh: SmoothMesh,
    is_round: NDArray[np.bool_],
    uses: NDArray[np.int64],
    step_m: float,
) -> _Grids:
    starts, shape = soup.vertex_starts[:-1], soup.shape_of_vertex
    has_normal = np.zeros(len(mesh.source), dtype=bool)
    has_normal[mesh.triangles[is_round]] = True
    normals, shape_of_normal = mesh.normals[has_normal], shape[mesh.source[has_normal]]
    low = np.minimum.reduceat(soup.vertices, starts)
    scale = np.maximum.reduceat(soup.vertices, starts) - low
    # A scale of nothing can't be undone; what is flat is as flat on any other.
    scale[scale < _NODE_STEP_M] = 1.0
    # Where bytes can't tell the directions of a stretched shape apart, it is only shrunk.
    is_distorted = np.zeros(len(starts), dtype=bool)
    is_distorted[shape_of_normal[_are_distorted(normals, scale[shape_of_normal])]] = True
    scale[is_distorted] = scale[is_distorted].max(1, keepdims=True)
    unit = (soup.vertices - low[shape]) / scale[shape]
    allowed = step_m / 2 - 2 * _NODE_STEP_M
    levels = np.zeros(len(starts), dtype=np.int64)
    for highest in _GRID_TYPES:
        error = np.abs(np.rint(unit * highest) / highest - unit)
        is_near = np.maximum.reduceat((error * scale[shape]).max(1), starts) <= allowed
        if highest == _BOX:
            # Small things may be anything within the step; only boxes are boxes.
            is_near &= np.maximum.reduceat(error.max(1), starts) <= _BOX_SLACK
        levels[is_near] = highest
    numbers = np.rint(unit * levels[shape, None]).astype(np.int64)
    corners = numbers[soup.triangles]
    is_lost = (corners == corners[:, (1, 2, 0)]).all(2).any(1)
    levels[np.logical_and.reduceat(is_lost, soup.triangle_starts[:-1])] = 0
    # A small shape that stands in many places is shorter without a scale in each of them.
    saved = np.diff(soup.vertex_starts) * np.where(levels > _BYTE, 4, 8)
    saved += 8 * np.bincount(shape_of_normal, minlength=len(starts)) + _SHARED_SAVING
    levels[uses * _SCALE_COST > saved] = 0
    is_single = levels == 0
    scale = scale.round(NODE_DECIMALS) / np.maximum(levels, 1)[:, None]
    low[is_single], scale[is_single] = 0.0, 1.0
    is_lost &= ~is_single[soup.shape_of_triangle]
    return _Grids(levels, low, scale, numbers, is_lost)


def _are_distorted(normals: NDArray[np.float32], scale: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which normals suffer from bytes where their shape is stretched by `scale`."""
    restored = _normals_in_bytes(normals * scale) / scale
    cosines = np.einsum("ij,ij->i", restored, normals) / np.linalg.norm(restored, axis=1)
    return np.asarray(cosines < _LEAST_COSINE)


def _normals_in_bytes(normals: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return normals of any length as whole numbers that stand for a unit length of 127."""
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(np.rint(normals / lengths * 127).astype(np.int64))


def _points(soup: _Soup, grids: _Grids) -> NDArray[np.int64]:
    """Return for each vertex a number that it shares with those in the same point of its grid.

    The numbers are ordered by shape, and in a shape by coordinates on the grid, so that shapes
    which are alike but for their scale list their points alike.
    """
    keys = grids.numbers @ np.array((1 << 32, 1 << 16, 1))
    is_single = grids.levels[soup.shape_of_vertex] == 0
    keys[is_single] = np.flatnonzero(is_single)
    order = np.lexsort((keys, soup.shape_of_vertex))
    keys, shape = keys[order], soup.shape_of_vertex[order]
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (keys[1:] != keys[:-1]) | (shape[1:] != shape[:-1])
    points = np.empty(len(order), dtype=np.int64)
    points[order] = np.cumsum(is_new)
    return points


def _pack(
    soup: _Soup, mesh: SmoothMesh, is_round: NDArray[np.bool_], grids: _Grids
) -> list[PackedShape]:
    levels, shape_of_smooth = grids.levels, soup.shape_of_vertex[mesh.source]
    normals = _normals_in_bytes(mesh.normals * grids.scale[shape_of_smooth])
    on_grid = levels[shape_of_smooth] > 0
    normal_keys = np.arange(1, len(mesh.source) + 1)
    normal_keys[on_grid] = 1 + (normals[on_grid] + 127) @ np.array((1 << 16, 1 << 8, 1))

    kept = ~grids.is_lost
    is_round, triangles = is_round[kept], soup.triangles[kept]
    smooth_triangles = mesh.triangles[kept]
    keys = _points(soup, grids)[triangles] << 32
    keys[is_round] += normal_keys[smooth_triangles[is_round]]
    keys, first, corners = np.unique(keys.reshape(-1), return_index=True, return_inverse=True)
    is_plane = keys & 0xFFFFFFFF == 0
    # A point with and without normal needs one vertex only: the next, which has one.
    has_double = np.zeros(len(keys), dtype=bool)
    has_double[:-1] = is_plane[:-1] & (keys[:-1] >> 32 == keys[1:] >> 32)
    shape_of_key = soup.shape_of_triangle[kept][first // 3]
    # By shape already, and now those with normals first; points and normals keep their order.
    kind = 2 * shape_of_key + is_plane
    order = np.argsort(kind, kind="stable")
    order = order[~has_double[order]]
    rank = np.empty(len(keys), dtype=np.int64)
    rank[order] = np.arange(len(order))
    rank[has_double] = rank[1:][has_double[:-1]]
    starts = np.searchsorted(kind[order], np.arange(2 * len(levels) + 1))
    corners = rank[corners].reshape(-1, 3) - starts[2 * soup.shape_of_triangle[kept], None]
    group = 2 * soup.slot_of_triangle[kept] + is_round
    turned = _canonical_order(corners, group)
    corners = corners[turned].reshape(-1)
    ends = 3 * np.searchsorted(group[turned], np.arange(2 * soup.slot_starts[-1] + 1))

    vertices = triangles.reshape(-1)[first[order]]
    smooth_vertices = smooth_triangles.reshape(-1)[first[order]]
    numbers, exact = grids.numbers[vertices], soup.vertices[vertices].astype(np.float32)
    in_bytes = normals[smooth_vertices].astype(np.int8)
    exact_normals = mesh.normals[smooth_vertices]

    def corners_of(n: int, kind: int) -> tuple[NDArray[np.int64], ...]:
        groups = range(2 * soup.slot_starts[n] + kind, 2 * soup.slot_starts[n + 1], 2)
        return tuple(corners[ends[group] : ends[group + 1]] for group in groups)

    packed = []
    for n, highest in enumerate(levels.tolist()):
        start, middle, end = starts[2 * n : 2 * n + 3]
        packed.append(
            PackedShape(
                numbers[start:end].astype(_GRID_TYPES[highest]) if highest else exact[start:end],
                in_bytes[start:middle] if highest else exact_normals[start:middle],
                corners_of(n, 0),
                corners_of(n, 1),
                grids.low[n],
                grids.scale[n],
            )
        )
    return packed


def _canonical_order(corners: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Turn each triangle so that its least corner is first, and return an order by group."""
    least = corners.argmin(1)
    for turn in (1, 2):
        rows = least == turn
        corners[rows] = np.roll(corners[rows], -turn, axis=1)
    return np.lexsort((corners[:, 2], corners[:, 1], corners[:, 0], group))
