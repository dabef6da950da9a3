"""The values of one property or quantity, of whatever kind it is."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

_MEASURES = {"Weight": "Mass", "Number": "Numeric"}  # whose measures are called otherwise


class Value(NamedTuple):
    """One value as JSON can hold it, with its IFC type and the unit that it names itself.

    `part` and `position` tell the values of one property apart: the bounds of a bounded one by
    name, the two columns of a table by name and row, the members of a list by number, from 1.
    """

    part: str
    position: int | None
    value: Any
    type: str
    unit: Any


def read_values(prop: Any) -> tuple[str, list[Value]]:
    """Return the kind of an IfcProperty that is not complex, and its values; none where unset."""
    if prop.is_a("IfcPropertySingleValue"):
        return "single", _values((prop.NominalValue,), prop.Unit, numbered=False)
    if prop.is_a("IfcPropertyEnumeratedValue"):
        reference = prop.EnumerationReference
        unit = reference.Unit if reference is not None else None
        return "enumerated", _values(prop.EnumerationValues, unit)
    if prop.is_a("IfcPropertyListValue"):
        return "list", _values(prop.ListValues, prop.Unit)
    if prop.is_a("IfcPropertyBoundedValue"):
        set_point = prop[5] if len(prop) > 5 else None  # since IFC4
        bounds = (
            ("lower", prop.LowerBoundValue),
            ("upper", prop.UpperBoundValue),
            ("setPoint", set_point),
        )
        return "bounded", [
            value
            for part, bound in bounds
            for value in _values((bound,), prop.Unit, part, numbered=False)
        ]
    if prop.is_a("IfcPropertyTableValue"):
        return "table", [
            *_values(prop.DefiningValues, prop.DefiningUnit, "defining"),
            *_values(prop.DefinedValues, prop.DefinedUnit, "defined"),
        ]
    if prop.is_a("IfcPropertyReferenceValue"):
        reference = prop.PropertyReference
        if reference is None:
            return "reference", []
        return "reference", [Value("", None, str(reference), reference.is_a(), None)]
    return prop.is_a(), []


def read_attributes(definition: Any) -> Iterator[tuple[str, list[Value]]]:
    """Yield the attributes of a predefined property set, such as IfcDoorLiningProperties."""
    types = _declared_types(definition.is_a(True))
    for index in range(4, len(definition)):  # after those of IfcRoot
        value = definition[index]
        several = isinstance(value, tuple)
        values = _values(value if several else (value,), None, numbered=several)
        if values:
            declared = [each._replace(type=each.type or types[index]) for each in values]
            yield definition.attribute_name(index), declared


@cache
def _declared_types(schema_and_class: str) -> tuple[str, ...]:
    """Return the names of the types of all attributes of a class, for example IFC4.IfcDoor.

    "" for those of no name: an attribute does not say that it is a length, as properties do.
    """
    from ifcopenshell import ifcopenshell_wrapper

    schema, _, ifc_class = schema_and_class.partition(".")
    declaration: Any = ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name(ifc_class)
    named = (
        a.type_of_attribute().as_named_type() for a in declaration.as_entity().all_attributes()
    )
    return tuple("" if type is None else type.declared_type().name() for type in named)


def quantity_value(quantity: Any) -> Value:
    """Return the value of a simple quantity."""
    kind = quantity.is_a().removeprefix("IfcQuantity")
    type = f"Ifc{_MEASURES.get(kind, kind)}Measure"
    # All simple quantities have their value in the same place: after name, description and unit.
    return Value("", None, _finite(quantity[3]), type, quantity.Unit)


def simple_members(members: Iterable[Any] | None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield properties or quantities with their names; those of complex ones as Outer.Inner."""
    for member in members or ():
        if member is None:
            continue
        name = f"{prefix}{member.Name or ''}"
        if member.is_a("IfcComplexProperty"):
            yield from simple_members(member.HasProperties, f"{name}.")
        elif member.is_a("IfcPhysicalComplexQuantity"):
            yield from simple_members(member.HasQuantities, f"{name}.")
        else:
            yield name, member


def each_definition(definitions: Any) -> tuple[Any, ...]:
    """Return the sets that an IfcRelDefinesByProperties relates: one, several, or none."""
    if definitions is None:
        return ()
    if hasattr(definitions, "is_a"):
        if definitions.is_a("IfcPropertySetDefinitionSet"):
            return tuple(definitions.wrappedValue)
        return (definitions,)
    return tuple(definitions)


def _values(
    values: Iterable[Any] | None, unit: Any, part: str = "", *, numbered: bool = True
) -> list[Value]:
    return [
        Value(part, number if numbered else None, _plain(value), _type_of(value), unit)
        for number, value in enumerate(values or (), 1)
        if value is not None
    ]


def _type_of(value: Any) -> str:
    return str(value.is_a()) if hasattr(value, "is_a") else ""


def _plain(value: Any) -> Any:
    if hasattr(value, "wrappedValue"):
        value = value.wrappedValue
    elif hasattr(value, "is_a"):
        value = str(value)
    return _finite(value)


def _finite(value: Any) -> Any:
    """Return numbers that JSON knows; it has no word for the infinite or the undefined."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value
