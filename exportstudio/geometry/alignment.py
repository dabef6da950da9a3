"""Alignments (IFC4X3): where a point at a distance along one is, and which way it looks.

The reference kernel needs a tenth of a second for each such point and hangs on whole alignments,
so lines, arcs, clothoids and parabolas are evaluated here.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RIBBON_WIDTH_M = 0.2
_RIBBON_STEP_M = 5.0
_MOST_STEPS = 20_000
# Gauss–Legendre with eight points is exact to a nanometre over a quarter radian of turn.
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)
_TURN_PER_STEP_RAD = 0.25


class UnsupportedCurve(ValueError):
    """A curve that is not evaluated here; the text names its class."""


@dataclass(frozen=True, slots=True)
class _Horizontal:
    """A piece of plan: from (x, y) in direction `heading`, its curvature linear in the length."""

    start: float
    x: float
    y: float
    heading: float
    length: float
    curvature: float
    curvature_rate: float

    def at(self, distance: float) -> tuple[float, float, float]:
        """Return x, y and heading at `distance` from the start of the whole curve."""
        along = distance - self.start
        if not self.curvature and not self.curvature_rate:
            return (
                self.x + along * math.cos(self.heading),
                self.y + along * math.sin(self.heading),
                self.heading,
            )
        end = self.heading + along * (self.curvature + self.curvature_rate * along / 2)
        turn = abs(along) * max(
            abs(self.curvature), abs(self.curvature + self.curvature_rate * along)
        )
        steps = max(1, math.ceil(turn / _TURN_PER_STEP_RAD))
        edges = np.linspace(0.0, along, steps + 1)
        half = (edges[1:] - edges[:-1]) / 2
        t = (edges[:-1] + half)[:, None] + half[:, None] * _NODES
        angle = self.heading + t * (self.curvature + self.curvature_rate * t / 2)
        x = float((half[:, None] * _WEIGHTS * np.cos(angle)).sum())
        y = float((half[:, None] * _WEIGHTS * np.sin(angle)).sum())
        return self.x + x, self.y + y, end


@dataclass(frozen=True, slots=True)
class _Vertical:
    """A piece of profile: height and slope at `start`, then a circle or a parabola, or neither."""

    start: float
    height: float
    slope: float
    curvature: float
    quadratic: float

    def at(self, distance: float) -> tuple[float, float]:
        """Return height and slope at `distance` along the plan."""
        x = distance - self.start
        if self.curvature:
            sine = self.slope / math.hypot(1.0, self.slope)
            sine_there = min(max(sine + self.curvature * x, -0.999), 0.999)
            cosine, cosine_there = math.sqrt(1 - sine**2), math.sqrt(1 - sine_there**2)
            height = self.height + (cosine - cosine_there) / self.curvature
            return height, sine_there / cosine_there
        return (
            self.height + x * (self.slope + self.quadratic * x),
            self.slope + 2 * self.quadratic * x,
        )


class AlignmentCurve:
    """An IfcGradientCurve, or an IfcCompositeCurve of curve segments in the plan, in metres."""

    def __init__(self, curve: Any, unit_m: float) -> None:
        """Read the pieces of `curve`; raises UnsupportedCurve."""
        is_spatial = curve.is_a("IfcGradientCurve")
        plan = curve.BaseCurve if is_spatial else curve
        if not plan.is_a("IfcCompositeCurve"):
            raise UnsupportedCurve(plan.is_a())
        self._horizontal: list[_Horizontal] = []
        start = 0.0
        for segment in plan.Segments:
            piece = _horizontal(segment, start, unit_m)
            if piece.length > 0:
                self._horizontal.append(piece)
                start += piece.length
        if not self._horizontal:
            raise UnsupportedCurve("a curve without length")
        self.length = start
        self._vertical = [
            _vertical(segment, unit_m) for segment in (curve.Segments if is_spatial else ())
        ]
        self._starts = [piece.start for piece in self._horizontal]
        self._vertical_starts = [piece.start for piece in self._vertical]

    def at(self, distance: float) -> tuple[tuple[float, float, float], float, float]:
        """Return the point (x, y, z), the heading in plan (radians) and the slope (rise/run)."""
        piece = self._horizontal[max(bisect_right(self._starts, distance) - 1, 0)]
        x, y, heading = piece.at(distance)
        if not self._vertical:
            return (x, y, 0.0), heading, 0.0
        index = max(bisect_right(self._vertical_starts, distance) - 1, 0)
        z, slope = self._vertical[index].at(distance)
        return (x, y, z), heading, slope

    def frame(self, distance: float) -> NDArray[np.float64]:
        """Return the matrix (4×4) whose x axis runs along the curve and whose y axis is level."""
        point, heading, slope = self.at(distance)
        level = math.hypot(1.0, slope)
        x = np.array((math.cos(heading) / level, math.sin(heading) / level, slope / level))
        y = np.array((-math.sin(heading), math.cos(heading), 0.0))
        matrix = np.eye(4)
        matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = x, y, np.cross(x, y)
        matrix[:3, 3] = point
        return matrix

    def stations(self, start: float, end: float, tolerance_m: float) -> NDArray[np.float64]:
        """Return distances from `start` to `end` between which a straight line is close enough.

        `tolerance_m` is the greatest distance between the line and the curve in the plan.
        """
        marks = [np.array((start, end))]
        for piece in self._horizontal:
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if low >= high:
                continue
            curvature = max(
                abs(piece.curvature), abs(piece.curvature + piece.curvature_rate * piece.length)
            )
            longest = math.sqrt(8 * tolerance_m / curvature) if curvature else math.inf
            steps = min(math.ceil((high - low) / longest), _MOST_STEPS) if curvature else 1
            marks.append(np.linspace(low, high, max(steps, 1) + 1))
        return np.unique(np.concatenate(marks))

    def ribbon(self, tolerance_m: float) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
        """Return vertices and triangles of a narrow level strip along the curve.

        `tolerance_m` is that of the plan; the profile is followed every few metres.
        """
        steps = min(max(int(self.length / _RIBBON_STEP_M), 1), _MOST_STEPS)
        even = np.linspace(0.0, self.length, steps + 1)
        stations = np.unique(np.concatenate([even, self.stations(0.0, self.length, tolerance_m)]))
        vertices = np.empty((2 * len(stations), 3))
        for n, station in enumerate(stations.tolist()):
            (x, y, z), heading, _ = self.at(station)
            aside = RIBBON_WIDTH_M / 2
            dx, dy = -math.sin(heading) * aside, math.cos(heading) * aside
            vertices[2 * n] = (x - dx, y - dy, z)
            vertices[2 * n + 1] = (x + dx, y + dy, z)
        first = np.arange(0, 2 * len(stations) - 2, 2, dtype=np.uint32)
        triangles = np.stack(
            [first, first + 2, first + 3, first, first + 3, first + 1], axis=1
        ).reshape(-1, 3)
        return vertices, triangles


def _horizontal(segment: Any, start: float, unit_m: float) -> _Horizontal:
    x, y, heading = _place(segment, unit_m)
    parent = segment.ParentCurve
    length = _arc_length(segment.SegmentLength, parent, unit_m)
    curvature = rate = 0.0
    if parent.is_a("IfcCircle"):
        curvature = math.copysign(1.0 / (parent.Radius * unit_m), length)
    elif parent.is_a("IfcClothoid"):
        constant = parent.ClothoidConstant * unit_m
        rate = math.copysign(1.0 / constant**2, constant)
        # Against its direction, a clothoid bends to the other side, and ever less.
        curvature = rate * _arc_length(segment.SegmentStart, parent, unit_m)
        if length < 0:
            curvature = -curvature
    elif not parent.is_a("IfcLine"):
        raise UnsupportedCurve(parent.is_a())
    return _Horizontal(start, x, y, heading, abs(length), curvature, rate)


def _vertical(segment: Any, unit_m: float) -> _Vertical:
    distance, height, angle = _place(segment, unit_m)
    slope = math.tan(angle)
    parent = segment.ParentCurve
    if parent.is_a("IfcLine"):
        return _Vertical(distance, height, slope, 0.0, 0.0)
    if parent.is_a("IfcCircle"):
        length = _arc_length(segment.SegmentLength, parent, unit_m)
        curvature = math.copysign(1.0 / (parent.Radius * unit_m), length)
        return _Vertical(distance, height, slope, curvature, 0.0)
    if parent.is_a("IfcPolynomialCurve"):
        x: tuple[float, ...] = parent.CoefficientsX or (0.0, 1.0)
        y: tuple[float, ...] = parent.CoefficientsY or ()
        if len(x) <= 2 and len(y) <= 3:
            quadratic = y[2] / (x[1] ** 2) / unit_m if len(y) > 2 else 0.0
            return _Vertical(distance, height, slope, 0.0, quadratic)
    raise UnsupportedCurve(parent.is_a())


def _place(segment: Any, unit_m: float) -> tuple[float, float, float]:
    placement = segment.Placement
    x, y = placement.Location.Coordinates[:2]
    direction = placement.RefDirection
    angle = 0.0
    if direction is not None:
        angle = math.atan2(direction.DirectionRatios[1], direction.DirectionRatios[0])
    return x * unit_m, y * unit_m, angle


def _arc_length(measure: Any, curve: Any, unit_m: float) -> float:
    """Return an IfcCurveMeasureSelect as a signed length in metres."""
    value = float(measure.wrappedValue)
    if not measure.is_a("IfcParameterValue"):
        return value * unit_m
    if curve.is_a("IfcLine"):
        return value * float(curve.Dir.Magnitude) * unit_m
    if curve.is_a("IfcCircle"):
        return value * float(curve.Radius) * unit_m
    return value * unit_m
