"""From files to buildings: IFC as text or zipped, and a cheap probe of its header."""

from pathlib import Path
from typing import TYPE_CHECKING

from exportstudio.readers.probe import SUFFIXES, probe

if TYPE_CHECKING:
    from exportstudio.model.building import Building

__all__ = ["SUFFIXES", "probe", "read"]


def read(path: Path) -> "Building":
    """Return the building in `path`; raises StudioError (READ1xx, FILE4xx) where it can't."""
    from exportstudio.readers.ifc import load_text, parse

    return parse(load_text(path))
