"""A clock that is set while jobs run: time limits, order and figures do not go by it."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from exportstudio.engine.retry import RetryPolicy
from exportstudio.model.job import JobState, new_id
from tests.engine.stage import Stage, codes

MakeStage = Callable[..., Stage]
HOUR_S, YEAR_S = 3600.0, 365.25 * 86_400


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    real = time.time
    shift = [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + shift[0])

    def set_by(seconds: float) -> None:
        shift[0] = seconds

    return set_by


@pytest.mark.parametrize("shift_s", [-HOUR_S, HOUR_S, -20 * YEAR_S, 50 * YEAR_S])
def test_a_clock_that_jumps_ends_no_job_and_keeps_the_order(
    shift_s: float, make_stage: MakeStage, set_clock: Callable[[float], None]
) -> None:
    stage = make_stage(retry_policy=RetryPolicy(first_s=0.3))
    running = stage.job([["sleep", 0.6], ["finish"]])
    failing = stage.job([["sleep", 0.1], ["fail"]])
    tried_again = stage.job([["fail_times", "FILE421", 1], ["finish"]])
    last = stage.job()
    jobs = [running, failing, tried_again, last]
    stage.engine.submit(jobs)
    stage.until_state(running, JobState.RUNNING)
    set_clock(shift_s)
    done = stage.wait(*jobs)
    assert [job.state for job in done] == [
        JobState.DONE,
        JobState.FAILED,
        JobState.DONE,
        JobState.DONE,
    ]
    assert codes(done[0]) == []
    assert all(job.seconds is not None and 0.0 <= job.seconds < 10.0 for job in done)


def test_ids_are_in_order_whatever_the_clock_does(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    ids: list[Any] = [first, *(new_id() for _ in range(3))]
    assert ids == sorted(ids)
