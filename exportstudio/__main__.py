"""`python -m exportstudio`: the command line, or the window where no command is given."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from exportstudio.engine.child import ChildSupply
from exportstudio.launch import collect_rarely

# Options that choose a part of the building, in `cli/selection.py`.
_PARTS = (
    "--select",
    "--exclude",
    "--storey",
    "--class",
    "--guid",
    "--system",
    "--layer",
    "--quarantine",
)
_BUILDINGS = (".ifc", ".ifczip", ".ifcxml", ".svgx")
# Formats of tables, for which nothing is shaped; the registry would take long to load here.
_TABLES = {"csv", "json", "jsongz", "parquet", "xlsx", "xml", "xmlgz"}


def main() -> NoReturn:
    """Run the program and end the process with its exit code."""
    collect_rarely()
    arguments = sys.argv[1:]
    children = ChildSupply()
    if arguments[:1] == ["export"]:
        # Before anything else, so that the child loads, reads and shapes while this process loads.
        children.prepare(*_likely_work(arguments))
    from exportstudio.cli.main import main as run

    code = run(arguments, children)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            code = code or 1
    # By now everything is closed and written. The interpreter would take a fifth of a second to
    # take itself down, a long time beside the export of a small building.
    os._exit(code)


def _likely_work(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the first source, the quality and `fresh` of a command that is not parsed yet.

    A wrong guess costs some work of the child that nobody asks for, and nothing else. Where only a
    part of the building is wanted, it is not known yet which, nor what a preset says.
    """
    if any(argument.startswith((*_PARTS, "--preset")) for argument in arguments):
        return ()
    formats = _value_of("--format", arguments)
    if formats is not None and _TABLES.issuperset(formats.split(",")):
        return ()
    quality = _value_of("--quality", arguments) or "standard"
    for argument in arguments:
        if argument.lower().endswith(_BUILDINGS) and os.path.isfile(argument):  # noqa: PTH113
            source = os.path.abspath(argument)  # noqa: PTH100 -- pathlib loads slowly
            return (source, quality, "fresh") if "--fresh" in arguments else (source, quality)
    return ()


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """Return what stands after an option, or after its equals sign; None where it is not given."""
    for argument, following in zip(arguments, [*arguments[1:], None], strict=True):
        if argument == option:
            return following
        if argument.startswith(f"{option}="):
            return argument.removeprefix(f"{option}=")
    return None


if __name__ == "__main__":
    main()
