"""What plans write into spaces: name, number and area, and where."""

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from exportstudio.geometry.plans import Plan, View, merged
from exportstudio.model.building import Building

_STATED_AREA = "NetFloorArea"
_POINT_WITHIN_M = 0.01


@dataclass(frozen=True, slots=True)
class SpaceLabel:
    """The label of a space: its LongName, or its Name where it has none; `number` is its Name.

    `area_m2` is the net floor area that the model states (`is_stated`), else that of `area`, which
    is what the plan shows of the space. `point` (x, y) lies inside it, as far from its border as
    can be, in scene coordinates.
    """

    element_id: int
    name: str
    number: str
    area_m2: float
    is_stated: bool
    area: BaseGeometry
    point: tuple[float, float]


def label_spaces(building: Building, plan: Plan) -> list[SpaceLabel]:
    """Return a label for each space in a plan, by STEP id."""
    parts: dict[int, list[BaseGeometry]] = {}
    for figure in plan.figures:
        if figure.view is View.SPACE:
            parts.setdefault(figure.element_id, []).append(figure.geometry)
    return [label_space(building, id, merged(parts[id])) for id in sorted(parts)]


def label_space(building: Building, id: int, area: BaseGeometry) -> SpaceLabel:
    """Return the label of the space with a STEP id that is drawn as `area`."""
    space = building.ifc.by_id(id)
    name = building.elements[id].name
    long_name = space.LongName or ""
    stated = _stated_area_m2(building, space)
    return SpaceLabel(
        id,
        long_name or name,
        name if long_name and long_name != name else "",
        area.area if stated is None else stated,
        stated is not None,
        area,
        label_point(area),
    )


def label_point(area: BaseGeometry) -> tuple[float, float]:
    """Return the point inside an area that is farthest from its border; of a line, one on it."""
    if area.area > 0:
        point = shapely.get_point(shapely.maximum_inscribed_circle(area, _POINT_WITHIN_M), 0)
    else:
        point = area.representative_point()
    return float(point.x), float(point.y)


def _stated_area_m2(building: Building, space: Any) -> float | None:
    """Return the net floor area from the quantities of a space, in square metres."""
    import ifcopenshell.util.unit as units

    for rel in space.IsDefinedBy or ():
        definition = getattr(rel, "RelatingPropertyDefinition", None)
        if definition is None or not definition.is_a("IfcElementQuantity"):
            continue
        for quantity in definition.Quantities or ():
            if quantity is None or not quantity.is_a("IfcQuantityArea"):
                continue
            if quantity.Name == _STATED_AREA and isinstance(quantity.AreaValue, float):
                scale = (
                    units.calculate_unit_scale(building.ifc, "AREAUNIT")
                    if quantity.Unit is None
                    else units.get_unit_scale(quantity.Unit)
                )
                return float(quantity.AreaValue * scale)
    return None
