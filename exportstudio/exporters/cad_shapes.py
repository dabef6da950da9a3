"""Polyhedra and exact bodies as shapes of OpenCascade, in millimetres.

`OCP` has no types, so its shapes are Any here; `TopoDS_Shape` is meant.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.exact_solids import ExactBody
from exportstudio.geometry.polyhedra import Face, Polyhedra, Polyhedron
from exportstudio.model.issue import Issue, StudioError

MM = 1000.0
# What is nearer is one point to OpenCascade, in millimetres.
_TOLERANCE_MM = 1e-6
# A closed film is no solid.
_LEAST_VOLUME_M3 = 1e-12


@dataclass(frozen=True, slots=True)
class Piece:
    """A solid or a shell, with its style slot, or the slots of its faces in their order."""

    shape: Any
    slots: tuple[int, ...]

    @classmethod
    def of_faces(cls, shape: Any, slots: Sequence[int]) -> "Piece":
        """Return a piece with one slot if all its faces have the same."""
        return cls(shape, tuple(slots[:1] if len(set(slots)) == 1 else slots))


@dataclass(frozen=True, slots=True)
class CadShape:
    """A shape of the scene as OpenCascade has it, in its own coordinates but in millimetres.

    `solids` counts those of its pieces, and `volume_m3` is that of all. `is_closed`: it has
    nothing but solids. `faulty`: how many of its pieces OpenCascade finds fault with.
    """

    shape: Any
    pieces: list[Piece]
    solids: int
    volume_m3: float
    is_closed: bool
    faulty: int = 0

    def copy(self) -> "CadShape":
        """Return the same once more, for other colours."""
        from OCP.BRepBuilderAPI import BRepBuilderAPI_Copy

        copier = BRepBuilderAPI_Copy(self.shape)
        pieces = [replace(each, shape=copier.ModifiedShape(each.shape)) for each in self.pieces]
        return replace(self, shape=copier.Shape(), pieces=pieces)

    def parts(self) -> Iterator[tuple[Any, int]]:
        """Yield its sub-shapes with the style slot of each; faces, where a piece has several."""
        for piece in self.pieces:
            whole = len(piece.slots) == 1
            shapes = [piece.shape] if whole else faces_of(piece.shape)
            yield from zip(shapes, piece.slots, strict=True)

    def is_valid(self) -> bool:
        """Return whether OpenCascade finds nothing wrong with it."""
        return _is_valid(self.shape)


def require_opencascade() -> None:
    """Raise StudioError (WRITE340) where OpenCascade can't be loaded."""
    try:
        from OCP.Message import Message
        from OCP.STEPCAFControl import STEPCAFControl_Writer  # noqa: F401
    except ImportError as error:
        raise StudioError(
            Issue.error(
                "WRITE340",
                f"OpenCascade, which writes STEP and IGES, can't be loaded: {error}.",
                "Install what it needs (on Linux: libGL and libX11), or choose another format.",
            )
        ) from error
    # What it prints goes nowhere: it prints for every file, and says nothing about it.
    printers = Message.DefaultMessenger_s().ChangePrinters()
    printers.Clear()


def shape_of_polyhedra(polyhedra: Polyhedra) -> CadShape:
    """Return polyhedra as solids, hollows in them included, and open ones as shells.

    What makes no sound solid is a shell, too: readers leave out such solids, or break on them.
    """
    maker = _PolyhedronMaker(polyhedra)
    shells = [maker.shell(part) for part in polyhedra.parts]
    pieces: list[Piece] = []
    solids, faulty, volume_m3 = 0, 0, 0.0
    outside_of = _hollows(polyhedra)
    for n, part in enumerate(polyhedra.parts):
        shell, slots = shells[n]
        if n in outside_of:
            continue
        if abs(part.volume_m3) <= _LEAST_VOLUME_M3:
            pieces.append(Piece.of_faces(shell, slots))
            faulty += not _is_valid(shell)
            continue
        hollows = [inner for inner, outer in outside_of.items() if outer == n]
        shell = shell if part.volume_m3 > 0 else shell.Reversed()
        solid = _solid([shell, *(shells[inner][0] for inner in hollows)])
        if not _is_valid(solid):
            pieces += [Piece.of_faces(*shells[number]) for number in (n, *hollows)]
            faulty += 1
            continue
        slots = slots + [slot for inner in hollows for slot in shells[inner][1]]
        pieces.append(Piece.of_faces(solid, slots))
        solids += 1
        volume_m3 += abs(part.volume_m3) - sum(
            abs(polyhedra.parts[inner].volume_m3) for inner in hollows
        )
    whole = _compound([piece.shape for piece in pieces])
    return CadShape(whole, pieces, solids, volume_m3, solids == len(pieces), faulty)


def shape_of_exact(body: ExactBody, matrix: NDArray[np.float64]) -> CadShape | str:
    """Return an exact body, moved by the rigid `matrix` (4×4, metres), or why it is none."""
    from OCP.BRep import BRep_Builder
    from OCP.BRepBuilderAPI import BRepBuilderAPI_Transform
    from OCP.BRepTools import BRepTools
    from OCP.TopAbs import TopAbs_COMPOUND
    from OCP.TopLoc import TopLoc_Location
    from OCP.TopoDS import TopoDS_Shape

    read = TopoDS_Shape()
    BRepTools.Read_s(read, io.BytesIO(body.brep.encode()), BRep_Builder())
    if read.IsNull():
        return "its exact shape is empty"
    items = list(_children(read)) if read.ShapeType() == TopAbs_COMPOUND else [read]
    slots: Sequence[int] = body.slots
    if len(items) != len(slots):
        if len(set(slots)) > 1:
            return "the parts of its exact shape can't be told apart"
        slots = [slots[0]] * len(items)
    whole_matrix = np.array(matrix)
    whole_matrix[:3, :3] *= MM
    whole_matrix[:3, 3] *= MM
    move = transformation(whole_matrix)
    pieces = []
    for item, slot in zip(items, slots, strict=True):
        # A product has its shape at its own origin: the place of the item becomes part of it.
        whole = move.Multiplied(item.Location().Transformation())
        bare = item.Located(TopLoc_Location())
        moved = BRepBuilderAPI_Transform(bare, whole, True).Shape()
        pieces.append(Piece(_without_open_solids(moved), (slot,)))
    shape = _compound([piece.shape for piece in pieces])
    if not any(True for _ in faces_of(shape)):
        return "its exact shape is empty"
    solids = list(_explored(shape, "TopAbs_SOLID"))
    loose = any(True for _ in _explored(shape, "TopAbs_FACE", "TopAbs_SOLID"))
    return CadShape(shape, pieces, len(solids), sum(map(volume_m3, solids)), not loose)


def transformation(matrix: NDArray[np.float64]) -> Any:
    """Return a matrix (4×4), which may scale all axes alike, as a `gp_Trsf`."""
    from OCP.gp import gp_Trsf

    result = gp_Trsf()
    result.SetValues(*matrix[:3].reshape(-1).tolist())
    return result


def location_of(matrix: NDArray[np.float64]) -> Any:
    """Return a rigid matrix (4×4, metres) as a `TopLoc_Location` in millimetres."""
    from OCP.TopLoc import TopLoc_Location

    in_mm = np.array(matrix)
    in_mm[:3, 3] *= MM
    return TopLoc_Location(transformation(in_mm))


def solids_of(shape: Any) -> Iterator[Any]:
    """Yield the solids in a shape, each as often as it is placed."""
    return _explored(shape, "TopAbs_SOLID")


def faces_of(shape: Any) -> Iterator[Any]:
    """Yield the faces of a shape, in their order."""
    return _explored(shape, "TopAbs_FACE")


def volume_m3(solid: Any) -> float:
    """Return the volume of a solid."""
    from OCP.BRepGProp import BRepGProp
    from OCP.GProp import GProp_GProps

    properties = GProp_GProps()
    BRepGProp.VolumeProperties_s(solid, properties)
    return float(properties.Mass()) / MM**3


def corners_of(shape: Any) -> NDArray[np.float64] | None:
    """Return the vertices (n, 3) of a shape in metres, or None where it has curved faces."""
    from OCP.BRep import BRep_Tool
    from OCP.BRepAdaptor import BRepAdaptor_Surface
    from OCP.GeomAbs import GeomAbs_Plane
    from OCP.TopoDS import TopoDS

    for face in _different(shape, "TopAbs_FACE"):
        if BRepAdaptor_Surface(TopoDS.Face(face), False).GetType() != GeomAbs_Plane:
            return None
    points = [BRep_Tool.Pnt_s(TopoDS.Vertex(each)) for each in _different(shape, "TopAbs_VERTEX")]
    return np.array([(point.X(), point.Y(), point.Z()) for point in points]) / MM


def box_of(shape: Any) -> NDArray[np.float64]:
    """Return the least and the greatest coordinates (2, 3) of a shape in metres."""
    from OCP.Bnd import Bnd_Box
    from OCP.BRepBndLib import BRepBndLib

    box = Bnd_Box()
    BRepBndLib.AddOptimal_s(shape, box, False, False)
    box.SetGap(0.0)
    low, high = box.CornerMin(), box.CornerMax()
    corners = ((low.X(), low.Y(), low.Z()), (high.X(), high.Y(), high.Z()))
    return np.array(corners) / MM


class _PolyhedronMaker:
    """Makes the faces of polyhedra; neighbours share their edges."""

    def __init__(self, polyhedra: Polyhedra) -> None:
        from OCP.BRep import BRep_Builder

        self._builder = BRep_Builder()
        self._points = (polyhedra.vertices * MM).tolist()

    def shell(self, part: Polyhedron) -> tuple[Any, list[int]]:
        """Return a shell, and the style slots of its faces."""
        from OCP.TopoDS import TopoDS_Shell

        shell = TopoDS_Shell()
        self._builder.MakeShell(shell)
        vertices: dict[int, Any] = {}
        edges: dict[tuple[int, int], Any] = {}
        slots = []
        for face in part.faces:
            if not any(face.normal):
                continue  # a line, not a face; the check of the whole will tell
            self._builder.Add(shell, self._face(face, vertices, edges))
            slots.append(face.slot)
        shell.Closed(part.is_closed)
        return shell, slots

    def _face(self, face: Face, vertices: dict[int, Any], edges: dict[tuple[int, int], Any]) -> Any:
        from OCP.Geom import Geom_Plane
        from OCP.gp import gp_Dir, gp_Pnt
        from OCP.TopoDS import TopoDS_Face, TopoDS_Wire

        made = TopoDS_Face()
        x, y, z = face.point
        plane = Geom_Plane(gp_Pnt(x * MM, y * MM, z * MM), gp_Dir(*face.normal))
        self._builder.MakeFace(made, plane, _TOLERANCE_MM)
        for ring in face.rings:
            wire = TopoDS_Wire()
            self._builder.MakeWire(wire)
            corners = ring.corners
            following = (*corners[1:], corners[0])
            for number, one, other in zip(ring.edges, corners, following, strict=True):
                first, last = (one, other) if one < other else (other, one)
                edge = edges.get((number, first))
                if edge is None:
                    edge = edges[number, first] = self._edge(first, last, vertices)
                if edge is not None:
                    self._builder.Add(wire, edge if one < other else edge.Reversed())
            wire.Closed(True)
            self._builder.Add(made, wire)
        return made

    def _edge(self, first: int, last: int, vertices: dict[int, Any]) -> Any:
        from OCP.BRepBuilderAPI import BRepBuilderAPI_MakeEdge
        from OCP.gp import gp_Pnt
        from OCP.TopoDS import TopoDS_Vertex

        for number in (first, last):
            if number not in vertices:
                vertex = TopoDS_Vertex()
                self._builder.MakeVertex(vertex, gp_Pnt(*self._points[number]), _TOLERANCE_MM)
                vertices[number] = vertex
        made = BRepBuilderAPI_MakeEdge(vertices[first], vertices[last])
        # Without it, the check of the whole finds a gap, and the ledger says so.
        return made.Edge() if made.IsDone() else None


def _is_valid(shape: Any) -> bool:
    from OCP.BRepCheck import BRepCheck_Analyzer

    return bool(BRepCheck_Analyzer(shape).IsValid())


def _hollows(polyhedra: Polyhedra) -> dict[int, int]:
    """Return in which polyhedron each hollow is, by their numbers; what is in none is left out."""
    boxes = {}
    for n, part in enumerate(polyhedra.parts):
        if part.volume_m3:
            corners = [c for face in part.faces for ring in face.rings for c in ring.corners]
            points = polyhedra.vertices[corners]
            boxes[n] = (points.min(0), points.max(0))
    found = {}
    for inner, (low, high) in boxes.items():
        volume = polyhedra.parts[inner].volume_m3
        if volume < 0:
            around = [
                n
                for n, (far_low, far_high) in boxes.items()
                if polyhedra.parts[n].volume_m3 > -volume
                and (far_low <= low).all()
                and (high <= far_high).all()
            ]
            if around:
                found[inner] = min(around, key=lambda n: polyhedra.parts[n].volume_m3)
    return found


def _solid(shells: list[Any]) -> Any:
    from OCP.BRep import BRep_Builder
    from OCP.TopoDS import TopoDS_Solid

    solid, builder = TopoDS_Solid(), BRep_Builder()
    builder.MakeSolid(solid)
    for shell in shells:
        builder.Add(solid, shell)
    return solid


def _compound(shapes: list[Any]) -> Any:
    from OCP.BRep import BRep_Builder
    from OCP.TopoDS import TopoDS_Compound

    if len(shapes) == 1:
        return shapes[0]
    compound, builder = TopoDS_Compound(), BRep_Builder()
    builder.MakeCompound(compound)
    for shape in shapes:
        builder.Add(compound, shape)
    return compound


def _without_open_solids(shape: Any) -> Any:
    """Return a shape whose solids are closed: the kernel wraps open shells as solids, too."""
    from OCP.BRep import BRep_Tool
    from OCP.TopAbs import TopAbs_COMPOUND, TopAbs_SOLID

    if shape.ShapeType() == TopAbs_SOLID:
        shells = list(_explored(shape, "TopAbs_SHELL"))
        is_closed = all(BRep_Tool.IsClosed_s(shell) for shell in shells)
        if not (shells and is_closed):
            return _compound(shells)
        return shape if volume_m3(shape) >= 0 else _solid([s.Reversed() for s in shells])
    if shape.ShapeType() == TopAbs_COMPOUND:
        return _compound([_without_open_solids(child) for child in _children(shape)])
    return shape


def _children(shape: Any) -> Iterator[Any]:
    from OCP.TopoDS import TopoDS_Iterator

    iterator = TopoDS_Iterator(shape)
    while iterator.More():
        yield iterator.Value()
        iterator.Next()


def _different(shape: Any, kind: str) -> Iterator[Any]:
    """Yield the sub-shapes of a kind, each once for each place."""
    from OCP import TopAbs
    from OCP.collections import IndexedMap_TopoDS_Shape_TopTools_ShapeMapHasher as ShapeMap
    from OCP.TopExp import TopExp

    found = ShapeMap()
    TopExp.MapShapes_s(shape, getattr(TopAbs, kind), found)
    for number in range(1, found.Extent() + 1):
        yield found.FindKey(number)


def _explored(shape: Any, kind: str, outside: str = "TopAbs_SHAPE") -> Iterator[Any]:
    """Yield the sub-shapes of a kind, those within a shape of the kind `outside` left out."""
    from OCP import TopAbs
    from OCP.TopExp import TopExp_Explorer

    explorer = TopExp_Explorer(shape, getattr(TopAbs, kind), getattr(TopAbs, outside))
    while explorer.More():
        yield explorer.Current()
        explorer.Next()
