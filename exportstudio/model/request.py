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
    SKIP = "skip"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One request. `options` are by format key, then by option name.

    `name` says how outputs are called (`delivery.naming.NamePattern`); slashes in it make folders
    below the destination. Once all jobs are over, a `manifest` is written beside the outputs, or
    into a `package`, a ZIP file with copies of them; None: where there are several jobs, and
    no package.
    """

    sources: tuple[Path, ...]
    formats: tuple[str, ...] = ("glb",)
    quality: str = "standard"
    destination: Path = field(default_factory=Path.cwd)
    selection: Selection = EVERYTHING
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    name: str = "{building}"
    on_conflict: OnConflict = OnConflict.NUMBER
    manifest: bool | None = None
    package: bool = False
    fresh: bool = False
    priority: int = 5
