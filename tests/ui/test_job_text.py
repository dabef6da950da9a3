import pytest

from exportstudio.model.job import JobState
from exportstudio.model.progress import Progress, Stage
from exportstudio.ui import job_text
from exportstudio.ui.queue_outlook import queue_eta_s
from tests.ui.jobs import make_job


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, "—"), (0.2, "0:00"), (59.6, "1:00"), (3725.0, "1:02:05")]
)
def test_durations(seconds: float | None, text: str) -> None:
    assert job_text.duration_text(seconds) == text


def test_every_state_and_stage_has_a_word() -> None:
    assert len({job_text.state_text(state) for state in JobState}) == len(JobState)
    assert len({job_text.stage_text(Progress(stage)) for stage in Stage}) == len(Stage)


def test_the_queue_is_predicted_only_where_enough_is_known() -> None:
    running = make_job(JobState.RUNNING, eta_s=30.0)
    waiting = make_job()
    done = make_job(JobState.DONE)  # took a minute
    assert queue_eta_s([], 1) is None
    assert queue_eta_s([running], 1) == 30.0
    assert queue_eta_s([running, make_job(JobState.RUNNING)], 2) is None
    assert queue_eta_s([running, waiting], 1) is None
    assert queue_eta_s([running, waiting, done], 1) == 90.0
    assert queue_eta_s([running, waiting, done], 2) == 45.0
