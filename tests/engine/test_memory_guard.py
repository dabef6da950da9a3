"""Children that take more memory than there is."""

from collections.abc import Callable

import pytest

from exportstudio.engine.machine import Machine, Sample
from exportstudio.engine.memory_guard import advise, reserve_bytes
from exportstudio.model import progress
from exportstudio.model.job import JobState
from tests.engine.stage import Stage, codes

MakeStage = Callable[..., Stage]
GB = 2**30


def test_what_runs_may_fill_the_memory_but_for_a_reserve() -> None:
    assert [reserve_bytes(gb * GB) / GB for gb in (2, 10, 64)] == [0.25, 0.5, 1.0]
    roomy = advise(Sample(0.5, 10 * GB, 16 * GB), 2, {"a": (2 * GB, 1), "b": (GB, 1)})
    assert (roomy.may_start, roomy.beyond, roomy.end) == (True, frozenset(), None)
    large = advise(Sample(0.5, 3 * GB, 16 * GB), 2, {"a": (9 * GB, 1), "b": (GB, 1)})
    assert (large.may_start, large.beyond, large.end) == (True, frozenset("a"), None)
    heavy = advise(Sample(0.5, 3 * GB, 16 * GB), 2, {"a": (9 * GB, 2)})
    assert heavy.beyond == frozenset()
    tight = advise(Sample(0.5, GB, 16 * GB), 2, {"a": (6 * GB, 1)})
    assert (tight.may_start, tight.end) == (False, None)
    out = advise(Sample(0.5, GB // 2, 16 * GB), 2, {"a": (2 * GB, 1), "b": (4 * GB, 1)})
    assert (out.may_start, out.end) == (False, "b")


def test_memory_that_others_fill_ends_no_child_and_lets_one_start() -> None:
    full = Sample(0.5, GB // 4, 16 * GB)
    assert advise(full, 2, {"a": (GB // 4, 1)}).end is None
    assert advise(full, 2, {}).may_start


class SmallMachine(Machine):
    """A machine of 1 GiB, of which only the children take any; `held` counts for each process."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[int, int] = {}

    def sample(self) -> Sample:
        return Sample(0.5, GB - sum(self.held.values()), GB)

    def held_bytes(self, process_id: int) -> int:
        return self.held.get(process_id, 0)


@pytest.fixture
def machine() -> SmallMachine:
    return SmallMachine()


def fill(stage: Stage, machine: SmallMachine, job_id: str, bytes: int) -> int:
    stage.until(lambda: bool(stage.engine.job(job_id).process_id))
    process_id = stage.engine.job(job_id).process_id
    assert process_id is not None
    machine.held = {process_id: bytes}
    return process_id


def is_gone(stage: Stage, job_id: str, process_id: int) -> Callable[[], bool]:
    return lambda: stage.engine.job(job_id).process_id != process_id


def test_a_child_beyond_its_share_is_told_of_once(
    make_stage: MakeStage, machine: SmallMachine
) -> None:
    stage = make_stage(machine=machine, slots=2)
    job = stage.job([["sleep", 1.5], ["finish"]])
    stage.engine.submit([job])
    fill(stage, machine, job.id, GB // 2)
    [done] = stage.wait(job)
    assert (done.state, codes(done)) == (JobState.DONE_WITH_WARNINGS, ["JOB543"])
    assert done.usage is not None
    assert done.usage.least_free_bytes == GB // 2
    assert done.usage.machine_cpu == 0.5


def test_an_element_that_fills_the_memory_is_left_out(
    make_stage: MakeStage, machine: SmallMachine
) -> None:
    stage = make_stage(machine=machine)
    job = stage.job([["hang_on", "stair"], ["finish"]])
    stage.engine.submit([job])
    stage.qtbot.wait(500)  # the note of an element is not told
    process_id = fill(stage, machine, job.id, GB)
    stage.until(is_gone(stage, job.id, process_id))
    machine.held = {}
    [done] = stage.wait(job)
    assert done.state is JobState.DONE_WITH_WARNINGS
    assert codes(done) == ["JOB543", "JOB517"]
    assert done.issues[-1].element == "stair"
    assert "memory" in done.issues[-1].text


def test_a_job_that_fills_the_memory_fails_and_no_other(
    make_stage: MakeStage, machine: SmallMachine
) -> None:
    stage = make_stage(machine=machine)
    large = stage.job([["stage", "writing", 0, 2], ["partial"], ["sleep", 60]], "g")
    beside = stage.job(group_id="g")
    after = stage.job()
    stage.engine.submit([large, beside, after])
    stage.until(lambda: stage.engine.job(large.id).progress.stage is progress.Stage.WRITING)
    process_id = fill(stage, machine, large.id, GB)
    stage.until(is_gone(stage, large.id, process_id))
    machine.held = {}
    failed, *others = stage.wait(large, beside, after)
    assert failed.state is JobState.FAILED
    assert codes(failed)[-1] == "JOB545"
    assert [job.state for job in others] == [JobState.DONE_WITH_WARNINGS, JobState.DONE]
    assert stage.partials() == []


def test_a_job_for_which_there_was_no_room_beside_others_runs_alone(
    make_stage: MakeStage, machine: SmallMachine
) -> None:
    stage = make_stage(machine=machine, slots=2)
    small = stage.job([["sleep", 2.0], ["finish"]])
    large = stage.job([["sleep", 1.5], ["finish"]])
    stage.engine.submit([small, large])
    stage.until(lambda: bool(stage.engine.job(small.id).process_id))
    process_id = fill(stage, machine, large.id, GB)
    stage.until(lambda: stage.engine.job(large.id).state is JobState.QUEUED)
    assert stage.engine.job(small.id).state is JobState.RUNNING
    machine.held = {}
    done, later = stage.wait(small, large)
    assert later.state is JobState.DONE_WITH_WARNINGS
    assert codes(later) == ["JOB543", "JOB544"]
    assert later.started_at is not None
    assert done.finished_at is not None
    assert later.started_at > done.finished_at - 0.1
    assert process_id not in machine.held
