"""Bodies with curved faces as exact boundary representations, made by the reference kernel.

Plane faces are exact in any mesh; a cylinder is not, so for formats of solids the kernel makes what
is curved once more, as OpenCascade's own shapes.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from exportstudio.geometry.census import Body, take_census
from exportstudio.geometry.fast_bodies import MALFORMED
from exportstudio.geometry.placement import Matrix
from exportstudio.geometry.reference_kernel import ReferenceKernel
from exportstudio.model.building import Building
from exportstudio.model.quality import Quality

# Faces by corners: nothing in them is curved, and there are too many to look through.
_FACETED = frozenset(
    {
        "IfcFacetedBrep",
        "IfcFacetedBrepWithVoids",
        "IfcTriangulatedFaceSet",
        "IfcPolygonalFaceSet",
        "IfcFaceBasedSurfaceModel",
        "IfcShellBasedSurfaceModel",
    }
)
_CURVED = (
    "IfcConic",
    "IfcBSplineCurve",
    "IfcBSplineSurface",
    "IfcCircleProfileDef",
    "IfcEllipseProfileDef",
    "IfcSweptDiskSolid",
    "IfcRevolvedAreaSolid",
    "IfcSurfaceOfRevolution",
    "IfcCylindricalSurface",
    "IfcSphericalSurface",
    "IfcToroidalSurface",
    "IfcSphere",
    "IfcRightCircularCylinder",
    "IfcRightCircularCone",
)
_ROUNDINGS = (
    "FilletRadius",
    "EdgeRadius",
    "FlangeEdgeRadius",
    "WebEdgeRadius",
    "RoundingRadius",
    "InnerFilletRadius",
    "OuterFilletRadius",
    "InternalFilletRadius",
)


@dataclass(frozen=True, slots=True)
class ExactBody:
    """A body in OpenCascade's text format: one shape, or a compound with a shape for each item.

    `slots`: the style slot of each item. `matrix` (4×4) maps its coordinates, in metres, to the
    world.
    """

    brep: str
    slots: tuple[int, ...]
    matrix: Matrix


class ExactSolids:
    """Tells which of the bodies that are drawn are curved, and makes these exactly."""

    def __init__(
        self,
        building: Building,
        quality: Quality,
        drawn: Collection[int],
        quarantine: Collection[str],
        on_element: Callable[[str | None], None],
    ) -> None:
        """Look at the bodies of the elements `drawn`, by STEP id.

        `quarantine`: keys of elements that no kernel may touch. `on_element` is told the key of
        each element before the kernel starts on it, and None afterwards.
        """
        self._building = building
        self._quarantine = frozenset(quarantine)
        self._on_element = on_element
        self._bodies = take_census(building, spaces=True, wanted=drawn).bodies
        self._kernel = ReferenceKernel(building.ifc, quality)
        self._is_curved: dict[int, bool] = {}

    def is_curved(self, element_id: int) -> bool:
        """Return True for a body with curved faces in the source."""
        body = self._bodies.get(element_id)
        if body is None or body.faceted or body.alignment is not None:
            return False
        return any(map(self._item_is_curved, _items(body)))

    def is_solid(self, element_id: int) -> bool:
        """Return True for a body that consists of solids in the source."""
        body = self._bodies.get(element_id)
        return body is not None and body.is_solid

    def make(self, element_id: int) -> ExactBody | str:
        """Return the exact body of an element, or why there is none, in words."""
        key = self._building.elements[element_id].key
        if key in self._quarantine:
            return "it stopped or crashed the geometry kernel"
        body = self._bodies[element_id]
        self._on_element(key)
        try:
            made = self._kernel.brep(element_id)
        finally:
            self._on_element(None)
        if isinstance(made, str):
            return made
        order = {style: slot for slot, style in enumerate(body.slots)}
        return ExactBody(made.text, tuple(order[style] for style in body.styles), made.matrix)

    def _item_is_curved(self, id: int) -> bool:
        if id not in self._is_curved:
            try:
                self._is_curved[id] = _is_curved(self._building.ifc, id)
            except MALFORMED:
                self._is_curved[id] = False
        return self._is_curved[id]


def _items(body: Body) -> list[int]:
    return [*body.items, *(cut.item for cut in body.cuts)]


def _is_curved(ifc: Any, id: int) -> bool:
    item = ifc.by_id(id)
    if item.is_a() in _FACETED:
        return False
    return any(map(_bends, ifc.traverse(item)))


def _bends(entity: Any) -> bool:
    if any(map(entity.is_a, _CURVED)):
        return True
    if entity.is_a("IfcIndexedPolyCurve"):
        return any(segment.is_a("IfcArcIndex") for segment in entity.Segments or ())
    return entity.is_a("IfcParameterizedProfileDef") and any(
        getattr(entity, name, None) for name in _ROUNDINGS
    )
