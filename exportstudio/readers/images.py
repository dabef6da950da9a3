"""Images that a model refers to by name: looked for beside the model, and nowhere else."""

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from exportstudio.model.issue import Issue
from exportstudio.model.scene import image_type

# A photograph of 16,384 × 16,384 points stays below the first; all of a building must fit a viewer.
_LARGEST_BYTES = 64 * 2**20
_MOST_BYTES = 512 * 2**20
_Read = Callable[[Path, str, int], tuple[bytes | None, str]]
_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")


def image_names(ifc: Any) -> list[str]:
    """Return the different URLReferences of a model, in order."""
    textures = ifc.by_type("IfcImageTexture")
    return list(dict.fromkeys(str(texture[len(texture) - 1] or "") for texture in textures))


def read_images(names: Iterable[str], path: Path) -> tuple[dict[str, bytes], dict[str, Issue]]:
    """Return images of the model `path` by name, and a warning for each that is not there.

    They come from the folder of `path`, or from the archive that it is: never from a place outside
    of it, never from the network.
    """
    images: dict[str, bytes] = {}
    missing: dict[str, Issue] = {}
    read: _Read = _from_archive if path.suffix.lower() == ".ifczip" else _from_folder
    left = _MOST_BYTES
    for name in names:
        data: bytes | None = None
        reason = _refusal(name)
        if not reason:
            for candidate in _candidates(name):
                data, reason = read(path, candidate, min(_LARGEST_BYTES, left))
                if data is not None:
                    break
        if data is not None and not image_type(data):
            data, reason = None, "is neither PNG nor JPEG"
        if data is None:
            missing[name] = Issue.warning(
                "READ122",
                f"The image “{name}” {reason}; the surfaces under it keep their colour.",
                "Put the image beside the model, or into the .ifczip with it.",
            )
        else:
            images[name] = data
            left -= len(data)
    return images, missing


def _refusal(name: str) -> str:
    """Return why an image of that name is not even looked for, or an empty string."""
    if not name.strip():
        return "has no name"
    if _WITH_SCHEME.match(name) and not name.lower().startswith("file:"):
        return "is not a file beside the model, but an address"
    return ""


def _candidates(name: str) -> list[str]:
    """Return the paths, relative to the model, under which an image may be found.

    A path from the disk of its author ends in a name that may lie beside the model here.
    """
    path = re.sub(r"^file:/*", "/", name, flags=re.IGNORECASE).replace("\\", "/")
    found = []
    for spelling in dict.fromkeys((path, unquote(path))):
        is_relative = not spelling.startswith("/") and not _DRIVE.match(spelling)
        if is_relative and ".." not in PurePosixPath(spelling).parts:
            found.append(str(PurePosixPath(spelling)))
        found.append(PurePosixPath(spelling).name)
    return [name for name in dict.fromkeys(found) if name]


def _from_folder(model: Path, name: str, limit: int) -> tuple[bytes | None, str]:
    folder = model.parent.resolve()
    try:
        place = (folder / name).resolve()
        if not place.is_relative_to(folder) or not place.is_file():
            return None, f"is not in the folder of {model.name}"
        if place.stat().st_size > limit:
            return None, "is too large"
        return place.read_bytes(), ""
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None, f"can't be read beside {model.name}"


def _from_archive(model: Path, name: str, limit: int) -> tuple[bytes | None, str]:
    try:
        with zipfile.ZipFile(model) as archive:
            members = {
                info.filename.replace("\\", "/").casefold(): info for info in archive.infolist()
            }
            models = [PurePosixPath(path) for path in members if path.endswith(".ifc")]
            for folder in sorted({path.parent for path in models}):
                info = members.get(str(folder / name).casefold())
                if info is not None:
                    if info.file_size > limit:
                        return None, "is too large"
                    with archive.open(info) as stream:
                        # Never more than allowed, whatever the directory of the archive says.
                        data = stream.read(limit + 1)
                    return (data, "") if len(data) <= limit else (None, "is too large")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError):
        return None, f"in {model.name} is damaged"
    return None, f"is not in {model.name}"
