"""Rows of properties and quantities, read set by set."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from typing import Any

from exportstudio.model.table import Row
from exportstudio.readers.property_values import (
    Value,
    each_definition,
    quantity_value,
    read_attributes,
    read_values,
    simple_members,
)
from exportstudio.readers.units import Units

_KEPT_SETS = 2048  # of those that many elements share, so that memory does not grow with the rows
_EXACT = 2**53  # the integers up to here are floats, too

Parts = tuple[Row, Row]
"""The cells of a row before its origin and after it, without what says whose it is."""


class PropertyRows:
    """The rows of the property sets, or of the element quantities, of one model."""

    def __init__(self, ifc: Any, units: Units, *, quantities: bool) -> None:
        self._units = units
        self._quantities = quantities
        self._kept: OrderedDict[int, list[Parts]] = OrderedDict()
        self._sets: defaultdict[int, list[Any]] = defaultdict(list)
        for rel in ifc.by_type("IfcRelDefinesByProperties"):
            for definition in each_definition(rel.RelatingPropertyDefinition):
                for related in rel.RelatedObjects or ():
                    self._sets[related.id()].append(definition)

    def of_object(self, id: int) -> Iterator[Parts]:
        """Yield the rows of the object with a STEP id, as `IfcRelDefinesByProperties` has them."""
        for definition in self._sets.get(id, ()):
            yield from self._of_set(definition)

    def of_type(self, type: Any) -> Iterator[Parts]:
        """Yield the rows of an IfcTypeObject."""
        for definition in type.HasPropertySets or ():
            yield from self._of_set(definition)

    def _of_set(self, definition: Any) -> list[Parts]:
        id = definition.id()
        if id in self._kept:
            self._kept.move_to_end(id)
        else:
            read = self._read_quantities if self._quantities else self._read_properties
            self._kept[id] = list(read(definition))
            if len(self._kept) > _KEPT_SETS:
                self._kept.popitem(last=False)
        return self._kept[id]

    def _read_properties(self, definition: Any) -> Iterator[Parts]:
        if definition.is_a("IfcPropertySet"):
            for name, prop in simple_members(definition.HasProperties):
                kind, values = read_values(prop)
                about = (_description(prop), prop.id(), definition.id())
                for value in values or [_UNSET]:
                    yield self._property_row(definition.Name, name, kind, value, about)
        elif not definition.is_a("IfcElementQuantity"):
            for name, values in read_attributes(definition):
                about = (None, definition.id(), definition.id())
                group = definition.Name or definition.is_a()
                for value in values:
                    yield self._property_row(group, name, "attribute", value, about)

    def _property_row(
        self, group: str | None, name: str, kind: str, value: Value, about: Row
    ) -> Parts:
        typed = _typed(value.value)
        unit = self._unit(value)
        return (group, name, kind, value.part, value.position, *typed, unit, value.type), about

    def _read_quantities(self, definition: Any) -> Iterator[Parts]:
        if definition.is_a("IfcElementQuantity"):
            for name, quantity in simple_members(definition.Quantities):
                value = quantity_value(quantity)
                text, number, _ = _typed(value.value)
                row = (definition.Name, name, text, number, self._unit(value), value.type)
                about = (_description(quantity), quantity.id(), definition.id())
                yield row, about

    def _unit(self, value: Value) -> str:
        if isinstance(value.value, bool) or not isinstance(value.value, int | float):
            return ""
        return self._units.symbol(value.unit, value.type)


_UNSET = Value("", None, None, "", None)


def _typed(value: Any) -> tuple[str | None, float | None, bool | None]:
    """Return a value as text, as number or as boolean."""
    if value is None:
        return None, None, None
    if isinstance(value, bool):
        return None, None, value
    if isinstance(value, float) or (isinstance(value, int) and abs(value) <= _EXACT):
        return None, float(value), None
    return str(value), None, None


def _description(member: Any) -> str | None:
    # IFC4X3 calls it otherwise.
    return getattr(member, "Description", None) or getattr(member, "Specification", None)
