"""Packages: a ZIP file with the outputs of a batch, its manifest and checksums; made and opened."""

import hashlib
import os
import shutil
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Any

from exportstudio.delivery.manifest import (
    created_of,
    is_safe_name,
    make_manifest,
    manifest_bytes,
    output_files,
    read_manifest,
    readable,
    relative_name,
)
from exportstudio.delivery.naming import safe_stem
from exportstudio.delivery.publish import flush_folder, storage_issue
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import Job

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
NOTES = "VIEW.txt"

_BLOCK = 2**20
# What is compressed already, and would only cost time.
_STORED = frozenset({".xlsx", ".parquet", ".gz", ".zip", ".pdf", ".png", ".jpg", ".jpeg", ".ktx2"})
_MOST_MEMBERS = 100_000
_MOST_BYTES = 64 * 2**30
_MOST_RATIO = 200  # deflate can't do more than 1032; text of buildings reaches 30


def write_package(handover: Handover, jobs: Sequence[Job]) -> Path:
    """Write the package of a batch whose jobs are over, check it, and return its path.

    A package of the same batch is replaced once the new one is whole. Raises StudioError: FILE430
    for an output that is no longer what was exported, FILE431 for a package that was damaged in
    writing, FILE4xx for what the disk refuses.
    """
    target = handover.path
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as stream:
            _write(stream, handover, jobs)
            stream.flush()
            os.fsync(stream.fileno())
        for problem in problems_of(part):
            raise StudioError(problem)
        part.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise StudioError(storage_issue(target, error)) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def problems_of(path: Path) -> Iterator[Issue]:
    """Yield what is wrong with a package: its members, its manifest and every hash.

    Yields nothing for a package that is whole. Raises OSError where it can't be read at all.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive)
            if MANIFEST not in members:
                raise _refusal(path, "it has no manifest.json")
            manifest = read_manifest(archive.read(members.pop(MANIFEST)), MANIFEST)
            for entry in manifest["files"]:
                member = members.pop(entry["path"], None)
                if member is None:
                    yield _broken(path, f"{entry['path']} is missing")
                    continue
                with archive.open(member) as stream:
                    size, digest = _measure(stream)
                if (size, digest) != (entry["size"], entry["sha256"]):
                    yield _broken(path, f"{entry['path']} is not what the manifest says")
            for name in members:
                yield _broken(path, f"{name} is not in the manifest")
    except StudioError as error:
        yield error.issue
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        yield _broken(path, f"it is no sound ZIP file ({error})")
    except (RuntimeError, ValueError) as error:  # encrypted members, names that are no text
        yield _broken(path, f"{error}")


def package_manifest(path: Path) -> dict[str, Any]:
    """Return the manifest of a package; raises StudioError (FILE431, FILE432)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return read_manifest(archive.read(MANIFEST), MANIFEST)
    except (zipfile.BadZipFile, KeyError, RuntimeError, EOFError, NotImplementedError) as error:
        raise StudioError(_broken(path, f"its manifest can't be read ({error})")) from error


def unpack(path: Path, folder: Path) -> Path:
    """Unpack a package into the new folder `folder`, and return that.

    Nothing is written outside of it, and nothing of a package that is not sound. Raises
    StudioError (FILE43x, FILE40x).
    """
    if folder.exists():
        raise StudioError(
            Issue.error("FILE404", f"{folder} exists already.", "Name a folder that is new.")
        )
    try:
        for problem in problems_of(path):
            raise StudioError(problem)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unpacking-", dir=folder.parent) as place:
            inside = Path(place) / "package"
            with zipfile.ZipFile(path) as archive:
                for name, member in _members(archive).items():
                    out = inside / PurePosixPath(name)
                    out.parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(member) as source, out.open("xb") as sink:
                        shutil.copyfileobj(source, sink, _BLOCK)
            inside.rename(folder)
    except OSError as error:
        raise StudioError(storage_issue(folder, error)) from error
    return folder


def _write(stream: IO[bytes], handover: Handover, jobs: Sequence[Job]) -> None:
    manifest = make_manifest(handover, jobs)
    at = created_of(manifest)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for file in output_files(jobs):
            name = relative_name(file.path, handover.destination)
            with archive.open(_entry(name, at, file.bytes), "w") as sink, _output(file.path) as out:
                size, digest = _measure(out, sink)
            if (size, digest) != (file.bytes, file.sha256):
                raise StudioError(_changed(file.path))
        sums = "".join(f"{each['sha256']}  {each['path']}\n" for each in manifest["files"])
        for name, text in ((CHECKSUMS, sums), (NOTES, readable(manifest))):
            data = text.encode(errors="backslashreplace")
            archive.writestr(_entry(name, at, len(data)), data)
            manifest["files"].append(
                {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            )
        data = manifest_bytes(manifest)
        archive.writestr(_entry(MANIFEST, at, len(data)), data)


def _entry(name: str, at: time.struct_time, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max((1980, 1, 1, 0, 0, 0), at[:6]))
    entry.file_size = size
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    stored = PurePosixPath(name).suffix.lower() in _STORED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def _output(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise StudioError(_changed(path)) from error


def _measure(stream: IO[bytes], sink: IO[bytes] | None = None) -> tuple[int, str]:
    """Return the size and the SHA-256 of what a stream has left, and copy it to `sink`."""
    digest = hashlib.sha256()
    size = 0
    while block := stream.read(_BLOCK):
        digest.update(block)
        size += len(block)
        if sink is not None:
            sink.write(block)
    return size, digest.hexdigest()


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a package by name; raises StudioError (FILE431) where it is a trap."""
    path = Path(archive.filename or "package")
    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS:
        raise _refusal(path, f"it has {len(infos):,} files")
    total = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    if total > _MOST_BYTES or total > _MOST_RATIO * packed + 2**20:
        raise _refusal(path, f"it would grow to {total:,} bytes")
    members: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in infos:
        name = info.filename
        kind = stat.S_IFMT(info.external_attr >> 16)
        parts = PurePosixPath(name).parts
        if not is_safe_name(name) or any(safe_stem(part) != part for part in parts):
            raise _refusal(path, f"it has a file named {name!r:.80}")
        if info.is_dir():
            continue
        if kind not in (0, stat.S_IFREG):
            raise _refusal(path, f"{name} is a link or a device")
        if name.casefold() in folded:
            raise _refusal(path, f"it has two files named {name}")
        folded.add(name.casefold())
        members[name] = info
    return members


def _changed(path: Path) -> Issue:
    return Issue.error(
        "FILE430",
        f"{path.name} is no longer the file that was exported, so it was not packed.",
        "Export it again.",
    )


def _broken(path: Path, reason: str) -> Issue:
    return Issue.error(
        "FILE431",
        f"The package {path.name} is not sound: {reason}.",
        "Ask for the package again, or export anew.",
    )


def _refusal(path: Path, reason: str) -> StudioError:
    return StudioError(_broken(path, reason))
