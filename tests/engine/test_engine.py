"""The engine on real child processes that are well behaved."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from exportstudio.engine.child import ChildSupply
from exportstudio.model.job import IllegalMove, Job, JobState
from exportstudio.model.progress import Stage as JobStage
from tests.engine.stage import STAND_IN, Stage, codes

MakeStage = Callable[..., Stage]


def test_a_job_runs_and_its_result_is_known(stage: Stage) -> None:
    [job] = stage.run(stage.job([["stage", "writing", 1, 2], ["finish"]]))
    assert job.state is JobState.DONE
    assert job.path == job.target
    assert job.target.read_text() == "whole"
    assert (job.bytes, job.sha256) == (5, "0" * 64)
    assert job.ledger is not None
    assert job.ledger.products == 2
    assert job.progress.percent == 100
    assert stage.finished == [job]
    assert stage.cleaned == []


def test_a_warning_shows_in_the_state(stage: Stage) -> None:
    [job] = stage.run(stage.job([["issue", "GEOM201", "warning"], ["finish"]]))
    assert job.state is JobState.DONE_WITH_WARNINGS
    assert codes(job) == ["GEOM201"]


def test_an_information_does_not(stage: Stage) -> None:
    [job] = stage.run(stage.job([["issue", "GEOM201", "info"], ["finish"]]))
    assert job.state is JobState.DONE


def test_a_failed_job_leaves_the_others_of_its_group_alone(stage: Stage) -> None:
    failing, passing = stage.job([["fail"]], "g"), stage.job(group_id="g")
    failed, passed = stage.run(failing, passing)
    assert (failed.state, passed.state) == (JobState.FAILED, JobState.DONE)
    assert codes(failed) == ["WRITE301"]
    stage.until(lambda: stage.cleaned == [failed.id])


def test_percent_never_goes_back_and_changes_come_at_most_ten_times_a_second(stage: Stage) -> None:
    steps = [["group_stage", "shaping", n, 100] for n in (10, 90, 20)]
    script = [step for s in steps for step in (s, ["sleep", 0.15])]
    started = time.monotonic()
    stage.run(stage.job([*script, ["finish"]]))
    seen = [changed[0].progress.percent for changed in stage.changes]
    assert seen == sorted(seen)
    assert len(seen) >= 3
    assert len(stage.changes) <= (time.monotonic() - started) * 10 + 2
    assert any(changed[0].progress.stage is JobStage.SHAPING for changed in stage.changes)


def test_a_stage_without_a_job_is_that_of_the_whole_group(stage: Stage) -> None:
    jobs = [
        stage.job([["group_stage", "shaping", 1, 2], ["sleep", 5]], "g"),
        stage.job(group_id="g"),
    ]
    stage.engine.submit(jobs)
    stage.until(
        lambda: all(stage.engine.job(j.id).progress.stage is JobStage.SHAPING for j in jobs)
    )


def test_text_for_people_reaches_the_log_and_the_window(stage: Stage) -> None:
    [job] = stage.run(stage.job([["text", "pipe 4 is odd"], ["sleep", 0.2], ["finish"]]))
    stage.until(lambda: "pipe 4 is odd" in stage.lines)
    assert "pipe 4 is odd" in (stage.folder / "logs" / f"{job.group_id}.log").read_text()


def test_slots_bound_how_many_groups_run_at_once(make_stage: MakeStage) -> None:
    stage = make_stage(slots=2)
    jobs = [stage.job([["sleep", 0.2], ["finish"]]) for _ in range(4)]
    most = 0

    def all_done() -> bool:
        nonlocal most
        most = max(most, stage.engine.stats().running)
        return all(stage.engine.job(job.id).state.is_final for job in jobs)

    stage.engine.submit(jobs)
    stage.until(all_done)
    assert most == 2


def test_a_higher_priority_goes_first(stage: Stage) -> None:
    stage.engine.hold(True)
    low, high = stage.job(priority=1), stage.job(priority=9)
    stage.engine.submit([low, high])
    stage.engine.hold(False)
    stage.wait(low, high)
    assert [job.id for job in stage.finished] == [high.id, low.id]


def test_a_held_queue_starts_nothing_and_finishes_what_runs(stage: Stage) -> None:
    held: list[bool] = []
    stage.engine.queue_held.connect(held.append)
    running, waiting = stage.job([["sleep", 0.3], ["finish"]]), stage.job()
    stage.engine.submit([running, waiting])
    stage.until_state(running, JobState.RUNNING)
    stage.engine.hold(True)
    stage.wait(running)
    stage.qtbot.wait(200)
    assert stage.engine.job(waiting.id).state is JobState.QUEUED
    stage.engine.hold(False)
    stage.wait(waiting)
    assert held == [True, False]


def test_idle_is_told_once_the_last_job_is_through(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.engine.idle, timeout=5000):
        stage.engine.submit([stage.job(), stage.job()])
    assert len(stage.finished) == 2


def test_a_job_that_is_final_already_is_only_announced(stage: Stage) -> None:
    added: list[Job] = []
    stage.engine.job_added.connect(added.append)
    job = stage.job(state=JobState.FAILED)
    stage.engine.submit([job])
    assert added == stage.finished == [job]


def test_a_job_may_be_queued_again_only_from_a_state_that_allows_it(stage: Stage) -> None:
    [failed] = stage.run(stage.job([["fail"]]))
    # At once, while its first child may still be on its way out.
    again = replace(stage.job(), id=failed.id, attempt=2)
    [done] = stage.run(again)
    assert done.state is JobState.DONE
    with pytest.raises(IllegalMove):
        stage.engine.submit([replace(again, group_id="another")])


class TestCancel:
    def test_a_waiting_job(self, stage: Stage) -> None:
        stage.engine.hold(True)
        job = stage.job()
        stage.engine.submit([job])
        stage.engine.cancel(job.id)
        assert stage.engine.job(job.id).state is JobState.CANCELLED
        stage.engine.hold(False)
        stage.run(stage.job())
        assert not job.target.exists()

    @pytest.mark.parametrize("prelude", [[], [["stubborn"]], [["grandchild"]]])
    def test_a_running_job_goes_within_two_seconds_and_leaves_nothing(
        self, stage: Stage, prelude: list[list[str]]
    ) -> None:
        job = stage.job([*prelude, ["partial"], ["element", "e1"], ["sleep", 60]])
        stage.engine.submit([job])
        stage.until(lambda: len(stage.partials()) == 1)
        stage.until(lambda: stage.engine.job(job.id).process_id is not None)
        process_id = stage.engine.job(job.id).process_id
        started = time.monotonic()
        stage.engine.cancel(job.id)
        [job] = stage.wait(job)
        assert time.monotonic() - started < 2
        assert job.state is JobState.CANCELLED
        assert job.issues == ()
        assert stage.partials() == []
        assert process_id is not None
        assert not psutil.pid_exists(process_id)

    def test_a_paused_job(self, stage: Stage) -> None:
        job = stage.job([["sleep", 60]])
        stage.engine.submit([job])
        stage.until(lambda: stage.engine.pause(job.id))
        stage.engine.cancel(job.id)
        [job] = stage.wait(job, timeout_s=2)
        assert job.state is JobState.CANCELLED

    def test_one_of_a_running_group_leaves_the_others(self, stage: Stage) -> None:
        first = stage.job([["sleep", 0.5], ["finish"]], "g")
        second = stage.job(group_id="g")
        stage.engine.submit([first, second])
        stage.until_state(second, JobState.RUNNING)
        stage.engine.cancel(second.id)
        assert stage.engine.job(second.id).state is JobState.CANCELLED
        [first] = stage.wait(first)
        assert first.state is JobState.DONE
        assert not second.target.exists()

    def test_a_job_published_after_its_cancelling_is_taken_back(self, stage: Stage) -> None:
        late = stage.job([["sleep", 0.3], ["finish"], ["sleep", 0.3]], "g")
        other = stage.job([["sleep", 0.1], ["finish"]], "g")
        stage.engine.submit([late, other])
        stage.until_state(late, JobState.RUNNING)
        while not late.target.exists():  # the engine does not hear of it meanwhile
            time.sleep(0.01)
        stage.engine.cancel(late.id)
        stage.wait(other)
        assert stage.engine.job(late.id).state is JobState.CANCELLED
        assert not late.target.exists()

    def test_one_that_is_queued_again_waits_for_the_child_that_may_be_at_it(
        self, make_stage: MakeStage
    ) -> None:
        stage = make_stage(slots=2)
        late = stage.job([["sleep", 0.3], ["finish"], ["sleep", 0.3]], "g")
        other = stage.job(group_id="g")
        stage.engine.submit([late, other])
        stage.until_state(late, JobState.RUNNING)
        stage.engine.cancel(late.id)
        again = replace(late, group_id="h", attempt=2, options={})
        stage.engine.submit([again])
        assert stage.engine.job(late.id).state is JobState.QUEUED
        again, other = stage.wait(again, other)
        assert (again.state, other.state) == (JobState.DONE, JobState.DONE)
        assert [job.id for job in stage.finished] == [late.id, other.id, late.id]
        assert again.target.exists()

    def test_all(self, make_stage: MakeStage) -> None:
        stage = make_stage(slots=2)
        jobs = [stage.job([["sleep", 60]]) for _ in range(5)]
        stage.engine.submit(jobs)
        stage.until(lambda: stage.engine.stats().running == 2)
        stage.engine.cancel_all()
        jobs = stage.wait(*jobs, timeout_s=2)
        assert {job.state for job in jobs} == {JobState.CANCELLED}

    def test_a_final_job_stays_as_it_is(self, stage: Stage) -> None:
        [job] = stage.run(stage.job())
        stage.engine.cancel(job.id)
        assert stage.engine.job(job.id) == job


def test_a_paused_job_stands_still_until_it_is_resumed(make_stage: MakeStage) -> None:
    stage = make_stage(element_budget_s=0.5)
    job = stage.job([["element", "e1"], ["sleep", 0.2], ["element", None], ["finish"]])
    stage.engine.submit([job])
    stage.until(lambda: stage.engine.pause(job.id))
    assert stage.engine.job(job.id).state is JobState.PAUSED
    stage.qtbot.wait(800)
    assert stage.engine.job(job.id).state is JobState.PAUSED
    assert not stage.engine.pause(job.id)
    assert stage.engine.resume(job.id)
    [job] = stage.wait(job)
    assert job.state is JobState.DONE


def test_shutting_down_ends_children_and_interrupts_jobs(make_stage: MakeStage) -> None:
    stage = make_stage()
    running, waiting = stage.job([["stubborn"], ["partial"], ["sleep", 60]]), stage.job()
    stage.engine.submit([running, waiting])
    stage.until(lambda: len(stage.partials()) == 1)
    stage.until(lambda: stage.engine.job(running.id).process_id is not None)
    process_id = stage.engine.job(running.id).process_id
    started = time.monotonic()
    stage.engine.shut_down()
    assert time.monotonic() - started < 1
    assert process_id is not None
    assert not psutil.pid_exists(process_id)
    for job in (running, waiting):
        assert stage.engine.job(job.id).state is JobState.INTERRUPTED
    assert stage.partials() == []


def test_a_warm_child_is_taken_replaced_when_dead_and_stopped_when_unused(tmp_path: Path) -> None:
    children = ChildSupply(STAND_IN)
    children.prepare()
    warm = children.take()
    children.prepare()
    second = children.take()
    second.kill()
    assert second.finish(5) == -9
    second.close()
    assert warm.pid != second.pid
    warm.orders.close()
    assert warm.finish(5) == 0
    warm.close()
    children.prepare()
    idle = children._warm
    assert idle is not None
    os.kill(idle.pid, 9)
    idle.finish(5)
    third = children.take()
    assert third.pid != idle.pid
    third.kill()
    third.finish(5)
    third.close()
    children.prepare()
    last = children._warm
    assert last is not None
    children.close()
    assert not psutil.pid_exists(last.pid)
