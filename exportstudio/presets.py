"""Presets as files in a folder: saved, listed, taken in from elsewhere, and made to fit."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from exportstudio.delivery.naming import NamePattern, safe_stem
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.option import read_options
from exportstudio.model.preset import REQUEST_KEYS, VERSION, Preset
from exportstudio.model.quality import QUALITIES

_SUFFIX = ".json"
_LARGEST_BYTES = 1_000_000
_DEFAULT_PATTERN = "{building}"


class PresetFolder:
    """The presets of a data folder, a file each, called by their names."""

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "presets"

    def names(self) -> list[str]:
        """Return the names of all presets that can be read, in order."""
        return sorted((preset.name for preset in self.all()), key=str.casefold)

    def all(self) -> Iterator[Preset]:
        """Yield all presets that can be read, made to fit."""
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                yield read_preset(path)[0]
            except (RequestError, OSError):
                continue  # who asks for it by name is told

    def load(self, name: str) -> tuple[Preset, list[Issue]]:
        """Return a preset and what of it does not fit here; raises RequestError (JOB540, JOB541).

        `name` is that of a preset of the folder, or the path of a file.
        """
        path = self._path(name)
        if not path.is_file() and name.lower().endswith(_SUFFIX):
            path = Path(name)
        if not path.is_file():
            known = ", ".join(f"“{each}”" for each in self.names())
            raise RequestError(
                Issue.error(
                    "JOB540",
                    f"There is no preset “{name}”.",
                    f"There are: {known}." if known else "Save one in the window, or add a file.",
                )
            )
        return read_preset(path)

    def save(self, preset: Preset) -> Path:
        """Write a preset, in the place of one of the same name, and return its path.

        Raises RequestError (JOB541) for a name that is none, and OSError.
        """
        if not preset.name.strip():
            raise RequestError(Issue.error("JOB541", "The preset has no name.", "Give it one."))
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(preset.name)
        write_preset(preset, path)
        return path

    def remove(self, name: str) -> None:
        """Forget a preset; nothing happens where there is none of that name."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{safe_stem(name.strip())}{_SUFFIX}"


def write_preset(preset: Preset, path: Path) -> None:
    """Write a preset to a file, all of it or nothing; raises OSError."""
    text = json.dumps(preset.to_dict(), ensure_ascii=False, indent=1) + "\n"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=_SUFFIX + "~")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        os.replace(name, path)  # noqa: PTH105 - both are plain names
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_preset(path: Path) -> tuple[Preset, list[Issue]]:
    """Return the preset in a file, made to fit, and a warning for each part that did not.

    Raises RequestError (JOB541) for a file that holds none.
    """
    try:
        with path.open("rb") as stream:
            data = json.loads(stream.read(_LARGEST_BYTES))
        if not isinstance(data, dict) or "preset" not in data:
            raise ValueError("it is no preset")
        preset = Preset.from_dict(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RequestError(
            Issue.error(
                "JOB541",
                f"{path.name} can't be read as a preset: {error}.",
                "Choose a file that Export Studio wrote.",
            )
        ) from error
    return _made_to_fit(preset, data)


def _made_to_fit(preset: Preset, data: dict[str, Any]) -> tuple[Preset, list[Issue]]:
    issues: list[Issue] = []

    def note(text: str) -> None:
        issues.append(Issue.warning("JOB542", f"Preset “{preset.name}”: {text}"))

    request = preset.request
    strangers = sorted(data["request"].keys() - REQUEST_KEYS)
    if strangers or data["preset"] != VERSION:
        note(
            "it was made by another version"
            + (f", and says what is not known here: {', '.join(strangers)}." if strangers else ".")
        )
    quality = request.quality
    if quality not in QUALITIES:
        note(f"there is no quality “{quality}”; standard is used.")
        quality = "standard"
    formats = []
    for key in request.formats:
        if key not in EXPORTERS:
            note(f"there is no format “{key}” here; it is left out.")
        elif quality not in EXPORTERS[key].info.qualities:
            note(f"{EXPORTERS[key].info.title} has no quality “{quality}”; it is left out.")
        else:
            formats.append(key)
    options = {}
    for key, values in request.options.items():
        if key in formats:
            kept, misfits = read_options(EXPORTERS[key].options_type, dict(values))
            issues += misfits
            options[key] = {
                name: value for name, value in values.items() if getattr(kept, name, None) == value
            }
    pattern = request.name
    try:
        NamePattern.read(pattern)
    except RequestError as error:
        note(error.issue.text)
        pattern = _DEFAULT_PATTERN
    priority = request.priority
    if not 1 <= priority <= 9:
        note(f"{priority} is no priority; 5 is used.")
        priority = 5
    fitting = replace(
        request,
        formats=tuple(formats),
        quality=quality,
        options=options,
        name=pattern,
        priority=priority,
    )
    return replace(preset, request=fitting), issues
