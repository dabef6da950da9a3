"""The queue in figures, at the foot of the window."""

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from exportstudio.model.job import Job, JobState
from exportstudio.ui import job_text
from exportstudio.ui.queue_outlook import queue_eta_s


class QueueStatusView(QWidget):
    """How many jobs run, wait and failed, and when all will be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = QLabel()
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        self._outlook = QLabel()
        layout = QHBoxLayout(self)
        margin = self.fontMetrics().averageCharWidth()
        layout.setContentsMargins(margin, 0, margin, 0)
        layout.setSpacing(margin * 3)
        layout.addWidget(self._figures)
        layout.addWidget(self._outlook)

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._figures.text()} {self._outlook.text()}".strip()

    def show_jobs(self, jobs: Collection[Job], slots: int, *, held: bool) -> None:
        """Show how things stand."""
        states = Counter(job.state for job in jobs)
        failed = states[JobState.FAILED] + states[JobState.CRASHED]
        figures = [
            self.tr("{count} running").format(count=states[JobState.RUNNING]),
            self.tr("{count} queued").format(count=states[JobState.QUEUED]),
        ]
        if states[JobState.PAUSED]:
            figures.append(self.tr("{count} paused").format(count=states[JobState.PAUSED]))
        if failed:
            figures.append(self.tr("{count} failed").format(count=failed))
        busy = states[JobState.RUNNING] + states[JobState.QUEUED] > 0
        self._figures.setText("  ·  ".join(figures))
        eta_s = queue_eta_s(jobs, slots) if busy else None
        if held:
            self._outlook.setText(self.tr("Queue held"))
        elif eta_s is not None:
            self._outlook.setText(
                self.tr("Queue done in about {time}").format(time=job_text.duration_text(eta_s))
            )
        else:
            self._outlook.setText("")
        self.setAccessibleName(self.text)
