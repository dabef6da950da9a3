"""Schedules and watched folders as the window lists and changes them."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from exportstudio.model.issue import StudioError
from exportstudio.model.preset import Preset
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Schedule, WatchFolder
from exportstudio.presets import PresetFolder
from exportstudio.service import ExportService
from exportstudio.ui.automation_draft import AutomationDraft
from exportstudio.ui.automation_table_model import AutomationRow
from exportstudio.ui.background_feed import BackgroundFeed

Item: TypeAlias = Schedule | WatchFolder


class AutomationCommands(QObject):
    """Reads and writes them in the thread pool: folders are walked, and disks may be slow.

    Signals:
        listed: a list of AutomationRows, all there are.
        kept: the Schedule or WatchFolder that an AutomationDraft became.
        draft_refused: the Issue that kept a draft from being kept.
        removed: the Schedule or WatchFolder that is no longer there.
        refused: the Issue that kept something else from being done.
    """

    listed = Signal(object)
    kept = Signal(object)
    draft_refused = Signal(object)
    removed = Signal(object)
    refused = Signal(object)

    def __init__(self, service: ExportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._presets = PresetFolder(service.data_folder)
        self._reading = BackgroundFeed(self)
        self._reading.arrived.connect(self._on_reading_arrived)
        self._reading.ended.connect(self._on_ended)
        self._keeping = BackgroundFeed(self)
        self._keeping.arrived.connect(self._on_keeping_arrived)
        self._keeping.ended.connect(self._on_keeping_ended)
        self._removing = BackgroundFeed(self)
        self._removing.arrived.connect(self._on_removing_arrived)
        self._removing.ended.connect(self._on_ended)
        self._changing = BackgroundFeed(self)
        self._changing.arrived.connect(self.read)
        self._changing.ended.connect(self._on_ended)

    def read(self) -> None:
        """List all that there are, soon."""
        if not self._reading.is_running:
            self._reading.start(self._rows)

    def keep(self, draft: AutomationDraft) -> None:
        """Keep a new or changed schedule or watched folder."""
        self._do(self._keeping, lambda: _keep(self._service, draft))

    def switch(self, item: Item, enabled: bool) -> None:
        """Let something be seen to, or leave it alone."""
        service = self._service
        if isinstance(item, Schedule):
            self._do(self._changing, lambda: service.change_schedule(item.id, enabled=enabled))
        else:
            self._do(self._changing, lambda: service.change_watch_folder(item.id, enabled=enabled))

    def remove(self, item: Item) -> None:
        """Forget something, never its exports."""
        service = self._service
        if isinstance(item, Schedule):
            self._do(self._removing, lambda: service.remove_schedule(item.id))
        else:
            self._do(self._removing, lambda: service.remove_watch_folder(item.id))

    def restore(self, item: Item) -> None:
        """Take the removal of something back."""
        service = self._service
        if isinstance(item, Schedule):
            self._do(self._changing, lambda: service.restore_schedule(item))
        else:
            self._do(self._changing, lambda: service.restore_watch_folder(item))

    def run_now(self, schedule: Schedule) -> None:
        """Queue what a schedule asks for; an event of the service tells what came of it."""
        try:
            self._service.start_schedule(schedule.id)
        except StudioError as error:
            self.refused.emit(error.issue)

    def close(self) -> None:
        """Wait for nothing any more."""
        for feed in (self._reading, self._keeping, self._removing, self._changing):
            feed.cancel()

    def _rows(self) -> Iterator[list[AutomationRow]]:
        service = self._service
        items: list[Item] = [*service.schedules(), *service.watch_folders()]
        batches = [item.last_batch_id for item in items if item.last_batch_id is not None]
        states = service.batch_states(batches) if batches else {}
        presets = {_settings(preset.request): preset.name for preset in self._presets.all()}
        rows = []
        for item in items:
            row = AutomationRow(item, presets.get(_settings(item.request), ""))
            if item.last_batch_id in states:
                row = AutomationRow(item, row.preset, states[item.last_batch_id])
            rows.append(row)
        yield rows

    def _do(self, feed: BackgroundFeed, act: Callable[[], Item]) -> None:
        def run() -> Iterator[Item]:
            yield act()

        feed.start(run)

    def _on_reading_arrived(self, found: list[list[AutomationRow]]) -> None:
        self.listed.emit(found[-1])

    def _on_keeping_arrived(self, items: list[Item]) -> None:
        self.kept.emit(items[-1])
        self.read()

    def _on_keeping_ended(self, error: Exception | None) -> None:
        if isinstance(error, StudioError):
            self.draft_refused.emit(error.issue)
        else:
            self._on_ended(error)

    def _on_removing_arrived(self, items: list[Item]) -> None:
        for item in items:
            self.removed.emit(item)
        self.read()

    def _on_ended(self, error: Exception | None) -> None:
        if isinstance(error, StudioError):
            self.refused.emit(error.issue)
            self.read()
        elif error is not None:
            raise error


def _keep(service: ExportService, draft: AutomationDraft) -> Item:
    if draft.folder is None:
        assert draft.timing is not None
        if draft.id is None:
            return service.add_schedule(
                draft.name, draft.request, draft.timing, missed=draft.missed
            )
        return service.change_schedule(
            draft.id,
            name=draft.name,
            request=draft.request,
            timing=draft.timing,
            missed=draft.missed,
        )
    if draft.id is None:
        return service.add_watch_folder(
            draft.folder,
            draft.request,
            name=draft.name,
            existing=draft.existing,
            settle_s=draft.settle_s,
        )
    changes: dict[str, Any] = {
        "name": draft.name,
        "request": draft.request,
        "settle_s": draft.settle_s,
    }
    if draft.folder != service.watch_folder(draft.id).folder:
        changes["folder"] = draft.folder  # what is in another folder by then is not exported
    return service.change_watch_folder(draft.id, **changes)


def _settings(request: ExportRequest) -> str:
    """Return what a preset says of a request, for comparison."""
    return json.dumps(Preset("", request).to_dict()["request"], sort_keys=True)
