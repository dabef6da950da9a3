"""What the window remembers from one day to the next."""

import json
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from exportstudio.model.request import OnConflict

_T = TypeVar("_T")


class WindowSettings:
    """Sizes and last choices, in a file of the data folder: not in the platform's registry."""

    def __init__(self, data_folder: Path) -> None:
        self._values = QSettings(str(data_folder / "window.ini"), QSettings.Format.IniFormat)

    def layout(self, name: str) -> QByteArray:
        """Return the saved layout of the part of the window called `name`, empty without one."""
        return self._get(f"layout/{name}", QByteArray())

    def set_layout(self, name: str, layout: QByteArray) -> None:
        """Remember the layout of a part of the window."""
        self._values.setValue(f"layout/{name}", layout)

    @property
    def formats(self) -> list[str]:
        """Keys of the formats that were exported last."""
        return self._get("export/formats", "glb").split(",")

    @formats.setter
    def formats(self, keys: list[str]) -> None:
        self._values.setValue("export/formats", ",".join(keys))

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Options of the last export that were not at their defaults, by format and by name."""
        try:
            options = json.loads(self._get("export/options", "{}"))
        except ValueError:
            return {}
        return (
            {k: v for k, v in options.items() if isinstance(v, dict)}
            if isinstance(options, dict)
            else {}
        )

    @options.setter
    def options(self, options: dict[str, dict[str, Any]]) -> None:
        self._values.setValue("export/options", json.dumps(options))

    @property
    def quality(self) -> str:
        """Key of the quality that was exported last."""
        return self._get("export/quality", "standard")

    @quality.setter
    def quality(self, key: str) -> None:
        self._values.setValue("export/quality", key)

    @property
    def destination(self) -> Path | None:
        """The folder that was exported to last, None for the one of each source."""
        text = self._get("export/destination", "")
        return Path(text) if text else None

    @destination.setter
    def destination(self, folder: Path | None) -> None:
        self._values.setValue("export/destination", str(folder) if folder else "")

    @property
    def on_conflict(self) -> OnConflict:
        """What was done last where a name was taken."""
        value = self._get("export/on_conflict", "")
        return OnConflict(value) if value in list(OnConflict) else OnConflict.NUMBER

    @on_conflict.setter
    def on_conflict(self, choice: OnConflict) -> None:
        self._values.setValue("export/on_conflict", choice.value)

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

    def _get(self, key: str, default: _T) -> _T:
        value = self._values.value(key, default)
        # A file that somebody edited may hold anything.
        return value if isinstance(value, type(default)) else default
