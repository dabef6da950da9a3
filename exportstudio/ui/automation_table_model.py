"""Schedules and watched folders as rows of a table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from exportstudio.model.issue import Severity
from exportstudio.model.job import JobState
from exportstudio.model.schedule import Schedule, WatchFolder
from exportstudio.ui.icon import icon
from exportstudio.ui.job_text import UNKNOWN, format_text, moment_text, quality_text
from exportstudio.ui.timing_text import timing_text
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_text, issue_words

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_SOURCES = 2
_FAILED = (JobState.FAILED, JobState.CRASHED)
_OPEN = (JobState.QUEUED, JobState.RUNNING, JobState.PAUSED)
_TONES = {Severity.INFO: Tone.MUTED, Severity.WARNING: Tone.CAUTION, Severity.ERROR: Tone.BAD}


class AutomationColumn(IntEnum):
    """What a column tells."""

    NAME = 0
    WHEN = 1
    BUILDINGS = 2
    SETTINGS = 3
    NEXT = 4
    LAST = 5
    RESULT = 6
    DESTINATION = 7


@dataclass(frozen=True, slots=True)
class AutomationRow:
    """A schedule or watched folder, the preset that it has the settings of, if one has.

    `states` counts the jobs of its last run by where they stand.
    """

    item: Schedule | WatchFolder
    preset: str = ""
    states: Counter[JobState] = field(default_factory=Counter)


class AutomationTableModel(QAbstractTableModel):
    """Schedules and watched folders, as they were read last; a tick stands for what is on.

    Signals:
        switched: a Schedule or WatchFolder that somebody wants on or off, and which of them.
    """

    ITEM_ROLE = Qt.ItemDataRole.UserRole

    switched = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AutomationRow] = []
        self._titles = {
            AutomationColumn.NAME: self.tr("Name"),
            AutomationColumn.WHEN: self.tr("When"),
            AutomationColumn.BUILDINGS: self.tr("Buildings"),
            AutomationColumn.SETTINGS: self.tr("Settings"),
            AutomationColumn.NEXT: self.tr("Next run"),
            AutomationColumn.LAST: self.tr("Last run"),
            AutomationColumn.RESULT: self.tr("Last result"),
            AutomationColumn.DESTINATION: self.tr("Destination"),
        }

    def items(self) -> list[Schedule | WatchFolder]:
        """Return what is listed."""
        return [row.item for row in self._rows]

    def show_rows(self, rows: Iterable[AutomationRow]) -> None:
        """Show rows as they now are; those that stay keep selection and place."""
        new = sorted(rows, key=lambda row: row.item.id)  # oldest first
        wanted = {row.item.id for row in new}
        for number in reversed(range(len(self._rows))):
            if self._rows[number].item.id not in wanted:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        for number, row in enumerate(new):
            if number == len(self._rows) or row.item.id != self._rows[number].item.id:
                self.beginInsertRows(QModelIndex(), number, number)
                self._rows.insert(number, row)
                self.endInsertRows()
            elif row != self._rows[number]:
                self._rows[number] = row
                last = self.index(number, len(AutomationColumn) - 1)
                self.dataChanged.emit(self.index(number, 0), last)

    def text(self, row: AutomationRow, column: AutomationColumn) -> str:
        """Return what a cell reads."""
        item = row.item
        match column:
            case AutomationColumn.NAME:
                return item.name
            case AutomationColumn.WHEN:
                if isinstance(item, Schedule):
                    return timing_text(item.timing)
                return self.tr("Watches {folder}").format(folder=item.folder)
            case AutomationColumn.BUILDINGS:
                return self._buildings(item)
            case AutomationColumn.SETTINGS:
                return self._settings(row)
            case AutomationColumn.NEXT:
                if not item.enabled:
                    return self.tr("Off")
                if isinstance(item, WatchFolder):
                    return self.tr("Is watched")
                return moment_text(item.next_run_at)
            case AutomationColumn.LAST:
                return moment_text(item.last_run_at)
            case AutomationColumn.RESULT:
                return self._result(row)
            case AutomationColumn.DESTINATION:
                return str(item.request.destination)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(AutomationColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[AutomationColumn(section)]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the names be ticked."""
        flags = super().flags(index)
        if index.column() == AutomationColumn.NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or None."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], AutomationColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    self._spoken(row) if column is AutomationColumn.NAME else self.text(row, column)
                )
            case Qt.ItemDataRole.ToolTipRole:
                issue = row.item.last_issue
                if column is AutomationColumn.RESULT and issue is not None:
                    return issue_words(issue)
                return self.text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is AutomationColumn.NAME:
                return Qt.CheckState.Checked if row.item.enabled else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(row, column)
            case self.ITEM_ROLE:
                return row.item
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for one to be switched on or off; it is ticked once it is."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != AutomationColumn.NAME:
            return False
        self.switched.emit(
            self._rows[index.row()].item, Qt.CheckState(value) is Qt.CheckState.Checked
        )
        return True

    def _buildings(self, item: Schedule | WatchFolder) -> str:
        if isinstance(item, WatchFolder):
            return self.tr("What is new or changed")
        names = [source.name for source in item.request.sources]
        if len(names) > _MOST_SOURCES:
            return self.tr("{first} and %n more", "", len(names) - 1).format(first=names[0])
        return ", ".join(names)

    def _settings(self, row: AutomationRow) -> str:
        request = row.item.request
        formats = ", ".join(map(format_text, request.formats))
        words = f"{formats} · {quality_text(request.quality)}"
        if row.preset:
            return self.tr("{preset} ({settings})").format(preset=row.preset, settings=words)
        return words

    def _result(self, row: AutomationRow) -> str:
        if row.item.last_issue is not None:
            return issue_text(row.item.last_issue)
        states = row.states
        if not states:
            return UNKNOWN
        parts = []
        done = sum(count for state, count in states.items() if state.is_success)
        for count, words in (
            (done, self.tr("{count} exported")),
            (sum(states[state] for state in _FAILED), self.tr("{count} failed")),
            (sum(states[state] for state in _OPEN), self.tr("{count} not done yet")),
        ):
            if count:
                parts.append(words.format(count=count))
        other = states.total() - done - sum(states[state] for state in (*_FAILED, *_OPEN))
        if other:
            parts.append(self.tr("{count} cancelled or skipped").format(count=other))
        return ", ".join(parts)

    def _spoken(self, row: AutomationRow) -> str:
        kind = self.tr("Schedule") if isinstance(row.item, Schedule) else self.tr("Watched folder")
        state = self.tr("on") if row.item.enabled else self.tr("off")
        return f"{kind} {row.item.name}, {state}"

    def _picture(self, row: AutomationRow, column: AutomationColumn) -> Any:
        if column is AutomationColumn.NAME:
            return icon("schedule" if isinstance(row.item, Schedule) else "watch")
        if column is not AutomationColumn.RESULT:
            return None
        issue = row.item.last_issue
        if issue is not None:
            name = "information" if issue.severity is Severity.INFO else "warning"
            return icon(name, _TONES[issue.severity])
        if not row.states:
            return None
        if any(row.states[state] for state in _FAILED):
            return icon("error", Tone.BAD)
        if any(row.states[state] for state in _OPEN):
            return icon("state-running", Tone.ACCENT)
        return icon("state-done", Tone.GOOD)
