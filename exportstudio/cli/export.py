"""`exportstudio export`: from arguments to files."""

import argparse
import contextlib
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from exportstudio.cli.json_lines import JsonLines
from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.job import JobState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exportstudio.cli.reports import Report
    from exportstudio.model.job import Job
    from exportstudio.service import ExportService
    from exportstudio.service_event import ServiceEvent

_CANCEL_WITHIN_S = 5.0


def run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    """Export with children of `children`, tell about it, and return the exit code."""
    from exportstudio.cli.request import request_of

    sources: list[Path] = arguments.sources
    return follow(
        lambda service: service.create_batch(
            replace(request_of(arguments, sources), job_id=arguments.job_id)
        ),
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
    if (advice := service.advice()) is not None:
        report.issue(advice)
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
