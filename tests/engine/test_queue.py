"""What the queue does by itself and when asked: order, pauses, tries, limits, batches."""

import time
from collections.abc import Callable

import pytest

from exportstudio.engine.retry import RetryPolicy
from exportstudio.engine.stage_times import StageTimes
from exportstudio.model.job import JobState
from tests.engine.stage import Stage, codes

MakeStage = Callable[..., Stage]
QUICK = RetryPolicy(first_s=0.05)


def finished(stage: Stage) -> list[str]:
    return [job.id for job in stage.finished]


class TestOrder:
    def test_the_largest_of_a_batch_goes_first(self, stage: Stage) -> None:
        stage.engine.hold(True)
        jobs = [stage.job(source_bytes=size) for size in (1, 3, 2)]
        stage.engine.submit(jobs)
        small, large, middle = (job.id for job in jobs)
        assert stage.engine.waiting() == (large, middle, small)
        stage.engine.hold(False)
        stage.wait(*jobs)
        assert finished(stage) == [large, middle, small]

    def test_jobs_move_and_priorities_change(self, stage: Stage) -> None:
        stage.engine.hold(True)
        a, b, c = (stage.job() for _ in range(3))
        stage.engine.submit([a, b, c])
        assert stage.engine.move(c.id, a.id)
        assert stage.engine.waiting() == (c.id, a.id, b.id)
        assert stage.engine.move(c.id, b.id, after=True)
        assert stage.engine.waiting() == (a.id, b.id, c.id)
        stage.engine.set_priority(b.id, 9)
        assert stage.engine.waiting() == (b.id, a.id, c.id)
        assert stage.engine.job(b.id).priority == 9
        stage.engine.cancel(a.id)
        assert not stage.engine.move(c.id, a.id)
        stage.engine.hold(False)
        stage.wait(a, b, c)
        assert finished(stage) == [a.id, b.id, c.id]

    def test_a_heavy_job_takes_two_slots(self, make_stage: MakeStage) -> None:
        stage = make_stage(slots=2)
        stage.engine.hold(True)
        heavy = stage.job([["sleep", 0.3], ["finish"]], weight=2, priority=9)
        light = [stage.job([["sleep", 0.3], ["finish"]]) for _ in range(2)]
        stage.engine.submit([heavy, *light])
        most = 0

        def all_done() -> bool:
            nonlocal most
            running = {job.id for job in stage.engine.jobs() if job.state is JobState.RUNNING}
            most = max(most, len(running))
            assert heavy.id not in running or len(running) == 1
            return len(stage.finished) == 3

        stage.engine.hold(False)
        stage.until(all_done)
        assert most == 2

    def test_a_job_heavier_than_the_machine_runs_alone(self, stage: Stage) -> None:
        [job] = stage.run(stage.job(weight=9))
        assert job.state is JobState.DONE

    def test_slots_change_while_jobs_run(self, stage: Stage) -> None:
        jobs = [stage.job([["sleep", 60]]) for _ in range(3)]
        stage.engine.submit(jobs)
        stage.until(lambda: stage.engine.stats().running == 1)
        stage.engine.set_slots(3)
        stage.until(lambda: stage.engine.stats().running == 3)


class TestPause:
    def test_a_waiting_job_is_passed_by_until_it_is_resumed(self, stage: Stage) -> None:
        stage.engine.hold(True)
        job, other = stage.job(), stage.job()
        stage.engine.submit([job, other])
        assert stage.engine.pause(job.id)
        assert not stage.engine.pause(job.id)
        stage.engine.hold(False)
        stage.wait(other)
        assert stage.engine.job(job.id).state is JobState.PAUSED
        assert stage.engine.resume(job.id)
        assert not stage.engine.resume(job.id)
        [job] = stage.wait(job)
        assert job.state is JobState.DONE

    def test_one_of_a_group_stays_behind_and_follows_alone(self, stage: Stage) -> None:
        stage.engine.hold(True)
        first, second = stage.job([["sleep", 0.5], ["finish"]], "g"), stage.job(group_id="g")
        stage.engine.submit([first, second])
        assert stage.engine.pause(second.id)
        stage.engine.hold(False)
        stage.until_state(first, JobState.RUNNING)
        assert stage.engine.job(second.id).state is JobState.PAUSED
        assert stage.engine.resume(second.id)
        first, second = stage.wait(first, second)
        assert (first.state, second.state) == (JobState.DONE, JobState.DONE)
        assert (first.group_id, second.group_id == "g") == ("g", False)

    def test_a_paused_one_can_be_cancelled_and_a_final_one_not_paused(self, stage: Stage) -> None:
        stage.engine.hold(True)
        job = stage.job()
        stage.engine.submit([job])
        stage.engine.pause(job.id)
        stage.engine.cancel(job.id)
        assert stage.engine.job(job.id).state is JobState.CANCELLED
        assert not stage.engine.pause(job.id)
        assert not stage.engine.resume(job.id)

    def test_a_pause_does_not_count_against_the_time_limit(self, stage: Stage) -> None:
        job = stage.job([["sleep", 0.3], ["finish"]], time_limit_s=1.0)
        stage.engine.submit([job])
        stage.until(lambda: stage.engine.pause(job.id))
        stage.qtbot.wait(1200)
        stage.engine.resume(job.id)
        [job] = stage.wait(job)
        assert (job.state, codes(job)) == (JobState.DONE, [])


class TestTries:
    def test_a_file_in_use_is_tried_again(self, make_stage: MakeStage) -> None:
        stage = make_stage(retry_policy=RetryPolicy(first_s=0.5))
        job = stage.job([["partial"], ["fail_times", "FILE421", 1], ["finish"]], "g")
        other = stage.job(group_id="g")
        stage.engine.submit([job, other])
        stage.until(lambda: stage.engine.job(job.id).next_try_at is not None)
        waiting = stage.engine.job(job.id)
        assert waiting.state is JobState.QUEUED
        assert 0 < (waiting.next_try_at or 0) - time.time() < 0.7
        assert stage.partials() == []
        job, other = stage.wait(job, other)
        assert (job.state, job.attempt, codes(job)) == (JobState.DONE, 2, ["JOB530"])
        assert "FILE421" in job.issues[0].text
        assert (other.state, other.attempt) == (JobState.DONE, 1)
        assert job.next_try_at is None
        assert len(stage.finished) == 2

    def test_after_three_tries_it_is_enough(self, make_stage: MakeStage) -> None:
        stage = make_stage(retry_policy=QUICK)
        [job] = stage.run(stage.job([["fail", "FILE420"]]))
        assert (job.state, job.attempt) == (JobState.FAILED, 3)
        assert codes(job) == ["JOB530", "JOB530", "FILE420"]

    def test_what_will_not_pass_is_not_tried_again(self, make_stage: MakeStage) -> None:
        stage = make_stage(retry_policy=QUICK)
        [job] = stage.run(stage.job([["fail", "FILE405"]]))
        assert (job.state, job.attempt, codes(job)) == (JobState.FAILED, 1, ["FILE405"])

    def test_a_next_try_can_be_cancelled(self, make_stage: MakeStage) -> None:
        stage = make_stage(retry_policy=RetryPolicy(first_s=60))
        job = stage.job([["fail", "FILE421"]])
        with stage.qtbot.waitSignal(stage.engine.idle, timeout=5000):
            stage.engine.submit([job])
            stage.until(lambda: stage.engine.job(job.id).next_try_at is not None)
            stage.engine.cancel(job.id)
        assert stage.engine.job(job.id).state is JobState.CANCELLED


class TestLimits:
    def test_a_job_over_its_time_gets_twice_as_much_once(self, stage: Stage) -> None:
        before, after = stage.job(group_id="g"), stage.job(group_id="g")
        late = stage.job([["stage", "writing", 1, 2], ["sleep", 60]], "g", time_limit_s=0.4)
        before, late, after = stage.run(before, late, after)
        assert (before.state, after.state) == (JobState.DONE, JobState.DONE)
        assert (late.state, codes(late)) == (JobState.FAILED, ["JOB531", "JOB532"])
        assert "0.8 seconds" in late.issues[1].text
        assert before.issues == after.issues == ()

    def test_the_second_chance_may_be_enough(self, stage: Stage) -> None:
        [job] = stage.run(stage.job([["sleep", 0.7], ["finish"]], time_limit_s=0.5))
        assert (job.state, codes(job)) == (JobState.DONE, ["JOB531"])

    def test_a_crash_while_a_job_is_written_costs_that_job(self, stage: Stage) -> None:
        crashing = stage.job([["stage", "writing", 1, 2], ["exit", 9]], "g")
        other = stage.job(group_id="g")
        crashing, other = stage.run(crashing, other)
        assert (crashing.state, other.state) == (JobState.CRASHED, JobState.DONE)
        assert codes(crashing) == ["JOB514"]
        assert other.issues == ()

    def test_a_stall_is_said_and_nothing_is_killed(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(StageTimes, "expected_s", lambda *_: 0.2)
        job = stage.job(
            [["stage", "writing", 1, 9], ["sleep", 1], ["stage", "writing", 2, 9], ["finish"]]
        )
        stage.engine.submit([job])
        stage.until(lambda: stage.engine.job(job.id).progress.stalled)
        [job] = stage.wait(job)
        assert (job.state, job.progress.stalled, codes(job)) == (JobState.DONE, False, [])


class TestBatch:
    def test_equal_failures_stop_the_format_and_no_other(self, stage: Stage) -> None:
        failing = [stage.job([["fail"]]) for _ in range(5)]
        other = stage.job(format="csv")
        *failing, other = stage.run(*failing, other)
        assert [codes(job) for job in failing] == [["WRITE301"]] * 3 + [["JOB533"]] * 2
        assert {job.state for job in failing} == {JobState.FAILED}
        assert failing[-1].started_at is None
        assert other.state is JobState.DONE

    def test_a_batch_stops_at_the_first_error_if_it_is_to(self, make_stage: MakeStage) -> None:
        stage = make_stage(slots=2)
        running = stage.job([["sleep", 1], ["finish"]], stop_on_error=True)
        failing = stage.job([["sleep", 0.3], ["fail", "READ106"]], stop_on_error=True)
        waiting = [stage.job(stop_on_error=True, format=key) for key in ("glb", "csv")]
        running, failing, *waiting = stage.run(running, failing, *waiting)
        assert (running.state, failing.state) == (JobState.DONE, JobState.FAILED)
        assert [(job.state, codes(job)) for job in waiting] == [
            (JobState.CANCELLED, ["JOB534"])
        ] * 2


def test_elements_in_quarantine_are_left_out(stage: Stage) -> None:
    [job] = stage.run(stage.job([["must_leave_out", "pipe"], ["finish"]], quarantine=("pipe",)))
    assert job.state is JobState.DONE
