"""Meshes as records: face sets where the schema has them, else B-reps and surface models."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.ifc_records import Record, Records, listed
from exportstudio.geometry.placement import Matrix
from exportstudio.model.quality import Quality
from exportstudio.model.scene import Shape

_DECIMALS_M = {"draft": 3, "standard": 4}
_FINE_DECIMALS_M = 5
_DIRECTION_DECIMALS = 12
_NO_FACE_SETS = "IFC2X3"

Vertices = NDArray[np.float64]
Triangles = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mesh:
    """What a representation says that shows a mesh: its type, and its items by STEP id."""

    type: str
    items: tuple[int, ...]


def estimated_bytes(shape: Shape, schema: str) -> int:
    """Return about how many bytes the records of a mesh take."""
    vertices, triangles = len(shape.vertices), len(shape.triangles)
    if schema == _NO_FACE_SETS:
        return 55 * vertices + 125 * triangles
    return 150 + 24 * vertices + (4 + 3 * len(str(vertices))) * triangles


class MeshWriter:
    """Makes records of meshes, each once, with new STEP ids."""

    def __init__(self, source: Records, unit_m: float, quality: Quality) -> None:
        """`unit_m`: the length unit of the model in metres."""
        self.records: dict[int, Record] = {}
        self._source = source
        self._unit = unit_m
        decimals_m = _DECIMALS_M.get(quality.key, _FINE_DECIMALS_M)
        self._decimals = max(0, decimals_m + math.ceil(math.log10(unit_m) - 1e-9))
        self._has_face_sets = source.schema.identifier != _NO_FACE_SETS
        self._next_id = source.last_id + 1
        self._known: dict[str, int] = {}
        self._maps: dict[object, int | None] = {}

    def add(
        self,
        key: object,
        shape: Shape,
        styles: list[int],
        matrix: Matrix,
        context: str,
        *,
        is_shared: bool,
    ) -> Mesh | None:
        """Return a shape in coordinates of its product; None where rounding leaves nothing of it.

        `matrix` leads there. `styles`: the STEP id of the style of each slot, or 0. `context`: the
        reference to the context that it is shown in. Shapes of one `key` are mapped where they are
        shared.
        """
        if not is_shared:
            return self._faces(shape, styles, matrix)
        if key not in self._maps:
            mesh = self._faces(shape, styles, np.eye(4))
            self._maps[key] = None if mesh is None else self._map(mesh, context)
        mapped = self._maps[key]
        if mapped is None:
            return None
        item = self._add("IFCMAPPEDITEM", f"#{mapped},#{self._operator(matrix)}")
        return Mesh("MappedRepresentation", (item,))

    def _add(self, name: str, values: str) -> int:
        id = self._next_id
        self._next_id += 1
        self.records[id] = Record(name, values)
        return id

    def _once(self, name: str, values: str) -> int:
        """Return the id of a record that is shared by all that need it."""
        key = f"{name}({values})"
        if key not in self._known:
            self._known[key] = self._add(name, values)
        return self._known[key]

    def _map(self, mesh: Mesh, context: str) -> int:
        origin = self._once("IFCCARTESIANPOINT", "(0.,0.,0.)")
        axes = self._once("IFCAXIS2PLACEMENT3D", f"#{origin},$,$")
        representation = self._add(
            "IFCSHAPEREPRESENTATION", f"{context},'Body','{mesh.type}',{listed(mesh.items)}"
        )
        return self._add("IFCREPRESENTATIONMAP", f"#{axes},#{representation}")

    def _operator(self, matrix: Matrix) -> int:
        at = self._numbers(matrix[:3, 3] / self._unit)
        origin = self._once("IFCCARTESIANPOINT", f"({','.join(at)})")
        axes = []
        for n in range(3):
            direction = [_real(value, _DIRECTION_DECIMALS) for value in matrix[:3, n].tolist()]
            axes.append(f"#{self._once('IFCDIRECTION', '(' + ','.join(direction) + ')')}")
        if np.abs(matrix[:3, :3] - np.eye(3)).max() < 10.0**-_DIRECTION_DECIMALS:
            axes = ["$", "$", "$"]
        x, y, z = axes
        return self._once("IFCCARTESIANTRANSFORMATIONOPERATOR3D", f"{x},{y},#{origin},$,{z}")

    def _faces(self, shape: Shape, styles: list[int], matrix: Matrix) -> Mesh | None:
        vertices = (shape.vertices @ matrix[:3, :3].T + matrix[:3, 3]) / self._unit
        vertices = np.round(vertices, self._decimals) + 0.0
        vertices, same = np.unique(vertices, axis=0, return_inverse=True)
        triangles = same.reshape(-1)[shape.triangles.astype(np.int64)]
        slots = np.repeat(np.arange(len(shape.slots)), shape.slots)
        a, b, c = triangles.T
        is_face = (a != b) & (b != c) & (c != a)
        triangles, slots = triangles[is_face], slots[is_face]
        if not len(triangles):
            return None
        items = []
        kinds = set()
        for slot, style in enumerate(styles):
            of_slot = triangles[slots == slot]
            if not len(of_slot):
                continue
            item = self._item(vertices, of_slot)
            kinds.add(self.records[item].name)
            items.append(item)
            if style:
                self._wear(item, style)
        return Mesh(self._type(kinds), tuple(items))

    def _type(self, kinds: set[str]) -> str:
        if self._has_face_sets:
            return "Tessellation"
        return "Brep" if kinds == {"IFCFACETEDBREP"} else "SurfaceModel"

    def _wear(self, item: int, style: int) -> None:
        worn = style
        if not self._has_face_sets:
            worn = self._once("IFCPRESENTATIONSTYLEASSIGNMENT", f"(#{style})")
        self._add("IFCSTYLEDITEM", f"#{item},(#{worn}),$")

    def _item(self, vertices: Vertices, triangles: Triangles) -> int:
        used, places = np.unique(triangles, return_inverse=True)
        vertices, triangles = vertices[used], places.reshape(-1, 3)
        points = [f"({','.join(self._numbers(point))})" for point in vertices]
        is_closed = _is_closed(triangles)
        if self._has_face_sets:
            more = ",$" * (len(self._source.schema.attributes("IFCCARTESIANPOINTLIST3D")) - 1)
            corners = self._add("IFCCARTESIANPOINTLIST3D", f"({','.join(points)}){more}")
            faces = ",".join(f"({a},{b},{c})" for a, b, c in (triangles + 1).tolist())
            closed = ".T." if is_closed else ".F."
            return self._add("IFCTRIANGULATEDFACESET", f"#{corners},$,{closed},({faces}),$")
        ids = [self._add("IFCCARTESIANPOINT", point) for point in points]
        faces_ids = []
        for a, b, c in triangles.tolist():
            loop = self._add("IFCPOLYLOOP", listed((ids[a], ids[b], ids[c])))
            bound = self._add("IFCFACEOUTERBOUND", f"#{loop},.T.")
            faces_ids.append(self._add("IFCFACE", listed((bound,))))
        if is_closed:
            shell = self._add("IFCCLOSEDSHELL", listed(faces_ids))
            return self._add("IFCFACETEDBREP", f"#{shell}")
        shell = self._add("IFCCONNECTEDFACESET", listed(faces_ids))
        return self._add("IFCFACEBASEDSURFACEMODEL", listed((shell,)))

    def _numbers(self, point: NDArray[np.float64]) -> list[str]:
        return [_real(value, self._decimals) for value in point.tolist()]


def _is_closed(triangles: Triangles) -> bool:
    """Return True where every edge is met by another one that runs the other way."""
    edges = triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    most = int(triangles.max()) + 1
    there = np.sort(edges[:, 0] * most + edges[:, 1])
    back = np.sort(edges[:, 1] * most + edges[:, 0])
    return bool((there == back).all())


def _real(value: float, decimals: int) -> str:
    """Return a number as Part 21 writes it, without needless zeros."""
    text = f"{value:.{max(decimals, 1)}f}".rstrip("0")
    return "0." if text == "-0." else text
