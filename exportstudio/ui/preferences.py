"""Preferences made to work."""

import os
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from exportstudio.service import ExportService
from exportstudio.ui.settings import Preferences

_DAY_S = 86_400.0
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_DEFAULTS = Preferences()


def apply(preferences: Preferences, service: ExportService) -> None:
    """Let the program follow preferences; what is to be forgotten counts from the next start on.

    What the environment says goes before what was never changed here.
    """
    if preferences.slots:
        service.set_slots(preferences.slots)
    if preferences.cache_mb != _DEFAULTS.cache_mb:
        os.environ["EXPORTSTUDIO_CACHE_MB"] = str(preferences.cache_mb)  # for the children, too
    if not preferences.names_user:
        os.environ["EXPORTSTUDIO_USER"] = ""
    elif os.environ.get("EXPORTSTUDIO_USER") == "":
        del os.environ["EXPORTSTUDIO_USER"]
    scheme = _SCHEMES.get(preferences.theme, Qt.ColorScheme.Unknown)
    hints = QGuiApplication.styleHints()
    if hints.colorScheme() is not scheme:
        hints.setColorScheme(scheme)


def forget_what_is_old(preferences: Preferences, service: ExportService) -> int:
    """Forget jobs that are older than somebody wants to keep them, and return how many."""
    if not preferences.keep_days:
        return 0
    return service.clean_up(time.time() - preferences.keep_days * _DAY_S)
