"""From files to buildings: IFC as text, zipped or as XML, and a cheap probe of its header."""

from exportstudio.readers.probe import SUFFIXES, probe

__all__ = ["SUFFIXES", "probe", "read"]

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exportstudio.model.building import Building


def read(path: Path) -> "Building":
    """Return the building in `path`; raises StudioError (READ1xx, FILE4xx) where it can't."""
    from exportstudio.readers.ifc import read_ifc

    return read_ifc(path)
