"""Shapes as glTF stores them: vertices on a grid where that is exact enough, normals where round.

A shape on a grid is stretched to the unit cube; its node moves it back. So all boxes are one mesh,
and so are prisms that differ in length only.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.glb_grids import (
    GRID_TYPES,
    Grids,
    fit_grids,
    no_grids,
    normals_in_bytes,
)
from exportstudio.exporters.smoothing import SmoothMesh, smooth
from exportstudio.exporters.soup import Soup, join
from exportstudio.model.scene import Shape

# Bytes of JSON that one more accessor of positions costs, and one more primitive.
_ACCESSOR_COST, _PRIMITIVE_COST = 115, 140


@dataclass(frozen=True, slots=True)
class PackedShape:
    """A shape as vertices and the corners of its triangles.

    `positions` (n, 3): float32, or whole numbers (uint8, uint16); coordinates of the shape are
    `low` + `scale` × these, by axis, in metres. `normals` (r, 3): float32, or int8 that stand for
    −1 to 1; they belong to the first r vertices. `plane` and `round`: for each style slot the
    corners of the triangles without normals, and of those with. `uvs` (n, 2) float32: where on
    its image each vertex lies, from the upper left corner; None for a shape without.
    """

    positions: NDArray[np.generic]
    normals: NDArray[np.generic]
    plane: tuple[NDArray[np.int64], ...]
    round: tuple[NDArray[np.int64], ...]
    low: NDArray[np.float64]
    scale: NDArray[np.float64]
    uvs: NDArray[np.float32] | None

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
    soup = join(shapes)
    mesh = smooth(soup.vertices, soup.welded, crease_deg)
    is_round = _round_triangles(soup, mesh, strides=(8, 4) if step_m else (12, 12))
    grids = no_grids(soup)
    if step_m:
        grids = fit_grids(soup, mesh, is_round, np.array(uses), step_m)
    return _pack(soup, mesh, is_round, grids)


def _round_triangles(soup: Soup, mesh: SmoothMesh, strides: tuple[int, int]) -> NDArray[np.bool_]:
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
class _Points:
    """Points of the shapes: vertices in one point of their grid are one, without an image.

    `of_vertex` (n,): the point of each vertex, in the order of the source. `rank` (p,): the place
    of each in an order by coordinates, which is the same for shapes that differ in scale only.
    """

    of_vertex: NDArray[np.int64]
    rank: NDArray[np.int64]


def _points(soup: Soup, grids: Grids) -> _Points:
    keys = grids.numbers @ np.array((1 << 32, 1 << 16, 1))
    stays = ((grids.levels == 0) | soup.has_uvs)[soup.shape_of_vertex]
    keys[stays] = np.flatnonzero(stays)
    order = np.lexsort((keys, soup.shape_of_vertex))
    keys, shape = keys[order], soup.shape_of_vertex[order]
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = (keys[1:] != keys[:-1]) | (shape[1:] != shape[:-1])
    of_vertex = np.empty(len(order), dtype=np.int64)
    of_vertex[order] = np.cumsum(is_new) - 1
    # The sort is stable, so that the first of its kind comes first.
    rank = np.argsort(order[is_new])
    return _Points(_inverse(rank)[of_vertex], rank)


def _inverse(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each number in a permutation."""
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is drawn of all shapes.

    For each vertex that is stored: `kinds` (k,), 2 × shape, + 1 where it has no normal;
    `vertices` and `smooth_vertices` (k,), where it came from; `ranks` (k, 2), of its point and
    its normal. For each triangle that is left: `corners` (m, 3), and `groups` (m,), 2 × slot, + 1
    where it has normals. Both are sorted by kind and group.
    """

    kinds: NDArray[np.int64]
    vertices: NDArray[np.int64]
    smooth_vertices: NDArray[np.int64]
    ranks: NDArray[np.int64]
    corners: NDArray[np.int64]
    groups: NDArray[np.int64]

    def in_canonical_order(self) -> "_Drawing":
        """Return the same in an order that depends on nothing but what is drawn."""
        order = np.lexsort((self.ranks[:, 1], self.ranks[:, 0], self.kinds))
        corners = _inverse(order)[self.corners]
        least = corners.argmin(1)
        for turn in (1, 2):
            rows = least == turn
            corners[rows] = np.roll(corners[rows], -turn, axis=1)
        by_corner = np.lexsort((corners[:, 2], corners[:, 1], corners[:, 0], self.groups))
        return _Drawing(
            self.kinds,
            self.vertices[order],
            self.smooth_vertices[order],
            self.ranks[order],
            corners[by_corner],
            self.groups,
        )


def _drawing(
    soup: Soup,
    mesh: SmoothMesh,
    is_round: NDArray[np.bool_],
    grids: Grids,
    normals: NDArray[np.int64],
) -> _Drawing:
    """Return what is drawn in the order of the source, which many shapes have in common."""
    on_grid = grids.levels[soup.shape_of_vertex[mesh.source]] > 0
    normal_ranks = np.arange(1, len(mesh.source) + 1)
    normal_ranks[on_grid] = 1 + (normals[on_grid] + 127) @ np.array((1 << 16, 1 << 8, 1))
    points = _points(soup, grids)

    groups = 2 * soup.slot_of_triangle + is_round
    kept = np.argsort(groups, kind="stable")
    kept = kept[~grids.is_lost[kept]]
    is_round, groups, triangles = is_round[kept], groups[kept], soup.triangles[kept]
    smooth_triangles = mesh.triangles[kept]
    keys = points.of_vertex[triangles] << 32
    keys[is_round] += normal_ranks[smooth_triangles[is_round]]
    keys, first, corners = np.unique(keys.reshape(-1), return_index=True, return_inverse=True)
    key_points, key_normals = keys >> 32, keys & 0xFFFFFFFF
    # A point with and without normal needs one vertex only: the next, which has one.
    has_double = np.zeros(len(keys), dtype=bool)
    has_double[:-1] = (key_normals[:-1] == 0) & (key_points[:-1] == key_points[1:])
    kinds = 2 * soup.shape_of_triangle[kept][first // 3] + (key_normals == 0)
    order = np.argsort(kinds, kind="stable")
    order = order[~has_double[order]]
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(order))
    place[has_double] = place[1:][has_double[:-1]]
    return _Drawing(
        kinds[order],
        triangles.reshape(-1)[first[order]],
        smooth_triangles.reshape(-1)[first[order]],
        np.stack([points.rank[key_points[order]], key_normals[order]], axis=1),
        place[corners].reshape(-1, 3),
        groups,
    )


def _pack(
    soup: Soup, mesh: SmoothMesh, is_round: NDArray[np.bool_], grids: Grids
) -> list[PackedShape]:
    normals = normals_in_bytes(mesh.normals * grids.scale[soup.shape_of_vertex[mesh.source]])
    drawing = _drawing(soup, mesh, is_round, grids, normals)
    packed = _cut(soup, mesh, grids, normals, drawing)
    known: dict[tuple[bytes, ...], PackedShape] = {}
    for n, shape in enumerate(_cut(soup, mesh, grids, normals, drawing.in_canonical_order())):
        arrays = (shape.positions, shape.normals, *shape.plane, *shape.round)
        if shape.uvs is not None:
            arrays += (shape.uvs,)
        same = known.setdefault(tuple(array.tobytes() for array in arrays), packed[n])
        packed[n] = replace(same, low=shape.low, scale=shape.scale)
    return packed


def _cut(
    soup: Soup, mesh: SmoothMesh, grids: Grids, normals: NDArray[np.int64], drawing: _Drawing
) -> list[PackedShape]:
    """Return a drawing shape by shape."""
    numbers, exact = grids.numbers[drawing.vertices], soup.vertices[drawing.vertices].astype("<f4")
    in_bytes = normals[drawing.smooth_vertices].astype(np.int8)
    exact_normals = mesh.normals[drawing.smooth_vertices]
    # From the lower left corner, as IFC has it, to the upper left.
    uvs = soup.uvs[drawing.vertices] * (1, -1) + (0, 1)
    count = len(grids.levels)
    starts = np.searchsorted(drawing.kinds, np.arange(2 * count + 1)).tolist()
    slots = soup.slot_starts.tolist()
    ends = np.searchsorted(drawing.groups, np.arange(2 * slots[-1] + 1)).tolist()

    def corners(n: int, kind: int) -> tuple[NDArray[np.int64], ...]:
        return tuple(
            drawing.corners[ends[group] : ends[group + 1]].reshape(-1) - starts[2 * n]
            for group in range(2 * slots[n] + kind, 2 * slots[n + 1], 2)
        )

    shapes = []
    for n, (highest, has_uvs) in enumerate(zip(grids.levels.tolist(), soup.has_uvs, strict=True)):
        start, middle, end = starts[2 * n : 2 * n + 3]
        shapes.append(
            PackedShape(
                numbers[start:end].astype(GRID_TYPES[highest]) if highest else exact[start:end],
                in_bytes[start:middle] if highest else exact_normals[start:middle],
                corners(n, 0),
                corners(n, 1),
                grids.low[n],
                grids.scale[n],
                uvs[start:end].astype("<f4") if has_uvs else None,
            )
        )
    return shapes
