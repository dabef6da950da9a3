"""Jobs as commands that do the same in a terminal."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

from exportstudio.delivery.naming import PATTERNS
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.job import Job
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.quality import QUALITIES
from exportstudio.model.selection import Criteria

_USUAL_PRIORITY = 5


def command_line(job: Job) -> str:
    """Return the command that exports the same building in the same way."""
    words = ["exportstudio", "export", str(job.source), *_arguments(job)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _arguments(job: Job) -> Iterator[str]:
    # Joined by “=”, since names of storeys and the like may begin with a minus.
    yield f"--format={job.format}"
    yield f"--quality={job.quality}"
    yield f"--output={job.target.parent}"
    name = _name(job)
    if name is not None:
        yield f"--name={name}"
    if job.on_conflict is not OnConflict.NUMBER:
        yield f"--on-conflict={job.on_conflict.value}"
    for option, value in job.options.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield f"--option={job.format}.{option}={text}"
    yield from _criteria("", "--select", job.selection.include)
    yield from _criteria("exclude-", "--exclude", job.selection.exclude)
    if job.fresh:
        yield "--fresh"
    if job.priority != _USUAL_PRIORITY:
        yield f"--priority={job.priority}"
    if job.stop_on_error:
        yield "--stop-on-error"
    usual = QUALITIES.get(job.quality)
    if usual is None or job.time_limit_s != usual.time_limit_s:
        yield f"--time-limit={job.time_limit_s / 60:g}"
    for key in job.quarantine:
        yield f"--quarantine={key}"


def _criteria(prefix: str, query_flag: str, criteria: Criteria) -> Iterator[str]:
    for kind, names in (
        ("storey", criteria.storeys),
        ("class", criteria.classes),
        ("system", criteria.groups),
        ("layer", criteria.layers),
        ("guid", criteria.global_ids),
    ):
        for name in names:
            yield f"--{prefix}{kind}={name}"
    if criteria.query:
        yield f"{query_flag}={criteria.query}"


def _name(job: Job) -> str | None:
    """Return the name that was asked for, None where it is that of the building."""
    exporter = EXPORTERS.get(job.format)
    suffix = exporter.info.suffix if exporter else job.target.suffix
    stem = job.target.name.removesuffix(suffix)
    # A number may have been added, as it will be again.
    if re.fullmatch(re.escape(job.source.stem) + r"( \(\d+\))?", stem):
        return None
    name = stem.replace("{", "{{").replace("}", "}}")
    return f"custom:{name}" if name in PATTERNS else name
