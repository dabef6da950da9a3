"""`exportstudio sample`: the sample building, exported and shown; without a display, exported."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from exportstudio.engine.child import ChildSupply
from exportstudio.model.on_conflict import OnConflict
from exportstudio.resource import sample_building

if TYPE_CHECKING:
    from pathlib import Path


def run(arguments: argparse.Namespace, children: ChildSupply) -> int:
    """Export the sample building to GLB, show it where there is a display; return the exit code."""
    source = sample_building()
    destination: Path = arguments.output
    if has_display():
        destination.mkdir(parents=True, exist_ok=True)
        from exportstudio.ui import app

        return app.main([], sample=source, destination=destination)
    from exportstudio.cli import export
    from exportstudio.cli.main import argument_parser

    print("There is no display, so the window stays closed; the export is the same.")
    words = ["export", str(source), "--output", str(destination)]
    words += ["--on-conflict", OnConflict.REPLACE.value]
    return export.run(argument_parser().parse_args(words), children)


def has_display() -> bool:
    """Return True where a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
