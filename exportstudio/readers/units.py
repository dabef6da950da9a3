"""Units of properties and quantities, as symbols that people read: m², W/m²K, °C."""

from typing import Any

from exportstudio.model.building import Building

# What a unit that lacks something, or has something else in its place, makes the library raise.
_DAMAGES = (AttributeError, KeyError, TypeError, ValueError)


class PropertyUnits:
    """Notes the unit of every number, by set and name, in `Building.property_units`.

    A property has the unit that it names itself, or the project's for its kind of measure. Where
    properties of one set and name have different units in one building, none is noted.
    """

    def __init__(self, building: Building) -> None:
        self._ifc = building.ifc
        self._noted = building.property_units
        self._of_unit: dict[int, str] = {}
        self._of_measure: dict[str, str] = {}
        self._differing: set[tuple[str, str]] = set()

    def note(self, group: str, prop: Any) -> None:
        """Note the unit of an IfcPropertySingleValue or a simple quantity in the set `group`."""
        key = (group, prop.Name)
        if key in self._differing:
            return
        symbol = self._symbol(prop)
        if self._noted.setdefault(key, symbol) != symbol:
            self._differing.add(key)
            self._noted[key] = ""

    def _symbol(self, prop: Any) -> str:
        unit = prop.Unit
        if unit is not None:
            id = unit.id()
            if id not in self._of_unit:
                self._of_unit[id] = _symbol_of(unit)
            return self._of_unit[id]
        if prop.is_a("IfcPhysicalSimpleQuantity"):
            measure = f"Ifc{prop.is_a().removeprefix('IfcQuantity')}Measure"
        elif hasattr(prop.NominalValue, "is_a"):
            measure = prop.NominalValue.is_a()
        else:
            return ""
        if measure not in self._of_measure:
            self._of_measure[measure] = self._project_symbol(measure)
        return self._of_measure[measure]

    def _project_symbol(self, measure: str) -> str:
        import ifcopenshell.util.unit as units

        if not measure.endswith("Measure"):
            return ""
        try:
            unit = units.get_project_unit(self._ifc, units.get_measure_unit_type(measure))
        except _DAMAGES:
            return ""
        return "" if unit is None else _symbol_of(unit)


def _symbol_of(unit: Any) -> str:
    import ifcopenshell.util.unit as units

    try:
        if unit.is_a("IfcMonetaryUnit"):
            return str(unit.Currency)
        if not (unit.is_a("IfcNamedUnit") or unit.is_a("IfcDerivedUnit")):
            return ""
        symbol = str(units.get_unit_symbol(unit))
        # The library's mark for a name that it doesn't know.
        return str(unit.Name).lower() if "?" in symbol and hasattr(unit, "Name") else symbol
    except _DAMAGES:
        return ""
