"""What a service tells its listeners."""

from dataclasses import dataclass
from enum import StrEnum

from exportstudio.model.batch import BatchProgress
from exportstudio.model.handover import Handover
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job
from exportstudio.model.schedule import Schedule, WatchFolder


class EventKind(StrEnum):
    """What a `ServiceEvent` tells."""

    ADDED = "added"
    CHANGED = "changed"
    STALLED = "stalled"
    FINISHED = "finished"
    BATCH_FINISHED = "batch_finished"
    LOG = "log"
    HANDED_OVER = "handed_over"
    HELD = "held"
    RELEASED = "released"
    IDLE = "idle"
    AUTOMATION = "automation"


@dataclass(frozen=True, slots=True)
class ServiceEvent:
    """Something that happened.

    `job` is the job concerned, if any, `text` a line of its log; `batch` is how a batch ended.
    `handover` are the manifest or package that are there now, or could not be made for the
    reason in `issue`. `automation` is the schedule or watched folder that has queued the jobs of
    `batch`, or could not, for the reason in `issue`.
    """

    kind: EventKind
    job: Job | None = None
    text: str = ""
    batch: BatchProgress | None = None
    handover: Handover | None = None
    issue: Issue | None = None
    automation: Schedule | WatchFolder | None = None
