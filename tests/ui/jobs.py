"""Jobs as tests of the window want them."""

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from exportstudio.model.job import Job, JobState
from exportstudio.model.progress import Progress, Stage

_numbers = count(1)


def make_job(state: JobState = JobState.QUEUED, source: str = "house.ifc", **changes: Any) -> Job:
    """Return a job with an id of its own, `percent` and `eta_s` being those of its progress."""
    number = next(_numbers)
    percent, eta_s = changes.pop("percent", 0.0), changes.pop("eta_s", None)
    job = Job(
        id=f"{number:08}",
        batch_id="b",
        group_id=f"g{number}",
        source=Path("/models", source),
        format="glb",
        quality="standard",
        target=Path("/out", source).with_suffix(".glb"),
        state=state,
        created_at=1_700_000_000.0 + number,
        progress=Progress(Stage.SHAPING, 412, 1930, percent, eta_s),
    )
    if state is not JobState.QUEUED:
        job = replace(job, started_at=1_700_000_100.0)
    if state.is_final:
        job = replace(job, finished_at=1_700_000_160.0)
    if state.is_success:
        job = replace(job, path=job.target, bytes=123_456, sha256="ab" * 32)
    return replace(job, **changes)
