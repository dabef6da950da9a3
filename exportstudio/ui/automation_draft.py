"""A schedule or a watched folder that is being put together."""

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import MissedRun, Schedule, Timing, WatchFolder

_BESIDE = "{folder}/"


class When(IntEnum):
    """When what a dialog puts together is exported."""

    NOW = 0
    AT_TIMES = 1
    ON_ARRIVAL = 2


@dataclass(frozen=True, slots=True)
class AutomationDraft:
    """What is to be kept; `timing` is that of a schedule, a watched folder has none.

    `id` is that of the schedule or watched folder which is changed, None for a new one.
    `existing`: what is in a watched folder already is exported, too.
    """

    name: str
    request: ExportRequest
    timing: Timing | None = None
    missed: MissedRun = MissedRun.ONCE
    folder: Path | None = None
    settle_s: float = 5.0
    existing: bool = False
    id: str | None = None


def draft_of(item: Schedule | WatchFolder) -> AutomationDraft:
    """Return a schedule or watched folder as it can be changed."""
    if isinstance(item, Schedule):
        return AutomationDraft(item.name, item.request, item.timing, item.missed, id=item.id)
    return AutomationDraft(
        item.name, item.request, folder=item.folder, settle_s=item.settle_s, id=item.id
    )


def beside(request: ExportRequest, folder: Path) -> ExportRequest:
    """Return a request whose outputs lie next to each building that is found below `folder`."""
    return replace(request, destination=folder, name=_BESIDE + request.name)


def is_beside(request: ExportRequest, folder: Path) -> bool:
    """Return whether a request is one that `beside` has made."""
    return request.destination == folder and request.name.startswith(_BESIDE)


def not_beside(request: ExportRequest) -> ExportRequest:
    """Return the request of which `beside` made this one, with no destination of its own."""
    return replace(request, destination=Path(), name=request.name.removeprefix(_BESIDE))
