"""Units and the place on Earth."""

from typing import Any

from exportstudio.model.building import Georeference
from exportstudio.model.issue import Issue


def read_length_unit(ifc: Any) -> tuple[float, list[Issue]]:
    """Return the length unit of the project in metres, with a warning where none is given."""
    import ifcopenshell.util.unit

    for assignment in ifc.by_type("IfcUnitAssignment"):
        if any(
            unit.is_a("IfcNamedUnit") and unit.UnitType == "LENGTHUNIT"
            for unit in assignment.Units or ()
        ):
            return float(ifcopenshell.util.unit.calculate_unit_scale(ifc)), []
    return 1.0, [
        Issue.warning(
            "READ113",
            "The file gives no length unit; metres were assumed.",
            "Check the size of the building in the result.",
        )
    ]


def read_georeference(ifc: Any, unit_m: float, text: bytes) -> Georeference:
    """Return the georeference of the project: map conversion, its IFC2X3 stand-in, and the site.

    `unit_m` is the length unit of the project in metres, which holds where the map has none.
    `text` is that of the model: a search in it is much quicker than a look at every property set.
    """
    site = next(iter(ifc.by_type("IfcSite")), None)
    latitude = _degrees(site.RefLatitude) if site is not None else None
    longitude = _degrees(site.RefLongitude) if site is not None else None
    values: dict[str, Any] = {
        "latitude": latitude,
        "longitude": longitude,
        "true_north": _true_north(ifc),
    }
    if ifc.schema == "IFC2X3":
        found = _from_property_sets(ifc) if b"_MapConversion'" in text else {}
        return Georeference(**found, **values)
    conversion = next(iter(ifc.by_type("IfcMapConversion")), None)
    if conversion is None:
        return Georeference(**values)
    target = conversion.TargetCRS
    map_unit = unit_m
    if target is not None and target.is_a("IfcProjectedCRS") and target.MapUnit is not None:
        map_unit = _unit_m(target.MapUnit, unit_m)
    return Georeference(
        crs=(target.Name or "") if target is not None else "",
        eastings=_scaled(conversion.Eastings, map_unit),
        northings=_scaled(conversion.Northings, map_unit),
        height=_scaled(conversion.OrthogonalHeight, map_unit),
        abscissa=1.0 if conversion.XAxisAbscissa is None else conversion.XAxisAbscissa,
        ordinate=0.0 if conversion.XAxisOrdinate is None else conversion.XAxisOrdinate,
        scale=1.0 if conversion.Scale is None else conversion.Scale,
        **values,
    )


def _from_property_sets(ifc: Any) -> dict[str, Any]:
    """Return what IFC2X3 files say through ePSet_MapConversion and ePSet_ProjectedCRS."""
    found: dict[str, Any] = {}
    for pset in ifc.by_type("IfcPropertySet"):
        if pset.Name in ("ePSet_MapConversion", "ePset_MapConversion"):
            values = _single_values(pset)
            found["eastings"] = values.get("Eastings")
            found["northings"] = values.get("Northings")
            found["height"] = values.get("OrthogonalHeight")
            found["abscissa"] = values.get("XAxisAbscissa", 1.0)
            found["ordinate"] = values.get("XAxisOrdinate", 0.0)
            found["scale"] = values.get("Scale", 1.0)
        elif pset.Name in ("ePSet_ProjectedCRS", "ePset_ProjectedCRS"):
            found["crs"] = str(_single_values(pset).get("Name") or "")
    return found


def _single_values(pset: Any) -> dict[str, Any]:
    return {
        prop.Name: prop.NominalValue.wrappedValue
        for prop in pset.HasProperties or ()
        if prop.is_a("IfcPropertySingleValue") and prop.NominalValue is not None
    }


def _unit_m(unit: Any, default: float) -> float:
    import ifcopenshell.util.unit

    if unit.is_a("IfcSIUnit"):
        return float(ifcopenshell.util.unit.get_prefix_multiplier(unit.Prefix))
    if unit.is_a("IfcConversionBasedUnit"):
        factor = unit.ConversionFactor
        value = float(factor.ValueComponent.wrappedValue)
        component = factor.UnitComponent
        return value * (_unit_m(component, 1.0) if component is not None else 1.0)
    return default


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value * unit


def _degrees(measure: tuple[int, ...] | None) -> float | None:
    """Return an IfcCompoundPlaneAngleMeasure (degrees, minutes, seconds, millionths) in degrees."""
    if not measure:
        return None
    parts = [*measure, 0, 0, 0, 0][:4]
    return parts[0] + parts[1] / 60 + parts[2] / 3600 + parts[3] / 3.6e9


def _true_north(ifc: Any) -> tuple[float, float] | None:
    for context in ifc.by_type("IfcGeometricRepresentationContext", include_subtypes=False):
        if context.ContextType == "Model" and context.TrueNorth is not None:
            ratios = context.TrueNorth.DirectionRatios
            return float(ratios[0]), float(ratios[1])
    return None
