"""Takes screenshots of the pages of the window, in light and in dark.

    python packaging/screenshots.py FOLDER [--language de] [--scale 2]

Works offscreen and on a real or virtual screen. The exports on the pictures are real ones of the
sample building and of a damaged copy; states that pass too quickly are posed.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from exportstudio.model.issue import Issue
from exportstudio.model.job import Job, JobState, new_id
from exportstudio.model.progress import Progress, Stage
from exportstudio.model.request import ExportRequest
from exportstudio.model.schedule import Timing
from exportstudio.resource import sample_building
from exportstudio.service import ExportService
from exportstudio.ui import app as studio
from exportstudio.ui.language import LANGUAGES, speak
from exportstudio.ui.main_window import MainWindow
from exportstudio.ui.new_export_dialog import Step
from exportstudio.ui.quit_dialog import QuitDialog
from exportstudio.ui.settings import Preferences
from exportstudio.ui.settings_dialog import SettingsDialog

_LIGHT, _DARK = "light", "dark"
_SETTLE_MS = 400
_SIZE = (1400, 900)
_NAMES = (
    "Bürogebäude Königstraße 12, Haus B – Ausführungsplanung.ifc",
    "house.ifc",
    "Primary School North Wing, structural model, issue for tender 2026-03.ifc",
)


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=Path("screenshots"))
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--scale", type=float, default=1.0)
    arguments = parser.parse_args()
    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    if arguments.scale != 1:
        os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
    app = studio.application(sys.argv[:1])
    speak(app, arguments.language)
    kind = "" if arguments.language == "en" else f"-{arguments.language}"
    kind += "" if arguments.scale == 1 else f"-{arguments.scale:.0%}".rstrip("%")
    light = QPalette(app.palette())
    for scheme in (_LIGHT, _DARK):
        app.setPalette(light if scheme == _LIGHT else _dark())
        with tempfile.TemporaryDirectory() as place, ExportService(Path(place, "data")) as service:
            window = MainWindow(service)
            window.resize(*_SIZE)
            window.show()
            session = _Session(window, service, Path(place), folder, scheme + kind)
            session.ended = app.quit
            session.start()
            app.exec()
            window.close_now()
    app.setPalette(light)
    return 0


class _Session(QObject):
    """Goes from page to page; a step that returns None is followed by the next after a moment."""

    def __init__(
        self, window: MainWindow, service: ExportService, place: Path, folder: Path, scheme: str
    ) -> None:
        super().__init__(window)
        self.ended: Callable[[], None] = lambda: None
        self._window = window
        self._service = service
        self._place = place
        self._folder = folder
        self._scheme = scheme
        self._steps = self._all_steps()

    def start(self) -> None:
        """Take the first step."""
        self._later()

    def _later(self) -> None:
        QTimer.singleShot(_SETTLE_MS, self._step)

    def _step(self) -> None:
        try:
            wait_for = next(self._steps)
        except StopIteration:
            self.ended()
            return
        if wait_for is None or wait_for():
            self._later()
        else:
            QTimer.singleShot(_SETTLE_MS, lambda: self._await(wait_for))

    def _await(self, condition: Callable[[], bool]) -> None:
        if condition():
            self._later()
        else:
            QTimer.singleShot(_SETTLE_MS, lambda: self._await(condition))

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        path = self._folder / f"{name}-{self._scheme}.png"
        (widget or self._window).grab().save(str(path))
        print(path)

    def _all_steps(self) -> Iterator[Callable[[], bool] | None]:
        window, dialog = self._window, self._window.new_export
        yield None
        self._picture("empty")
        sources = self._sources()
        (self._place / "plan.pdf").write_text("no building")
        window.add_sources([*sources, self._place / "plan.pdf"])
        yield dialog.isVisible
        dialog.destination.choose(self._place / "Exports", dialog.destination.on_conflict)
        dialog.formats.choose(["glb", "xlsx", "pdf"])
        dialog.options.set_values({"pdf": {"institution": "Büro Nord"}, "glb": {"spaces": True}})
        yield None
        for step in Step:
            dialog.show_step(step)
            yield None
            if step is Step.CONTENT:
                yield lambda: bool(dialog.content.storeys.names(checked=True))
            if step is Step.REVIEW:
                yield lambda: dialog.review.outputs > 0
            self._picture(f"new-export-{step.name.lower()}", dialog)
        dialog.formats.choose(["glb"])
        dialog.export_button.click()
        (self._place / "damaged.ifc").write_text("no building")
        window.export(
            [ExportRequest((self._place / "damaged.ifc",), destination=self._place / "Exports")]
        )
        yield lambda: window.preview.view_state is not None
        yield lambda: all(job.state.is_final for job in self._service.engine.jobs())
        window.notices.close_message("refused sources")
        window.notices.close_message("end")
        posed = list(_posed(self._place))
        window.queue.jobs.put(posed)
        yield None
        window.queue.table.select_job(posed[0].id)
        yield None
        self._picture("queue-running")
        done = next(job for job in window.queue.jobs.jobs() if job.state is JobState.DONE)
        window.queue.table.select_job(done.id)
        window.notices.tell_interrupted(3, lambda: None, lambda: None)
        yield None
        self._picture("queue-done")
        window.queue.table.select_job(posed[1].id)
        window.notices.close_message("interrupted")
        window.notices.tell_end(3, 2, lambda: None)
        window.details.show_tab(1)
        yield None
        self._picture("queue-failed")
        window.notices.close_message("end")
        window.details.show_tab(0)
        window.window_actions.show_history.trigger()
        yield None
        self._picture("history")
        window.history.filter.set_filter("nothing of that name", frozenset())
        yield None
        yield None
        self._picture("history-no-match")
        window.history.filter.set_filter("", frozenset())
        window.window_actions.show_figures.trigger()
        yield None
        yield None
        self._picture("figures")
        window.window_actions.show_automation.trigger()
        yield None
        self._picture("schedules-empty")
        request = ExportRequest((sources[0],), ("glb", "xlsx"), destination=self._place / "Exports")
        self._service.add_schedule("Every night", request, Timing.daily(2))
        weekly = Timing(cron="0 8-18/2 * * mon-fri")
        self._service.add_schedule("While people work", request, weekly, enabled=False)
        (self._place / "Incoming").mkdir()
        self._service.add_watch_folder(self._place / "Incoming", request)
        window.automation.select(self._service.schedule("Every night"))
        yield lambda: window.automation.selected() is not None
        self._picture("schedules")
        window.automation.change.trigger()
        yield lambda: bool(dialog.sources.usable())
        self._picture("new-export-schedule", dialog)
        dialog.reject()
        window.window_actions.show_queue.trigger()
        yield from self._dialogs(done)
        hint = window.drop_hint
        hint.cover()
        yield None
        self._picture("drop")
        hint.hide()
        question = QuitDialog(2, window)
        question.show()
        yield None
        self._picture("quit", question)
        question.close()

    def _dialogs(self, done: Job) -> Iterator[Callable[[], bool] | None]:
        window = self._window
        window.queue.table.select_job(done.id)
        yield None
        window.window_actions.verify.trigger()
        yield lambda: bool(window.verify.messages.texts)
        self._picture("verify", window.verify)
        window.verify.close()
        changed = self._place / "changed.ifc"
        text = sample_building().read_text("utf-8")
        changed.write_text(text.replace("'Dach'", "'Dachgeschoss'"), encoding="utf-8")
        window.compare.show()
        window.compare.compare(sample_building(), changed)
        yield lambda: bool(window.compare.messages.texts)
        self._picture("compare", window.compare)
        window.compare.close()
        settings = SettingsDialog(self._service, Preferences(), window)
        settings.show()
        yield None
        self._picture("settings", settings)
        settings.close()

    def _sources(self) -> list[Path]:
        sources = [self._place / name for name in _NAMES]
        for source in sources:
            source.write_bytes(sample_building().read_bytes())
        return sources


def _posed(place: Path) -> Iterator[Job]:
    """Yield jobs in the states that can't be waited for."""
    crash = Issue.error(
        "JOB511",
        "The process ended while it shaped the element 2O2Fr$t4X7Zf8NOew3FLOH.",
        "The export was tried again without that element, and ended again.",
        element="2O2Fr$t4X7Zf8NOew3FLOH",
    )
    notes = tuple(
        Issue.warning(
            "GEOM204",
            f"Opening {number} could not be cut out of the wall; the wall is exported whole.",
            "Look at the wall in the program that made the model.",
            element=f"1hOSvn6df7F8_7GcBWl{number:03}",
        )
        for number in (12, 31)
    )
    for minutes, (name, state, percent, eta_s) in enumerate(
        (
            ("Krankenhaus Süd, Technische Gebäudeausrüstung.ifc", JobState.RUNNING, 58.0, 74.0),
            ("tower.ifczip", JobState.CRASHED, 43.0, None),
            ("station hall.ifc", JobState.PAUSED, 31.0, None),
            ("villa.ifc", JobState.QUEUED, 0.0, None),
            ("old town block 7.ifc", JobState.CANCELLED, 12.0, None),
            ("bridge.ifc", JobState.INTERRUPTED, 66.0, None),
        )
    ):
        job = Job(
            id=new_id(),
            batch_id=new_id(),
            group_id=new_id(),
            source=place / name,
            format="glb",
            quality="professional" if minutes % 2 else "standard",
            target=place / "Exports" / Path(name).with_suffix(".glb"),
            state=state,
            progress=Progress(Stage.SHAPING, 412, 1930, percent, eta_s),
            created_at=time.time() - 150 + minutes,
        )
        if state is not JobState.QUEUED:
            job = replace(job, started_at=job.created_at + 2)
        if state.is_final:
            job = replace(job, finished_at=job.created_at + 40)
        yield replace(job, issues=(*notes, crash) if state is JobState.CRASHED else ())


def _dark() -> QPalette:
    """Return the colours that Qt's own style has on a dark system."""
    window, text, accent = QColor(50, 50, 50), QColor(240, 240, 240), QColor(48, 140, 198)
    palette = QPalette(
        text,
        window,
        window.lighter(150),
        window.darker(150),
        window.darker(130),
        text,
        window.darker(140),
    )
    faint = QColor(text)
    faint.setAlpha(128)
    palette.setColor(QPalette.ColorRole.PlaceholderText, faint)
    palette.setColor(QPalette.ColorRole.Midlight, window.darker(130).lighter(110))
    palette.setColor(QPalette.ColorRole.Highlight, accent)
    palette.setColor(QPalette.ColorRole.Accent, accent)
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(255, 255, 255))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(130, 130, 130))
    return palette


if __name__ == "__main__":
    sys.exit(main())
