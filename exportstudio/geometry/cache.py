"""Shapes that were made once, kept for the next export of the same building in the same setting.

What is kept is found by its content: the SHA-256 of the source's bytes, the setting, and the
versions of everything that has a part in the result. What is stale is never looked for.
"""

import contextlib
import dataclasses
import hashlib
import json
import logging
import mmap
import os
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exportstudio import __version__
from exportstudio.geometry.shape_file import Kept, Source, read, write
from exportstudio.model.building import SourceText
from exportstudio.model.quality import Quality
from exportstudio.model.selection import EVERYTHING, Selection

# To be raised with every change to readers or geometry that changes what comes out of them.
SHAPES_VERSION = 5

# Everything else that has a part in the shapes.
_LIBRARIES = ("ifclite_geom", "ifcopenshell", "manifold3d", "mapbox_earcut", "numpy")
_SUFFIX = ".shapes"
_PART_SUFFIX = ".part"
_ABANDONED_S = 3600.0  # no file is written for as long: who began it has died
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """What distinguishes one shaping of a building from another.

    `quarantine`: keys of elements that no reference kernel may touch.
    """

    quality: Quality
    spaces: bool = False
    quarantine: tuple[str, ...] = ()
    selection: Selection = EVERYTHING

    def key(self, sha256: str) -> str:
        """Return what the shapes are kept under for a source with that SHA-256."""
        # The whole quality: what has no part in the shapes today may have one tomorrow.
        setting = {**dataclasses.asdict(self), "quarantine": sorted(self.quarantine)}
        parts = (sha256, setting, _libraries(), SHAPES_VERSION, __version__, _state_of_the_code())
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _libraries() -> list[str]:
    """Return names and versions of the libraries, as far as they can be seen on the disk.

    Asking `importlib.metadata` takes longer than finding what is kept.
    """
    found = [path.name for folder in sys.path for path in Path(folder).glob("*-*.dist-info")]
    return sorted(name for name in found if name.partition("-")[0] in _LIBRARIES)


@cache
def _state_of_the_code() -> list[tuple[str, int, int]]:
    """Return what changes while somebody works on the code and has not raised the version yet."""
    package = Path(__file__).parents[1]
    return [
        (f"{path.parent.name}/{path.name}", path.stat().st_size, path.stat().st_mtime_ns)
        for name in ("geometry", "model", "readers")
        for path in sorted((package / name).glob("*.py"))
    ]


class ShapeCache:
    """A folder of shape files, of which those go first that were not used for longest.

    Any number of processes may use it at once. Whatever goes wrong in it costs the time that it
    would have saved, and never a job: it is told to the log.
    """

    def __init__(self, folder: Path, limit_bytes: int, *, fresh: bool = False) -> None:
        """Use `folder` up to `limit_bytes`. With `fresh`, nothing is found and all is replaced."""
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._fresh = fresh

    def find(self, setting: Setting, source: Source) -> Kept | None:
        """Return what is kept of a source in a setting, or None."""
        if self._fresh:
            return None
        key = setting.key(source.text.sha256)
        path = self._path(key)
        try:
            with path.open("rb") as stream:
                # The arrays are views of it: it lives as long as the last of them.
                data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            kept = read(memoryview(data), key, source)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            _log.warning("shapes that were kept are of no use and are made anew: %s", error)
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        if kept is None:
            return None
        with contextlib.suppress(OSError):  # the folder may be for reading only
            os.utime(path)
        return kept

    def keep(self, setting: Setting, text: SourceText, kept: Kept) -> None:
        """Keep shapes for the next time, unless they are larger than all together may be."""
        key = setting.key(text.sha256)
        part = self._folder / f".{key}~{os.getpid()}{_PART_SUFFIX}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                with part.open("wb") as stream:
                    write(stream, key, kept, text)
                    size = stream.tell()
                if size <= self._limit_bytes:
                    self._make_room(size)
                    part.replace(self._path(key))
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the shapes can't be kept for the next time: %s", error)

    def clear(self) -> None:
        """Remove everything that is kept; raises OSError for what can't be removed."""
        for path, _ in self._files(_SUFFIX):
            path.unlink(missing_ok=True)

    def size_bytes(self) -> int:
        """Return how much is kept."""
        return sum(status.st_size for _, status in self._files(_SUFFIX))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _make_room(self, size: int) -> None:
        """Remove what was not used for longest, until `size` more bytes fit in."""
        for path, status in self._files(_PART_SUFFIX):
            if time.time() - status.st_mtime > _ABANDONED_S:
                path.unlink(missing_ok=True)
        kept = sorted(self._files(_SUFFIX), key=lambda file: file[1].st_mtime_ns, reverse=True)
        for path, status in kept:
            size += status.st_size
            if size > self._limit_bytes:
                with contextlib.suppress(OSError):  # another process reads it, where that counts
                    path.unlink()

    def _files(self, suffix: str) -> list[tuple[Path, os.stat_result]]:
        """Return the files of a kind; others may remove some of them meanwhile."""
        found = []
        with contextlib.suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffix):
                    with contextlib.suppress(FileNotFoundError):
                        found.append((Path(entry.path), entry.stat()))
        return found
