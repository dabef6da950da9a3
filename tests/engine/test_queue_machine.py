"""The queue driven through legal and illegal calls in any order, against a model of it.

Children are stand-ins without a process: what a child says and when it ends is chosen by the test.
The clock is the test's, too.
"""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QRunnable

from exportstudio.engine import engine as engine_module
from exportstudio.engine.engine import Engine
from exportstudio.engine.events import GroupEnded, GroupEvent, JobFailed, JobFinished, StageNoted
from exportstudio.engine.retry import RetryPolicy
from exportstudio.engine.runner import Note
from exportstudio.model.issue import Issue
from exportstudio.model.job import LEGAL_MOVES, IllegalMove, Job, JobState
from exportstudio.model.ledger import LedgerTotals
from exportstudio.model.progress import Stage
from exportstudio.model.usage import Usage
from exportstudio.worker.protocol import Order

pytestmark = pytest.mark.usefixtures("qapp")

TRIES = 3
TRANSIENT = Issue.error("FILE421", "in use")
FINAL = [state for state in JobState if state.is_final]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def monotonic(self) -> float:
        return self.now_s

    def time(self) -> float:
        return self.now_s


class StandIn(QRunnable):
    """A runner whose child does what the test says."""

    def __init__(
        self,
        group_id: str,
        order: Order,
        _children: Any,
        _log: Path,
        inbox: SimpleQueue[GroupEvent],
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.group_id = group_id
        self.order = order
        self.inbox = inbox
        self.skipped: set[str] = set()
        self.over: set[str] = set()
        self.suspended = False
        self.ended = False
        self.weight = 0
        self.note = Note(heard_at_s=CLOCK.now_s)
        STARTED.append(self)

    def run(self) -> None:
        pass

    def skip(self, job_id: str) -> None:
        self.skipped.add(job_id)

    def terminate(self) -> None:
        self.end(exit_code=-15)

    def kill(self) -> None:
        self.end(exit_code=-9)

    def suspend(self) -> bool:
        self.suspended = not self.ended
        return not self.ended

    def resume(self) -> None:
        self.suspended = False

    def end(self, **how: Any) -> None:
        if not self.ended:
            self.ended = True
            self.inbox.put(GroupEnded(self.group_id, **how))


STARTED: list[StandIn] = []
CLOCK = Clock()


def is_same(state: JobState, expected: JobState) -> bool:
    """Return whether states agree; a success without an element is one with warnings."""
    return state is expected or (state.is_success and expected.is_success)


@dataclass
class Model:
    """What must be true of a job, whatever happened."""

    job: Job
    state: JobState = JobState.QUEUED
    tries: int = 0
    endings: int = 0
    due_s: float = 0.0
    run: StandIn | None = None


class QueueMachine(RuleBasedStateMachine):
    """`models` are all jobs by id, in order of arrival."""

    @initialize(slots=st.integers(1, 3))
    def begin(self, slots: int) -> None:
        STARTED.clear()
        self.clock = CLOCK
        CLOCK.now_s = 1000.0
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(engine_module, "time", self.clock)
        self.patch.setattr(engine_module, "GroupRunner", StandIn)
        self.cleaned: Counter[str] = Counter()
        self.finished: Counter[str] = Counter()
        self.engine = Engine(
            Path("logs"),
            lambda job: self.cleaned.update([job.id]),
            children=SimpleNamespace(prepare=lambda: None, close=lambda: None),  # type: ignore[arg-type]
            slots=slots,
            retry_policy=RetryPolicy(tries=TRIES, first_s=10, jitter=0),
        )
        self.engine.job_finished.connect(lambda job: self.finished.update([job.id]))
        self.slots = slots
        self.held = False
        self.models: dict[str, Model] = {}
        self.numbers = 0

    def teardown(self) -> None:
        if not hasattr(self, "engine"):
            return
        self.engine.shut_down()
        for model in self.models.values():
            state = self.engine.job(model.job.id).state
            assert is_same(state, model.state) if model.state.is_final else state.is_final
        self.patch.undo()

    # What is asked of the queue

    @rule(
        groups=st.lists(st.integers(1, 3), min_size=1, max_size=3),
        priority=st.integers(1, 9),
        weight=st.integers(1, 3),
    )
    def submit(self, groups: list[int], priority: int, weight: int) -> None:
        jobs = []
        for size in groups:
            self.numbers += 1
            for member in range(size):
                job_id = f"{self.numbers}-{member}"
                jobs.append(
                    Job(
                        job_id,
                        f"batch{job_id}",
                        f"group{self.numbers}",
                        Path("house.ifc"),
                        "glb",
                        "draft",
                        Path(job_id),
                        priority=priority,
                        weight=weight,
                    )
                )
        self.models.update({job.id: Model(job) for job in jobs})
        self.engine.submit(jobs)
        self.after()

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0))
    def submit_again(self, pick: int) -> None:
        model = self.pick(pick)
        self.numbers += 1
        again = replace(model.job, group_id=f"again{self.numbers}", attempt=9)
        if model.state.is_final and JobState.QUEUED in LEGAL_MOVES[model.state]:
            model.job, model.state, model.tries = again, JobState.QUEUED, 0
            model.run, model.due_s = None, 0.0
            self.engine.submit([again])
            self.after()
        else:
            with pytest.raises((IllegalMove, ValueError)):
                self.engine.submit([again])

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0))
    def cancel(self, pick: int) -> None:
        model = self.pick(pick)
        others = [other for other in self.members(model.run) if other is not model]
        self.engine.cancel(model.job.id)
        if model.state.is_final:
            pass
        elif model.run is None or others:
            self.end(model, JobState.CANCELLED)
        else:
            assert model.run.ended

    @rule()
    def cancel_all(self) -> None:
        self.engine.cancel_all()
        for model in self.models.values():
            if not model.state.is_final and model.run is None:
                self.end(model, JobState.CANCELLED)
        assert all(model.run.ended for model in self.models.values() if model.run)

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0))
    def pause(self, pick: int) -> None:
        model = self.pick(pick)
        may = model.state is JobState.QUEUED or (
            model.state is JobState.RUNNING and model.run is not None and not model.run.ended
        )
        assert self.engine.pause(model.job.id) == may
        if may:
            for each in self.members(model.run) or [model]:
                each.state, each.due_s = JobState.PAUSED, 0.0

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0))
    def resume(self, pick: int) -> None:
        model = self.pick(pick)
        assert self.engine.resume(model.job.id) == (model.state is JobState.PAUSED)
        if model.state is JobState.PAUSED:
            for each in self.members(model.run) or [model]:
                each.state = JobState.QUEUED if model.run is None else JobState.RUNNING

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0), other=st.integers(0), after=st.booleans())
    def move(self, pick: int, other: int, after: bool) -> None:
        one, two = self.pick(pick).job.id, self.pick(other).job.id
        order = self.groups(self.engine.waiting())
        moved = self.engine.move(one, two, after=after)
        group, neighbour = self.engine.job(one).group_id, self.engine.job(two).group_id
        due = [self.models[each].due_s for each in (one, two)]
        waits = {self.models[each].state for each in (one, two)} == {JobState.QUEUED}
        assert moved == (waits and group != neighbour and not any(due))
        if moved:
            order.remove(group)
            order.insert(order.index(neighbour) + after, group)
        assert self.groups(self.engine.waiting()) == order

    @precondition(lambda self: self.models)
    @rule(pick=st.integers(0), priority=st.integers(1, 9))
    def set_priority(self, pick: int, priority: int) -> None:
        model = self.pick(pick)
        self.engine.set_priority(model.job.id, priority)
        if not model.state.is_final:
            assert self.engine.job(model.job.id).priority == priority

    @rule(held=st.booleans())
    def hold(self, held: bool) -> None:
        self.engine.hold(held)
        self.held = held
        assert self.engine.is_held == held

    @rule(slots=st.integers(0, 4))
    def set_slots(self, slots: int) -> None:
        self.engine.set_slots(slots)
        self.slots = max(1, slots)

    @rule()
    def ask_for_what_there_is_not(self) -> None:
        for call in (self.engine.cancel, self.engine.pause, self.engine.resume, self.engine.job):
            with pytest.raises(KeyError):
                call("nobody")

    # What children do

    @precondition(lambda _self: any(not run.ended for run in STARTED))
    @rule(pick=st.integers(0), member=st.integers(0), transient=st.booleans(), fails=st.booleans())
    def say_a_result(self, pick: int, member: int, transient: bool, fails: bool) -> None:
        run = self.pick_run(pick)
        ordered = run.order.jobs[member % len(run.order.jobs)]
        model = self.models[ordered.id]
        if run.suspended:
            return
        run.over.add(ordered.id)
        if fails:
            issue = TRANSIENT if transient else Issue.error("WRITE301", "no")
            run.inbox.put(JobFailed(run.group_id, ordered.id, issue))
            if model in self.members(run):
                self.fail(model, issue)
        else:
            run.inbox.put(
                JobFinished(
                    run.group_id,
                    ordered.id,
                    Path(ordered.id),
                    1,
                    "0",
                    (),
                    "1",
                    LedgerTotals(),
                    0.1,
                    usage=Usage(),
                    cached=False,
                )
            )
            if model in self.members(run):
                self.end(model, JobState.DONE)
        self.beat()

    @precondition(lambda _self: any(not run.ended for run in STARTED))
    @rule(
        pick=st.integers(0),
        how=st.sampled_from(["crash", "culprit", "said_end", "fault"]),
        stage=st.sampled_from(Stage),
    )
    def end_a_child(self, pick: int, how: str, stage: Stage) -> None:
        run = self.pick_run(pick)
        if run.suspended:
            return
        members = self.members(run)
        if how == "culprit":
            element = f"e{len(STARTED)}"
            run.end(exit_code=-11, stage=stage, element=element)
            self.beat()
            # All of them are with another child, or the group has lost too many elements.
            return
        first_only = stage not in (Stage.STARTING, Stage.READING)
        if how == "crash":
            run.end(exit_code=3, stage=stage)
            concerned, state = (members[:1] if first_only else members), JobState.CRASHED
        elif how == "said_end":
            run.end(said_end=True, exit_code=0, stage=stage)
            concerned, state = members, JobState.FAILED
        else:
            run.end(fault=Issue.error("JOB510", "no"))
            concerned, state = members, JobState.FAILED
        for model in concerned:
            self.end(model, state)
        self.beat()

    @rule(seconds=st.floats(0, 40))
    def let_time_pass(self, seconds: float) -> None:
        self.clock.now_s += seconds
        for run in STARTED:
            if not run.ended and not run.suspended:
                noted = StageNoted(run.group_id, None, Stage.SHAPING, 1, 2)
                stages: dict[str | None, tuple[int, StageNoted]] = {None: (run.note.number, noted)}
                run.note = Note(run.note.number + 1, stages, heard_at_s=self.clock.now_s)
        self.beat()

    @rule()
    def beat(self) -> None:
        was_ended = {id(run) for run in STARTED if run.ended}
        self.engine._on_timer_timed_out()
        for model in self.models.values():
            # Whose child was ended by a cancelling, is cancelled.
            if model.run and id(model.run) in was_ended and not model.state.is_final:
                self.follow(model)
        self.after()

    # The model

    def after(self) -> None:
        """Take down which groups have started, and whether they might."""
        fresh = [run for run in STARTED if not run.weight]
        for run in fresh:
            weight = max(self.models[ordered.id].job.weight for ordered in run.order.jobs)
            run.weight = min(weight, self.slots)
            at_work = sum(each.weight for each in STARTED if not each.ended and each not in fresh)
            # One that goes on with another child keeps its slots.
            if all(each.group_id != run.group_id for each in STARTED if each is not run):
                assert at_work + run.weight <= self.slots
        for run in STARTED:
            for ordered in run.order.jobs:
                model = self.models[ordered.id]
                job = self.engine.job(ordered.id)
                ours = job.group_id == run.group_id and not run.ended
                if ours and model.run is not run and not job.state.is_final:
                    assert model.run is None or model.run.ended
                    assert not (self.held and model.run is None)
                    model.run, model.state, model.due_s = run, JobState.RUNNING, 0.0
        for model in self.models.values():
            if model.due_s and model.due_s <= self.clock.now_s:
                model.due_s = 0.0

    def follow(self, model: Model) -> None:
        """Take down what became of a job whose child was ended, which the verdict decides."""
        state = self.engine.job(model.job.id).state
        if state.is_final:
            assert state in (JobState.CANCELLED, JobState.CRASHED)
            self.end(model, state)
        else:  # it is with another child
            assert state is JobState.RUNNING
            model.state = state

    def fail(self, model: Model, issue: Issue) -> None:
        model.tries += 1
        if issue is TRANSIENT and model.tries < TRIES:
            model.state, model.run = JobState.QUEUED, None
            model.due_s = self.clock.now_s + 10 * 2 ** (model.tries - 1)
        else:
            self.end(model, JobState.FAILED)

    def end(self, model: Model, state: JobState) -> None:
        model.state, model.run, model.due_s = state, None, 0.0
        model.endings += 1

    def pick(self, number: int) -> Model:
        models = list(self.models.values())
        return models[number % len(models)]

    def pick_run(self, number: int) -> StandIn:
        runs = [run for run in STARTED if not run.ended]
        return runs[number % len(runs)]

    def members(self, run: StandIn | None) -> list[Model]:
        """Return the jobs that a child still has to do, in its order."""
        if run is None:
            return []
        models = [self.models[ordered.id] for ordered in run.order.jobs]
        return [model for model in models if model.run is run]

    def groups(self, job_ids: tuple[str, ...]) -> list[str]:
        return list(dict.fromkeys(self.engine.job(job_id).group_id for job_id in job_ids))

    # What always holds

    @invariant()
    def states_are_as_expected(self) -> None:
        for model in getattr(self, "models", {}).values():
            job = self.engine.job(model.job.id)
            if model.run is None or not model.run.ended:
                assert is_same(job.state, model.state), job.id
                assert self.finished[job.id] == model.endings
            assert (job.next_try_at is not None) == (model.due_s > 0)
            assert job.state.is_final == (job.finished_at is not None) or job.attempt == 9

    @invariant()
    def what_waits_is_in_the_line_once(self) -> None:
        if hasattr(self, "engine"):
            waiting = self.engine.waiting()
            queued = [job.id for job in self.engine.jobs() if job.state is JobState.QUEUED]
            assert sorted(waiting) == sorted(queued)

    @invariant()
    def no_job_is_with_two_children(self) -> None:
        at_work = Counter(
            ordered.id
            for run in STARTED
            if not run.ended
            for ordered in run.order.jobs
            if ordered.id not in run.over
        )
        assert not at_work or max(at_work.values()) == 1

    @invariant()
    def figures_agree(self) -> None:
        if hasattr(self, "engine"):
            states = Counter(job.state for job in self.engine.jobs())
            stats = self.engine.stats()
            assert (stats.queued, stats.running, stats.paused) == (
                states[JobState.QUEUED],
                states[JobState.RUNNING],
                states[JobState.PAUSED],
            )
            succeeded = states[JobState.DONE] + states[JobState.DONE_WITH_WARNINGS]
            assert stats.succeeded == succeeded
            assert stats.unsuccessful == sum(states[s] for s in FINAL) - succeeded
            assert 0 <= stats.percent <= 100


TestQueue = QueueMachine.TestCase
TestQueue.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
