"""Publishing: an output gets its final name only when it is whole, verified and on the disk."""

import contextlib
import errno
import hashlib
import itertools
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exportstudio.delivery.naming import NOT_WANTED, free_names, not_wanted
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.output import OutputFile
from exportstudio.model.transient import is_transient

if sys.platform != "win32":
    import fcntl

_BLOCK = 2**20
_MORE_NAMES = 1000


@dataclass(frozen=True, slots=True)
class Published:
    """An output under its final name: the file itself, and those beside it which belong to it."""

    file: OutputFile
    beside: tuple[OutputFile, ...] = ()

    @property
    def path(self) -> Path:
        """The path of the file itself."""
        return self.file.path

    @property
    def bytes(self) -> int:
        """The size of all files together."""
        return self.file.bytes + sum(file.bytes for file in self.beside)


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


def remove_leftovers(job: Job) -> None:
    """Remove what a job that did not succeed left, and a file that it published too late.

    Where such a file replaced an older one it stays: it is whole, and the older one is gone.
    """
    with contextlib.suppress(OSError):
        remove_partials(job.target, job.id)
        if job.path is not None and job.on_conflict is not OnConflict.REPLACE:
            job.path.unlink(missing_ok=True)


def publish(
    partial: Path, target: Path, on_conflict: OnConflict, *, may_be_there: bool = False
) -> Published:
    """Give `partial`, which is whole and flushed, its final name, after all that belongs to it.

    Where `target` came into being meanwhile and must not be replaced, a number is added, or
    `on_conflict` has it that the output is not wanted any more: FAIL raises StudioError (FILE404),
    SKIP one that is no more than a note (FILE413).
    `may_be_there`: an earlier attempt may have got to here and its program may have ended before it
    could take that down; a file of the same content is then taken for its output.
    Raises StudioError (FILE4xx).
    """
    try:
        size, digest = measure(partial)
        if on_conflict in NOT_WANTED and not may_be_there and target.exists():
            raise FileExistsError  # before anything is put beside it
        beside: list[OutputFile] = []
        for path in sorted(path for path in partial.parent.iterdir() if path != partial):
            beside.append(OutputFile(target.with_name(path.name), *measure(path)))
            # Replaces nothing but the same content: its hash is in the name.
            path.replace(beside[-1].path)
        final = target
        if on_conflict is OnConflict.REPLACE:
            partial.replace(target)
            _remove_outdated(target, {file.path.name for file in beside})
        else:
            names = iter((target,)) if on_conflict in NOT_WANTED else free_names(target)
            final = _take_name(partial, names, (size, digest) if may_be_there else None)
        flush_folder(final.parent)
    except FileExistsError as error:
        raise StudioError(not_wanted(target, on_conflict)) from error
    except OSError as error:
        raise StudioError(storage_issue(target, error)) from error
    return Published(OutputFile(final, size, digest), tuple(beside))


def _remove_outdated(target: Path, names: set[str]) -> None:
    """Remove what belonged to the output that was replaced: its like among `names` is new."""
    suffixes = {Path(name).suffix for name in names}
    pattern = re.compile(re.escape(target.stem) + "(-[a-z]+)?-[0-9a-f]{12}")
    for path in target.parent.iterdir() if names else ():
        if path.suffix in suffixes and path.name not in names and pattern.fullmatch(path.stem):
            with contextlib.suppress(OSError):  # it is of no use, and does no harm
                path.unlink()


def storage_issue(target: Path, error: OSError) -> Issue:
    """Return the issue for a file that could not be written."""
    folder = target.parent
    if is_transient(error):
        return Issue.error(
            "FILE421",
            f"{target.name} or its folder {folder} is in use by another program: {error.strerror}.",
            "Close the file there, and retry the job.",
            recoverable=True,
        )
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


def measure(path: Path) -> tuple[int, str]:
    """Return the size of a file in bytes, and the SHA-256 of its content; raises OSError."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _take_name(partial: Path, names: Iterator[Path], same: tuple[int, str] | None) -> Path:
    """Rename `partial` to the first of `names` that is free; raises FileExistsError without one.

    A name whose file has `same` size and SHA-256 counts as free, and the file stays.
    """
    for name in itertools.islice(names, _MORE_NAMES):
        try:
            # A link fails where the name is taken; a rename would replace it without a word.
            os.link(partial, name)
        except FileExistsError:
            if same is None or name.stat().st_size != same[0] or measure(name) != same:
                continue
        except OSError:
            if not _renamed(partial, name):
                continue
            return name
        with contextlib.suppress(OSError):  # its folder is removed later, and may stay
            partial.unlink()
        return name
    raise FileExistsError(errno.EEXIST, "the name is taken", str(partial))


def _renamed(partial: Path, name: Path) -> bool:
    """Rename on a file system without links, and say whether the name was free.

    On Windows a rename finds that out; elsewhere the folder is locked while we look, so that
    of several programs of this kind one takes the name.
    """
    with _locked(name.parent):
        if name.exists():
            return False
        try:
            partial.rename(name)
        except FileExistsError:
            return False
        return True


if sys.platform == "win32":
    _locked = contextlib.nullcontext
else:

    @contextlib.contextmanager
    def _locked(folder: Path) -> Iterator[None]:
        """Keep other programs that ask for it from this folder; a lock dies with its program."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some network drives have no locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def durable_write(path: Path, data: bytes) -> None:
    """Write a small file so that it stands there whole or not at all; replaces an older one.

    Raises StudioError (FILE4xx).
    """
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            with part.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise StudioError(storage_issue(path, error)) from error


def flush_folder(folder: Path) -> None:
    """Make sure that the new name survives a loss of power, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
