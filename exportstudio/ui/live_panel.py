"""What the program is doing at this moment, in figures."""

import time
from collections import deque

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.service import ExportService
from exportstudio.ui import job_text
from exportstudio.ui.chart_views import LineChartView
from exportstudio.ui.queue_outlook import queue_eta_s

_INTERVAL_MS = 1000
_SPAN_S = 60.0


class LivePanel(QWidget):
    """Figures of the last minute, once a second while they are seen."""

    def __init__(self, service: ExportService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._ended: deque[tuple[float, int]] = deque()
        service.engine.job_finished.connect(self._on_engine_job_finished)
        self._figures: dict[str, QLabel] = {}
        self._lines: dict[str, LineChartView] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.fontMetrics().height() * 2)
        for column, (key, words, has_line) in enumerate(
            (
                ("active", self.tr("Running"), True),
                ("rate", self.tr("Throughput"), True),
                ("memory", self.tr("Memory"), True),
                ("success", self.tr("Success since the start"), False),
                ("eta", self.tr("Queue done in"), False),
            )
        ):
            title, figure = QLabel(words), QLabel(job_text.UNKNOWN)
            font = figure.font()
            font.setPointSizeF(font.pointSizeF() * 1.35)
            font.setBold(True)
            figure.setFont(font)
            self._figures[key] = figure
            grid.addWidget(title, 0, column)
            grid.addWidget(figure, 1, column)
            if has_line:
                self._lines[key] = LineChartView(words)
                grid.addWidget(self._lines[key], 2, column)
            grid.setColumnStretch(column, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)

    def text(self, key: str) -> str:
        """Return what is said of “active”, “rate”, “memory”, “success” or “eta”."""
        return self._figures[key].text()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to tell."""
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def refresh(self) -> None:
        """Tell how things stand."""
        engine = self._service.engine
        stats, jobs = engine.stats(), engine.jobs()
        running = [job for job in jobs if job.state is JobState.RUNNING]
        while self._ended and self._ended[0][0] < time.monotonic() - _SPAN_S:
            self._ended.popleft()
        memory = _memory_bytes(running)
        rate = sum(size for _, size in self._ended) / _SPAN_S
        self._tell(
            "active",
            len(running),
            self.tr("{running} of {slots}").format(running=len(running), slots=stats.slots),
        )
        self._tell(
            "rate",
            rate,
            self.tr("{size}/s, {count} a minute").format(
                size=job_text.size_text(round(rate)), count=len(self._ended)
            ),
        )
        self._tell("memory", memory, job_text.size_text(memory))
        over = stats.succeeded + stats.unsuccessful
        self._figures["success"].setText(
            job_text.percent_text(stats.succeeded / over) if over else job_text.UNKNOWN
        )
        eta_s = queue_eta_s(jobs, stats.slots) if running or stats.queued else None
        self._figures["eta"].setText(job_text.duration_text(eta_s))

    def _tell(self, key: str, value: float, words: str) -> None:
        self._figures[key].setText(words)
        self._lines[key].add_sample(value, words)

    def _on_engine_job_finished(self, job: Job) -> None:
        if job.state.is_success:
            self._ended.append((time.monotonic(), job.source_bytes))


def _memory_bytes(jobs: list[Job]) -> int:
    """Return the memory of the children that jobs run in."""
    total = 0
    for process_id in {job.process_id for job in jobs} - {None}:
        try:
            total += psutil.Process(process_id).memory_info().rss
        except psutil.Error:
            continue  # it has just ended
    return total
