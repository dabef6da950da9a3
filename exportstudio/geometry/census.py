"""A look at every product before any geometry is made: what has a body, and what kind of body.

Circles in placements and mapped items are found here, because they crash or hang kernels.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from exportstudio.geometry.attributes import (
    ITEMS,
    MAPPING_SOURCE,
    MAPPING_TARGET,
    OBJECT_PLACEMENT,
    REPRESENTATION,
    REPRESENTATION_IDENTIFIER,
    REPRESENTATION_TYPE,
    REPRESENTATIONS,
)
from exportstudio.geometry.faceted import FacetedItem, faceted_items, is_faceted, wears_image
from exportstudio.geometry.items import ItemReader, Leaf, RecursiveMap
from exportstudio.geometry.placement import (
    Matrix,
    PlacementError,
    Placements,
    operator_matrix,
)
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
class Body:
    """The body of one product, as far as the router needs to know it.

    `items`: STEP ids of the solid and surface items, in order. `styles`: the style id of each.
    `sharing`: products with equal values here have equal local geometry; None shares with nobody.
    `placement`: its world matrix in metres, or None where only a kernel can tell.
    `alignment`: the curve of an alignment, which is no body but can be drawn as a ribbon, or the
    one item of a body that is swept along such a curve; None for all others.
    `faceted`: its items where all of them are face sets that no opening cuts, which need no kernel.
    `loses_image`: it wears an image that no kernel can lay on.
    `is_fast`: the fast kernel makes all of its items well. `is_solid`: its mesh must be closed.
    """

    element_id: int
    items: tuple[int, ...]
    styles: tuple[int, ...]
    sharing: tuple[Any, ...] | None
    placement: Matrix | None
    is_fast: bool
    is_solid: bool
    alignment: Any = None
    faceted: tuple[FacetedItem, ...] = ()
    loses_image: bool = False

    @property
    def slots(self) -> tuple[int, ...]:
        """The different styles, in order of first use."""
        return tuple(dict.fromkeys(self.styles))


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
    ifc = building.ifc
    census = Census({}, {}, {}, Styles(ifc, building.images))
    reader = ItemReader(census.styles)
    placements = Placements(building.length_unit_m)
    voided = {
        rel.RelatingBuildingElement.id()
        for rel in ifc.by_type("IfcRelVoidsElement")
        if rel.RelatingBuildingElement is not None
    }
    exclusions = _exclusions(ifc, spaces=spaces)
    for id in building.elements:
        if wanted is not None and id not in wanted:
            census.excluded[id] = NOT_SELECTED
            continue
        if id in exclusions:
            census.excluded[id] = exclusions[id]
            continue
        product = ifc.by_id(id)
        curve = _alignment_curve(product)
        representations, reason = ([], "") if curve else _body_representations(product)
        if not curve and not representations:
            census.excluded[id] = reason
            continue
        try:
            placement = placements.of(product[OBJECT_PLACEMENT])
            if curve:
                census.bodies[id] = Body(
                    id, (curve.id(),), (0,), None, placement, False, False, curve
                )
                continue
            body = _read_body(
                product,
                representations,
                placement,
                census.styles,
                reader,
                building.length_unit_m,
                cut=id in voided,
            )
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


def _body_representations(product: Any) -> tuple[list[Any], str]:
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


def _read_body(
    product: Any,
    representations: list[Any],
    placement: Matrix | None,
    styles: Styles,
    reader: ItemReader,
    unit_m: float,
    *,
    cut: bool,
) -> Body:
    leaves: list[Leaf] = []
    maps: list[Any] = []
    only_maps = True
    for representation in representations:
        for item in representation[ITEMS] or ():
            if item is None:
                continue
            if item.is_a("IfcMappedItem"):
                target = operator_matrix(item[MAPPING_TARGET], unit_m)
                maps.append((item[MAPPING_SOURCE].id(), target.round(9).tobytes()))
            else:
                only_maps = False
            leaves += reader.leaves(item)
    worn = [leaf.style for leaf in leaves]
    if 0 in worn:
        material = styles.of_material(product.id())
        worn = [style or material for style in worn]
    sharing = None
    is_whole = not cut and placement is not None
    textures = styles.textures
    are_faces = is_whole and all(is_faceted(leaf.item, textures) for leaf in leaves)
    faceted = faceted_items(representations, unit_m) if are_faces else ()
    if faceted and only_maps:
        # Faces may have colours of their own beside these.
        sharing = (tuple(maps), tuple(worn))
    elif only_maps and maps and is_whole:
        order = {style: n for n, style in enumerate(dict.fromkeys(worn))}
        sharing = (tuple(maps), tuple(order[style] for style in worn))
    is_swept = len(leaves) == 1 and leaves[0].item.is_a("IfcSectionedSolidHorizontal") and not cut
    # The fast kernel drops representations of mixed kind without a word.
    mixed = any(r[REPRESENTATION_TYPE] == "SurfaceOrSolidModel" for r in representations)
    return Body(
        product.id(),
        tuple(leaf.id for leaf in leaves),
        tuple(worn),
        sharing,
        placement,
        is_fast=not mixed and all(leaf.is_fast for leaf in leaves),
        is_solid=all(leaf.is_solid for leaf in leaves),
        alignment=leaves[0].item if is_swept else None,
        faceted=faceted,
        loses_image=not faceted
        and (
            any(styles.has_image(style) for style in worn)
            or any(wears_image(leaf.item, textures) for leaf in leaves)
        ),
    )
