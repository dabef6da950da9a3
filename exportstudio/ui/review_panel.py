"""A new export as it will be: what is made, where, at what cost, and what speaks against it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from exportstudio.analytics.prediction import Predictor
from exportstudio.model.issue import Issue, Severity, StudioError
from exportstudio.model.job import Job
from exportstudio.model.request import ExportRequest
from exportstudio.planner import plan
from exportstudio.preflight import Forecast, forecast
from exportstudio.ui import job_text
from exportstudio.ui.background_feed import BackgroundFeed
from exportstudio.ui.card_view import CardView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon, state_icon
from exportstudio.ui.message_panel import Message, MessagePanel
from exportstudio.ui.quiet_table_view import QuietTableView
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_text, issue_words

_MOST_ROWS = 500
_MOST_MESSAGES = 4
_TONES = {Severity.INFO: Tone.ACCENT, Severity.WARNING: Tone.CAUTION, Severity.ERROR: Tone.BAD}


@dataclass(frozen=True, slots=True)
class _Outlook:
    jobs: Sequence[Job]
    forecast: Forecast


class ReviewPanel(QWidget):
    """Plans a request without carrying anything out, and shows what would come of it.

    Signals:
        reviewed: True where nothing speaks against starting.
    """

    reviewed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._cost = QLabel()
        self._cost.setWordWrap(True)
        self._messages = MessagePanel()
        self._keys: list[str] = []
        self._model = QStandardItemModel(self)
        self._table = QuietTableView(self.tr("Outputs"))
        self._table.setModel(self._model)
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(HeadingView(self.tr("&Outputs"), self._table))
        layout.addWidget(self._summary)
        layout.addWidget(self._cost)
        layout.addWidget(self._messages)
        layout.addWidget(CardView(self._table), 1)

    @property
    def texts(self) -> list[str]:
        """All that is said above the table."""
        return [self._summary.text(), self._cost.text(), *self._messages.texts]

    @property
    def outputs(self) -> int:
        """How many rows the table has."""
        return self._model.rowCount()

    def review(
        self,
        requests: Sequence[ExportRequest],
        predictor: Predictor,
        taken: Collection[Path],
        slots: int,
    ) -> None:
        """Show what would come of requests, soon."""
        self._feed.cancel()
        self._tell([])
        self._cost.clear()
        if not requests:
            self._model.clear()
            self._summary.setText(self.tr("There is nothing to export yet."))
            self.reviewed.emit(False)
            return
        self._summary.setText(self.tr("Looking at what will come of it…"))

        def look() -> Iterator[_Outlook]:
            jobs: list[Job] = []
            for request in requests:
                promised = {*taken, *(job.target for job in jobs)}
                jobs += plan(request, promised, dry_run=True)
            yield _Outlook(jobs, forecast(jobs, predictor, slots))

        self._feed.start(look)

    def close_feed(self) -> None:
        """Look no further."""
        self._feed.cancel()

    def _on_feed_arrived(self, outlooks: list[_Outlook]) -> None:
        outlook = outlooks[-1]
        jobs, foreseen = outlook.jobs, outlook.forecast
        made = [job for job in jobs if not job.state.is_final]
        folders = {job.target.parent for job in made}
        where = str(next(iter(folders))) if len(folders) == 1 else self.tr("several folders")
        if len(made) == 1:
            text = self.tr("One output in {folder}").format(folder=where)
        else:
            text = self.tr("%n outputs in {folder}", "", len(made)).format(folder=where)
        over = len(jobs) - len(made)
        if over:
            text += " · " + self.tr("left out: %n", "", over)
        self._summary.setText(text)
        self._cost.setText(job_text.cost_text(foreseen.seconds, foreseen.bytes, foreseen.unknown))
        self._tell(foreseen.issues)
        self._fill(jobs, foreseen)
        self.reviewed.emit(foreseen.may_start and bool(made))

    def _on_feed_ended(self, error: Exception | None) -> None:
        if isinstance(error, StudioError):
            self._model.clear()
            self._summary.clear()
            self._tell([error.issue])
            self.reviewed.emit(False)
        elif error is not None:
            raise error

    def _tell(self, issues: Sequence[Issue]) -> None:
        for key in self._keys:
            self._messages.close_message(key)
        self._keys = [f"{issue.code} {number}" for number, issue in enumerate(issues)]
        for key, issue in list(zip(self._keys, issues, strict=True))[:_MOST_MESSAGES]:
            text = issue_words(issue)
            self._messages.show_message(Message(key, text, _TONES[issue.severity]))

    def _fill(self, jobs: Sequence[Job], foreseen: Forecast) -> None:
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [self.tr("Output"), self.tr("Time"), self.tr("Size"), self.tr("Note")]
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (1, 2):
            self._model.setHeaderData(
                column, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole
            )
        for job in jobs[:_MOST_ROWS]:
            prediction = foreseen.predictions.get(job.id)
            seconds = prediction.seconds if prediction else None
            size = prediction.bytes if prediction else None
            name = QStandardItem(job.target.name)
            name.setToolTip(str(job.target))
            usable = not job.state.is_final
            name.setIcon(icon("export") if usable else state_icon(job.state))
            row = [
                name,
                QStandardItem(job_text.duration_text(seconds.value if seconds else None)),
                QStandardItem(job_text.size_text(round(size.value) if size else None)),
                QStandardItem(issue_text(job.issues[0]) if job.issues else ""),
            ]
            row[3].setToolTip(row[3].text())
            for item in row[1:3]:
                item.setTextAlignment(right)
            self._model.appendRow(row)
        if len(jobs) > _MOST_ROWS:
            self._model.appendRow(QStandardItem(self.tr("and %n more", "", len(jobs) - _MOST_ROWS)))
        character = self.fontMetrics().averageCharWidth()
        for column, width in ((0, 52), (1, 11), (2, 12)):
            self._table.setColumnWidth(column, character * width)
