"""A job book driven through legal and illegal calls, against the table of legal moves."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exportstudio.engine.book import JobBook
from exportstudio.engine.events import StageNoted
from exportstudio.model.job import LEGAL_MOVES, IllegalMove, Job, JobState
from exportstudio.model.progress import Progress, Stage

JOB = Job("1", "b", "g", Path("house.ifc"), "glb", "standard", Path("house.glb"))


@pytest.mark.parametrize(("old", "new"), list(itertools.product(JobState, JobState)))
def test_a_job_moves_along_the_table_and_not_otherwise(old: JobState, new: JobState) -> None:
    book = JobBook(lambda _job: None)
    book.add(replace(JOB, state=old))
    if new in LEGAL_MOVES[old]:
        assert book.move(book["1"], new).state is new
    else:
        with pytest.raises(IllegalMove):
            book.move(book["1"], new)
        assert book["1"].state is old


class BookMachine(RuleBasedStateMachine):
    """One job, tried at random; `state` is what the table says that it must be."""

    def __init__(self) -> None:
        super().__init__()
        self.finished: list[Job] = []
        self.book = JobBook(self.finished.append)
        self.book.add(JOB)
        self.state = JobState.QUEUED
        self.percent = 0.0
        self.endings = 0
        self.now_s = 0.0

    @property
    def job(self) -> Job:
        return self.book["1"]

    @rule()
    def start(self) -> None:
        if JobState.RUNNING in LEGAL_MOVES[self.state] and self.state is not JobState.PAUSED:
            self.book.start(self.job)
            self.state = JobState.RUNNING

    @precondition(lambda self: self.state is JobState.RUNNING)
    @rule(stage=st.sampled_from(Stage), done=st.integers(-5, 2000), total=st.integers(-5, 1000))
    def advance(self, stage: Stage, done: int, total: int) -> None:
        self.now_s += 0.3
        self.book.advance(self.job, StageNoted("g", "1", stage, done, total), self.now_s)

    @precondition(lambda self: self.state is JobState.RUNNING)
    @rule()
    def pause(self) -> None:
        self.book.pause(self.job)
        self.state = JobState.PAUSED

    @precondition(lambda self: self.state is JobState.PAUSED)
    @rule()
    def resume(self) -> None:
        self.book.move(self.job, JobState.RUNNING)
        self.state = JobState.RUNNING

    @precondition(lambda self: self.state in (JobState.RUNNING, JobState.PAUSED))
    @rule()
    def try_later(self) -> None:
        self.book.queue_again(self.job)
        self.state, self.percent = JobState.QUEUED, 0.0

    @rule(state=st.sampled_from([state for state in JobState if state.is_final]))
    def finish(self, state: JobState) -> None:
        through_running = self.state is JobState.PAUSED and state in LEGAL_MOVES[JobState.RUNNING]
        if state in LEGAL_MOVES[self.state] or through_running:
            self.book.finish(self.job, state)
            self.state = state
            self.endings += 1
        else:
            with pytest.raises(IllegalMove):
                self.book.finish(self.job, state)

    @rule()
    def queue_again(self) -> None:
        again = replace(self.job, state=JobState.QUEUED, progress=Progress(), finished_at=None)
        if self.state.is_final and JobState.QUEUED in LEGAL_MOVES[self.state]:
            self.book.add(again)
            self.state, self.percent = JobState.QUEUED, 0.0
        else:
            with pytest.raises(IllegalMove):
                self.book.add(again)

    @invariant()
    def is_as_the_table_says(self) -> None:
        assert self.job.state is self.state
        assert self.job.state.is_final == (self.job.finished_at is not None)
        assert len(self.finished) == self.endings

    @invariant()
    def percent_never_goes_back(self) -> None:
        assert self.percent <= self.job.progress.percent <= 100
        self.percent = self.job.progress.percent
        assert self.job.progress.eta_s is None or self.job.progress.eta_s >= 0


TestBook = BookMachine.TestCase
TestBook.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
