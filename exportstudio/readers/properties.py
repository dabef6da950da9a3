"""Property sets and quantities of all elements, in one walk over the relations.

A set that is shared by many elements is read once and stays shared.
"""

from dataclasses import dataclass, field
from typing import Any

from exportstudio.model.building import Building
from exportstudio.readers.property_values import (
    each_definition,
    quantity_value,
    read_attributes,
    read_values,
)
from exportstudio.readers.units import PropertyUnits

PropertySet = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Known:
    """The sets that were read already, by STEP id, with their names."""

    units: PropertyUnits
    sets: dict[int, tuple[str, PropertySet]] = field(default_factory=dict)


def read_properties(building: Building, *, with_types_and_quantities: bool) -> None:
    """Fill `Element.properties` of every element (set name → property name → value) and `groups`.

    Values are as the source has them, in the units of the source, which `Building.property_units`
    tells. The sets of a type come in where the element itself has none of that name, property by
    property.
    """
    known = _Known(PropertyUnits(building))
    for each in building.elements.values():
        each.properties = {}
    for rel in building.ifc.by_type("IfcRelDefinesByProperties"):
        for definition in each_definition(rel.RelatingPropertyDefinition):
            named = _read_set(definition, known, with_types_and_quantities)
            if named is None:
                continue
            for related in rel.RelatedObjects or ():
                element = building.elements.get(related.id())
                if element is not None:
                    _merge(element.properties, *named)
    if with_types_and_quantities:
        _add_type_properties(building, known)
    _read_groups(building)


def _read_groups(building: Building) -> None:
    """Fill `Element.groups`: the names of systems, zones and others, in the order of the file."""
    for each in building.elements.values():
        each.groups = []
    for rel in building.ifc.by_type("IfcRelAssignsToGroup"):
        if rel.RelatingGroup is None:
            continue
        name = rel.RelatingGroup.Name or rel.RelatingGroup.is_a()
        for related in rel.RelatedObjects or ():
            element = building.elements.get(related.id())
            if element is not None and name not in element.groups:
                element.groups.append(name)


def _add_type_properties(building: Building, known: _Known) -> None:
    for rel in building.ifc.by_type("IfcRelDefinesByType"):
        if rel.RelatingType is None:
            continue
        sets = [
            named
            for definition in rel.RelatingType.HasPropertySets or ()
            if (named := _read_set(definition, known, True)) is not None
        ]
        for related in rel.RelatedObjects or ():
            element = building.elements.get(related.id())
            if element is not None:
                for name, values in sets:
                    _merge(element.properties, name, values)


def _merge(properties: dict[str, PropertySet], name: str, values: PropertySet) -> None:
    """Add a set; where one of that name is there already, add what it lacks."""
    there = properties.get(name)
    if there is None:
        properties[name] = values
    elif there is not values and values.keys() - there.keys():
        properties[name] = {**values, **there}


def _read_set(
    definition: Any, known: _Known, with_quantities: bool
) -> tuple[str, PropertySet] | None:
    """Return the name and the values of a set, or None for quantities that are not wanted."""
    id, group = definition.id(), definition.Name or ""
    if id in known.sets:
        return known.sets[id]
    if definition.is_a("IfcPropertySet"):
        members = [p for p in definition.HasProperties or () if p is not None]
        values = {p.Name: _value(p) for p in members}
    elif definition.is_a("IfcElementQuantity"):
        if not with_quantities:
            return None
        members = [q for q in definition.Quantities or () if q is not None]
        values = {q.Name: _quantity(q) for q in members}
    else:
        known.sets[id] = _read_predefined(definition, known)
        return known.sets[id]
    for member in members:
        if type(values[member.Name]) in (int, float):
            known.units.note(group, member)
    known.sets[id] = (group, values)
    return known.sets[id]


def _read_predefined(definition: Any, known: _Known) -> tuple[str, PropertySet]:
    """Return the name and the values of a set whose properties are attributes of its own."""
    group = definition.Name or definition.is_a()
    read: PropertySet = {}
    for name, values in read_attributes(definition):
        is_single = values[0].position is None
        read[name] = values[0].value if is_single else [each.value for each in values]
        if is_single and type(values[0].value) in (int, float):
            known.units.note_value(group, name, values[0])
    return group, read


def _value(prop: Any) -> Any:
    """Return the value of an IfcProperty as JSON can hold it."""
    if prop.is_a("IfcComplexProperty"):
        return {inner.Name: _value(inner) for inner in prop.HasProperties or ()}
    kind, values = read_values(prop)
    if kind in ("enumerated", "list"):
        return [each.value for each in values]
    if kind == "bounded":
        return {each.part: each.value for each in values}
    if kind == "table":
        return {
            part: [each.value for each in values if each.part == part]
            for part in ("defining", "defined")
        }
    return values[0].value if values else None


def _quantity(quantity: Any) -> Any:
    if quantity.is_a("IfcPhysicalComplexQuantity"):
        return {inner.Name: _quantity(inner) for inner in quantity.HasQuantities or ()}
    return quantity_value(quantity).value
