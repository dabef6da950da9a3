"""The findings of a job as rows of a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exportstudio.model.issue import Issue, Severity
from exportstudio.ui.icon import icon
from exportstudio.ui.job_text import severity_text
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_text

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ICONS = {
    Severity.INFO: ("information", Tone.ACCENT),
    Severity.WARNING: ("warning", Tone.CAUTION),
    Severity.ERROR: ("error", Tone.BAD),
}
_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class IssueColumn(IntEnum):
    """What a column tells."""

    SEVERITY = 0
    CODE = 1
    ELEMENT = 2
    TEXT = 3


class IssueTableModel(QAbstractTableModel):
    """Issues, the gravest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._issues: list[Issue] = []
        self._titles = {
            IssueColumn.SEVERITY: self.tr("Kind"),
            IssueColumn.CODE: self.tr("Code"),
            IssueColumn.ELEMENT: self.tr("Element"),
            IssueColumn.TEXT: self.tr("What happened"),
        }

    def set_issues(self, issues: Sequence[Issue]) -> None:
        """Show other issues."""
        self.beginResetModel()
        self._issues = sorted(issues, key=lambda issue: _WEIGHTS[issue.severity])
        self.endResetModel()

    def issue_at(self, row: int) -> Issue:
        """Return the issue of a row."""
        return self._issues[row]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of issues."""
        return 0 if parent.isValid() else len(self._issues)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(IssueColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[IssueColumn(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or None."""
        if not index.isValid():
            return None
        issue, column = self._issues[index.row()], IssueColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(issue, column)
        if role == Qt.ItemDataRole.DecorationRole and column is IssueColumn.SEVERITY:
            return icon(*_ICONS[issue.severity])
        if role == Qt.ItemDataRole.ToolTipRole and column in (
            IssueColumn.ELEMENT,
            IssueColumn.TEXT,
        ):
            return self._text(issue, column)
        return None

    def _text(self, issue: Issue, column: IssueColumn) -> str:
        match column:
            case IssueColumn.SEVERITY:
                return severity_text(issue.severity)
            case IssueColumn.CODE:
                return issue.code
            case IssueColumn.ELEMENT:
                return issue.element or ""
            case IssueColumn.TEXT:
                return issue_text(issue)
