"""The parts of a glTF file: its JSON document and the bytes that belong to it.

A .glb has both in one file; a .gltf has its buffers and images beside it, or inside as data URIs.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np

from exportstudio.ui.preview.document import JsonObject, entries, integer, section, text
from exportstudio.ui.preview.errors import PreviewError, damaged, unsupported_version
from exportstudio.ui.preview.meshopt_views import MESHOPT

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GLB_MAGIC = b"glTF"
_JSON_CHUNK = 0x4E4F534A
_BINARY_CHUNK = 0x004E4942


@dataclass(frozen=True, slots=True)
class GltfFile:
    """What was read from disk.

    Attributes:
        folder: Where the file lies; what it refers to by a relative path lies there or below.
        binary: The binary chunk of a .glb.
    """

    document: JsonObject
    folder: Path
    binary: NDArray[np.uint8] | None

    def buffers(self) -> list[NDArray[np.uint8]]:
        """Returns the bytes of each entry of the document's `buffers`."""
        return [
            _buffer(buffer, self.folder, self.binary if index == 0 else None)
            for index, buffer in enumerate(entries(self.document, "buffers"))
        ]


def open_gltf(path: Path) -> GltfFile:
    """Reads the .glb or .gltf file at *path*, without what lies beside it.

    Raises:
        PreviewError: The file cannot be read, or is no glTF file.
    """
    try:
        # Read, not mapped: a mapped file that is overwritten meanwhile ends the process.
        content = path.read_bytes()
    except OSError as error:
        raise PreviewError(
            "VIEW601",
            f"The file cannot be read: {error.strerror or error}.",
            "Check that it still exists and that you may open it.",
        ) from error
    if content[:4] == _GLB_MAGIC:
        document, binary = _split_glb(content)
    elif path.suffix.lower() == ".gltf":
        document, binary = content, None
    else:
        raise PreviewError("VIEW602", "This is not a glTF file.", "Choose a .glb or .gltf file.")
    return GltfFile(_parse(document), path.parent, binary)


def read_uri(uri: str, folder: Path) -> bytes:
    """Returns what *uri* stands for: a data URI, or a file in *folder* or below.

    Raises:
        PreviewError: It cannot be read, or leads out of *folder*.
    """
    if uri.startswith("data:"):
        try:
            return base64.b64decode(uri.partition(",")[2], validate=True)
        except (binascii.Error, ValueError) as error:
            raise damaged("its embedded data are not readable") from error
    name = unquote(uri)
    # A file from elsewhere must not make the program read outside its own folder. Said of the
    # name first: even to look for a path on a foreign server tells that server who is asking.
    if (
        PurePosixPath(name).anchor
        or PureWindowsPath(name).anchor
        or PureWindowsPath(name).drive
        or ".." in PureWindowsPath(name).parts
    ):
        raise damaged("it refers to a file outside its own folder")
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise damaged("it refers to a file outside its own folder")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise PreviewError(
            "VIEW606",
            f"The file “{name}”, which belongs to it, cannot be read.",
            "Keep both files together in one folder.",
        ) from error


def _split_glb(content: bytes) -> tuple[bytes, NDArray[np.uint8] | None]:
    """Returns the JSON chunk and the binary chunk, if there is one."""
    if len(content) < 12:
        raise damaged("it ends within its header")
    version, length = struct.unpack_from("<II", content, 4)
    if version != 2:
        raise unsupported_version(str(version))
    if length > len(content):
        raise damaged(f"{length - len(content)} bytes are missing at its end")
    chunks: dict[int, tuple[int, int]] = {}
    offset = 12
    while offset + 8 <= length:
        size, kind = struct.unpack_from("<II", content, offset)
        offset += 8
        if offset + size > length:
            raise damaged("a chunk reaches beyond the end of the file")
        chunks.setdefault(kind, (offset, size))
        offset += size
    if _JSON_CHUNK not in chunks:
        raise damaged("it has no description of its content")
    start, size = chunks[_JSON_CHUNK]
    document = content[start : start + size]
    if _BINARY_CHUNK not in chunks:
        return document, None
    start, size = chunks[_BINARY_CHUNK]
    return document, np.frombuffer(content, np.uint8, size, start)


def _parse(content: bytes) -> JsonObject:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise damaged("the description of its content is not valid JSON") from error
    if not isinstance(document, dict):
        raise damaged("the description of its content is not an object")
    return document


def _buffer(
    buffer: JsonObject, folder: Path, binary: NDArray[np.uint8] | None
) -> NDArray[np.uint8]:
    length = integer(buffer, "byteLength")
    uri = text(buffer, "uri")
    if uri:
        data = np.frombuffer(read_uri(uri, folder), np.uint8)
    elif binary is not None:
        data = binary
    elif any("fallback" in section(section(buffer, "extensions"), name) for name in MESHOPT):
        # Stands for the uncompressed bytes, which nobody needs who can decompress them.
        return np.empty(0, np.uint8)
    else:
        raise damaged("its geometry is missing")
    if length > len(data):
        raise damaged("its geometry is cut off")
    return data[:length]
