"""The images that materials lay over their faces, as far as the preview shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from exportstudio.ui.preview.document import JsonObject, entries, integer, reference, section, text
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.gltf_file import read_uri

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

    from exportstudio.ui.preview.accessors import Accessors

_WHITE = (1.0, 1.0, 1.0, 1.0)
_SAMPLES_A_SIDE = 256
_LARGEST_SIDE = 1024
_MAX_BYTES = 64_000_000
_TEXTURE_EXTENSIONS = ("EXT_texture_webp", "KHR_texture_basisu", "MSFT_texture_dds")

_REPEAT, _CLAMP, _MIRROR = range(3)
_WRAPS = {10497: _REPEAT, 33071: _CLAMP, 33648: _MIRROR}

_LINEAR = np.arange(256) / 255
_LINEAR = np.where(_LINEAR <= 0.04045, _LINEAR / 12.92, ((_LINEAR + 0.055) / 1.055) ** 2.4)
"""Linear light of each sRGB byte."""


@dataclass(frozen=True, slots=True)
class Texture:
    """An image as a material wears it.

    Attributes:
        image: Its number in the file.
        factors: What its linear red, green and blue and its opacity are multiplied by.
        blends: Whether its opacity counts.
        cutoff: Opacity below which nothing is drawn, and from which on all is; None for neither.
        wraps: How it goes on to the right and downwards: 0 from its start again, 1 with its last
            texel, 2 mirrored.
        point_set: Which TEXCOORD attribute lays it over the faces.
    """

    image: int
    factors: tuple[float, ...]
    blends: bool
    cutoff: float | None
    wraps: tuple[int, int]
    point_set: int


def srgb(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns sRGB, 0…1, of linear light, 0…1."""
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def texel_places(
    points: NDArray[np.float64], wraps: NDArray[np.uint8], side: int
) -> NDArray[np.int64]:
    """Returns column and row of the texels at *points* of an image of *side* by *side* texels.

    Args:
        points: Shape (n, 2); 0…1 is the image once.
        wraps: As in `Texture`, shape (n, 2).
    """
    mirrored = 1 - np.abs(np.mod(points, 2) - 1)
    within = np.select([wraps == _CLAMP, wraps == _MIRROR], [points, mirrored], np.mod(points, 1))
    places: NDArray[np.int64] = np.clip(within * side, 0, side - 1).astype(np.int64)
    return places


class Images:
    """Finds and decodes images; one that cannot be read is counted, and leaves its colour white.

    Args:
        document: The JSON of the file.
        accessors: Reads images inside its buffers.
        folder: Where images lie that are files of their own.
    """

    def __init__(self, document: JsonObject, accessors: Accessors, folder: Path) -> None:
        self._textures = entries(document, "textures")
        self._images = entries(document, "images")
        self._samplers = entries(document, "samplers")
        self._accessors = accessors
        self._folder = folder
        # As many pictures as there are must fit into the memory at once.
        self._largest_side = _side_within(_LARGEST_SIDE, len(self._images))
        self._pictures: dict[int | None, QImage | None] = {}

    @property
    def unread_count(self) -> int:
        """How many of the images that were asked for could not be read."""
        return sum(picture is None for picture in self._pictures.values())

    def texture(
        self,
        texture_info: JsonObject,
        factors: tuple[float, ...],
        *,
        point_set: int,
        blends: bool,
        cutoff: float | None,
    ) -> Texture | None:
        """Returns the texture that a material names, None where there is no image to read."""
        index = integer(texture_info, "index")
        texture = self._textures[index] if index < len(self._textures) else {}
        image = self._image_of(texture)
        if image not in self._pictures:
            self._pictures[image] = None if image is None else self._picture(image)
        if image is None or self._pictures[image] is None:
            return None
        number = reference(texture, "sampler", len(self._samplers))
        sampler = {} if number is None else self._samplers[number]
        wrap_s, wrap_t = (
            _WRAPS.get(integer(sampler, key, 10497), _REPEAT) for key in ("wrapS", "wrapT")
        )
        return Texture(image, factors, blends, cutoff, (wrap_s, wrap_t), point_set)

    def average_color(self, texture: Texture) -> tuple[float, ...]:
        """Returns linear red, green and blue, and opacity, 0…1, from some steps away."""
        texels = _texels(self._pictures[texture.image])
        rows, columns = (max(size // _SAMPLES_A_SIDE, 1) for size in texels.shape[:2])
        samples = texels[::rows, ::columns].reshape(-1, 4)
        average = [*_LINEAR[samples[:, :3]].mean(axis=0), samples[:, 3].mean() / 255]
        return tuple(float(c) * f for c, f in zip(average, texture.factors, strict=True))

    def texels(self, textures: Sequence[Texture]) -> NDArray[np.uint8]:
        """Returns *textures* as squares of one size, so that one array of the device holds them.

        sRGB and opacity, shape (n, side, side, 4), their factors multiplied in. The more there
        are, the smaller they become: together they take no more than a fixed number of bytes.
        """
        if not textures:
            return np.empty((0, 1, 1, 4), np.uint8)
        from PySide6.QtCore import Qt

        pictures = [self._pictures[texture.image] for texture in textures]
        largest = max(max(p.width(), p.height()) for p in pictures if p)
        side = _side_within(1 << (largest - 1).bit_length(), len(textures))
        texels = np.empty((len(textures), side, side, 4), np.uint8)
        for number, (texture, picture) in enumerate(zip(textures, pictures, strict=True)):
            assert picture is not None
            square = picture.scaled(
                side,
                side,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            ).convertToFormat(picture.format())
            own = _texels(square)
            for channel in range(3):
                light = np.clip(_LINEAR * texture.factors[channel], 0, 1)
                texels[number, :, :, channel] = np.round(srgb(light) * 255).astype(np.uint8)[
                    own[:, :, channel]
                ]
            texels[number, :, :, 3] = np.round(_opacity(texture, own[:, :, 3]))
        return texels

    def _image_of(self, texture: JsonObject) -> int | None:
        extensions = section(texture, "extensions")
        for owner in (texture, *(section(extensions, name) for name in _TEXTURE_EXTENSIONS)):
            image = reference(owner, "source", len(self._images))
            if image is not None:
                return image
        return None

    def _picture(self, index: int) -> QImage | None:
        try:
            content = self._content(self._images[index])
        except PreviewError:
            # Shapes without their image are worth seeing; the panel says that it is missing.
            return None
        from PySide6.QtCore import Qt  # not at the top: most models have no images
        from PySide6.QtGui import QImage

        picture = QImage.fromData(content)
        if picture.isNull():
            return None
        side = self._largest_side
        if max(picture.width(), picture.height()) > side:
            picture = picture.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return picture.convertToFormat(QImage.Format.Format_RGBA8888)

    def _content(self, image: JsonObject) -> bytes:
        view = self._accessors.view_reference(image, "bufferView")
        if view is not None:
            return self._accessors.view(view).tobytes()
        return read_uri(text(image, "uri"), self._folder)


def _opacity(texture: Texture, stored: NDArray[np.uint8]) -> NDArray[np.floating[Any]]:
    opacity = stored * min(texture.factors[3], 1.0)
    if texture.cutoff is not None:
        return 255.0 * (opacity >= 255 * texture.cutoff)
    return opacity if texture.blends else np.full_like(opacity, 255.0)


def _side_within(side: int, count: int) -> int:
    """Returns *side*, halved until *count* squares of it are no larger than allowed."""
    while side > 1 and count * side * side * 4 > _MAX_BYTES:
        side //= 2
    return side


def _texels(picture: QImage | None) -> NDArray[np.uint8]:
    assert picture is not None
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1, 4)
    return rows[:, : picture.width()]
