"""The tree of elements, with a search field above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.preview.background import BackgroundWork
from exportstudio.ui.preview.element_tree_model import COUNT_COLUMN, NAME_COLUMN, ElementTreeModel
from exportstudio.ui.preview.outline import Grouping, Outline, build_outline

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from exportstudio.ui.preview.view_state import ViewState

_SEARCH_DELAY_MS = 200
_EXPAND_UP_TO_ROWS = 40
_EXPAND_FOUND_UP_TO_ROWS = 200


class ElementTreeView(QWidget):
    """Shows a model's outline; keeps its selection and check boxes in step with a `ViewState`.

    Signals:
        outlined: Another outline is shown.
    """

    outlined = Signal()

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
        self._grouping = QComboBox()
        self._grouping.setAccessibleName(self.tr("Order of the tree"))
        self._grouping.setToolTip(self.tr("What the tree is ordered by"))
        for text, grouping in (
            (self.tr("By place"), Grouping.PLACE),
            (self.tr("By class"), Grouping.CLASS),
            (self.tr("By material"), Grouping.MATERIAL),
            (self.tr("By system or group"), Grouping.GROUP),
        ):
            self._grouping.addItem(text, grouping)
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._grouping)
        layout.addLayout(top)
        layout.addWidget(self._tree)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._rebuild)
        self._search.textChanged.connect(self._search_timer.start)
        self._grouping.currentIndexChanged.connect(self._rebuild)
        self._work = BackgroundWork(self)
        self._work.finished.connect(self._on_work_finished)
        self._tree.selectionModel().currentChanged.connect(self._on_tree_current_changed)
        self._tree.doubleClicked.connect(self._on_tree_double_clicked)

    @property
    def tree(self) -> QTreeView:
        """The tree itself."""
        return self._tree

    def set_state(self, state: ViewState | None) -> None:
        """Follows another model, whose outline comes a moment later: its picture goes first."""
        if self._state is not None:
            self._state.selection_changed.disconnect(self._on_state_selection_changed)
        self._whole, self._state = None, state
        if state is not None:
            state.selection_changed.connect(self._on_state_selection_changed)
        self._search.clear()
        self._work.cancel()
        self._show_outline(None)
        if state is not None:
            self._search_timer.start()
        else:
            self._search_timer.stop()

    def set_menu_actions(self, actions: list[QAction]) -> None:
        """Offers *actions* in the menu of a row."""
        self._tree.addActions(actions)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

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

    def _rebuild(self) -> None:
        if self._state is None:
            return
        search, grouping = self._search.text(), self._grouping.currentData()
        if self._whole is not None and self._is_of_all():
            self._work.cancel()
            self._show_outline(self._whole)
            return
        scene = self._state.scene
        # Thousands of rows take longer than a key press may.
        self._work.start(lambda _: build_outline(scene, search, grouping))

    def _is_of_all(self) -> bool:
        """Whether the whole model is wanted, in its own order."""
        return not self._search.text() and self._grouping.currentData() is Grouping.PLACE

    def _on_work_finished(self, outline: Outline) -> None:
        if self._is_of_all():
            self._whole = outline
        self._show_outline(outline)
        self.outlined.emit()

    def _on_state_selection_changed(self, element: int) -> None:
        current = self._tree.currentIndex()
        if current.isValid() and self._model.element_at(current) == element:
            return
        index = self._model.index_of(element)
        self._tree.setCurrentIndex(index)
        if index.isValid():
            self._tree.scrollTo(index)

    def _on_tree_current_changed(self, current: QModelIndex) -> None:
        if self._state is None or not current.isValid():
            return
        element = self._model.element_at(current)
        if element >= 0:
            self._state.select(element)
        else:
            self._state.select_group(self._model.drawn_below(current))

    def _on_tree_double_clicked(self, index: QModelIndex) -> None:
        if self._state is not None and index.isValid():
            self._state.fit()
