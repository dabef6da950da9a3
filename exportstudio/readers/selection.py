"""A selection in one building: from what somebody asked for to the products that meet it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from exportstudio.model.building import Building
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.selection import Criteria, Selection
from exportstudio.readers.layers import assignable_things

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Selected:
    """The STEP ids of the products that are selected, and a warning for names without a match."""

    products: frozenset[int]
    issues: list[Issue]


def select(building: Building, selection: Selection) -> Selected:
    """Return what is selected of a building.

    Raises StudioError for a selector that can't be read (JOB521) or where nothing is selected
    (JOB520).
    """
    finder = _Finder(building)
    selected = finder.matches(selection.include) if selection.include else set(building.elements)
    if selection.exclude:
        selected -= finder.matches(selection.exclude)
    if not selected:
        raise StudioError(
            Issue.error(
                "JOB520",
                f"Nothing in {building.source.name} is {selection}.",
                " ".join(f"{issue.text} {issue.suggestion}".strip() for issue in finder.issues)
                or "Ask for less at once.",
            )
        )
    return Selected(frozenset(selected), finder.issues)


class _Finder:
    """Looks things up in one building, and notes what is not there."""

    def __init__(self, building: Building) -> None:
        self._elements = building.elements
        self._building = building
        self._children: defaultdict[int | None, list[int]] = defaultdict(list)
        for element in building.elements.values():
            self._children[element.parent].append(element.id)
        self.issues: list[Issue] = []

    def matches(self, criteria: Criteria) -> set[int]:
        """Return the products that meet all kinds of criteria, with what they consist of."""
        kinds = [
            self._with_parts(find(names))
            for find, names in (
                (self._in_storeys, criteria.storeys),
                (self._of_classes, criteria.classes),
                (self._in_groups, criteria.groups),
                (self._on_layers, criteria.layers),
                (self._with_global_ids, criteria.global_ids),
            )
            if names
        ]
        if criteria.query:
            kinds.append(self._with_parts(self._by_query(criteria.query)))
        return set.intersection(*kinds)

    def _with_parts(self, ids: Iterable[int]) -> set[int]:
        """Return products with all that is below them; a room alone comes without its furniture."""
        found = {id for id in ids if id in self._elements}
        queue = [
            child
            for id in found
            if self._elements[id].ifc_class != "IfcSpace"
            for child in self._children[id]
        ]
        below: set[int] = set()
        while queue:
            id = queue.pop()
            if id not in below:
                below.add(id)
                queue += self._children[id]
        return found | below

    def _in_storeys(self, names: Iterable[str]) -> list[int]:
        storeys = self._building.ifc.by_type("IfcBuildingStorey")
        return [storey.id() for storey in self._named("storey", names, storeys)]

    def _of_classes(self, names: Iterable[str]) -> Iterator[int]:
        unknown = []
        for name in names:
            try:
                entities = self._building.ifc.by_type(name)
            except RuntimeError:
                unknown.append(name)
                continue
            ids = [entity.id() for entity in entities if entity.id() in self._elements]
            if not ids:
                unknown.append(name)
            yield from ids
        there = {element.ifc_class for element in self._elements.values()}
        self._note("element of class", unknown, there)

    def _in_groups(self, names: Iterable[str]) -> Iterator[int]:
        members: defaultdict[int, list[Any]] = defaultdict(list)
        for rel in self._building.ifc.by_type("IfcRelAssignsToGroup"):
            if rel.RelatingGroup is not None:
                members[rel.RelatingGroup.id()] += rel.RelatedObjects or ()
        groups = self._building.ifc.by_type("IfcGroup")
        queue = [group.id() for group in self._named("system or zone", names, groups)]
        done = set()
        while queue:
            id = queue.pop()
            if id not in done:
                done.add(id)
                yield id
                queue += [member.id() for member in members[id]]

    def _on_layers(self, names: Iterable[str]) -> Iterator[int]:
        layers = self._building.ifc.by_type("IfcPresentationLayerAssignment")
        assigned = {
            item.id()
            for layer in self._named("layer", names, layers)
            for item in layer.AssignedItems or ()
        }
        for id in self._elements:
            things = assignable_things(self._building.ifc.by_id(id))
            if any(thing in assigned for thing in things):
                yield id

    def _with_global_ids(self, global_ids: Iterable[str]) -> Iterator[int]:
        by_key = {element.key: element.id for element in self._elements.values()}
        by_global_id: defaultdict[str, list[int]] = defaultdict(list)
        for element in self._elements.values():
            by_global_id[element.global_id].append(element.id)
        missing = []
        for global_id in global_ids:
            ids = by_global_id.get(global_id) or [by_key[k] for k in (global_id,) if k in by_key]
            if not ids:
                missing.append(global_id)
            yield from ids
        self._note("element with GlobalId", missing, ())

    def _by_query(self, query: str) -> list[int]:
        from ifcopenshell.util import selector

        ifc = self._building.ifc
        try:
            tree = selector.filter_elements_grammar.parse(query)
            found = selector.filter_elements(ifc, query)
        except selector.lark.exceptions.LarkError as error:
            raise StudioError(_broken(query, error)) from error
        # The selector passes over what the model does not have without a word.
        for kind, note in (("ifc_class", self._of_classes), ("globalid", self._with_global_ids)):
            list(note(str(node.children[0]) for node in tree.find_data(kind)))
        return [entity.id() for entity in found]

    def _named(self, kind: str, names: Iterable[str], entities: Iterable[Any]) -> Iterator[Any]:
        """Yield the entities that bear one of `names`, in whatever case, or it as GlobalId."""
        by_name: defaultdict[str, list[Any]] = defaultdict(list)
        for entity in entities:
            # Layers have no GlobalId.
            for name in {_folded(entity.Name), getattr(entity, "GlobalId", None) or ""} - {""}:
                by_name[name].append(entity)
        missing = []
        for name in names:
            found = by_name.get(_folded(name)) or by_name.get(name) or []
            if not found:
                missing.append(name)
            yield from found
        there = {entity.Name for entities in by_name.values() for entity in entities if entity.Name}
        self._note(kind, missing, there)

    def _note(self, kind: str, missing: Iterable[str], there: Iterable[str]) -> None:
        """Warn of names that nothing in the model bears, and say which there are."""
        missing = dict.fromkeys(missing)
        if missing:
            names = sorted(there)
            self.issues.append(
                Issue.warning(
                    "JOB522",
                    f"The model has no {kind} {' and no '.join(f'“{name}”' for name in missing)}.",
                    f"It has {', '.join(names[:_LISTED])}{', …' if len(names) > _LISTED else ''}."
                    if names
                    else "",
                )
            )


def _folded(name: str | None) -> str:
    return (name or "").strip().casefold()


def _broken(query: str, error: Exception) -> Issue:
    place = getattr(error, "column", -1)
    where = f" at “{query[place - 1 :][:20]}”" if 0 < place <= len(query) else ""
    return Issue.error(
        "JOB521",
        f"The selector “{query}” can't be read{where}.",
        'Write for example IfcWall, IfcSlab or IfcDoor, Name="D1"; the syntax is that of '
        "IfcOpenShell.",
    )
