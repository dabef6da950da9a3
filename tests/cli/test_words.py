from dataclasses import replace
from pathlib import Path

import pytest

from exportstudio.cli.options import read_option_texts
from exportstudio.cli.reports import bar_line
from exportstudio.cli.words import plain, result_lines, size_words, time_words
from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.job import Job, JobState
from exportstudio.model.progress import Progress, Stage

JOB = Job("1", "b", "g", Path("/m/house.ifc"), "glb", "standard", Path("/o/house.glb"))


@pytest.mark.parametrize(
    ("size", "words"),
    [(None, "–"), (999, "999 B"), (1000, "1.0 kB"), (2_500_000, "2.5 MB"), (3e9, "3.0 GB")],
)
def test_sizes(size: int | None, words: str) -> None:
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, "–"), (1.24, "1.2 s"), (75, "1:15"), (3725, "1:02:05")]
)
def test_times(seconds: float | None, words: str) -> None:
    assert time_words(seconds) == words


def test_no_name_moves_the_cursor() -> None:
    assert plain("a\x1b[2Jb\nc\u202ed") == "a�[2Jb�c�d"


def test_a_job_with_many_findings_lists_the_first() -> None:
    job = replace(JOB, issues=tuple(Issue.warning("GEOM201", f"no {n}") for n in range(14)))
    lines = result_lines([job])
    assert sum("GEOM201" in line for line in lines) == 10
    assert "4 more" in lines[-1]


def test_the_bar_tells_what_runs() -> None:
    progress = Progress(Stage.SHAPING, 412, 1930, 50.0, 12.0)
    running = replace(JOB, state=JobState.RUNNING, started_at=1.0, progress=progress)
    line = bar_line([running, replace(JOB, state=JobState.DONE)])
    assert "75 %  1 of 2 done  house.ifc: shaping 412 of 1,930  12.0 s left" in line


def test_options_of_nobody_are_refused() -> None:
    for text in ("glb", "glb.name", ".name=1", "nope.name=1"):
        with pytest.raises(RequestError):
            read_option_texts([text])


def test_an_unknown_option_is_passed_on() -> None:
    assert read_option_texts(["glb.nope=a=b"]) == {"glb": {"nope": "a=b"}}
