"""What people read about a job: states, stages, times and sizes in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from exportstudio.model.issue import Severity
from exportstudio.model.job import Job, JobState
from exportstudio.model.progress import Progress, Stage
from exportstudio.model.quality import QUALITIES
from exportstudio.ui.words import spoken

UNKNOWN = "—"

translate = QCoreApplication.translate

_STATES = {
    JobState.QUEUED: QT_TRANSLATE_NOOP("JobText", "Queued"),
    JobState.RUNNING: QT_TRANSLATE_NOOP("JobText", "Running"),
    JobState.PAUSED: QT_TRANSLATE_NOOP("JobText", "Paused"),
    JobState.DONE: QT_TRANSLATE_NOOP("JobText", "Done"),
    JobState.DONE_WITH_WARNINGS: QT_TRANSLATE_NOOP("JobText", "Done, with warnings"),
    JobState.FAILED: QT_TRANSLATE_NOOP("JobText", "Failed"),
    JobState.CRASHED: QT_TRANSLATE_NOOP("JobText", "Crashed"),
    JobState.CANCELLED: QT_TRANSLATE_NOOP("JobText", "Cancelled"),
    JobState.INTERRUPTED: QT_TRANSLATE_NOOP("JobText", "Interrupted"),
    JobState.SKIPPED: QT_TRANSLATE_NOOP("JobText", "Skipped"),
}
_STAGES = {
    Stage.STARTING: QT_TRANSLATE_NOOP("JobText", "Starting"),
    Stage.READING: QT_TRANSLATE_NOOP("JobText", "Reading"),
    Stage.SHAPING: QT_TRANSLATE_NOOP("JobText", "Shaping"),
    Stage.WRITING: QT_TRANSLATE_NOOP("JobText", "Writing"),
    Stage.VERIFYING: QT_TRANSLATE_NOOP("JobText", "Verifying"),
    Stage.PUBLISHING: QT_TRANSLATE_NOOP("JobText", "Publishing"),
}
_SEVERITIES = {
    Severity.INFO: QT_TRANSLATE_NOOP("JobText", "Note"),
    Severity.WARNING: QT_TRANSLATE_NOOP("JobText", "Warning"),
    Severity.ERROR: QT_TRANSLATE_NOOP("JobText", "Error"),
}


def state_text(state: JobState) -> str:
    """Return the word for a state."""
    return _translate(_STATES[state])


def severity_text(severity: Severity) -> str:
    """Return the word for the weight of an issue."""
    return _translate(_SEVERITIES[severity])


def stage_text(progress: Progress) -> str:
    """Return what is being done, and how much of it where that is counted."""
    stage = _translate(_STAGES[progress.stage])
    if progress.total <= 1:
        return stage
    locale = QLocale()
    return translate("JobText", "{stage} {done} of {total}").format(
        stage=stage,
        done=locale.toString(progress.done),
        total=locale.toString(progress.total),
    )


def stage_name(stage: str) -> str:
    """Return the word for a stage."""
    return _translate(_STAGES[Stage(stage)])


def progress_text(job: Job) -> str:
    """Return how far a job is, for people who hear the table instead of seeing it."""
    percent = int(job.progress.percent)
    if job.state.is_final or job.state is JobState.QUEUED:
        return translate("JobText", "{format}, {percent} percent, {state}").format(
            format=format_text(job.format), percent=percent, state=state_text(job.state).lower()
        )
    return translate("JobText", "{format}, {percent} percent, {stage}").format(
        format=format_text(job.format),
        percent=percent,
        stage=_translate(_STAGES[job.progress.stage]).lower(),
    )


def format_text(key: str) -> str:
    """Return the short name of a format."""
    return key.upper()


def quality_text(key: str) -> str:
    """Return the name of a quality tier."""
    quality = QUALITIES.get(key)
    return spoken(quality.title) if quality else key


def duration_text(seconds: float | None) -> str:
    """Return a span of time as minutes and seconds, with hours where there are any."""
    if seconds is None:
        return UNKNOWN
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_text(seconds: float) -> str:
    """Return a span of time in seconds and tenths of one."""
    return f"{QLocale().toString(seconds, 'f', 1)} s"


def percent_text(share: float) -> str:
    """Return a share of 1 in per cent, as the language writes it."""
    number = QLocale().toString(share * 100, "f", 0)
    return translate("JobText", "{number}%").format(number=number)


def size_text(size_bytes: int | None) -> str:
    """Return a file size with its unit."""
    if size_bytes is None:
        return UNKNOWN
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def cost_text(seconds: float, size_bytes: float, unknown: int) -> str:
    """Return what jobs will probably cost; `unknown` are those that nothing is known of."""
    if not seconds and not size_bytes:
        return translate("JobText", "Time and size are not known yet.")
    words = translate("JobText", "About {time} and {size}").format(
        time=duration_text(seconds), size=size_text(round(size_bytes))
    )
    if unknown:
        words += " " + translate("JobText", "({count} outputs unknown)").format(count=unknown)
    return words


def moment_text(seconds: float | None) -> str:
    """Return a point in time, given in seconds since the epoch, as date and time."""
    if seconds is None:
        return UNKNOWN
    moment = QDateTime.fromMSecsSinceEpoch(round(seconds * 1000))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _translate(text: object) -> str:  # what QT_TRANSLATE_NOOP returns is typed as object
    return translate("JobText", str(text))
