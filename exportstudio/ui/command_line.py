"""Jobs as commands that do the same in a terminal."""

import dataclasses
import shlex
import subprocess
import sys
from collections.abc import Iterator

from exportstudio.model.job import Job

_USUAL_PRIORITY = 5
_FLAGS = {
    "storeys": "--storey",
    "classes": "--class",
    "groups": "--system",
    "layers": "--layer",
    "global_ids": "--guid",
}


def command_line(job: Job) -> str:
    """Return the command that exports the same building in the same way."""
    words = ["exportstudio", "export", str(job.source), *_arguments(job)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _arguments(job: Job) -> Iterator[str]:
    yield from ("--format", job.format, "--quality", job.quality)
    yield from ("--output", str(job.target.parent))
    stem = job.target.name.split(".")[0] if job.source.stem not in job.target.name else ""
    if stem:
        yield from ("--name", stem.replace("{", "{{").replace("}", "}}"))
    for name, value in job.options.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield from ("--option", f"{job.format}.{name}={text}")
    include, exclude = job.selection.include, job.selection.exclude
    for field in dataclasses.fields(include):
        for name in getattr(include, field.name) if field.name in _FLAGS else ():
            yield from (_FLAGS[field.name], name)
    if include.query:
        yield from ("--select", include.query)
    # The command line leaves out what a selector finds; classes are the shortest of selectors.
    query = exclude.query or ", ".join(exclude.classes)
    if query:
        yield from ("--exclude", query)
    if job.fresh:
        yield "--fresh"
    if job.priority != _USUAL_PRIORITY:
        yield from ("--priority", str(job.priority))
