"""Units of properties and quantities, as symbols that people read: m², W/m²·K, °C."""

from typing import Any

from exportstudio.model.building import Building
from exportstudio.readers.property_values import Value, quantity_value, read_values

# What a unit that lacks something, or has something else in its place, makes the library raise.
_DAMAGES = (AttributeError, KeyError, TypeError, ValueError)

PREFIXES = {
    "EXA": "E", "PETA": "P", "TERA": "T", "GIGA": "G", "MEGA": "M", "KILO": "k", "HECTO": "h",
    "DECA": "da", "DECI": "d", "CENTI": "c", "MILLI": "m", "MICRO": "µ", "NANO": "n", "PICO": "p",
    "FEMTO": "f", "ATTO": "a", None: "",
}  # fmt: skip
SI_SYMBOLS = {
    "AMPERE": "A", "BECQUEREL": "Bq", "CANDELA": "cd", "COULOMB": "C", "CUBIC_METRE": "m³",
    "DEGREE_CELSIUS": "°C", "FARAD": "F", "GRAM": "g", "GRAY": "Gy", "HENRY": "H", "HERTZ": "Hz",
    "JOULE": "J", "KELVIN": "K", "LUMEN": "lm", "LUX": "lx", "METRE": "m", "MOLE": "mol",
    "NEWTON": "N", "OHM": "Ω", "PASCAL": "Pa", "RADIAN": "rad", "SECOND": "s", "SIEMENS": "S",
    "SIEVERT": "Sv", "SQUARE_METRE": "m²", "STERADIAN": "sr", "TESLA": "T", "VOLT": "V",
    "WATT": "W", "WEBER": "Wb",
}  # fmt: skip
OTHER_SYMBOLS = {
    "degree": "°", "inch": "in", "foot": "ft", "yard": "yd", "mile": "mi", "square inch": "in²",
    "square foot": "ft²", "square yard": "yd²", "cubic inch": "in³", "cubic foot": "ft³",
    "cubic yard": "yd³", "litre": "l", "pound": "lb", "tonne": "t", "minute": "min", "hour": "h",
    "day": "d", "fahrenheit": "°F",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Units:
    """Finds the symbols of units in one model, each once."""

    def __init__(self, ifc: Any) -> None:
        self._ifc = ifc
        self._of_unit: dict[int, str] = {}
        self._of_measure: dict[str, str] = {}

    def symbol(self, unit: Any, measure: str) -> str:
        """Return the symbol of `unit`, or where that is None of the project's unit for a measure.

        `measure` is a type such as IfcAreaMeasure. "" where there is none.
        """
        if unit is not None:
            id = unit.id()
            if id not in self._of_unit:
                self._of_unit[id] = _symbol_of(unit)
            return self._of_unit[id]
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


class PropertyUnits:
    """Notes the unit of every number, by set and name, in `Building.property_units`.

    A property has the unit that it names itself, or the project's for its kind of measure. Where
    properties of one set and name have different units in one building, none is noted.
    """

    def __init__(self, building: Building) -> None:
        self._noted = building.property_units
        self._units = Units(building.ifc)
        self._differing: set[tuple[str, str]] = set()

    def note(self, group: str, prop: Any) -> None:
        """Note the unit of an IfcPropertySingleValue or a simple quantity in the set `group`."""
        if (group, prop.Name) in self._differing:
            return
        if prop.is_a("IfcPhysicalSimpleQuantity"):
            value = quantity_value(prop)
        else:
            _, (value,) = read_values(prop)
        self.note_value(group, prop.Name, value)

    def note_value(self, group: str, name: str, value: Value) -> None:
        """Note the unit of a value in the set `group`."""
        key = (group, name)
        if key in self._differing:
            return
        symbol = self._units.symbol(value.unit, value.type)
        if self._noted.setdefault(key, symbol) != symbol:
            self._differing.add(key)
            self._noted[key] = ""


def _symbol_of(unit: Any) -> str:
    """Return the symbol of a unit, its name where it has none, or "" where it is damaged."""
    try:
        if unit.is_a("IfcSIUnit"):
            return PREFIXES[unit.Prefix] + SI_SYMBOLS[unit.Name]
        if unit.is_a("IfcDerivedUnit"):
            return _derived_symbol(unit)
        if unit.is_a("IfcMonetaryUnit"):
            return str(unit.Currency or "")
        if unit.is_a("IfcNamedUnit"):
            name = str(unit.Name or "").replace("_", " ").lower()
            return OTHER_SYMBOLS.get(name, name)
    except _DAMAGES:
        pass
    return ""


def _derived_symbol(unit: Any) -> str:
    """Return a product of powers, such as W/m²·K: all that follows the stroke divides."""
    above: list[str] = []
    below: list[str] = []
    for element in unit.Elements:
        symbol, exponent = _symbol_of(element.Unit), element.Exponent
        if not symbol:
            return ""
        power = str(abs(exponent)).translate(_RAISED) if abs(exponent) != 1 else ""
        if power and symbol[-1] in "²³":
            symbol = f"({symbol})"
        (above if exponent > 0 else below).append(symbol + power)
    return "·".join(above or ["1"]) + (f"/{'·'.join(below)}" if below else "")
