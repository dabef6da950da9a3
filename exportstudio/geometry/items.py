"""Representation items: which styles they wear, and which kernel makes them well."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from exportstudio.geometry.attributes import (
    BOUND,
    BOUNDS,
    CFS_FACES,
    COORDINATES,
    ITEMS,
    MAPPED_REPRESENTATION,
    MAPPING_ORIGIN,
    MAPPING_SOURCE,
    MAPPING_TARGET,
    OUTER,
    POLYGON,
    SWEPT_AREA,
)
from exportstudio.geometry.csg import Expression, Item, items_of, read_boolean
from exportstudio.geometry.placement import Matrix, axis_matrix, operator_matrix
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
_BOOLEANS = frozenset({"IfcBooleanResult", "IfcBooleanClippingResult"})
_DEEPEST_MAP = 32
_IDENTITY = np.eye(4)


class RecursiveMap(ValueError):
    """A mapped item that maps itself."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item that has geometry of its own: not a mapped one, but what it maps.

    `style`: the id of its surface style, or 0. `expression`: what the fast kernel meshes for it,
    or None for what it does not make well. `is_solid`: its mesh must be closed. `item`: the entity
    itself. `maps`: the ids of the mapped items that lead to it, outermost first.
    """

    id: int
    style: int
    expression: Expression | None
    is_solid: bool
    item: Any
    maps: tuple[int, ...] = ()


class ItemReader:
    """Reads the items of representations; what is mapped often is read once."""

    def __init__(self, ifc: Any, styles: Styles, unit_m: float) -> None:
        self._ifc = ifc
        self._styles = styles
        self._unit = unit_m
        self._mapped: dict[int, tuple[Leaf, ...]] = {}
        self._matrices: dict[tuple[int, ...], Matrix | None] = {(): None}
        self._own: dict[tuple[int, int], Matrix | None] = {}

    def matrix(self, maps: tuple[int, ...]) -> Matrix | None:
        """Return what the mapped items `maps` do to what they map, or None where they do nothing.

        The matrix (4×4) is in metres. The items must have been met by `leaves`.
        """
        return self._matrices[maps]

    def leaves(self, item: Any, depth: int = 0) -> tuple[Leaf, ...]:
        """Return the leaves under `item`; raises RecursiveMap.

        What has no style of its own wears that of the mapped item that it comes from.
        """
        style = self._styles.of_item(item)
        if not item.is_a("IfcMappedItem"):
            expression, is_solid = self._expression(item)
            return (Leaf(item.id(), style, expression, is_solid, item),)
        if depth > _DEEPEST_MAP:
            raise RecursiveMap
        source = item[MAPPING_SOURCE]
        representation = source[MAPPED_REPRESENTATION]
        if representation is None:
            return ()
        known = self._mapped.get(source.id())
        if known is None:
            known = tuple(
                leaf
                for inner in representation[ITEMS] or ()
                if inner is not None
                for leaf in self.leaves(inner, depth + 1)
            )
            self._mapped[source.id()] = known
        id = item.id()
        own = self._own_matrix(item, source)
        mapped = []
        for leaf in known:
            maps = (id, *leaf.maps)
            if maps not in self._matrices:
                inner_matrix = self._matrices[leaf.maps]
                self._matrices[maps] = (
                    own
                    if inner_matrix is None
                    else inner_matrix
                    if own is None
                    else own @ inner_matrix
                )
            mapped.append(replace(leaf, maps=maps, style=leaf.style or style))
        return tuple(mapped)

    def _expression(self, item: Any) -> tuple[Expression | None, bool]:
        """Return what the fast kernel meshes for an item if it does so well, and if it is solid."""
        kind = item.is_a()
        if kind not in _BOOLEANS:
            expression = Item(item.id()) if _is_fast(item, kind) else None
            return expression, is_solid(item)
        boolean = read_boolean(item, self._unit)
        if boolean is None or not all(self._is_fast_operand(id) for id in items_of(boolean)):
            return None, True
        return boolean, True

    def _is_fast_operand(self, id: int) -> bool:
        operand = self._ifc.by_id(id)
        kind = operand.is_a()
        return _is_fast(operand, kind) and is_solid(operand)

    def _own_matrix(self, item: Any, source: Any) -> Matrix | None:
        target = item[MAPPING_TARGET]
        key = (source.id(), 0 if target is None else target.id())
        if key not in self._own:
            matrix = operator_matrix(target, self._unit)
            matrix = matrix @ axis_matrix(source[MAPPING_ORIGIN], self._unit)
            self._own[key] = None if np.array_equal(matrix, _IDENTITY) else matrix
        return self._own[key]


def _is_fast(item: Any, kind: str) -> bool:
    if kind not in _FAST_ITEMS:
        return False
    if kind == "IfcTriangulatedFaceSet":
        return _has_sound_indices(item)
    return kind != "IfcRevolvedAreaSolid" or item[SWEPT_AREA].is_a() in _FAST_PROFILES


def is_solid(item: Any) -> bool:
    """Return True for an item whose mesh must be closed."""
    kind = item.is_a()
    if kind in _FACE_SETS:
        return bool(item.Closed)
    return kind in _SOLIDS


def _has_sound_indices(faces: Any) -> bool:
    """Return True where every corner exists; the fast kernel leaves out faces whose don't."""
    points = len(faces.Coordinates.CoordList)
    return all(min(corners) > 0 and max(corners) <= points for corners in faces.CoordIndex)


def is_open_in_source(item: Any) -> bool:
    """Return True for a faceted B-rep whose own faces leave an edge alone: no kernel can close it.

    Corners are told apart by their coordinates, since many programs write every point anew.
    """
    if not item.is_a("IfcFacetedBrep") or item[OUTER] is None:
        return False
    edges: Counter[tuple[tuple[float, ...], tuple[float, ...]]] = Counter()
    for face in item[OUTER][CFS_FACES] or ():
        for bound in face[BOUNDS] or ():
            loop = bound[BOUND]
            if loop is None or not loop.is_a("IfcPolyLoop"):
                return False
            corners = [point[COORDINATES] for point in loop[POLYGON]]
            edges.update(
                (min(one, other), max(one, other))
                for one, other in zip(corners, (*corners[1:], corners[0]), strict=True)
                if one != other
            )
    return any(count % 2 for count in edges.values())
