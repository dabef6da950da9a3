"""What a runner tells the engine: facts about one group, checked and typed."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.issue import Issue
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.output import OutputFile
from exportstudio.model.progress import Stage
from exportstudio.model.usage import Usage
from exportstudio.worker.protocol import Message, ProtocolError


@dataclass(frozen=True, slots=True)
class ChildStarted:
    """The group has a child, and its order is on the way."""

    group_id: str
    process_id: int


@dataclass(frozen=True, slots=True)
class StageNoted:
    """A job, or the whole group where `job_id` is None, has come so far."""

    group_id: str
    job_id: str | None
    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ElementNoted:
    """The child is about to shape the element `key`; None: none is in the making."""

    group_id: str
    key: str | None


@dataclass(frozen=True, slots=True)
class IssueFound:
    """The child found something, in one job or in the whole group."""

    group_id: str
    job_id: str | None
    issue: Issue


@dataclass(frozen=True, slots=True)
class JobFinished:
    """A verified file stands under its final name; `seconds` is what the child spent on it.

    `cached`: its shapes were kept from an earlier order.
    """

    group_id: str
    job_id: str
    path: Path
    bytes: int
    sha256: str
    beside: tuple[OutputFile, ...]
    source_sha256: str
    ledger: LedgerTotals
    seconds: float
    usage: Usage
    cached: bool


@dataclass(frozen=True, slots=True)
class JobFailed:
    """A job, or all that were left, could not be done, for the reason given."""

    group_id: str
    job_id: str | None
    issue: Issue


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of text for people."""

    group_id: str
    text: str


@dataclass(frozen=True, slots=True)
class GroupEnded:
    """The child has gone; the last event of a runner.

    `exit_code` is None where no child was started or where it had to be ended. `fault` is what
    the runner itself found wrong. `stage` and `element` are what the child was last busy with.
    """

    group_id: str
    said_end: bool = False
    exit_code: int | None = None
    fault: Issue | None = None
    stage: Stage = Stage.STARTING
    element: str | None = None


GroupEvent = (
    ChildStarted
    | StageNoted
    | ElementNoted
    | IssueFound
    | JobFinished
    | JobFailed
    | LogLine
    | GroupEnded
)


def event_of(group_id: str, message: Message, job_ids: Collection[str]) -> GroupEvent | None:
    """Return the event that a child's message stands for; None for `ready` and `end`.

    Raises ProtocolError where a field is not what it should be.
    """
    fields = message.fields
    try:
        match message.type:
            case "stage":
                job_id = _known(fields["job"], job_ids)
                stage = Stage(fields["stage"])
                return StageNoted(
                    group_id, job_id, stage, int(fields["done"]), int(fields["total"])
                )
            case "element":
                key = fields["key"]
                return ElementNoted(group_id, None if key is None else str(key))
            case "issue":
                job_id = _known(fields["job"], job_ids)
                return IssueFound(group_id, job_id, Issue.from_dict(fields["issue"]))
            case "finished":
                return JobFinished(
                    group_id,
                    _one(fields["job"], job_ids),
                    Path(fields["path"]),
                    int(fields["bytes"]),
                    str(fields["sha256"]),
                    tuple(map(OutputFile.from_dict, fields["beside"])),
                    str(fields["source_sha256"]),
                    LedgerTotals.from_dict(fields["ledger"]),
                    float(fields["seconds"]),
                    Usage.from_dict(fields["usage"]),
                    bool(fields["cached"]),
                )
            case "failed":
                job_id = _known(fields["job"], job_ids)
                return JobFailed(group_id, job_id, Issue.from_dict(fields["issue"]))
            case _:
                return None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ProtocolError(f"{message.type} message with a wrong field: {error}") from error


def _one(job_id: object, job_ids: Collection[str]) -> str:
    if not isinstance(job_id, str) or job_id not in job_ids:
        raise ProtocolError(f"no job {job_id!r} in this order")
    return job_id


def _known(job_id: object, job_ids: Collection[str]) -> str | None:
    return None if job_id is None else _one(job_id, job_ids)
