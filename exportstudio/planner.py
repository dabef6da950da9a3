"""From a request to jobs: sources searched, formats and quality checked, targets named."""

import re
import tempfile
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from exportstudio.delivery.naming import NOT_WANTED, NamePattern, plan_target, time_values
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.merger import merge_sources
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue, RequestError, Severity, StudioError
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.quality import quality_by_key
from exportstudio.model.request import ExportRequest
from exportstudio.place import cache_folder
from exportstudio.readers.search import buildings_in, inspect
from exportstudio.readers.title import read_title

_JOB_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")


def plan(request: ExportRequest, taken: Iterable[Path] = (), *, dry_run: bool = False) -> list[Job]:
    """Return the jobs of a request, one for each source and format, one group for each source.

    A source that is of no use gives jobs that are FAILED from the start, with the reason; the
    same source and format asked for twice gives one. `taken` holds targets of other jobs. Raises
    RequestError where nothing of the request makes sense. May be called from any thread.
    `dry_run`: the destination is neither made nor tried out, and nothing is merged: the first
    building stands for all.
    """
    formats = _formats(request)
    sources = list(_sources(request.sources, request.within))
    if not sources:
        raise RequestError(
            Issue.error(
                "JOB507", "There is nothing to export.", "Name at least one file or folder."
            )
        )
    if request.job_id is not None:
        _check_id(request.job_id, count=len(sources) * len(formats))
    pattern = NamePattern.read(request.name)
    destination = request.destination.expanduser().absolute()
    if not dry_run:
        _make_folder(destination)
    notes: tuple[Issue, ...] = ()
    if request.merge and len(sources) > 1:
        if dry_run:
            sources = sources[:1]
        else:
            merged, issues = merge_sources([source for source, _ in sources], cache_folder())
            sources, notes = [(merged, "")], tuple(issues)
    promised, siblings = frozenset(taken), set[Path]()
    batch_id = new_id()
    now = time.time()
    values = {
        **time_values(time.localtime(now)),
        "batch_id": batch_id,
        "quality": request.quality,
        "storey": "_".join(request.selection.include.storeys) or "all",
    }
    time_limit_s = request.time_limit_s or quality_by_key(request.quality).time_limit_s
    jobs: list[Job] = []
    for source, folder in sources:
        group_id = new_id()
        unusable, source_bytes = _look_at(source)
        values["building"] = source.stem
        values["folder"] = folder
        if pattern.uses("title"):
            values["title"] = (unusable is None and read_title(source)) or source.stem
        for info in formats:
            job = Job(
                id=request.job_id or new_id(),
                batch_id=batch_id,
                group_id=group_id,
                source=source,
                format=info.key,
                quality=request.quality,
                selection=request.selection,
                target=destination / f"{source.stem}{info.suffix}",
                options=dict(request.options.get(info.key, {})),
                on_conflict=request.on_conflict,
                fresh=request.fresh,
                priority=request.priority,
                weight=info.weight,
                source_bytes=source_bytes,
                time_limit_s=time_limit_s,
                stop_on_error=request.stop_on_error,
                quarantine=request.quarantine,
                retry_of=request.repeats.id if request.repeats else None,
                attempt=request.repeats.attempt + 1 if request.repeats else 1,
                created_at=now,
                issues=notes,
            )
            values |= {"format": info.key, "job_id": job.id, "counter": f"{len(jobs) + 1:03}"}
            try:
                if unusable is not None:
                    raise StudioError(unusable)
                name = pattern.fill(values)
                job = replace(job, target=destination / f"{name}{info.suffix}")
                job = _with_target(job, promised, siblings)
            except StudioError as error:
                job = _over(job, error.issue)
            else:
                siblings.add(job.target)
            jobs.append(job)
    return jobs


def settle(job: Job, taken: Container[Path]) -> Job:
    """Return a planned job as it is where other programs have been quicker to promise `taken`.

    It gets another target, or is over. One that is tried again only gets another target: whether
    it is wanted was decided long ago.
    """
    if job.target not in taken or (job.attempt > 1 and job.on_conflict in NOT_WANTED):
        return job
    try:
        return _with_target(job, taken)
    except StudioError as error:
        return _over(job, error.issue)


def _with_target(job: Job, taken: Container[Path], siblings: Container[Path] = ()) -> Job:
    """Return a job with a target that is not taken; raises StudioError where it is not wanted."""
    suffix = exporter_by_key(job.format).info.suffix
    target = plan_target(job.target, suffix, job.on_conflict, taken, siblings)
    return replace(job, target=target)


def check_settings(request: ExportRequest) -> None:
    """Raise RequestError where formats, quality, options or name of a request make no sense.

    Neither sources nor destination are looked at: they may be there later.
    """
    _formats(request)
    NamePattern.read(request.name)


def handover_of(request: ExportRequest, jobs: Sequence[Job]) -> Handover:
    """Return what is to be handed over with the jobs that `plan` made of a request."""
    manifest = request.manifest
    return Handover(
        jobs[0].batch_id,
        request.destination.expanduser().absolute(),
        manifest=len(jobs) > 1 and not request.package if manifest is None else manifest,
        package=request.package,
    )


def _formats(request: ExportRequest) -> list[FormatInfo]:
    """Return the formats asked for, each once; raises RequestError for what there is not."""
    quality_by_key(request.quality)
    formats = [exporter_by_key(key).info for key in dict.fromkeys(request.formats)]
    if not formats:
        raise RequestError(
            Issue.error("JOB505", "No format is chosen.", "Choose at least one format.")
        )
    for info in formats:
        if request.quality not in info.qualities:
            raise RequestError(
                Issue.error(
                    "JOB502",
                    f"{info.title} has no quality “{request.quality}”.",
                    f"Choose one of: {', '.join(info.qualities)}.",
                )
            )
    strays = request.options.keys() - {info.key for info in formats}
    if strays:
        raise RequestError(
            Issue.error(
                "JOB508",
                f"There are options for {', '.join(sorted(strays))}, which is not exported here.",
                "Write an option as format.name=value, with a format of this request.",
            )
        )
    return formats


def _check_id(job_id: str, *, count: int) -> None:
    """Raise RequestError for an id that can't be given to `count` jobs."""
    if count > 1 or not _JOB_ID.fullmatch(job_id):
        reason = f"there are {count} jobs" if count > 1 else "it has other characters, or too many"
        raise RequestError(
            Issue.error(
                "JOB538",
                f"“{job_id}” can't be the id of a job: {reason}.",
                "Use up to 64 letters, digits, “.”, “_” and “-”, for one job.",
            )
        )


def _sources(paths: Iterable[Path], within: Path | None) -> Iterator[tuple[Path, str]]:
    """Yield every source once, with the files of a folder, at any depth, in its place.

    With it comes where it was found below that folder, with slashes; for what was named itself,
    where it is below `within`, or else "".
    """
    seen: set[Path] = set()
    for path in paths:
        path = path.expanduser().absolute()
        for source in list(buildings_in(path)) or [path]:
            if source.resolve() not in seen:
                seen.add(source.resolve())
                root = path if source != path else within or source.parent
                inside = source.parent.is_relative_to(root)
                below = source.parent.relative_to(root).as_posix() if inside else ""
                yield source, "" if below == "." else below


def _look_at(source: Path) -> tuple[Issue | None, int]:
    """Return why a source can't be exported, or None where it may well be, and its bytes."""
    try:
        return None, inspect(source).bytes
    except StudioError as error:
        return error.issue, 0


def _make_folder(folder: Path) -> None:
    """Make the destination where it is missing; raises RequestError where it can't be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RequestError(
            Issue.error(
                "FILE410",
                f"The folder {folder} can't be written to: {reason}.",
                "Choose another folder for the output.",
            )
        ) from error


def _over(job: Job, issue: Issue) -> Job:
    """Return a job that will not run: it failed, or a note says why it is not wanted."""
    state = JobState.FAILED if issue.severity is Severity.ERROR else JobState.SKIPPED
    return replace(job, state=state, finished_at=job.created_at, issues=(issue,))
