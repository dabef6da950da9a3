"""The language of the window: its own texts, Qt's, and how numbers and dates are written."""

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
    if language != _SOURCE:
        ours = str(resource("resources/translations"))
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qts), ("exportstudio", ours)):
            translator = QTranslator(app)
            if not translator.load(f"{name}_{language}", folder):
                raise FileNotFoundError(f"{folder} has no {name}_{language}.qm")
            app.installTranslator(translator)
    return language


def _preferred(system: QLocale) -> str:
    """Return the first language of the system that the window speaks."""
    codes = (_code(QLocale(name)) for name in system.uiLanguages())
    return next((code for code in codes if code in LANGUAGES), _SOURCE)


def _code(locale: QLocale) -> str:
    return QLocale.languageToCode(locale.language())
