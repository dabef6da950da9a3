"""The supervision of one child: its order, its messages and its text, from a pool thread."""

import contextlib
import itertools
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from PySide6.QtCore import QRunnable

from exportstudio.engine.child import Child, ChildSupply
from exportstudio.engine.events import (
    ChildStarted,
    ElementNoted,
    GroupEnded,
    GroupEvent,
    IssueFound,
    LogLine,
    StageNoted,
    event_of,
)
from exportstudio.model.issue import Issue
from exportstudio.model.progress import Stage
from exportstudio.worker.protocol import Message, Order, ProtocolError

_LONGEST_LINE_BYTES = 1 << 20
_MOST_ISSUES = 1000
_MOST_LOG_BYTES = 16 << 20
_LOG_LINES_A_SECOND = 50
_GRACE_S = 2.0

# A child that babbles must not keep the interpreter lock from the window's thread: after so many
# lines the reader stands back for a moment.
_LINES_IN_A_ROW = 100
_STAND_BACK_S = 0.001


@dataclass(frozen=True, slots=True)
class Note:
    """How far a child has come, as last heard.

    `stages` has the latest note for each job and, under None, for the whole group; later notes
    have higher numbers. Times are monotonic seconds.
    """

    number: int = 0
    stages: dict[str | None, tuple[int, StageNoted]] = field(default_factory=dict)
    stage: Stage = Stage.STARTING
    element: str | None = None
    element_since_s: float = 0.0
    heard_at_s: float = 0.0


class GroupRunner(QRunnable):
    """Runs one order in one child and posts what happens to an inbox, `GroupEnded` always last.

    Progress is not posted: however much a child talks, only the latest `note` is kept. No signal
    is emitted and no QObject is owned here. The engine keeps the runner alive (autoDelete off).
    """

    def __init__(
        self,
        group_id: str,
        order: Order,
        children: ChildSupply,
        log_path: Path,
        inbox: "SimpleQueue[GroupEvent]",
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._group_id = group_id
        self._job_ids = frozenset(job.id for job in order.jobs)
        self._children = children
        self._log_path = log_path
        self._inbox = inbox
        self._outbox: SimpleQueue[str | None] = SimpleQueue()
        self._outbox.put(order.to_line())
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._unwanted = False
        self._note = Note(heard_at_s=time.monotonic())
        self._issue_count = 0

    @property
    def note(self) -> Note:
        """How far the child has come."""
        return self._note

    def skip(self, job_id: str) -> None:
        """Ask the child to leave out one job of its order."""
        self._outbox.put(json.dumps({"cancel": job_id}) + "\n")

    def terminate(self) -> None:
        """Ask the child to stop, or never start it."""
        with self._lock:
            self._unwanted = True
            if self._child:
                self._child.terminate()

    def kill(self) -> None:
        """End the child at once, or never start it."""
        with self._lock:
            self._unwanted = True
            if self._child:
                self._child.kill()

    def suspend(self) -> bool:
        """Stop the child's clock; return False where there is no child (yet, or any more)."""
        with self._lock:
            if self._child:
                self._child.suspend()
            return self._child is not None

    def resume(self) -> None:
        """Let a suspended child go on; the time it slept is not held against it."""
        with self._lock:
            now_s = time.monotonic()
            self._note = replace(self._note, heard_at_s=now_s, element_since_s=now_s)
            if self._child:
                self._child.resume()

    def run(self) -> None:
        """Supervise the child to its end (called by the thread pool)."""
        ended = GroupEnded(self._group_id)
        try:
            ended = self._supervise(ended)
        except BaseException as error:  # noqa: BLE001 - whatever happens, the engine must hear an end
            ended = replace(ended, fault=_unexpected(error))
        finally:
            self._inbox.put(ended)

    def _supervise(self, ended: GroupEnded) -> GroupEnded:
        try:
            child = self._children.take()
        except OSError as error:
            return replace(ended, fault=_not_started(error))
        with self._lock:
            self._child = child
            if self._unwanted:
                child.kill()
        self._inbox.put(ChildStarted(self._group_id, child.pid))
        helpers = [
            threading.Thread(target=self._write_orders, args=(child.orders,), daemon=True),
            threading.Thread(target=self._copy_text, args=(child.text,), daemon=True),
        ]
        try:
            for helper in helpers:
                helper.start()
            said_end = self._listen(child.messages)
            ended = replace(ended, said_end=said_end)
        except ProtocolError as error:
            child.kill()
            ended = replace(ended, fault=_not_understood(error))
        except BaseException:
            child.kill()
            raise
        finally:
            exit_code = child.finish(_GRACE_S)
            with self._lock:
                self._child = None
            self._outbox.put(None)
            for helper in helpers:
                helper.join(_GRACE_S)
            # Closing a channel that is still being read would wait for its reader.
            if not any(helper.is_alive() for helper in helpers):
                child.close()
        return replace(
            ended, exit_code=exit_code, stage=self._note.stage, element=self._note.element
        )

    def _listen(self, messages: IO[bytes]) -> bool:
        """Take in messages to the end; return whether the child said `end`."""
        for line in _lines(messages):
            if not line.endswith(b"\n"):
                if len(line) == _LONGEST_LINE_BYTES:
                    raise ProtocolError(f"a line longer than {_LONGEST_LINE_BYTES} bytes")
                return False  # torn: the child died in mid-sentence
            try:
                message = Message.from_line(line.decode())
            except UnicodeDecodeError as error:
                raise ProtocolError(f"not UTF-8: {line[:80]!r}") from error
            if message.type == "end":
                return True
            self._take(event_of(self._group_id, message, self._job_ids))
        return False

    def _take(self, event: GroupEvent | None) -> None:
        now_s = time.monotonic()
        with self._lock:
            note = self._note
            match event:
                case StageNoted():
                    stages = {**note.stages, event.job_id: (note.number + 1, event)}
                    self._note = replace(
                        note,
                        number=note.number + 1,
                        stages=stages,
                        stage=event.stage,
                        heard_at_s=now_s,
                    )
                case ElementNoted():
                    self._note = replace(
                        note, element=event.key, element_since_s=now_s, heard_at_s=now_s
                    )
                case _:
                    self._note = replace(note, heard_at_s=now_s)
        if event is None or isinstance(event, StageNoted | ElementNoted):
            return
        if isinstance(event, IssueFound):
            self._issue_count += 1
            if self._issue_count == _MOST_ISSUES:
                event = IssueFound(self._group_id, None, _too_many_issues())
            elif self._issue_count > _MOST_ISSUES:
                return
        self._inbox.put(event)

    def _write_orders(self, orders: IO[bytes]) -> None:
        # A child that has gone reads no more; its end is told elsewhere.
        with contextlib.suppress(OSError):
            while (line := self._outbox.get()) is not None:
                orders.write(line.encode())
                orders.flush()

    def _copy_text(self, text: IO[bytes]) -> None:
        """Copy the child's text to its log, and the first lines of each second to the inbox."""
        with contextlib.ExitStack() as stack:
            log: IO[bytes] | None = None
            with contextlib.suppress(OSError):  # a job does not fail for want of a log
                self._log_path.parent.mkdir(parents=True, exist_ok=True)
                log = stack.enter_context(self._log_path.open("ab", buffering=0))
            written_bytes, second, lines = 0, 0, 0
            for line in _lines(text):
                written_bytes += len(line)
                if log and written_bytes <= _MOST_LOG_BYTES:
                    try:
                        log.write(line)
                    except OSError:
                        log = None
                now = int(time.monotonic())
                second, lines = (now, lines + 1) if now == second else (now, 1)
                if lines <= _LOG_LINES_A_SECOND:
                    shown = line.decode(errors="replace").rstrip()
                    self._inbox.put(LogLine(self._group_id, shown))


def _lines(channel: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a channel, each cut at the longest length allowed."""
    for number in itertools.count(1):
        line = channel.readline(_LONGEST_LINE_BYTES)
        if not line:
            return
        yield line
        if number % _LINES_IN_A_ROW == 0:
            time.sleep(_STAND_BACK_S)


def _not_started(error: OSError) -> Issue:
    return Issue.error(
        "JOB510",
        f"The process that does the export couldn't be started: {error}.",
        "Close other programs, or install Export Studio again, and retry the job.",
        recoverable=True,
    )


def _not_understood(error: ProtocolError) -> Issue:
    return Issue.error(
        "JOB511",
        f"The process that does the export said something that can't be understood ({error}).",
        "Retry the job; if it happens again, send the job's log with a report.",
    )


def _too_many_issues() -> Issue:
    return Issue.warning(
        "JOB519",
        f"There are more than {_MOST_ISSUES} findings; the rest is left out here.",
        "The report of the export counts every element, whatever is left out here.",
    )


def _unexpected(error: BaseException) -> Issue:
    return Issue.error(
        "JOB599",
        f"Something unexpected happened while the job was supervised: {error!r}.",
        "Retry the job; if it happens again, send the job's log with a report.",
    )
