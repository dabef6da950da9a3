"""Zipped IFC: the model inside is found and unpacked in memory, within limits."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from exportstudio.model.issue import Issue, StudioError

# IFC text compresses to a fifth or a tenth; a hundredth of a large file is no building.
_MAX_RATIO = 200
_RATIO_MATTERS_FROM = 64 * 2**20
_MAX_BYTES = 8 * 2**30


@dataclass(frozen=True, slots=True)
class Member:
    """The model inside an archive: its path there, its size unpacked and what is to be said."""

    name: str
    bytes: int
    issues: tuple[Issue, ...]


def find_member(path: Path) -> Member:
    """Return the IFC model in the archive `path`; raises StudioError (READ116) for none."""
    with _opened(path) as archive:
        infos = archive.infolist()
        models = [
            info
            for info in infos
            if not info.is_dir()
            and PurePosixPath(info.filename).suffix.lower() in (".ifc", ".ifcxml")
        ]
        if not models:
            found = ", ".join(info.filename for info in infos[:5]) or "nothing"
            raise _refusal(
                f"There is no IFC model in {path.name} (found: {found}).",
                "Choose an archive that holds an .ifc file.",
            )
        # A model with an honest path comes before one that would leave the folder.
        models.sort(key=lambda info: (not _is_inside(info.filename), info.filename))
        chosen = models[0]
        issues = []
        if len(models) > 1:
            issues.append(
                Issue.warning(
                    "READ116",
                    f"{path.name} holds {len(models)} models; “{chosen.filename}” was taken.",
                    "Unpack the archive to export the others.",
                )
            )
        if not _is_inside(chosen.filename):
            issues.append(
                Issue.warning(
                    "READ116",
                    f"The model in {path.name} has a path that leaves its folder "
                    f"(“{chosen.filename}”); it was read in memory and unpacked nowhere.",
                )
            )
        ratio = chosen.file_size / max(chosen.compress_size, 1)
        if chosen.file_size > _MAX_BYTES or (
            chosen.file_size > _RATIO_MATTERS_FROM and ratio > _MAX_RATIO
        ):
            raise _refusal(
                f"{path.name} unpacks to {chosen.file_size / 1e9:.2f} GB (ratio {ratio:.0f}:1): "
                "this looks like an attack, not like a building.",
                "Unpack it yourself if you trust it, and export the .ifc file.",
            )
        return Member(chosen.filename, chosen.file_size, tuple(issues))


def read_member(path: Path, member: Member, limit: int | None = None) -> bytes:
    """Return the bytes of `member`, at most `limit`; raises StudioError where damaged."""
    with _opened(path) as archive, archive.open(member.name) as stream:
        # Never more than the directory promised, whatever the stream goes on to hold.
        return stream.read(member.bytes if limit is None else min(limit, member.bytes))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise _refusal(
            f"{path.name} can't be unpacked: {error}.", "Zip the model again, without a password."
        ) from error


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


def _refusal(text: str, suggestion: str) -> StudioError:
    return StudioError(Issue.error("READ116", text, suggestion))
