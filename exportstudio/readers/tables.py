"""A building as tables, row by row: what a row needs is read when its turn comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any

from exportstudio.model import table as kinds
from exportstudio.model.building import Building, Element
from exportstudio.model.table import TABLE_KINDS, Cell, Row, Table
from exportstudio.readers.associations import associations, classification_use, material_uses
from exportstudio.readers.layers import assignable_things
from exportstudio.readers.property_rows import Parts, PropertyRows
from exportstudio.readers.units import Units

_OWN = "occurrence"
_TYPE = "type"
_ALL_OWNERS = 4  # from this depth on, properties of what is no product come along
_TYPES_TOO = 2  # from this depth on, elements have what their types have


def read_tables(
    building: Building, depth: int, products: Collection[int], whole: Collection[int]
) -> tuple[Table, ...]:
    """Return the tables of a building that a `Quality.table_depth` asks for.

    `products`: the STEP ids of those that have rows. `whole`: of those that also have values;
    the others are there because something whole stands in them. All tables have what they are
    about in the same order: the project, the tree of the products from the top, groups, types.
    """
    reader = _Reader(building, depth, products, whole)
    rows: dict[str, Callable[[], Iterator[Row]]] = {
        kinds.ELEMENTS.name: reader.elements,
        kinds.STOREYS.name: reader.storeys,
        kinds.SPACES.name: reader.spaces,
        kinds.PROPERTIES.name: partial(reader.values, quantities=False),
        kinds.QUANTITIES.name: partial(reader.values, quantities=True),
        kinds.MATERIALS.name: reader.materials,
        kinds.TYPES.name: reader.types,
        kinds.SYSTEMS.name: reader.systems,
        kinds.CLASSIFICATIONS.name: reader.classifications,
    }
    tables = []
    for kind in TABLE_KINDS:
        if kind.depth <= depth:
            columns = tuple(column for column in kind.columns if column.depth <= depth)
            there = [n for n, column in enumerate(kind.columns) if column.depth <= depth]
            tables.append(Table(kind, columns, partial(_only, rows[kind.name], there)))
    return tuple(tables)


def _in_tree_order(elements: dict[int, Element]) -> Iterator[Element]:
    """Yield each element before what it contains; what stands together comes together."""
    children: defaultdict[int | None, list[Element]] = defaultdict(list)
    for element in elements.values():
        children[element.parent].append(element)
    waiting = children[None][::-1]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(children[element.id])


def _only(rows: Callable[[], Iterator[Row]], there: list[int]) -> Iterator[Row]:
    """Yield rows with these columns only; text without any character is no value."""
    for row in rows():
        yield tuple(None if row[n] == "" else row[n] for n in there)


class _Reader:
    """Reads the rows of every table of one building."""

    def __init__(
        self, building: Building, depth: int, products: Collection[int], whole: Collection[int]
    ) -> None:
        self._building = building
        self._ifc = building.ifc
        self._depth = depth
        self._products = [e for e in _in_tree_order(building.elements) if e.id in products]
        self._whole = [e for e in self._products if e.id in whole]
        self._units = Units(self._ifc)
        self._length_unit = self._units.symbol(None, "IfcLengthMeasure")
        self._types: defaultdict[int, list[Any]] = defaultdict(list)
        for rel in self._ifc.by_type("IfcRelDefinesByType"):
            if rel.RelatingType is not None:
                for related in rel.RelatedObjects or ():
                    self._types[related.id()].append(rel.RelatingType)

    def elements(self) -> Iterator[Row]:
        """Yield a row for each product."""
        products = {element.id for element in self._products}
        whole = {element.id for element in self._whole}
        layers = self._layers()
        materials = associations(self._ifc, "IfcRelAssociatesMaterial", "RelatingMaterial")
        codes = associations(self._ifc, "IfcRelAssociatesClassification", "RelatingClassification")
        for element in self._products:
            container = self._building.elements.get(element.parent or 0)
            if container is not None and container.id not in products:
                container = None
            identity = (
                element.key,
                element.global_id,
                element.id,
                element.ifc_class,
                element.name,
                self._above(element, "IfcBuildingStorey")[0],
                self._above(element, "IfcBuilding")[0],
                container.name if container is not None else None,
                container.key if container is not None else None,
            )
            if self._depth == 0 or element.id not in whole:
                yield (*identity, *(None,) * 8)
                continue
            product = self._ifc.by_id(element.id)
            yield (
                *identity,
                _predefined_type(product),
                product.Description,
                product.ObjectType,
                getattr(product, "Tag", None),
                _listed(each.Name for each in self._types.get(element.id, ())),
                _listed(
                    name
                    for thing in (assignable_things(product) if layers else ())
                    for name in layers.get(thing, ())
                ),
                _listed(
                    use.material
                    for definition, _ in self._associated(element, materials)
                    for use in material_uses(definition)
                ),
                _listed(
                    classification_use(select).code
                    for select, _ in self._associated(element, codes)
                ),
            )

    def storeys(self) -> Iterator[Row]:
        """Yield a row for each storey."""
        counts = Counter(self._above(element, "IfcBuildingStorey")[1] for element in self._products)
        whole = {element.id for element in self._whole}
        for element in self._products:
            if element.ifc_class == "IfcBuildingStorey":
                storey = self._ifc.by_id(element.id)
                is_whole = element.id in whole
                yield (
                    *_owner(element),
                    storey.LongName,
                    _number(storey.Elevation),
                    self._length_unit if storey.Elevation is not None else None,
                    self._above(element, "IfcBuilding")[0],
                    counts[element.key],
                    storey.Description if is_whole else None,
                )

    def spaces(self) -> Iterator[Row]:
        """Yield a row for each space."""
        for element in self._whole:
            if element.ifc_class == "IfcSpace":
                space = self._ifc.by_id(element.id)
                yield (
                    *_owner(element),
                    space.LongName,
                    *self._above(element, "IfcBuildingStorey"),
                    _predefined_type(space) or getattr(space, "InteriorOrExteriorSpace", None),
                    space.ObjectType,
                    space.Description,
                )

    def values(self, *, quantities: bool) -> Iterator[Row]:
        """Yield a row for each value of a property, or for each quantity."""
        rows = PropertyRows(self._ifc, self._units, quantities=quantities)
        if self._depth >= _ALL_OWNERS:
            for project in self._ifc.by_type("IfcProject"):
                yield from _rows(_root(project), rows.of_object(project.id()), _OWN)
        for element in self._whole:
            yield from _rows(_owner(element), rows.of_object(element.id), _OWN)
            if self._depth >= _TYPES_TOO:
                for type in self._types.get(element.id, ()):
                    yield from _rows(_owner(element), rows.of_type(type), _TYPE)
        if self._depth >= _ALL_OWNERS:
            for group, _ in self._groups():
                yield from _rows(_root(group), rows.of_object(group.id()), _OWN)
            for type in self._types_in_use():
                yield from _rows(_root(type), rows.of_type(type), _TYPE)

    def materials(self) -> Iterator[Row]:
        """Yield a row for each material of each element."""
        found = associations(self._ifc, "IfcRelAssociatesMaterial", "RelatingMaterial")
        for element in self._whole:
            for definition, origin in self._associated(element, found):
                for use in material_uses(definition):
                    yield (
                        *_owner(element),
                        use.material,
                        use.category,
                        use.kind,
                        use.part,
                        use.position,
                        _number(use.thickness),
                        self._length_unit if use.thickness is not None else None,
                        _number(use.fraction),
                        origin,
                    )

    def types(self) -> Iterator[Row]:
        """Yield a row for each type that an element has."""
        for type, count in self._types_in_use().items():
            yield (
                *_root(type),
                _predefined_type(type),
                getattr(type, "Tag", None),
                type.Description,
                count,
            )

    def systems(self) -> Iterator[Row]:
        """Yield a row for each member of each group."""
        for group, members in self._groups():
            for member in members:
                element = self._building.elements.get(member.id())
                name = _owner(element) if element is not None else _root(member)
                yield (*_root(group), name[0], *name[2:])

    def classifications(self) -> Iterator[Row]:
        """Yield a row for each classification of each element."""
        found = associations(self._ifc, "IfcRelAssociatesClassification", "RelatingClassification")
        for element in self._whole:
            for select, origin in self._associated(element, found):
                yield (*_owner(element), *classification_use(select), origin)

    def _above(self, element: Element, ifc_class: str) -> tuple[str | None, str | None]:
        """Return name and key of the nearest ancestor of a class."""
        for above in self._building.path_of(element):
            if above.ifc_class == ifc_class:
                return above.name, above.key
        return None, None

    def _associated(
        self, element: Element, found: dict[int, list[Any]]
    ) -> Iterator[tuple[Any, str]]:
        """Yield what is associated with an element, and from which depth on with its types."""
        for each in found.get(element.id, ()):
            yield each, _OWN
        if self._depth >= _TYPES_TOO:
            for type in self._types.get(element.id, ()):
                for each in found.get(type.id(), ()):
                    yield each, _TYPE

    def _layers(self) -> dict[int, list[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for layer in self._ifc.by_type("IfcPresentationLayerAssignment"):
            for item in layer.AssignedItems or ():
                found[item.id()].append(layer.Name or "")
        return found

    def _types_in_use(self) -> dict[Any, int]:
        counts = Counter(
            type.id() for element in self._whole for type in self._types.get(element.id, ())
        )
        return {self._ifc.by_id(id): count for id, count in sorted(counts.items())}

    def _groups(self) -> Iterator[tuple[Any, list[Any]]]:
        """Yield groups with their members; products only those that are whole, not empty."""
        members: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        for rel in self._ifc.by_type("IfcRelAssignsToGroup"):
            if rel.RelatingGroup is not None:
                for each in rel.RelatedObjects or ():
                    members[rel.RelatingGroup.id()][each.id()] = each
        whole = {element.id for element in self._whole}
        is_all = len(whole) == len(self._building.elements)
        for group in sorted(self._ifc.by_type("IfcGroup"), key=lambda group: group.id()):
            there = [each for id, each in members[group.id()].items() if id in whole or is_all]
            if there:
                yield group, there


def _rows(owner: Row, parts: Iterator[Parts], origin: str) -> Iterator[Row]:
    for before, after in parts:
        yield (*owner, *before, origin, *after)


def _owner(element: Element) -> Row:
    return element.key, element.id, element.ifc_class, element.name


def _root(entity: Any) -> Row:
    """Return what stands for something that is no product."""
    return entity.GlobalId or f"#{entity.id()}", entity.id(), entity.is_a(), entity.Name


def _predefined_type(entity: Any) -> str | None:
    return getattr(entity, "PredefinedType", None)


def _listed(names: Iterator[str | None]) -> str:
    return "; ".join(name for name in dict.fromkeys(names) if name)


def _number(value: Any) -> Cell:
    return None if value is None or value != value or abs(value) == float("inf") else float(value)
