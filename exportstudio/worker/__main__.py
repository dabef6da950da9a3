"""The child: `python -m exportstudio.worker`. It reads one order, does it, and goes."""

import contextlib
import io
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from exportstudio.launch import collect_rarely
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.progress import Stage
from exportstudio.worker.protocol import PROTOCOL_VERSION, Message, Order, ProtocolError

if TYPE_CHECKING:
    from exportstudio.worker.pipeline import Done
    from exportstudio.worker.reading import Reading

# Progress oftener than this says nothing more to a person, and costs the program time.
_STAGE_INTERVAL_S = 0.05


class MessageReporter:
    """A `Reporter` that writes protocol messages to a stream, one line each."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._last_stage: tuple[str | None, Stage | None, float] = (None, None, 0.0)

    def send(self, type: str, **fields: Any) -> None:
        """Write one message at once."""
        self._stream.write(Message(type, fields).to_line())
        self._stream.flush()

    def stage(self, job: str | None, stage: Stage, done: int, total: int) -> None:
        """Tell how far a job has come, not oftener than a person could see."""
        last_job, last_stage, last_time = self._last_stage
        now = time.monotonic()
        is_same = (job, stage) == (last_job, last_stage)
        if is_same and done < total and now - last_time < _STAGE_INTERVAL_S:
            return
        self._last_stage = (job, stage, now)
        self.send("stage", job=job, stage=stage.value, done=done, total=total)

    def element(self, key: str | None) -> None:
        """Tell which element is about to be shaped."""
        self.send("element", key=key)

    def issue(self, job: str | None, issue: Issue) -> None:
        """Tell of an issue."""
        self.send("issue", job=job, issue=issue.to_dict())

    def finished(self, job: str, done: "Done") -> None:
        """Tell that an output stands under its final name."""
        self.send(
            "finished",
            job=job,
            path=str(done.published.path),
            bytes=done.published.bytes,
            sha256=done.published.file.sha256,
            beside=[file.to_dict() for file in done.published.beside],
            source_sha256=done.source_sha256,
            ledger=done.ledger.to_dict(),
            seconds=round(done.seconds, 3),
            usage=done.usage.to_dict(),
            cached=done.cached,
        )

    def failed(self, job: str | None, issue: Issue) -> None:
        """Tell that a job failed."""
        self.send("failed", job=job, issue=issue.to_dict())


class _Controls(threading.Thread):
    """Listens for what the program says after the order; its silence for ever means the end."""

    def __init__(self, stream: IO[str]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._cancelled: set[str] = set()

    def is_cancelled(self, job: str) -> bool:
        return job in self._cancelled

    def run(self) -> None:
        import json

        for line in self._stream:
            try:
                self._cancelled.add(json.loads(line)["cancel"])
            except (ValueError, KeyError, TypeError):
                logging.getLogger(__name__).warning("not a control: %r", line[:80])
        os._exit(1)  # the program is gone: nobody waits for the result


def main(ahead: Sequence[str]) -> int:
    """Run the child and return its exit code.

    `ahead` holds a source and a quality to read and shape before there is an order, and perhaps
    `fresh`; or nothing; or `--errand` and a kind of `worker.errands`.
    """
    collect_rarely()
    if ahead and ahead[0] == "--errand":
        from exportstudio.worker import errands

        _load_ifcopenshell()
        return errands.main(ahead[1])
    # Libraries print to standard output now and then; the protocol has a descriptor of its own.
    protocol = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    reporter = MessageReporter(protocol)
    _load_ifcopenshell()
    with ThreadPoolExecutor(max_workers=1) as pool:
        reading = pool.submit(_read_ahead, *ahead) if ahead else None
        # While IfcOpenShell reads in the other thread, which leaves Python to this one.
        import numpy.ma  # noqa: F401 -- what sorting loads in the midst of a job otherwise

        # What most orders ask for.
        from exportstudio.exporters import glb_check, glb_writer  # noqa: F401
        from exportstudio.worker import pipeline

        reporter.send("ready", version=PROTOCOL_VERSION)
        prepared = None
        if reading is not None and (early := reading.result()) is not None:
            prepared = pipeline.prepare(early, reporter)
    line = sys.stdin.readline()
    if not line:
        return 0  # a spare child that was never needed
    try:
        order = Order.from_line(line)
    except ProtocolError:
        logging.getLogger(__name__).exception("the order can't be read")
        return 1
    controls = _Controls(sys.stdin)
    controls.start()
    try:
        pipeline.run(order, reporter, controls.is_cancelled, prepared)
    except Exception:  # noqa: BLE001 -- a defect fails the jobs in words, with its trace in the log
        traceback.print_exc()
        reporter.failed(None, pipeline.mistake())
    reporter.send("end")
    protocol.flush()
    # Without taking down the model record by record, which would cost the program its time.
    os._exit(0)


def _read_ahead(source: str, quality: str, fresh: str = "") -> "Reading | None":
    """Return what was read, or None: what is wrong with it is found again for the order."""
    from exportstudio.geometry.cache import Setting
    from exportstudio.model.quality import QUALITIES
    from exportstudio.place import cache_folder
    from exportstudio.worker.reading import read_source

    if quality not in QUALITIES:
        return None
    setting = Setting(QUALITIES[quality])
    try:
        return read_source(Path(source), setting, cache_folder(), fresh=bool(fresh))
    except (StudioError, OSError, MemoryError):
        return None


def _load_ifcopenshell() -> None:
    # WORKAROUND: IfcOpenShell 0.9 builds a grammar for view definitions whenever it is imported and
    # finds lark, a tenth of the start-up of a child; without lark it leaves that out.
    has_lark = "lark" in sys.modules
    sys.modules.setdefault("lark", None)  # type: ignore[arg-type]
    with contextlib.redirect_stderr(io.StringIO()):  # it says so whenever it is imported
        import ifcopenshell
    import ifcopenshell.geom
    import ifcopenshell.util.unit  # noqa: F401

    if not has_lark:
        del sys.modules["lark"]  # selectors need it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
