"""Bodies for what plans show: areas drawn upward, with the heights that a file gives or implies."""

from dataclasses import dataclass

import shapely

from exportstudio.model.svgx import ARX
from exportstudio.readers.svgx_document import STOREY_MM, Document, Drawn, Thing

_THIN_MM = 5.0  # half of the thickness of what is seen on edge
# From where above its storey to where something reaches that says nothing of heights; None: to the
# next storey.
_HEIGHTS: dict[str, tuple[float, float | None]] = {
    "IfcWall": (0.0, None), "IfcColumn": (0.0, None), "IfcSpace": (0.0, None),
    "IfcCurtainWall": (0.0, None), "IfcStair": (0.0, None), "IfcDoor": (0.0, 2100.0),
    "IfcWindow": (900.0, 2100.0), "IfcSlab": (-200.0, 0.0), "IfcFooting": (-500.0, 0.0),
    "IfcRailing": (0.0, 1000.0), "IfcFurniture": (0.0, 750.0), "IfcOutlet": (250.0, 350.0),
    "IfcSwitchingDevice": (1050.0, 1150.0), "IfcElectricDistributionBoard": (900.0, 1900.0),
}  # fmt: skip
_OTHERWISE = (0.0, 1000.0)
_HANGING_MM = 150.0


@dataclass(frozen=True, slots=True)
class Body:
    """An area in millimetres, y down, drawn up from `low_mm` by `height_mm`."""

    area: shapely.Polygon
    low_mm: float
    height_mm: float
    colour: str | None
    opacity: float


class Bodies:
    """Finds the bodies of the things of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._levels = [storey.elevation_mm for storey in document.storeys]

    def of(self, thing: Thing) -> list[Body]:
        """Return the bodies of a thing: none where neither a figure nor a box says its size."""
        low, high = self._reach(thing)
        if high <= low:
            high = low + 1.0
        drawn = [each for each in thing.drawn if each.view == "cut" and each.geometry.area > 0]
        if drawn and len(shown := sorted({d.storey for d in drawn if d.storey is not None})) > 1:
            return [
                body
                for each in drawn
                for body in _bodies(each, *self._band(each, shown, low, high))
            ]
        drawn = drawn or thing.drawn or self._box(thing)
        return [body for each in drawn for body in _bodies(each, low, high)]

    def _band(self, each: Drawn, shown: list[int], low: float, high: float) -> tuple[float, float]:
        """Return between which heights the section of one storey of several holds."""
        at = shown.index(each.storey) if each.storey in shown else 0
        begin = low if at == 0 else self._levels[shown[at]]
        end = high if at == len(shown) - 1 else self._levels[shown[at + 1]]
        return begin, end

    def _reach(self, thing: Thing) -> tuple[float, float]:
        box = thing.box
        if "z" in box and "depth" in box:
            return box["z"], box["z"] + box["depth"]
        floor, top = self._storey(thing)
        begin, end = next(
            (h for stem, h in _HEIGHTS.items() if thing.ifc_class.startswith(stem)), _OTHERWISE
        )
        low, high = floor + begin, top if end is None else floor + end
        if thing.ifc_class == "IfcRoof":
            low, high = top, top + 300.0
        elif thing.ifc_class in ("IfcLightFixture", "IfcCovering", "IfcSensor") or (
            thing.source.findtext(f"{{{ARX}}}physics/{{{ARX}}}anchor", "").strip() == "ceiling"
        ):
            low, high = top - _HANGING_MM, top
        if "depth" in box:
            high = low + box["depth"]
        if "z" in box:
            low, high = box["z"], box["z"] + high - low
        return low, high

    def _storey(self, thing: Thing) -> tuple[float, float]:
        if thing.storey is None:
            return 0.0, STOREY_MM
        floor = self._levels[thing.storey]
        above = [level for level in self._levels if level > floor + 1.0]
        return floor, min(above) if above else floor + STOREY_MM

    def _box(self, thing: Thing) -> list[Drawn]:
        box = thing.box
        if not all(side in box for side in ("x", "y", "width", "height")):
            return []
        if box["width"] <= 0 or box["height"] <= 0 or self._document.is_own:
            return []
        area = shapely.box(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
        return [Drawn(thing.storey, "", area)]


def _bodies(drawn: Drawn, low: float, high: float) -> list[Body]:
    geometry = drawn.geometry
    if geometry.area == 0:
        geometry = shapely.buffer(geometry, _THIN_MM, cap_style="flat", join_style="mitre")
    parts = [
        part
        for part in shapely.get_parts(geometry)
        if part.geom_type == "Polygon" and part.area > 0
    ]
    return [
        Body(shapely.normalize(part), low, high - low, drawn.colour, drawn.opacity)
        for part in parts
    ]
