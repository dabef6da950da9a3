"""The tree of elements, with a search field above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from exportstudio.ui.preview.element_tree_model import COUNT_COLUMN, NAME_COLUMN, ElementTreeModel
from exportstudio.ui.preview.outline import Outline, build_outline

if TYPE_CHECKING:
    from exportstudio.ui.preview.view_state import ViewState

_SEARCH_DELAY_MS = 200
_EXPAND_UP_TO_ROWS = 40
_EXPAND_FOUND_UP_TO_ROWS = 200


class ElementTreeView(QWidget):
    """Shows a model's outline; keeps its selection and check boxes in step with a `ViewState`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ViewState | None = None
        self._whole: Outline | None = None
        self._model = ElementTreeModel(self)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search name, class or GlobalId"))
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(self.tr("Search elements"))
        self._tree = QTreeView()
        self._tree.setModel(self._model)
        self._tree.setUniformRowHeights(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        # Five levels of places are common, and names are long: the usual indent wastes the width.
        self._tree.setIndentation(self._tree.indentation() * 2 // 3)
        self._tree.setAccessibleName(self.tr("Elements"))
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._search)
        layout.addWidget(self._tree)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._on_search_timer_timeout)
        self._search.textChanged.connect(self._search_timer.start)
        self._tree.selectionModel().currentChanged.connect(self._on_tree_current_changed)
        self._tree.doubleClicked.connect(self._on_tree_double_clicked)

    @property
    def tree(self) -> QTreeView:
        """The tree itself."""
        return self._tree

    def set_state(self, state: ViewState | None) -> None:
        """Follows another model, whose outline comes later."""
        if self._state is not None:
            self._state.selection_changed.disconnect(self._on_state_selection_changed)
        self._whole, self._state = None, state
        if state is not None:
            state.selection_changed.connect(self._on_state_selection_changed)
        self._search.clear()
        self._search_timer.stop()
        self._show_outline(None)

    def set_outline(self, outline: Outline) -> None:
        """Shows the whole model."""
        self._whole = outline
        self._show_outline(outline)

    def _show_outline(self, outline: Outline | None) -> None:
        self._model.set_outline(outline, self._state)
        self._expand_while_few()
        if self._state is not None:
            self._on_state_selection_changed(self._state.selected)

    def _expand_while_few(self) -> None:
        """Opens level after level, as long as the rows stay few enough to look through."""
        limit = _EXPAND_FOUND_UP_TO_ROWS if self._search.text() else _EXPAND_UP_TO_ROWS
        level = [QModelIndex()]
        shown = 0
        while level:
            below = [
                self._model.index(row, NAME_COLUMN, parent)
                for parent in level
                for row in range(self._model.rowCount(parent))
            ]
            shown += len(below)
            if shown > limit:
                return
            for parent in level:
                self._tree.expand(parent)
            level = below

    def _on_search_timer_timeout(self) -> None:
        if self._state is None:
            return
        search = self._search.text()
        self._show_outline(build_outline(self._state.scene, search) if search else self._whole)

    def _on_state_selection_changed(self, element: int) -> None:
        if self._model.element_at(self._tree.currentIndex()) == element:
            return
        index = self._model.index_of(element)
        self._tree.setCurrentIndex(index)
        if index.isValid():
            self._tree.scrollTo(index)

    def _on_tree_current_changed(self, current: QModelIndex) -> None:
        if self._state is not None and current.isValid():
            self._state.select(self._model.element_at(current))

    def _on_tree_double_clicked(self, index: QModelIndex) -> None:
        if self._state is not None and self._model.element_at(index) >= 0:
            self._state.fit()
