"""Tables merged as they are read: all have what their rows are about in the same order."""

from collections.abc import Iterator
from typing import Any

from exportstudio.model.table import Row, Table


class OwnedRows:
    """The rows of a table, owner by owner; no more than one is in memory."""

    def __init__(self, table: Table) -> None:
        self.columns = [column.name for column in table.columns]
        self._step_id = self.columns.index("step_id")
        self._rows = iter(table.rows())
        self.taken = 0
        self.next: Row | None = next(self._rows, None)

    def owner(self) -> Any:
        """Return the STEP id of the owner of the next row, or None where there is no row."""
        return None if self.next is None else self.next[self._step_id]

    def take(self) -> Row:
        """Return the next row."""
        assert self.next is not None
        row, self.next = self.next, next(self._rows, None)
        self.taken += 1
        return row

    def of(self, owner: Any) -> Iterator[Row]:
        """Yield the next rows as long as they are of the owner with this STEP id."""
        while self.next is not None and self.next[self._step_id] == owner:
            yield self.take()

    def total(self) -> int:
        """Return how many rows there are, those that nobody took included."""
        return self.taken + (self.next is not None) + sum(1 for _ in self._rows)
