"""The line above a table in which one says what one looks for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from exportstudio.model.job import JobState
from exportstudio.ui.icon import icon
from exportstudio.ui.tone import Tone

UNSUCCESSFUL = frozenset({JobState.FAILED, JobState.CRASHED})


class FilterBarView(QWidget):
    """A box for text and a choice of states.

    Signals:
        filter_changed: something else is looked for.
    """

    filter_changed = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLineEdit()
        self._text.setPlaceholderText(placeholder)
        self._text.setAccessibleName(placeholder)
        self._text.setClearButtonEnabled(True)
        # A file that is dropped here is to be exported, like anywhere else on the window.
        self._text.setAcceptDrops(False)
        self._text.addAction(
            icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition
        ).setText(placeholder)
        self._text.textChanged.connect(self.filter_changed)
        self._state = QComboBox()
        self._state.setAccessibleName(self.tr("State"))
        self._choices: list[frozenset[JobState]] = []
        for words, states in (
            (self.tr("All states"), frozenset[JobState]()),
            (self.tr("Waiting"), frozenset({JobState.QUEUED})),
            (self.tr("Running"), frozenset({JobState.RUNNING, JobState.PAUSED})),
            (self.tr("Done"), frozenset({JobState.DONE, JobState.DONE_WITH_WARNINGS})),
            (self.tr("Failed"), UNSUCCESSFUL),
            (self.tr("Cancelled"), frozenset({JobState.CANCELLED})),
            (self.tr("Interrupted"), frozenset({JobState.INTERRUPTED})),
            (self.tr("Skipped"), frozenset({JobState.SKIPPED})),
        ):
            self._choices.append(states)
            self._state.addItem(words)
        self._state.currentIndexChanged.connect(self.filter_changed)
        label = QLabel(self.tr("S&how:"))
        label.setBuddy(self._state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addSpacing(self.fontMetrics().averageCharWidth())
        layout.addWidget(label)
        layout.addWidget(self._state)
        layout.addStretch(1)
        self.setFocusProxy(self._text)

    @property
    def text(self) -> str:
        """The text that is looked for."""
        return self._text.text().strip()

    @property
    def states(self) -> frozenset[JobState]:
        """The states that are looked for, empty for all."""
        return self._choices[self._state.currentIndex()]

    def set_filter(self, text: str, states: frozenset[JobState]) -> None:
        """Look for something else."""
        self._text.setText(text)
        self._state.setCurrentIndex(self._choices.index(states))
