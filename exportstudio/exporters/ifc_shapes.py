"""The shapes of a reduced model: for each body the source's own, or its mesh where that is smaller.

What openings cut is meshed with them cut out, or kept with all of them: never half of it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from exportstudio.exporters.ifc_meshes import MeshWriter, estimated_bytes
from exportstudio.exporters.ifc_part import ATTACHED, without
from exportstudio.exporters.ifc_records import Record, Records, listed, references_of, split
from exportstudio.geometry.census import body_representations
from exportstudio.geometry.placement import Matrix, PlacementError, Placements
from exportstudio.model.building import Building
from exportstudio.model.quality import Quality
from exportstudio.model.scene import Placement, Scene

_LINE_BYTES = 12  # of a record beside its name and values
# A mesh is less exact than a body, and its size is an estimate: it must save something.
_WORTH_IT = 0.9
_MAPPED_BYTES = 220  # of what maps a mesh that others have, too


@dataclass(slots=True)
class Shapes:
    """What is said otherwise than in the source, by STEP id, and which items stand for others.

    `meshed`: the products that have a mesh instead of their own shape.
    """

    changed: dict[int, Record] = field(default_factory=dict)
    stands_for: dict[int, list[int]] = field(default_factory=dict)
    meshed: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A body that may be meshed: its representation, and the mesh in coordinates of the product."""

    element_id: int
    representation: int
    definition: int
    shape: int
    styles: tuple[int, ...]
    matrix: Matrix


def choose_shapes(
    source: Records, building: Building, scene: Scene, whole: Collection[int], quality: Quality
) -> Shapes:
    """Return the shapes of the products `whole`: their bodies, and nothing beside these."""
    return _Chooser(source, building, scene, quality).choose(whole)


class _Chooser:
    def __init__(self, source: Records, building: Building, scene: Scene, quality: Quality) -> None:
        self._source = source
        self._building = building
        self._scene = scene
        self._placements = Placements(building.length_unit_m)
        self._meshes = MeshWriter(source, building.length_unit_m, quality)
        # What leads back to itself has no size.
        self._bytes = dict.fromkeys(source.in_circles, 0.0)
        # What has no part in bodies is left out, or comes with them.
        aside = {*source.of("IFCROOT", *ATTACHED)}
        for aspect in source.of("IFCSHAPEASPECT"):
            aside.update(source.references(aspect))
        self._users = Counter(
            ref for id in source if id not in aside for ref in source.references(id)
        )
        self._voids: defaultdict[int, list[int]] = defaultdict(list)
        for id in source.of("IFCRELVOIDSELEMENT"):
            values = source.values(id)
            for host in references_of(values["RelatingBuildingElement"]):
                self._voids[host] += references_of(values["RelatedOpeningElement"])

    def choose(self, whole: Collection[int]) -> Shapes:
        shapes = Shapes()
        placed = {placement.element_id: placement for placement in self._scene.placements}
        bodies = {id: self._bodies(id) for id in sorted(whole)}
        shared = Counter(
            representation
            for representations in bodies.values()
            for representation in representations
        )
        together = _Together()
        candidates = {}
        openings = {opening for ids in self._voids.values() for opening in ids}
        for id, representations in bodies.items():
            if not representations:
                continue
            if id in openings:
                self._keep_body_only(id, representations, shapes)
                continue
            together.add(id, (self._root(id), *self._shared_items(representations)))
            if id in placed and shared[representations[0]] == 1:
                candidate = self._candidate(placed[id], representations)
                if candidate is not None:
                    candidates[id] = candidate
        uses = Counter((each.shape, each.styles) for each in candidates.values())
        for ids in together.groups():
            hosts = {self._root(id) for id in ids}.union(ids)
            cuts = sorted({cut for id in hosts for cut in self._voids.get(id, ())})
            if all(id in candidates for id in ids):
                own = sum(self._own_bytes(bodies[id]) for id in ids)
                own += sum(self._own_bytes(self._bodies(id)) for id in cuts)
                mesh = 0.0
                for id in ids:
                    each = candidates[id]
                    mesh += self._mesh_bytes(each, uses[each.shape, each.styles])
                if mesh < _WORTH_IT * own and self._mesh(ids, cuts, candidates, uses, shapes):
                    continue
            for id in ids:
                self._keep_body_only(id, bodies[id], shapes)
        shapes.changed.update(self._meshes.records)
        return shapes

    def _mesh(
        self,
        ids: list[int],
        openings: list[int],
        candidates: dict[int, _Candidate],
        uses: Counter[tuple[int, tuple[int, ...]]],
        shapes: Shapes,
    ) -> bool:
        """Give all of `ids` their meshes, and take the openings' shapes; False if one has none."""
        made = {}
        for id in ids:
            each = candidates[id]
            key = (each.shape, each.styles)
            styles = [self._scene.styles[n].id for n in each.styles]
            made[id] = self._meshes.add(
                key,
                self._scene.shapes[each.shape],
                styles,
                each.matrix,
                split(self._source[each.representation].values)[0],
                is_shared=uses[key] > 1,
            )
            if made[id] is None:
                return False
        schema = self._source.schema
        for id, mesh in made.items():
            assert mesh is not None
            each = candidates[id]
            record = self._source[each.representation]
            values = split(record.values)
            values[2:4] = [f"'{mesh.type}'", listed(mesh.items)]
            self._note_replaced(each.representation, shapes)
            shapes.changed[each.representation] = Record(record.name, ",".join(values))
            self._keep_body_only(id, [each.representation], shapes)
            shapes.meshed.add(id)
        for id in openings:
            shapes.changed[id] = without(self._source[id], schema, "Representation")
        return True

    def _note_replaced(self, representation: int, shapes: Shapes) -> None:
        """Let the new items stand for the old ones where layers name these."""
        queue = references_of(split(self._source[representation].values)[3])
        while queue:
            id = queue.pop()
            shapes.stands_for.setdefault(id, []).append(representation)
            if self._source.is_a(id, "IFCMAPPEDITEM"):
                for mapped in self._source.references(self._source.references(id)[0]):
                    if self._source.is_a(mapped, "IFCREPRESENTATION"):
                        shapes.stands_for.setdefault(mapped, []).append(representation)
                        queue += references_of(split(self._source[mapped].values)[3])

    def _keep_body_only(self, id: int, representations: list[int], shapes: Shapes) -> None:
        definition = self._definition(id)
        record = self._source[definition]
        values = split(record.values)
        if references_of(values[2]) != representations:
            values[2] = listed(representations)
            shapes.changed[definition] = Record(record.name, ",".join(values))

    def _definition(self, id: int) -> int:
        return references_of(split(self._source[id].values)[6])[0]

    def _bodies(self, id: int) -> list[int]:
        representations, _ = body_representations(self._building.ifc.by_id(id))
        return [each.id() for each in representations]

    def _root(self, id: int) -> int:
        """Return the topmost of those that openings cut: an element, or what it is part of."""
        root = id
        for above in self._building.path_of(self._building.elements[id]):
            if above.is_spatial:
                break
            if above.id in self._voids:
                root = above.id
        return root

    def _candidate(self, placed: Placement, representations: list[int]) -> _Candidate | None:
        """Return a body whose mesh can stand for it, or None: images stay on their own faces."""
        if self._scene.shapes[placed.shape].uvs is not None or any(
            self._scene.styles[n].id < 0 for n in placed.styles
        ):
            return None
        entity: Any = self._building.ifc.by_id(placed.element_id)
        try:
            to_world = self._placements.of(entity.ObjectPlacement)
        except PlacementError:
            return None
        if to_world is None:
            return None
        matrix = placed.matrix.copy()
        matrix[:3, 3] += self._scene.offset
        return _Candidate(
            placed.element_id,
            representations[0],
            self._definition(placed.element_id),
            placed.shape,
            placed.styles,
            np.linalg.inv(to_world) @ matrix,
        )

    def _shared_items(self, representations: list[int]) -> Iterator[int]:
        """Yield what others may have in their bodies, too: items, what is mapped, single faces."""
        source = self._source
        for representation in representations:
            for item in references_of(split(source[representation].values)[3]):
                if source.is_a(item, "IFCMAPPEDITEM"):
                    yield source.references(item)[0]
                    continue
                yield item
                if source.is_a(item, "IFCMANIFOLDSOLIDBREP"):
                    for shell in source.references(item):
                        yield from (f for f in source.references(shell) if self._users[f] > 1)

    def _own_bytes(self, representations: list[int]) -> float:
        """Return what bodies take in the source."""
        return sum(
            self._share(item) / max(self._users[item], 1)
            for representation in representations
            for item in references_of(split(self._source[representation].values)[3])
        )

    def _share(self, id: int) -> float:
        """Return the bytes of a record, and its share of what others refer to, too."""
        trail = [id]
        while trail:
            current = trail[-1]
            record = self._source[current]
            if current in self._bytes:
                trail.pop()
                continue
            if self._source.is_a(current, "IFCREPRESENTATIONCONTEXT"):
                self._bytes[current] = 0.0
                continue
            refs = self._source.references(current)
            left = [ref for ref in refs if ref not in self._bytes]
            if left:
                trail += left
                continue
            own = len(record.name) + len(record.values) + _LINE_BYTES
            self._bytes[current] = own + sum(
                self._bytes[ref] / max(self._users[ref], 1) for ref in refs
            )
        return self._bytes[id]

    def _mesh_bytes(self, each: _Candidate, uses: int) -> float:
        size = estimated_bytes(self._scene.shapes[each.shape], self._source.schema.identifier)
        return size if uses == 1 else size / uses + _MAPPED_BYTES


class _Together:
    """Elements that are meshed all or not at all: they share items, or openings."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self._elements: list[int] = []

    def add(self, element: int, tokens: Iterable[int]) -> None:
        """Add an element that goes together with all that have one of the same tokens."""
        self._elements.append(element)
        for token in tokens:
            self._above[self._first(token)] = self._first(element)

    def groups(self) -> list[list[int]]:
        """Return the elements in groups, in the order in which they were added."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for element in self._elements:
            groups[self._first(element)].append(element)
        return list(groups.values())

    def _first(self, id: int) -> int:
        while (above := self._above.setdefault(id, id)) != id:
            self._above[id] = self._above[above]
            id = above
        return id
