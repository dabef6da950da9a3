"""Qt's view of an `Outline`, with check boxes that show and hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from exportstudio.ui.preview.outline import Outline, OutlineItem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from exportstudio.ui.preview.view_state import ViewState

_Index = QModelIndex | QPersistentModelIndex

NAME_COLUMN = 0
COUNT_COLUMN = 1


class ElementTreeModel(QAbstractItemModel):
    """Rows of an outline: name with check box, and how many drawn elements lie below."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline: Outline | None = None
        self._state: ViewState | None = None

    def set_outline(self, outline: Outline | None, state: ViewState | None) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        if self._state is not None:
            self._state.visibility_changed.disconnect(self._on_state_visibility_changed)
        self._outline, self._state = outline, state
        if state is not None:
            state.visibility_changed.connect(self._on_state_visibility_changed)
        self.endResetModel()

    def element_at(self, index: _Index) -> int:
        """Returns the element of a row, −1 for a class."""
        return self._item(index).element if index.isValid() else -1

    def drawn_below(self, index: _Index) -> NDArray[np.int32]:
        """Returns the elements with geometry of a row and of those below it."""
        assert self._outline is not None
        item = self._item(index)
        return self._outline.drawn[item.first : item.end]

    def index_of(self, element: int) -> QModelIndex:
        """Returns the row of an element, invalid where it has none."""
        item = self._outline.items.get(element) if self._outline else None
        return self.createIndex(item.row, NAME_COLUMN, item) if item else QModelIndex()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Returns the index of a row below *parent*."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._item(parent).children[row])

    def parent(self, child: _Index) -> QModelIndex:  # type: ignore[override]
        """Returns the row above *child*."""
        parent = self._item(child).parent
        if parent is None or parent.parent is None:
            return QModelIndex()
        return self.createIndex(parent.row, NAME_COLUMN, parent)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Returns how many rows lie below *parent*."""
        if self._outline is None or parent.column() > 0:
            return 0
        return len(self._item(parent).children)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, ARG002 - Qt's
        """Returns 2: name and count."""
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Returns the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Element") if section == NAME_COLUMN else self.tr("Count")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Adds a check box where something can be hidden."""
        flags = super().flags(index)
        if index.isValid() and index.column() == NAME_COLUMN and self._draws(self._item(index)):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Returns text, alignment or check state of a cell."""
        item = self._item(index)
        if index.column() == COUNT_COLUMN:
            if role == Qt.ItemDataRole.DisplayRole and item.children:
                return QLocale().toString(item.end - item.first)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.label
        if role == Qt.ItemDataRole.CheckStateRole and self._draws(item):
            return self._check_state(item)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Shows or hides what lies below a row when its check box changes."""
        if role != Qt.ItemDataRole.CheckStateRole or self._outline is None or self._state is None:
            return False
        item = self._item(index)
        elements = self._outline.drawn[item.first : item.end]
        self._state.set_hidden(elements, Qt.CheckState(value) == Qt.CheckState.Unchecked)
        return True

    def _item(self, index: _Index) -> OutlineItem:
        assert self._outline is not None
        if not index.isValid():
            return self._outline.root
        item = index.internalPointer()
        assert isinstance(item, OutlineItem)
        return item

    def _draws(self, item: OutlineItem) -> bool:
        return item.end > item.first

    def _check_state(self, item: OutlineItem) -> Qt.CheckState:
        assert self._outline is not None
        assert self._state is not None
        hidden = self._state.hidden[self._outline.drawn[item.first : item.end]]
        if hidden.all():
            return Qt.CheckState.Unchecked
        return Qt.CheckState.PartiallyChecked if hidden.any() else Qt.CheckState.Checked

    def _on_state_visibility_changed(self) -> None:
        # Any row may have changed: with a range over the top rows views repaint all they show.
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(
                self.index(0, NAME_COLUMN),
                self.index(last, COUNT_COLUMN),
                [Qt.ItemDataRole.CheckStateRole],
            )
