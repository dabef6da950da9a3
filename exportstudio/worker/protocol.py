"""What the program and its child processes say to each other: one JSON object a line.

The program writes one order to the child's standard input and closes nothing: end of file there
means that the program is gone, and the child stops. Arguments of the child may name a source and a
quality that it will probably be asked for, and `fresh`: it reads and shapes them before there is an
order, and what goes wrong with that is told to the jobs of the order only.

The child writes messages to its standard output. Text for people goes to standard error, which
is the job's log. A job that is `finished` has the totals of its `ledger`, its output at `path`,
the files `beside` that belong to it, and the size of all in `bytes`.

| message | fields |
|---|---|
| `ready` | `version`: the child has loaded what it needs and waits for an order |
| `stage` | `job` (id, or None for all of the group), `stage`, `done`, `total` |
| `element` | `key` of the element about to be shaped, or None: none is in the making |
| `issue` | `job` (or None for all of the group), `issue` |
| `finished` | `job`, all of its output, `source_sha256`, `ledger`, `seconds`, `usage`, `cached` |
| `failed` | `job` (or None for all that are left), `issue` |
| `end` | – : the order is carried out |
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.model.job import Job
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.selection import EVERYTHING, Selection

PROTOCOL_VERSION = 4


class ProtocolError(ValueError):
    """A line that is not a message of this protocol."""


@dataclass(frozen=True, slots=True)
class OrderedJob:
    """The part of a job that a child needs."""

    id: str
    format: str
    quality: str
    target: Path
    options: dict[str, Any]
    on_conflict: OnConflict
    selection: Selection = EVERYTHING
    attempt: int = 1

    @classmethod
    def of(cls, job: Job) -> "OrderedJob":
        """Return the order for `job`."""
        return cls(
            job.id,
            job.format,
            job.quality,
            job.target,
            dict(job.options),
            job.on_conflict,
            job.selection,
            job.attempt,
        )


@dataclass(frozen=True, slots=True)
class Order:
    """All that a child is asked to do: jobs of one source, which share one read.

    `quarantine` holds the keys of elements that killed an earlier child: they are not shaped.
    `fresh` asks for no use of anything that was kept from earlier orders. `cache` is the folder
    where such things are kept, or None where nothing is.
    """

    source: Path
    jobs: tuple[OrderedJob, ...]
    quarantine: tuple[str, ...] = ()
    fresh: bool = False
    cache: Path | None = None

    def to_line(self) -> str:
        """Return the order as one line of JSON, with its newline."""
        return (
            json.dumps(
                {
                    "version": PROTOCOL_VERSION,
                    "source": str(self.source),
                    "jobs": [
                        {
                            "id": job.id,
                            "format": job.format,
                            "quality": job.quality,
                            "target": str(job.target),
                            "options": job.options,
                            "on_conflict": job.on_conflict.value,
                            "selection": job.selection.to_dict(),
                            "attempt": job.attempt,
                        }
                        for job in self.jobs
                    ],
                    "quarantine": list(self.quarantine),
                    "fresh": self.fresh,
                    "cache": None if self.cache is None else str(self.cache),
                }
            )
            + "\n"
        )

    @classmethod
    def from_line(cls, line: str) -> "Order":
        """Return the order that `to_line` wrote; raises ProtocolError."""
        data = _parse(line)
        if data.get("version") != PROTOCOL_VERSION:
            raise ProtocolError(f"order of protocol version {data.get('version')!r}")
        try:
            return cls(
                source=Path(data["source"]),
                jobs=tuple(
                    OrderedJob(
                        id=job["id"],
                        format=job["format"],
                        quality=job["quality"],
                        target=Path(job["target"]),
                        options=job["options"],
                        on_conflict=OnConflict(job["on_conflict"]),
                        selection=Selection.from_dict(job["selection"]),
                        attempt=job["attempt"],
                    )
                    for job in data["jobs"]
                ),
                quarantine=tuple(data["quarantine"]),
                fresh=data["fresh"],
                cache=None if data["cache"] is None else Path(data["cache"]),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ProtocolError(f"incomplete order: {error!r}") from error


@dataclass(frozen=True, slots=True)
class Message:
    """One line from a child: its `type` and the rest of the object."""

    type: str
    fields: dict[str, Any]

    def to_line(self) -> str:
        """Return the message as one line of JSON, with its newline."""
        return json.dumps({"type": self.type, **self.fields}, allow_nan=False) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "Message":
        """Return the message on `line`; raises ProtocolError for anything else."""
        data = _parse(line)
        kind = data.pop("type", None)
        if not isinstance(kind, str) or kind not in _FIELDS:
            raise ProtocolError(f"unknown message type {kind!r}")
        missing = _FIELDS[kind] - data.keys()
        if missing:
            raise ProtocolError(f"{kind} message without {', '.join(sorted(missing))}")
        return cls(kind, data)


_FIELDS: dict[str, frozenset[str]] = {
    "ready": frozenset({"version"}),
    "stage": frozenset({"job", "stage", "done", "total"}),
    "element": frozenset({"key"}),
    "issue": frozenset({"job", "issue"}),
    "finished": frozenset(
        {"job", "path", "bytes", "sha256", "beside", "source_sha256"}
        | {"ledger", "seconds", "usage", "cached"}
    ),
    "failed": frozenset({"job", "issue"}),
    "end": frozenset(),
}


def _parse(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"not JSON: {line[:80]!r}") from error
    if not isinstance(data, dict):
        raise ProtocolError(f"not an object: {line[:80]!r}")
    return data
