"""Styles as glTF materials, with their images."""

from typing import Any

from exportstudio.exporters.glb_buffers import short
from exportstudio.model.scene import Style, Texture

_CLAMP_TO_EDGE = 33071


class Materials:
    """Materials, textures and samplers as glTF has them, none twice; `images`: the pictures.

    What looks the same under the same name is one material.
    """

    def __init__(self, styles: list[Style]) -> None:
        self.materials: list[dict[str, Any]] = []
        self.textures: list[dict[str, Any]] = []
        self.samplers: list[dict[str, Any]] = []
        self.images: list[Texture] = []
        self._styles = styles
        self._known: dict[tuple[int, bool], int] = {}

    def of_style(self, style: int, *, has_uvs: bool) -> int:
        """Return the material of a style, without its image on what has no place for one."""
        if (style, has_uvs) not in self._known:
            material = _material(self._styles[style])
            texture = self._styles[style].texture
            if texture is not None and has_uvs:
                # The image brings its own colours.
                appearance = material["pbrMetallicRoughness"]
                appearance["baseColorFactor"][:3] = [1, 1, 1]
                appearance["baseColorTexture"] = {"index": self._texture(texture)}
            self._known[style, has_uvs] = _number(self.materials, material)
        return self._known[style, has_uvs]

    def has_image(self, material: int) -> bool:
        """Return whether a material has one."""
        return "baseColorTexture" in self.materials[material]["pbrMetallicRoughness"]

    def _texture(self, image: Texture) -> int:
        source = next((n for n, known in enumerate(self.images) if known.data == image.data), None)
        if source is None:
            source = len(self.images)
            self.images.append(image)
        texture = {"source": source}
        wraps = (("wrapS", image.repeat_s), ("wrapT", image.repeat_t))
        sampler = {name: _CLAMP_TO_EDGE for name, repeats in wraps if not repeats}
        if sampler:
            texture["sampler"] = _number(self.samplers, sampler)
        return _number(self.textures, texture)


def _number(entries: list[dict[str, Any]], entry: dict[str, Any]) -> int:
    """Return the place of `entry` among `entries`, added where it is new."""
    if entry not in entries:
        entries.append(entry)
    return entries.index(entry)


def _material(style: Style) -> dict[str, Any]:
    channels = [*map(_linear, (style.red, style.green, style.blue)), style.alpha]
    material: dict[str, Any] = {
        "name": style.name or "unnamed",
        "pbrMetallicRoughness": {
            "baseColorFactor": [short(round(channel, 6)) for channel in channels],
            "metallicFactor": 0,
            "roughnessFactor": 0.8,
        },
        # Many models have faces that look the wrong way; a hole in a wall helps nobody.
        "doubleSided": True,
    }
    if style.alpha < 1.0:
        material["alphaMode"] = "BLEND"
    return material


def _linear(channel: float) -> float:
    """Return an sRGB channel as linear light (IEC 61966-2-1)."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
