"""glTF documents as files: one .glb, or a .gltf with its buffer and images beside it."""

import hashlib
import json
import os
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.glb_document import build_document
from exportstudio.model.issue import Issue, StudioError

_MAX_BYTES = 2**32 - 1
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
_DIGITS = 12  # of the hash of a file, in its name


def write_glb(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write the scene to `out`, flushed to disk.

    Raises StudioError (WRITE305) for more than 4 GiB, which GLB can't hold, and OSError.
    """
    document = build_document(source, on_progress)
    if document.images:
        document.content["images"] = [
            {"bufferView": document.buffers.add_view(image.data), "mimeType": image.mime_type}
            for image in document.images
        ]
    binary = document.close()
    text = _json(document.content)
    # The binary part begins at a multiple of eight, as property tables ask for.
    text += b" " * (-(20 + len(text)) % 8)
    size = 12 + 8 + len(text) + 8 + binary.size
    if size > _MAX_BYTES:
        raise StudioError(
            Issue.error(
                "WRITE305",
                f"The result would have {size / 2**30:.1f} GiB; a GLB can't hold more than 4.",
                "Choose a coarser quality, or export the storeys one by one.",
            )
        )
    head = struct.pack("<4sIIII", b"glTF", 2, size, len(text), 0x4E4F534A)
    binary_head = struct.pack("<II", binary.size, 0x004E4942)
    _write(out, (head, text, binary_head, *binary.chunks()))
    on_progress(3, 3)
    return document.result


def write_gltf(source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
    """Write the scene to `out`, and its buffer and images beside it, flushed to disk.

    Their names hold a hash of what is in them: a new export never changes files that an older
    one refers to. Raises OSError.
    """
    document = build_document(source, on_progress)
    binary = document.close()
    uri = _write_beside(out, tuple(binary.chunks()), ".bin")
    document.content["buffers"][0]["uri"] = uri
    if document.images:
        document.content["images"] = [
            {
                "uri": _write_beside(out, (image.data,), _SUFFIXES[image.mime_type]),
                "mimeType": image.mime_type,
            }
            for image in document.images
        ]
    _write(out, (_json(document.content),))
    on_progress(3, 3)
    return document.result


def _write_beside(out: Path, chunks: Iterable[bytes], suffix: str) -> str:
    """Write a file whose name begins as that of `out`, and return its relative address."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    name = f"{out.stem}-{digest.hexdigest()[:_DIGITS]}{suffix}"
    _write(out.with_name(name), chunks)
    return quote(name)


def _json(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def _write(out: Path, chunks: Iterable[bytes]) -> None:
    with out.open("xb") as stream:
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
