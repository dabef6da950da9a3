"""An engine with stand-in children, and what it told."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from exportstudio.engine.child import ChildSupply
from exportstudio.engine.engine import Engine
from exportstudio.model.job import Job, JobState, new_id

STAND_IN = (sys.executable, "-SE", str(Path(__file__).with_name("stand_in.py")))
Script = Sequence[Sequence[Any]]


class Stage:
    """An engine, what it is given and what it said."""

    def __init__(self, folder: Path, qtbot: Any, **settings: Any) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.finished: list[Job] = []
        self.changes: list[tuple[Job, ...]] = []
        self.lines: list[str] = []
        self.cleaned: list[str] = []
        settings.setdefault("children", ChildSupply(STAND_IN))
        settings.setdefault("slots", 1)
        self.engine = Engine(folder / "logs", self.clean_up, **settings)
        self.engine.job_finished.connect(self.finished.append)
        self.engine.jobs_changed.connect(self.changes.append)
        self.engine.log_line.connect(lambda _job_id, line: self.lines.append(line))

    def clean_up(self, job: Job) -> None:
        if not job.state.is_success:
            self.cleaned.append(job.id)
        for folder in job.target.parent.glob(f".*{job.id}.part"):
            shutil.rmtree(folder)
        if job.path is not None:
            job.path.unlink(missing_ok=True)

    def job(self, script: Script = (("finish",),), group_id: str = "", **fields: Any) -> Job:
        job_id = new_id()
        return Job(
            id=job_id,
            batch_id="b",
            group_id=group_id or new_id(),
            source=self.folder / "house.ifc",
            format=fields.pop("format", "glb"),
            quality="standard",
            target=self.folder / f"{job_id}.glb",
            options={"script": [list(step) for step in script]},
            **fields,
        )

    def run(self, *jobs: Job, timeout_s: float = 15) -> list[Job]:
        """Submit jobs, wait until they are final and return them."""
        self.engine.submit(jobs)
        return self.wait(*jobs, timeout_s=timeout_s)

    def wait(self, *jobs: Job, timeout_s: float = 15) -> list[Job]:
        self.until(lambda: all(self.engine.job(job.id).state.is_final for job in jobs), timeout_s)
        return [self.engine.job(job.id) for job in jobs]

    def until(self, condition: Callable[[], bool], timeout_s: float = 15) -> None:
        self.qtbot.waitUntil(condition, timeout=int(timeout_s * 1000))

    def until_state(self, job: Job, state: JobState) -> None:
        self.until(lambda: self.engine.job(job.id).state is state)

    def partials(self) -> list[Path]:
        return list(self.folder.glob(".*.part"))


def codes(job: Job) -> list[str]:
    return [issue.code for issue in job.issues]
