"""Options of the command line that make a request."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exportstudio.cli import selection
from exportstudio.model.on_conflict import OnConflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exportstudio.model.request import ExportRequest

# Arguments that are fields of a request as they are.
_SIMPLE = (
    "quality", "name", "manifest", "package", "merge", "fresh", "priority", "stop_on_error",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add all but the sources to a parser."""
    parser.add_argument(
        "--preset", metavar="NAME", help="a preset, or its file; other options go before it"
    )
    parser.add_argument("--format", help="formats, with commas between (glb)")
    parser.add_argument("--quality", help="quality tier (standard)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder for the outputs (.)")
    parser.add_argument(
        "--name",
        metavar="PATTERN",
        help="how outputs are called: building, content, sequential, or a pattern such as "
        "{folder}/{building}_{quality} ({building})",
    )
    parser.add_argument(
        "--manifest",
        action=argparse.BooleanOptionalAction,
        help="write a manifest with the hash of every file (where there are several outputs)",
    )
    parser.add_argument(
        "--package",
        action="store_const",
        const=True,
        help="pack the outputs with a manifest into a ZIP file",
    )
    parser.add_argument(
        "--merge",
        action="store_const",
        const=True,
        help="put all buildings into one output of each format",
    )
    parser.add_argument("--fresh", action="store_const", const=True, help="make everything anew")
    parser.add_argument(
        "--on-conflict",
        choices=[choice.value for choice in OnConflict],
        help="what to do where a name is taken (number)",
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="FORMAT.NAME=VALUE",
        help="an option of a format; may be given again",
    )
    parser.add_argument(
        "--priority",
        type=int,
        choices=range(1, 10),
        metavar="N",
        help="from 1 (low) to 9 (high) among what waits (5)",
    )
    parser.add_argument(
        "--stop-on-error",
        action="store_const",
        const=True,
        help="cancel what waits when a job fails",
    )
    parser.add_argument(
        "--time-limit", type=float, metavar="MINUTES", help="for each job (30 at standard quality)"
    )
    parser.add_argument(
        "--quarantine",
        action="append",
        default=[],
        metavar="ID",
        help="an element that the kernels are not to touch; may be given again",
    )
    selection.add_arguments(parser)


def request_of(arguments: argparse.Namespace, sources: "Sequence[Path]") -> "ExportRequest":
    """Return what is asked for: by the arguments, else by the preset, else by default.

    What does not fit of a preset is told on standard error. Raises StudioError.
    """
    from exportstudio.cli.options import read_option_texts
    from exportstudio.cli.selection import selection_of
    from exportstudio.model.preset import Preset
    from exportstudio.model.request import ExportRequest

    preset = Preset("", ExportRequest(()))
    if arguments.preset is not None:
        from exportstudio.cli.words import issue_line
        from exportstudio.place import default_data_folder
        from exportstudio.presets import PresetFolder

        preset, misfits = PresetFolder(default_data_folder()).load(arguments.preset)
        for issue in misfits:
            print(issue_line(issue), file=sys.stderr)
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
        sources=tuple(sources),
        destination=arguments.output or preset.destination or Path(),
        selection=selection_of(arguments) or base.selection,
        options=options,
        quarantine=tuple(arguments.quarantine) or base.quarantine,
        **given,
    )
