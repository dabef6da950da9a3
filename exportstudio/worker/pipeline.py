"""What a child does with its order: read once, shape once for each setting, write every format."""

import contextlib
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

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
from exportstudio.geometry.cache import Setting
from exportstudio.model.issue import Issue, RequestError, Severity, StudioError
from exportstudio.model.ledger import LedgerTotals, Outcome
from exportstudio.model.option import read_options
from exportstudio.model.progress import Stage
from exportstudio.model.quality import Quality, quality_by_key
from exportstudio.model.scene import ShapedBuilding
from exportstudio.model.usage import Usage
from exportstudio.worker.meter import Meter
from exportstudio.worker.protocol import Order, OrderedJob
from exportstudio.worker.reading import Reading, read_source
from exportstudio.worker.shaping import Shapes, unshaped

if TYPE_CHECKING:
    from exportstudio.model.table import Table

_LISTED_ELEMENTS = 50  # elements of one kind of trouble that get a line of their own


class Reporter(Protocol):
    """Where the pipeline tells what happens; the child sends it on as messages."""

    def stage(self, job: str | None, stage: Stage, done: int, total: int) -> None:
        """Tell how far a job, or all of the group, has come."""

    def element(self, key: str | None) -> None:
        """Tell which element is about to be shaped; None: none is."""

    def issue(self, job: str | None, issue: Issue) -> None:
        """Tell of an issue of a job, or of all of the group."""

    def finished(self, job: str, done: "Done") -> None:
        """Tell that the output of a job stands under its final name."""

    def failed(self, job: str | None, issue: Issue) -> None:
        """Tell that a job failed, or that all jobs which are left did."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its files, its account, and what it cost.

    `seconds` is how long it took, `cached`: its shapes were kept from an earlier order.
    """

    published: Published
    ledger: LedgerTotals
    source_sha256: str
    seconds: float
    usage: Usage
    cached: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read, and what was shaped of it, before there was an order.

    `seconds` is how long that took; it counts as running time of the first job, and so does what
    `meter` has.
    """

    reading: Reading
    shapes: Shapes
    seconds: float
    meter: Meter

    def is_for(self, order: Order) -> bool:
        """Return whether it is of use for `order`."""
        return (
            self.reading.text.path == order.source
            and not order.quarantine
            and (self.reading.fresh or not order.fresh)
        )


class _Cancelled(Exception):
    """The job in the making was cancelled."""


@dataclass(frozen=True, slots=True)
class _Cancelling:
    """A reporter that stops a job which was cancelled, at its next step.

    Not while it is shaped: the shapes may be for others, too.
    """

    report: Reporter
    is_cancelled: Callable[[str], bool]

    def stage(self, job: str, stage: Stage, done: int, total: int) -> None:
        """Tell how far a job has come; raises _Cancelled."""
        if self.is_cancelled(job):
            raise _Cancelled
        self.report.stage(job, stage, done, total)


@dataclass(frozen=True, slots=True)
class _Task:
    """A job with everything looked up that it names."""

    job: OrderedJob
    exporter: Exporter
    quality: Quality
    options: Any
    option_issues: list[Issue]
    setting: Setting

    @property
    def needs_shapes(self) -> bool:
        """Whether the format draws shapes at this quality."""
        info = self.exporter.info
        return self.exporter.needs_shapes and self.quality.key not in info.unshaped_qualities

    @classmethod
    def of(cls, job: OrderedJob, order: Order) -> "_Task":
        """Return the task of a job of `order`; raises RequestError for what there is not."""
        exporter = exporter_by_key(job.format)
        quality = quality_by_key(job.quality)
        options, issues = read_options(exporter.options_type, job.options)
        spaces = exporter.includes_spaces(options)
        setting = Setting(quality, spaces, order.quarantine, job.selection)
        return cls(job, exporter, quality, options, issues, setting)


def prepare(reading: Reading, report: Reporter) -> Prepared:
    """Return what was read together with its shapes."""
    meter = Meter(reading.began_s)
    meter.lap(Stage.READING)
    shapes = Shapes(reading)
    if reading.setting is not None:
        _shape(shapes, reading.setting, report, None)
    meter.lap(Stage.SHAPING)
    return Prepared(reading, shapes, time.monotonic() - reading.began_s, meter)


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
    if prepared is not None and prepared.is_for(order):
        reading, shapes = prepared.reading, prepared.shapes
        started -= prepared.seconds
        meter = prepared.meter
        meter.rest()  # it waited for the order
    else:
        meter = Meter()
        try:
            reading = read_source(
                order.source, _first_setting(order), order.cache, fresh=order.fresh
            )
        except StudioError as error:
            report.failed(None, error.issue)
            return
        shapes = Shapes(reading)
        meter.lap(Stage.READING)
    report.stage(None, Stage.READING, 1, 1)
    for issue in reading.building.issues:
        report.issue(None, issue)
    for job in order.jobs:
        if is_cancelled(job.id):
            continue
        try:
            _run_task(_Task.of(job, order), reading, shapes, started, report, meter, is_cancelled)
        except _Cancelled:
            pass  # who cancelled it knows
        except StudioError as error:
            report.failed(job.id, error.issue)
        except OSError as error:
            report.failed(job.id, storage_issue(job.target, error))
        except MemoryError:
            report.failed(job.id, _out_of_memory())
        except Exception:  # noqa: BLE001 -- a defect fails one job in words, its trace in the log
            traceback.print_exc()
            report.failed(job.id, mistake())
        started = time.monotonic()
        meter.take()  # what a job that failed has left


def _first_setting(order: Order) -> Setting | None:
    """Return the setting of the first job that needs shapes; None where no job does."""
    for job in order.jobs:
        try:
            task = _Task.of(job, order)
        except RequestError:  # told when it is that job's turn
            continue
        if task.needs_shapes:
            return task.setting
    return None


def _run_task(
    task: _Task,
    reading: Reading,
    shapes: Shapes,
    started: float,
    report: Reporter,
    meter: Meter,
    is_cancelled: Callable[[str], bool],
) -> None:
    job = task.job
    for issue in task.option_issues:
        report.issue(job.id, issue)
    source, cached = _collect(task, reading, shapes, report)
    meter.lap(Stage.SHAPING)
    part = partial_path(job.target, job.id)
    steps = _Cancelling(report, is_cancelled)
    try:
        result = _write_and_verify(task.exporter, source, part, steps, job.id, meter)
        steps.stage(job.id, Stage.PUBLISHING, 0, 1)
        published = publish(part, job.target, job.on_conflict, may_be_there=job.attempt > 1)
        meter.lap(Stage.PUBLISHING)
    finally:
        # An output that is published is not lost for an empty folder that can't be removed.
        with contextlib.suppress(OSError):
            remove_partials(job.target, job.id)
    for issue in (*source.shaped.issues, *result.issues, *_element_issues(result)):
        report.issue(job.id, issue)
    done = Done(
        published,
        result.ledger.totals(),
        source.building.sha256,
        time.monotonic() - started,
        meter.take(),
        cached,
    )
    report.finished(job.id, done)


def _collect(
    task: _Task, reading: Reading, shapes: Shapes, report: Reporter
) -> tuple[ExportInput, bool]:
    """Return what the format needs, and whether its shapes were kept from an earlier order."""
    building, exporter = reading.building, task.exporter
    tables: tuple[Table, ...] = ()
    if exporter.needs_tables:
        from exportstudio.worker.tabling import tabulate

        accounted, tables = tabulate(building, task.quality, task.job.selection)
    if task.needs_shapes:
        if task.quality.properties:
            from exportstudio.readers.properties import read_properties

            read_properties(building, with_types_and_quantities=task.quality.properties > 1)
        shaped, cached = _shape(shapes, task.setting, report, task.job.id)
    else:
        shaped = accounted if exporter.needs_tables else unshaped(building, task.job.selection)
        cached = False
        report.stage(task.job.id, Stage.SHAPING, 1, 1)
    quarantine = task.setting.quarantine
    source = ExportInput(
        building, shaped, task.quality, task.options, tables, quarantine, report.element
    )
    return source, cached


def _shape(
    shapes: Shapes, setting: Setting, report: Reporter, job: str | None
) -> tuple[ShapedBuilding, bool]:
    """Return the shapes in a setting, and whether they were kept from an earlier order."""
    kept = shapes.find(setting)
    if kept is not None:
        report.stage(job, Stage.SHAPING, 1, 1)
        return kept, True
    on_progress = partial(report.stage, job, Stage.SHAPING)
    return shapes.make(setting, report.element, on_progress), False


def _write_and_verify(
    exporter: Exporter,
    source: ExportInput,
    part: Path,
    steps: _Cancelling,
    job: str,
    meter: Meter,
) -> WriteResult:
    part.parent.mkdir(parents=True, exist_ok=True)
    result = exporter.write(source, part, partial(steps.stage, job, Stage.WRITING))
    meter.lap(Stage.WRITING)
    steps.stage(job, Stage.VERIFYING, 0, 1)
    contents = exporter.read_back(part, with_bounds=source.quality.checks_bounds)
    products = {element.key for element in source.building.elements.values()}
    reconcile(
        result.ledger,
        products,
        contents.keys,
        (result.triangles, contents.triangles),
        contents.classes,
        (result.bounds, contents.bounds),
        (result.rows, contents.rows),
        (result.solids, contents.solids),
        (result.volume_m3, contents.volume_m3),
    )
    meter.lap(Stage.VERIFYING)
    steps.stage(job, Stage.VERIFYING, 1, 1)
    return result


def _element_issues(result: WriteResult) -> list[Issue]:
    """Return what is to be told of single elements, the first of each kind by name.

    Elements that failed or were degraded are warnings; that kernels differ on one is a note.
    """
    issues = []
    for outcome, severity, code, what in (
        (Outcome.FAILED, Severity.WARNING, "GEOM201", "is missing"),
        (Outcome.DEGRADED, Severity.WARNING, "GEOM202", "is simplified"),
        (Outcome.EXPORTED, Severity.INFO, "GEOM205", "was checked"),
    ):
        lines = [
            line
            for line in result.ledger
            if line.outcome is outcome
            and (outcome is not Outcome.EXPORTED or (line.made_by and line.reason))
        ]
        for line in lines[:_LISTED_ELEMENTS]:
            name = line.name if len(line.name) <= 80 else f"{line.name[:80]}…"
            issues.append(
                Issue(
                    code,
                    severity,
                    f"{line.ifc_class} “{name}” {what}: {line.reason}.",
                    element=line.key,
                )
            )
        if len(lines) > _LISTED_ELEMENTS:
            more = len(lines) - _LISTED_ELEMENTS
            issues.append(Issue(code, severity, f"The same holds for {more} more elements."))
    return issues


def mistake() -> Issue:
    """Return the issue for a defect of the program itself."""
    return Issue.error(
        "JOB598",
        "Export Studio made a mistake of its own in this job.",
        "Its log says where; please report it.",
    )


def _out_of_memory() -> Issue:
    return Issue.error(
        "JOB506",
        "The job needs more memory than there is.",
        "Close other programs, run fewer jobs at once, or choose a coarser quality.",
        recoverable=True,
    )
