"""When a schedule is due: a form for what is usual, cron texts for the rest."""

import time

from PySide6.QtCore import QDateTime, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from exportstudio.automation.timing import next_times
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.schedule import WEEKDAYS, MissedRun, Timing
from exportstudio.ui.job_text import moment_text
from exportstudio.ui.timing_text import (
    TimingKind,
    shape_of,
    timing_text,
    weekday_text,
)
from exportstudio.ui.words import issue_words

_RUNS = 3
_UNITS_S = (60.0, 3600.0, 86_400.0)
_MISSED = (MissedRun.ONCE, MissedRun.SKIP)
_LAST_DAY = 28
_HOUR_S = 3600


class TimingPanel(QWidget):
    """Asks when, and says at once what that means: in words, and as the next three runs.

    Signals:
        changed: another time is chosen than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since: float | None = None
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("How often"))
        self._kind.addItems(
            [
                self.tr("Every day"),
                self.tr("Every week"),
                self.tr("Every month"),
                self.tr("At intervals"),
                self.tr("Once"),
                self.tr("As a cron text says"),
            ]
        )
        self._time = QTimeEdit()
        self._time.setAccessibleName(self.tr("Time of day"))
        self._days = [QCheckBox(weekday_text(day)) for day in WEEKDAYS]
        for box, day in zip(self._days, WEEKDAYS, strict=True):
            box.setAccessibleName(weekday_text(day, full=True))
        self._month_day = QComboBox()
        self._month_day.setAccessibleName(self.tr("Day of the month"))
        self._month_day.addItems([str(day) for day in range(1, _LAST_DAY + 1)])
        self._month_day.addItem(self.tr("The last"))
        self._count = QSpinBox()
        self._count.setRange(1, 10_000)
        self._count.setAccessibleName(self.tr("Length of the interval"))
        self._unit = QComboBox()
        self._unit.setAccessibleName(self.tr("Unit of the interval"))
        self._unit.addItems([self.tr("minutes"), self.tr("hours"), self.tr("days")])
        self._moment = QDateTimeEdit()
        self._moment.setCalendarPopup(True)
        self._moment.setAccessibleName(self.tr("Date and time"))
        self._cron = QLineEdit()
        self._cron.setAccessibleName(self.tr("Cron text"))
        self._cron.setPlaceholderText("0 2 * * mon-fri")
        self._cron.setToolTip(self.tr("Five fields: minute, hour, day, month, weekday"))
        self._missed = QComboBox()
        self._missed.setAccessibleName(self.tr("Missed runs"))
        self._missed.addItems(
            [self.tr("Make up for them, once"), self.tr("Leave them out, and wait for the next")]
        )
        self._reading = QLabel()
        self._reading.setWordWrap(True)
        self._build()
        self.choose(Timing.daily(2), MissedRun.ONCE)
        self._connect_parts()

    @property
    def is_complete(self) -> bool:
        """True where what is chosen is a time that comes."""
        try:
            return bool(next_times(self.timing(), time.time(), 1))
        except RequestError:
            return False

    @property
    def missed(self) -> MissedRun:
        """What to do about runs that were due while no program ran."""
        return _MISSED[self._missed.currentIndex()]

    @property
    def reading(self) -> str:
        """What is said of the time that is chosen."""
        return self._reading.text()

    def timing(self) -> Timing:
        """Return what is chosen; raises RequestError where that is no time."""
        hour, minute = self._time.time().hour(), self._time.time().minute()
        match TimingKind(self._kind.currentIndex()):
            case TimingKind.DAILY:
                return Timing.daily(hour, minute)
            case TimingKind.WEEKLY:
                days = tuple(
                    day for day, box in zip(WEEKDAYS, self._days, strict=True) if box.isChecked()
                )
                if not days:
                    raise RequestError(_misfit("Tick at least one day."))
                return Timing.weekly(days, hour, minute)
            case TimingKind.MONTHLY:
                day = self._month_day.currentIndex() + 1
                return Timing.monthly(day if day <= _LAST_DAY else None, hour, minute)
            case TimingKind.EVERY:
                every_s = self._count.value() * _UNITS_S[self._unit.currentIndex()]
                return Timing(every_s=every_s, since=self._since or time.time())
            case TimingKind.ONCE:
                return Timing(at=float(self._moment.dateTime().toSecsSinceEpoch()))
            case TimingKind.CRON:
                text = " ".join(self._cron.text().split())
                if not text:
                    raise RequestError(_misfit("Write five fields, as in the example."))
                return Timing(cron=text)

    def choose(self, timing: Timing, missed: MissedRun) -> None:
        """Choose a time, and what to do about missed runs."""
        shape = shape_of(timing)
        self._time.setTime(QTime(shape.hour, shape.minute))
        for box, day in zip(self._days, WEEKDAYS, strict=True):
            box.setChecked(day in (shape.weekdays or WEEKDAYS[:5]))
        self._month_day.setCurrentIndex((shape.month_day or _LAST_DAY + 1) - 1)
        every_s = timing.every_s or _UNITS_S[-1]
        unit = max((n for n, each in enumerate(_UNITS_S) if every_s % each == 0), default=0)
        self._unit.setCurrentIndex(unit)
        self._count.setValue(round(every_s / _UNITS_S[unit]))
        next_hour = (int(time.time()) // _HOUR_S + 1) * _HOUR_S
        at = QDateTime.fromSecsSinceEpoch(next_hour if timing.at is None else round(timing.at))
        self._moment.setDateTime(at)
        self._cron.setText(timing.cron)
        self._missed.setCurrentIndex(_MISSED.index(missed))
        self._kind.setCurrentIndex(shape.kind)
        self._since = timing.since
        self._on_choice_changed()

    def _build(self) -> None:
        days = QHBoxLayout()
        for box in self._days:
            days.addWidget(box)
        days.addStretch()
        interval = QHBoxLayout()
        interval.addWidget(self._count)
        interval.addWidget(self._unit)
        interval.addStretch()
        every = QLabel(self.tr("E&very:"))
        every.setBuddy(self._count)
        self._form = QFormLayout()
        self._form.addRow(self.tr("&Repeat:"), self._kind)
        self._rows: list[tuple[int, tuple[TimingKind, ...]]] = []
        usual = TimingKind.DAILY, TimingKind.WEEKLY, TimingKind.MONTHLY
        for words, field, kinds in (
            (self.tr("On:"), days, (TimingKind.WEEKLY,)),
            (self.tr("&Day:"), self._month_day, (TimingKind.MONTHLY,)),
            (self.tr("At &time:"), self._time, usual),
            (every, interval, (TimingKind.EVERY,)),
            (self.tr("A&t:"), self._moment, (TimingKind.ONCE,)),
            (self.tr("Cron te&xt:"), self._cron, (TimingKind.CRON,)),
        ):
            self._rows.append((self._form.rowCount(), kinds))
            self._form.addRow(words, field)
        self._form.addRow(self.tr("&Missed runs:"), self._missed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addWidget(self._reading)

    def _connect_parts(self) -> None:
        for combo in (self._kind, self._month_day, self._missed):
            combo.currentIndexChanged.connect(self._on_choice_changed)
        for box in self._days:
            box.toggled.connect(self._on_choice_changed)
        self._time.timeChanged.connect(self._on_choice_changed)
        self._moment.dateTimeChanged.connect(self._on_choice_changed)
        self._cron.textChanged.connect(self._on_choice_changed)
        self._count.valueChanged.connect(self._on_interval_changed)
        self._unit.currentIndexChanged.connect(self._on_interval_changed)

    def _on_interval_changed(self) -> None:
        self._since = None  # another interval is counted from now
        self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        kind = TimingKind(self._kind.currentIndex())
        for row, kinds in self._rows:
            self._form.setRowVisible(row, kind in kinds)
        self._reading.setText(self._in_words())
        self._reading.setAccessibleName(self._reading.text())
        self.changed.emit()

    def _in_words(self) -> str:
        """Return what is chosen as people say it, or why it is no time."""
        try:
            timing = self.timing()
            words, runs = timing_text(timing), next_times(timing, time.time(), _RUNS)
        except RequestError as error:
            return issue_words(error.issue)
        if not runs:
            return self.tr("{timing}: that time is over.").format(timing=words)
        moments = "\n".join(f"• {moment_text(run)}" for run in runs)
        return self.tr("{timing}. The next runs:").format(timing=words) + f"\n{moments}"


def _misfit(suggestion: str) -> Issue:
    return Issue.error("JOB561", "No time is chosen.", suggestion)
