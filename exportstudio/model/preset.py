"""A preset: all that a request asks for, without buildings, under a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exportstudio.model.request import ExportRequest

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
        request = self.request.to_dict()
        return {
            "preset": VERSION,
            "name": self.name,
            "destination": str(self.destination) if self.destination else None,
            "request": {key: request[key] for key in request if key in REQUEST_KEYS},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Preset":
        """Return what `to_dict` described; what is left out is as in any request.

        What is not known here is passed over. Raises KeyError, TypeError, ValueError or
        AttributeError for anything else.
        """
        folder = data.get("destination")
        request = {key: value for key, value in data["request"].items() if key in REQUEST_KEYS}
        return cls(
            str(data["name"]), ExportRequest.from_dict(request), Path(folder) if folder else None
        )


REQUEST_KEYS = frozenset(ExportRequest(()).to_dict()) - {"sources", "destination", "quarantine"}
"""What a preset may say of a request; anything else comes from a newer version."""
