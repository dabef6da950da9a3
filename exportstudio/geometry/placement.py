"""Object placements as matrices."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.alignment import AlignmentCurve, UnsupportedCurve
from exportstudio.geometry.attributes import (
    AXIS,
    AXIS1,
    AXIS2,
    AXIS3,
    COORDINATES,
    DIRECTION_RATIOS,
    LOCAL_ORIGIN,
    LOCATION,
    PLACEMENT_REL_TO,
    REF_DIRECTION,
    REF_DIRECTION_2D,
    RELATIVE_PLACEMENT,
    SCALE,
    SCALE2,
    SCALE3,
)

Matrix = NDArray[np.float64]

# Farther out, even double precision loses the tenth of a millimetre that is promised.
FARTHEST_M = 1e10


class PlacementError(ValueError):
    """A placement that leads nowhere; the text says why, in plain words."""


class Placements:
    """The world matrices (4×4, metres) of object placements, each computed once."""

    def __init__(self, unit_m: float) -> None:
        self._unit = unit_m
        self._known: dict[int, Matrix | PlacementError] = {}
        self._curves: dict[int, AlignmentCurve | None] = {}

    def of(self, placement: Any) -> Matrix | None:
        """Return the matrix of an IfcObjectPlacement, or None for a kind that kernels know better.

        No placement at all is the origin. Raises PlacementError for a circle of placements, and
        for one that is not finite or farther away than any building.
        """
        if placement is None:
            return np.eye(4)
        chain: list[Any] = []
        seen = set()
        current = placement
        while current is not None and current.id() not in self._known:
            if current.id() in seen:
                error = PlacementError("its placement is relative to itself")
                for link in chain:
                    self._known[link.id()] = error
                raise error
            if current.is_a("IfcLinearPlacement"):
                if not self._is_simple(current):
                    return None
            elif not current.is_a("IfcLocalPlacement"):
                return None
            seen.add(current.id())
            chain.append(current)
            current = current[PLACEMENT_REL_TO]
        matrix: Matrix = np.eye(4)
        if current is not None:
            known = self._known[current.id()]
            if isinstance(known, PlacementError):
                raise known
            matrix = known
        for link in reversed(chain):
            if link.is_a("IfcLinearPlacement"):
                matrix = matrix @ self._on_curve(link.RelativePlacement.Location)
            else:
                matrix = matrix @ axis_matrix(link[RELATIVE_PLACEMENT], self._unit)
            x, y, z = matrix[:3, 3].tolist()
            if not (abs(x) < FARTHEST_M and abs(y) < FARTHEST_M and abs(z) < FARTHEST_M):
                error = PlacementError("its placement is farther away than any building")
                self._known[link.id()] = error
                raise error
            self._known[link.id()] = matrix
        return matrix

    def _is_simple(self, placement: Any) -> bool:
        """Return True for a linear placement that follows its curve without turning away."""
        relative = placement.RelativePlacement
        if relative is None or relative.Axis is not None or relative.RefDirection is not None:
            return False
        curve = relative.Location.BasisCurve
        if curve.id() not in self._curves:
            try:
                self._curves[curve.id()] = AlignmentCurve(curve, self._unit)
            except UnsupportedCurve:
                self._curves[curve.id()] = None
        return self._curves[curve.id()] is not None

    def _on_curve(self, point: Any) -> Matrix:
        """Return the matrix of an IfcPointByDistanceExpression."""
        curve = self._curves[point.BasisCurve.id()]
        if curve is None:
            raise PlacementError("its placement follows a curve that can't be evaluated")
        matrix = curve.frame(point.DistanceAlong.wrappedValue * self._unit)
        offset = (point.OffsetLongitudinal, point.OffsetLateral, point.OffsetVertical)
        matrix[:3, 3] += matrix[:3, :3] @ [(value or 0.0) * self._unit for value in offset]
        return matrix


def read_angle_unit(ifc: Any) -> float:
    """Return the unit of plane angles of a model in radians."""
    import ifcopenshell.util.unit

    return float(ifcopenshell.util.unit.calculate_unit_scale(ifc, "PLANEANGLEUNIT"))


def axis_matrix(placement: Any, unit_m: float) -> Matrix:
    """Return the matrix (4×4, metres) of an IfcAxis2Placement2D or 3D; None is the origin."""
    if placement is None:
        return np.eye(4)
    origin = _point(placement[LOCATION], unit_m)
    if placement.is_a("IfcAxis2Placement2D"):
        axis, reference = None, placement[REF_DIRECTION_2D]
    else:
        axis, reference = placement[AXIS], placement[REF_DIRECTION]
    if axis is None and reference is None:
        return _matrix((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), origin)
    z = _direction(axis, (0.0, 0.0, 1.0))
    x = _across(_direction(reference, (1.0, 0.0, 0.0)), z)
    return _matrix(x, _cross(z, x), z, origin)


def operator_matrix(operator: Any, unit_m: float) -> Matrix:
    """Return the matrix (4×4, metres) of an IfcCartesianTransformationOperator3D."""
    if operator is None or not operator.is_a("IfcCartesianTransformationOperator3D"):
        return np.eye(4)
    axis1, axis2, axis3 = operator[AXIS1], operator[AXIS2], operator[AXIS3]
    z = _direction(axis3, (0.0, 0.0, 1.0))
    x = _across(_direction(axis1, (1.0, 0.0, 0.0)), z)
    y = _cross(z, x)
    if axis2 is not None and _dot(y, _direction(axis2, y)) < 0:
        y = (-y[0], -y[1], -y[2])
    scale = 1.0 if operator[SCALE] is None else operator[SCALE]
    scale_y = scale_z = scale
    if operator.is_a("IfcCartesianTransformationOperator3DnonUniform"):
        scale_y = scale if operator[SCALE2] is None else operator[SCALE2]
        scale_z = scale if operator[SCALE3] is None else operator[SCALE3]
    return _matrix(
        (x[0] * scale, x[1] * scale, x[2] * scale),
        (y[0] * scale_y, y[1] * scale_y, y[2] * scale_y),
        (z[0] * scale_z, z[1] * scale_z, z[2] * scale_z),
        _point(operator[LOCAL_ORIGIN], unit_m),
    )


def plane_operator_matrix(operator: Any, unit_m: float) -> NDArray[np.float64]:
    """Return the matrix (3×3, metres) of an IfcCartesianTransformationOperator2D."""
    x, y, _ = _direction(operator.Axis1, (1.0, 0.0, 0.0))
    up = (-y, x)
    if operator.Axis2 is not None:
        other_x, other_y, _ = _direction(operator.Axis2, (-y, x, 0.0))
        if other_x * up[0] + other_y * up[1] < 0:
            up = (y, -x)
    scale = 1.0 if operator.Scale is None else operator.Scale
    is_uniform = not operator.is_a("IfcCartesianTransformationOperator2DnonUniform")
    scale_y = scale if is_uniform or operator.Scale2 is None else operator.Scale2
    origin = _point(operator.LocalOrigin, unit_m)
    return np.array(
        (
            (x * scale, up[0] * scale_y, origin[0]),
            (y * scale, up[1] * scale_y, origin[1]),
            (0.0, 0.0, 1.0),
        )
    )


def is_rigid(matrix: Matrix) -> bool:
    """Return True for a matrix that turns and moves, and neither scales nor mirrors."""
    axes = matrix[:3, :3]
    return bool(np.abs(axes.T @ axes - np.eye(3)).max() < 1e-9 and np.linalg.det(axes) > 0)


# Vectors of three as plain tuples: numpy takes ten times as long for so few numbers.
_Vector = tuple[float, float, float]


def _matrix(x: _Vector, y: _Vector, z: _Vector, origin: _Vector) -> Matrix:
    return np.array(
        (
            (x[0], y[0], z[0], origin[0]),
            (x[1], y[1], z[1], origin[1]),
            (x[2], y[2], z[2], origin[2]),
            (0.0, 0.0, 0.0, 1.0),
        )
    )


def _point(location: Any, unit_m: float) -> _Vector:
    if location is None or not location.is_a("IfcCartesianPoint"):
        return (0.0, 0.0, 0.0)
    x, y, z = (*location[COORDINATES], 0.0, 0.0, 0.0)[:3]
    return (x * unit_m, y * unit_m, z * unit_m)


def _direction(direction: Any, default: _Vector) -> _Vector:
    """Return an IfcDirection with unit length, or `default` where there is none to speak of."""
    if direction is None:
        return default
    x, y, z = (*direction[DIRECTION_RATIOS], 0.0, 0.0, 0.0)[:3]
    length = math.sqrt(x * x + y * y + z * z)
    if not 1e-12 < length < math.inf:
        return default
    return (x / length, y / length, z / length)


def _across(x: _Vector, z: _Vector) -> _Vector:
    """Return the unit vector nearest to `x` at a right angle to `z`."""
    for candidate in (x, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)):
        along = _dot(candidate, z)
        vector = tuple(c - along * axis for c, axis in zip(candidate, z, strict=True))
        length = math.sqrt(sum(c * c for c in vector))
        if length > 1e-9:
            return (vector[0] / length, vector[1] / length, vector[2] / length)
    return (1.0, 0.0, 0.0)


def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: _Vector, b: _Vector) -> _Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )
