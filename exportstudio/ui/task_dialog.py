"""Dialogs that do something which takes its time, and show what came of it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QCloseEvent, QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.issue import StudioError
from exportstudio.ui.background_feed import BackgroundFeed
from exportstudio.ui.card_view import CardView
from exportstudio.ui.icon import icon
from exportstudio.ui.look import PRIMARY
from exportstudio.ui.message_panel import Message, MessagePanel
from exportstudio.ui.quiet_table_view import QuietTableView
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_words

_MOST_ROWS = 5000


class TaskDialog(QDialog):
    """Fields above, a table of results below; the work is done in a thread, and can be stopped.

    The window stays usable meanwhile.
    """

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        line, character = self.fontMetrics().height(), self.fontMetrics().averageCharWidth()
        self.messages = MessagePanel()
        self.fields = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setMaximumHeight(line // 2)
        self._busy.setAccessibleName(self.tr("At work"))
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        self._model = QStandardItemModel(self)
        self._rows = QSortFilterProxyModel(self)
        self._rows.setSourceModel(self._model)
        self._rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._rows.setFilterKeyColumn(-1)
        self.table = QuietTableView(self.tr("Results"))
        self.table.setModel(self._rows)
        self.table.setSortingEnabled(True)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter the results"))
        self._filter.setAccessibleName(self._filter.placeholderText())
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._rows.setFilterFixedString)
        self.run_button = QPushButton(verb)
        self.run_button.setObjectName(PRIMARY)
        self.run_button.setAccessibleName(verb.replace("&", ""))
        self.run_button.clicked.connect(self.run)
        self._stop = QPushButton(self.tr("&Stop"))
        self._stop.setAccessibleName(self.tr("Stop"))
        self._stop.setAutoDefault(False)
        self._stop.setEnabled(False)
        self._stop.clicked.connect(self.stop)
        close = QPushButton(self.tr("&Close"))
        close.setAccessibleName(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addLayout(self.foot)
        buttons.addStretch()
        for button in (close, self._stop, self.run_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line, line, line, line)
        layout.setSpacing(line // 2)
        layout.addLayout(self.fields)
        layout.addWidget(self._busy)
        layout.addWidget(self.messages)
        layout.addWidget(self._filter)
        layout.addWidget(CardView(self.table), 1)
        layout.addLayout(buttons)
        self.run_button.setDefault(True)
        self.resize(character * 150, line * 38)

    @property
    def is_running(self) -> bool:
        """True while something is being done."""
        return self._feed.is_running

    @property
    def rows(self) -> int:
        """How many rows are seen."""
        return self._rows.rowCount()

    def run(self) -> None:
        """Begin; to be overridden."""
        raise NotImplementedError

    def show_result(self, result: object) -> None:
        """Show what came of it; to be overridden."""
        raise NotImplementedError

    def stop(self) -> None:
        """Wait no longer for what is being done."""
        self._feed.cancel()
        self._rest()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being done."""
        self.stop()
        super().closeEvent(event)

    def begin(self, work: Callable[[], object]) -> None:
        """Do `work` in a thread; what it returns is shown, its StudioError is told."""
        self.stop()
        self.messages.close_message("result")
        self._model.clear()
        self._busy.show()
        self._stop.setEnabled(True)
        self.run_button.setEnabled(False)

        def produce() -> Iterator[object]:
            yield work()

        self._feed.start(produce)

    def tell(self, text: str, tone: Tone) -> None:
        """Say what came of it."""
        self.messages.show_message(Message("result", text, tone))

    def fill(self, titles: Sequence[str], rows: Sequence[tuple[QIcon, Sequence[str]]]) -> bool:
        """List results with icons; return False where there are too many to list them all."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(list(titles))
        for picture, cells in rows[:_MOST_ROWS]:
            items = [QStandardItem(cell) for cell in cells]
            for item in items:
                item.setToolTip(item.text())
            items[0].setIcon(picture)
            self._model.appendRow(items)
        self.table.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * 44
        for column in range(len(titles) - 1):
            self.table.setColumnWidth(column, min(widest, self.table.columnWidth(column)))
        return len(rows) <= _MOST_ROWS

    def path_field(self, name: str, *, folders: bool = True) -> QLineEdit:
        """Return a field for a path, with buttons that choose a file or a folder."""
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        modes = [("add-files", self.tr("Choose a file"), QFileDialog.FileMode.ExistingFile)]
        if folders:
            words = self.tr("Choose a folder")
            modes.append(("folder", words, QFileDialog.FileMode.Directory))
        for picture, words, mode in modes:
            button = QToolButton()
            button.setIcon(icon(picture))
            button.setToolTip(words)
            button.setAccessibleName(f"{words}: {name}")
            button.clicked.connect(
                lambda _=False, words=words, mode=mode: self._choose(field, words, mode)
            )
            row.addWidget(button)
        self.fields.addLayout(row)
        return field

    def _choose(self, field: QLineEdit, title: str, mode: QFileDialog.FileMode) -> None:
        start = str(Path(field.text()).parent) if field.text() else ""
        dialog = QFileDialog(self, title, start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(field.setText)
        dialog.open()

    def _rest(self) -> None:
        self._busy.hide()
        self._stop.setEnabled(False)
        self.run_button.setEnabled(True)

    def _on_feed_arrived(self, results: list[object]) -> None:
        self._rest()
        self.show_result(results[-1])

    def _on_feed_ended(self, error: Exception | None) -> None:
        self._rest()
        if isinstance(error, StudioError):
            self.tell(issue_words(error.issue), Tone.BAD)
        elif error is not None:
            raise error
