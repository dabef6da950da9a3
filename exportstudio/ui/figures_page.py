"""The history in figures, and what goes on now."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exportstudio.analytics.reports import write_report
from exportstudio.delivery.publish import storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.model.progress import Stage
from exportstudio.service import ExportService
from exportstudio.ui import job_text
from exportstudio.ui.background_feed import BackgroundFeed
from exportstudio.ui.card_view import CardView
from exportstudio.ui.chart_views import BarChartView, ColumnChartView, ShareChartView
from exportstudio.ui.heading_view import HeadingView
from exportstudio.ui.icon import icon
from exportstudio.ui.live_panel import LivePanel
from exportstudio.ui.save_dialog import ask_where_to_save

_DAY_S = 86_400.0
_DAYS = (1, 7, 30, 365, None)


class FiguresPage(QWidget):
    """Live figures, and those of a period as charts; reports of them as files.

    Signals:
        report_written: the Path of a report.
        report_refused: the Issue that kept a report from being written.
    """

    report_written = Signal(object)
    report_refused = Signal(object)

    def __init__(self, service: ExportService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._summary: Mapping[str, Any] = {}
        self._live = LivePanel(service)
        self._period = QComboBox()
        self._period.setAccessibleName(self.tr("Period"))
        self._period.addItems(
            [
                self.tr("The last day"),
                self.tr("The last 7 days"),
                self.tr("The last 30 days"),
                self.tr("The last year"),
                self.tr("All time"),
            ]
        )
        self._period.setCurrentIndex(2)
        self._period.currentIndexChanged.connect(self.refresh)
        self._report = QPushButton(icon("report"), self.tr("Write &report…"))
        self._report.setAccessibleName(self.tr("Write a report of these figures"))
        self._report.setEnabled(False)
        self._report.clicked.connect(self._on_report_clicked)
        self._totals: dict[str, QLabel] = {}
        self._formats = BarChartView(self.tr("Exports by format"))
        self._qualities = BarChartView(self.tr("Exports by quality"))
        self._errors = BarChartView(self.tr("Most frequent errors"))
        self._buildings = BarChartView(self.tr("Time by building"))
        self._stages = ShareChartView(self.tr("Where the time goes"))
        self._days = ColumnChartView(self.tr("Exports by day"))
        self._feed = BackgroundFeed(self)
        self._feed.arrived.connect(self._on_feed_arrived)
        self._feed.ended.connect(self._on_feed_ended)
        self._reading = BackgroundFeed(self)
        self._reading.arrived.connect(self._on_reading_arrived)
        self._reading.ended.connect(self._on_reading_ended)
        self._build()

    @property
    def live(self) -> LivePanel:
        """What goes on now."""
        return self._live

    def total(self, key: str) -> str:
        """Return what is said of “jobs”, “rate”, “written”, “median” or “memory”."""
        return self._totals[key].text()

    def refresh(self) -> None:
        """Read the history again, soon: a long one takes its time."""
        service, since = self._service, self._since()

        def read() -> Iterator[Mapping[str, Any]]:
            yield service.analytics(since)

        self._reading.cancel()  # what was asked for before is of no use any more
        self._reading.start(read)

    def close_feeds(self) -> None:
        """Wait for nothing any more."""
        self._reading.cancel()
        self._feed.cancel()

    def _show(self, summary: Mapping[str, Any]) -> None:
        self._summary = summary
        seconds, peak = summary["seconds"], summary["peak_bytes"]
        rate = summary["success_rate"]
        for key, words in (
            ("jobs", self.locale().toString(summary["jobs"])),
            ("rate", job_text.UNKNOWN if rate is None else job_text.percent_text(rate)),
            ("written", job_text.size_text(summary["bytes_written"])),
            (
                "median",
                job_text.UNKNOWN if seconds is None else job_text.seconds_text(seconds["p50"]),
            ),
            ("memory", job_text.size_text(None if peak is None else round(peak["max"]))),
        ):
            self._totals[key].setText(words)
        for chart, key, name in (
            (self._formats, "by_format", job_text.format_text),
            (self._qualities, "by_quality", job_text.quality_text),
        ):
            chart.show_bars(
                [
                    (name(each), figures["jobs"], _with_rate(figures))
                    for each, figures in summary[key].items()
                ]
            )
        self._errors.show_bars(
            [(error["code"], error["jobs"], str(error["jobs"])) for error in summary["errors"]]
        )
        slow = sorted(
            (
                (figures["seconds"]["p50"], each)
                for each, figures in summary["by_building"].items()
                if figures["seconds"]
            ),
            reverse=True,
        )
        self._buildings.show_bars(
            [(each, value, job_text.seconds_text(value)) for value, each in slow]
        )
        self._stages.show_shares(
            [(_stage_text(stage), each["share"]) for stage, each in summary["stages"].items()]
        )
        self._days.show_columns(summary["by_day"])
        self._report.setEnabled(summary["jobs"] > 0 and not self._feed.is_running)

    def write_report(self, path: Path) -> None:
        """Write the figures that are shown to a file, soon; its ending says how."""
        summary, title = self._summary, f"{self.tr('Exports')}: {self._period.currentText()}"
        self._report.setEnabled(False)

        def write() -> Iterator[Path]:
            try:
                write_report(summary, title, path)
            except OSError as error:
                raise StudioError(storage_issue(path, error)) from error
            yield path

        self._feed.start(write)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history when it is looked at."""
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        line = self.fontMetrics().height()
        totals = QHBoxLayout()
        totals.setSpacing(line * 2)
        for key, words in (
            ("jobs", self.tr("Exports")),
            ("rate", self.tr("Success rate")),
            ("written", self.tr("Written")),
            ("median", self.tr("Usual time")),
            ("memory", self.tr("Most memory")),
        ):
            figure = QLabel(job_text.UNKNOWN)
            font = figure.font()
            font.setPointSizeF(font.pointSizeF() * 1.35)
            font.setBold(True)
            figure.setFont(font)
            self._totals[key] = figure
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(QLabel(words))
            column.addWidget(figure)
            totals.addLayout(column, 1)
        grid = QGridLayout()
        grid.setSpacing(line)
        for place, (title, chart) in enumerate(
            (
                (self.tr("Exports by day"), self._days),
                (self.tr("Where the time goes"), self._stages),
                (self.tr("By format"), self._formats),
                (self.tr("By quality"), self._qualities),
                (self.tr("Slowest buildings"), self._buildings),
                (self.tr("Most frequent errors"), self._errors),
            )
        ):
            grid.addWidget(self._card(title, chart), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(HeadingView(self.tr("History")))
        head.addWidget(self._period)
        head.addStretch()
        head.addWidget(self._report)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, line // 2, 0)
        rows.setSpacing(line)
        rows.addWidget(self._card(self.tr("Now"), self._live))
        rows.addLayout(head)
        rows.addLayout(totals)
        rows.addLayout(grid)
        rows.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _card(self, title: str, content: QWidget) -> CardView:
        line = self.fontMetrics().height()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(line // 2, line // 2, line // 2, line // 2)
        rows.addWidget(HeadingView(title))
        rows.addWidget(content)
        rows.addStretch()
        return CardView(inside)

    def _since(self) -> float:
        days = _DAYS[self._period.currentIndex()]
        return 0.0 if days is None else time.time() - days * _DAY_S

    def _on_report_clicked(self) -> None:
        kinds = (self.tr("Excel (*.xlsx)"), self.tr("PDF (*.pdf)"), self.tr("JSON (*.json)"))
        ask_where_to_save(self, self.tr("Write a report"), kinds, self.write_report)

    def _on_reading_arrived(self, summaries: list[Mapping[str, Any]]) -> None:
        self._show(summaries[-1])

    def _on_reading_ended(self, error: Exception | None) -> None:
        if error is not None:
            raise error

    def _on_feed_arrived(self, paths: list[Path]) -> None:
        self.report_written.emit(paths[-1])

    def _on_feed_ended(self, error: Exception | None) -> None:
        self._report.setEnabled(True)
        if isinstance(error, StudioError):
            self.report_refused.emit(error.issue)
        elif error is not None:
            raise error


def _with_rate(figures: Mapping[str, Any]) -> str:
    rate = figures["success_rate"]
    return f"{figures['jobs']}" + ("" if rate is None else f" · {job_text.percent_text(rate)}")


def _stage_text(stage: str) -> str:
    return job_text.stage_name(stage) if stage in list(Stage) else stage
