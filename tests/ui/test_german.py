"""The window in German: issues are told in its words, and no key with Alt is there twice."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from exportstudio.model.issue import Issue
from exportstudio.model.selection import Criteria, Selection
from exportstudio.service import ExportService
from exportstudio.ui.language import speak
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.new_export_dialog import NewExportDialog, Step
from exportstudio.ui.selection_text import selection_text
from exportstudio.ui.settings import Preferences, WindowSettings
from exportstudio.ui.settings_dialog import SettingsDialog
from exportstudio.ui.words import issue_line, issue_text, message

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _german(qapp: QApplication) -> Iterator[None]:
    default = QLocale()
    speak(qapp, "de")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(default)


def keys(texts: list[str]) -> list[str]:
    """Return the letters that are reached with Alt more than once."""
    found = Counter(
        text[at + 1].casefold()
        for text in texts
        if 0 <= (at := text.replace("&&", "  ").find("&")) < len(text) - 1
    )
    return [f"{key}: {texts}" for key, count in found.items() if count > 1]


def visible(dialog: QWidget) -> list[str]:
    buttons, labels = dialog.findChildren(QAbstractButton), dialog.findChildren(QLabel)
    return [
        *(button.text() for button in buttons if button.isVisible()),
        *(label.text() for label in labels if label.isVisible() and label.buddy()),
    ]


def test_issues_are_told_in_german() -> None:
    gone = Issue.error("FILE401", "There is no file /a b/Haus and Hof.ifc.", "Check the path.")
    line = "FILE401: Es gibt keine Datei /a b/Haus and Hof.ifc. Prüfen Sie den Pfad."
    assert issue_line(gone) == line
    assert str(gone).startswith("FILE401: There is no file")


def test_what_is_filled_in_is_german_too_and_data_are_not() -> None:
    lost = "IfcWall “name and type” is missing: its body is not closed."
    assert issue_text(Issue.warning("GEOM201", lost)) == (
        "IfcWall „name and type“ fehlt: sein Körper ist nicht geschlossen."
    )
    tried = "A try failed (FILE407: The folder /x is gone.) It is repeated after 2.0 s."
    assert message("JOB530", tried).startswith(
        "Ein Versuch schlug fehl (FILE407: Der Ordner /x ist nicht mehr da."
    )


def test_words_may_all_be_filled_in() -> None:
    assert message("READ102", "plan.pdf is a PDF, not IFC.") == "plan.pdf ist ein PDF, kein IFC."


def test_a_part_of_a_building_is_told_in_german() -> None:
    part = Selection(Criteria(storeys=("EG", "OG")), Criteria(classes=("IfcSpace",)))
    assert selection_text(part) == (
        "im Geschoss „EG“ oder „OG“ und nicht von der Klasse „IfcSpace“"
    )
    assert selection_text(Selection()) == ""


def test_a_message_that_nobody_knows_stays_as_it_is() -> None:
    assert message("FILE401", "Something that no source says.") == "Something that no source says."


def test_no_key_is_there_twice(qtbot: QtBot, service: ExportService, window: MainWindow) -> None:
    bar = window.menuBar()
    twice = keys([action.text() for action in bar.actions()])
    for menu in bar.findChildren(QMenu):
        twice += keys([action.text() for action in menu.actions()])
    export = NewExportDialog(service, WindowSettings(service.data_folder))
    for dialog in (SettingsDialog(service, Preferences()), export):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        twice += keys(visible(dialog))
    for step in Step:
        export.show_step(step)
        twice += keys(visible(export))
    assert not twice, "\n".join(twice)
