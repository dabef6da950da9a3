"""Which surface style each item wears, as the source says it, and its colour."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.attributes import FIRST_OPERAND, STYLED_ITEM, STYLES
from exportstudio.geometry.materials import Materials
from exportstudio.geometry.textures import Textures
from exportstudio.model.scene import Style, Texture

# What unstyled faces wear: a neutral light grey that no one takes for a material.
NEUTRAL = Style(0, "unstyled", 0.8, 0.8, 0.8)


class Styles:
    """The styles of a model by item, by material and by layer."""

    def __init__(self, ifc: Any, images: Mapping[str, bytes] | None = None) -> None:
        """`images` are the bytes of image files by their URLReference."""
        self.textures = Textures(ifc, images or {})
        self._with_image: set[int] = set()
        self._under_image: dict[tuple[int, Texture], int] = {}
        self._styles: dict[int, Style] = {0: NEUTRAL}
        self._is_shown: dict[int, bool] = {}
        self._by_item: dict[int, int] = {}
        self._by_material: dict[int, int] = {}
        for styled in ifc.by_type("IfcStyledItem"):
            item = styled[STYLED_ITEM]
            if item is not None:
                style = self._first_shown(styled[STYLES] or ())
                if style:
                    self._by_item.setdefault(item.id(), style)
        for definition in ifc.by_type("IfcMaterialDefinitionRepresentation"):
            material = definition.RepresentedMaterial
            for representation in definition.Representations or ():
                for styled in representation.Items or ():
                    if material is not None and styled.is_a("IfcStyledItem"):
                        style = self._first_shown(styled[STYLES] or ())
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

    def of_unstyled(self, element_id: int, *items: int) -> int:
        """Return the id of the style of an item that has none of its own, or 0.

        `items`: the item and the mapped items that it comes from. First comes the material of the
        element, then the layer that one of these is on, which has a style for want of any other.
        """
        if self._by_material:
            for material in self._materials.of(element_id, items):
                style = self._by_material.get(material)
                if style:
                    return style
        return next((style for item in items if (style := self._by_layer.get(item))), 0)

    @cached_property
    def _materials(self) -> Materials:
        return Materials(self._ifc)

    @cached_property
    def _by_layer(self) -> dict[int, int]:
        """The style of every item that an IfcPresentationLayerWithStyle holds."""
        found: dict[int, int] = {}
        for layer in self._ifc.by_type("IfcPresentationLayerWithStyle"):
            style = self._first_shown(layer.LayerStyles or ())
            if not style:
                continue
            for assigned in layer.AssignedItems or ():
                is_whole = assigned.is_a("IfcRepresentation")
                for item in (assigned.Items or ()) if is_whole else (assigned,):
                    found.setdefault(item.id(), style)
        return found

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

    def _first_shown(self, styles: Iterable[Any]) -> int:
        """Return the id of the surface style among presentation styles, having read it, or 0.

        A style for the back of faces counts only where there is none for the front. One without a
        colour or an image is none, so that the material has its say.
        """
        found = 0
        queue = list(styles)
        while queue:
            style = queue.pop(0)
            if style is None:
                continue
            if style.is_a("IfcPresentationStyleAssignment"):
                queue[:0] = style.Styles or ()
            elif style.is_a("IfcSurfaceStyle") and self._read(style):
                if style.Side != "NEGATIVE":
                    return int(style.id())
                found = found or style.id()
        return found

    def _read(self, surface: Any) -> bool:
        """Read an IfcSurfaceStyle, and return True where it shows anything."""
        id = surface.id()
        if id not in self._is_shown:
            parts = [part for part in surface.Styles or () if part is not None]
            shading = next(
                (p for p in parts if p.is_a("IfcSurfaceStyleShading") and p.SurfaceColour), None
            )
            if any(part.is_a("IfcSurfaceStyleWithTextures") for part in parts):
                self._with_image.add(id)
            self._is_shown[id] = shading is not None or id in self._with_image
            self._styles[id] = (
                replace(NEUTRAL, id=id, name=surface.Name or "")
                if shading is None
                else _read_style(surface, shading)
            )
        return self._is_shown[id]


def _share(value: Any, default: float = 0.0) -> float:
    """Return a number between 0 and 1; `default` for what is no number."""
    return min(max(float(value), 0.0), 1.0) if isinstance(value, float | int) else default


def _read_style(surface: Any, shading: Any) -> Style:
    """Return the colour that IfcOpenShell renders: what the diffuse part of the light shows.

    IFC has a SurfaceColour, and in IfcSurfaceStyleRendering a DiffuseColour, which is a colour of
    its own or a factor to it: “the diffuse part of the reflectance equation”, which is what the
    base colour of glTF is, too. IfcOpenShell multiplies in both cases (mapping.cpp), which makes
    a colour that is given twice darker than either (its issue 2509), so a colour is taken as it is.
    No diffuse reflection at all means that nobody thought of it, not that the surface is black
    (IfcOpenShell issue 5075, ifc-lite issue 859): SurfaceColour it is then, as in other viewers.
    """
    base = shading.SurfaceColour
    colour = (base.Red, base.Green, base.Blue)
    is_rendering = shading.is_a("IfcSurfaceStyleRendering")
    # IFC2X3 keeps transparency with the rendering only, IFC4 with every shading.
    transparency = shading[1] if is_rendering or len(shading) > 1 else None
    diffuse = shading.DiffuseColour if is_rendering else None
    if diffuse is not None and diffuse.is_a("IfcColourRgb"):
        given = (diffuse.Red, diffuse.Green, diffuse.Blue)
        colour = given if any(given) else colour
    elif diffuse is not None and diffuse.wrappedValue:
        colour = tuple(channel * diffuse.wrappedValue for channel in colour)
    red, green, blue = map(_share, colour)
    return Style(surface.id(), surface.Name or "", red, green, blue, 1.0 - _share(transparency))
