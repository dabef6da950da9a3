"""What schedules and watched folders have in common: names, and a place in the history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from exportstudio.model.issue import Issue, RequestError, StudioError
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Schedule, WatchFolder
from exportstudio.planner import check_settings
from exportstudio.store.automation import AutomationStore

_Item = TypeVar("_Item", Schedule, WatchFolder)


class Register(Generic[_Item]):
    """Items of one kind in the history, each with a name of its own."""

    what: str
    """What an item is called in words."""
    changeable: frozenset[str]
    """Fields that a person may change."""

    def __init__(self, store: AutomationStore, read: Callable[[], list[_Item]]) -> None:
        self.store = store
        self._read: Callable[[], list[_Item]] = read

    def all(self) -> list[_Item]:
        """Return all items, oldest first."""
        return self._read()

    def named(self, key: str) -> _Item:
        """Return the item of an id or a name; raises RequestError (JOB562) where there is none."""
        for item in self.all():
            if key in (item.id, item.name):
                return item
        raise RequestError(
            Issue.error("JOB562", f"There is no {self.what} “{key}”.", "List them to see them.")
        )

    def remove(self, key: str) -> _Item:
        """Forget an item, and return it; jobs that it has queued stay."""
        item = self.named(key)
        self.store.remove(item)
        return item

    def restore(self, item: _Item) -> _Item:
        """Keep an item again that was removed; raises as a new one would."""
        return self._keep(item)

    def _keep(self, item: _Item) -> _Item:
        """Store a new item; raises RequestError for its name, StudioError where it can't be."""
        self._check_name(item)
        if not self.store.add(item):
            raise StudioError(_not_kept(f"{self.what} “{item.name}”"))
        return item

    def _changed(self, key: str, changes: Mapping[str, Any]) -> _Item:
        """Return an item with changes that are not stored yet."""
        item = self.named(key)
        if strays := changes.keys() - self.changeable:
            raise TypeError(f"a {self.what} has no {', '.join(sorted(strays))} to be changed")
        return replace(item, **changes)

    def _keep_changed(self, item: _Item) -> _Item:
        """Store a changed item; raises as `_keep` does."""
        self._check_name(item)
        if not self.store.change(item):
            raise StudioError(_not_kept(f"{self.what} “{item.name}”"))
        return item

    def _check_name(self, item: _Item) -> None:
        taken = {other.name for other in self.all() if other.id != item.id}
        if not item.name or item.name in taken:
            why = "is taken already" if item.name else "is empty"
            text = f"The name “{item.name}” of the {self.what} {why}."
            raise RequestError(Issue.error("JOB563", text, "Choose another name."))


def lasting(request: ExportRequest) -> ExportRequest:
    """Return a request that means the same wherever and whenever it is carried out.

    Raises RequestError where its settings make no sense.
    """
    check_settings(request)
    return replace(
        request,
        sources=tuple(map(_absolute, request.sources)),
        destination=_absolute(request.destination),
        repeats=None,
    )


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


def _not_kept(what: str) -> Issue:
    return Issue.error(
        "FILE448",
        f"The {what} can't be kept: the history could not be written, or it is gone.",
        "Check the disk of the data folder (exportstudio doctor).",
    )
