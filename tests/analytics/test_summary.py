"""Figures over jobs, and what they let one expect of the next."""

import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exportstudio.analytics.facts import CodeFact, DayFact, JobFact
from exportstudio.analytics.prediction import Predictor
from exportstudio.analytics.reports import totals, write_report
from exportstudio.analytics.summary import summarise, trend
from exportstudio.model.issue import RequestError
from exportstudio.model.job import JobState
from exportstudio.model.usage import Usage


def fact(
    number: int = 0, seconds: float | None = 2.0, state: JobState = JobState.DONE, **more: object
) -> JobFact:
    began = 1_700_000_000.0 + number * 3600
    values = {
        "source": Path(f"house {number}.ifc"), "format": "glb", "quality": "standard",
        "source_bytes": 1_000_000, "bytes": 250_000,
        "usage": Usage({"reading": 0.5, "writing": 1.5}, 1.9, 10**8), "user": "ada",
    }  # fmt: skip
    return JobFact(
        state=state, created_at=began, started_at=None if seconds is None else began,
        finished_at=began + (seconds or 0.0), **{**values, **more},  # type: ignore[arg-type]
    )  # fmt: skip


def test_figures() -> None:
    facts = [
        fact(0), fact(1, 4.0), fact(2, 9.0, format="csv", cached=True, usage=None),
        fact(3, 1.0, JobState.FAILED, bytes=None), fact(4, None, JobState.CANCELLED, bytes=None),
        fact(5, None, JobState.SKIPPED, bytes=None),
    ]  # fmt: skip
    summary = summarise(facts, [CodeFact("READ106", 1, 1.7e9, {"glb": 1})])
    assert (summary["jobs"], summary["succeeded"], summary["failed"]) == (6, 3, 1)
    assert summary["success_rate"] == pytest.approx(3 / 4)
    assert summary["cached_rate"] == pytest.approx(1 / 3)
    assert summary["seconds"] == pytest.approx({"mean": 5.0, "p50": 4.0, "p95": 9.0, "max": 9.0})
    assert {name: group["jobs"] for name, group in summary["by_format"].items()} == {
        "glb": 5, "csv": 1,
    }  # fmt: skip
    assert summary["stages"]["writing"] == {"seconds": pytest.approx(3.0), "share": 0.75}
    assert summary["errors"][0]["share"] == pytest.approx(1 / 6)
    assert json.loads(json.dumps(summary)) == summary


@given(st.lists(st.sampled_from(list(JobState)).filter(lambda state: state.is_final), max_size=20))
def test_the_counts_add_up(states: list[JobState]) -> None:
    summary = summarise([fact(n, state=state) for n, state in enumerate(states)])
    assert sum(summary["by_state"].values()) == summary["jobs"] == len(states)
    assert sum(group["jobs"] for group in summary["by_building"].values()) == len(states)
    assert summary["success_rate"] is None or 0 <= summary["success_rate"] <= 1


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        ([2.0] * 20, "stable"),
        ([2.0, 2.1] * 10 + [60.0], "stable"),
        ([2.0 + n * 0.1 for n in range(20)], "worse"),
        ([4.0 - n * 0.1 for n in range(20)], "better"),
        ([2.0] * 5, "unknown"),
        ([], "unknown"),
    ],
)
def test_trends(seconds: Sequence[float], verdict: str) -> None:
    assert trend([fact(n, each) for n, each in enumerate(seconds)])["verdict"] == verdict


class TestPrediction:
    def test_a_building_will_cost_what_it_did(self) -> None:
        known = fact(1, 3.0, bytes=123)
        found = Predictor([fact(2, 50.0), known]).predict(
            known.source, known.source_bytes, "glb", "standard"
        )
        assert found.bytes is not None
        assert found.seconds is not None
        assert (found.bytes.value, found.seconds.value) == (123, 3.0)

    def test_too_little_is_known_of_a_stranger(self) -> None:
        found = Predictor([fact(n) for n in range(4)]).predict(Path("x"), 10**6, "glb", "standard")
        assert (found.seconds, found.bytes, found.peak_bytes) == (None, None, None)

    def test_a_stranger_will_cost_what_others_of_its_size_did(self) -> None:
        facts = [fact(n, n * 1.0, source_bytes=n * 10**6, bytes=n * 10**5) for n in range(1, 10)]
        found = Predictor(facts).predict(Path("x"), 5 * 10**6, "glb", "standard")
        assert found.bytes is not None
        assert found.bytes.value == pytest.approx(5 * 10**5, rel=0.01)
        assert found.bytes.error < 0.01

    def test_another_quality_costs_its_usual_share_more(self) -> None:
        facts = [fact(n, bytes=1000 + n) for n in range(1, 8)]
        facts += [fact(n, bytes=3 * (1000 + n), quality="high") for n in range(1, 7)]
        found = Predictor(facts).predict(Path("house 7.ifc"), 10**6, "glb", "high")
        assert found.bytes is not None
        assert found.bytes.value == pytest.approx(3 * 1007, rel=0.01)

    def test_another_format_tells_what_it_told_of_others(self) -> None:
        facts = [fact(n, bytes=n * n * 1000) for n in range(1, 9)]
        facts += [fact(n, bytes=500 + n * n * 2000, format="ifc") for n in range(1, 8)]
        found = Predictor(facts).predict(Path("house 8.ifc"), 10**6, "ifc", "standard")
        assert found.bytes is not None
        assert found.bytes.value == pytest.approx(500 + 64 * 2000, rel=0.01)
        assert found.bytes.error < 0.01

    def test_nothing_is_said_of_what_varies_too_much(self) -> None:
        facts = [fact(n, bytes=10 ** (n % 5 + 2)) for n in range(12)]
        found = Predictor(facts).predict(Path("x"), 10**6, "glb", "standard")
        assert found.bytes is None

    def test_failures_and_other_formats_tell_nothing(self) -> None:
        facts = [fact(n, state=JobState.FAILED) for n in range(9)]
        facts += [fact(n, format="csv") for n in range(9)]
        assert Predictor(facts).predict(Path("x"), 10**6, "glb", "standard").bytes is None


def test_jobs_at_once_and_the_machine_they_ran_on() -> None:
    facts = [fact(n, 10.0) for n in range(3)]
    assert summarise(facts)["system"]["machine_cpu"] is None
    facts = [
        replace(one, started_at=100.0 + start, finished_at=105.0 + start, usage=usage)
        for one, start, usage in zip(
            facts,
            (0.0, 4.0, 5.0),  # the third begins when the first is over
            (None, Usage(machine_cpu=0.5, least_free_bytes=7), Usage(machine_cpu=1.0)),
            strict=True,
        )
    ]
    system = summarise(facts)["system"]
    assert (system["peak_concurrency"], system["least_free_bytes"]) == (2, 7)
    assert system["machine_cpu"]["mean"] == 0.75


def test_jobs_that_were_forgotten_count_by_day() -> None:
    day = DayFact("2001-02-03", "glb", "high", 5, 3, 1, 9.5, 1000)
    summary = summarise([fact(1)], forgotten=[day, day])
    assert summary["by_day"]["2001-02-03"] == 10
    assert summary["jobs"] == 1
    assert summary["forgotten"] == {
        "jobs": 10, "succeeded": 6, "failed": 2, "seconds": 19.0, "bytes_written": 2000,
    }  # fmt: skip
    assert ("Forgotten since, besides", "10") in list(totals(summary))


def test_reports(tmp_path: Path) -> None:
    name = "城 und <b>Süd & =1+1.ifc"
    summary = summarise(
        [fact(n, source=Path(name)) for n in range(3)], [CodeFact("READ106", 1, 1.7e9, {"glb": 1})]
    )
    for suffix in (".json", ".xlsx", ".pdf"):
        write_report(summary, "Exports", tmp_path / f"r{suffix}")
    assert json.loads((tmp_path / "r.json").read_bytes())["jobs"] == 3
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book["Buildings"]["A2"].value == name
    assert book["Buildings"]["B2"].value == 3
    text = pypdf.PdfReader(tmp_path / "r.pdf").pages[0].extract_text()
    assert "READ106" in text
    assert "Süd" in text
    with pytest.raises(RequestError, match="FILE437"):
        write_report(summary, "Exports", tmp_path / "r.txt")
    assert zipfile.is_zipfile(tmp_path / "r.xlsx")
