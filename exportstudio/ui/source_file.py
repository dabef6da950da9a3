"""Files that somebody wants to export, and whether they can be."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.building import SourceInfo
from exportstudio.model.issue import Issue, StudioError
from exportstudio.readers import SUFFIXES, probe


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, with what its header tells, or with the reason why it can't be exported."""

    path: Path
    info: SourceInfo | None = None
    issue: Issue | None = None

    @property
    def is_usable(self) -> bool:
        """True where the file looks like a building."""
        return self.info is not None


def inspect(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """Yield every file of `paths`, and every building in the folders among them.

    Made for a thread: it reads from disk.
    """
    for path in paths:
        if not path.is_dir():
            yield _inspect_file(path)
            continue
        empty = True
        for found in _buildings_in(path):
            empty = False
            yield _inspect_file(found)
        if empty:
            yield SourceFile(
                path,
                issue=Issue.error(
                    "FILE411",
                    f"There is no building in the folder {path.name}.",
                    f"Buildings are files that end in {', '.join(sorted(SUFFIXES))}.",
                ),
            )


def _inspect_file(path: Path) -> SourceFile:
    try:
        return SourceFile(path, info=probe(path))
    except StudioError as error:
        return SourceFile(path, issue=error.issue)
    except (OSError, ValueError) as error:
        return SourceFile(
            path,
            issue=Issue.error("FILE403", f"{path.name} can't be read: {error}.", "Check the file."),
        )


def _buildings_in(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(place, name)
