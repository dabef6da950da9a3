from pathlib import Path
from typing import Any

from exportstudio.engine.batch_rules import BatchRules
from exportstudio.model.issue import Issue
from exportstudio.model.job import Job, JobState


def ended(code: str = "WRITE301", **fields: Any) -> Job:
    state = JobState.FAILED if code else JobState.DONE
    issues = (Issue.error(code, "no"),) if code else ()
    defaults: dict[str, Any] = {"format": "glb", "batch_id": "b", "state": state, "issues": issues}
    defaults |= fields
    return Job(
        id="1", group_id="g", source=Path("a.ifc"), quality="draft", target=Path("a"), **defaults
    )


def outcomes(*jobs: Job) -> list[str | None]:
    rules = BatchRules()
    told = [rules.consequence(job) for job in jobs]
    return [(each.format or "all") if each else None for each in told]


def test_three_equal_failures_in_a_row_stop_the_format() -> None:
    assert outcomes(ended(), ended(), ended()) == [None, None, "glb"]
    assert outcomes(ended(state=JobState.CRASHED), ended(), ended())[-1] == "glb"


def test_a_success_or_another_failure_between_does_not() -> None:
    assert outcomes(ended(), ended(), ended(""), ended()) == [None] * 4
    assert outcomes(ended(), ended(), ended("WRITE302"), ended()) == [None] * 4


def test_other_formats_batches_and_sources_do_not_count() -> None:
    assert outcomes(ended(), ended(format="csv"), ended(batch_id="c"), ended()) == [None] * 4
    assert outcomes(*[ended("READ106")] * 5) == [None] * 5
    assert outcomes(*[ended(state=JobState.CANCELLED, issues=())] * 5) == [None] * 5


def test_a_batch_that_is_to_stop_stops_at_the_first_error_of_any_kind() -> None:
    assert outcomes(ended("READ106", stop_on_error=True)) == ["all"]
    [stop] = [BatchRules().consequence(ended(stop_on_error=True))]
    assert stop is not None
    assert (stop.state, stop.issue.code) == (JobState.CANCELLED, "JOB534")
    assert outcomes(ended("JOB533", stop_on_error=True)) == [None]
