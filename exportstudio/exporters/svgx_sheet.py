"""The sheet on which the plans of a building lie: its scale, its grid, and where things are on it.

Points on it are in millimetres of the building, x to the right and y down, from an origin of
whole metres. Each plan is moved to its own field of the grid.
"""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from exportstudio.exporters.svgx_markup import number
from exportstudio.model.scene import Scene

_SCALES = (1, 2, 5)
_PLAN_MM = (780.0, 540.0)  # on paper; what a plan may take up
_MARGIN_MM = 12.0
_TITLE_MM = 16.0
_LEAST_MM = 100.0  # in the building, so that nothing is divided by nothing
_M = 1000.0
_REACH_M = 50_000.0

Box = tuple[float, float, float, float]
"""x, y, width and height in millimetres."""
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Solid:
    """The bounding box of an element: corners in metres, in the coordinates of the source."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]


def boxes(scene: Scene) -> dict[int, Solid]:
    """Return the bounding box of every element that has a body, by STEP id."""
    offset = np.array(scene.offset)
    found: dict[int, tuple[Points, Points]] = {}
    for placement in scene.placements:
        matrix = placement.matrix
        points = scene.shapes[placement.shape].vertices @ matrix[:3, :3].T + matrix[:3, 3]
        if not len(points):
            continue
        low, high = points.min(0) + offset, points.max(0) + offset
        if placement.element_id in found:
            before = found[placement.element_id]
            low, high = np.minimum(low, before[0]), np.maximum(high, before[1])
        found[placement.element_id] = (low, high)
    return {id: Solid(tuple(low), tuple(high)) for id, (low, high) in found.items()}


def within_reach(solids: list[Solid]) -> list[Solid]:
    """Return the solids that lie where most of them do.

    Some programs leave a few elements at the origin of a map, thousands of kilometres away from
    the others; on a sheet with those, nothing would be seen at all.
    """
    centres = np.array([np.add(solid.low, solid.high) / 2 for solid in solids])[:, :2]
    far = np.abs(centres - np.median(centres, axis=0)).max(1) > _REACH_M
    return [solid for solid, is_far in zip(solids, far, strict=True) if not is_far] or solids


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where plans lie. `origin` is in metres; `extent` is what a plan covers from there.

    `scale` is that of the paper: 100 for 1:100. `paper` turns millimetres on paper into those of
    the building.
    """

    origin: tuple[float, float]
    extent: Box
    scale: int
    columns: int
    rows: int
    decimals: int

    @classmethod
    def around(
        cls,
        solids: list[Solid],
        plans: int,
        decimals: int,
        origin: tuple[float, float] | None = None,
    ) -> "Sheet":
        """Return a sheet on which `plans` plans of `solids` fit, with an origin or its own.

        What is out of reach lies beside it.
        """
        if not solids:
            extent = (0.0, 0.0, _LEAST_MM, _LEAST_MM)
            return cls.of(origin or (0.0, 0.0), extent, plans, decimals)
        near = within_reach(solids)
        low = np.array([solid.low for solid in near]).min(0)
        high = np.array([solid.high for solid in near]).max(0)
        if origin is None:
            origin = (math.floor(low[0]), math.ceil(high[1]))
        extent = (
            (low[0] - origin[0]) * _M,
            (origin[1] - high[1]) * _M,
            (high[0] - low[0]) * _M,
            (high[1] - low[1]) * _M,
        )
        return cls.of(origin, extent, plans, decimals)

    @classmethod
    def of(cls, origin: tuple[float, float], extent: Box, plans: int, decimals: int) -> "Sheet":
        """Return a sheet for plans of a known extent, in a grid that is about as wide as high."""
        rounded = tuple(float(number(value, decimals)) for value in extent)
        width, height = (max(value, _LEAST_MM) for value in rounded[2:])
        extent = (rounded[0], rounded[1], width, height)
        scale = _scale(max(width / _PLAN_MM[0], height / _PLAN_MM[1]))
        wide = width / scale + 2 * _MARGIN_MM
        high = height / scale + 2 * _MARGIN_MM + _TITLE_MM
        columns = min(plans, max(1, round(math.sqrt(plans * high / wide * 1.4))))
        return cls(origin, extent, scale, columns, math.ceil(plans / columns), decimals)

    @property
    def field(self) -> tuple[float, float]:
        """Width and height of the field of one plan."""
        margin = 2 * self.paper(_MARGIN_MM)
        return self.extent[2] + margin, self.extent[3] + margin + self.paper(_TITLE_MM)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of all."""
        width, height = self.field
        return width * self.columns, height * self.rows

    def paper(self, mm: float) -> float:
        """Return what a length on paper is in the building."""
        return mm * self.scale

    def shift(self, plan: int) -> tuple[float, float]:
        """Return by how much a plan is moved to lie in its field; the first is at the top left."""
        width, height = self.field
        margin = self.paper(_MARGIN_MM)
        row, column = divmod(plan, self.columns)
        return (
            column * width + margin - self.extent[0],
            row * height + margin - self.extent[1],
        )

    def title_at(self) -> tuple[float, float]:
        """Return where the title of a plan begins, before it is moved."""
        x, y, _, height = self.extent
        return x, y + height + self.paper(_MARGIN_MM)

    def length(self, mm: float) -> str:
        """Return a length or coordinate as it is written."""
        return number(mm, self.decimals)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the source, in metres, lies on the sheet."""
        return (x - self.origin[0]) * _M, (self.origin[1] - y) * _M

    def path(self, geometry: BaseGeometry, offset: tuple[float, float]) -> str:
        """Return areas and lines as path data; `offset` leads from theirs to the source's metres.

        A point becomes a short line, so that it is seen.
        """
        parts = []
        for part in shapely.get_parts(geometry):
            if part.geom_type == "Polygon":
                rings = [part.exterior, *part.interiors]
                parts += [self._line(ring.coords[:-1], offset) + "Z" for ring in rings]
            elif part.geom_type in ("LineString", "LinearRing"):
                parts.append(self._line(part.coords, offset))
            elif part.geom_type == "Point":
                parts.append(self._line(part.coords, offset) + "h1")
            elif part.geom_type != "GeometryCollection" or not part.is_empty:
                parts.append(self.path(part, offset))
        return "".join(parts)

    def _line(self, coordinates: object, offset: tuple[float, float]) -> str:
        x, y = self.point(*offset)
        points = np.round(
            np.asarray(coordinates, dtype=np.float64)[:, :2] * (_M, -_M) + (x, y), self.decimals
        )
        keep = np.ones(len(points), dtype=bool)
        keep[1:] = (points[1:] != points[:-1]).any(1)
        texts = [f"{self.length(x)} {self.length(y)}" for x, y in points[keep].tolist()]
        return "M" + "L".join(texts)


def _scale(least: float) -> int:
    """Return the first usual scale at which something fits: 1, 2, 5, 10 and so on."""
    power = 1
    while True:
        for step in _SCALES:
            if step * power >= least:
                return step * power
        power *= 10
