"""The entry: arguments in, exit code out, and never a traceback.

Each command imports what it needs when it is chosen: listing formats loads neither Qt nor the
database, and an export starts its first child before it loads anything else.
"""

import argparse
import io
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from exportstudio import __version__
from exportstudio.cli import automation, queue, request
from exportstudio.engine.child import ChildSupply
from exportstudio.model.issue import Issue, StudioError

EXIT_DONE = 0
EXIT_JOB_FAILED = 1
EXIT_BAD_REQUEST = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, children: ChildSupply | None = None) -> int:
    """Run the program with `argv` (the process's own if None) and return its exit code.

    `children` may hold a child that was started before; it is closed in any case.
    """
    children = children or ChildSupply()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files need not be valid text
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(argument_parser().parse_args(argv), children)
    except StudioError as error:
        print(f"exportstudio: {error.issue}", file=sys.stderr)
        return EXIT_BAD_REQUEST
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except SystemExit as exit:  # argparse has told what is wrong, or what was asked for
        return exit.code if isinstance(exit.code, int) else EXIT_BAD_REQUEST
    except Exception as error:  # noqa: BLE001 - a defect is told in one line, its trace is kept
        print(f"exportstudio: {_unexpected(error)}", file=sys.stderr)
        return EXIT_JOB_FAILED
    finally:
        children.close()


def _run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    if arguments.self_test:
        from exportstudio.ui import self_test

        return self_test.main()
    if arguments.command == "export":
        from exportstudio.cli import export

        return export.run(arguments, children)
    if arguments.command == "sample":
        from exportstudio.cli import sample

        return sample.run(arguments, children)
    if arguments.command in ("verify", "unpack"):
        from exportstudio.cli import packages

        return packages.run(arguments)
    if arguments.command in ("stats", "report", "cleanup", "doctor"):
        from exportstudio.cli import upkeep

        return upkeep.run(arguments)
    if arguments.command == "compare":
        from exportstudio.cli import comparing

        return comparing.run(arguments)
    if arguments.command == "presets":
        from exportstudio.cli import presets

        return presets.run(arguments)
    if arguments.command in ("schedule", "watch", "agent"):
        return automation.run(arguments, children)
    if arguments.command == "formats":
        from exportstudio.cli import listing

        return listing.print_formats(as_json=arguments.json)
    if arguments.command is not None:
        return queue.run(arguments, children)
    from exportstudio.place import default_data_folder
    from exportstudio.ui.settings import allow_plugins

    allow_plugins(default_data_folder())
    from exportstudio.ui import app

    return app.main()


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_REQUEST, f"{self.prog}: {message} (try {self.prog} --help)\n")


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="exportstudio",
        description="Export buildings from IFC. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Export Studio {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="open the window, export the sample, check it"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    export = commands.add_parser("export", help="export buildings")
    export.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="file or folder")
    request.add_arguments(export)
    export.add_argument("--job-id", metavar="ID", help="what the only job is to be called")
    export.add_argument("--json", action="store_true", help="print JSON objects, one a line")

    sample = commands.add_parser("sample", help="export the sample building, and show it")
    sample.add_argument(
        "--output",
        type=Path,
        default=Path("output"),
        metavar="DIR",
        help="folder for the output (output)",
    )

    verify = commands.add_parser("verify", help="check packages, folders and outputs")
    verify.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="package, folder with a manifest, manifest, or output",
    )
    verify.add_argument("--json", action="store_true", help="print JSON objects, one a line")

    unpack = commands.add_parser("unpack", help="check a package, and unpack it")
    unpack.add_argument("package", type=Path, metavar="PACKAGE")
    unpack.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is new")

    compare = commands.add_parser(
        "compare", help="tell what differs between two buildings, exports or packages"
    )
    compare.add_argument("old", type=Path, metavar="OLD", help="building, output, folder, package")
    compare.add_argument("new", type=Path, metavar="NEW")
    compare.add_argument(
        "--tolerance", type=float, default=1.0, metavar="MM", help="millimetres that are none (1)"
    )
    compare.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="PATTERN",
        help="kind:…, class:…, or a name such as 'Pset_WallCommon.*'; may be given again",
    )
    compare.add_argument(
        "--report", type=Path, metavar="FILE", help="write a report: .json, .html or .xlsx"
    )
    compare.add_argument("--json", action="store_true", help="print a JSON array")

    stats = commands.add_parser("stats", help="print the history in figures")
    stats.add_argument("--days", type=float, metavar="N", help="only the last N days")
    stats.add_argument("--json", action="store_true", help="print a JSON object")

    report = commands.add_parser("report", help="write the history in figures to a file")
    report.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .pdf or .json")
    report.add_argument("--days", type=float, metavar="N", help="only the last N days")

    cleanup = commands.add_parser("cleanup", help="forget old jobs and their logs, never outputs")
    cleanup.add_argument(
        "--older-than", type=float, default=30.0, metavar="DAYS", help="age of the jobs (30)"
    )
    cleanup.add_argument("--cache", action="store_true", help="empty the cache of shapes, too")
    cleanup.add_argument("--dry-run", action="store_true", help="only tell what would go")
    cleanup.add_argument("--json", action="store_true", help="print a JSON object")

    doctor = commands.add_parser("doctor", help="check that everything is there and sound")
    doctor.add_argument("--json", action="store_true", help="print a JSON array")
    doctor.add_argument(
        "--bundle", type=Path, metavar="FILE", help="write a ZIP file for a report of a defect"
    )
    doctor.add_argument(
        "--with-paths", action="store_true", help="leave names of files and folders in the bundle"
    )

    presets = commands.add_parser("presets", help="list, print, add and remove presets")
    presets.add_argument("--show", metavar="NAME", help="print a preset as JSON, for a file")
    presets.add_argument("--add", type=Path, metavar="FILE", help="take in a preset from a file")
    presets.add_argument("--remove", metavar="NAME", help="forget a preset")
    presets.add_argument("--json", action="store_true", help="print a JSON array")

    formats = commands.add_parser("formats", help="list the formats that can be written")
    formats.add_argument("--json", action="store_true", help="print a JSON array")

    queue.add_commands(commands)
    automation.add_commands(commands)
    return parser


def _unexpected(error: Exception) -> Issue:
    """Keep the trace of a defect in the data folder, and return what to tell."""
    from exportstudio.place import default_data_folder

    path = default_data_folder() / "logs" / "program.log"
    where = f"Send {path} with a report."
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{traceback.format_exc()}\n")
    except OSError as cause:
        where = f"It could not be written down either ({cause})."
    return Issue.error(
        "JOB599", f"Export Studio made a mistake of its own ({type(error).__name__}).", where
    )
