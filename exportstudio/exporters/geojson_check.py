"""GeoJSON read back: what is in it, and whether it keeps to RFC 7946."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from exportstudio.exporters.exporter import Contents

_KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


def contents_of(path: Path) -> Contents:
    """Return what a file holds; raises ValueError, KeyError or TypeError for an unsound one."""
    with path.open(encoding="utf-8") as stream:
        document = json.load(stream, parse_constant=_refuse, object_pairs_hook=_without_doubles)
    if document["type"] != "FeatureCollection" or "crs" in document:
        raise ValueError("it is not a feature collection of RFC 7946")
    classes: Counter[str] = Counter()
    keys: set[str] = set()
    features: list[Any] = document["features"]
    for feature in features:
        key = feature["id"]
        if feature["type"] != "Feature" or key in keys or feature["properties"]["key"] != key:
            raise ValueError(f"the feature {key} is not one, or not the only one")
        if feature["geometry"]["type"] not in _KINDS:
            raise ValueError(f"the footprint of {key} is a {feature['geometry']['type']}")
        keys.add(key)
        classes[feature["properties"]["class"]] += 1
    # By another library than the writer of the text.
    outlines = shapely.from_geojson([json.dumps(each["geometry"]) for each in features])
    _check(outlines, document["bbox"])
    return Contents(frozenset(keys), classes=classes, rows={"features": len(features)})


def _check(outlines: Any, bbox: list[float]) -> None:
    if not shapely.is_valid(outlines).all() or shapely.is_empty(outlines).any():
        raise ValueError("a footprint is not valid")
    points = shapely.get_coordinates(outlines)
    if not (np.abs(points) <= (180.0, 90.0)).all():
        raise ValueError("a point is not on Earth")
    if not np.array_equal([*points.min(0), *points.max(0)], bbox):
        raise ValueError("footprints are not where they should be")
    for part in shapely.get_parts(outlines):
        if part.geom_type == "Polygon" and not (
            part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors)
        ):
            raise ValueError("a ring is turned the wrong way")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is there twice")
    return found
