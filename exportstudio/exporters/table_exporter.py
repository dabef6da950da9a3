"""What exporters of tables are alike in: what they need, and how they tell what a file holds."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from exportstudio.exporters.exporter import Contents
from exportstudio.exporters.table_files import unsound
from exportstudio.model.table import ELEMENTS


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a format that has none."""


class TableExporter:
    """The base of formats that hold tables and no shapes."""

    options_type: type[Any] = NoOptions
    needs_shapes = False
    needs_tables = True

    unreadable: ClassVar[tuple[type[Exception], ...]] = (OSError, ValueError, KeyError, TypeError)
    """What reading a damaged file raises."""

    def includes_spaces(self, _options: Any) -> bool:
        """Return True: spaces are rows."""
        return True

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what `path` and what belongs to it hold.

        Raises StudioError (WRITE303) where it is not sound.
        """
        found = FoundRows()
        try:
            self.find_rows(path, found)
            return found.contents()
        except self.unreadable as error:
            raise unsound(path, error) from error

    def find_rows(self, path: Path, found: "FoundRows") -> None:
        """Note all rows of `path`; raises one of `unreadable` where it is not sound."""
        raise NotImplementedError


@dataclass(slots=True)
class FoundRows:
    """Counts the rows of tables, and notes which elements there are."""

    rows: Counter[str] = field(default_factory=Counter)
    _keys: set[str] = field(default_factory=set)
    _classes: Counter[str] = field(default_factory=Counter)

    def begin(self, table: str) -> None:
        """Note that there is a table, even if it has no rows; raises ValueError for a second."""
        if table in self.rows:
            raise ValueError(f"there are two tables {table}")
        self.rows[table] = 0

    def add(self, table: str, count: int = 1) -> None:
        """Count rows of a table."""
        self.rows[table] += count

    def add_element(self, key: str, ifc_class: str) -> None:
        """Note the element of a row."""
        self._keys.add(key)
        self._classes[ifc_class] += 1

    def contents(self) -> Contents:
        """Return what was found; raises ValueError where two elements have one key."""
        if len(self._keys) != self.rows[ELEMENTS.name]:
            raise ValueError("two elements have one key")
        return Contents(frozenset(self._keys), classes=self._classes, rows=dict(self.rows))
