"""`exportstudio jobs`, `cancel`, `pause`, `resume`, `retry`, `recover`: the queue and its history.

`cancel`, `pause` and `resume` concern jobs that other programs run: these are asked through the
history, and do it within a second.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import JobState

if TYPE_CHECKING:
    from exportstudio.model.job import Job
    from exportstudio.service import ExportService

_ASKED_WITHIN_S = 5.0
_LOOK_S = 0.1
_UNFINISHED = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)
# From which states an action leads where.
_FROM = {
    "cancel": frozenset({*_UNFINISHED, JobState.INTERRUPTED}),
    "pause": frozenset({JobState.QUEUED, JobState.RUNNING}),
    "resume": frozenset({JobState.PAUSED}),
}
_IS_DONE: dict[str, Callable[[JobState], bool]] = {
    "cancel": lambda state: state.is_final and state is not JobState.INTERRUPTED,
    "pause": lambda state: state is JobState.PAUSED,
    "resume": lambda state: state in (JobState.QUEUED, JobState.RUNNING) or state.is_success,
}


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands to what `add_subparsers` returned."""
    jobs = commands.add_parser("jobs", help="list past and present jobs, newest first")
    jobs.add_argument("jobs", nargs="*", metavar="JOB", help="only these")
    jobs.add_argument("--state", choices=[state.value for state in JobState], help="only these")
    jobs.add_argument("--batch", metavar="ID", help="only those of a batch")
    jobs.add_argument("--format", metavar="FORMAT", help="only those of a format")
    jobs.add_argument("--text", metavar="TEXT", help="only those with TEXT in their paths")
    jobs.add_argument("--since", type=_day, metavar="DATE", help="only from DATE on: 2026-01-31")
    jobs.add_argument("--until", type=_day, metavar="DATE", help="only up to the end of DATE")
    jobs.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (50)")
    jobs.add_argument(
        "--audit", action="store_true", help="print what became of them, as JSON objects"
    )
    jobs.add_argument("--json", action="store_true", help="print a JSON array")
    for name, help in (
        ("cancel", "cancel jobs that wait or run, and dismiss interrupted ones"),
        ("pause", "let jobs stand still, whether they wait or run"),
        ("resume", "let paused jobs go on"),
    ):
        command = commands.add_parser(name, help=f"{help}, also those of other programs")
        command.add_argument("jobs", nargs="*", metavar="JOB")
        command.add_argument("--batch", metavar="ID", help="all jobs of a batch")
        command.add_argument("--all", action="store_true", help="all jobs that are not over")
        command.add_argument("--json", action="store_true", help="print a JSON array of the jobs")
    retry = commands.add_parser("retry", help="do jobs again that did not succeed")
    retry.add_argument("jobs", nargs="*", metavar="JOB")
    retry.add_argument("--failed", action="store_true", help="all that failed")
    retry.add_argument("--batch", metavar="ID", help="all that failed of a batch")
    retry.add_argument(
        "--without-failed", action="store_true", help="leave out the elements that they failed on"
    )
    recover = commands.add_parser("recover", help="do jobs again that a program left unfinished")
    recover.add_argument("jobs", nargs="*", metavar="JOB", help="only these (all)")
    for command in (retry, recover):
        command.add_argument("--json", action="store_true", help="print JSON objects, one a line")


def run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    """Carry out one of the commands, and return the exit code; raises StudioError."""
    if arguments.command == "jobs":
        return _list(arguments)
    if arguments.command == "retry":
        return _retry(arguments, children)
    if arguments.command == "recover":
        return _recover(arguments, children)
    return _ask(arguments)


def _list(arguments: argparse.Namespace) -> int:
    # With the store alone, since Qt would take longer to load than the answer takes to find.
    from exportstudio.cli.words import history_lines
    from exportstudio.delivery.publish import remove_leftovers
    from exportstudio.place import database_path, default_data_folder
    from exportstudio.store.store import Store

    store = Store(database_path(default_data_folder()))
    try:
        for job in store.mark_interrupted():
            remove_leftovers(job)
        if arguments.audit and not arguments.jobs:
            for event in store.events():
                print(json.dumps(event.to_dict()))
            return 0
        if arguments.jobs:
            found = [(job_id, store.job(job_id)) for job_id in arguments.jobs]
            jobs = [_known(job_id, job) for job_id, job in found]
        else:
            jobs = store.jobs(
                state=JobState(arguments.state) if arguments.state else None,
                text=arguments.text,
                limit=max(0, arguments.limit),
                batch_id=arguments.batch,
                format=arguments.format,
                since=None if arguments.since is None else arguments.since.timestamp(),
                until=(
                    None
                    if arguments.until is None
                    else (arguments.until + timedelta(days=1)).timestamp()
                ),
            )
        if arguments.audit:
            for job in jobs:
                for event in store.events_of(job.id):
                    print(json.dumps(event.to_dict()))
            return 0
    finally:
        store.close()
    _print(jobs, history_lines, as_json=arguments.json)
    return 0


def _ask(arguments: argparse.Namespace) -> int:
    from exportstudio.cli.words import history_lines, issue_line
    from exportstudio.service import ExportService

    action: str = arguments.command
    with ExportService() as service:
        jobs = _named(arguments, service)
        ids = [job.id for job in jobs if job.state in _FROM[action]]
        if action == "cancel":
            service.cancel(*ids)
        elif action == "pause":
            service.pause(*ids)
        else:
            service.resume(*ids)
        unchanged = _wait(service, ids, _IS_DONE[action])
        jobs = [service.job(job.id) for job in jobs]
    _print(jobs, history_lines, as_json=arguments.json)
    if unchanged:
        print(issue_line(_not_reacted(unchanged)), file=sys.stderr)
    return 0 if all(_IS_DONE[action](job.state) for job in jobs) else 1


def _named(arguments: argparse.Namespace, service: "ExportService") -> "list[Job]":
    """Return the jobs that a command names; raises RequestError for what there is not."""
    if arguments.jobs:
        return [service.job(job_id) for job_id in arguments.jobs]
    if not (arguments.batch or arguments.all):
        raise RequestError(_nothing_named("name jobs, or use --batch or --all"))
    if arguments.batch:
        service.batch(arguments.batch)  # there is one
    return [
        job
        for state in _FROM[arguments.command] - {JobState.INTERRUPTED}
        for job in service.jobs(state=state, batch_id=arguments.batch, limit=None)
    ]


def _wait(
    service: "ExportService", ids: Iterable[str], is_done: Callable[[JobState], bool]
) -> list[str]:
    """Wait until jobs are as they should be; return those that nothing more happens to."""
    left, changed_s = list(ids), time.monotonic()
    while left and time.monotonic() - changed_s < _ASKED_WITHIN_S:
        time.sleep(_LOOK_S)
        states = service.states(left)
        still = [job_id for job_id in left if not (is_done(states[job_id]))]
        if len(still) < len(left):
            changed_s = time.monotonic()
        left = [job_id for job_id in still if not states[job_id].is_final]
    return left


def _retry(arguments: argparse.Namespace, children: ChildSupply) -> int:
    from exportstudio.cli.export import follow

    if not (arguments.jobs or arguments.batch or arguments.failed):
        raise RequestError(_nothing_named("name jobs, or use --failed or --batch"))
    without_failed: bool = arguments.without_failed

    def begin(service: "ExportService") -> "list[Job]":
        if arguments.jobs:
            return [
                service.retry(job_id, without_failed=without_failed) for job_id in arguments.jobs
            ]
        return service.retry_failed(arguments.batch, without_failed=without_failed)

    return follow(begin, children, as_json=arguments.json)


def _recover(arguments: argparse.Namespace, children: ChildSupply) -> int:
    from exportstudio.cli.export import follow

    def begin(service: "ExportService") -> "list[Job]":
        named = [service.job(job_id).id for job_id in arguments.jobs]
        return service.recover(named or None)

    return follow(begin, children, as_json=arguments.json)


def _day(text: str) -> datetime:
    """Return the beginning of a day in local time, for argparse."""
    return datetime.combine(date.fromisoformat(text), datetime.min.time())


def _print(jobs: "list[Job]", lines: "Callable[[list[Job]], list[str]]", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([job.to_dict() for job in jobs]))
        return
    for line in lines(jobs):
        print(line)


def _known(job_id: str, job: "Job | None") -> "Job":
    if job is None:
        raise RequestError(
            Issue.error("JOB501", f"There is no job “{job_id}”.", "List the jobs to see them.")
        )
    return job


def _nothing_named(what: str) -> Issue:
    return Issue.error("JOB507", "No job is named.", f"{what[0].upper()}{what[1:]}.")


def _not_reacted(ids: list[str]) -> Issue:
    return Issue.error(
        "JOB537",
        f"{len(ids)} of the jobs are as before: the program that runs them does not react.",
        "It finds the request when it does. If it never does, end it; its jobs can be recovered.",
    )
