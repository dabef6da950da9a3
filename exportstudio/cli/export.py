"""`exportstudio export`: from arguments to files."""

import argparse
import contextlib
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exportstudio.cli.json_lines import JsonLines
from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import JobState

if TYPE_CHECKING:
    from collections.abc import Callable

    from exportstudio.cli.reports import Report
    from exportstudio.model.job import Job
    from exportstudio.model.request import ExportRequest
    from exportstudio.service import ExportService
    from exportstudio.service_event import ServiceEvent

# Arguments that are fields of a request as they are.
_SIMPLE = (
    "quality", "name", "manifest", "package", "merge", "fresh", "priority", "stop_on_error",
)  # fmt: skip
_CANCEL_WITHIN_S = 5.0


def run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    """Export with children of `children`, tell about it, and return the exit code."""
    from exportstudio.cli.words import issue_line

    def tell(issue: Issue) -> None:
        print(issue_line(issue), file=sys.stderr)

    return follow(
        lambda service: service.create_batch(_request(arguments, tell)),
        children,
        as_json=arguments.json,
    )


def follow(
    begin: "Callable[[ExportService], list[Job]]", children: ChildSupply, *, as_json: bool
) -> int:
    """Tell about the jobs that `begin` queues until they are over, and return the exit code."""
    # A polite request to end is the same to us as Ctrl-C.
    handler = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not as_json:
            return _run(begin, None, children)
        with JsonLines() as lines:
            return _run(begin, lines, children)
    finally:
        signal.signal(signal.SIGTERM, handler)


def _run(
    begin: "Callable[[ExportService], list[Job]]", lines: JsonLines | None, children: ChildSupply
) -> int:
    from exportstudio.cli.reports import BarReport, JsonReport, LineReport
    from exportstudio.service import ExportService

    report: Report
    if lines is not None:
        report = JsonReport(lines)
    else:
        report = BarReport() if sys.stderr.isatty() else LineReport()
    try:
        with ExportService(children=children) as service:
            for issue in service.startup_issues:
                report.issue(issue)
            return _follow(service, begin, report)
    except StudioError as error:
        report.issue(error.issue)
        report.summary([])
        return 2


def _follow(
    service: "ExportService", begin: "Callable[[ExportService], list[Job]]", report: "Report"
) -> int:
    """Report what becomes of jobs, and return the exit code; raises RequestError."""
    refused: list[Issue] = []

    def tell(event: "ServiceEvent") -> None:
        if event.job and not event.text:
            report.job(event.job)
        elif event.handover and event.issue:
            refused.append(event.issue)
            report.issue(event.issue)
        elif event.handover:
            report.handover(event.handover)

    service.on_event(tell)
    jobs = begin(service)
    usable = [job for job in jobs if not job.state.is_final]
    interrupted = False
    try:
        service.wait()
    except KeyboardInterrupt:
        interrupted = True
        service.cancel_all()
        with contextlib.suppress(KeyboardInterrupt):
            service.wait(timeout_s=_CANCEL_WITHIN_S)
    jobs = [service.job(job.id) for job in jobs]
    report.summary(jobs)
    if interrupted:
        return 130
    fine = [job.state.is_success or job.state is JobState.SKIPPED for job in jobs]
    if not usable and not all(fine):
        return 2
    return 0 if all(fine) and not refused else 1


def _request(arguments: argparse.Namespace, report: "Callable[[Issue], None]") -> "ExportRequest":
    """Return what is asked for: by the arguments, else by the preset, else by default."""
    from exportstudio.cli.options import read_option_texts
    from exportstudio.cli.selection import selection_of
    from exportstudio.model.preset import Preset
    from exportstudio.model.request import ExportRequest, OnConflict

    preset = Preset("", ExportRequest(()))
    if arguments.preset is not None:
        from exportstudio.place import default_data_folder
        from exportstudio.presets import PresetFolder

        preset, misfits = PresetFolder(default_data_folder()).load(arguments.preset)
        for issue in misfits:
            report(issue)
    base = preset.request
    given = {name: value for name in _SIMPLE if (value := getattr(arguments, name)) is not None}
    if arguments.on_conflict is not None:
        given["on_conflict"] = OnConflict(arguments.on_conflict)
    if arguments.format is not None:
        keys = (key.strip() for key in arguments.format.lower().split(","))
        given["formats"] = tuple(filter(None, keys))
    if arguments.time_limit:
        given["time_limit_s"] = arguments.time_limit * 60
    formats = given.get("formats", base.formats)
    options = {key: dict(values) for key, values in base.options.items() if key in formats}
    for key, values in read_option_texts(arguments.option).items():
        options.setdefault(key, {}).update(values)
    return replace(
        base,
        sources=tuple(arguments.sources),
        destination=arguments.output or preset.destination or Path(),
        selection=selection_of(arguments) or base.selection,
        options=options,
        **given,
    )
