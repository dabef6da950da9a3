"""What a child does with its order: read once, shape once for each setting, write every format."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from exportstudio.delivery.publish import (
    Published,
    partial_path,
    publish,
    remove_partials,
    storage_issue,
)
from exportstudio.delivery.reconcile import reconcile
from exportstudio.exporters.exporter import Exporter, ExportInput, WriteResult
from exportstudio.exporters.registry import exporter_by_key
from exportstudio.geometry.router import shape_building
from exportstudio.model.issue import Issue, Severity, StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.option import read_options
from exportstudio.model.progress import Stage
from exportstudio.model.quality import Quality, quality_by_key
from exportstudio.model.scene import ShapedBuilding
from exportstudio.worker.protocol import Order, OrderedJob
from exportstudio.worker.reading import Reading, read_source

_LISTED_ELEMENTS = 50  # elements of one kind of trouble that get a line of their own


class Reporter(Protocol):
    """Where the pipeline tells what happens; the child sends it on as messages."""

    def stage(self, job: str | None, stage: Stage, done: int, total: int) -> None:
        """Tell how far a job, or all of the group, has come."""

    def element(self, key: str | None) -> None:
        """Tell which element is about to be shaped; None: none is."""

    def issue(self, job: str | None, issue: Issue) -> None:
        """Tell of an issue of a job, or of all of the group."""

    def finished(self, job: str, published: Published, result: WriteResult, seconds: float) -> None:
        """Tell that the output of a job stands under its final name."""

    def failed(self, job: str | None, issue: Issue) -> None:
        """Tell that a job failed, or that all jobs which are left did."""


# What distinguishes one shaping of a building from another: quality, and whether with spaces.
_Setting = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read, and what was shaped of it, before there was an order.

    `seconds` is how long that took; it counts as running time of the first job.
    """

    reading: Reading
    seconds: float
    shaped: dict[_Setting, ShapedBuilding]


def prepare(reading: Reading, report: Reporter) -> Prepared:
    """Return what was read together with its shapes; raises StudioError for a strange quality."""
    quality = quality_by_key(reading.quality)
    shaped = _shape(reading, quality, (), report, None, spaces=False)
    seconds = time.monotonic() - reading.began_s
    return Prepared(reading, seconds, {(quality.key, False): shaped})


def run(
    order: Order,
    report: Reporter,
    is_cancelled: Callable[[str], bool],
    prepared: Prepared | None = None,
) -> None:
    """Carry out `order`. A failing job does not stop the others; a failing read fails them all.

    `prepared` is what was done ahead, in the hope that it is for this order.
    """
    started = time.monotonic()
    report.stage(None, Stage.READING, 0, 1)
    shaped: dict[_Setting, ShapedBuilding] = {}
    if prepared is not None and prepared.reading.source == order.source and not order.quarantine:
        reading, shaped = prepared.reading, prepared.shaped
        started -= prepared.seconds
    else:
        try:
            reading = read_source(order.source, order.jobs[0].quality)
        except StudioError as error:
            report.failed(None, error.issue)
            return
    report.stage(None, Stage.READING, 1, 1)
    for issue in reading.building.issues:
        report.issue(None, issue)
    for job in order.jobs:
        if is_cancelled(job.id):
            continue
        try:
            _run_job(job, reading, order.quarantine, shaped, started, report)
        except StudioError as error:
            report.failed(job.id, error.issue)
        except OSError as error:
            report.failed(job.id, storage_issue(job.target, error))
        except MemoryError:
            report.failed(job.id, _out_of_memory())
        started = time.monotonic()


def _run_job(
    job: OrderedJob,
    reading: Reading,
    quarantine: tuple[str, ...],
    shaped: dict[_Setting, ShapedBuilding],
    started: float,
    report: Reporter,
) -> None:
    exporter = exporter_by_key(job.format)
    quality = quality_by_key(job.quality)
    options, option_issues = read_options(exporter.options_type, job.options)
    for issue in option_issues:
        report.issue(job.id, issue)
    if quality.properties:
        from exportstudio.readers.properties import read_properties

        read_properties(reading.building, with_types_and_quantities=quality.properties > 1)
    spaces = exporter.includes_spaces(options)
    setting = (quality.key, spaces)
    if setting not in shaped:
        shaped[setting] = _shape(reading, quality, quarantine, report, job.id, spaces=spaces)
    source = ExportInput(reading.building, shaped[setting], quality, options)
    partial = partial_path(job.target, job.id)
    try:
        result = _write_and_verify(exporter, source, partial, report, job.id)
        report.stage(job.id, Stage.PUBLISHING, 0, 1)
        published = publish(partial, job.target, overwrite=job.overwrite)
    finally:
        remove_partials(job.target, job.id)
    for issue in (*result.issues, *_element_issues(result)):
        report.issue(job.id, issue)
    report.finished(job.id, published, result, time.monotonic() - started)


def _shape(
    reading: Reading,
    quality: Quality,
    quarantine: tuple[str, ...],
    report: Reporter,
    job: str | None,
    *,
    spaces: bool,
) -> ShapedBuilding:
    return shape_building(
        reading.building,
        quality,
        spaces=spaces,
        quarantine=quarantine,
        early=reading.meshes if reading.quality == quality.key else None,
        on_element=report.element,
        on_progress=lambda done, total: report.stage(job, Stage.SHAPING, done, total),
    )


def _write_and_verify(
    exporter: Exporter, source: ExportInput, partial: Path, report: Reporter, job: str
) -> WriteResult:
    partial.parent.mkdir(parents=True, exist_ok=True)
    result = exporter.write(
        source, partial, lambda done, total: report.stage(job, Stage.WRITING, done, total)
    )
    report.stage(job, Stage.VERIFYING, 0, 1)
    contents = exporter.read_back(partial)
    products = {element.key for element in source.building.elements.values()}
    reconcile(result.ledger, products, contents.keys, (result.triangles, contents.triangles))
    report.stage(job, Stage.VERIFYING, 1, 1)
    return result


def _element_issues(result: WriteResult) -> list[Issue]:
    """Return a warning for each element that failed or was degraded, the first of them by name."""
    issues = []
    for outcome, code, what in (
        (Outcome.FAILED, "GEOM201", "is missing"),
        (Outcome.DEGRADED, "GEOM202", "is simplified"),
    ):
        lines = [line for line in result.ledger if line.outcome is outcome]
        for line in lines[:_LISTED_ELEMENTS]:
            name = line.name if len(line.name) <= 80 else f"{line.name[:80]}…"
            issues.append(
                Issue(
                    code,
                    Severity.WARNING,
                    f"{line.ifc_class} “{name}” {what}: {line.reason}.",
                    element=line.key,
                )
            )
        if len(lines) > _LISTED_ELEMENTS:
            more = len(lines) - _LISTED_ELEMENTS
            issues.append(Issue.warning(code, f"The same holds for {more} more elements."))
    return issues


def _out_of_memory() -> Issue:
    return Issue.error(
        "JOB506",
        "The job needs more memory than there is.",
        "Close other programs, run fewer jobs at once, or choose a coarser quality.",
        recoverable=True,
    )
