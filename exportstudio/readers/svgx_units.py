"""From symbols of units back to units of IFC; the other way round than `units.py`."""

import re

from exportstudio.readers.part21_writer import Record, Records
from exportstudio.readers.units import OTHER_SYMBOLS, PREFIXES, SI_SYMBOLS

_SI = {
    prefix_symbol + symbol: (prefix, name)
    for name, symbol in SI_SYMBOLS.items()
    for prefix, prefix_symbol in PREFIXES.items()
}
_PLAIN = {symbol: (None, name) for name, symbol in SI_SYMBOLS.items()}
_OTHER = {symbol: name for name, symbol in OTHER_SYMBOLS.items()}
_TYPES = {
    "AMPERE": "ELECTRICCURRENTUNIT", "BECQUEREL": "RADIOACTIVITYUNIT",
    "CANDELA": "LUMINOUSINTENSITYUNIT", "COULOMB": "ELECTRICCHARGEUNIT",
    "CUBIC_METRE": "VOLUMEUNIT", "DEGREE_CELSIUS": "THERMODYNAMICTEMPERATUREUNIT",
    "FARAD": "ELECTRICCAPACITANCEUNIT", "GRAM": "MASSUNIT", "GRAY": "ABSORBEDDOSEUNIT",
    "HENRY": "INDUCTANCEUNIT", "HERTZ": "FREQUENCYUNIT", "JOULE": "ENERGYUNIT",
    "KELVIN": "THERMODYNAMICTEMPERATUREUNIT", "LUMEN": "LUMINOUSFLUXUNIT", "LUX": "ILLUMINANCEUNIT",
    "METRE": "LENGTHUNIT", "MOLE": "AMOUNTOFSUBSTANCEUNIT", "NEWTON": "FORCEUNIT",
    "OHM": "ELECTRICRESISTANCEUNIT", "PASCAL": "PRESSUREUNIT", "RADIAN": "PLANEANGLEUNIT",
    "SECOND": "TIMEUNIT", "SIEMENS": "ELECTRICCONDUCTANCEUNIT", "SIEVERT": "DOSEEQUIVALENTUNIT",
    "SQUARE_METRE": "AREAUNIT", "STERADIAN": "SOLIDANGLEUNIT", "TESLA": "MAGNETICFLUXDENSITYUNIT",
    "VOLT": "ELECTRICVOLTAGEUNIT", "WATT": "POWERUNIT", "WEBER": "MAGNETICFLUXUNIT",
}  # fmt: skip
# How much of which SI unit those units are that are none.
_FACTORS = {
    "°": (0.017453292519943295, "rad"), "in": (0.0254, "m"), "ft": (0.3048, "m"),
    "yd": (0.9144, "m"), "mi": (1609.344, "m"), "in²": (0.00064516, "m²"),
    "ft²": (0.09290304, "m²"), "yd²": (0.83612736, "m²"), "in³": (1.6387064e-5, "m³"),
    "ft³": (0.028316846592, "m³"), "yd³": (0.764554857984, "m³"), "l": (0.001, "m³"),
    "lb": (0.45359237, "kg"), "t": (1000.0, "kg"), "min": (60.0, "s"), "h": (3600.0, "s"),
    "d": (86400.0, "s"), "°F": (5 / 9, "K"),
}  # fmt: skip
_POWERS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", range(10), strict=True))
_FACTOR = re.compile(r"\(?([^()⁰¹²³⁴⁵⁶⁷⁸⁹]+[²³]?)\)?([⁰¹²³⁴⁵⁶⁷⁸⁹]*)")


class UnitMaker:
    """Makes the units of one text, each once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._made: dict[str, Record] = {}

    def unit(self, symbol: str) -> Record:
        """Return the unit that a symbol stands for; one of that name where nobody knows it."""
        if symbol not in self._made:
            self._made[symbol] = self._named(symbol) or self._derived(symbol) or self._own(symbol)
        return self._made[symbol]

    def _named(self, symbol: str) -> Record | None:
        if symbol in _FACTORS:
            return self._converted(symbol)
        found = _PLAIN.get(symbol) or _SI.get(symbol)
        if found is None:
            return None
        prefix, name = found
        return self._records.add("IfcSIUnit", UnitType=_TYPES[name], Prefix=prefix, Name=name)

    def _converted(self, symbol: str) -> Record:
        factor, base = _FACTORS[symbol]
        unit = self.unit(base)
        number = self._records.value("IfcReal", factor)
        return self._records.add(
            "IfcConversionBasedUnit",
            Dimensions=self._dimensions(base),
            UnitType=unit.get("UnitType"),
            Name=_OTHER[symbol],
            ConversionFactor=self._records.add(
                "IfcMeasureWithUnit", ValueComponent=number, UnitComponent=unit
            ),
        )

    def _derived(self, symbol: str) -> Record | None:
        above, _, below = symbol.partition("/")
        elements = []
        for text, sign in ((above, 1), (below, -1)):
            for part in text.split("·"):
                if not part or (part == "1" and sign == 1):
                    continue
                base, power = self._factor(part)
                if base is None:
                    return None
                elements.append(
                    self._records.add("IfcDerivedUnitElement", Unit=base, Exponent=sign * power)
                )
        if len(elements) < 2 and not below:
            return None
        return self._records.add(
            "IfcDerivedUnit", Elements=elements, UnitType="USERDEFINED", UserDefinedType=symbol
        )

    def _factor(self, text: str) -> tuple[Record | None, int]:
        if (whole := self._named(text)) is not None:
            return whole, 1
        plain = text.replace("²", "").replace("³", "")
        if (text.endswith(("²", "³"))) and (base := self._named(plain)) is not None:
            return base, 2 if text.endswith("²") else 3
        found = _FACTOR.fullmatch(text)
        if found is None or not found.group(2):
            return None, 0
        base = self._named(found.group(1))
        return base, int("".join(str(_POWERS[digit]) for digit in found.group(2)))

    def _own(self, symbol: str) -> Record:
        return self._records.add(
            "IfcContextDependentUnit",
            Dimensions=self._dimensions(""),
            UnitType="USERDEFINED",
            Name=symbol,
        )

    def _dimensions(self, symbol: str) -> Record:
        powers = {"m": (1, 0, 0), "m²": (2, 0, 0), "m³": (3, 0, 0), "kg": (0, 1, 0), "s": (0, 0, 1)}
        length, mass, time = powers.get(symbol, (0, 0, 0))
        heat = 1 if symbol == "K" else 0
        return self._records.add("IfcDimensionalExponents", length, mass, time, 0, heat, 0, 0)
