"""The router: every body goes to the kernel that makes it right, and equal ones only once.

The fast kernel makes what it makes well; the reference kernel makes the rest: bodies that wear
several styles, what the fast one does not return or returns broken or too coarse, and all of
them where the fast one is not installed or the quality asks for the reference.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry import faceted, fast_kernel, reference_kernel
from exportstudio.geometry.alignment import RIBBON_WIDTH_M, AlignmentCurve, UnsupportedCurve
from exportstudio.geometry.census import Body, take_census
from exportstudio.geometry.cross_check import Mesh, difference_of
from exportstudio.geometry.digest import digests_of
from exportstudio.geometry.extrusion import Extruder
from exportstudio.geometry.face_sets import NOT_LAID
from exportstudio.geometry.fast_bodies import Candidate, FastMaker
from exportstudio.geometry.mesh import (
    Triangles,
    Vertices,
    fault_of,
    fingerprint,
    recentred,
    without_slivers,
)
from exportstudio.geometry.placement import Matrix, read_angle_unit
from exportstudio.geometry.plane_curves import PlaneCurves
from exportstudio.geometry.styles import Styles
from exportstudio.geometry.sweep import sweep
from exportstudio.model.building import Building
from exportstudio.model.ledger import LedgerLine, Outcome
from exportstudio.model.quality import Quality
from exportstudio.model.scene import Placement, Scene, Shape, ShapedBuilding

# Single precision keeps 0.05 mm up to this distance from the origin of the scene.
_OFFSET_BEYOND_M = 500.0
RIBBON = f"an alignment is a line; it is drawn as a ribbon {RIBBON_WIDTH_M} m wide"


@dataclass(frozen=True, slots=True)
class _Made:
    """A mesh that a kernel made for one body: its shape, its place and the kernel's name.

    `degraded` says what is not as it should be, or is empty; `note` says what else is to be told.
    `styles`: the ids of the styles of its slots, where they are not those of the body.
    """

    shape: int
    matrix: Matrix
    kernel: str
    degraded: str = ""
    styles: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A sound mesh of the reference kernel: `triangles` are sorted by `slots`."""

    vertices: Vertices
    triangles: Triangles
    slots: tuple[int, ...]
    matrix: Matrix


def shape_building(
    building: Building,
    quality: Quality,
    *,
    spaces: bool = False,
    wanted: Collection[int] | None = None,
    quarantine: Collection[str] = (),
    begun: Future[fast_kernel.FastMeshes] | None = None,
    on_element: Callable[[str | None], None] = lambda _key: None,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ShapedBuilding:
    """Return the shapes of `building` at `quality`, of the products `wanted` only if not None.

    `quarantine`: keys of elements that no reference kernel may touch, since they killed or hung
    it. `begun`: what `fast_kernel.begin` began for this text. `on_element` is told the key of each
    element before the reference kernel starts on it, and None afterwards. `on_progress` is told
    how many bodies are done, of how many.
    """
    router = _Router(building, quality, quarantine, begun, on_element, on_progress)
    return router.run(spaces=spaces, wanted=wanted)


class _Router:
    def __init__(
        self,
        building: Building,
        quality: Quality,
        quarantine: Collection[str],
        begun: Future[fast_kernel.FastMeshes] | None,
        on_element: Callable[[str | None], None],
        on_progress: Callable[[int, int], None],
    ) -> None:
        self._building = building
        self._quality = quality
        self._quarantine = frozenset(quarantine)
        self._begun = begun
        self._on_element = on_element
        self._on_progress = on_progress
        self._has_fast = fast_kernel.is_installed()
        self._curves: dict[int, AlignmentCurve] = {}
        self._reference = reference_kernel.ReferenceKernel(building.ifc, quality)
        self._scene = Scene()
        self._shape_by_fingerprint: dict[bytes, int] = {}
        self._accounts: dict[int, LedgerLine] = {}

    def run(self, *, spaces: bool, wanted: Collection[int] | None) -> ShapedBuilding:
        census = take_census(self._building, spaces=spaces, wanted=wanted)
        for id, reason in census.excluded.items():
            self._account(id, Outcome.EXCLUDED, reason)
        for id, reason in census.failed.items():
            self._account(id, Outcome.FAILED, reason)
        groups: dict[object, list[Body]] = defaultdict(list)
        digests = self._digests_of_costly_items(census.bodies.values())
        for body in census.bodies.values():
            groups[_sharing(body, digests)].append(body)
        made = self._make([group[0] for group in groups.values()], census.styles)
        style_index: dict[int, int] = {}
        for group in groups.values():
            result = made[group[0].element_id]
            for body in group:
                if isinstance(result, str):
                    self._account(body.element_id, Outcome.FAILED, result)
                    continue
                styles = []
                for style_id in result.styles or body.slots:
                    if style_id not in style_index:
                        style_index[style_id] = len(self._scene.styles)
                        self._scene.styles.append(census.styles[style_id])
                    styles.append(style_index[style_id])
                self._place(body, group[0], result, tuple(styles))
        self._scene.placements.sort(key=lambda placement: placement.element_id)
        self._take_out_offset()
        return ShapedBuilding(self._scene, self._accounts)

    def _digests_of_costly_items(self, bodies: Iterable[Body]) -> dict[int, bytes]:
        costly = [piece.item for body in bodies if not body.is_fast for piece in body.pieces]
        return digests_of(self._building.text, costly) if len(costly) > 1 else {}

    def _make(self, bodies: list[Body], styles: Styles) -> dict[int, _Made | str]:
        """Return for each body what a kernel made of it, or why none did."""
        made: dict[int, _Made | str] = {}
        self._on_progress(0, len(bodies))
        for body in bodies:
            if body.faceted:
                made[body.element_id] = self._make_faceted(body, styles)
                continue
            along = self._make_along(body) if body.alignment is not None else None
            if along is not None:
                made[body.element_id] = along
        rest = [body for body in bodies if body.element_id not in made]
        fast = [body for body in rest if self._is_fast(body)]
        maker = self._fast_maker(fast)
        # The fast kernel works in a thread of its own, and leaves Python to the reference.
        with ThreadPoolExecutor(max_workers=1) as pool:
            pending = pool.submit(maker.mesh)
            maker.extrude()
            self._make_references([body for body in rest if not self._is_fast(body)], made, bodies)
            pending.result()
        doubtful: dict[int, Candidate | None] = {}
        for body in fast:
            candidate = maker.assemble(body)
            if candidate is None or candidate.doubt:
                doubtful[body.element_id] = candidate
            elif self._is_checked(body, maker):
                self._on_progress(len(made), len(bodies))
                made[body.element_id] = self._check(body, candidate)
            else:
                made[body.element_id] = self._accept(body, candidate)
        self._make_references([body for body in fast if body.element_id in doubtful], made, bodies)
        self._take_second_best(rest, doubtful, made)
        self._on_progress(len(bodies), len(bodies))
        return made

    def _fast_maker(self, bodies: list[Body]) -> FastMaker:
        unit_m = self._building.length_unit_m
        angle_rad = read_angle_unit(self._building.ifc)
        curves = PlaneCurves(self._quality, unit_m, angle_rad)
        extruder = Extruder(self._reference, curves, unit_m)
        maker = FastMaker(self._building, self._quality, extruder, self._begun, self._on_element)
        maker.plan(bodies)
        return maker

    def _take_second_best(
        self,
        bodies: list[Body],
        doubtful: dict[int, Candidate | None],
        made: dict[int, _Made | str],
    ) -> None:
        """Take from the fast kernel what the reference kernel failed to make, and say so."""
        failed = [body for body in bodies if isinstance(made[body.element_id], str)]
        untried = [body for body in failed if body.element_id not in doubtful and body.pieces]
        if untried and self._has_fast:
            maker = self._fast_maker(untried)
            maker.extrude(with_kernel=False)
            maker.mesh()
            for body in untried:
                # What ended the kernel may have been a cut.
                is_safe = self._building.elements[body.element_id].key not in self._quarantine
                doubtful[body.element_id] = maker.assemble(body, with_solids=is_safe)
        for body in failed:
            candidate = doubtful.get(body.element_id)
            if candidate is not None:
                flaws = _second_best(str(made[body.element_id]), candidate.doubt)
                made[body.element_id] = replace(self._accept(body, candidate), degraded=flaws)

    def _is_fast(self, body: Body) -> bool:
        return (
            self._has_fast
            and body.is_fast
            and self._building.elements[body.element_id].key not in self._quarantine
        )

    def _accept(self, body: Body, mesh: Candidate) -> _Made:
        return self._add(mesh.vertices, mesh.triangles, mesh.slots, body.frame, mesh.made_by)

    def _make_references(
        self, bodies: list[Body], made: dict[int, _Made | str], all_bodies: list[Body]
    ) -> None:
        for body in bodies:
            self._on_progress(len(made), len(all_bodies))
            made[body.element_id] = self._make_reference(body)
        self._on_progress(len(made), len(all_bodies))

    def _make_along(self, body: Body) -> _Made | str | None:
        """Return an alignment as a ribbon, or what is swept along one.

        None says that a kernel must try; a text says why nobody can.
        """
        item = body.alignment
        is_line = not item.is_a("IfcSectionedSolidHorizontal")
        curve = item if is_line else item.Directrix
        unit, tolerance = self._building.length_unit_m, self._quality.chord_tolerance_m
        try:
            if curve.id() not in self._curves:
                self._curves[curve.id()] = AlignmentCurve(curve, unit)
            along = self._curves[curve.id()]
            if is_line:
                vertices, triangles = along.ribbon(tolerance)
            else:
                vertices, triangles = sweep(item, along, unit, tolerance)
        except UnsupportedCurve as error:
            return f"its curve can't be drawn ({error})" if is_line else None
        matrix = np.eye(4) if body.placement is None else body.placement
        made = self._add(vertices, triangles, (len(triangles),), matrix, "alignment")
        return replace(made, degraded=RIBBON) if is_line else made

    def _make_faceted(self, body: Body, styles: Styles) -> _Made | str:
        """Return a body that consists of face sets, or why it has no shape."""
        unit = self._building.length_unit_m
        mesh = faceted.faceted_mesh(body.faceted, body.styles, styles, unit)
        if isinstance(mesh, str):
            return mesh
        matrix = mesh.matrix if body.placement is None else body.placement @ mesh.matrix
        made = self._add(mesh.vertices, mesh.triangles, mesh.slots, matrix, faceted.NAME, mesh.uvs)
        return replace(made, degraded=mesh.flaw, styles=mesh.styles)

    def _is_checked(self, body: Body, maker: FastMaker) -> bool:
        check = self._quality.cross_check
        return check == "all" or (check == "intricate" and maker.is_intricate(body))

    def _check(self, body: Body, candidate: Candidate) -> _Made:
        """Return a body that both kernels make; where they differ, the reference is believed."""
        reference = self._reference_mesh(body)
        if isinstance(reference, str):
            note = f"only one kernel made it: {reference}"
            return replace(self._accept(body, candidate), note=note)
        to_body = np.linalg.inv(body.frame) @ reference.matrix
        difference = difference_of(
            Mesh(candidate.vertices, candidate.triangles),
            Mesh(reference.vertices @ to_body[:3, :3].T + to_body[:3, 3], reference.triangles),
            self._quality.chord_tolerance_m,
        )
        if not difference:
            made = self._accept(body, candidate)
            return replace(made, kernel=f"{made.kernel}, checked by {reference_kernel.NAME}")
        if candidate.is_derived:
            made = self._accept(body, candidate)
        else:
            made = self._accept_reference(reference)
        note = f"the kernels differ in {difference}; the shape is that of {made.kernel}"
        return replace(made, note=note)

    def _make_reference(self, body: Body) -> _Made | str:
        mesh = self._reference_mesh(body)
        return mesh if isinstance(mesh, str) else self._accept_reference(mesh)

    def _accept_reference(self, mesh: _Reference) -> _Made:
        return self._add(
            mesh.vertices, mesh.triangles, mesh.slots, mesh.matrix, reference_kernel.NAME
        )

    def _reference_mesh(self, body: Body) -> _Reference | str:
        """Return what the reference kernel makes of a body, or why it makes nothing."""
        key = self._building.elements[body.element_id].key
        if key in self._quarantine:
            return "it stopped or crashed the geometry kernel"
        self._on_element(key)
        mesh = self._reference.shape(body.element_id, is_solid=body.is_solid)
        self._on_element(None)
        if isinstance(mesh, str):
            return mesh
        fault = fault_of(mesh.vertices, mesh.triangles)
        if fault:
            return fault
        triangles, kept = without_slivers(mesh.vertices, mesh.triangles)
        if not len(triangles):
            return "all of its faces are lines or points"
        slot_of_item = dict(zip(body.items, _slots_of(body), strict=True))
        slot_of_style = {style: slot for slot, style in enumerate(body.slots)}
        slots = np.array(
            [
                slot_of_item.get(item, slot_of_style.get(style, 0))
                for item, style in zip(
                    mesh.items[kept].tolist(), mesh.styles[kept].tolist(), strict=True
                )
            ]
        )
        order = np.argsort(slots, kind="stable")
        counts = np.bincount(slots, minlength=len(body.slots))
        return _Reference(
            mesh.vertices,
            triangles[order],
            tuple(int(count) for count in counts),
            mesh.matrix,
        )

    def _add(
        self,
        vertices: Vertices,
        triangles: Triangles,
        slots: tuple[int, ...],
        matrix: Matrix,
        kernel: str,
        uvs: NDArray[np.float32] | None = None,
    ) -> _Made:
        """Store a mesh, or find the equal one that is stored already."""
        vertices, matrix = recentred(vertices, matrix)
        key = repr(slots).encode() + fingerprint(vertices, triangles)
        if uvs is not None:
            key += uvs.tobytes()
        index = self._shape_by_fingerprint.get(key)
        if index is None:
            index = len(self._scene.shapes)
            self._shape_by_fingerprint[key] = index
            self._scene.shapes.append(Shape(vertices, triangles, slots, uvs))
        return _Made(index, matrix, kernel)

    def _place(self, body: Body, first: Body, made: _Made, styles: tuple[int, ...]) -> None:
        matrix = made.matrix
        if body is not first:
            matrix = body.frame @ np.linalg.inv(first.frame) @ made.matrix
        slots = len(self._scene.shapes[made.shape].slots)
        self._scene.placements.append(
            Placement(body.element_id, made.shape, matrix, styles[:slots])
        )
        degraded = made.degraded or (NOT_LAID if body.loses_image else "")
        outcome = Outcome.DEGRADED if degraded else Outcome.EXPORTED
        self._account(body.element_id, outcome, degraded or made.note, made.kernel)

    def _account(self, id: int, outcome: Outcome, reason: str, kernel: str = "") -> None:
        element = self._building.elements[id]
        self._accounts[id] = LedgerLine(
            element.key, element.ifc_class, element.name, outcome, reason, kernel
        )

    def _take_out_offset(self) -> None:
        """Move the scene to its origin where single precision would not keep the budget."""
        if not self._scene.placements:
            return
        origins = np.array([placement.matrix[:3, 3] for placement in self._scene.placements])
        if np.abs(origins).max() <= _OFFSET_BEYOND_M:
            return
        # The median: a few elements left at 0,0,0 must not pull the scene away from the others.
        offset = np.round(np.median(origins, axis=0))
        self._scene.offset = (float(offset[0]), float(offset[1]), float(offset[2]))
        self._scene.placements = [
            Placement(p.element_id, p.shape, _moved(p.matrix, -offset), p.styles)
            for p in self._scene.placements
        ]


def _sharing(body: Body, digests: dict[int, bytes]) -> object:
    """Return a key that bodies share if their geometry is the same but for turning and moving.

    `digests`: keys of items that only items of equal content share.
    """
    if body.cuts or body.placement is None or body.alignment is not None:
        return body.element_id
    pieces = tuple(
        (
            digests.get(piece.item, piece.item),
            piece.slot,
            None if piece.matrix is None else piece.matrix.tobytes(),
        )
        for piece in body.pieces
    )
    # Faces may have colours of their own beside those of their items.
    return (pieces, body.styles) if body.faceted else pieces


def _second_best(failure: str, doubt: str) -> str:
    """Return what to say of a fast mesh that stands in for one that the reference did not make."""
    flaw = f", but {doubt}" if doubt else ""
    return f"{failure}; the shape of the fast kernel stands in for it{flaw}"


def _slots_of(body: Body) -> list[int]:
    order = {style: slot for slot, style in enumerate(body.slots)}
    return [order[style] for style in body.styles]


def _moved(matrix: Matrix, by: np.ndarray) -> Matrix:
    moved = matrix.copy()
    moved[:3, 3] += by
    return moved
