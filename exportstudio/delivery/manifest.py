"""The manifest of a batch: what was asked for, what came of it, and the hash of every file."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from exportstudio import __version__
from exportstudio.delivery.publish import durable_write
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, Severity, StudioError
from exportstudio.model.job import Job, JobState
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.output import OutputFile

MANIFEST_VERSION = "1.0"
MANIFEST_SUFFIX = ".manifest.json"
_LARGEST_BYTES = 256 * 2**20


def make_manifest(handover: Handover, jobs: Sequence[Job]) -> dict[str, Any]:
    """Return the manifest of a batch whose jobs are over.

    Its paths are relative to the destination, with slashes; of the sources it has names and
    hashes, and not where they were. Same jobs, same manifest.
    """
    finished = [job.finished_at for job in jobs if job.finished_at is not None]
    succeeded = [job for job in jobs if job.state.is_success]
    entries = [_job_entry(job, handover.destination) for job in jobs]
    return {
        "format": "exportstudio.manifest",
        "version": MANIFEST_VERSION,
        "generator": f"Export Studio {__version__}",
        "created_at": _iso(max(finished, default=0.0)),
        "batch_id": handover.batch_id,
        "total_jobs": len(jobs),
        "successful_jobs": len(succeeded),
        "skipped_jobs": sum(job.state is JobState.SKIPPED for job in jobs),
        "failed_jobs": sum(
            not job.state.is_success and job.state is not JobState.SKIPPED for job in jobs
        ),
        "total_files_created": sum(entry["files_created"] for entry in entries),
        "total_size": sum(entry["total_size"] for entry in entries),
        "elapsed_time": round(
            max(finished, default=0.0) - min((job.created_at for job in jobs), default=0.0), 3
        ),
        "jobs": entries,
        "steps": [
            _step(number, job, handover.destination)
            for number, job in enumerate(succeeded, 1)
            if job.path is not None
        ],
        "files": [
            {
                "path": relative_name(file.path, handover.destination),
                "size": file.bytes,
                "sha256": file.sha256,
            }
            for file in output_files(jobs)
        ],
    }


def output_files(jobs: Sequence[Job]) -> list[OutputFile]:
    """Return every file that jobs made, each once, in the order of the jobs."""
    files: dict[Path, OutputFile] = {}
    for job in jobs:
        if job.state.is_success and job.path is not None and job.sha256 is not None:
            size = (job.bytes or 0) - sum(file.bytes for file in job.beside)
            for file in (OutputFile(job.path, size, job.sha256), *job.beside):
                files[file.path] = file
    return list(files.values())


def relative_name(path: Path, destination: Path) -> str:
    """Return the path of an output as the manifest has it."""
    return path.relative_to(destination).as_posix()


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """Return a manifest as it is written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode(
        errors="backslashreplace"
    )


def write_manifest(handover: Handover, jobs: Sequence[Job]) -> Path:
    """Write the manifest and its readable twin beside the outputs; return the path of the first.

    Either stands there whole or not at all. Raises StudioError (FILE4xx).
    """
    manifest = make_manifest(handover, jobs)
    path = handover.destination / f"export_{handover.batch_id}{MANIFEST_SUFFIX}"
    durable_write(path.with_suffix(".txt"), readable(manifest).encode(errors="backslashreplace"))
    durable_write(path, manifest_bytes(manifest))
    return path


def read_manifest(data: bytes, name: str) -> dict[str, Any]:
    """Return a manifest, checked as far as the program relies on it.

    Raises StudioError (FILE432) for what is none.
    """
    try:
        if len(data) > _LARGEST_BYTES:
            raise ValueError("it is too large")
        manifest: dict[str, Any] = json.loads(data)
        if manifest["format"] != "exportstudio.manifest":
            raise ValueError("it is another kind of manifest")
        if str(manifest["version"]).split(".")[0] != MANIFEST_VERSION.split(".")[0]:
            raise ValueError(f"it is of version {manifest['version']}")
        for entry in manifest["files"]:
            if not is_safe_name(entry["path"]):
                raise ValueError(f"it names a file outside of its folder ({entry['path']!r:.80})")
            int(entry["size"]), bytes.fromhex(entry["sha256"])
        for job in manifest["jobs"]:
            LedgerTotals.from_dict(job["ledger"] or {})
            for text in (job["job_id"], job["state"], job["format"], job["quality"]):
                if not isinstance(text, str):
                    raise TypeError("a job is not described")
            for export in job["exports"]:
                if export["success"] and not is_safe_name(export["output_path"]):
                    raise ValueError("it names an output outside of its folder")
    except (
        ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError,
    ) as error:  # fmt: skip
        reason = f"{error} is missing" if isinstance(error, KeyError) else f"{error}"
        raise StudioError(
            Issue.error(
                "FILE432",
                f"{name} is no manifest that can be used: {reason}.",
                "Ask for the package again, or export anew.",
            )
        ) from error
    return manifest


def is_safe_name(name: str) -> bool:
    """Return whether a path of a manifest or a package stays below its folder, on any platform."""
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and not any(letter in name for letter in '\\:\0<>"|?*')
    )


def readable(manifest: Mapping[str, Any]) -> str:
    """Return a manifest as plain text for people."""
    lines = [
        f"Export {manifest['batch_id']}",
        f"{manifest['created_at']}, {manifest['generator']}",
        "",
        f"{manifest['successful_jobs']} of {manifest['total_jobs']} jobs succeeded, "
        f"{manifest['failed_jobs']} failed, {manifest['skipped_jobs']} were skipped.",
        f"{manifest['total_files_created']} files, {manifest['total_size']:,} bytes.",
    ]
    for job in manifest["jobs"]:
        lines += ["", f"{job['source']['name']} to {job['format']}, {job['quality']}"]
        lines.append(f"  {job['state'].replace('_', ' ')}")
        if job["ledger"] is not None:
            counts = ", ".join(f"{count:,} {what}" for what, count in job["ledger"].items())
            lines.append(f"  elements: {counts}")
        for export in job["exports"]:
            if export["success"]:
                lines.append(f"  {export['output_path']}  {export['file_size']:,} bytes")
                lines.append(f"    SHA-256 {export['sha256']}")
            else:
                lines.append(f"  {export['error_message']}")
        lines += [f"  warning: {warning['text']}" for warning in job["warnings"]]
    return "\n".join(lines) + "\n"


def _job_entry(job: Job, destination: Path) -> dict[str, Any]:
    files = output_files([job])
    errors = [issue for issue in job.issues if issue.severity is Severity.ERROR]
    exports = [
        {
            "success": True,
            "output_path": relative_name(file.path, destination),
            "file_size": file.bytes,
            "sha256": file.sha256,
            "error_message": None,
        }
        for file in files
    ]
    if not files:
        reason = errors or list(job.issues)
        exports = [
            {
                "success": False,
                "output_path": None,
                "file_size": 0,
                "sha256": None,
                "error_message": str(reason[-1]) if reason else job.state.value,
            }
        ]
    return {
        "job_id": job.id,
        "success": job.state.is_success,
        "state": job.state.value,
        "source": {"name": job.source.name, "sha256": job.source_sha256},
        "format": job.format,
        "quality": job.quality,
        "options": dict(job.options),
        "selection": job.selection.to_dict(),
        "attempt": job.attempt,
        "seconds": None if job.seconds is None else round(job.seconds, 3),
        "files_created": len(files),
        "total_size": sum(file.bytes for file in files),
        "ledger": None if job.ledger is None else job.ledger.to_dict(),
        "warnings": [issue.to_dict() for issue in job.issues if issue.severity is Severity.WARNING],
        "exports": exports,
    }


def _step(number: int, job: Job, destination: Path) -> dict[str, Any]:
    """Return what to take in when: each output, who can read it, and what has to lie beside it."""
    file, *beside = output_files([job])
    return {
        "step": number,
        "job_id": job.id,
        "provider": f"exportstudio.{job.format}",
        "holds": "part of a building" if job.selection else "building",
        "storage_filename": relative_name(file.path, destination),
        "depends_on": [relative_name(each.path, destination) for each in beside],
    }


def _iso(seconds: float) -> str:
    """Return a time, in seconds since the epoch, in UTC to the second."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def created_of(manifest: Mapping[str, Any]) -> time.struct_time:
    """Return when a batch was over, in UTC."""
    return datetime.fromisoformat(manifest["created_at"]).astimezone(UTC).timetuple()
