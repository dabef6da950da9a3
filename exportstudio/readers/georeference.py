"""Units and the place on Earth."""

import math
import statistics
from dataclasses import replace
from typing import Any

from exportstudio.model.building import Georeference
from exportstudio.model.issue import Issue

# No building is as large as the first, and no map as the second; what is within the third of a
# place is there.
_FAR_M = 10_000.0
_FARTHEST_ON_MAP_M = 3e7
_NEAR_M = 100_000.0
# A map is true to scale within a thousandth or so, high mountains and old grids a little less.
_LIKELY_SCALE = 1.05
_SAMPLE = 24
_DEEPEST_POINT = 12


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


def read_georeference(ifc: Any, unit_m: float, text: bytes) -> tuple[Georeference, list[Issue]]:
    """Return the georeference of the project, and what is odd about it.

    It comes from an IfcCoordinateOperation, from the property sets that stand in for one in
    IFC2X3, and from the site. `unit_m` is the length unit of the project in metres, which holds
    where the map has none. `text` is that of the model: a search in it is much quicker than a look
    at every property set.
    """
    site = next(iter(ifc.by_type("IfcSite")), None)
    place = Georeference(
        latitude=_degrees(site.RefLatitude) if site is not None else None,
        longitude=_degrees(site.RefLongitude) if site is not None else None,
        site_elevation=_scaled(site.RefElevation, unit_m) if site is not None else None,
        true_north=_true_north(ifc),
    )
    issues: list[Issue] = []
    if ifc.schema == "IFC2X3":
        if b"_MapConversion'" not in text:
            return place, issues
        place = replace(place, **_from_property_sets(ifc))
    else:
        operation = next(iter(ifc.by_type("IfcCoordinateOperation")), None)
        if operation is None:
            return place, issues
        place = replace(place, **_crs(operation.TargetCRS))
        if operation.is_a("IfcMapConversion"):
            place = replace(place, **_conversion(operation, unit_m, issues))
        elif operation.is_a("IfcRigidOperation"):
            place = replace(place, **_rigid(ifc, operation, unit_m))
    if place.eastings is not None and place.northings is not None:
        place = _settle_projection(ifc, unit_m, place, place.eastings, place.northings, issues)
    return place, issues


def _crs(target: Any) -> dict[str, Any]:
    """Return what an IfcCoordinateReferenceSystem is called; IFC4X3 knows geographic ones, too."""
    if target is None:
        return {}
    is_projected = target.is_a("IfcProjectedCRS")
    return {
        "crs": target.Name or "",
        "crs_description": target.Description or "",
        "geodetic_datum": target.GeodeticDatum or "",
        "vertical_datum": (target.VerticalDatum or "") if is_projected else "",
    }


def _conversion(conversion: Any, unit_m: float, issues: list[Issue]) -> dict[str, Any]:
    map_unit = _map_unit(conversion.TargetCRS, unit_m)
    factors = (1.0, 1.0, 1.0)
    if conversion.is_a("IfcMapConversionScaled"):
        factors = (conversion.FactorX, conversion.FactorY, conversion.FactorZ)
    return {
        "eastings": _scaled(conversion.Eastings, map_unit),
        "northings": _scaled(conversion.Northings, map_unit),
        "height": _scaled(conversion.OrthogonalHeight, map_unit),
        "abscissa": 1.0 if conversion.XAxisAbscissa is None else conversion.XAxisAbscissa,
        "ordinate": 0.0 if conversion.XAxisOrdinate is None else conversion.XAxisOrdinate,
        "scale": _scale(conversion.Scale, map_unit / unit_m, issues),
        "factors": factors,
    }


def _scale(given: float | None, map_units_m: float, issues: list[Issue]) -> float:
    """Return what metres of the project are multiplied by to become metres on the map.

    Scale leads from the units of the project to those of the map, which are `map_units_m` project
    units each, so that it holds a conversion of units beside the true scale of the map, which is
    close to 1. Many programs leave the units out of it, and some turn them round.
    """
    if not given:
        return 1.0
    readings = (given * map_units_m, given, given / map_units_m)
    likely = min(readings, key=lambda scale: abs(math.log(abs(scale))))
    if not 1 / _LIKELY_SCALE < likely < _LIKELY_SCALE:
        likely = readings[0]
    if not math.isclose(likely, readings[0], rel_tol=1e-9):
        issues.append(
            Issue.info(
                "READ124",
                f"The scale of the map conversion ({given:g}) does not go with the units of "
                f"project and map; it was read as {likely:g}.",
            )
        )
    return likely


def _rigid(ifc: Any, operation: Any, unit_m: float) -> dict[str, Any]:
    """Return where an IfcRigidOperation (IFC4X3) moves the project, without any turn.

    In geographic reference systems of the EPSG, latitude comes before longitude.
    """
    first, second = operation.FirstCoordinate, operation.SecondCoordinate
    target = operation.TargetCRS
    if first.is_a("IfcPlaneAngleMeasure"):
        turn = math.degrees(_angle_unit(ifc, target))
        return {
            "latitude": first.wrappedValue * turn,
            "longitude": second.wrappedValue * turn,
            "height": _scaled(operation.Height, unit_m),
        }
    map_unit = _map_unit(target, unit_m)
    return {
        "eastings": first.wrappedValue * map_unit,
        "northings": second.wrappedValue * map_unit,
        "height": _scaled(operation.Height, map_unit),
    }


def _map_unit(target: Any, default: float) -> float:
    """Return the length unit of a map in metres; without one, it is that of the project."""
    if target is None or not target.is_a("IfcProjectedCRS") or target.MapUnit is None:
        return default
    return _unit_m(target.MapUnit, default)


def _angle_unit(ifc: Any, target: Any) -> float:
    """Return the unit of plane angles in radians: that of the reference system, or the project."""
    import ifcopenshell.util.unit

    if target is not None and target.is_a("IfcGeographicCRS") and target.AngleUnit is not None:
        return _unit_m(target.AngleUnit, 1.0)
    return float(ifcopenshell.util.unit.calculate_unit_scale(ifc, "PLANEANGLEUNIT"))


def _settle_projection(
    ifc: Any,
    unit_m: float,
    place: Georeference,
    eastings: float,
    northings: float,
    issues: list[Issue],
) -> Georeference:
    """Return `place` with a word on whether the coordinates are those of the map already.

    Some programs write map coordinates and a conversion of nothing, some even both: map
    coordinates and how to get there.
    """
    x, y = _whereabouts(ifc, unit_m)
    if max(abs(x), abs(y)) < _FAR_M or max(abs(x), abs(y)) > _FARTHEST_ON_MAP_M:
        return place
    origin = math.hypot(eastings, northings)
    if origin < _FAR_M:
        issues.append(
            Issue.info(
                "READ123",
                f"The coordinates of the building are those of the map already (around {x:,.0f} / "
                f"{y:,.0f} m), and its map conversion adds nothing to them.",
            )
        )
    elif math.hypot(x - eastings, y - northings) < min(_NEAR_M, origin / 2):
        issues.append(
            Issue.warning(
                "READ123",
                f"The coordinates of the building are those of the map already (around {x:,.0f} / "
                f"{y:,.0f} m); its map conversion would move it there a second time.",
                "It is left out of account. Ask for a model with one of the two.",
            )
        )
    else:
        return place
    return replace(place, coordinates_are_projected=True)


def _whereabouts(ifc: Any, unit_m: float) -> tuple[float, float]:
    """Return about where the elements of the model are (x, y in metres), from a sample of them."""
    products = [product for product in ifc.by_type("IfcProduct") if product.Representation]
    sample = products[:: len(products) // _SAMPLE + 1]
    found = [point for product in sample if (point := _position(product)) is not None]
    if not found:
        return 0.0, 0.0
    x, y = (statistics.median(axis) for axis in zip(*found, strict=True))
    return x * unit_m, y * unit_m


def _position(product: Any) -> tuple[float, float] | None:
    """Return where one point of a product lies, in project units, or None where it is not told."""
    import ifcopenshell.util.placement

    placement = product.ObjectPlacement
    if placement is not None and placement.is_a("IfcLinearPlacement"):
        # What is placed along a curve is about where that begins in the plan.
        curve = placement.RelativePlacement.Location.BasisCurve
        point = _first_point(curve.BaseCurve if curve.is_a("IfcGradientCurve") else curve, 2)
        return None if point is None else (point[0], point[1])
    if placement is not None and not placement.is_a("IfcLocalPlacement"):
        return None
    try:
        matrix = ifcopenshell.util.placement.get_local_placement(placement).tolist()
    except (RecursionError, AttributeError, TypeError, ValueError):
        return None
    # What is mapped lies about the origin of its map.
    items = [
        item
        for representation in product.Representation.Representations or ()
        for item in representation.Items or ()
        if item is not None and not item.is_a("IfcMappedItem")
    ]
    local = (_first_point(items[0], 3) if items else None) or (0.0, 0.0, 0.0)
    x, y = (sum(a * b for a, b in zip(row, (*local, 1.0), strict=True)) for row in matrix[:2])
    return x, y


def _first_point(entity: Any, dimensions: int, depth: int = 0) -> tuple[float, ...] | None:
    """Return the first point of so many dimensions that the attributes of `entity` lead to."""
    if entity.is_a("IfcCartesianPoint"):
        point = tuple(entity.Coordinates or ())
        return point if len(point) == dimensions else None
    if entity.is_a("IfcCartesianPointList3D") and dimensions == 3:
        return tuple(entity.CoordList[0]) if entity.CoordList else None
    for n in range(len(entity) if depth < _DEEPEST_POINT else 0):
        value = entity[n]
        while isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, type(entity)) and value.id():
            point_there = _first_point(value, dimensions, depth + 1)
            if point_there is not None:
                return point_there
    return None


def _from_property_sets(ifc: Any) -> dict[str, Any]:
    """Return what IFC2X3 files say through ePSet_MapConversion and ePSet_ProjectedCRS."""
    found: dict[str, Any] = {}
    for pset in ifc.by_type("IfcPropertySet"):
        if pset.Name in ("ePSet_MapConversion", "ePset_MapConversion"):
            values = _single_values(pset)
            for name, key in _CONVERSION_PROPERTIES.items():
                if values.get(key) is not None:
                    found[name] = float(values[key])
        elif pset.Name in ("ePSet_ProjectedCRS", "ePset_ProjectedCRS"):
            values = _single_values(pset)
            for name, key in _CRS_PROPERTIES.items():
                found[name] = str(values.get(key) or "")
    return found


_CONVERSION_PROPERTIES = {
    "eastings": "Eastings",
    "northings": "Northings",
    "height": "OrthogonalHeight",
    "abscissa": "XAxisAbscissa",
    "ordinate": "XAxisOrdinate",
    "scale": "Scale",
}
_CRS_PROPERTIES = {
    "crs": "Name",
    "crs_description": "Description",
    "geodetic_datum": "GeodeticDatum",
    "vertical_datum": "VerticalDatum",
}


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
