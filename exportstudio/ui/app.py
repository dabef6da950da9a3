"""Starts the window."""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from exportstudio import __version__
from exportstudio.log_file import log_file
from exportstudio.model.issue import StudioError
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.request import ExportRequest
from exportstudio.place import default_data_folder
from exportstudio.service import ExportService
from exportstudio.ui.fault_reporter import FaultReporter
from exportstudio.ui.icon import application_icon
from exportstudio.ui.interrupt_notifier import InterruptNotifier
from exportstudio.ui.language import speak
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.settings import WindowSettings
from exportstudio.ui.words import issue_advice, issue_text


def main(
    argv: Sequence[str] | None = None,
    *,
    service: ExportService | None = None,
    sources: Sequence[Path] = (),
    sample: Path | None = None,
    destination: Path | None = None,
) -> int:
    """Show the window until it is closed, and return the exit code.

    `sources` are offered for export in the dialog of a new export. `sample` is exported to GLB
    without a question, into `destination` or beside itself, and shown in the preview when it is
    done. Without a `service` one is made, and closed at the end; a given one must have been made
    after a QApplication.
    """
    app = application(argv)
    data_folder = service.data_folder if service else default_data_folder()
    speak(app, WindowSettings(data_folder).preferences.language)
    try:
        with contextlib.nullcontext(service) if service else ExportService(shared=True) as running:
            return _run(app, running, sources, sample, destination)
    except StudioError as error:
        return _refuse(app, error)


def application(argv: Sequence[str] | None = None) -> QApplication:
    """Return the application, made where there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(sys.argv if argv is None else argv))
    # A thread that computes lets the window's thread go on after a millisecond, instead of five.
    sys.setswitchinterval(0.001)
    app.setApplicationName("exportstudio")
    app.setApplicationDisplayName("Export Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("exportstudio")
    app.setWindowIcon(application_icon())
    return app


def _run(
    app: QApplication,
    service: ExportService,
    sources: Sequence[Path],
    sample: Path | None,
    destination: Path | None,
) -> int:
    with log_file(service.data_folder, "window"):
        faults, interrupts = FaultReporter(), InterruptNotifier()
        window = MainWindow(service)
        faults.fault_found.connect(window.notices.tell_fault)
        interrupts.interrupted.connect(window.close_now)
        window.closed.connect(app.quit)
        window.show()
        if sample is not None:
            folder = destination or sample.absolute().parent
            request = ExportRequest((sample,), destination=folder, on_conflict=OnConflict.REPLACE)
            window.export([request])
        else:
            service.prepare()
        if sources:
            window.add_sources(sources)
        service.start_automation()
        try:
            return app.exec()
        finally:
            interrupts.close()
            faults.close()


def _refuse(app: QApplication, error: StudioError) -> int:
    """Say why the program can't start, and return the exit code."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Export Studio", issue_text(error.issue))
    box.setInformativeText(issue_advice(error.issue))
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    return 2
