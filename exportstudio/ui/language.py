"""The language of the window: its own texts, Qt's, and how numbers and dates are written."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from exportstudio.resource import resource

SYSTEM = "system"
_SOURCE = "en"
LANGUAGES = {_SOURCE: "English", "de": "Deutsch"}
"""What the window speaks, by code, as people call it who speak it."""


def speak(app: QCoreApplication, choice: str) -> str:
    """Let the window speak a language from now on, and return its code.

    `choice` is a key of `LANGUAGES`, or anything else for what the system prefers. Numbers and
    dates are written as in the country of the system. Widgets that exist already keep their words.
    """
    system = QLocale.system()
    language = choice if choice in LANGUAGES else _preferred(system)
    is_chosen = choice in LANGUAGES and _code(system) != choice
    QLocale.setDefault(
        QLocale(QLocale.codeToLanguage(language), system.territory()) if is_chosen else system
    )
    for path in _files(language):
        translator = QTranslator(app)
        if translator.load(str(path)):
            app.installTranslator(translator)
    return language


def has_language(language: str) -> bool:
    """Return whether all files of a language are there, Qt's and ours."""
    return all(QTranslator().load(str(path)) for path in _files(language))


def _files(language: str) -> list[Path]:
    if language == _SOURCE:
        return []
    qts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = resource("resources/translations")
    return [qts / f"qtbase_{language}.qm", ours / f"exportstudio_{language}.qm"]


def _preferred(system: QLocale) -> str:
    """Return the first language of the system that the window speaks."""
    codes = (_code(QLocale(name)) for name in system.uiLanguages())
    return next((code for code in codes if code in LANGUAGES), _SOURCE)


def _code(locale: QLocale) -> str:
    return QLocale.languageToCode(locale.language())
