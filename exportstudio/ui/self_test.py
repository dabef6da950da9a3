"""Exports the sample building through the window, and checks what comes of it."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from exportstudio.model.job import Job, JobState
from exportstudio.resource import sample_building
from exportstudio.service import ExportService
from exportstudio.ui import app as studio
from exportstudio.ui.fault_reporter import FaultReporter
from exportstudio.ui.language import LANGUAGES, has_language
from exportstudio.ui.main_window import MainWindow

_PATIENCE_MS = 120_000


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command line, and who listens wants to know when


def main(sample: Path | None = None, write: Callable[[str], object] = _tell) -> int:
    """Run the self test on `sample`, or on the building that comes with the program.

    Writes a line for each check; returns 0 where all of them hold, else 1.
    """
    app = studio.application()
    with tempfile.TemporaryDirectory(prefix="exportstudio-") as folder:
        data_folder, destination = Path(folder, "data"), Path(folder, "out")
        destination.mkdir()
        faults = FaultReporter()
        with ExportService(data_folder) as service:
            window = MainWindow(service)
            window.show()
            test = _SelfTest(window, destination, write)
            test.ended = app.exit
            faults.fault_found.connect(test.fail)
            service.engine.job_finished.connect(test.judge)
            QTimer.singleShot(0, lambda: test.start(sample or sample_building()))
            code = app.exec()
            window.close_now()
        faults.close()
    return code


class _SelfTest(QObject):
    """Goes through the steps of an export, each begun by the signal that ends the one before."""

    def __init__(
        self, window: MainWindow, destination: Path, write: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self.ended: Callable[[int], None] = lambda _code: None
        self._window = window
        self._destination = destination
        self._write = write
        self._holds = True
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.fail("no end in sight"))

    def start(self, sample: Path) -> None:
        """Add the sample to a new export, as a drop of the file would."""
        self._patience.start()
        window = self._window
        self._check("the window is up", window.isVisible())
        for code, name in LANGUAGES.items():
            self._check(f"{name} is there", has_language(code))
        window.new_export.sources.inspected.connect(self._on_sources_inspected)
        window.history.jobs.rowsInserted.connect(self._on_history_filled)
        window.preview.loaded.connect(self._on_preview_loaded)
        window.preview.load_failed.connect(self._on_preview_load_failed)
        self._window.add_sources([sample])

    @Slot(str)
    def fail(self, reason: str) -> None:
        """End the test without success."""
        self._check(reason, False)
        self._end()

    @Slot(object)
    def judge(self, job: Job) -> None:
        """End the test where the export did not succeed; nothing would come after it."""
        if not job.state.is_success:
            self.fail(f"{job.target.name} is {job.state.value}: {', '.join(map(str, job.issues))}")

    @Slot(object)
    def _on_sources_inspected(self, _sources: object) -> None:
        dialog = self._window.new_export
        dialog.destination.choose(self._destination, dialog.destination.on_conflict)
        ready = dialog.isVisible() and dialog.export_button.isEnabled()
        self._check(f"a new export is ready: {dialog.export_button.accessibleName()}", ready)
        if ready:
            dialog.export_button.click()
        else:
            self._end()

    @Slot(Path)
    def _on_preview_loaded(self, path: Path) -> None:
        state = self._window.preview.view_state
        elements = len(state.scene.elements) if state else 0
        self._check(f"the preview of {path.name} shows {elements} elements", elements > 0)
        self._window.window_actions.show_history.trigger()

    @Slot(Path, str)
    def _on_preview_load_failed(self, _path: Path, reason: str) -> None:
        self.fail(f"the preview says: {reason}")

    @Slot()
    def _on_history_filled(self) -> None:
        jobs = self._window.history.jobs.jobs()
        self._check(f"the history lists {len(jobs)} export", len(jobs) == 1)
        for job in jobs:
            self._check_job(job)
        self._end()

    def _check_job(self, job: Job) -> None:
        self._check(f"the export is {job.state.value}", job.state is JobState.DONE)
        exists = job.path is not None and job.path.stat().st_size == job.bytes
        self._check(f"{job.target.name} is there, {job.bytes} bytes", exists)
        totals = job.ledger
        counted = totals is not None and totals.products > 0 and totals.failed == 0
        self._check(f"the ledger has {totals.products if totals else 0} products", counted)

    def _check(self, what: str, holds: bool) -> None:
        self._holds = self._holds and holds
        self._write(f"{'ok  ' if holds else 'FAIL'}  {what}")

    def _end(self) -> None:
        self._patience.stop()
        self._write("self-test passed" if self._holds else "self-test failed")
        self.ended(0 if self._holds else 1)
