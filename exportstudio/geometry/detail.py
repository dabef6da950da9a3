"""How finely the fast kernel must cut the curves of an item to keep a tolerance.

The kernel knows five levels, and at each a fixed number of pieces for each kind of curve. The
numbers below were measured on ifclite_geom 4.15: the distance between a chord and its arc, as a
share of the radius. What its profiles lose beside, it loses at every level: it thins out loops of
24 corners and more by up to 10 mm, and cuts arcs of composite curves by rules of its own. Such
profiles, and whole circles in arbitrary ones, are none of its business (`needs_exact_profile`).
"""

import itertools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from exportstudio.geometry.attributes import SWEPT_AREA
from exportstudio.geometry.fast_kernel import LEVELS, Detail
from exportstudio.model.quality import Quality

# For each kind of curve, at each level: pieces of a full circle, and error as a share of radius.
_PIECES = {
    "circle": (8, 16, 36, 36, 36),
    "disk": (6, 12, 24, 48, 96),
    "revolution": (6, 12, 24, 48, 96),
    "fillet": (4, 4, 24, 24, 24),
    "rounding": (8, 12, 24, 24, 24),
}
_SHARPEST_FILLET = 1.0 - math.cos(math.pi / 4)
# Corners from which on the kernel may thin out a loop.
_THINNED_FROM = 24
_SMALL_TURN = 0.25
_PLAIN_PROFILES = frozenset({"IfcRectangleProfileDef"})
_DRAWN = frozenset(
    {
        "IfcRectangleProfileDef",
        "IfcCircleProfileDef",
        "IfcCircleHollowProfileDef",
        "IfcArbitraryClosedProfileDef",
        "IfcArbitraryProfileDefWithVoids",
    }
)
# What the kernel leaves out of parametric profiles.
_LEFT_OUT = {
    "IfcIShapeProfileDef": ("FlangeEdgeRadius", "FlangeSlope"),
    "IfcLShapeProfileDef": ("LegSlope",),
    "IfcTShapeProfileDef": ("WebEdgeRadius", "WebSlope", "FlangeSlope"),
    "IfcUShapeProfileDef": ("FlangeSlope",),
}
ARBITRARY = frozenset({"IfcArbitraryClosedProfileDef", "IfcArbitraryProfileDefWithVoids"})
# Which attribute of a parametric profile is the radius of which kind of curve.
_RADII: dict[str, tuple[tuple[str, str], ...]] = {
    "IfcCircleProfileDef": (("circle", "Radius"),),
    "IfcCircleHollowProfileDef": (("circle", "Radius"),),
    "IfcIShapeProfileDef": (("fillet", "FilletRadius"),),
    "IfcLShapeProfileDef": (("fillet", "FilletRadius"), ("fillet", "EdgeRadius")),
    "IfcTShapeProfileDef": (("fillet", "FilletRadius"), ("fillet", "FlangeEdgeRadius")),
    "IfcUShapeProfileDef": (("fillet", "FilletRadius"), ("fillet", "EdgeRadius")),
    "IfcRectangleHollowProfileDef": (
        ("rounding", "OuterFilletRadius"),
        ("rounding", "InnerFilletRadius"),
    ),
    "IfcRoundedRectangleProfileDef": (("rounding", "RoundingRadius"),),
}


def needs_exact_profile(item: Any) -> bool:
    """Return True for a swept solid whose profile the fast kernel does not follow closely."""
    if not item.is_a("IfcSweptAreaSolid"):
        return False
    profile = item[SWEPT_AREA]
    kind = profile.is_a()
    if kind in _PLAIN_PROFILES or kind in _RADII:
        # IFC2X3 has fewer of these attributes.
        return any(bool(getattr(profile, name, None)) for name in _LEFT_OUT.get(kind, ()))
    if kind not in ARBITRARY:
        return True
    loops = [profile[2], *(profile[3] if kind == "IfcArbitraryProfileDefWithVoids" else ())]
    return not all(_is_coarse_polygon(loop) for loop in loops)


def is_drawn(item: Any) -> bool:
    """Return True for an extrusion of lines and arcs, which needs no kernel."""
    if item.is_a() != "IfcExtrudedAreaSolid":
        return False
    return item[SWEPT_AREA].is_a() in _DRAWN


def level_for(item: Any, unit_m: float, quality: Quality) -> Detail | None:
    """Return the coarsest level that keeps the tolerances of `quality`.

    None for what has no curves, where all levels are the same. The finest level is returned also
    where even that is too coarse; see `keeps_tolerance`.
    """
    curves = [(kind, radius * unit_m) for kind, radius in _curves(item) if radius]
    if not curves:
        return None
    for index, level in enumerate(LEVELS):
        if all(_keeps(kind, radius, index, quality) for kind, radius in curves):
            return level
    return LEVELS[-1]


def _bends_well(disk: Any, unit_m: float, quality: Quality) -> bool:
    """Return True for an IfcSweptDiskSolid that the fast kernel sweeps round its bends.

    At a kink it squashes the disk, where the reference kernel mitres it. On the other hand, the
    reference kernel does not know where a sweep begins and ends on its directrix.
    """
    directrix = disk.Directrix
    if directrix.is_a("IfcPolyline"):
        points = np.array([point.Coordinates for point in directrix.Points], dtype=float)
        steps = points[1:] - points[:-1]
        steps /= np.maximum(np.linalg.norm(steps, axis=1), 1e-12)[:, None]
        turns = np.arccos(np.clip((steps[1:] * steps[:-1]).sum(1), -1.0, 1.0))
        worst = float(turns.max(initial=0.0))
        squash_m = 2 * disk.Radius * unit_m * math.sin(worst / 4) ** 2
        return bool(squash_m <= quality.chord_tolerance_m)
    if directrix.is_a("IfcCompositeCurve"):
        is_straight = [_is_straight(segment.ParentCurve) for segment in directrix.Segments]
        return not any(one and other for one, other in itertools.pairwise(is_straight))
    return not directrix.is_a("IfcIndexedPolyCurve") or bool(
        directrix.Segments
        and not any(
            one.is_a("IfcLineIndex") and other.is_a("IfcLineIndex")
            for one, other in itertools.pairwise(directrix.Segments)
        )
        and all(
            len(segment.wrappedValue) == 2
            for segment in directrix.Segments
            if segment.is_a("IfcLineIndex")
        )
    )


def _is_straight(curve: Any) -> bool:
    if curve.is_a("IfcTrimmedCurve"):
        return bool(curve.BasisCurve.is_a("IfcLine"))
    return bool(curve.is_a("IfcPolyline") or curve.is_a("IfcLine"))


def keeps_tolerance(item: Any, unit_m: float, quality: Quality) -> bool:
    """Return True where the finest level of the fast kernel is fine enough."""
    if item.is_a("IfcSweptDiskSolid") and not _bends_well(item, unit_m, quality):
        return False
    return all(
        _keeps(kind, radius * unit_m, len(LEVELS) - 1, quality)
        for kind, radius in _curves(item)
        if radius
    )


def _keeps(kind: str, radius_m: float, level: int, quality: Quality) -> bool:
    pieces = _PIECES[kind][level]
    if kind == "fillet" and pieces == 4:
        return _SHARPEST_FILLET * radius_m * math.sqrt(2) <= quality.chord_tolerance_m
    error_m = radius_m * (1.0 - math.cos(math.pi / pieces))
    # A turn that is too sharp for the eye does not matter where it is too small to be seen.
    is_smooth = 2 * math.pi / pieces <= quality.angular_tolerance_rad * 1.05
    return error_m <= quality.chord_tolerance_m and (
        is_smooth or error_m <= quality.chord_tolerance_m / 20 or level == len(LEVELS) - 1
    )


def _curves(item: Any) -> Iterator[tuple[str, float]]:
    """Yield the kind and the radius, in units of the file, of each curve of an item."""
    if item.is_a("IfcSweptDiskSolid"):
        yield "disk", float(item.Radius)
        return
    if not item.is_a("IfcSweptAreaSolid"):
        return
    profile = item[SWEPT_AREA]
    radii = [
        (kind, float(value))
        for kind, attribute in _RADII.get(profile.is_a(), ())
        if (value := getattr(profile, attribute)) is not None
    ]
    yield from radii
    if item.is_a("IfcRevolvedAreaSolid"):
        reach = _reach(item, profile)
        # In radians or degrees, this is a small turn; the kernel cuts any turn in two at least.
        if item.Angle <= _SMALL_TURN:
            reach *= item.Angle**2
        yield "revolution", reach


def _reach(item: Any, profile: Any) -> float:
    """Return how far from the axis of a revolution its profile reaches, at most."""
    x, y = (*item.Axis.Location.Coordinates, 0.0)[:2]
    position = getattr(profile, "Position", None)
    if position is not None and position.Location is not None:
        px, py = position.Location.Coordinates[:2]
        x, y = x - px, y - py
    kind = profile.is_a()
    if kind.startswith("IfcCircle"):
        own = float(profile.Radius)
    elif kind.startswith(("IfcRect", "IfcRounded")):
        own = math.hypot(profile.XDim, profile.YDim) / 2
    elif kind in ARBITRARY:
        points = [(0.0, 0.0), *_corners(profile[2])]
        own = max(math.hypot(px, py) for px, py in points)
    else:
        own = max(
            float(value)
            for name in ("Depth", "OverallDepth", "Width", "OverallWidth", "FlangeWidth")
            if (value := getattr(profile, name, None)) is not None
        )
    return math.hypot(x, y) + own


def _is_coarse_polygon(loop: Any) -> bool:
    """Return True for a loop of straight lines with too few corners to be thinned out."""
    if loop.is_a("IfcPolyline"):
        return len(loop[0]) < _THINNED_FROM
    if not loop.is_a("IfcIndexedPolyCurve"):
        return False
    segments = loop.Segments
    if segments and any(segment.is_a("IfcArcIndex") for segment in segments):
        return False
    return len(loop.Points.CoordList) < _THINNED_FROM


def _corners(loop: Any) -> list[tuple[float, float]]:
    if loop.is_a("IfcPolyline"):
        return [tuple(point.Coordinates[:2]) for point in loop[0]]
    return [tuple(point[:2]) for point in loop.Points.CoordList]
