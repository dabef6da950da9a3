"""A preset: all that a request asks for, without buildings, under a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exportstudio.model.request import ExportRequest, OnConflict
from exportstudio.model.selection import Selection

VERSION = 1


@dataclass(frozen=True, slots=True)
class Preset:
    """A request under a name. `destination` None is the folder of each building.

    Of `request`, sources, destination and what it repeats are of no meaning.
    """

    name: str
    request: ExportRequest
    destination: Path | None = None

    def requests(
        self, sources: Iterable[Path], destination: Path | None = None
    ) -> list[ExportRequest]:
        """Return the requests for buildings, one for each folder that outputs go to.

        `destination` goes before that of the preset.
        """
        folder = destination or self.destination
        by_folder: dict[Path, list[Path]] = {}
        for source in sources:
            path = source.absolute()
            by_folder.setdefault(folder or path.parent, []).append(path)
        return [
            replace(self.request, sources=tuple(paths), destination=place, repeats=None)
            for place, paths in by_folder.items()
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        request = self.request
        return {
            "preset": VERSION,
            "name": self.name,
            "formats": list(request.formats),
            "quality": request.quality,
            "selection": request.selection.to_dict(),
            "options": {key: dict(values) for key, values in request.options.items()},
            "outputs": request.name,
            "destination": str(self.destination) if self.destination else None,
            "on_conflict": request.on_conflict.value,
            "manifest": request.manifest,
            "package": request.package,
            "merge": request.merge,
            "fresh": request.fresh,
            "priority": request.priority,
            "stop_on_error": request.stop_on_error,
            "time_limit_s": request.time_limit_s,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Preset":
        """Return what `to_dict` described; what is left out is as in any request.

        Raises KeyError, TypeError, ValueError or AttributeError for anything else.
        """
        plain: dict[str, Any] = {}
        for name, kind in _KINDS.items():
            if name in data:
                if not isinstance(data[name], kind):
                    raise TypeError(f"{name} can't be {data[name]!r}")
                plain[name] = data[name]
        if "formats" in data:
            plain["formats"] = tuple(map(str, data["formats"]))
        if "outputs" in data:
            plain["name"] = str(data["outputs"])
        if "on_conflict" in data:
            plain["on_conflict"] = OnConflict(data["on_conflict"])
        options = {str(key): dict(values) for key, values in data.get("options", {}).items()}
        selection = Selection.from_dict(data.get("selection"))
        folder = data.get("destination")
        return cls(
            str(data["name"]),
            ExportRequest((), selection=selection, options=options, **plain),
            Path(folder) if folder else None,
        )


_KINDS: Mapping[str, type[Any] | tuple[type[Any], ...]] = {
    "quality": str,
    "manifest": (bool, type(None)),
    "package": bool,
    "fresh": bool,
    "priority": int,
    "merge": bool,
    "stop_on_error": bool,
    "time_limit_s": (int, float, type(None)),
}

KNOWN_KEYS = frozenset(
    {"preset", "name", "formats", "selection", "options", "outputs", "destination", "on_conflict"}
    | _KINDS.keys()
)
"""What a preset may say; anything else comes from a newer version."""
