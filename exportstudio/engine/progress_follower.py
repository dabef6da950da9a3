"""How far running jobs are, from the notes of their children."""

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from exportstudio.engine.book import JobBook
from exportstudio.engine.run import Run
from exportstudio.engine.stage_times import StageTimes
from exportstudio.model.job import Job

if TYPE_CHECKING:
    from exportstudio.engine.events import StageNoted

# A stage stalls where nothing is heard for so many times as long as all of it should take.
_STALLED_AFTER = 2.0


class ProgressFollower:
    """Takes down in the book how far jobs are, and learns how long stages take."""

    def __init__(self, book: JobBook) -> None:
        self._book = book
        self._times = StageTimes()

    def follow(self, run: Run, jobs: Sequence[Job], now_s: float) -> None:
        """Bring the unfinished jobs of a run up to date; the child is at the first of them."""
        if run.paused_at_s is not None or not jobs:
            return
        note, at = run.runner.note, jobs[0]
        if run.job_id != at.id:
            run.job_id, run.job_since_s = at.id, now_s
        if run.stage is not note.stage:
            spent_s = now_s - run.stage_since_s
            self._times.learn(run.stage, at.format, at.source_bytes, spent_s)
            run.stage, run.stage_since_s = note.stage, now_s
        expected_s = self._times.expected_s(note.stage, at.format, at.source_bytes)
        stalled = now_s - note.heard_at_s > _STALLED_AFTER * expected_s
        for job in jobs:
            latest: StageNoted | None = None
            if note.number != run.seen:
                notes = [note.stages[key] for key in (None, job.id) if key in note.stages]
                latest = max(notes, key=itemgetter(0), default=(0, None))[1]
            self._book.advance(job, latest, now_s, stalled=stalled)
        run.seen = note.number
