"""Closed curves in the plane of a profile as polygons: lines, arcs of circles and ellipses.

Most profiles are made of these; what else there is (splines, offsets) is left to the reference
kernel, which takes a hundred times as long.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.placement import axis_matrix
from exportstudio.model.quality import Quality

Points = NDArray[np.float64]

# Ends that are farther apart than this do not meet.
_JOINED_M = 1e-4
# The tangent of a turn that is none.
_STRAIGHT = 1e-7
_CONICS = ("IfcCircle", "IfcEllipse")


class UnknownCurve(ValueError):
    """A curve, or a way of trimming one, that is not evaluated here."""


class PlaneCurves:
    """Evaluates the curves of a model within the tolerances of a quality.

    `unit_m` is the length unit of the source in metres, `angle_rad` its unit of angles in radians.
    """

    def __init__(self, quality: Quality, unit_m: float, angle_rad: float) -> None:
        self._quality = quality
        self._unit = unit_m
        self._angle = angle_rad

    def loop(self, curve: Any) -> Points:
        """Return the corners (n, 2) of a closed curve in metres; raises UnknownCurve.

        Points on the way of a straight line are no corners.
        """
        points = self._points(curve)
        if np.abs(points[0] - points[-1]).max() > _JOINED_M:
            raise UnknownCurve("it is not closed")
        corners = points[:-1]
        corners = corners[np.abs(corners - np.roll(corners, 1, axis=0)).max(axis=1) > 0.0]
        before = corners - np.roll(corners, 1, axis=0)
        after = np.roll(before, -1, axis=0)
        turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
        ahead = (before * after).sum(1)
        corners = corners[(np.abs(turn) > _STRAIGHT * np.abs(ahead)) | (ahead < 0)]
        if len(corners) < 3:
            raise UnknownCurve("it bounds no area")
        return np.asarray(corners)

    def circle(self, radius: float) -> Points:
        """Return the corners (n, 2) of a circle around the origin; raises UnknownCurve."""
        radius_m = radius * self._unit
        if not radius_m > 0:
            raise UnknownCurve("a circle without radius")
        angles = 2 * math.pi * self._shares(radius_m, 2 * math.pi)[:-1]
        return np.stack([radius_m * np.cos(angles), radius_m * np.sin(angles)], axis=1)

    def _points(self, curve: Any) -> Points:
        if curve.is_a("IfcPolyline"):
            return np.array([point[0][:2] for point in curve[0]], dtype=float) * self._unit
        if curve.is_a("IfcIndexedPolyCurve"):
            return self._indexed(curve)
        if curve.is_a("IfcCompositeCurve"):
            return _chained([self._segment(segment) for segment in curve.Segments])
        if curve.is_a("IfcTrimmedCurve"):
            return self._trimmed(curve)
        if curve.is_a() in _CONICS:
            return self._arc(curve, 0.0, 2 * math.pi)
        raise UnknownCurve(curve.is_a())

    def _segment(self, segment: Any) -> Points:
        if not segment.is_a("IfcCompositeCurveSegment"):
            raise UnknownCurve(segment.is_a())
        points = self._points(segment.ParentCurve)
        return points if segment.SameSense else points[::-1]

    def _indexed(self, curve: Any) -> Points:
        corners = np.array(curve.Points.CoordList, dtype=float)[:, :2] * self._unit
        if not curve.Segments:
            return np.asarray(corners)
        parts = []
        for segment in curve.Segments:
            indices = np.array(segment.wrappedValue) - 1
            if indices.min() < 0 or indices.max() >= len(corners):
                raise UnknownCurve("it refers to points that do not exist")
            part = corners[indices]
            parts.append(self._through(part) if segment.is_a("IfcArcIndex") else part)
        return _chained(parts)

    def _through(self, three: Points) -> Points:
        """Return the arc through three points."""
        start, middle, end = three
        a, b = middle - start, end - start
        twice = 2 * (a[0] * b[1] - a[1] * b[0])
        if abs(twice) < 1e-12 * (a @ a + b @ b):
            return three
        to_centre = (
            np.array([b[1] * (a @ a) - a[1] * (b @ b), a[0] * (b @ b) - b[0] * (a @ a)]) / twice
        )
        centre = start + to_centre
        radius = float(np.linalg.norm(to_centre))
        first, last = (math.atan2(*(point - centre)[::-1]) for point in (start, end))
        turn = (last - first) % (2 * math.pi)
        if twice < 0:
            turn -= 2 * math.pi
        angles = first + turn * self._shares(radius, turn)
        points = centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        points[0], points[-1] = start, end
        return np.asarray(points)

    def _trimmed(self, curve: Any) -> Points:
        basis = curve.BasisCurve
        if basis.is_a("IfcPolyline"):
            raise UnknownCurve("a trimmed polyline")
        first = self._trim(basis, curve.Trim1, curve.MasterRepresentation)
        last = self._trim(basis, curve.Trim2, curve.MasterRepresentation)
        if basis.is_a("IfcLine"):
            return np.array([self._on_line(basis, first), self._on_line(basis, last)])
        if basis.is_a() not in _CONICS:
            raise UnknownCurve(basis.is_a())
        turn = (
            (last - first) % (2 * math.pi)
            if curve.SenseAgreement
            else -((first - last) % (2 * math.pi))
        )
        return self._arc(basis, first, turn or math.copysign(2 * math.pi, turn))

    def _trim(self, basis: Any, trims: tuple[Any, ...], master: str) -> float:
        """Return the parameter of a trim: metres along a line, radians around a conic."""
        parameter = next((t.wrappedValue for t in trims if t.is_a("IfcParameterValue")), None)
        point = next((t for t in trims if t.is_a("IfcCartesianPoint")), None)
        if point is None or (parameter is not None and master == "PARAMETER"):
            if parameter is None:
                raise UnknownCurve("a curve that is trimmed by nothing")
            if basis.is_a("IfcLine"):
                return float(parameter * basis.Dir.Magnitude * self._unit)
            return float(parameter * self._angle)
        there = np.array([*point.Coordinates[:2], 0.0]) * self._unit
        if basis.is_a("IfcLine"):
            origin = np.array(basis.Pnt.Coordinates[:2]) * self._unit
            return float((there[:2] - origin) @ _direction(basis))
        matrix = axis_matrix(basis.Position, self._unit)
        x, y, _ = (there - matrix[:3, 3]) @ matrix[:3, :3]
        one, other = self._semi_axes(basis)
        return math.atan2(y / other, x / one)

    def _on_line(self, line: Any, distance_m: float) -> Points:
        return np.asarray(
            np.array(line.Pnt.Coordinates[:2]) * self._unit + distance_m * _direction(line)
        )

    def _semi_axes(self, conic: Any) -> tuple[float, float]:
        if conic.is_a("IfcCircle"):
            return conic.Radius * self._unit, conic.Radius * self._unit
        return conic.SemiAxis1 * self._unit, conic.SemiAxis2 * self._unit

    def _arc(self, conic: Any, first: float, turn: float) -> Points:
        one, other = self._semi_axes(conic)
        angles = first + turn * self._shares(max(one, other), turn)
        matrix = axis_matrix(conic.Position, self._unit)
        flat = np.stack([one * np.cos(angles), other * np.sin(angles)], axis=1)
        return np.asarray(flat @ matrix[:2, :2].T + matrix[:2, 3])

    def _shares(self, radius_m: float, turn: float) -> Points:
        """Return numbers from 0 to 1 that cut a turn finely enough."""
        finest = _angle_within(self._quality.chord_tolerance_m, radius_m)
        # Where nobody could see the difference, an arc need not look round.
        unseen = _angle_within(self._quality.chord_tolerance_m / 20, radius_m)
        step = min(finest, max(self._quality.angular_tolerance_rad, unseen), math.pi / 2)
        pieces = max(math.ceil(abs(turn) / step - 1e-9), 1)
        if abs(turn) == 2 * math.pi:
            pieces += -pieces % 4  # so that it is as wide as it should be along its axes
        return np.linspace(0.0, 1.0, pieces + 1)


def _angle_within(error_m: float, radius_m: float) -> float:
    """Return the angle of a chord that is `error_m` away from its arc."""
    return 2 * math.acos(1 - min(error_m / radius_m, 1.0)) if radius_m > 0 else math.pi


def _direction(line: Any) -> Points:
    ratios = np.array(line.Dir.Orientation.DirectionRatios[:2], dtype=float)
    return np.asarray(ratios / np.linalg.norm(ratios))


def _chained(parts: list[Points]) -> Points:
    """Return parts that follow each other as one, without the points where they meet twice."""
    chain = [parts[0]]
    for part in parts[1:]:
        if np.abs(chain[-1][-1] - part[0]).max() > _JOINED_M:
            raise UnknownCurve("its parts do not meet")
        chain.append(part[1:])
    return np.concatenate(chain)
