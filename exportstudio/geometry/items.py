"""Kinds of representation items: which are solids, and which the fast kernel makes well."""

from typing import Any

from exportstudio.geometry.attributes import FIRST_OPERAND, SWEPT_AREA

# Seen to agree with the reference kernel within a millimetre on every file that was measured;
# what is not here goes to the reference.
_FAST_ITEMS = frozenset(
    {
        "IfcExtrudedAreaSolid",
        "IfcRevolvedAreaSolid",
        "IfcSweptDiskSolid",
        "IfcFacetedBrep",
        "IfcFacetedBrepWithVoids",
        "IfcFaceBasedSurfaceModel",
        "IfcShellBasedSurfaceModel",
        "IfcTriangulatedFaceSet",
        "IfcPolygonalFaceSet",
        "IfcSectionedSolidHorizontal",
    }
)
_FAST_PROFILES = frozenset(
    {
        "IfcArbitraryClosedProfileDef",
        "IfcArbitraryProfileDefWithVoids",
        "IfcRectangleProfileDef",
        "IfcRectangleHollowProfileDef",
        "IfcCircleProfileDef",
        "IfcCircleHollowProfileDef",
        "IfcIShapeProfileDef",
        "IfcLShapeProfileDef",
        "IfcUShapeProfileDef",
        "IfcTShapeProfileDef",
    }
)


def is_fast(item: Any) -> bool:
    """Return True where the fast kernel makes `item` well."""
    item = _first_operand(item)
    if item.is_a() not in _FAST_ITEMS:
        return False
    if item.is_a("IfcTriangulatedFaceSet"):
        return _has_sound_indices(item)
    return not item.is_a("IfcSweptAreaSolid") or item[SWEPT_AREA].is_a() in _FAST_PROFILES


def is_solid(item: Any) -> bool:
    """Return True where the mesh of `item` must be closed."""
    item = _first_operand(item)
    if item.is_a("IfcTessellatedFaceSet"):
        return bool(item.Closed)
    return bool(item.is_a("IfcSolidModel") or item.is_a("IfcCsgPrimitive3D"))


def _has_sound_indices(faces: Any) -> bool:
    """Return True where every corner exists; the fast kernel leaves out faces whose don't."""
    points = len(faces.Coordinates.CoordList)
    return all(min(corners) > 0 and max(corners) <= points for corners in faces.CoordIndex)


def _first_operand(item: Any) -> Any:
    while item.is_a("IfcBooleanResult"):
        item = item[FIRST_OPERAND]
    return item
