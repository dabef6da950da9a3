"""`exportstudio schedule`, `watch`, `agent`: exports that nobody starts by hand."""

import argparse
import json
import logging
import re
import signal
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exportstudio.cli import request
from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Issue, RequestError, StudioError
from exportstudio.model.schedule import WEEKDAYS, MissedRun, Schedule, Timing, WatchFolder

if TYPE_CHECKING:
    from exportstudio.cli.json_lines import JsonLines
    from exportstudio.service_event import ServiceEvent
    from exportstudio.store.store import Store

_log = logging.getLogger(__name__)
_SIGNALS_MS = 250
_UNITS_S = {"m": 60.0, "h": 3600.0, "d": 86_400.0}


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands to what `add_subparsers` returned."""
    _add_schedule_commands(commands)
    _add_watch_commands(commands)
    agent = commands.add_parser(
        "agent", help="carry out schedules and look after watched folders, until it is ended"
    )
    agent.add_argument("--json", action="store_true", help="print JSON objects, one a line")


def _add_schedule_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    schedule = commands.add_parser("schedule", help="export at set times")
    actions = schedule.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_common(actions, "schedule", "schedules")
    add = actions.add_parser("add", help="add a schedule; the window or the agent carries it out")
    add.add_argument("schedule", metavar="NAME", help="what it is called")
    add.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="file or folder")
    when = add.add_argument_group("when, in local time").add_mutually_exclusive_group(required=True)
    when.add_argument("--daily", metavar="HH:MM", help="every day")
    when.add_argument(
        "--weekly", nargs=2, metavar=("DAYS", "HH:MM"), help="as in: --weekly mon,thu 18:00"
    )
    when.add_argument(
        "--monthly", nargs=2, metavar=("DAY", "HH:MM"), help="a day from 1 to 28, or last"
    )
    when.add_argument("--every", metavar="TIME", help="from now, as in 30m, 6h or 2d")
    when.add_argument("--at", metavar="TIME", help="once, as in 2030-01-31T18:00")
    when.add_argument("--cron", metavar="TEXT", help="as in '0 8-18/2 * * mon-fri'")
    add.add_argument(
        "--missed",
        choices=[choice.value for choice in MissedRun],
        default=MissedRun.ONCE.value,
        help="what to do about runs that were due while no program ran (once)",
    )
    request.add_arguments(add)
    run = actions.add_parser("run", help="carry out a schedule now")
    run.add_argument("key", metavar="NAME", help="name or id")
    for command in (add, run):
        command.add_argument("--json", action="store_true", help="print JSON")


def _add_watch_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    watch = commands.add_parser("watch", help="export what comes into a folder or changes there")
    actions = watch.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_common(actions, "watched folder", "watched folders")
    add = actions.add_parser(
        "add", help="watch a folder, at any depth; the window or the agent sees to it"
    )
    add.add_argument("folder", type=Path, metavar="FOLDER", help="which is there already")
    add.add_argument("--called", default="", metavar="NAME", help="its name (that of the folder)")
    add.add_argument("--existing", action="store_true", help="export what is there already, too")
    add.add_argument(
        "--settle",
        type=float,
        default=5.0,
        metavar="SECONDS",
        help="how long a file must stay as it is before it is taken (5)",
    )
    request.add_arguments(add)
    add.add_argument("--json", action="store_true", help="print a JSON object")


def _add_common(actions: "argparse._SubParsersAction[Any]", one: str, many: str) -> None:
    listing = actions.add_parser("list", help=f"list the {many}")
    listing.add_argument("--json", action="store_true", help="print a JSON array")
    for action, help in (
        ("remove", f"forget a {one}, never its exports"),
        ("enable", f"let a {one} be seen to again"),
        ("disable", f"keep a {one}, and leave it alone"),
    ):
        command = actions.add_parser(action, help=help)
        command.add_argument("key", metavar="NAME", help="name or id")
        command.add_argument("--json", action="store_true", help="print a JSON object")


def run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    """Carry out one of the commands, and return the exit code; raises StudioError."""
    if arguments.command == "agent":
        return _agent(children, as_json=arguments.json)
    if arguments.action == "run":
        from exportstudio.cli.export import follow

        key: str = arguments.key
        return follow(
            lambda service: service.run_schedule_now(key), children, as_json=arguments.json
        )
    # With the store alone, since Qt would take longer to load than the answer takes to find.
    from exportstudio.place import database_path, default_data_folder
    from exportstudio.store.store import Store

    store = Store(database_path(default_data_folder()))
    try:
        _check_kept(store.issues)
        found = _change(arguments, store)
    finally:
        store.close()
    if arguments.json:
        several = [each.to_dict() for each in found]
        print(json.dumps(several if arguments.action == "list" else several[0]))
        return 0
    for line in _lines(found) if found else ():
        print(line)
    return 0


def _change(arguments: argparse.Namespace, store: "Store") -> Sequence[Schedule | WatchFolder]:
    """List or change what is in the history; return what it was about."""
    from exportstudio.automation.schedules import Schedules
    from exportstudio.automation.watch_folders import WatchFolders

    schedules, folders = Schedules(store.automation), WatchFolders(store.automation)
    book = schedules if arguments.command == "schedule" else folders
    match arguments.action:
        case "list":
            return book.all()
        case "remove":
            return [book.remove(arguments.key)]
        case "enable" | "disable":
            return [book.change(arguments.key, enabled=arguments.action == "enable")]
    if arguments.command == "schedule":
        wanted = request.request_of(arguments, arguments.sources)
        missed = MissedRun(arguments.missed)
        return [schedules.add(arguments.schedule, wanted, _timing(arguments), missed=missed)]
    return [
        folders.add(
            arguments.folder,
            request.request_of(arguments, ()),
            name=arguments.called,
            existing=arguments.existing,
            settle_s=arguments.settle,
        )
    ]


def _timing(arguments: argparse.Namespace) -> Timing:
    """Return the timing that the options describe; raises RequestError (JOB561)."""
    try:
        if arguments.daily is not None:
            return Timing.daily(*_time_of_day(arguments.daily))
        if arguments.weekly is not None:
            days = tuple(arguments.weekly[0].lower().split(","))
            if not set(days) <= set(WEEKDAYS):
                raise ValueError(f"days are {', '.join(WEEKDAYS)}")
            return Timing.weekly(days, *_time_of_day(arguments.weekly[1]))
        if arguments.monthly is not None:
            day, at = arguments.monthly
            return Timing.monthly(None if day == "last" else int(day), *_time_of_day(at))
        if arguments.every is not None:
            found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([mhd])", arguments.every)
            if found is None:
                raise ValueError("write it as in 30m, 6h or 2d")
            return Timing(every_s=float(found[1]) * _UNITS_S[found[2]])
        if arguments.at is not None:
            return Timing(at=datetime.fromisoformat(arguments.at).timestamp())
        return Timing(cron=arguments.cron)
    except ValueError as error:
        raise RequestError(
            Issue.error("JOB561", "That is no time for a schedule.", f"{error}.".capitalize())
        ) from error


def _time_of_day(text: str) -> tuple[int, int]:
    if re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", text) is None:
        raise ValueError(f"{text} is no time of day such as 02:00")
    hour, minute = text.split(":")
    return int(hour), int(minute)


def _lines(found: Sequence[Schedule | WatchFolder]) -> list[str]:
    """Return schedules or watched folders as a table, with what stands in their way below."""
    from exportstudio.automation.timing import describe
    from exportstudio.cli.words import issue_line, plain, table

    rows: list[tuple[str, ...]] = []
    for each in found:
        state = "enabled" if each.enabled else "disabled"
        formats = ", ".join(each.request.formats)
        last, into = _moment(each.last_run_at), plain(str(each.request.destination))
        if isinstance(each, Schedule):
            when = (describe(each.timing), _moment(each.next_run_at), last)
            rows.append((plain(each.name), state, *when, formats, into))
        else:
            rows.append((plain(each.name), state, plain(str(each.folder)), last, formats, into))
    head: tuple[str, ...] = ("Schedule", "State", "When", "Next", "Last", "Formats", "Into")
    if not isinstance(found[0], Schedule):
        head = ("Watched", "State", "Folder", "Last", "Formats", "Into")
    notes = [
        f"{plain(each.name)}: {issue_line(each.last_issue)}" for each in found if each.last_issue
    ]
    return table([head, *rows]) + notes


def _moment(at: float | None) -> str:
    return "–" if at is None else time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def _agent(children: ChildSupply, *, as_json: bool) -> int:
    from exportstudio.cli.json_lines import JsonLines

    handler = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not as_json:
            return _run_agent(children, None)
        with JsonLines() as lines:
            return _run_agent(children, lines)
    except KeyboardInterrupt:  # before it had begun
        return 0
    finally:
        signal.signal(signal.SIGTERM, handler)


def _run_agent(children: ChildSupply, lines: "JsonLines | None") -> int:
    """See to schedules and watched folders until a signal comes, and return the exit code."""
    from exportstudio.engine.waiting import run_until
    from exportstudio.log_file import FORMAT, log_file
    from exportstudio.service import ExportService
    from exportstudio.service_event import EventKind

    logging.basicConfig(level=logging.INFO, format=FORMAT, stream=sys.stderr)

    def tell(event: "ServiceEvent") -> None:
        if event.kind is EventKind.FINISHED and event.job is not None:
            job = event.job
            _log.info("%s to %s: %s %s", job.source, job.format, job.state.value, job.path or "")
            if lines is not None:
                lines.write({"event": "job", **job.to_dict()})
        elif event.kind is EventKind.AUTOMATION and event.automation is not None and lines:
            lines.event(
                "automation",
                of="schedule" if isinstance(event.automation, Schedule) else "watch",
                name=event.automation.name,
                batch=event.batch and event.batch.batch_id,
                issue=event.issue and event.issue.to_dict(),
            )

    with ExportService(children=children) as service, log_file(service.data_folder, "agent"):
        _check_kept(service.startup_issues)
        if (other := service.become_agent()) is not None:
            raise StudioError(_is_there(other))
        service.on_event(tell)
        service.recover_automation()
        service.start_automation()
        _log.info("the agent has started, with its history in %s", service.data_folder)
        if lines is not None:
            lines.event("started", data_folder=str(service.data_folder))
        try:
            run_until(lambda: False, look_ms=_SIGNALS_MS)
        except KeyboardInterrupt:
            _log.info("the agent ends")
    if lines is not None:
        lines.event("ended")
    return 0


def _check_kept(issues: Sequence[Issue]) -> None:
    """Raise StudioError where the history is forgotten when the program ends."""
    for issue in issues:
        if issue.code == "FILE445":
            raise StudioError(issue)


def _is_there(pid: int) -> Issue:
    return Issue.error(
        "JOB567",
        f"The agent of this history runs already (process {pid}).",
        "End it first, or name another folder in the environment variable EXPORTSTUDIO_DATA.",
    )
