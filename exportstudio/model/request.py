"""What a designer asks for: buildings, formats, a quality and a destination."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from exportstudio.model.selection import EVERYTHING, Selection


class OnConflict(StrEnum):
    """What to do where the target's name is taken; decided when a job is added, never later."""

    NUMBER = "number"
    REPLACE = "replace"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One request. `options` are by format key, then by option name."""

    sources: tuple[Path, ...]
    formats: tuple[str, ...] = ("glb",)
    quality: str = "standard"
    destination: Path = field(default_factory=Path.cwd)
    selection: Selection = EVERYTHING
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    on_conflict: OnConflict = OnConflict.NUMBER
    fresh: bool = False
    priority: int = 5
