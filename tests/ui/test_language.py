from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from exportstudio.ui.language import LANGUAGES, has_language, speak


@pytest.fixture(autouse=True)
def _silence(qapp: QApplication) -> Iterator[None]:
    default = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(default)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_as_it_is_told(qapp: QApplication, language: str) -> None:
    assert has_language(language)
    assert speak(qapp, language) == language
    assert QLocale.languageToCode(QLocale().language()) == language


def test_german_is_for_words_of_qt_and_for_numbers_too(qtbot: QtBot, qapp: QApplication) -> None:
    speak(qapp, "de")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert QCoreApplication.translate("SettingsDialog", "Settings") == "Einstellungen"


def test_another_language_of_the_system_is_no_reason_to_fail(qapp: QApplication) -> None:
    assert speak(qapp, "system") in LANGUAGES
    assert speak(qapp, "a language that nobody speaks") in LANGUAGES
