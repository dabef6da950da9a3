"""Sections swept along an alignment (IfcSectionedSolidHorizontal): rails, courses, kerbs.

The reference kernel takes seconds for each and the fast one rounds them, so they are made here,
as long as their sections are polygons with the same number of points.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.alignment import AlignmentCurve, UnsupportedCurve
from exportstudio.geometry.polygons import triangulate

_Polygon = NDArray[np.float64]


def sweep(
    solid: Any, curve: AlignmentCurve, unit_m: float, tolerance_m: float
) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return vertices (metres) and triangles of `solid`, whose directrix is `curve`.

    Facets stay within `tolerance_m` of the true surface, measured at the curve. Raises
    UnsupportedCurve for sections that are not made here.
    """
    sections = [_polygon(profile, unit_m) for profile in solid.CrossSections]
    distances = [_distance(position, unit_m) for position in solid.CrossSectionPositions]
    points = len(sections[0])
    if len(sections) < 2 or any(len(section) != points for section in sections):
        raise UnsupportedCurve("sections of different kinds")
    stations = curve.stations(distances[0], distances[-1], tolerance_m)
    stations = np.unique(np.concatenate([stations, distances]))
    rings = []
    for station in stations.tolist():
        frame = curve.frame(station)
        section = _between(sections, distances, station)
        # The x axis of a section points to the left of the curve, its y axis up.
        rings.append(frame[:3, 3] + section @ frame[:3, 1:3].T)
    cap = _triangulated(sections[0])
    last = points * (len(stations) - 1)
    return np.concatenate(rings), np.concatenate(
        [cap[:, ::-1], cap + last, _sides(points, len(stations))]
    ).astype(np.uint32)


def _polygon(profile: Any, unit_m: float) -> _Polygon:
    """Return the corners (n, 2) of a polygonal profile, counter-clockwise, in metres."""
    if profile.is_a("IfcDerivedProfileDef"):
        return _transformed(_polygon(profile.ParentProfile, unit_m), profile.Operator, unit_m)
    if profile.is_a() != "IfcArbitraryClosedProfileDef":
        raise UnsupportedCurve(profile.is_a())
    curve = profile.OuterCurve
    if curve.is_a("IfcPolyline"):
        corners = [point.Coordinates[:2] for point in curve.Points]
    elif curve.is_a("IfcIndexedPolyCurve") and not _has_arcs(curve):
        corners = [coordinates[:2] for coordinates in curve.Points.CoordList]
    else:
        raise UnsupportedCurve(curve.is_a())
    polygon = np.array(corners, dtype=float) * unit_m
    if np.array_equal(polygon[0], polygon[-1]):
        polygon = polygon[:-1]
    x, y = polygon.T
    area = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum()
    return polygon if area > 0 else polygon[::-1].copy()


def _has_arcs(curve: Any) -> bool:
    """Return True where an IfcIndexedPolyCurve is more than its points in order."""
    segments = curve.Segments
    return segments is not None and any(segment.is_a("IfcArcIndex") for segment in segments)


def _transformed(polygon: _Polygon, operator: Any, unit_m: float) -> _Polygon:
    if operator.is_a() != "IfcCartesianTransformationOperator2D":
        raise UnsupportedCurve(operator.is_a())
    axis = operator.Axis1.DirectionRatios if operator.Axis1 is not None else (1.0, 0.0)
    length = math.hypot(axis[0], axis[1]) or 1.0
    cosine, sine = axis[0] / length, axis[1] / length
    other = operator.Axis2.DirectionRatios if operator.Axis2 is not None else (-sine, cosine)
    if cosine * other[1] - sine * other[0] < 0:
        raise UnsupportedCurve("a mirrored profile")
    scale = 1.0 if operator.Scale is None else operator.Scale
    turn = np.array(((cosine, sine), (-sine, cosine))) * scale
    return polygon @ turn + np.array(operator.LocalOrigin.Coordinates[:2]) * unit_m


def _distance(position: Any, unit_m: float) -> float:
    """Return how far along the curve a section stands; it must stand upright on the curve."""
    point = position.Location
    if position.Axis is not None or position.RefDirection is not None:
        raise UnsupportedCurve("a section that is turned")
    if point.OffsetLateral or point.OffsetVertical or point.OffsetLongitudinal:
        raise UnsupportedCurve("a section beside its curve")
    return float(point.DistanceAlong.wrappedValue) * unit_m


def _between(sections: list[_Polygon], distances: list[float], station: float) -> _Polygon:
    """Return the section at `station`, blended from its neighbours."""
    for n in range(len(sections) - 1):
        start, end = distances[n], distances[n + 1]
        if station <= end or n == len(sections) - 2:
            share = (station - start) / (end - start) if end > start else 0.0
            return sections[n] + (sections[n + 1] - sections[n]) * share
    raise AssertionError("sections have at least one gap between them")


def _triangulated(polygon: _Polygon) -> NDArray[np.int64]:
    """Return the triangles (n, 3) of a simple polygon, counter-clockwise, by its own corners."""
    corners = np.column_stack([polygon, np.zeros(len(polygon))])
    cut = triangulate(corners, [[range(len(polygon))]])
    if cut.crossing or not len(cut.corners):
        raise UnsupportedCurve("a profile that crosses itself")
    return cut.corners


def _sides(points: int, rings: int) -> NDArray[np.int64]:
    """Return the triangles between neighbouring rings, facing outward."""
    here = np.arange(points)
    there = np.roll(here, -1)
    quad = np.stack([here, there, there + points, here, there + points, here + points], axis=1)
    steps = np.arange(rings - 1)[:, None, None] * points
    return (quad.reshape(1, -1, 3) + steps).reshape(-1, 3)
