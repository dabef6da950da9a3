"""Sizes and places of the window's parts, from one day to the next."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from exportstudio.ui.job_table_view import JobTableView
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.work_panel import WorkPanel

_SHARE_OF_SCREEN = 0.85
_LARGEST = QSize(1480, 940)


class WindowLayout:
    """Remembers how somebody arranged the window."""

    def __init__(
        self,
        settings: WindowSettings,
        window: QMainWindow,
        work: WorkPanel,
        tables: dict[str, JobTableView],
    ) -> None:
        self._settings = settings
        self._window = window
        self._work = work
        self._tables = tables

    def restore(self) -> None:
        """Arrange the window as it was, or to suit the screen where it is new."""
        settings = self._settings
        room = self._window.screen().availableSize() * _SHARE_OF_SCREEN
        self._window.resize(_LARGEST.boundedTo(room))
        self._window.restoreGeometry(settings.layout("window"))
        self._work.restore_layout(settings.layout("above"), settings.layout("below"))
        for name, table in self._tables.items():
            table.restore_layout(settings.layout(name))

    def save(self) -> None:
        """Remember how the window is arranged."""
        settings = self._settings
        settings.set_layout("window", self._window.saveGeometry())
        above, below = self._work.layout_state()
        settings.set_layout("above", above)
        settings.set_layout("below", below)
        for name, table in self._tables.items():
            settings.set_layout(name, table.layout_state())
        settings.write()
