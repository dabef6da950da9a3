"""Meshes seen from above: their outlines."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.geometry.mesh import is_closed
from exportstudio.geometry.sections import GRID_M
from exportstudio.model.scene import Placement, Scene, Shape

_LEAST_AREA_M2 = 1e-8
_UPRIGHT = 1e-9


class Outlines:
    """The outlines of what is placed in a scene, in scene coordinates.

    A shape that stands upright is outlined once, wherever it is placed.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._upright: dict[int, BaseGeometry] = {}

    def of(self, placement: Placement) -> BaseGeometry:
        """Return the outline of a placement: areas, or lines for what is seen on edge."""
        shape, matrix = self._scene.shapes[placement.shape], placement.matrix
        if np.abs(matrix[2, :2]).max() > _UPRIGHT:
            return _outline(shape, shape.vertices @ matrix[:3, :3].T + matrix[:3, 3])
        if placement.shape not in self._upright:
            self._upright[placement.shape] = _outline(shape, shape.vertices)
        turn, move = matrix[:2, :2], matrix[:2, 3]
        return shapely.normalize(
            shapely.transform(self._upright[placement.shape], lambda xy: xy @ turn.T + move)
        )


def _outline(shape: Shape, vertices: NDArray[np.float64]) -> BaseGeometry:
    corners = np.round(vertices[shape.triangles][:, :, :2] / GRID_M) * GRID_M
    along, across = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = (along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]) / 2
    # Of a closed body, what faces upward hides exactly what faces downward.
    seen = areas > _LEAST_AREA_M2 if is_closed(shape.triangles) else abs(areas) > _LEAST_AREA_M2
    if seen.any():
        polygons = shapely.polygons(corners[seen][:, (0, 1, 2, 0)])
        return shapely.normalize(shapely.union_all(polygons, grid_size=GRID_M))
    ends = corners[:, (0, 1, 1, 2, 2, 0)].reshape(-1, 2, 2)
    ends = ends[(ends[:, 0] != ends[:, 1]).any(1)]
    if not len(ends):
        return shapely.Point(corners[0, 0])
    lines = shapely.union_all(shapely.linestrings(ends), grid_size=GRID_M)
    return shapely.normalize(shapely.line_merge(lines))
