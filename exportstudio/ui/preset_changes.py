"""What a preset would become, part by part."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.preset import Preset
from exportstudio.ui.job_text import format_text, quality_text
from exportstudio.ui.words import spoken

_TITLES = {
    "formats": QT_TRANSLATE_NOOP("PresetChanges", "Formats"),
    "quality": QT_TRANSLATE_NOOP("PresetChanges", "Quality"),
    "selection": QT_TRANSLATE_NOOP("PresetChanges", "Part of the building"),
    "name": QT_TRANSLATE_NOOP("PresetChanges", "Name of the outputs"),
    "on_conflict": QT_TRANSLATE_NOOP("PresetChanges", "If a file exists"),
    "manifest": QT_TRANSLATE_NOOP("PresetChanges", "Manifest"),
    "package": QT_TRANSLATE_NOOP("PresetChanges", "Package"),
    "merge": QT_TRANSLATE_NOOP("PresetChanges", "All buildings in one output"),
    "fresh": QT_TRANSLATE_NOOP("PresetChanges", "Without the cache"),
    "priority": QT_TRANSLATE_NOOP("PresetChanges", "Priority"),
    "stop_on_error": QT_TRANSLATE_NOOP("PresetChanges", "Cancel the rest after an error"),
    "time_limit_s": QT_TRANSLATE_NOOP("PresetChanges", "Time limit"),
    "destination": QT_TRANSLATE_NOOP("PresetChanges", "Destination"),
}
_OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class PresetChange:
    """A part of a preset that differs; `path` says where it stands in the JSON form.

    `old` and `new` are JSON values; None is also where there is none.
    """

    path: tuple[str, ...]
    old: Any
    new: Any

    @property
    def title(self) -> str:
        """What it is called in the dialog of a new export."""
        if self.path[0] == _OPTIONS:
            _, key, name = self.path
            exporter = EXPORTERS.get(key)
            option = exporter.info.options.get(name) if exporter else None
            return f"{format_text(key)}: {spoken(option.label) if option else name}"
        text = _TITLES.get(self.path[0], self.path[0])
        return QCoreApplication.translate("PresetChanges", str(text))

    @property
    def words(self) -> str:
        """From what to what."""
        return f"{_value_text(self.path, self.old)} → {_value_text(self.path, self.new)}"


def changes_between(old: Preset, new: Preset) -> list[PresetChange]:
    """Return what differs between two presets, by value; their names do not count."""
    before, after = dict(_parts(old)), dict(_parts(new))
    return [
        PresetChange(path, before.get(path), after.get(path))
        for path in dict.fromkeys((*before, *after))
        if before.get(path) != after.get(path)
    ]


def changed(old: Preset, changes: Collection[PresetChange]) -> Preset:
    """Return a preset with some changes, and all else as it was."""
    data = old.to_dict()
    request = data["request"]
    for change in changes:
        if change.path[0] == "destination":
            data["destination"] = change.new
        elif change.path[0] == _OPTIONS:
            _, key, name = change.path
            options = request[_OPTIONS].setdefault(key, {})
            if change.new is None:
                options.pop(name, None)
            else:
                options[name] = change.new
        else:
            request[change.path[0]] = change.new
    request[_OPTIONS] = {
        key: options
        for key, options in request[_OPTIONS].items()
        if options and key in request["formats"]
    }
    return Preset.from_dict(data)


def _parts(preset: Preset) -> Iterator[tuple[tuple[str, ...], Any]]:
    data = preset.to_dict()
    for name, value in data["request"].items():
        if name != _OPTIONS:
            yield (name,), value
    for key, options in data["request"][_OPTIONS].items():
        for option, value in options.items():
            yield (_OPTIONS, key, option), value
    yield ("destination",), data["destination"]


def _value_text(path: tuple[str, ...], value: Any) -> str:
    translate = QCoreApplication.translate
    if isinstance(value, bool):
        yes, no = translate("PresetChanges", "yes"), translate("PresetChanges", "no")
        return yes if value else no
    match path[0], value:
        case "destination", None:
            return translate("PresetChanges", "next to each building")
        case "selection", None:
            return translate("PresetChanges", "the whole building")
        case _, None:
            return translate("PresetChanges", "as usual")
        case "formats", _:
            return ", ".join(map(format_text, value)) or "—"
        case "quality", _:
            return spoken(quality_text(value))
        case "time_limit_s", _:
            return translate("PresetChanges", "{count} min").format(count=f"{value / 60:g}")
        case "selection", _:
            return _selection_text(value)
    return str(value)


def _selection_text(value: Any) -> str:
    from exportstudio.model.selection import Selection

    return str(Selection.from_dict(value))
