"""Publishing: an output gets its final name only when it is whole, verified and on the disk."""

import errno
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.issue import Issue, StudioError

_BLOCK = 2**20
_MORE_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Published:
    """A file under its final name, with the SHA-256 of its content.

    `bytes` is its size together with that of the files which belong to it.
    """

    path: Path
    bytes: int
    sha256: str


def partial_path(target: Path, job_id: str) -> Path:
    """Return the path of the unfinished output of a job, in a folder of its own beside its target.

    What else the job puts into that folder belongs to the output and is published with it. Names
    of such files are the stem of the target, perhaps a word, and a hash of their content.
    """
    return target.with_name(f".{target.stem}~{job_id}.part") / target.name


def remove_partials(target: Path, job_id: str) -> list[Path]:
    """Remove what a dead job left beside its target, and return the paths."""
    folder = partial_path(target, job_id).parent
    left = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in left:
        path.unlink(missing_ok=True)
    if folder.is_dir():
        folder.rmdir()
    return left


def publish(partial: Path, target: Path, *, overwrite: bool) -> Published:
    """Give `partial`, which is whole and flushed, its final name, after all that belongs to it.

    Where `target` came into being meanwhile and must not be replaced, a number is added.
    Raises StudioError (FILE4xx).
    """
    try:
        size, digest = _measure(partial)
        beside = sorted(path for path in partial.parent.iterdir() if path != partial)
        for path in beside:
            size += path.stat().st_size
            # Replaces nothing but the same content: its hash is in the name.
            path.replace(target.with_name(path.name))
        final = target
        if overwrite:
            partial.replace(target)
            _remove_outdated(target, {path.name for path in beside})
        else:
            final = _take_free_name(partial, target)
        _flush_folder(final.parent)
    except OSError as error:
        raise StudioError(storage_issue(target, error)) from error
    return Published(final, size, digest)


def _remove_outdated(target: Path, names: set[str]) -> None:
    """Remove what belonged to the output that was replaced: its like among `names` is new."""
    suffixes = {Path(name).suffix for name in names}
    pattern = re.compile(re.escape(target.stem) + "(-[a-z]+)?-[0-9a-f]{12}")
    for path in target.parent.iterdir() if names else ():
        if path.suffix in suffixes and path.name not in names and pattern.fullmatch(path.stem):
            path.unlink(missing_ok=True)


def storage_issue(target: Path, error: OSError) -> Issue:
    """Return the issue for a file that could not be written."""
    folder = target.parent
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Issue.error(
            "FILE405",
            f"There is not enough space in {folder} for {target.name}.",
            "Free some space or choose another folder; nothing was left half written.",
            recoverable=True,
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Issue.error(
            "FILE406",
            f"{folder} can't be written to: {error.strerror}.",
            "Choose another folder, or check your rights to this one.",
            recoverable=True,
        )
    if error.errno == errno.ENOENT:
        return Issue.error(
            "FILE407", f"The folder {folder} is gone.", "Choose another folder.", recoverable=True
        )
    return Issue.error(
        "FILE408",
        f"{target.name} could not be written to {folder}: {error.strerror or error}.",
        "Check the disk, or choose another folder.",
        recoverable=True,
    )


def _measure(path: Path) -> tuple[int, str]:
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _take_free_name(partial: Path, target: Path) -> Path:
    """Rename `partial` to `target`, or to the first numbered name that is free."""
    for number in range(1, _MORE_NAMES):
        name = (
            target if number == 1 else target.with_name(f"{target.stem} ({number}){target.suffix}")
        )
        try:
            # A link fails where the name is taken; a rename would replace it without a word.
            os.link(partial, name)
        except FileExistsError:
            continue
        except OSError:
            # No links on this file system: look first, which leaves only a moment to chance.
            if name.exists():
                continue
            partial.rename(name)
            return name
        partial.unlink()
        return name
    raise FileExistsError(errno.EEXIST, "too many outputs of this name", str(target))


def _flush_folder(folder: Path) -> None:
    """Make sure that the new name survives a loss of power, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
