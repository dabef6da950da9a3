"""Other languages need more room: every text is half as long again, and all still fits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QSize, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from exportstudio.service import ExportService
from exportstudio.ui.compare_dialog import CompareDialog
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.new_export_dialog import NewExportDialog, Step
from exportstudio.ui.settings import Preferences, WindowSettings
from exportstudio.ui.settings_dialog import SettingsDialog
from exportstudio.ui.verify_dialog import VerifyDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_SMALL_SCREEN = QSize(1366, 768)


class _Longer(QTranslator):
    """Makes every text longer by at least 40 %."""

    def translate(
        self,
        _context: str,
        source: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        return f"{source} {'ë' * max(2, round(len(source) * 0.4))}"


@pytest.fixture(autouse=True)
def _longer(qapp: QApplication) -> Iterator[None]:
    translator = _Longer()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def check(dialog: QDialog) -> None:
    least = dialog.minimumSizeHint()
    assert least.width() <= _SMALL_SCREEN.width()
    assert least.height() <= _SMALL_SCREEN.height()
    for button in dialog.findChildren(QAbstractButton):
        is_inside = isinstance(button.parent(), QLineEdit)  # shows its icon alone
        if button.isVisible() and button.text() and not is_inside:
            assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_dialogs_fit(qtbot: QtBot, service: ExportService) -> None:
    for dialog in (
        SettingsDialog(service, Preferences()),
        VerifyDialog(),
        CompareDialog(),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert "ë" in dialog.windowTitle()
        check(dialog)


def test_every_step_of_a_new_export_fits(qtbot: QtBot, service: ExportService) -> None:
    dialog = NewExportDialog(service, WindowSettings(service.data_folder))
    qtbot.addWidget(dialog)
    dialog.formats.choose(["glb", "pdf", "xlsx"])
    with qtbot.waitExposed(dialog):
        dialog.show()
    for step in Step:
        dialog.show_step(step)
        check(dialog)


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    least = window.minimumSizeHint()
    assert least.width() <= _SMALL_SCREEN.width()
    assert least.height() <= _SMALL_SCREEN.height()
