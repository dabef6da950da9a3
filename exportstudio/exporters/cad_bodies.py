"""The bodies of a building for formats of solids: exact where curved, plane faces merged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.cad_shapes import (
    CadShape,
    box_of,
    location_of,
    shape_of_exact,
    shape_of_polyhedra,
)
from exportstudio.exporters.exporter import Bounds, ExportInput, OnProgress
from exportstudio.geometry.exact_solids import ExactSolids
from exportstudio.geometry.mesh import is_closed
from exportstudio.geometry.polyhedra import polyhedra_of
from exportstudio.model.ledger import Ledger, Outcome
from exportstudio.model.quality import DRAFT, Quality
from exportstudio.model.scene import Placement, Shape

# An exact body and its mesh may differ by the tolerance of the mesh, and by rounding.
_ROUNDING_M = 1e-3


@dataclass(frozen=True, slots=True)
class CadBody:
    """A shape of the scene with what is to be said of it.

    `made`: how it was made, for the ledger. `flaw`: what is not as it should be, or nothing.
    """

    cad: CadShape
    made: str
    flaw: str
    is_exact: bool


class CadBodies:
    """The body of each shape of a scene, by its number."""

    def __init__(self, source: ExportInput, on_progress: OnProgress) -> None:
        """Make them; raises what `on_progress` raises."""
        self._source = source
        self._scene = source.shaped.scene
        self.of_shape: dict[int, CadBody] = {}
        drawn = {placement.element_id for placement in self._scene.placements}
        self._solids = ExactSolids(
            source.building, source.quality, drawn, source.quarantine, source.on_element
        )
        for placement in self._scene.placements:
            if placement.shape not in self.of_shape:
                on_progress(len(self.of_shape), len(self._scene.shapes))
                self.of_shape[placement.shape] = self._made(placement)

    def account_in(self, ledger: Ledger) -> None:
        """Say in `ledger` of every element that is drawn how its body was made, and its flaws."""
        for placement in self._scene.placements:
            body = self.of_shape[placement.shape]
            line = ledger.lines[self._source.building.elements[placement.element_id].key]
            made_by = f"{line.made_by}, {body.made}" if line.made_by else body.made
            flaws = [flaw for flaw in (line.reason, body.flaw) if flaw]
            outcome = Outcome.DEGRADED if body.flaw else line.outcome
            reason = "; ".join(flaws)
            ledger.record(replace(line, made_by=made_by, outcome=outcome, reason=reason))

    def total(self) -> tuple[int, float]:
        """Return how many solids are placed, and their volume in cubic metres."""
        shapes = [self.of_shape[placement.shape].cad for placement in self._scene.placements]
        return sum(s.solids for s in shapes), sum(s.volume_m3 for s in shapes)

    def bounds(self) -> Bounds:
        """Return the bounds of all that is placed, in metres, without the offset."""
        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        for points in self._extents():
            low, high = np.minimum(low, points.min(0)), np.maximum(high, points.max(0))
        (x, y, z), (far_x, far_y, far_z) = low.tolist(), high.tolist()
        return (x, y, z), (far_x, far_y, far_z)

    def _extents(self) -> Iterator[NDArray[np.float64]]:
        for placement in self._scene.placements:
            body, matrix = self.of_shape[placement.shape], placement.matrix
            if body.is_exact:
                yield box_of(body.cad.shape.Located(location_of(matrix)))
            else:
                yield (
                    _corners(self._scene.shapes[placement.shape]) @ matrix[:3, :3].T + matrix[:3, 3]
                )

    def _made(self, placement: Placement) -> CadBody:
        is_curved = self._solids.is_curved(placement.element_id)
        failure = ""
        if is_curved and self._source.quality is not DRAFT:
            exact = self._exact(placement)
            if not isinstance(exact, str):
                return CadBody(exact, "exact faces", "", is_exact=True)
            failure = f"its curved faces are facets, since {exact}"
        shape = self._scene.shapes[placement.shape]
        cad = shape_of_polyhedra(polyhedra_of(shape.vertices, shape.triangles, shape.slots))
        flaws = [failure] if failure else []
        if cad.faulty:
            flaws.append("OpenCascade finds fault with its solid, which is written as a surface")
        elif not cad.is_closed and self._solids.is_solid(placement.element_id):
            flaws.append("its body is not closed, so that it is no solid")
        made = "curved faces as facets" if is_curved else "plane faces"
        return CadBody(cad, made, "; ".join(flaws), is_exact=False)

    def _exact(self, placement: Placement) -> CadShape | str:
        """Return the exact shape in the coordinates of the mesh, or why it is not taken."""
        body = self._solids.make(placement.element_id)
        if isinstance(body, str):
            return body
        to_scene = body.matrix.copy()
        to_scene[:3, 3] -= self._scene.offset
        exact = shape_of_exact(body, np.linalg.inv(placement.matrix) @ to_scene)
        if isinstance(exact, str):
            return exact
        if not exact.is_valid():
            return "OpenCascade finds fault with its exact faces"
        mesh = self._scene.shapes[placement.shape]
        return _difference(exact, mesh, self._source.quality) or exact


def _difference(exact: CadShape, mesh: Shape, quality: Quality) -> str:
    """Return in what an exact shape and its mesh differ more than they should, or nothing."""
    within_m = quality.chord_tolerance_m + _ROUNDING_M
    corners = _corners(mesh)
    box = np.stack([corners.min(0), corners.max(0)])
    away = float(np.abs(box_of(exact.shape) - box).max())
    if not away <= within_m:
        return f"its exact shape reaches {away * 1000:.1f} mm farther or less far than its mesh"
    if not (exact.is_closed and is_closed(mesh.triangles)):
        return ""
    points = mesh.vertices[mesh.triangles]
    cross = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    volume = float((points[:, 0] * cross).sum() / 6)
    area = float(np.linalg.norm(cross, axis=1).sum() / 2)
    if not abs(exact.volume_m3 - volume) <= area * within_m:
        return f"the volume of its exact shape is {exact.volume_m3:.6g} m³, not {volume:.6g} m³"
    return ""


def _corners(shape: Shape) -> NDArray[np.float64]:
    return shape.vertices[np.unique(shape.triangles)]
