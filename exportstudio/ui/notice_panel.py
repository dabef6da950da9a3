"""All that the window has to say, one method for each occasion."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job
from exportstudio.ui.message_panel import Message, MessagePanel
from exportstudio.ui.reveal import reveal
from exportstudio.ui.source_file import SourceFile
from exportstudio.ui.tone import Tone
from exportstudio.ui.words import issue_text, issue_words

_MOST_REASONS = 6
_TONES = {Severity.INFO: Tone.ACCENT, Severity.WARNING: Tone.CAUTION, Severity.ERROR: Tone.BAD}

_Act = Callable[[], object]


class NoticePanel(MessagePanel):
    """The messages of the window; a newer one replaces an older one of its occasion."""

    def tell_issue(self, issue: Issue) -> None:
        """Say that something is not in order."""
        text = issue_words(issue)
        self.show_message(Message(issue.code, text, _TONES[issue.severity]))

    def tell_refused_sources(self, sources: Sequence[SourceFile]) -> None:
        """Say which of the added files can't be exported, and why."""
        if len(sources) == 1:
            lines = [self.tr("One file can't be exported:")]
        else:
            lines = [self.tr("%n files can't be exported:", "", len(sources))]
        lines += [issue_text(source.issue) for source in sources[:_MOST_REASONS] if source.issue]
        if len(sources) > _MOST_REASONS:
            lines.append(self.tr("and %n more", "", len(sources) - _MOST_REASONS))
        separator = " " if len(sources) == 1 else "\n"
        self.show_message(Message("refused sources", separator.join(lines), Tone.CAUTION))

    def tell_interrupted(self, count: int, restart: _Act, dismiss: _Act) -> None:
        """Say that the last run of the program left work behind."""
        if count == 1:
            text = self.tr("One export was interrupted when the program ended.")
        else:
            text = self.tr("%n exports were interrupted when the program ended.", "", count)
        actions = (self.tr("&Restart"), restart), (self.tr("Dis&miss"), dismiss)
        self.show_message(Message("interrupted", text, Tone.CAUTION, actions))

    def tell_held(self, release: _Act) -> None:
        """Say that the queue is held."""
        text = self.tr("The queue is held: what runs is finished, nothing else starts.")
        actions = ((self.tr("&Go on"), release),)
        self.show_message(Message("held", text, Tone.ACCENT, actions))

    def tell_released(self) -> None:
        """Take back that the queue is held."""
        self.close_message("held")

    def tell_end(self, done: int, failed: int, show_failed: _Act) -> None:
        """Say how a queue ended of which something failed."""
        text = self.tr("The queue is done: {done} exported, {failed} failed.").format(
            done=done, failed=failed
        )
        actions = ((self.tr("Show &failed"), show_failed),)
        self.show_message(Message("end", text, Tone.BAD, actions))

    def forget_end(self) -> None:
        """Take back how the last queue ended: there is a new one."""
        self.close_message("end")

    def tell_removed(self, jobs: Sequence[Job], undo: _Act) -> None:
        """Say that rows were removed, and what was not."""
        if len(jobs) == 1:
            text = self.tr("One export was taken off the list. Its file and its history stay.")
        else:
            text = self.tr(
                "%n exports were taken off the list. Their files and history stay.", "", len(jobs)
            )
        self.show_message(Message("removed", text, Tone.ACCENT, ((self.tr("&Undo"), undo),)))

    def tell_forgotten(self, name: str, undo: _Act) -> None:
        """Say that a schedule or watched folder was removed, and what was not."""
        text = self.tr("“{name}” is no longer seen to. What it exported stays.").format(name=name)
        self.show_message(Message("forgotten", text, Tone.ACCENT, ((self.tr("&Undo"), undo),)))

    def tell_automation(self, name: str, issue: Issue) -> None:
        """Say that a schedule or watched folder could not do what it should."""
        text = f"{name}: {issue_words(issue)}"
        self.show_message(Message(f"automation {name}", text, _TONES[issue.severity]))

    def tell_leaving(self, stay: _Act) -> None:
        """Say that the program closes by itself."""
        text = self.tr("Export Studio closes when the queue is done.")
        self.show_message(Message("leaving", text, Tone.ACCENT, ((self.tr("&Stay open"), stay),)))

    def tell_report(self, path: Path) -> None:
        """Say that a report was written."""
        text = self.tr("The report {path} is written.").format(path=path)
        actions = ((self.tr("Show in &folder"), lambda: reveal(path)),)
        self.show_message(Message("report", text, Tone.GOOD, actions))

    def tell_fault(self, trace: str) -> None:
        """Say that something happened that nobody thought of."""
        text = self.tr("JOB599: Something unexpected happened in the window. Exports go on.")

        def copy() -> None:
            QGuiApplication.clipboard().setText(trace)

        self.show_message(Message("fault", text, Tone.BAD, ((self.tr("&Copy details"), copy),)))
