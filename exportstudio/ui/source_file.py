"""Files that somebody wants to export, and whether they can be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.building import SourceInfo
from exportstudio.model.issue import Issue, StudioError
from exportstudio.readers.search import buildings_in, inspect


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, with what its header tells, or with the reason why it can't be exported.

    `found_in` is the folder that was added and in which it was found, if it was.
    """

    path: Path
    info: SourceInfo | None = None
    issue: Issue | None = None
    found_in: Path | None = None

    @property
    def is_usable(self) -> bool:
        """True where the file looks like a building."""
        return self.info is not None


def inspect_all(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """Yield every file of `paths`, and every building in the folders among them.

    Made for a thread: it reads from disk.
    """
    for path in paths:
        for found in list(buildings_in(path)) or [path]:
            folder = None if found == path else path
            try:
                yield SourceFile(found, info=inspect(found), found_in=folder)
            except StudioError as error:
                yield SourceFile(found, issue=error.issue, found_in=folder)
