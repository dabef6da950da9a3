"""Which surface style each item wears, as the source says it, and its colour."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.attributes import FIRST_OPERAND, STYLED_ITEM, STYLES
from exportstudio.geometry.textures import Textures
from exportstudio.model.scene import Style, Texture

# What unstyled faces wear: a neutral light grey that no one takes for a material.
NEUTRAL = Style(0, "unstyled", 0.8, 0.8, 0.8)


class Styles:
    """The styles of a model by item and by material, found in one pass."""

    def __init__(self, ifc: Any, images: Mapping[str, bytes] | None = None) -> None:
        """`images` are the bytes of image files by their URLReference."""
        self.textures = Textures(ifc, images or {})
        self._with_image: set[int] = set()
        self._under_image: dict[tuple[int, Texture], int] = {}
        self._styles: dict[int, Style] = {0: NEUTRAL}
        self._by_item: dict[int, int] = {}
        self._by_material: dict[int, int] = {}
        for styled in ifc.by_type("IfcStyledItem"):
            item = styled[STYLED_ITEM]
            if item is not None:
                style = self._surface_style(styled)
                if style:
                    self._by_item[item.id()] = style
        for definition in ifc.by_type("IfcMaterialDefinitionRepresentation"):
            material = definition.RepresentedMaterial
            for representation in definition.Representations or ():
                for styled in representation.Items or ():
                    if material is not None and styled.is_a("IfcStyledItem"):
                        style = self._surface_style(styled)
                        if style:
                            self._by_material.setdefault(material.id(), style)
        self._ifc = ifc
        self._painted: dict[tuple[float, float, float, float], int] = {}
        self._colour_maps: dict[int, Any] = {}
        if ifc.schema != "IFC2X3":
            for colour_map in ifc.by_type("IfcIndexedColourMap"):
                if colour_map.MappedTo is not None:
                    self._colour_maps[colour_map.MappedTo.id()] = colour_map

    def __getitem__(self, style_id: int) -> Style:
        return self._styles[style_id]

    def of_item(self, item: Any) -> int:
        """Return the id of the style that `item` itself wears, or 0.

        A clipped or cut body wears the style of its first operand where it has none of its own.
        """
        while item is not None:
            style = self._by_item.get(item.id())
            if style:
                return style
            if not item.is_a("IfcBooleanResult"):
                return 0
            item = item[FIRST_OPERAND]
        return 0

    def of_material(self, element_id: int) -> int:
        """Return the id of the style that the element's material gives to unstyled items, or 0."""
        if not self._by_material:
            return 0
        for material in self._material_of.get(element_id, ()):
            style = self._by_material.get(material)
            if style:
                return style
        return 0

    def of_faces(self, face_set: Any, style: int, faces: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the id of the style of each of `faces`, which count from 0.

        Faces wear the colour that an IfcIndexedColourMap gives them, else the `style` of their set.
        """
        result = np.full(len(faces), style, dtype=np.int64)
        colour_map = self._colour_maps.get(face_set.id())
        if colour_map is None:
            return result
        # A row in front for index 0, which is none: such faces keep the style of their set.
        opacity = _share(colour_map.Opacity, 1.0)
        palette = [style]
        for red, green, blue in colour_map.Colours.ColourList:
            palette.append(self._paint((_share(red), _share(green), _share(blue), opacity)))
        index = np.array(colour_map.ColourIndex, dtype=np.int64)
        index[(index < 0) | (index >= len(palette))] = 0
        has_colour = faces < len(index)
        result[has_colour] = np.array(palette)[index[faces[has_colour]]]
        return result

    def has_image(self, style_id: int) -> bool:
        """Return True for a style that asks for an image, wherever that is to lie."""
        return style_id in self._with_image

    def under_image(self, style_id: int, texture_id: int) -> int | None:
        """Return the id of a style with the image of an IfcSurfaceTexture laid over it.

        None where the image is not to be had.
        """
        image = self.textures.image(texture_id)
        if image is None:
            return None
        key = (style_id, image)
        if key not in self._under_image:
            base = self._styles[style_id]
            name = base.name if style_id else PurePosixPath(image.name).stem
            id = self._under_image[key] = self._new_id()
            self._styles[id] = replace(base, id=id, name=name, texture=image)
        return self._under_image[key]

    def _new_id(self) -> int:
        return -len(self._styles)

    def _paint(self, colour: tuple[float, float, float, float]) -> int:
        """Return the id of the style that stands for a colour without a name: a negative one."""
        if colour not in self._painted:
            id = self._new_id()
            self._painted[colour] = id
            self._styles[id] = Style(id, "", *colour)
        return self._painted[colour]

    @cached_property
    def _material_of(self) -> dict[int, tuple[int, ...]]:
        return _materials_of_elements(self._ifc)

    def _surface_style(self, styled: Any) -> int:
        """Return the id of the surface style of an IfcStyledItem, having read its colour, or 0."""
        queue = list(styled[STYLES] or ())
        while queue:
            style = queue.pop(0)
            if style is None:
                continue
            if style.is_a("IfcPresentationStyleAssignment"):
                queue[:0] = style.Styles or ()
            elif style.is_a("IfcSurfaceStyle"):
                if style.id() not in self._styles:
                    self._styles[style.id()] = _read_style(style)
                    if any(
                        part is not None and part.is_a("IfcSurfaceStyleWithTextures")
                        for part in style.Styles or ()
                    ):
                        self._with_image.add(style.id())
                return int(style.id())
        return 0


def _share(value: Any, default: float = 0.0) -> float:
    """Return a number between 0 and 1; `default` for what is no number."""
    return min(max(float(value), 0.0), 1.0) if isinstance(value, float | int) else default


def _read_style(surface: Any) -> Style:
    """Return the colour that IfcSurfaceStyleRendering shows: diffuse, else the surface colour."""
    name = surface.Name or ""
    for part in surface.Styles or ():
        if part is None or not part.is_a("IfcSurfaceStyleShading") or part.SurfaceColour is None:
            continue
        base = part.SurfaceColour
        colour = (base.Red, base.Green, base.Blue)
        # IFC2X3 keeps transparency with the rendering only, IFC4 with every shading.
        is_rendering = part.is_a("IfcSurfaceStyleRendering")
        transparency = part[1] if is_rendering or len(part) > 1 else None
        diffuse = part.DiffuseColour if is_rendering else None
        if diffuse is not None:
            if diffuse.is_a("IfcColourRgb"):
                colour = (diffuse.Red, diffuse.Green, diffuse.Blue)
            else:
                colour = tuple(channel * diffuse.wrappedValue for channel in colour)
        red, green, blue = (min(max(float(channel), 0.0), 1.0) for channel in colour)
        alpha = 1.0 - min(max(float(transparency or 0.0), 0.0), 1.0)
        return Style(surface.id(), name, red, green, blue, alpha)
    return Style(surface.id(), name, NEUTRAL.red, NEUTRAL.green, NEUTRAL.blue)


def _materials_of_elements(ifc: Any) -> dict[int, tuple[int, ...]]:
    """Return the material ids of each element, outermost first; its own before its type's."""
    direct: dict[int, tuple[int, ...]] = {}
    known: dict[int, tuple[int, ...]] = {}
    for rel in ifc.by_type("IfcRelAssociatesMaterial"):
        materials = _material_ids(rel.RelatingMaterial, known)
        for related in rel.RelatedObjects or ():
            direct.setdefault(related.id(), materials)
    result = dict(direct)
    for rel in ifc.by_type("IfcRelDefinesByType"):
        materials = direct.get(rel.RelatingType.id(), ()) if rel.RelatingType is not None else ()
        if materials:
            for related in rel.RelatedObjects or ():
                result.setdefault(related.id(), materials)
    return result


# Where each kind of material keeps the materials in it. Asking an entity for an attribute that it
# does not have costs IfcOpenShell milliseconds, so nothing is tried out here.
_INNER_MATERIALS = {
    "IfcMaterialLayerSetUsage": "ForLayerSet",
    "IfcMaterialLayerSet": "MaterialLayers",
    "IfcMaterialLayer": "Material",
    "IfcMaterialLayerWithOffsets": "Material",
    "IfcMaterialProfileSetUsage": "ForProfileSet",
    "IfcMaterialProfileSetUsageTapering": "ForProfileSet",
    "IfcMaterialProfileSet": "MaterialProfiles",
    "IfcMaterialProfile": "Material",
    "IfcMaterialProfileWithOffsets": "Material",
    "IfcMaterialConstituentSet": "MaterialConstituents",
    "IfcMaterialConstituent": "Material",
    "IfcMaterialList": "Materials",
}


def _material_ids(material: Any, known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the ids of the materials in an IfcMaterialSelect, in order; `known` is filled."""
    if material is None:
        return ()
    if material.is_a("IfcMaterial"):
        return (material.id(),)
    if material.id() not in known:
        attribute = _INNER_MATERIALS.get(material.is_a())
        inner = getattr(material, attribute) if attribute else None
        parts = inner if isinstance(inner, tuple) else (inner,)
        known[material.id()] = tuple(id for part in parts for id in _material_ids(part, known))
    return known[material.id()]
