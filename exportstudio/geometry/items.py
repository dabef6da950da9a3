"""Representation items: which styles they wear, and which kernel makes them well."""

from dataclasses import dataclass, replace
from typing import Any

from exportstudio.geometry.attributes import (
    FIRST_OPERAND,
    ITEMS,
    MAPPED_REPRESENTATION,
    MAPPING_SOURCE,
    SWEPT_AREA,
)
from exportstudio.geometry.styles import Styles

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


_SOLIDS = frozenset(
    {
        "IfcExtrudedAreaSolid",
        "IfcExtrudedAreaSolidTapered",
        "IfcRevolvedAreaSolid",
        "IfcRevolvedAreaSolidTapered",
        "IfcSweptDiskSolid",
        "IfcSweptDiskSolidPolygonal",
        "IfcFacetedBrep",
        "IfcFacetedBrepWithVoids",
        "IfcAdvancedBrep",
        "IfcAdvancedBrepWithVoids",
        "IfcFixedReferenceSweptAreaSolid",
        "IfcSurfaceCurveSweptAreaSolid",
        "IfcSectionedSolidHorizontal",
        "IfcCsgSolid",
        "IfcBlock",
        "IfcRectangularPyramid",
        "IfcRightCircularCone",
        "IfcRightCircularCylinder",
        "IfcSphere",
    }
)
_FACE_SETS = frozenset({"IfcTriangulatedFaceSet", "IfcPolygonalFaceSet"})
_SWEPT = frozenset({"IfcExtrudedAreaSolid", "IfcRevolvedAreaSolid"})
_DEEPEST_MAP = 32


class RecursiveMap(ValueError):
    """A mapped item that maps itself."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item that has geometry of its own: not a mapped one, but what it maps.

    `style`: the id of its surface style, or 0. `is_fast`: the fast kernel makes it well.
    `is_solid`: its mesh must be closed. `item`: the entity itself.
    """

    id: int
    style: int
    is_fast: bool
    is_solid: bool
    item: Any


class ItemReader:
    """Reads the items of representations; what is mapped often is read once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._mapped: dict[int, tuple[Leaf, ...]] = {}

    def leaves(self, item: Any, depth: int = 0) -> tuple[Leaf, ...]:
        """Return the leaves under `item`; raises RecursiveMap.

        What has no style of its own wears that of the mapped item that it comes from.
        """
        style = self._styles.of_item(item)
        if not item.is_a("IfcMappedItem"):
            operand = _first_operand(item)
            kind = operand.is_a()
            return (
                Leaf(item.id(), style, _is_fast(operand, kind), _is_solid(operand, kind), item),
            )
        if depth > _DEEPEST_MAP:
            raise RecursiveMap
        representation = item[MAPPING_SOURCE][MAPPED_REPRESENTATION]
        if representation is None:
            return ()
        known = self._mapped.get(representation.id())
        if known is None:
            known = tuple(
                leaf
                for inner in representation[ITEMS] or ()
                if inner is not None
                for leaf in self.leaves(inner, depth + 1)
            )
            self._mapped[representation.id()] = known
        if not style:
            return known
        return tuple(leaf if leaf.style else replace(leaf, style=style) for leaf in known)


def _is_fast(item: Any, kind: str) -> bool:
    if kind not in _FAST_ITEMS:
        return False
    if kind == "IfcTriangulatedFaceSet":
        return _has_sound_indices(item)
    return kind not in _SWEPT or item[SWEPT_AREA].is_a() in _FAST_PROFILES


def _is_solid(item: Any, kind: str) -> bool:
    if kind in _FACE_SETS:
        return bool(item.Closed)
    return kind in _SOLIDS


def _has_sound_indices(faces: Any) -> bool:
    """Return True where every corner exists; the fast kernel leaves out faces whose don't."""
    points = len(faces.Coordinates.CoordList)
    return all(min(corners) > 0 and max(corners) <= points for corners in faces.CoordIndex)


def _first_operand(item: Any) -> Any:
    while item.is_a("IfcBooleanResult"):
        item = item[FIRST_OPERAND]
    return item
