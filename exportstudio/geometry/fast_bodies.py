"""Bodies from the meshes of the fast kernel: mapped, put together, cut, and doubted where due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from exportstudio.geometry import csg, fast_kernel
from exportstudio.geometry.attributes import OBJECT_PLACEMENT, SWEPT_AREA
from exportstudio.geometry.census import Body, Piece
from exportstudio.geometry.detail import is_drawn, keeps_tolerance, level_for, needs_exact_profile
from exportstudio.geometry.extrusion import Extruder
from exportstudio.geometry.items import is_open_in_source, is_solid
from exportstudio.geometry.mesh import (
    HOLE_M2,
    Inspected,
    Triangles,
    Vertices,
    holes_m2,
    inspect,
    to_local,
)
from exportstudio.geometry.placement import Matrix
from exportstudio.model.building import Building
from exportstudio.model.quality import Quality

if TYPE_CHECKING:
    from concurrent.futures import Future

EXTRUSION = "extrusion"

# What reading a value of another kind than the schema asks for ends in: a text for a length, say.
MALFORMED = (TypeError, ValueError, AttributeError, IndexError, RuntimeError)

# The error budget of a vertex is 0.1 mm in all; what the kernel may take of it.
_PRECISION_M = 5e-5
_FAR_M = 10_000.0
_ANY_LEVEL: fast_kernel.Detail = "medium"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the fast kernel made of a body, and why it may be wrong, if it may.

    `vertices` are in the coordinates that the body is shared in, `triangles` sorted by `slots`.
    `made_by` names the kernels. `is_derived`: it has a profile that is derived from another, which
    the reference kernel gets wrong where that is mirrored or scaled.
    """

    vertices: Vertices
    triangles: Triangles
    slots: tuple[int, ...]
    made_by: str
    doubt: str
    is_derived: bool


class FastMaker:
    """Meshes the items of bodies, most of them with the fast kernel, and puts them together.

    First `plan`, then `extrude` and `mesh`, which may work at the same time, then `assemble` for
    each body. `begun`: what `fast_kernel.begin` began for the text of the building.
    `extrude` has the reference kernel look at some profiles, so `on_element` hears of their body.
    """

    def __init__(
        self,
        building: Building,
        quality: Quality,
        extruder: Extruder,
        begun: "Future[fast_kernel.FastMeshes] | None",
        on_element: Callable[[str | None], None],
    ) -> None:
        self._building = building
        self._quality = quality
        self._extruder = extruder
        self._begun = begun
        self._on_element = on_element
        self._bodies: list[Body] = []
        self._levels: dict[int, fast_kernel.Detail | None] = {}
        self._exact: set[int] = set()
        self._curved: set[int] = set()
        self._placed = False
        self._offset = np.zeros(3)
        self._meshes: dict[fast_kernel.Part, Inspected | None] = {}
        self._extruded: dict[int, Inspected | None] = {}

    def plan(self, bodies: list[Body]) -> None:
        """Choose for each item of `bodies` how it is made."""
        self._bodies = bodies
        for body in bodies:
            for id in _items(body):
                if id in self._levels or id in self._exact:
                    continue
                try:
                    self._plan(id)
                except MALFORMED:
                    self._exact.add(id)  # nothing is made of it here

    def _plan(self, id: int) -> None:
        item = self._building.ifc.by_id(id)
        unit_m = self._building.length_unit_m
        is_exact = needs_exact_profile(item)
        level = level_for(item, unit_m, self._quality)
        if is_exact or level is not None:
            self._curved.add(id)
        if is_exact or is_drawn(item) or not keeps_tolerance(item, unit_m, self._quality):
            self._exact.add(id)
        else:
            self._levels[id] = level

    def extrude(self, *, with_kernel: bool = True) -> None:
        """Make what is extruded from an exact profile, even if only a kernel can evaluate that."""
        made: dict[int, tuple[Vertices, Triangles]] = {}
        for body in self._bodies:
            key = self._building.elements[body.element_id].key

            def watch(begins: bool, key: str = key) -> None:
                self._on_element(key if begins else None)

            for id in _items(body):
                if id in self._exact and id not in made:
                    solid = self._building.ifc.by_id(id)
                    try:
                        mesh = self._extruder.mesh(solid, watch if with_kernel else None)
                    except MALFORMED:
                        mesh = None
                    if mesh is not None:
                        made[id] = mesh
        self._extruded = dict(zip(made, inspect(list(made.values())), strict=True))

    def mesh(self) -> None:
        """Have the fast kernel make the rest."""
        self._placed = self._is_far()
        self._mesh_all()
        # Seen from where the kernel computes, what has no placement is far away and rounded, or
        # what has one.
        if self._placed != bool(self._offset.any()):
            self._placed = not self._placed
            self._meshes.clear()
            self._mesh_all()

    def _is_far(self) -> bool:
        """Return True where most bodies are so far away that the kernel will compute there."""
        places = [body.placement[:3, 3] for body in self._bodies if body.placement is not None]
        return bool(places) and float(np.abs(np.median(places, axis=0)).max()) > _FAR_M

    def _mesh_all(self) -> None:
        wanted: dict[fast_kernel.Detail | None, dict[fast_kernel.Part, None]] = {}
        for body in self._bodies:
            for id in _items(body):
                if id not in self._exact:
                    wanted.setdefault(self._levels[id], {})[self._part(body, id)] = None
        if self._begun is not None and not self._placed:
            self._take_begun(wanted, self._begun.result())
        # What is the same at every level goes along with some other level.
        plain = wanted.pop(None, {})
        if plain:
            level = max(wanted, key=lambda level: len(wanted[level]), default=_ANY_LEVEL)
            wanted.setdefault(level, {}).update(plain)
        free_id = self._building.ifc.get_max_id() + 1
        for level, parts in wanted.items():
            if parts:
                assert level is not None
                meshes = fast_kernel.FastMeshes(self._building.text, free_id, parts, level)
                self._offset = meshes.offset
                self._take(parts, meshes)

    def _take_begun(
        self,
        wanted: dict[fast_kernel.Detail | None, dict[fast_kernel.Part, None]],
        meshes: fast_kernel.FastMeshes,
    ) -> None:
        """Take out of `wanted` what is there already."""
        if meshes.offset.any():
            return
        for level in (None, meshes.level):
            parts = [part for part in wanted.get(level, ()) if part in meshes]
            self._take(parts, meshes)
            for part in parts:
                del wanted[level][part]

    def _take(self, parts: Iterable[fast_kernel.Part], meshes: fast_kernel.FastMeshes) -> None:
        made = {part: mesh for part in parts if (mesh := meshes.mesh(part)) is not None}
        self._meshes |= dict(zip(made, inspect(list(made.values())), strict=True))

    def _part(self, body: Body, item: int) -> fast_kernel.Part:
        openings = body.openings if _is_cut_by_kernel(body) else ()
        if not (self._placed or openings or body.placement is None):
            return fast_kernel.Part(item)
        entity = self._building.ifc.by_id(body.element_id)[OBJECT_PLACEMENT]
        return fast_kernel.Part(item, None if entity is None else int(entity.id()), openings)

    def _item_mesh(self, body: Body, item: int) -> tuple[Inspected | None, bool]:
        """Return the mesh of an item in its own coordinates, and if these are rounded."""
        if item in self._exact:
            return self._extruded.get(item), False
        part = self._part(body, item)
        mesh = self._meshes.get(part)
        if mesh is None:
            return None, False
        is_rounded = float(np.abs(mesh.vertices - self._offset).max()) * 2.0**-24 > _PRECISION_M
        if part.placement is not None and body.placement is not None:
            mesh = replace(mesh, vertices=to_local(mesh.vertices, body.placement))
        return mesh, is_rounded

    def assemble(self, body: Body, *, with_solids: bool = True) -> Candidate | None:
        """Return the body that its pieces make up, or None where one is missing.

        `on_element` hears of it before solids are cut; without `with_solids`, none are.
        """
        is_cut = any(_is_made_of_solids(body, piece) for piece in body.pieces)
        if is_cut and not with_solids:
            return None
        meshes: dict[int, Inspected] = {}
        doubt = ""
        for item in _items(body):
            mesh, is_rounded = self._item_mesh(body, item)
            if mesh is None:
                return None
            if is_rounded:
                doubt = "its coordinates are rounded, because it is far from the origin"
            meshes[item] = mesh
        if is_cut:
            self._on_element(self._building.elements[body.element_id].key)
        try:
            if _is_cut_by_kernel(body) or not body.cuts:
                parts = [_whole(piece, meshes) for piece in body.pieces]
            else:
                parts = _cut(body, meshes)
        except csg.NotSolid:
            return None
        finally:
            if is_cut:
                self._on_element(None)
        if not doubt and any(self._has_hole(item, mesh) for item, mesh in meshes.items()):
            doubt = "its body is not closed"
        slots = [0] * len(body.slots)
        for piece, (_, triangles) in zip(body.pieces, parts, strict=True):
            slots[piece.slot] += len(triangles)
        vertices, triangles = _joined(parts)
        if not len(triangles):
            return None
        return Candidate(
            vertices, triangles, tuple(slots), self._made_by(body), doubt, self._is_derived(body)
        )

    def _is_derived(self, body: Body) -> bool:
        return any(
            self._building.ifc.by_id(id)[SWEPT_AREA].is_a("IfcDerivedProfileDef")
            for id in _items(body)
            if id in self._extruded
        )

    def _made_by(self, body: Body) -> str:
        items = set(_items(body))
        kernels = [fast_kernel.NAME] if items - self._exact else []
        if items & self._exact:
            kernels.append(EXTRUSION)
        if any(_is_made_of_solids(body, piece) for piece in body.pieces):
            kernels.append(csg.NAME)
        return " + ".join(kernels)

    def is_intricate(self, body: Body) -> bool:
        """Return True for a body that is curved, cut or of several styles."""
        items = set(_items(body))
        return (
            len(body.slots) > 1
            or bool(items & self._curved)
            or any(_is_made_of_solids(body, piece) for piece in body.pieces)
        )

    def _has_hole(self, id: int, mesh: Inspected) -> bool:
        """Return True for a solid with a hole that is not in the source."""
        if mesh.is_closed or holes_m2(mesh.vertices, mesh.triangles) <= HOLE_M2:
            return False
        item = self._building.ifc.by_id(id)
        return is_solid(item) and not is_open_in_source(item)


def _is_cut_by_kernel(body: Body) -> bool:
    """Return True for surfaces with openings: no solid is there to cut these out of.

    Openings stand in the coordinates of the product, so what is mapped can't be cut so.
    """
    is_mapped = body.mapping is not None or any(p.matrix is not None for p in body.pieces)
    is_boolean = any(isinstance(piece.expression, csg.Boolean) for piece in body.pieces)
    return bool(body.openings) and not (body.is_solid or is_mapped or is_boolean)


def _is_made_of_solids(body: Body, piece: Piece) -> bool:
    is_cut = bool(body.cuts) and not _is_cut_by_kernel(body)
    return is_cut or isinstance(piece.expression, csg.Boolean)


def _items(body: Body) -> Iterable[int]:
    cuts = () if _is_cut_by_kernel(body) else body.cuts
    for piece in (*body.pieces, *cuts):
        yield from csg.items_of(_expression(piece))


def _expression(piece: Piece) -> csg.Expression:
    """Return what a piece is made from; as a last resort, the kernel's own idea of its item."""
    return piece.expression or csg.Item(piece.item)


def _whole(piece: Piece, meshes: dict[int, Inspected]) -> tuple[Vertices, Triangles]:
    expression = _expression(piece)
    if isinstance(expression, csg.Item):
        mesh = meshes[expression.id]
        vertices, triangles = mesh.vertices, mesh.triangles
    else:
        vertices, triangles = csg.mesh_of(csg.evaluate(expression, meshes))
    return _mapped(vertices, triangles, piece.matrix)


def _cut(body: Body, meshes: dict[int, Inspected]) -> list[tuple[Vertices, Triangles]]:
    """Return the pieces of a body with its openings cut out."""
    tools = [csg.solid(*_whole(cut, meshes)) for cut in body.cuts]
    return [
        csg.mesh_of(csg.without(csg.solid(*_whole(piece, meshes)), tools)) for piece in body.pieces
    ]


def _mapped(
    vertices: Vertices, triangles: Triangles, matrix: Matrix | None
) -> tuple[Vertices, Triangles]:
    if matrix is None:
        return vertices, triangles
    if np.linalg.det(matrix[:3, :3]) < 0:
        triangles = triangles[:, ::-1]
    return vertices @ matrix[:3, :3].T + matrix[:3, 3], triangles


def _joined(parts: list[tuple[Vertices, Triangles]]) -> tuple[Vertices, Triangles]:
    if len(parts) == 1:
        return parts[0]
    firsts = np.cumsum([0, *(len(vertices) for vertices, _ in parts)])[:-1]
    return (
        np.concatenate([vertices for vertices, _ in parts]),
        np.concatenate(
            [
                triangles + np.uint32(first)
                for (_, triangles), first in zip(parts, firsts.tolist(), strict=True)
            ]
        ),
    )
