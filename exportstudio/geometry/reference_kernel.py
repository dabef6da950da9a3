"""The reference kernel: IfcOpenShell. Slower, one element at a time, styles for every face."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.mesh import HOLE_M2, Triangles, Vertices, holes_m2, is_closed, outward
from exportstudio.geometry.placement import Matrix
from exportstudio.model.quality import Quality

NAME = "ifcopenshell"

_HYBRID = "hybrid-cgal-simple-opencascade"
# The coarsest tolerance that the hybrid's fixed division of curves still keeps.
_HYBRID_FROM_M = 0.005


@dataclass(frozen=True, slots=True)
class ReferenceMesh:
    """A mesh in local coordinates (metres) with its matrix to the world.

    `items` (m,) holds for each triangle the STEP id of the item that it comes from, and
    `styles` (m,) that of its surface style, or 0 where the kernel found none.
    """

    vertices: Vertices
    triangles: Triangles
    items: NDArray[np.int64]
    styles: NDArray[np.int64]
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class ReferenceBrep:
    """A body in OpenCascade's text format, in metres, with its matrix to the world."""

    text: str
    matrix: Matrix


class ReferenceKernel:
    """IfcOpenShell with the settings of one quality.

    Its surfaces follow the chord tolerance with OpenCascade only; the hybrid that tries CGAL
    first is twice as fast and cuts curves into a fixed number of pieces, which is enough where
    no fine tolerance is promised.
    """

    def __init__(self, ifc: Any, quality: Quality) -> None:
        import ifcopenshell.geom

        self._geom = ifcopenshell.geom
        self._ifc = ifc
        self._settings = ifcopenshell.geom.settings()
        self._settings.set("mesher-linear-deflection", quality.chord_tolerance_m)
        self._settings.set("mesher-angular-deflection", quality.angular_tolerance_rad)
        self._settings.set("no-normals", True)
        self._library = _HYBRID if quality.chord_tolerance_m >= _HYBRID_FROM_M else "opencascade"

    def shape(self, id: int, *, is_solid: bool = False) -> ReferenceMesh | str:
        """Return the mesh of an element, or why there is none, in words.

        Of a body that `is_solid`, OpenCascade leaves out faces now and then; the hybrid may not.
        """
        mesh = self._made(id, self._library)
        if is_solid and self._library != _HYBRID and not isinstance(mesh, str) and _has_hole(mesh):
            other = self._made(id, _HYBRID)
            if not isinstance(other, str) and not _has_hole(other):
                return other
        return mesh

    def _made(self, id: int, library: str) -> ReferenceMesh | str:
        import ifcopenshell

        ifcopenshell.get_log()  # what earlier elements left there
        product = self._ifc.by_id(id)
        try:
            element = self._geom.create_shape(self._settings, product, geometry_library=library)
        except (RuntimeError, ifcopenshell.Error) as error:
            return _reason(ifcopenshell.get_log(), str(error))
        geometry = element.geometry
        vertices = np.frombuffer(geometry.verts_buffer, dtype="<f8").reshape(-1, 3).copy()
        triangles = (
            np.frombuffer(geometry.faces_buffer, dtype="<i4").reshape(-1, 3).astype(np.uint32)
        )
        if not len(triangles):
            return _reason(ifcopenshell.get_log(), "")
        materials = [material.instance_id() for material in geometry.materials]
        style_ids = np.array([*materials, 0], dtype=np.int64)
        matrix = _matrix_of(element)
        items = np.frombuffer(geometry.item_ids_buffer, dtype="<i4").astype(np.int64)
        for item in np.unique(items).tolist():
            own = items == item
            triangles[own] = outward(vertices, triangles[own])
        return ReferenceMesh(
            vertices,
            triangles,
            items,
            style_ids[np.frombuffer(geometry.material_ids_buffer, dtype="<i4")],
            matrix,
        )

    def brep(self, id: int) -> ReferenceBrep | str:
        """Return the exact boundary representation of an element, or why there is none."""
        import ifcopenshell

        settings = self._geom.settings()
        settings.set("iterator-output", self._geom.ifcopenshell_wrapper.SERIALIZED)
        settings.set("reorient-shells", True)  # or else faceted bodies stay loose faces
        ifcopenshell.get_log()
        product = self._ifc.by_id(id)
        try:
            element = self._geom.create_shape(settings, product, geometry_library="opencascade")
        except (RuntimeError, ifcopenshell.Error) as error:
            return _reason(ifcopenshell.get_log(), str(error))
        return ReferenceBrep(element.geometry.brep_data, _matrix_of(element))

    def outline(self, profile: Any) -> tuple[Vertices, NDArray[np.int64]] | None:
        """Return the points (n, 3) of an IfcProfileDef, in metres, and its edges (m, 2).

        Its curves follow the chord tolerance. None where the kernel makes nothing of it.
        """
        import ifcopenshell

        try:
            shape = self._geom.create_shape(self._settings, profile, geometry_library="opencascade")
        except (RuntimeError, ifcopenshell.Error):
            return None
        points = np.frombuffer(shape.verts_buffer, dtype="<f8").reshape(-1, 3).copy()
        edges = np.frombuffer(shape.edges_buffer, dtype="<i4").reshape(-1, 2).astype(np.int64)
        return points, edges


def _matrix_of(element: Any) -> Matrix:
    return np.frombuffer(element.transformation_buffer, dtype="<f8").reshape(4, 4).T.copy()


def _has_hole(mesh: ReferenceMesh) -> bool:
    return not is_closed(mesh.triangles) and holes_m2(mesh.vertices, mesh.triangles) > HOLE_M2


def _reason(log: str, error: str) -> str:
    lines = [line.rsplit("] ", 1)[-1].strip() for line in log.splitlines() if "[error]" in line]
    said = next((line for line in lines if line), error)
    return (
        f"the geometry kernel made nothing of it ({said})"
        if said
        else ("the geometry kernel made nothing of it")
    )
