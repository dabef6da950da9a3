"""The findings of a job, and what to do about the one that is selected."""

import csv
import io
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.issue import Issue
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.issue_table_model import IssueColumn, IssueTableModel
from exportstudio.ui.quiet_table_view import QuietTableView
from exportstudio.ui.words import issue_advice, issue_text


class IssuesView(QWidget):
    """A table of issues with the full text of one below it.

    Signals:
        element_chosen: the key of the element that a double clicked issue is about.
    """

    element_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues: tuple[Issue, ...] = ()
        self._model = IssueTableModel(self)
        self._table = QuietTableView(self.tr("Issues"))
        self._table.setModel(self._model)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self._table.horizontalHeader()
        for column in (IssueColumn.SEVERITY, IssueColumn.CODE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        # A GlobalId says little at a glance; what happened gets the room, and both can be dragged.
        header.resizeSection(IssueColumn.ELEMENT, self.fontMetrics().averageCharWidth() * 12)
        header.setSectionResizeMode(IssueColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self._table.activated.connect(self._on_table_activated)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action(self.tr("&Copy"), self._copy).setShortcut(
            QKeySequence(QKeySequence.StandardKey.Copy)
        )
        self._add_action(self.tr("Copy all as CS&V"), self.copy_all)
        self._text = QLabel()
        self._text.setAccessibleName(self.tr("The selected issue"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setMargin(self.fontMetrics().height() // 2)
        listing = QWidget()
        layout = QVBoxLayout(listing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._text)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyView("state-done", self.tr("No issues"), self.tr("Nothing to report so far."))
        )
        self._stack.addWidget(listing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def set_issues(self, issues: Sequence[Issue]) -> None:
        """Show other issues; the same ones leave the selection alone."""
        if tuple(issues) == self._issues:
            return
        self._issues = tuple(issues)
        self._model.set_issues(issues)
        self._stack.setCurrentIndex(1 if issues else 0)
        if issues:
            self._table.selectRow(0)

    def copy_all(self) -> None:
        """Put all issues into the clipboard as CSV, with a heading."""
        columns = list(IssueColumn)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(
            self._model.headerData(column, Qt.Orientation.Horizontal) for column in columns
        )
        for row in range(self._model.rowCount()):
            writer.writerow(self._model.index(row, column).data() for column in columns)
        QGuiApplication.clipboard().setText(text.getvalue())

    def _copy(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            issue = self._model.issue_at(index.row())
            words = (issue.code, issue_text(issue), issue_advice(issue), issue.element or "")
            QGuiApplication.clipboard().setText(" ".join(filter(None, words)))

    def _add_action(self, text: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self._table)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._table.addAction(action)
        return action

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            issue = self._model.issue_at(index.row())
            self._text.setText(f"{issue_text(issue)}\n{issue_advice(issue)}".strip())

    @Slot(QModelIndex)
    def _on_table_activated(self, index: QModelIndex) -> None:
        element = self._model.issue_at(index.row()).element
        if element:
            self.element_chosen.emit(element)
