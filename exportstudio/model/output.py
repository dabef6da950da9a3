"""A file that a job made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file under its final name, with its size and the SHA-256 of its content."""

    path: Path
    bytes: int
    sha256: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"path": str(self.path), "bytes": self.bytes, "sha256": self.sha256}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "OutputFile":
        """Return the file that `to_dict` wrote; raises KeyError, TypeError or ValueError."""
        return cls(Path(data["path"]), int(data["bytes"]), str(data["sha256"]))
