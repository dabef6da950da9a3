"""Every text is marked and longer by 40 %: what has no mark was forgotten, what is cut has no room.

Only texts that translators are given are marked, in the context that they are given them in. Data
stay as they are: names, paths, numbers, keys of formats and of IFC.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import Issue
from exportstudio.model.job import JobState
from exportstudio.resource import resource
from exportstudio.service import ExportService
from exportstudio.ui.compare_dialog import CompareDialog
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.new_export_dialog import NewExportDialog, Step
from exportstudio.ui.quit_dialog import QuitDialog
from exportstudio.ui.settings import Preferences, WindowSettings
from exportstudio.ui.settings_dialog import SettingsDialog
from exportstudio.ui.verify_dialog import VerifyDialog
from tests.conftest import SAMPLE
from tests.ui.jobs import make_job

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MARK = "ë"
WORD = re.compile(r"[a-z]{3}")
DATA = re.compile(
    r"Export Studio|English|Deutsch|IFC|GlobalId|SHA-256|[\w./\\-]*/[\w./\\ -]*|\S+\.\w+"
    r"|.*\{\w+\}.*|(.*: )?\d.*|—|\w+@\S+|[A-Z0-9-]+"
)


class _Marker(QTranslator):
    """Marks the texts of the translations, and no others."""

    def __init__(self) -> None:
        super().__init__()
        tree = ET.parse(resource("resources/translations/exportstudio_de.ts"))
        self._known = {
            (context.findtext("name"), message.findtext("source"))
            for context in tree.getroot().iter("context")
            for message in context.iter("message")
        }

    def translate(  # None is for texts that are not known
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        if (context, source) not in self._known:
            return None
        return f"{source} {MARK * max(2, round(len(source) * 0.4))}"


@pytest.fixture(autouse=True)
def _marked(qapp: QApplication) -> Iterator[None]:
    marker = _Marker()
    QCoreApplication.installTranslator(marker)
    yield
    QCoreApplication.removeTranslator(marker)


def texts(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield what people see and hear of all that is visible."""
    yield top, top.windowTitle()
    for widget in top.findChildren(QWidget):
        if not widget.isVisibleTo(top):
            continue
        for text in (widget.toolTip(), widget.accessibleName(), widget.whatsThis()):
            yield widget, text
        match widget:
            case QLabel() | QAbstractButton():
                yield widget, widget.text()
            case QComboBox():
                yield from ((widget, widget.itemText(row)) for row in range(widget.count()))
            case QLineEdit():
                yield widget, widget.placeholderText()
            case QTabBar():
                yield from ((widget, widget.tabText(tab)) for tab in range(widget.count()))
            case QTableView() if widget.model() is not None:
                model = widget.model()
                for column in range(model.columnCount()):
                    title = model.headerData(column, Qt.Orientation.Horizontal)
                    yield widget, str(title or "")


def check(top: QWidget) -> None:
    forgotten = {
        f"{type(widget).__name__}: {text}"
        for widget, text in texts(top)
        if MARK not in text and WORD.search(text) and not DATA.fullmatch(text)
    }
    assert not forgotten, "\n".join(sorted(forgotten))
    cut = _cut(top)
    for _ in range(20):  # layouts follow texts
        if cut:
            QTest.qWait(20)
            cut = _cut(top)
    assert not cut, "\n".join(sorted(cut))


def _cut(top: QWidget) -> set[str]:
    widgets: list[QLabel | QAbstractButton] = [
        *top.findChildren(QLabel),
        *top.findChildren(QAbstractButton),
    ]
    return {
        f"{type(widget).__name__}: {widget.text()}"
        for widget in widgets
        if widget.isVisible() and widget.text() and _is_cut(widget)
    }


def _is_cut(widget: QWidget) -> bool:
    """Return whether there is less room than the words of a label or button take."""
    is_inside = isinstance(widget.parent(), QLineEdit)  # shows its icon alone
    if isinstance(widget, QAbstractButton):
        return not is_inside and widget.width() < widget.minimumSizeHint().width()
    if isinstance(widget, QLabel) and type(widget) is QLabel:
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < widget.minimumSizeHint().width()
    return False


def test_dialogs(qtbot: QtBot, service: ExportService, window: MainWindow) -> None:
    for dialog in (
        SettingsDialog(service, Preferences()),
        VerifyDialog(),
        CompareDialog(),
        QuitDialog(2, window),
    ):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        check(dialog)


def test_every_step_of_a_new_export(qtbot: QtBot, service: ExportService) -> None:
    dialog = NewExportDialog(service, WindowSettings(service.data_folder))
    qtbot.addWidget(dialog)
    dialog.formats.choose(["glb", "pdf", "dxf", "geojson"])
    with qtbot.waitExposed(dialog):
        dialog.show()
    for step in Step:
        dialog.show_step(step)
        check(dialog)


def test_pages_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1600, 1000)
    lost = Issue.warning(
        "GEOM201",
        "IfcWall “Wand” is missing: its body is not closed.",
        "Export or download the model again.",
        element="w",
    )
    jobs = [make_job(state) for state in JobState]
    jobs.append(make_job(JobState.FAILED, source=str(SAMPLE), issues=(lost,)))
    window.queue.jobs.put(jobs)
    actions = window.window_actions
    for show in (
        actions.show_queue,
        actions.show_history,
        actions.show_figures,
        actions.show_automation,
    ):
        show.trigger()
        check(window)
    for job in jobs:
        window.queue.table.select_job(job.id)
        for tab in range(3):
            window.details.show_tab(tab)
            check(window)
    for menu in window.menuBar().actions():
        assert MARK in menu.text()
    for action in actions.findChildren(type(menu)):
        assert not action.text() or MARK in action.text(), action.text()
