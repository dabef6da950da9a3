"""When a job is tried again by itself, and how long it waits. Pure arithmetic."""

from dataclasses import dataclass

from exportstudio.model.issue import Issue
from exportstudio.model.transient import TRANSIENT_CODES


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """So many tries in all; the pause before the next one doubles from `first_s` to `longest_s`.

    `jitter` is the share by which a pause may be shorter or longer, so that jobs which met the same
    locked file don't all come back at the same moment.
    """

    tries: int = 3
    first_s: float = 1.0
    longest_s: float = 30.0
    jitter: float = 0.3

    def allows(self, issue: Issue, tries: int) -> bool:
        """Return whether a job that failed for the `tries`-th time may pass by itself."""
        return issue.code in TRANSIENT_CODES and tries < self.tries

    def pause_s(self, tries: int, chance: float) -> float:
        """Return the pause after the `tries`-th try in seconds; `chance` is drawn from 0 to 1."""
        pause_s = min(self.first_s * 2.0 ** (tries - 1), self.longest_s)
        return pause_s * (1 + self.jitter * (2 * chance - 1))


def tried_again(issue: Issue, pause_s: float) -> Issue:
    """Return the note on a job that is tried again."""
    return Issue.info(
        "JOB530",
        f"A try failed ({issue.code}: {issue.text}) It is repeated after {pause_s:.1f} s.",
        element=issue.element,
    )
