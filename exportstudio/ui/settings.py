"""What the window remembers from one day to the next."""

import dataclasses
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from exportstudio.exporters.plugins import ALLOWED
from exportstudio.model.preset import Preset
from exportstudio.ui.language import SYSTEM

_T = TypeVar("_T")
_MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class Preferences:
    """What somebody prefers.

    `slots`: how many groups run at once, 0 as the machine allows. `cache_mb`: how large the cache
    may grow. `keep_days`: how long the history is kept, 0 for ever. `theme` is “system”, “light”
    or “dark”. `language` is a key of
    `language.LANGUAGES`, or “system”. `notifies`: the end of the queue is told while the window is
    not active. `names_user`: the history says who exported. `keeps_awake`: the machine does not
    fall asleep while something is exported. `plugins`: formats of third parties are loaded.
    """

    slots: int = 0
    cache_mb: int = 2000
    keep_days: int = 365
    theme: str = "system"
    language: str = SYSTEM
    notifies: bool = True
    names_user: bool = True
    keeps_awake: bool = True
    plugins: bool = False


def allow_plugins(data_folder: Path) -> None:
    """Let formats of third parties be loaded where somebody allowed it in the window.

    To be called before the exporters are imported; children inherit it. What the environment says
    goes before.
    """
    if WindowSettings(data_folder).preferences.plugins:
        os.environ.setdefault(ALLOWED, "1")


class WindowSettings:
    """Sizes and last choices, in a file of the data folder: not in the platform's registry."""

    def __init__(self, data_folder: Path) -> None:
        self._values = QSettings(str(data_folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def preferences(self) -> Preferences:
        """What somebody prefers, by default where it was never said."""
        kept: dict[str, Any] = {}
        for field in dataclasses.fields(Preferences):
            text = self._get(f"preferences/{field.name}", "")
            try:
                value = json.loads(text)
            except ValueError:
                continue
            if type(value) is type(field.default):
                kept[field.name] = value
        return Preferences(**kept)

    @preferences.setter
    def preferences(self, preferences: Preferences) -> None:
        for name, value in dataclasses.asdict(preferences).items():
            self._values.setValue(f"preferences/{name}", json.dumps(value))

    def layout(self, name: str) -> QByteArray:
        """Return the saved layout of the part of the window called `name`, empty without one."""
        return self._get(f"layout/{name}", QByteArray())

    def set_layout(self, name: str, layout: QByteArray) -> None:
        """Remember the layout of a part of the window."""
        self._values.setValue(f"layout/{name}", layout)

    @property
    def last_preset(self) -> Preset | None:
        """What was chosen for the last export, None before the first one."""
        return self._preset("export/last")

    @last_preset.setter
    def last_preset(self, preset: Preset) -> None:
        self._values.setValue("export/last", json.dumps(preset.to_dict()))

    @property
    def last_sources(self) -> list[Path]:
        """The buildings of the last export."""
        return self._paths("export/last_sources")

    @last_sources.setter
    def last_sources(self, paths: Iterable[Path]) -> None:
        self._values.setValue("export/last_sources", json.dumps([str(path) for path in paths]))

    @property
    def recent(self) -> list[Path]:
        """The buildings that were exported last, the latest first."""
        return self._paths("export/recent")

    def add_recent(self, paths: Iterable[Path]) -> None:
        """Remember buildings that were exported."""
        names = dict.fromkeys(str(path) for path in (*paths, *self.recent))
        self._values.setValue("export/recent", json.dumps(list(names)[:_MOST_RECENT]))

    @property
    def source_folder(self) -> str:
        """The folder that sources were chosen from last."""
        return self._get("export/source_folder", "")

    @source_folder.setter
    def source_folder(self, folder: str) -> None:
        self._values.setValue("export/source_folder", folder)

    def write(self) -> None:
        """Write everything to disk now; the program may be about to end."""
        self._values.sync()

    def _paths(self, key: str) -> list[Path]:
        try:
            names = json.loads(self._get(key, "[]"))
            return [Path(name) for name in names]
        except (ValueError, TypeError):
            return []

    def _preset(self, key: str) -> Preset | None:
        try:
            return Preset.from_dict(json.loads(self._get(key, "")))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None  # none yet, or of another version

    def _get(self, key: str, default: _T) -> _T:
        value = self._values.value(key, default)
        # A file that somebody edited may hold anything.
        return value if isinstance(value, type(default)) else default
