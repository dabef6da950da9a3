"""What a designer asks for: buildings, formats, a quality and a destination."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exportstudio.model.job import Job
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.selection import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One request. `options` are by format key, then by option name.

    `name` says how outputs are called (`delivery.naming.NamePattern`); slashes in it make folders
    below the destination. Once all jobs are over, a `manifest` is written beside the outputs, or
    into a `package`, a ZIP file with copies of them; None: where there are several jobs, and
    no package.
    `merge`: all buildings make one output of each format.
    `stop_on_error`: where one job fails, those of the request that still wait are cancelled.
    `time_limit_s` is what one try of a job may take, in seconds; the quality decides if it is None.
    `job_id` is what its only job is to be called. `repeats` is the job that the request was made
    of, if it was (`again`). Folders in names are those below `within`, where a source was found
    there.
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
    merge: bool = False
    fresh: bool = False
    priority: int = 5
    stop_on_error: bool = False
    time_limit_s: float | None = None
    quarantine: tuple[str, ...] = ()
    job_id: str | None = None
    repeats: Job | None = None
    within: Path | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the wish, without `job_id`, `repeats` and `within`."""
        return {
            "sources": [str(source) for source in self.sources],
            "formats": list(self.formats),
            "quality": self.quality,
            "destination": str(self.destination),
            "selection": self.selection.to_dict(),
            "options": {key: dict(options) for key, options in self.options.items()},
            "name": self.name,
            "on_conflict": self.on_conflict.value,
            "manifest": self.manifest,
            "package": self.package,
            "merge": self.merge,
            "fresh": self.fresh,
            "priority": self.priority,
            "stop_on_error": self.stop_on_error,
            "time_limit_s": self.time_limit_s,
            "quarantine": list(self.quarantine),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "ExportRequest":
        """Return the request that `to_dict` described; what is not named has its default.

        Raises TypeError or ValueError for anything else. Whether formats, quality and name make
        sense is for `planner.plan` to say.
        """
        read: dict[str, Any] = {}
        for name, value in data.items():
            if name not in _READ:
                raise ValueError(f"a request has no “{name}”")
            read[name] = _READ[name](value)
        return cls(**{"sources": (), **read})

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


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError(f"{value!r} is no list of texts")
    return tuple(value)


def _one_of(*kinds: type[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{value!r} is of the wrong kind")
        return value

    return read


def _options(value: Any) -> dict[str, dict[str, Any]]:
    a_dict = _one_of(dict)
    return {key: dict(a_dict(options)) for key, options in a_dict(value).items()}


_READ: dict[str, Callable[[Any], Any]] = {
    "sources": lambda value: tuple(map(Path, _texts(value))),
    "formats": _texts,
    "quality": _one_of(str),
    "destination": Path,
    "selection": lambda value: Selection.from_dict(_one_of(dict, type(None))(value)),
    "options": _options,
    "name": _one_of(str),
    "on_conflict": OnConflict,
    "manifest": _one_of(bool, type(None)),
    "package": _one_of(bool),
    "merge": _one_of(bool),
    "fresh": _one_of(bool),
    "priority": _one_of(int),
    "stop_on_error": _one_of(bool),
    "time_limit_s": _one_of(float, int, type(None)),
    "quarantine": _texts,
}
