"""A look at every product before any geometry is made: what has a body, and what kind of body.

Circles in placements and mapped items are found here, because they crash or hang kernels.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from exportstudio.geometry.attributes import (
    ITEMS,
    OBJECT_PLACEMENT,
    RELATED_OBJECTS,
    RELATED_OPENING,
    RELATING_ELEMENT,
    RELATING_OBJECT,
    REPRESENTATION,
    REPRESENTATION_IDENTIFIER,
    REPRESENTATION_TYPE,
    REPRESENTATIONS,
)
from exportstudio.geometry.csg import Expression
from exportstudio.geometry.faceted import FacetedItem, is_faceted, wears_image
from exportstudio.geometry.items import ItemReader, Leaf, RecursiveMap, is_open_in_source
from exportstudio.geometry.placement import Matrix, PlacementError, Placements, is_rigid
from exportstudio.geometry.styles import Styles
from exportstudio.model.building import Building
from exportstudio.model.selection import NOT_SELECTED

# Representations that are no body: what they are instead, for the ledger.
_FLAT_IDENTIFIERS = frozenset(
    {
        "Axis",
        "FootPrint",
        "Box",
        "Annotation",
        "Plan",
        "Profile",
        "Reference",
        "Clearance",
        "Lighting",
        "CoG",
        "PreDefinedLayout",
    }
)
_FLAT_TYPES = frozenset(
    {
        "Curve",
        "Curve2D",
        "Curve3D",
        "Point",
        "PointCloud",
        "BoundingBox",
        "Annotation2D",
        "GeometricCurveSet",
        "Text",
        "FillArea",
        "LightSource",
        "Segment",
    }
)

OPENING = "an opening: it is cut out of the element that it belongs to"
SPACE = "spaces are left out; the option “spaces” includes them"
FLAT = "it has lines or an outline only, no body"
NO_BODY = "it has no geometry"


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a body: what it is made from, how it is mapped, and what it wears.

    `item`: its STEP id. `expression`: None where the fast kernel does not make it well. `slot`:
    its place among the styles of the body. `matrix`: from its coordinates to those that the whole
    body is shared in, or None where they are the same.
    """

    item: int
    expression: Expression | None
    slot: int
    matrix: Matrix | None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one product, as far as the router needs to know it.

    `items`: STEP ids of the solid and surface items, in order. `styles`: the style id of each.
    `pieces`: the same items, by style. `placement`: the world matrix of the product in metres, or
    None where only a kernel can tell. `mapping`: the turn and move that maps the whole body into
    the product, or None. `openings`: the STEP ids of the openings in it. `cuts`: what these cut
    out of it, in the coordinates that it is shared in.
    `alignment`: the curve of an alignment, which is no body but can be drawn as a ribbon, or the
    one item of a body that is swept along such a curve; None for all others.
    `faceted`: its items where all of them are face sets that no opening cuts, which need no kernel.
    `loses_image`: it wears an image that no kernel can lay on.
    `is_fast`: the fast kernel makes all of its items well. `is_solid`: its mesh must be closed.
    """

    element_id: int
    items: tuple[int, ...]
    styles: tuple[int, ...]
    pieces: tuple[Piece, ...]
    placement: Matrix | None
    mapping: Matrix | None
    openings: tuple[int, ...]
    cuts: tuple[Piece, ...]
    is_fast: bool
    is_solid: bool
    alignment: Any = None
    faceted: tuple[FacetedItem, ...] = ()
    loses_image: bool = False

    @property
    def slots(self) -> tuple[int, ...]:
        """The different styles, in order of first use."""
        return tuple(dict.fromkeys(self.styles))

    @property
    def frame(self) -> Matrix:
        """The matrix from the coordinates that the body is shared in to the world."""
        matrix = np.eye(4) if self.placement is None else self.placement
        return matrix if self.mapping is None else matrix @ self.mapping


@dataclass(slots=True)
class Census:
    """Every product is in exactly one of these, by STEP id: it has a body to shape, it is
    excluded with a reason, or it failed with a reason.
    """

    bodies: dict[int, Body]
    excluded: dict[int, str]
    failed: dict[int, str]
    styles: Styles


def take_census(
    building: Building, *, spaces: bool, wanted: Collection[int] | None = None
) -> Census:
    """Return what every product of `building` needs; `spaces` asks for the bodies of spaces.

    Products that are not `wanted` are excluded without a look at them; None: all are.
    """
    return _CensusTaker(building).take(spaces=spaces, wanted=wanted)


class _CensusTaker:
    def __init__(self, building: Building) -> None:
        self._building = building
        self._ifc = building.ifc
        self._styles = Styles(self._ifc, building.images)
        self._reader = ItemReader(self._ifc, self._styles, building.length_unit_m)
        self._placements = Placements(building.length_unit_m)
        self._openings = _openings(self._ifc)
        self._opening_leaves: dict[int, tuple[list[Leaf], Matrix | None] | None] = {}

    def take(self, *, spaces: bool, wanted: Collection[int] | None) -> Census:
        census = Census({}, {}, {}, self._styles)
        exclusions = _exclusions(self._ifc, spaces=spaces)
        for id in self._building.elements:
            if wanted is not None and id not in wanted:
                census.excluded[id] = NOT_SELECTED
                continue
            if id in exclusions:
                census.excluded[id] = exclusions[id]
                continue
            product = self._ifc.by_id(id)
            curve = _alignment_curve(product)
            representations, reason = ([], "") if curve else body_representations(product)
            if not curve and not representations:
                census.excluded[id] = reason
                continue
            try:
                placement = self._placements.of(product[OBJECT_PLACEMENT])
                if curve:
                    census.bodies[id] = Body(
                        id, (curve.id(),), (0,), (), placement, None, (), (), False, False, curve
                    )
                    continue
                body = self._read_body(id, representations, placement)
            except PlacementError as error:
                census.failed[id] = str(error)
            except RecursiveMap:
                census.failed[id] = "its shape is a mapped item that maps itself"
            else:
                if body.items:
                    census.bodies[id] = body
                else:
                    census.failed[id] = "its body holds no items"
        return census

    def _read_body(self, id: int, representations: list[Any], placement: Matrix | None) -> Body:
        leaves = self._leaves(representations)
        worn = [leaf.style or self._styles.of_unstyled(id, leaf.id, *leaf.maps) for leaf in leaves]
        pieces, mapping = self._pieces(leaves, worn)
        openings = self._openings.get(id, ())
        cuts = self._cuts(openings, placement, mapping) if openings else ()
        is_swept = (
            len(leaves) == 1 and leaves[0].item.is_a("IfcSectionedSolidHorizontal") and not openings
        )
        textures = self._styles.textures
        faceted: tuple[FacetedItem, ...] = ()
        if (
            placement is not None
            and not openings
            and all(is_faceted(leaf.item, textures) for leaf in leaves)
        ):
            faceted = tuple(
                FacetedItem(leaf.item, self._reader.matrix(leaf.maps)) for leaf in leaves
            )
        return Body(
            id,
            tuple(leaf.id for leaf in leaves),
            tuple(worn),
            pieces,
            placement,
            mapping,
            openings,
            cuts or (),
            is_fast=cuts is not None and all(leaf.expression is not None for leaf in leaves),
            is_solid=all(
                leaf.is_solid and not (openings and is_open_in_source(leaf.item)) for leaf in leaves
            ),
            alignment=leaves[0].item if is_swept else None,
            faceted=faceted,
            loses_image=not faceted
            and (
                any(self._styles.has_image(style) for style in worn)
                or any(wears_image(leaf.item, textures) for leaf in leaves)
            ),
        )

    def _leaves(self, representations: list[Any]) -> list[Leaf]:
        """Return what has a surface, each once, however often a product names it."""
        leaves = {
            (leaf.id, leaf.maps): leaf
            for representation in representations
            for item in representation[ITEMS] or ()
            if item is not None
            for leaf in self._reader.leaves(item)
            if not leaf.item.is_a("IfcCurve") and not leaf.item.is_a("IfcPoint")
        }
        return list(leaves.values())

    def _pieces(
        self, leaves: list[Leaf], worn: list[int]
    ) -> tuple[tuple[Piece, ...], Matrix | None]:
        """Return the pieces of a body, and the turn and move that all of them have in common."""
        slots: dict[int, int] = {}
        matrices = [self._reader.matrix(leaf.maps) for leaf in leaves]
        common = matrices[0] if matrices else None
        if any(each is not common for each in matrices) or (
            common is not None and not is_rigid(common)
        ):
            common = None
        pieces = [
            Piece(
                leaf.id,
                leaf.expression,
                slots.setdefault(style, len(slots)),
                None if common is not None else matrix,
            )
            for leaf, style, matrix in zip(leaves, worn, matrices, strict=True)
        ]
        pieces.sort(key=lambda piece: piece.slot)
        return tuple(pieces), common

    def _cuts(
        self, openings: tuple[int, ...], placement: Matrix | None, mapping: Matrix | None
    ) -> tuple[Piece, ...] | None:
        """Return what openings cut away, or None where only a kernel can tell."""
        if placement is None:
            return None
        to_body = np.linalg.inv(placement if mapping is None else placement @ mapping)
        cuts: list[Piece] = []
        for id in openings:
            if id not in self._opening_leaves:
                self._opening_leaves[id] = self._read_opening(id)
            opening = self._opening_leaves[id]
            if opening is None:
                return None
            leaves, matrix = opening
            if matrix is None or not all(leaf.expression and leaf.is_solid for leaf in leaves):
                return None
            for leaf in leaves:
                own = self._reader.matrix(leaf.maps)
                whole = to_body @ matrix if own is None else to_body @ matrix @ own
                cuts.append(Piece(leaf.id, leaf.expression, 0, whole))
        return tuple(cuts)

    def _read_opening(self, id: int) -> tuple[list[Leaf], Matrix | None] | None:
        product = self._ifc.by_id(id)
        representations, _ = body_representations(product)
        try:
            return self._leaves(representations), self._placements.of(product[OBJECT_PLACEMENT])
        except (PlacementError, RecursiveMap):
            return None


def _openings(ifc: Any) -> dict[int, tuple[int, ...]]:
    """Return the STEP ids of the openings of each element that has any, or is part of one."""
    found: dict[int, set[int]] = defaultdict(set)
    for rel in ifc.by_type("IfcRelVoidsElement"):
        element, opening = rel[RELATING_ELEMENT], rel[RELATED_OPENING]
        if element is not None and opening is not None:
            found[element.id()].add(opening.id())
    if found:
        whole = {
            part.id(): rel[RELATING_OBJECT].id()
            for rel in ifc.by_type("IfcRelAggregates")
            if rel[RELATING_OBJECT] is not None and rel[RELATING_OBJECT].is_a("IfcElement")
            for part in rel[RELATED_OBJECTS] or ()
            if part is not None
        }
        cut = {id: set(openings) for id, openings in found.items()}
        for part in whole:
            above, seen = whole.get(part), {part}
            while above is not None and above not in seen:
                found[part] |= cut.get(above, set())
                seen.add(above)
                above = whole.get(above)
    return {id: tuple(sorted(openings)) for id, openings in found.items() if openings}


def _exclusions(ifc: Any, *, spaces: bool) -> dict[int, str]:
    """Return the products that are left out whatever they look like, with the reason."""
    reasons = {
        "IfcFeatureElementSubtraction": OPENING,
        "IfcAnnotation": "an annotation: lines and texts, no body",
        "IfcGrid": "a grid: lines, no body",
        "IfcPort": "a port: a point of connection, no body",
        "IfcVirtualElement": "a virtual element: a boundary that is not built",
    }
    if not spaces:
        reasons["IfcSpace"] = SPACE
    return {
        product.id(): reason
        for ifc_class, reason in reasons.items()
        for product in ifc.by_type(ifc_class)
    }


def _alignment_curve(product: Any) -> Any:
    """Return the curve of an IfcAlignment, the one in space before the one in plan, or None."""
    if not product.is_a("IfcAlignment") or product[REPRESENTATION] is None:
        return None
    curves = {
        representation[REPRESENTATION_IDENTIFIER]: representation[ITEMS][0]
        for representation in product[REPRESENTATION][REPRESENTATIONS] or ()
        if representation[ITEMS]
    }
    return curves.get("Axis") or curves.get("FootPrint")


def body_representations(product: Any) -> tuple[list[Any], str]:
    """Return the representations that make the body, or none and the reason."""
    definition = product[REPRESENTATION]
    if definition is None:
        return [], NO_BODY
    candidates = [
        representation
        for representation in definition[REPRESENTATIONS] or ()
        if representation is not None
        and representation[REPRESENTATION_IDENTIFIER] not in _FLAT_IDENTIFIERS
        and representation[REPRESENTATION_TYPE] not in _FLAT_TYPES
    ]
    if not candidates:
        return [], FLAT if definition[REPRESENTATIONS] else NO_BODY
    bodies = [r for r in candidates if r[REPRESENTATION_IDENTIFIER] == "Body"]
    return bodies or candidates, ""
