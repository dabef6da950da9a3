"""What a request will probably cost, and what speaks against it, before it starts."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psutil

from exportstudio.analytics.prediction import Prediction, Predictor
from exportstudio.model.issue import Issue, Severity
from exportstudio.model.job import Job

if TYPE_CHECKING:
    from pathlib import Path

_SPARE_BYTES = 50 * 10**6
"""What must stay free on a disk besides the outputs: for the history, the log, and others."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of the jobs of a request, and what is to be said of it before the start.

    `seconds` and `bytes` are sums over the jobs that something is known of; `unknown` is how many
    others there are. `seconds` counts one job after the other.
    """

    predictions: dict[str, Prediction]
    seconds: float
    bytes: float
    unknown: int
    issues: tuple[Issue, ...]

    @property
    def may_start(self) -> bool:
        """True where nothing speaks against starting."""
        return not any(issue.severity is Severity.ERROR for issue in self.issues)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "seconds": self.seconds,
            "bytes": self.bytes,
            "unknown": self.unknown,
            "may_start": self.may_start,
            "issues": [issue.to_dict() for issue in self.issues],
            "jobs": {id: each.to_dict() for id, each in self.predictions.items()},
        }


def forecast(jobs: Sequence[Job], predictor: Predictor, slots: int) -> Forecast:
    """Return what is expected of planned jobs of which `slots` run at once."""
    predictions = {
        job.id: predictor.predict(job.source, job.source_bytes, job.format, job.quality)
        for job in jobs
        if not job.state.is_final
    }
    issues = [*_space(jobs, predictions), *_memory(predictions.values(), slots)]
    known = predictions.values()
    return Forecast(
        predictions,
        sum(each.seconds.value for each in known if each.seconds),
        sum(each.bytes.value for each in known if each.bytes),
        sum(each.bytes is None for each in known),
        tuple(issues),
    )


def _space(jobs: Iterable[Job], predictions: dict[str, Prediction]) -> Iterable[Issue]:
    """Yield an issue for each disk that will be too small."""
    wanted: defaultdict[int, float] = defaultdict(float)
    folders: dict[int, Path] = {}
    for job in jobs:
        prediction = predictions.get(job.id)
        folder = next((each for each in job.target.parents if each.is_dir()), None)
        if prediction is None or folder is None:
            continue
        disk = os.stat(folder).st_dev  # noqa: PTH116 - of the folder's disk, not of the folder
        folders.setdefault(disk, folder)
        wanted[disk] += prediction.bytes.value if prediction.bytes else 0.0
    for disk, folder in folders.items():
        free = shutil.disk_usage(folder).free
        if free < wanted[disk] + _SPARE_BYTES:
            yield Issue.error(
                "FILE414",
                f"{folder} has {free / 1e6:,.0f} MB left, and the outputs will take about "
                f"{wanted[disk] / 1e6:,.0f} MB.",
                "Free some space, or choose another folder.",
                recoverable=True,
            )


def _memory(predictions: Iterable[Prediction], slots: int) -> Iterable[Issue]:
    """Yield a warning where what runs at once will need more memory than there is."""
    peaks = sorted((each.peak_bytes.value for each in predictions if each.peak_bytes), reverse=True)
    wanted, free = sum(peaks[:slots]), psutil.virtual_memory().available
    if wanted > free:
        yield Issue.warning(
            "JOB523",
            f"The jobs will need about {wanted / 1e9:,.1f} GB of memory at once, and "
            f"{free / 1e9:,.1f} GB are free.",
            "Run fewer jobs at once, or close other programs.",
        )
