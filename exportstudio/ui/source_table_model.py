"""The buildings of a new export as rows of a table."""

from collections.abc import Collection, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from exportstudio.ui.icon import icon
from exportstudio.ui.job_text import size_text
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_line, issue_text

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SourceColumn(IntEnum):
    """What a column tells."""

    NAME = 0
    SCHEMA = 1
    SIZE = 2
    NOTE = 3


class SourceTableModel(QAbstractTableModel):
    """Files in the order in which they were added, each once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: list[SourceFile] = []
        self._known: set[str] = set()
        self._titles = {
            SourceColumn.NAME: self.tr("Building"),
            SourceColumn.SCHEMA: self.tr("Schema"),
            SourceColumn.SIZE: self.tr("Size"),
            SourceColumn.NOTE: self.tr("Made with"),
        }

    def add(self, sources: Iterable[SourceFile]) -> None:
        """Add files; those that are there already are left out."""
        new = {
            str(source.path.absolute()): source
            for source in sources
            if str(source.path.absolute()) not in self._known
        }
        if new:
            first = len(self._sources)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._sources += new.values()
            self._known |= new.keys()
            self.endInsertRows()

    def remove_rows(self, rows: Collection[int]) -> None:
        """Take files away."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            self._known.discard(str(self._sources.pop(row).path.absolute()))
            self.endRemoveRows()

    def clear(self) -> None:
        """Take all files away."""
        self.beginResetModel()
        self._sources.clear()
        self._known.clear()
        self.endResetModel()

    def sources(self) -> list[SourceFile]:
        """Return all files."""
        return list(self._sources)

    def usable(self) -> list[SourceFile]:
        """Return the files that can be exported."""
        return [source for source in self._sources if source.is_usable]

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(SourceColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[SourceColumn(section)]
            if role == Qt.ItemDataRole.TextAlignmentRole and section == SourceColumn.SIZE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or None."""
        if not index.isValid():
            return None
        source, column = self._sources[index.row()], SourceColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(source, column)
            case Qt.ItemDataRole.DecorationRole if column is SourceColumn.NAME:
                usable = source.is_usable
                return icon("building") if usable else icon("error", Tone.BAD)
            case Qt.ItemDataRole.ToolTipRole:
                return issue_line(source.issue) if source.issue else str(source.path)
            case Qt.ItemDataRole.ForegroundRole if not source.is_usable:
                palette = QGuiApplication.palette()
                return palette.brush(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.TextAlignmentRole if column is SourceColumn.SIZE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, source: SourceFile, column: SourceColumn) -> str:
        match column:
            case SourceColumn.NAME:
                return source.path.name
            case SourceColumn.SCHEMA:
                return source.info.schema if source.info else ""
            case SourceColumn.SIZE:
                return size_text(source.info.bytes) if source.info else ""
            case SourceColumn.NOTE if source.issue:
                return issue_text(source.issue)
        return source.info.application if source.info else ""
