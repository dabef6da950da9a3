"""What a designer asks for: buildings, formats, a quality and a destination."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from exportstudio.model.job import Job
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
    `stop_on_error`: where one job fails, those of the request that still wait are cancelled.
    `time_limit_s` is what one try of a job may take, in seconds; the quality decides if it is None.
    `repeats` is the job that the request was made of, if it was (`again`).
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
    stop_on_error: bool = False
    time_limit_s: float | None = None
    quarantine: tuple[str, ...] = ()
    repeats: Job | None = None

    @classmethod
    def again(cls, job: Job) -> "ExportRequest":
        """Return the request for what `job` made, or was to make; an earlier output stays."""
        return cls(
            sources=(job.source,),
            formats=(job.format,),
            quality=job.quality,
            destination=job.target.parent,
            selection=job.selection,
            options={job.format: job.options},
            fresh=job.fresh,
            priority=job.priority,
            time_limit_s=job.time_limit_s,
            quarantine=job.quarantine,
            repeats=job,
        )
