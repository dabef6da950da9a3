"""Extruded area solids, made from exact profiles.

Profiles of lines and arcs are evaluated here, all others by the reference kernel, which knows every
kind of them. Extruding leaves nothing to doubt: no rounding, no hole, no corner left out.
"""

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry import csg
from exportstudio.geometry.detail import ARBITRARY
from exportstudio.geometry.mesh import Triangles, Vertices
from exportstudio.geometry.placement import Matrix, axis_matrix, plane_operator_matrix
from exportstudio.geometry.plane_curves import PlaneCurves, UnknownCurve
from exportstudio.geometry.reference_kernel import ReferenceKernel

_DEEPEST = 16
_CONVEX = 2
# Corners that turn less than this, as a share of the sharpest, are on a straight line.
_STRAIGHT = 1e-9
# How far triangles may be from the area that the loops bound, as a share: more is a crossing.
_CROSSING = 1e-6

Loop = NDArray[np.float64]
Mesh = tuple[Vertices, Triangles]


@dataclass(frozen=True, slots=True)
class _Profile:
    """The closed loops (n, 2) of a profile, in metres, and the triangles of a prism over it.

    The prism has the corners of all loops twice, those at the bottom first. `triangles` is None
    where the loops do not bound one area in order, the outer one first.
    """

    loops: list[Loop]
    triangles: Triangles | None


class Extruder:
    """Extrudes solids; each profile is evaluated once."""

    def __init__(self, kernel: ReferenceKernel, curves: PlaneCurves, unit_m: float) -> None:
        self._kernel = kernel
        self._curves = curves
        self._unit = unit_m
        self._profiles: dict[int, _Profile | None] = {}

    def mesh(self, solid: Any, watch: Callable[[bool], None] | None) -> Mesh | None:
        """Return the closed mesh of an IfcExtrudedAreaSolid, or None where it can't be made.

        `watch` is called with True before a kernel looks at the profile, with False afterwards;
        without it, no kernel does.
        """
        if not solid.is_a("IfcExtrudedAreaSolid"):
            return None
        area, position, direction, depth = solid
        profile = self._profile(area, watch)
        depth_m = (depth or 0.0) * self._unit
        x, y, z = (0.0, 0.0, 1.0) if direction is None else direction[0]
        length = float(np.sqrt(x * x + y * y + z * z))
        if profile is None or not depth_m > 0 or not length > 0 or not z:
            return None
        sweep = np.array((x, y, z)) * (depth_m / length)
        matrix = axis_matrix(position, self._unit)
        if profile.triangles is None:
            return _by_solids(profile.loops, sweep, matrix)
        corners = np.concatenate(profile.loops)
        bottom = corners @ matrix[:3, :2].T + matrix[:3, 3]
        vertices = np.concatenate([bottom, bottom + matrix[:3, :3] @ sweep])
        triangles = profile.triangles if z > 0 else profile.triangles[:, ::-1]
        return vertices, triangles

    def _profile(
        self, entity: Any, watch: Callable[[bool], None] | None, depth: int = 0
    ) -> _Profile | None:
        if entity.id() in self._profiles:
            return self._profiles[entity.id()]
        loops = self._drawn(entity)
        profile = None if loops is None else _Profile(loops, _prism(loops))
        # The reference kernel derives profiles wrongly where they are mirrored or scaled.
        if loops is None and entity.is_a("IfcDerivedProfileDef"):
            if depth <= _DEEPEST and not entity.is_a("IfcMirroredProfileDef"):
                parent = self._profile(entity.ParentProfile, watch, depth + 1)
                profile = None if parent is None else self._derived(parent, entity.Operator)
        elif loops is None:
            if watch is None:
                return None
            watch(True)
            traced = self._traced(entity)
            watch(False)
            profile = None if traced is None else _Profile(traced, None)
        self._profiles[entity.id()] = profile
        return profile

    def _derived(self, parent: _Profile, operator: Any) -> _Profile:
        matrix = plane_operator_matrix(operator, self._unit)
        loops = [loop @ matrix[:2, :2].T + matrix[:2, 2] for loop in parent.loops]
        return _Profile(loops, None if parent.triangles is None else _prism(loops))

    def _drawn(self, profile: Any) -> list[Loop] | None:
        """Return the loops of a profile that consists of lines and arcs, or None."""
        kind = profile.is_a()
        try:
            if kind in ARBITRARY:
                inner: tuple[Any, ...] = profile[3] if len(profile) > 3 else ()
                return [self._curves.loop(curve) for curve in (profile[2], *inner)]
            if kind == "IfcRectangleProfileDef":
                x, y = profile[3] * self._unit / 2, profile[4] * self._unit / 2
                loops = [np.array(((-x, -y), (x, -y), (x, y), (-x, y)))] if x * y > 0 else None
            elif kind == "IfcCircleProfileDef":
                loops = [self._curves.circle(profile[3])]
            elif kind == "IfcCircleHollowProfileDef":
                loops = [self._curves.circle(r) for r in (profile[3], profile[3] - profile[4])]
            else:
                return None
        except UnknownCurve:
            return None
        if loops is not None and profile[2] is not None:
            matrix = axis_matrix(profile[2], self._unit)
            loops = [loop @ matrix[:2, :2].T + matrix[:2, 3] for loop in loops]
        return loops

    def _traced(self, profile: Any) -> list[Loop] | None:
        """Return the loops that the edges of a profile form."""
        outline = self._kernel.outline(profile)
        if outline is None:
            return None
        points, edges = outline
        neighbours: dict[int, list[int]] = defaultdict(list)
        for one, other in edges.tolist():
            neighbours[one].append(other)
            neighbours[other].append(one)
        if any(len(near) != 2 for near in neighbours.values()):
            return None  # it branches or ends: no area is bounded by that
        loops: list[Loop] = []
        while neighbours:
            current = next(iter(neighbours))
            loop = []
            while current in neighbours:
                loop.append(current)
                one, other = neighbours.pop(current)
                current = one if one in neighbours else other
            if len(loop) > 2:
                loops.append(points[loop, :2])
        return loops


def _prism(loops: list[Loop]) -> Triangles | None:
    """Return the triangles of an upright prism, or None where the loops bound no simple area."""
    for n, loop in enumerate(loops):
        turn = _turn(loop.tolist())
        if turn == 0:
            return None
        if (turn > 0) != (n == 0):  # the outline goes round to the left, holes to the right
            loops[n] = loop[::-1]
        if len(loops) == 1 and abs(turn) == _CONVEX:
            return _convex_prism(len(loop))
    return _any_prism(loops)


def _turn(corners: list[list[float]]) -> int:
    """Return which way a loop goes round, 1 for left and -1 for right; twice that if convex.

    0 is returned for a loop that bounds no area.
    """
    area = 0.0
    lefts = rights = 0
    reach = turned = 0.0
    (ax, ay), (bx, by) = corners[-2], corners[-1]
    ox, oy = corners[0]
    for cx, cy in corners:
        area += (bx - ox) * (cy - oy) - (cx - ox) * (by - oy)
        ux, uy, vx, vy = bx - ax, by - ay, cx - bx, cy - by
        cross = ux * vy - uy * vx
        turned += math.atan2(cross, ux * vx + uy * vy)
        reach = max(reach, abs(cross))
        lefts += cross > _STRAIGHT * reach
        rights += cross < -_STRAIGHT * reach
        ax, ay, bx, by = bx, by, cx, cy
    if area == 0.0 or len(corners) < 3:
        return 0
    way = 1 if area > 0 else -1
    # A star turns one way only, too, but more than once.
    is_convex = not (lefts and rights) and abs(turned) < 3 * math.pi
    return way * (_CONVEX if is_convex else 1)


@cache
def _convex_prism(size: int) -> Triangles:
    second = np.arange(1, size - 1)
    return _closed(np.stack([np.zeros_like(second), second, second + 1], axis=1), [size])


def _any_prism(loops: list[Loop]) -> Triangles | None:
    import mapbox_earcut

    sizes = [len(loop) for loop in loops]
    flat = np.concatenate(loops)
    ears = mapbox_earcut.triangulate_float64(flat, np.cumsum(sizes).astype(np.uint32))
    cap = ears.reshape(-1, 3).astype(np.int64)
    a, b, c = flat[cap[:, 0]], flat[cap[:, 1]], flat[cap[:, 2]]
    areas = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    cap[areas < 0] = cap[areas < 0][:, ::-1]
    x, y = flat[:, 0], flat[:, 1]
    following = _following(sizes)
    bounded = float(x @ y[following] - y @ x[following])
    is_whole = len(cap) == len(flat) + 2 * len(loops) - 4
    if not is_whole or abs(float(np.abs(areas).sum()) - bounded) > _CROSSING * bounded:
        return None
    return _closed(cap, sizes)


def _following(sizes: list[int]) -> NDArray[np.int64]:
    """Return the number of the corner after each, in loops of so many corners."""
    ends = np.cumsum(sizes)
    following = np.arange(1, ends[-1] + 1)
    following[ends - 1] = ends - sizes
    return following


def _closed(cap: NDArray[np.int64], sizes: list[int]) -> Triangles:
    """Return the triangles of a prism with that cap at both ends."""
    end = _following(sizes)
    start = np.arange(len(end))
    count = len(end)
    sides = [
        np.stack([start, end, end + count], axis=1),
        np.stack([start, end + count, start + count], axis=1),
    ]
    return np.concatenate([cap[:, ::-1], cap + count, *sides]).astype(np.uint32)


def _by_solids(loops: list[Loop], sweep: NDArray[np.float64], matrix: Matrix) -> Mesh | None:
    """Return what is swept over the area that an odd number of loops goes around."""
    import manifold3d

    contours = [np.ascontiguousarray(loop) for loop in loops]
    section = manifold3d.CrossSection(contours, manifold3d.FillRule.EvenOdd)
    # The sweep leans where it does not leave the profile at a right angle.
    lean = np.eye(4)
    lean[:3, 2] = sweep / np.linalg.norm(sweep)
    whole = (matrix @ lean)[:3]
    extruded = manifold3d.Manifold.extrude(section, float(np.linalg.norm(sweep))).transform(whole)
    if extruded.is_empty():
        return None
    return csg.mesh_of(extruded)
