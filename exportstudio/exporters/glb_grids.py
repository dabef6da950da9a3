"""Grids for shapes: whole numbers instead of coordinates, where that is exact enough.

A grid reaches over the bounds of its shape, by its own step along each axis.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.smoothing import SmoothMesh
from exportstudio.exporters.soup import Soup

# What the numbers in the node of a mesh are rounded to; it adds to the error of the grid.
NODE_DECIMALS = 5
_NODE_STEP_M = 10.0**-NODE_DECIMALS
# The highest numbers of the grids, and what they are stored in. Divisors of powers of ten keep the
# scale in the node short.
_SHORT, _BYTE, _BOX = 50_000, 250, 1
GRID_TYPES = {_SHORT: np.uint16, _BYTE: np.uint8, _BOX: np.uint8}
_BOX_SLACK = 1e-4  # of its extent
_LEAST_COSINE = np.cos(np.radians(1.0))  # between a normal and what is left of it in a byte
# What a scale costs in a node, and what shapes save that share a mesh, as many of those do.
_SCALE_COST, _SHARED_SAVING = 35, 300


@dataclass(frozen=True, slots=True)
class Grids:
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


def no_grids(soup: Soup) -> Grids:
    """Return what keeps single precision everywhere."""
    count = len(soup.vertex_starts) - 1
    return Grids(
        np.zeros(count, dtype=np.int64),
        np.zeros((count, 3)),
        np.ones((count, 3)),
        np.zeros(soup.vertices.shape, dtype=np.int64),
        np.zeros(len(soup.triangles), dtype=bool),
    )


def fit_grids(
    soup: Soup,
    mesh: SmoothMesh,
    is_round: NDArray[np.bool_],
    uses: NDArray[np.int64],
    step_m: float,
) -> Grids:
    """Return grids on which no vertex moves by more than half of `step_m`, in metres.

    `uses` (s,): how often each shape is placed. Shapes that no grid suits keep single precision.
    """
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
    for highest in GRID_TYPES:
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
    return Grids(levels, low, scale, numbers, is_lost)


def _are_distorted(normals: NDArray[np.float32], scale: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which normals suffer from bytes where their shape is stretched by `scale`."""
    restored = normals_in_bytes(normals * scale) / scale
    cosines = np.einsum("ij,ij->i", restored, normals) / np.linalg.norm(restored, axis=1)
    return np.asarray(cosines < _LEAST_COSINE)


def normals_in_bytes(normals: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return normals of any length as whole numbers that stand for a unit length of 127."""
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(np.rint(normals / lengths * 127).astype(np.int64))
