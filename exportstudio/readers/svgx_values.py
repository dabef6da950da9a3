"""Properties and quantities of an SVGX file as those of IFC."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NoReturn

from exportstudio.model.svgx import ARX, BIM, local_name
from exportstudio.readers.part21_writer import Record, Records, Typed
from exportstudio.readers.svgx_tree import Notes
from exportstudio.readers.svgx_units import UnitMaker

_SEVERAL = ("enumerated", "list", "bounded", "table")
_QUANTITIES = {
    "IfcLengthMeasure": ("IfcQuantityLength", "LengthValue"),
    "IfcAreaMeasure": ("IfcQuantityArea", "AreaValue"),
    "IfcVolumeMeasure": ("IfcQuantityVolume", "VolumeValue"),
    "IfcCountMeasure": ("IfcQuantityCount", "CountValue"),
    "IfcMassMeasure": ("IfcQuantityWeight", "WeightValue"),
    "IfcTimeMeasure": ("IfcQuantityTime", "TimeValue"),
    "IfcNumericMeasure": ("IfcQuantityNumber", "NumberValue"),
}
_TRUTH = {"true": True, "false": False}
_LOOSE_SET = "Properties"


class Values:
    """Makes the sets of one model; sets of equal content are shared."""

    def __init__(self, records: Records, units: UnitMaker, notes: Notes) -> None:
        self._records = records
        self._units = units
        self._notes = notes

    def members(self, element: Any) -> Iterator[tuple[str, bool, list[Record]]]:
        """Yield name, whether it holds quantities, and members of each set inside `element`."""
        for group in element.iterfind(f"{{{ARX}}}properties"):
            name = group.get(f"{{{BIM}}}set", _LOOSE_SET)
            rows = [row for row in group if local_name(row.tag) == "property"]
            if group.get(f"{{{BIM}}}kind") == "quantities":
                quantities = [q for row in rows if (q := self._quantity(row)) is not None]
                if quantities:
                    yield name, True, quantities
                rows = [row for row in rows if self._number(row) is None]
            properties = list(self._properties(rows))
            if properties or not rows:
                yield name, False, properties

    def single(self, name: str, value: Any, kind: str = "IfcText", unit: str = "") -> Record:
        """Return an IfcPropertySingleValue."""
        return self._records.add(
            "IfcPropertySingleValue",
            Name=name,
            NominalValue=self._records.value(kind, value),
            Unit=self._units.unit(unit) if unit else None,
        )

    def _properties(self, rows: list[Any]) -> Iterator[Record]:
        def alike(row: Any) -> tuple[str, str, int]:
            kind = row.get(f"{{{BIM}}}kind", "single")
            name = row.get("name", "")
            return name, kind, 0 if kind in _SEVERAL else id(row)

        for (name, kind, _), group in groupby(rows, alike):
            yield from self._property(name, kind, list(group))

    def _property(self, name: str, kind: str, rows: list[Any]) -> Iterator[Record]:
        values = [self._value(row) for row in rows]
        about = {"Name": name, "Description": rows[0].get(f"{{{BIM}}}description")}
        if self._records.schema == "IFC4X3_ADD2":
            about["Specification"] = about.pop("Description")
        unit = next((row.get("unit") for row in rows if row.get("unit")), None)
        measure = self._units.unit(unit) if unit else None
        there = [value for value in values if value is not None]
        make = self._records.add
        if kind == "enumerated" and there:
            yield make("IfcPropertyEnumeratedValue", EnumerationValues=there, **about)
        elif kind == "list" and there:
            yield make("IfcPropertyListValue", ListValues=there, Unit=measure, **about)
        elif kind == "bounded":
            names = {"lower": "LowerBoundValue", "upper": "UpperBoundValue"}
            if self._records.schema != "IFC2X3":
                names["setPoint"] = "SetPointValue"
            bounds = {
                names[part]: value
                for row, value in zip(rows, values, strict=True)
                if (part := row.get(f"{{{BIM}}}part")) in names
            }
            yield make("IfcPropertyBoundedValue", Unit=measure, **bounds, **about)
        elif kind == "table":
            columns: dict[str, list[Any]] = {"defining": [], "defined": []}
            units: dict[str, Any] = {}
            for row, value in zip(rows, values, strict=True):
                part = row.get(f"{{{BIM}}}part", "defined")
                if value is not None and part in columns:
                    columns[part].append(value)
                    if row.get("unit"):
                        units[part] = self._units.unit(row.get("unit"))
            yield make(
                "IfcPropertyTableValue",
                DefiningValues=columns["defining"],
                DefinedValues=columns["defined"],
                DefiningUnit=units.get("defining"),
                DefinedUnit=units.get("defined"),
                **about,
            )
        else:
            for row, value in zip(rows, values, strict=True):
                own = self._units.unit(row.get("unit")) if row.get("unit") else None
                yield make("IfcPropertySingleValue", NominalValue=value, Unit=own, **about)

    def _quantity(self, row: Any) -> Record | None:
        number = self._number(row)
        if number is None:
            return None
        kind = row.get(f"{{{BIM}}}valueType", "")
        entity, attribute = _QUANTITIES.get(kind, _QUANTITIES["IfcCountMeasure"])
        if entity == "IfcQuantityNumber" and self._records.schema != "IFC4X3_ADD2":
            entity, attribute = _QUANTITIES["IfcCountMeasure"]
        unit = row.get("unit")
        about: dict[str, Any] = {
            "Name": row.get("name", ""),
            "Description": row.get(f"{{{BIM}}}description"),
            "Unit": self._units.unit(unit) if unit else None,
        }
        quantity = self._records.add(entity, **about)
        try:
            quantity.set(attribute, number)
        except ValueError:  # IFC4X3 counts in whole numbers
            self._notes.note("READ166", "a count is no whole number; it was rounded")
            quantity.set(attribute, round(number))
        return quantity

    def _number(self, row: Any) -> float | None:
        try:
            number = float(row.get("value"))
        except (TypeError, ValueError):
            return None
        return number if abs(number) < float("inf") else None

    def _value(self, row: Any) -> Typed | None:
        text = row.get("value")
        type = row.get(f"{{{BIM}}}valueType")
        if text is None:  # empty text is left out, like no value
            is_text = type is not None and self._records.simple_type(type) == "string"
            return self._records.value(type, "") if is_text else None
        if type is None:  # of another program, which has no types
            return self._guess(text)
        try:
            return self._records.value(type, _as_simple(text, self._records.simple_type(type)))
        except (ValueError, OverflowError):
            self._notes.note("READ166", "a value is not of its type; it was read as text")
            return self._records.value("IfcText", text)

    def _guess(self, text: str) -> Typed:
        if text in _TRUTH:
            return self._records.value("IfcBoolean", _TRUTH[text])
        try:
            return self._records.value("IfcReal", float(text))
        except ValueError:
            return self._records.value("IfcText", text)


def _as_simple(text: str, simple: str) -> Any:
    if simple in ("real", "number"):
        return float(text)
    if simple == "integer":
        return int(text) if text.lstrip("-").isdecimal() else _whole(float(text))
    if simple == "boolean":
        return _TRUTH[text.lower()] if text.lower() in _TRUTH else _refuse(text)
    if simple == "logical":
        return _TRUTH.get(text.lower(), "UNKNOWN")
    if simple == "string":
        return text
    return _refuse(text)


def _whole(number: float) -> int:
    return int(number) if number == int(number) else _refuse(str(number))


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)
