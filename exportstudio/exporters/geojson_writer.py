"""Features of GeoJSON: outlines on the map, with what is known of each element."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.geojson_place import Anchor, Place, place_of
from exportstudio.exporters.table_files import SURROGATES, Texts, new_file, provenance
from exportstudio.geometry.plans import footprints, merged, reach, storey_of
from exportstudio.geometry.space_labels import label_space
from exportstudio.model.building import Element
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.selection import NOT_SELECTED

_DECIMALS = {"draft": 7, "publication": 9}
_USUAL_DECIMALS = 8  # a millimetre
_IS_NO_MORE_THAN_OUTLINE = "outlines of buildings and storeys are all that draft quality has"
_IS_LINE = "seen from above it is on edge; its footprint is a line"
_IS_POINT = "seen from above it is smaller than the step of coordinates; its footprint is a point"


@dataclass(slots=True)
class _Footprint:
    """What an element covers, in scene coordinates, and how far it reaches up and down."""

    element: Element
    outline: BaseGeometry
    base: float
    top: float


def write_geojson(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write `out`, a feature a line, flushed to disk; raises StudioError (WRITE320)."""
    scene = source.shaped.scene
    tolerance = 0.0 if source.quality.key == "publication" else source.quality.chord_tolerance_m
    on_progress(0, 3)
    bodies = _bodies(source, tolerance)
    shown = bodies if source.quality.key != "draft" else {}
    found = {**_spatial(source, bodies, tolerance), **shown}
    on_progress(1, 3)
    offset = np.array(scene.offset[:2])
    boxes = np.array([body.outline.bounds for body in bodies.values()])
    middle = (boxes[:, :2].min(0) + boxes[:, 2:].max(0)) / 2 + offset
    options = source.options
    anchor = Anchor(options.latitude, options.longitude, options.rotation, options.crs)
    place = place_of(source.building, anchor, middle)
    decimals = _DECIMALS.get(source.quality.key, _USUAL_DECIMALS)
    outlines = _on_earth([each.outline for each in found.values()], place, offset, decimals)
    on_progress(2, 3)
    ledger = _ledger(source, found, outlines)
    texts = Texts(SURROGATES)
    features = (
        {
            "type": "Feature",
            "id": each.element.key,
            "geometry": _geometry(outline, decimals),
            "properties": dict(_properties(source, each)),
        }
        for each, outline in zip(found.values(), outlines, strict=True)
    )
    with new_file(out) as stream:
        stream.write(_head(source, place, outlines, decimals).encode())
        for n, feature in enumerate(features):
            stream.write(b",\n" if n else b"\n")
            stream.write(texts.fit(_json(feature)).encode())
        stream.write(b"\n]}\n")
    on_progress(3, 3)
    return WriteResult(
        ledger, issues=[*place.issues, *texts.issues()], rows={"features": len(found)}
    )


def _bodies(source: ExportInput, tolerance: float) -> dict[int, _Footprint]:
    """Return the footprint of every element with a shape, by STEP id."""
    scene, elements = source.shaped.scene, source.building.elements
    spans: dict[int, tuple[float, float]] = {}
    for placement in scene.placements:
        low, high = reach(scene, placement)
        before = spans.get(placement.element_id, (math.inf, -math.inf))
        spans[placement.element_id] = min(low, before[0]), max(high, before[1])
    up = scene.offset[2]
    return {
        id: _Footprint(elements[id], outline, spans[id][0] + up, spans[id][1] + up)
        for id, outline in footprints(source.shaped, tolerance_m=tolerance).items()
    }


def _spatial(
    source: ExportInput, bodies: dict[int, _Footprint], tolerance: float
) -> dict[int, _Footprint]:
    """Return the outlines of spatial elements: of all that stands in them.

    Of a site, it is what stands in no building.
    """
    building = source.building
    inside: dict[int, list[_Footprint]] = defaultdict(list)
    for body in bodies.values():
        is_in_building = False
        for above in building.path_of(body.element):
            if above.is_spatial and not (is_in_building and above.ifc_class == "IfcSite"):
                inside[above.id].append(body)
                is_in_building = is_in_building or above.ifc_class != "IfcSite"
    return {
        id: _Footprint(
            building.elements[id],
            merged([body.outline for body in parts], tolerance),
            min(body.base for body in parts),
            max(body.top for body in parts),
        )
        for id, parts in sorted(inside.items())
        if id not in bodies and source.shaped.accounts[id].reason != NOT_SELECTED
    }


def _on_earth(
    outlines: list[BaseGeometry], place: Place, offset: Any, decimals: int
) -> list[BaseGeometry]:
    """Return outlines in longitude and latitude, rounded, valid, turned as RFC 7946 asks."""
    placed = shapely.transform(
        np.array(outlines), lambda xy: np.round(place.lon_lat(xy + offset), decimals)
    )
    for n in np.flatnonzero(~shapely.is_valid(placed)):
        placed[n] = _mended(placed[n], decimals)
    return list(shapely.orient_polygons(placed))


def _mended(outline: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return what is left of an outline that rounding made touch itself or vanish."""
    step = 10.0**-decimals
    parts = [
        part
        for part in shapely.get_parts(shapely.set_precision(shapely.make_valid(outline), step))
        if part.area > 0
    ]
    if parts:
        whole = shapely.transform(shapely.union_all(parts), lambda xy: np.round(xy, decimals))
        if whole.is_valid and not whole.is_empty:
            return whole
    corners = np.unique(shapely.get_coordinates(outline), axis=0)
    ends = corners[[0, -1]]
    return shapely.Point(ends[0]) if (ends[0] == ends[1]).all() else shapely.LineString(ends)


def _ledger(
    source: ExportInput, found: dict[int, _Footprint], outlines: list[BaseGeometry]
) -> Ledger:
    kinds = dict(zip(found, outlines, strict=True))
    ledger = Ledger()
    for id, line in source.shaped.accounts.items():
        if id not in found:
            if line.outcome in (Outcome.EXPORTED, Outcome.DEGRADED):
                line = replace(line, outcome=Outcome.EXCLUDED, reason=_IS_NO_MORE_THAN_OUTLINE)
        elif kinds[id].area == 0:
            reason = _IS_POINT if kinds[id].length == 0 else _IS_LINE
            line = _degraded(line, reason)
        elif line.outcome is Outcome.EXCLUDED:  # a spatial element: drawn by what stands in it
            line = replace(line, outcome=Outcome.EXPORTED, reason="")
        ledger.record(line)
    return ledger


def _degraded(line: LedgerLine, reason: str) -> LedgerLine:
    both = f"{line.reason}; {reason}" if line.outcome is Outcome.DEGRADED else reason
    return replace(line, outcome=Outcome.DEGRADED, reason=both)


def _properties(source: ExportInput, footprint: _Footprint) -> Iterator[tuple[str, Any]]:
    building, element = source.building, footprint.element
    yield "key", element.key
    if element.global_id != element.key:
        yield "GlobalId", element.global_id
    yield "class", element.ifc_class
    yield "name", element.name
    storey = storey_of(building, element)
    if storey is not None and storey != element.id:
        yield "storey", building.elements[storey].name
    yield "base_m", round(footprint.base, 3)
    yield "top_m", round(footprint.top, 3)
    yield "height_m", round(footprint.top - footprint.base, 3)
    if element.ifc_class == "IfcSpace":
        label = label_space(building, element.id, footprint.outline)
        yield "long_name", label.name
        yield "number", label.number
        yield "area_m2", round(label.area_m2, 3)
        yield "area_is_stated", label.is_stated
    if source.quality.properties:
        for group, values in element.properties.items():
            for name, value in values.items():
                yield f"{group}.{name}", _value(value)


def _value(value: Any) -> Any:
    """Return a value that JSON can hold; numbers that are not finite become text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {str(name): _value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_value(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _head(source: ExportInput, place: Place, outlines: list[BaseGeometry], decimals: int) -> str:
    west, south, east, north = shapely.total_bounds(np.array(outlines)).tolist()
    head = {
        "type": "FeatureCollection",
        "name": source.building.project.name or source.building.source.stem,
        "provenance": provenance(source),
        "georeference": place.facts,
        "bbox": [round(value, decimals) for value in (west, south, east, north)],
    }
    return f'{_json(head)[:-1]},"features":['


def _geometry(outline: BaseGeometry, decimals: int) -> dict[str, Any]:
    """Return an outline as GeoJSON has it."""
    given = shapely.geometry.mapping(outline)
    return {"type": given["type"], "coordinates": _rounded(given["coordinates"], decimals)}


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, float):
        return round(value, decimals)
    return [_rounded(inner, decimals) for inner in value]


def _json(content: Any) -> str:
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
