"""Images on surfaces (IfcSurfaceTexture): what they show, and where they lie on faces."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.model.scene import PNG_SIGNATURE, Texture, image_type

# PNG colour types by the number of components of an IfcPixelTexture.
_COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}


class Textures:
    """The images of a model, and the maps that lay them on face sets and faces."""

    def __init__(self, ifc: Any, images: Mapping[str, bytes]) -> None:
        """`images` are the bytes of image files by their URLReference."""
        self._ifc = ifc
        self._images = images
        self._known: dict[int, Texture | None] = {}
        self._equal: dict[Texture, Texture] = {}
        self._of_face_set: dict[int, Any] = {}
        self._of_face: dict[int, Any] = {}
        if ifc.schema == "IFC2X3":
            return  # there, maps lead to points by way of an IfcAnnotationSurface
        for maps, found in (
            (ifc.by_type("IfcIndexedTextureMap"), self._of_face_set),
            (ifc.by_type("IfcTextureMap"), self._of_face),
        ):
            for each in maps:
                if each.MappedTo is not None and each.Maps:
                    found.setdefault(each.MappedTo.id(), each)

    @property
    def on_single_faces(self) -> bool:
        """Whether any image lies on faces of B-reps or surface models."""
        return bool(self._of_face)

    def map_of_face_set(self, face_set_id: int) -> Any:
        """Return the IfcIndexedTextureMap of a face set, or None."""
        return self._of_face_set.get(face_set_id)

    def map_of_face(self, face_id: int) -> Any:
        """Return the IfcTextureMap of an IfcFace, or None."""
        return self._of_face.get(face_id)

    def image(self, texture_id: int) -> Texture | None:
        """Return the image of an IfcSurfaceTexture, or None where there is none to be shown.

        Equal images are one object: many files repeat a texture for every body that wears it.
        """
        if texture_id not in self._known:
            image = self._read(self._ifc.by_id(texture_id))
            self._known[texture_id] = image and self._equal.setdefault(image, image)
        return self._known[texture_id]

    def _read(self, entity: Any) -> Texture | None:
        name, data = "", None
        if entity.is_a("IfcImageTexture"):
            reference = str(entity[len(entity) - 1] or "")
            name = PurePosixPath(reference.replace("\\", "/")).name
            data = self._images.get(reference)
        elif entity.is_a("IfcBlobTexture"):
            data = _bytes_of(entity.RasterCode)
        elif entity.is_a("IfcPixelTexture"):
            data = _png_of(entity)
        mime_type = image_type(data or b"")
        if data is None or not mime_type:
            return None
        return Texture(name, mime_type, data, bool(entity.RepeatS), bool(entity.RepeatT))


def texture_points(texture_map: Any) -> NDArray[np.float64]:
    """Return the points (n, 2) on the image that the map names, from its lower left corner."""
    if texture_map.is_a("IfcTextureMap"):
        listed = tuple(vertex.Coordinates for vertex in texture_map.Vertices or ())
    else:
        listed = texture_map.TexCoords.TexCoordsList if texture_map.TexCoords is not None else ()
    try:
        points = np.array(listed, dtype=np.float64).reshape(-1, 2)
    except (TypeError, ValueError):
        return np.empty((0, 2))
    operator = texture_map.Maps[0].TextureTransform
    return points if operator is None else _transformed(points, operator)


def _transformed(points: NDArray[np.float64], operator: Any) -> NDArray[np.float64]:
    """Return points moved by an IfcCartesianTransformationOperator2D."""
    x = np.array(operator.Axis1.DirectionRatios[:2] if operator.Axis1 is not None else (1.0, 0.0))
    x = x / (np.linalg.norm(x) or 1.0)
    y = np.array((-x[1], x[0]))
    if operator.Axis2 is not None and y @ operator.Axis2.DirectionRatios[:2] < 0:
        y = -y
    scale = 1.0 if operator.Scale is None else operator.Scale
    scale_y = scale
    if operator.is_a("IfcCartesianTransformationOperator2DnonUniform"):
        scale_y = scale if operator.Scale2 is None else operator.Scale2
    axes = np.stack([x * scale, y * scale_y])
    return np.asarray(points @ axes + np.array(operator.LocalOrigin.Coordinates[:2]))


def _bytes_of(bits: str | None) -> bytes | None:
    """Return a BINARY, which IfcOpenShell gives as a text of noughts and ones, as bytes."""
    if not bits or len(bits) % 8:
        return None
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _png_of(entity: Any) -> bytes | None:
    """Return an IfcPixelTexture as PNG, or None where its pixels are not what it says of them.

    Its lines of pixels begin at the bottom, those of PNG at the top.
    """
    width, height, components = entity.Width, entity.Height, entity.ColourComponents
    pixels = entity.Pixel or ()
    if components not in _COLOUR_TYPES or len(pixels) != width * height or not pixels:
        return None
    if any(len(pixel) != 8 * components for pixel in pixels):
        return None
    data = _bytes_of("".join(pixels)) or b""
    line = width * components
    lines = [data[start : start + line] for start in range(0, len(data), line)]
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[components], 0, 0, 0)
    raw = b"".join(b"\0" + row for row in reversed(lines))
    return PNG_SIGNATURE + b"".join(
        _png_chunk(kind, content)
        for kind, content in ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    )


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
