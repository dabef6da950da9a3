"""What is exported by itself: schedules and watched folders."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.schedule import Schedule, WatchFolder
from exportstudio.ui.automation_commands import AutomationCommands, Item
from exportstudio.ui.automation_table_model import (
    AutomationColumn,
    AutomationRow,
    AutomationTableModel,
)
from exportstudio.ui.card_view import CardView
from exportstudio.ui.empty_view import EmptyView
from exportstudio.ui.icon import icon
from exportstudio.ui.quiet_table_view import QuietTableView

_LOOK_MS = 2000
_WIDTHS_IN_CHARACTERS = {
    AutomationColumn.NAME: 34,
    AutomationColumn.WHEN: 36,
    AutomationColumn.BUILDINGS: 26,
    AutomationColumn.SETTINGS: 26,
    AutomationColumn.NEXT: 22,
    AutomationColumn.LAST: 22,
    AutomationColumn.RESULT: 28,
    AutomationColumn.DESTINATION: 30,
}


class AutomationPage(QWidget):
    """Lists them with their next run and their last result; they are switched by their tick.

    What other programs change is seen within two seconds.

    Signals:
        change_requested: a Schedule or WatchFolder that somebody wants to change.
    """

    change_requested = Signal(object)

    def __init__(
        self,
        commands: AutomationCommands,
        new_schedule: QAction,
        watch_folder: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._wanted: str | None = None
        self._model = AutomationTableModel(self)
        self._model.switched.connect(commands.switch)
        self._table = QuietTableView(self.tr("Schedules and watched folders"))
        self._table.setModel(self._model)
        self._table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._on_table_menu_requested)
        self._table.activated.connect(self._on_table_activated)
        character = self.fontMetrics().averageCharWidth()
        for column, width in _WIDTHS_IN_CHARACTERS.items():
            self._table.setColumnWidth(column, character * width)
        self.run_now = self._action("resume", self.tr("&Run now"), self._on_run_now_triggered)
        self.change = self._action("settings", self.tr("C&hange…"), self._on_change_triggered)
        self.remove = self._action("remove", self.tr("Re&move"), self._on_remove_triggered)
        self.remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(self.remove)
        self._empty = EmptyView(
            "schedule",
            self.tr("Nothing is exported by itself yet"),
            self.tr(
                "A schedule exports at set times, a watched folder whenever a building comes or "
                "changes."
            ),
            new_schedule,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._table)
        buttons = QHBoxLayout()
        for action in (new_schedule, watch_folder, self.run_now, self.change, self.remove):
            buttons.addWidget(_button(action))
        buttons.addStretch()
        note = QLabel(
            self.tr("Runs while Export Studio is open, or by “exportstudio agent”; never twice.")
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(CardView(self._stack), 1)
        layout.addWidget(note)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(commands.read)
        commands.listed.connect(self._on_commands_listed)
        self._table.selectionModel().selectionChanged.connect(self._enable)
        self._model.dataChanged.connect(self._enable)
        self._enable()

    @property
    def model(self) -> AutomationTableModel:
        """What is listed."""
        return self._model

    @property
    def table(self) -> QuietTableView:
        """The table."""
        return self._table

    def selected(self) -> Item | None:
        """Return what is selected."""
        rows = self._table.selectionModel().selectedRows()
        item: Schedule | WatchFolder | None = (
            rows[0].data(AutomationTableModel.ITEM_ROLE) if rows else None
        )
        return item

    def select(self, item: Item) -> None:
        """Select a schedule or watched folder once it is listed."""
        self._wanted = item.id
        self._commands.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once, and go on while the page is seen."""
        super().showEvent(event)
        self._commands.read()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._timer.stop()

    def _action(self, icon_name: str, text: str, act: object) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.triggered.connect(act)
        return action

    def _enable(self) -> None:
        item = self.selected()
        self.run_now.setEnabled(isinstance(item, Schedule))
        for action in (self.change, self.remove):
            action.setEnabled(item is not None)

    def _on_commands_listed(self, rows: list[AutomationRow]) -> None:
        self._model.show_rows(rows)
        self._stack.setCurrentWidget(self._table if rows else self._empty)
        for row, item in enumerate(self._model.items()):
            if item.id == self._wanted:
                self._wanted = None
                self._table.selectRow(row)
        self._enable()

    def _on_table_activated(self, _index: QModelIndex) -> None:
        self._on_change_triggered()

    def _on_run_now_triggered(self) -> None:
        item = self.selected()
        if isinstance(item, Schedule):
            self._commands.run_now(item)

    def _on_change_triggered(self) -> None:
        item = self.selected()
        if item is not None:
            self.change_requested.emit(item)

    def _on_remove_triggered(self) -> None:
        item = self.selected()
        if item is not None:
            self._commands.remove(item)

    def _on_table_menu_requested(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([a for a in (self.run_now, self.change, self.remove) if a.isEnabled()])
        if not menu.isEmpty():
            menu.popup(self._table.viewport().mapToGlobal(where))


def _button(action: QAction) -> QPushButton:
    """Return a button that does what an action does, and is enabled as it is."""
    button = QPushButton(action.icon(), action.text())
    button.setAccessibleName(action.text().replace("&", ""))
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
