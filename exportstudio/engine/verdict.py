"""What follows from the end of a child: the one place that judges it, and puts it in words."""

import signal
from dataclasses import dataclass
from enum import StrEnum

from exportstudio.engine.events import GroupEnded
from exportstudio.model.issue import Issue
from exportstudio.model.job import JobState, interrupted_issue
from exportstudio.model.progress import Stage

# How many elements a group may lose to crashes before its jobs are given up.
MOST_CULPRITS = 3

_SIGNAL_WORDS = {
    "SIGSEGV": "a memory error",
    "SIGBUS": "a memory error",
    "SIGABRT": "an internal check",
    "SIGILL": "an illegal instruction",
    "SIGFPE": "an arithmetic error",
    "SIGKILL": "the operating system or another program ended it",
    "SIGTERM": "the operating system or another program asked it to stop",
}
_WINDOWS_WORDS = {
    0xC0000005: "a memory error (access violation)",
    0xC00000FD: "a stack overflow",
    0xC0000094: "an arithmetic error (division by zero)",
    0xC000001D: "an illegal instruction",
    0xC0000374: "a memory error (heap corruption)",
    0xC0000409: "an internal check (fail fast)",
}
_REPORT = "Retry the job; if it happens again, send the job's log with a report."


class Stop(StrEnum):
    """Why the engine itself ended a child."""

    CANCELLED = "cancelled"
    SHUT_DOWN = "shut down"
    OVER_BUDGET = "over budget"
    SILENT = "silent"
    OVER_TIME = "over time"
    OVER_MEMORY = "over memory"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child was allowed: seconds for an element, for a silence, and for the job it was at.

    `has_more`: that job gets a second try, with twice the time, if it takes too long.
    `held_bytes` is the memory that it held, and `is_alone` whether no other child ran.
    """

    element_s: float
    silence_s: float
    job_s: float
    has_more: bool
    held_bytes: int = 0
    is_alone: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the jobs that the child left unfinished.

    Either `state` is their final state, with an issue that says why, or they go to another child,
    with an issue that says what is different there; `without` is an element that it leaves out.
    `first_only`: all this concerns the job that the child was at, while the others go to another
    child as they are. `alone`: the other child starts when no other runs any more.
    """

    state: JobState | None = None
    issue: Issue | None = None
    without: str | None = None
    first_only: bool = False
    alone: bool = False


def judge(
    ended: GroupEnded, stop: Stop | None, limits: Limits, quarantine: tuple[str, ...], culprits: int
) -> Verdict:
    """Return what becomes of the jobs that a child left unfinished.

    `stop` is why the engine ended the child, if it did; `quarantine` holds the elements that it
    was to leave out, `culprits` is how many of these earlier children of the group were lost to.
    """
    if stop is Stop.CANCELLED:
        return Verdict(JobState.CANCELLED)
    if stop is Stop.SHUT_DOWN:
        return Verdict(JobState.INTERRUPTED, interrupted_issue())
    if ended.fault is not None:
        return Verdict(JobState.FAILED, ended.fault)
    if ended.said_end:
        return Verdict(JobState.FAILED, _no_result())
    # Before a job is at work, what goes wrong concerns all that share the reading.
    at_a_job = ended.stage not in (Stage.STARTING, Stage.READING)
    if stop is Stop.OVER_TIME:
        if limits.has_more:
            return Verdict(issue=_second_chance(limits.job_s), first_only=True)
        return Verdict(JobState.FAILED, _over_time(limits.job_s), first_only=True)
    if stop is Stop.SILENT:
        return Verdict(JobState.FAILED, _silent(limits.silence_s), first_only=at_a_job)
    if stop is Stop.OVER_MEMORY and not limits.is_alone:
        return Verdict(issue=_alone(limits.held_bytes), alone=True)
    killed = ended.exit_code in (-signal.SIGTERM, -9) and stop is None
    may_retry = (
        ended.element is not None
        and not killed
        and ended.element not in quarantine
        and culprits < MOST_CULPRITS
    )
    if may_retry:
        if stop is Stop.OVER_BUDGET:
            how = f"took longer than {limits.element_s:g} seconds"
        elif stop is Stop.OVER_MEMORY:
            how = "took more memory than there is"
        else:
            how = f"ended the export process ({exit_words(ended.exit_code)})"
        return Verdict(issue=_quarantined(ended.element, how, stop), without=ended.element)
    if stop is Stop.OVER_MEMORY:
        issue = _out_of_memory(limits.held_bytes, ended.element)
        return Verdict(JobState.FAILED, issue, first_only=at_a_job)
    crashed = _crashed(ended, stop, quarantine, killed=killed)
    return Verdict(JobState.CRASHED, crashed, first_only=at_a_job)


def exit_words(exit_code: int | None) -> str:
    """Return what an exit code stands for, in words."""
    if exit_code is None:
        return "it stopped talking and had to be ended"
    if exit_code < 0:
        try:
            name = signal.Signals(-exit_code).name
        except ValueError:
            return f"signal {-exit_code}"
        return f"{_SIGNAL_WORDS[name]}, {name}" if name in _SIGNAL_WORDS else name
    if exit_code in _WINDOWS_WORDS:
        return f"{_WINDOWS_WORDS[exit_code]}, exit code {exit_code:#x}"
    if exit_code == 0:
        return "it left without finishing"
    return f"exit code {exit_code}"


def _quarantined(element: str | None, how: str, stop: Stop | None) -> Issue:
    code = "JOB517" if stop in (Stop.OVER_BUDGET, Stop.OVER_MEMORY) else "JOB516"
    return Issue.warning(
        code,
        f"The element {element} {how}; it was shaped in another way.",
        "Look at the element in the program that wrote the file, and model it more simply.",
        element=element,
    )


def _crashed(
    ended: GroupEnded, stop: Stop | None, quarantine: tuple[str, ...], *, killed: bool
) -> Issue:
    where = f" in the stage “{ended.stage}”"
    if ended.element is not None:
        where += f", while it made the element {ended.element}"
    if killed:
        return Issue.error(
            "JOB515",
            f"The export process was ended from outside{where} ({exit_words(ended.exit_code)}).",
            "If nobody ended it, the computer may have run out of memory: close other programs, "
            "or choose a lower quality, and retry the job.",
            element=ended.element,
            recoverable=True,
        )
    how = "an element took too long" if stop is Stop.OVER_BUDGET else exit_words(ended.exit_code)
    again = ""
    if quarantine:
        again = f" It had been made again without {', '.join(quarantine)}."
    return Issue.error(
        "JOB514", f"The export process crashed{where} ({how}).{again}", _REPORT, ended.element
    )


def _no_result() -> Issue:
    return Issue.error("JOB512", "The export process ended without a word about this job.", _REPORT)


def _silent(limit_s: float) -> Issue:
    return Issue.error(
        "JOB513",
        f"The export process said nothing for {limit_s:g} seconds and was ended.",
        "The file may be too large for this computer. Close other programs and retry the job.",
        recoverable=True,
    )


def _alone(held_bytes: int) -> Issue:
    return Issue.info(
        "JOB544",
        f"Memory ran out while the export process held {held_bytes / 1e9:.1f} GB; the job is tried "
        "again when no other runs.",
        "Run fewer jobs at once to save the time.",
    )


def _out_of_memory(held_bytes: int, element: str | None) -> Issue:
    where = f", while it made the element {element}" if element else ""
    return Issue.error(
        "JOB545",
        f"The export process held {held_bytes / 1e9:.1f} GB of memory and was ended before the "
        f"computer ran out{where}.",
        "Close other programs, choose a coarser quality, or export a part of the building.",
        element=element,
        recoverable=True,
    )


def _second_chance(limit_s: float) -> Issue:
    return Issue.info(
        "JOB531",
        f"The job took longer than {_span(limit_s)} and is tried once more, with twice the time.",
    )


def _over_time(limit_s: float) -> Issue:
    return Issue.error(
        "JOB532",
        f"The job took longer than {_span(limit_s)}, on a second try, and was ended.",
        "Choose a lower quality or a part of the building, or give the job more time.",
        recoverable=True,
    )


def _span(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 60 else f"{seconds:g} seconds"
