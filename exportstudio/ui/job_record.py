"""What is kept about a job besides the job itself, as lines of text."""

import json
import platform
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from exportstudio import __version__
from exportstudio.model.job import Job
from exportstudio.service import ExportService

_MOST_LOG_BYTES = 65536


def log_lines(service: ExportService, job: Job) -> list[str]:
    """Return the steps of a job, then the end of what its last process said."""
    steps = []
    for event in service.events(job.id):
        moment = QDateTime.fromMSecsSinceEpoch(round(event.at * 1000))
        clock = QLocale().toString(moment, "yyyy-MM-dd HH:mm:ss")
        detail = " ".join(_detail(name, value) for name, value in event.detail.items() if value)
        steps.append(f"{clock}  {event.what}  {detail}".rstrip())
    return steps + _tail(service.log_path(job))


def report(job: Job) -> str:
    """Return what somebody needs to know who is to find out why a job went as it did."""
    versions = f"Export Studio {__version__}, Python {platform.python_version()}"
    about = json.dumps(job.to_dict(), indent=2, ensure_ascii=False)
    return f"{versions}, {platform.platform()}\n{about}"


def _detail(name: str, value: object) -> str:
    return f"{name}={json.dumps(value, ensure_ascii=False)}"


def _tail(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _MOST_LOG_BYTES))
            return stream.read().decode(errors="replace").splitlines()
    except OSError:
        return []  # many jobs say nothing, and then there is no log
