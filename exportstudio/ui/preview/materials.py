"""What the materials of a glTF document look like, as far as the preview shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.document import JsonObject, entries, integer, numbers, section, text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from exportstudio.ui.preview.images import Images, Texture

Color = tuple[float, float, float, float]

DEFAULT_COLOR: Color = (0.6, 0.6, 0.6, 1.0)
"""Of what has no material."""
_MAX_TEXTURES = 255
_TRANSFORM = "KHR_texture_transform"
_SPECULAR = "KHR_materials_pbrSpecularGlossiness"


@dataclass(frozen=True, slots=True)
class Materials:
    """The materials of a document, by their numbers.

    Attributes:
        names: Empty where one has none.
        colors: Linear red, green, blue, and opacity, 0…1.
        texture_of: Number of each one's texture, −1 for none.
        textures: What materials wear.
        transforms: What places on a texture go through before they are looked up, shape (2, 3);
            None where they stay.
        texels: The pictures of `textures`, see `Images.texels`.
    """

    names: list[str]
    colors: list[Color]
    texture_of: list[int]
    textures: list[Texture]
    transforms: list[NDArray[np.float64] | None]
    texels: NDArray[np.uint8]


def read_materials(document: JsonObject, images: Images) -> Materials:
    """Returns the materials of *document*; images that cannot be read leave their colours."""
    found = entries(document, "materials")
    infos = [_texture_info(material) for material in found]
    worn = [
        images.texture(
            info, _factors(material), point_set=_point_set(info), blends=_blends(material),
            cutoff=_cutoff(material),
        )
        if info
        else None
        for material, info in zip(found, infos, strict=True)
    ]  # fmt: skip
    # The number of a texture is stored in a byte. Whatever has none shows its average.
    textures = list(dict.fromkeys(texture for texture in worn if texture is not None))
    textures = textures[:_MAX_TEXTURES]
    numbers_of = {texture: number for number, texture in enumerate(textures)}
    return Materials(
        [text(material, "name") for material in found],
        [_color(m, texture, images) for m, texture in zip(found, worn, strict=True)],
        [-1 if texture is None else numbers_of.get(texture, -1) for texture in worn],
        textures,
        [_transform(info) for info in infos],
        images.texels(textures),
    )


def _texture_info(material: JsonObject) -> JsonObject:
    info = section(section(material, "pbrMetallicRoughness"), "baseColorTexture")
    return info or section(section(section(material, "extensions"), _SPECULAR), "diffuseTexture")


def _point_set(info: JsonObject) -> int:
    """Returns which TEXCOORD attribute lays the texture over the faces."""
    moved = section(section(info, "extensions"), _TRANSFORM)
    return integer(moved, "texCoord", integer(info, "texCoord", 0))


def _transform(info: JsonObject) -> NDArray[np.float64] | None:
    moved = section(section(info, "extensions"), _TRANSFORM)
    if not moved:
        return None
    u, v = numbers(moved, "offset", 2) or (0.0, 0.0)
    across, down = numbers(moved, "scale", 2) or (1.0, 1.0)
    angle = moved.get("rotation", 0.0)
    angle = float(angle) if isinstance(angle, int | float) else 0.0
    sin, cos = np.sin(angle), np.cos(angle)
    # Against the clock as one sees it: v runs downwards.
    return np.array([[across * cos, down * sin, u], [-across * sin, down * cos, v]])


def _color(material: JsonObject, texture: Texture | None, images: Images) -> Color:
    """Returns the one colour of a material: with an image, what it looks like from far away."""
    red, green, blue, alpha = images.average_color(texture) if texture else _factors(material)
    return red, green, blue, alpha if _blends(material) else 1.0


def _factors(material: JsonObject) -> tuple[float, ...]:
    stated = numbers(section(material, "pbrMetallicRoughness"), "baseColorFactor", 4)
    specular = section(section(material, "extensions"), _SPECULAR)
    return tuple(stated or numbers(specular, "diffuseFactor", 4) or (1.0, 1.0, 1.0, 1.0))


def _blends(material: JsonObject) -> bool:
    return material.get("alphaMode") == "BLEND"


def _cutoff(material: JsonObject) -> float | None:
    """Returns the opacity below which nothing is drawn, None where all is."""
    if material.get("alphaMode") != "MASK":
        return None
    cutoff = material.get("alphaCutoff", 0.5)
    return float(cutoff) if isinstance(cutoff, int | float) else 0.5
