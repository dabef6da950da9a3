"""The watched folders of a history: added, changed, and looked through for what is new."""

import hashlib
import json
import logging
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from exportstudio.automation.clock import Clock
from exportstudio.automation.register import Register, lasting
from exportstudio.delivery.publish import measure
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import new_id
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import WatchFolder
from exportstudio.model.transient import is_transient
from exportstudio.readers.probe import unreadable
from exportstudio.readers.search import buildings_in
from exportstudio.store.automation import AutomationStore, Signature

_log = logging.getLogger(__name__)
_WAIT_S = 60.0
# Issues that are over once a folder was looked through without one.
_OF_LOOKING = frozenset({"FILE401", "FILE402", "FILE403", "FILE420", "FILE449"})


@dataclass(frozen=True, slots=True)
class Arrival:
    """A building in a watched folder that nobody writes to any more."""

    watch: WatchFolder
    path: Path
    signature: Signature
    sha256: str

    @property
    def settings(self) -> str:
        """A digest of the request, without the building."""
        text = json.dumps(self.watch.request.to_dict(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def request(self) -> ExportRequest:
        """What is asked for."""
        request = self.watch.request
        return replace(request, sources=(self.path,), within=self.watch.folder)


class WatchFolders(Register[WatchFolder]):
    """The watched folders of a history."""

    what = "watched folder"
    changeable = frozenset({"name", "folder", "request", "settle_s", "enabled"})

    def __init__(self, store: AutomationStore, clock: Clock = time) -> None:
        super().__init__(store, store.watch_folders)
        self._clock = clock

    def add(
        self,
        folder: Path,
        request: ExportRequest,
        *,
        name: str = "",
        existing: bool = False,
        settle_s: float = 5.0,
        enabled: bool = True,
    ) -> WatchFolder:
        """Watch a folder from now on; without a `name`, it is called as the folder is.

        What is there already is exported only where `existing` says so. Raises RequestError for a
        bad request, name or folder.
        """
        folder = folder.expanduser().absolute()
        watch = WatchFolder(
            new_id(),
            name.strip() or folder.name,
            folder,
            request,
            settle_s,
            enabled,
            self._clock.time(),
        )
        watch = _made_ready(watch)
        self._keep(replace(watch, enabled=False))  # until it is known what is there
        return self._begin(watch, existing=existing)

    def change(self, key: str, **changes: Any) -> WatchFolder:
        """Change name, folder, request, settle_s or enabled; return what came of it.

        What is in a new folder already is not exported. Raises RequestError as `add` does.
        """
        watch = self._changed(key, changes)
        watch = _made_ready(replace(watch, folder=watch.folder.expanduser().absolute()))
        if "folder" in changes:
            self._keep_changed(replace(watch, enabled=False))
        return self._begin(watch, existing="folder" not in changes)

    def restore(self, item: WatchFolder) -> WatchFolder:
        """Watch a folder again that was removed; what is there by now is not exported."""
        super().restore(replace(item, enabled=False))
        return self._begin(_made_ready(item), existing=False)

    def take(self, arrival: Arrival) -> bool:
        """Return whether this program is to export a building, and nobody has or will.

        Not so where a job has written the file, or where its content was exported with the same
        settings before, whatever it was called.
        """
        watch, path, sha256 = arrival.watch, arrival.path, arrival.sha256
        if self.store.is_output(path, sha256):
            _log.info("%s is an output, and left alone", path)
            self.store.know_files(watch.id, [(path, arrival.signature)])
            return False
        if self.store.claim_content(watch.id, path, arrival.signature, sha256, arrival.settings):
            return True
        _log.info("%s was exported before, with the same content and settings", path)
        return False

    def note_run(self, arrival: Arrival, batch_id: str) -> None:
        """Keep which jobs were queued for an arrival that was taken."""
        watch = arrival.watch
        self.store.note_content(watch.id, arrival.sha256, arrival.settings, batch_id)
        self.store.note_run(watch, self._clock.time(), batch_id)

    def release(self, arrival: Arrival, issue: Issue) -> None:
        """Let an arrival be one again later: no job could be made of it."""
        _log.info("watched folder “%s”: %s", arrival.watch.name, issue)
        watch, path = arrival.watch, arrival.path
        self.store.release_content(watch.id, path, arrival.sha256, arrival.settings)
        self.store.note_issue(watch, issue)

    def _begin(self, watch: WatchFolder, *, existing: bool) -> WatchFolder:
        """Watch a folder that is stored and disabled, after what is `existing` in it."""
        if not existing:
            files = ((path, _signature(path)) for path in buildings_in(watch.folder))
            known = [(path, signature) for path, signature in files if signature is not None]
            self.store.know_files(watch.id, known)
        return self._keep_changed(watch)


class Watcher:
    """Looks through watched folders, and remembers which files are settling.

    One thread at a time may use it.
    """

    def __init__(self, folders: WatchFolders, clock: Clock = time) -> None:
        self._folders = folders
        self._store = folders.store
        self._clock = clock
        self._settling: dict[str, dict[Path, tuple[Signature, float]]] = {}
        self._not_before: dict[str, float] = {}

    def look(self) -> list[Arrival]:
        """Return the buildings that have come; takes as long as walking and reading files does.

        One has come once size and time of change stayed the same for long enough, nobody has
        locked it, and no job is about to write it.
        """
        now = self._clock.monotonic()
        watched = [watch for watch in self._folders.all() if watch.enabled]
        self._settling = {watch.id: self._settling.get(watch.id, {}) for watch in watched}
        return [
            arrival
            for watch in watched
            if now >= self._not_before.get(watch.id, now)
            for arrival in self._look_into(watch)
        ]

    def put_off(self, watch: WatchFolder) -> None:
        """Leave a folder alone for a minute: something stands in its way."""
        self._not_before[watch.id] = self._clock.monotonic() + _WAIT_S

    def _look_into(self, watch: WatchFolder) -> list[Arrival]:
        if not watch.folder.is_dir():
            self._tell(watch, _gone(watch.folder))
            return []
        issue: Issue | None = None
        arrivals: list[Arrival] = []
        known = self._store.known_files(watch.id)
        before = self._settling[watch.id]
        after: dict[Path, tuple[Signature, float]] = {}
        for path in buildings_in(watch.folder):
            signature = _signature(path)
            if signature is None or known.get(path) == signature:
                continue
            now = self._clock.monotonic()
            seen, since = before.get(path, (signature, now))
            if seen != signature:
                since = now
            after[path] = signature, since
            if now - since < watch.settle_s or not signature[0] or self._store.is_awaited(path):
                continue
            try:
                sha256 = _digest(path)
            except OSError as error:
                if not is_transient(error):  # else somebody has it, who is waited for
                    issue = unreadable(path, error)
                continue
            if _signature(path) != signature:
                continue  # it was written to meanwhile
            arrivals.append(Arrival(watch, path, signature, sha256))
        self._settling[watch.id] = after
        self._tell(watch, issue)
        return arrivals

    def _tell(self, watch: WatchFolder, issue: Issue | None) -> None:
        """Keep what stands in the way of a folder, once."""
        if issue is not None and issue != watch.last_issue:
            _log.info("watched folder “%s”: %s", watch.name, issue)
            self._store.note_issue(watch, issue)
        elif (
            issue is None and watch.last_issue is not None and watch.last_issue.code in _OF_LOOKING
        ):
            self._store.note_issue(watch, None)


def _made_ready(watch: WatchFolder) -> WatchFolder:
    """Return a watched folder as it is kept; raises RequestError for a bad one."""
    if not watch.folder.is_dir():
        raise RequestError(_gone(watch.folder))
    if not 0 < watch.settle_s < float("inf"):
        raise RequestError(
            Issue.error(
                "JOB566", f"{watch.settle_s:g} seconds are no time to wait.", "Choose 5, or so."
            )
        )
    return replace(watch, request=replace(lasting(watch.request), sources=(), within=None))


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises BlockingIOError where somebody has locked it."""
    with path.open("rb") as stream:
        _check_lock(stream)
    return measure(path)[1]


def _check_lock(stream: BinaryIO) -> None:
    if os.name != "posix":
        return  # there, what is locked can't be opened
    import fcntl

    for lock in (fcntl.flock, fcntl.lockf):
        try:
            lock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # a file system that knows no such locks
            _log.debug("no %s in %s", lock.__name__, stream.name)


def _gone(folder: Path) -> Issue:
    return Issue.error(
        "FILE449",
        f"The folder {folder} is not there.",
        "It is looked for again; check the path, or whether its drive is connected.",
        recoverable=True,
    )
