"""What there is to know about one job, at a glance."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exportstudio.model.job import Job
from exportstudio.ui import job_text
from exportstudio.ui.elided_text_view import ElidedTextView
from exportstudio.ui.icon import state_icon
from exportstudio.ui.ledger_bar_view import LedgerBarView
from exportstudio.ui.words import issue_words


class SummaryView(QScrollArea):
    """State, times, source and output of a job, with buttons for what can be done with it."""

    def __init__(self, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.fontMetrics().height()
        self._state_icon = QLabel()
        self._name = ElidedTextView(self.tr("Building"))
        font = self._name.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._name.setFont(font)
        self._state = QLabel()
        self._state.setAccessibleName(self.tr("State"))
        heading = QHBoxLayout()
        heading.addWidget(self._state_icon)
        heading.addWidget(self._name, 1)
        self._reason = QLabel()
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setWordWrap(True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QHBoxLayout()
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAccessibleName(action.text().replace("&", ""))
            buttons.addWidget(button)
        buttons.addStretch()
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setHorizontalSpacing(line)
        self._form.setVerticalSpacing(line // 3)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._source = self._add_row(self.tr("Source"))
        self._settings = self._add_row(self.tr("Settings"))
        self._times = self._add_row(self.tr("Time"))
        self._output = self._add_row(self.tr("Output"))
        self._size = self._add_row(self.tr("Size"))
        self._sha256 = self._add_row(self.tr("SHA-256"))
        self._sha256.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._ledger = LedgerBarView()
        self._form.addRow(self._label(self.tr("Products")), self._ledger)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(line // 2, line // 2, line // 2, line // 2)
        layout.setSpacing(line // 2)
        layout.addLayout(heading)
        layout.addWidget(self._state)
        layout.addWidget(self._reason)
        layout.addLayout(self._form)
        layout.addLayout(buttons)
        layout.addStretch()
        self.setWidget(content)
        # The card below shows through.
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_job(self, job: Job) -> None:
        """Show another job, or the same one as it now is."""
        line = self.fontMetrics().height()
        size = QSize(line, line) * 1.25
        self._state_icon.setPixmap(state_icon(job.state).pixmap(size, self.devicePixelRatioF()))
        self._name.set_text(job.source.name)
        self._state.setText(self._state_words(job))
        error = job.issues[-1] if job.issues and not job.state.is_success else None
        self._reason.setText(issue_words(error) if error else "")
        self._reason.setVisible(error is not None and job.state.is_final)
        self._source.set_text(str(job.source))
        self._settings.set_text(
            " · ".join((job_text.format_text(job.format), job_text.quality_text(job.quality)))
        )
        self._times.set_text(self._times_words(job))
        self._output.set_text(str(job.path or job.target))
        self._size.set_text(job_text.size_text(job.bytes))
        self._sha256.set_text(job.sha256 or "")
        if job.ledger is not None:
            self._ledger.set_totals(job.ledger)
        self._form.setRowVisible(self._size, job.bytes is not None)
        self._form.setRowVisible(self._sha256, job.sha256 is not None)
        self._form.setRowVisible(self._ledger, bool(job.ledger and job.ledger.products))

    def _add_row(self, title: str) -> ElidedTextView:
        value = ElidedTextView(title)
        self._form.addRow(self._label(title), value)
        return value

    def _label(self, title: str) -> QLabel:
        label = QLabel(title)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)  # the value is what counts
        return label

    def _state_words(self, job: Job) -> str:
        words = [job_text.state_text(job.state)]
        if not job.state.is_final and job.started_at is not None:
            words += [f"{int(job.progress.percent)} %", job_text.stage_text(job.progress)]
            if job.progress.eta_s is not None:
                left = job_text.duration_text(job.progress.eta_s)
                words.append(self.tr("{time} left").format(time=left))
        if job.attempt > 1:
            words.append(self.tr("attempt {number}").format(number=job.attempt))
        return " · ".join(words)

    def _times_words(self, job: Job) -> str:
        if job.started_at is None:
            return self.tr("added {moment}").format(moment=job_text.moment_text(job.created_at))
        return self.tr("{duration}, started {moment}").format(
            duration=job_text.duration_text(job.seconds),
            moment=job_text.moment_text(job.started_at),
        )
