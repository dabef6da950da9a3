"""Finding buildings among files and folders, and telling why others are none."""

import os
from collections.abc import Iterator
from pathlib import Path

from exportstudio.model.building import SourceInfo
from exportstudio.model.issue import Issue, StudioError
from exportstudio.readers.probe import SUFFIXES, probe


def buildings_in(folder: Path) -> Iterator[Path]:
    """Yield the files in `folder`, at any depth, that are named like buildings, in order."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(place, name)


def inspect(path: Path) -> SourceInfo:
    """Return what the header of `path` tells; raises StudioError for everything that is of no use.

    A folder is of no use here: it comes to this only where no building was found in it.
    """
    if path.is_dir():
        raise StudioError(
            Issue.error(
                "FILE411",
                f"There is no building in the folder {path}.",
                f"Buildings are files that end in {', '.join(sorted(SUFFIXES))}.",
            )
        )
    try:
        return probe(path)
    except (OSError, ValueError) as error:
        issue = Issue.error("FILE403", f"{path} can't be read: {error}.", "Check the path.")
        raise StudioError(issue) from error
