"""The images that materials lay over their faces, as far as the preview shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from exportstudio.ui.preview.document import JsonObject, entries, integer, reference, section, text
from exportstudio.ui.preview.errors import PreviewError
from exportstudio.ui.preview.gltf_file import read_uri

if TYPE_CHECKING:
    from pathlib import Path

    from exportstudio.ui.preview.accessors import Accessors

_WHITE = (1.0, 1.0, 1.0, 1.0)
_SAMPLES_A_SIDE = 256
_TEXTURE_EXTENSIONS = ("EXT_texture_webp", "KHR_texture_basisu", "MSFT_texture_dds")

_LINEAR = np.arange(256) / 255
_LINEAR = np.where(_LINEAR <= 0.04045, _LINEAR / 12.92, ((_LINEAR + 0.055) / 1.055) ** 2.4)
"""Linear light of each sRGB byte."""


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
        self._accessors = accessors
        self._folder = folder
        self._averages: dict[int | None, tuple[float, ...] | None] = {}

    @property
    def unread_count(self) -> int:
        """How many of the images that were asked for could not be read."""
        return sum(average is None for average in self._averages.values())

    def average_color(self, texture_info: JsonObject) -> tuple[float, ...]:
        """Returns linear red, green and blue, and opacity, 0…1, of a material's texture."""
        index = integer(texture_info, "index")
        image = self._image_of(self._textures[index]) if index < len(self._textures) else None
        if image not in self._averages:
            self._averages[image] = None if image is None else self._average(image)
        return self._averages[image] or _WHITE

    def _image_of(self, texture: JsonObject) -> int | None:
        extensions = section(texture, "extensions")
        for owner in (texture, *(section(extensions, name) for name in _TEXTURE_EXTENSIONS)):
            image = reference(owner, "source", len(self._images))
            if image is not None:
                return image
        return None

    def _average(self, index: int) -> tuple[float, ...] | None:
        try:
            content = self._content(self._images[index])
        except PreviewError:
            # Shapes without their image are worth seeing; the panel says that it is missing.
            return None
        from PySide6.QtGui import QImage  # not at the top: most models have no images

        picture = QImage.fromData(content)
        if picture.isNull():
            return None
        picture = picture.convertToFormat(QImage.Format.Format_RGBA8888)
        texels = np.frombuffer(picture.constBits(), np.uint8)
        texels = texels.reshape(picture.height(), -1, 4)[:, : picture.width()]
        rows, columns = (max(size // _SAMPLES_A_SIDE, 1) for size in texels.shape[:2])
        samples = texels[::rows, ::columns].reshape(-1, 4)
        average = [*_LINEAR[samples[:, :3]].mean(axis=0), samples[:, 3].mean() / 255]
        return tuple(float(channel) for channel in average)

    def _content(self, image: JsonObject) -> bytes:
        view = self._accessors.view_reference(image, "bufferView")
        if view is not None:
            return self._accessors.view(view).tobytes()
        return read_uri(text(image, "uri"), self._folder)
