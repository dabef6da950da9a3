"""Extruded area solids whose profile the fast kernel does not follow, made from exact profiles.

Profiles of lines and arcs are evaluated here, all others by the reference kernel, which knows every
kind of them; extruding leaves nothing to doubt.
"""

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry import csg
from exportstudio.geometry.attributes import SWEPT_AREA
from exportstudio.geometry.detail import ARBITRARY
from exportstudio.geometry.mesh import Inspected
from exportstudio.geometry.placement import axis_matrix, plane_operator_matrix
from exportstudio.geometry.plane_curves import PlaneCurves, UnknownCurve
from exportstudio.geometry.reference_kernel import ReferenceKernel

_DEEPEST = 16

Loops = list[NDArray[np.float64]]


class Extruder:
    """Extrudes solids; each profile is evaluated once."""

    def __init__(self, kernel: ReferenceKernel, curves: PlaneCurves, unit_m: float) -> None:
        self._kernel = kernel
        self._curves = curves
        self._unit = unit_m
        self._profiles: dict[int, Loops | None] = {}

    def mesh(self, solid: Any) -> Inspected | None:
        """Return the mesh of an IfcExtrudedAreaSolid, or None where it can't be made."""
        import manifold3d

        if not solid.is_a("IfcExtrudedAreaSolid"):
            return None
        loops = self._loops(solid[SWEPT_AREA])
        depth = (solid.Depth or 0.0) * self._unit
        direction = solid.ExtrudedDirection
        ratios = (0.0, 0.0, 1.0) if direction is None else direction.DirectionRatios
        length = float(np.linalg.norm(ratios))
        if not loops or not depth > 0 or not length > 0 or not ratios[2]:
            return None
        contours = [np.ascontiguousarray(loop) for loop in loops]
        section = manifold3d.CrossSection(contours, manifold3d.FillRule.EvenOdd)
        # The sweep leans where it does not leave the profile at a right angle.
        matrix = np.eye(4)
        matrix[:3, 2] = np.array(ratios) / length
        matrix = axis_matrix(solid.Position, self._unit) @ matrix
        extruded = manifold3d.Manifold.extrude(section, depth).transform(matrix[:3])
        if extruded.is_empty():
            return None
        vertices, triangles = csg.mesh_of(extruded)
        return Inspected(vertices, triangles, is_closed=True)

    def _loops(self, profile: Any, depth: int = 0) -> Loops | None:
        """Return the closed loops of a profile, in metres, or None."""
        if profile.id() in self._profiles:
            return self._profiles[profile.id()]
        # The reference kernel derives profiles wrongly where they are scaled.
        if profile.is_a() in ARBITRARY:
            loops = self._drawn(profile) or self._traced(profile)
        elif not profile.is_a("IfcDerivedProfileDef"):
            loops = self._traced(profile)
        elif depth > _DEEPEST or profile.is_a("IfcMirroredProfileDef"):
            loops = None
        else:
            loops = self._loops(profile.ParentProfile, depth + 1)
            if loops is not None:
                matrix = plane_operator_matrix(profile.Operator, self._unit)
                loops = [loop @ matrix[:2, :2].T + matrix[:2, 2] for loop in loops]
        self._profiles[profile.id()] = loops
        return loops

    def _drawn(self, profile: Any) -> Loops | None:
        """Return the loops of an arbitrary profile that consists of lines and arcs, or None."""
        inner: tuple[Any, ...] = profile[3] if len(profile) > 3 else ()
        try:
            return [self._curves.loop(curve) for curve in (profile[2], *inner)]
        except UnknownCurve:
            return None

    def _traced(self, profile: Any) -> Loops | None:
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
        loops: Loops = []
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
