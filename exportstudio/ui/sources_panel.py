"""The buildings of a new export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.ui.background_feed import BackgroundFeed
from exportstudio.ui.card_view import CardView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon
from exportstudio.ui.quiet_table_view import QuietTableView
from exportstudio.ui.source_file import SourceFile, inspect_all
from exportstudio.ui.source_table_model import SourceColumn, SourceTableModel


class SourcesPanel(QWidget):
    """A list of files that can be added to; what is added is looked at in the background.

    Signals:
        add_files_requested: somebody wants to choose files.
        add_folder_requested: somebody wants to choose a folder.
        changed: other buildings can be exported than before.
        inspected: a list of SourceFiles, all that were added last.
    """

    add_files_requested = Signal()
    add_folder_requested = Signal()
    changed = Signal()
    inspected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SourceTableModel(self)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            signal.connect(self.changed)
        self._arrived: list[SourceFile] = []
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        self._table = QuietTableView(self.tr("Buildings"))
        self._table.setModel(self._model)
        self._table.setTextElideMode(Qt.TextElideMode.ElideRight)
        character = self.fontMetrics().averageCharWidth()
        for column, width in (
            (SourceColumn.NAME, 62),
            (SourceColumn.SCHEMA, 10),
            (SourceColumn.SIZE, 12),
        ):
            self._table.setColumnWidth(column, character * width)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        delete.activated.connect(self._on_remove_clicked)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        buttons = QHBoxLayout()
        for name, words, requested in (
            ("add-files", self.tr("&Add files…"), self.add_files_requested),
            ("add-folder", self.tr("Add fol&der…"), self.add_folder_requested),
        ):
            button = QPushButton(icon(name), words)
            button.setAccessibleName(words.replace("&", ""))
            button.setAutoDefault(False)
            button.clicked.connect(requested)
            buttons.addWidget(button)
        self._remove = QPushButton(icon("remove"), self.tr("Re&move"))
        self._remove.setAccessibleName(self.tr("Remove the selected files from the list"))
        self._remove.setAutoDefault(False)
        self._remove.setEnabled(False)
        self._remove.clicked.connect(self._on_remove_clicked)
        selection = self._table.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("&Buildings"), self._table))
        layout.addWidget(CardView(self._table), 1)
        layout.addLayout(buttons)

    @property
    def is_inspecting(self) -> bool:
        """True while files are being looked at."""
        return self._feed.is_running

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files, and the buildings in folders."""
        self._feed.start(lambda: inspect_all(paths))

    def clear(self) -> None:
        """Forget all files."""
        self._feed.cancel()
        self._arrived.clear()
        self._model.clear()

    def listed(self) -> list[SourceFile]:
        """Return all files of the list, also those that can't be exported now."""
        return self._model.sources()

    def usable(self) -> list[SourceFile]:
        """Return the buildings that can be exported."""
        return self._model.usable()

    def _on_feed_arrived(self, sources: list[SourceFile]) -> None:
        self._arrived += sources
        self._model.add(sources)

    def _on_feed_ended(self, error: Exception | None) -> None:
        if error is not None:
            raise error
        arrived, self._arrived = self._arrived, []
        self.inspected.emit(arrived)

    def _on_selection_changed(self) -> None:
        self._remove.setEnabled(self._table.selectionModel().hasSelection())

    def _on_remove_clicked(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        self._model.remove_rows({index.row() for index in rows})
