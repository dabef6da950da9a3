"""The child as the engine meets it: a real process, one order in, JSON lines out."""

import io
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.progress import Stage
from exportstudio.worker import pipeline
from exportstudio.worker.__main__ import MessageReporter
from exportstudio.worker.protocol import Order
from tests.ifc_text import TinyModel
from tests.worker.child import Child, carry_out, job, of_type


def test_an_order_becomes_a_verified_file(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "house.glb"
    messages = carry_out(Order(sample, (job(target),)))
    (finished,) = of_type(messages, "finished")
    assert finished["path"] == str(target)
    assert finished["bytes"] == target.stat().st_size
    ledger = finished["ledger"]
    assert ledger["products"] == sum(v for k, v in ledger.items() if k != "products")
    assert ledger["failed"] == 0
    stages = list(dict.fromkeys(message["stage"] for message in of_type(messages, "stage")))
    assert stages == ["reading", "shaping", "writing", "verifying", "publishing"]
    assert [path.name for path in target.parent.iterdir()] == ["house.glb"]
    notes = [message["key"] for message in of_type(messages, "element")]
    assert notes
    assert notes[-1] is None


def test_several_jobs_share_one_read_and_fail_alone(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    jobs = (
        job(tmp_path / "a.glb", "a"),
        job(tmp_path / "file" / "b.glb", "b"),
        job(tmp_path / "c.glb", "c", quality="draft", options={"spaces": True, "colour": 1}),
    )
    messages = carry_out(Order(sample, jobs))
    assert {message["job"] for message in of_type(messages, "finished")} == {"a", "c"}
    (failed,) = of_type(messages, "failed")
    assert (failed["job"], failed["issue"]["code"][:4]) == ("b", "FILE")
    assert len([m for m in of_type(messages, "stage") if m["stage"] == "reading"]) == 2
    assert [m["issue"]["code"] for m in of_type(messages, "issue")] == ["JOB503"]
    (c,) = [m for m in of_type(messages, "finished") if m["job"] == "c"]
    (a,) = [m for m in of_type(messages, "finished") if m["job"] == "a"]
    assert c["ledger"]["exported"] > a["ledger"]["exported"]


def test_a_source_that_can_not_be_read_fails_the_group(tmp_path: Path) -> None:
    source = tmp_path / "broken.ifc"
    source.write_text("not an IFC file")
    messages = carry_out(Order(source, (job(tmp_path / "x.glb"),)))
    (failed,) = of_type(messages, "failed")
    assert failed["job"] is None
    assert failed["issue"]["code"] == "READ102"
    assert not (tmp_path / "x.glb").exists()


def test_elements_that_fail_are_warnings_by_name(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall("Good")
    model.wall("Flat", profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.,0.)")
    source = tmp_path / "m.ifc"
    source.write_text(model.text())
    messages = carry_out(Order(source, (job(tmp_path / "m.glb"),)))
    (issue,) = [message["issue"] for message in of_type(messages, "issue")]
    assert (issue["code"], issue["severity"]) == ("GEOM201", "warning")
    assert "“Flat” is missing" in issue["text"]
    assert of_type(messages, "finished")[0]["ledger"]["failed"] == 1


def test_a_disk_that_is_full_fails_the_job_and_leaves_nothing(sample: Path, tmp_path: Path) -> None:
    def little_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    child = Child(little_space)
    child.say(Order(sample, (job(tmp_path / "house.glb"),)).to_line())
    messages = child.listen()
    (failed,) = of_type(messages, "failed")
    assert failed["issue"]["code"] == "FILE405"
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_job_is_not_begun(sample: Path, tmp_path: Path) -> None:
    child = Child()
    order = Order(sample, (job(tmp_path / "a.glb", "a"), job(tmp_path / "b.glb", "b")))
    child.say(order.to_line() + '{"cancel": "b"}\nnonsense\n')
    messages = child.listen()
    assert [message["job"] for message in of_type(messages, "finished")] == ["a"]
    assert not (tmp_path / "b.glb").exists()
    assert "not a control" in child.log


@pytest.mark.parametrize("stage", [Stage.WRITING, Stage.VERIFYING])
def test_a_job_cancelled_in_the_making_stops_there(
    sample: Path, tmp_path: Path, stage: Stage
) -> None:
    jobs = (job(tmp_path / "a.csv", "a", format="csv"), job(tmp_path / "b.csv", "b", format="csv"))
    order = Order(sample, jobs)
    said = io.StringIO()
    reporter = MessageReporter(said)

    def is_cancelled(job_id: str) -> bool:
        return job_id == "a" and f'"{stage}"' in said.getvalue()

    pipeline.run(order, reporter, is_cancelled)
    messages = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [message["job"] for message in of_type(messages, "finished")] == ["b"]
    assert of_type(messages, "failed") == []
    left = {path.name for path in tmp_path.iterdir()}
    assert not any(name.startswith(("a", ".")) for name in left)


def test_a_child_goes_when_the_program_does(sample: Path, tmp_path: Path) -> None:
    spare = Child()
    assert spare.process.stdin is not None
    spare.process.stdin.close()
    assert spare.process.wait(timeout=10) == 0
    busy = Child()
    busy.say(Order(sample, (job(tmp_path / "house.glb"),)).to_line())
    assert busy.process.stdin is not None
    busy.process.stdin.close()
    started = time.monotonic()
    busy.process.wait(timeout=30)
    assert time.monotonic() - started < 30
    for child in (spare, busy):
        assert child.process.stdout is not None
        assert child.process.stderr is not None
        child.process.stdout.close()
        child.process.stderr.close()


@pytest.mark.parametrize("quality", ["standard", "draft", "nonsense"])
def test_what_was_read_ahead_changes_nothing(sample: Path, tmp_path: Path, quality: str) -> None:
    plain = carry_out(Order(sample, (job(tmp_path / "a.glb"),)))
    child = Child(ahead=(str(sample), quality))
    child.say(Order(sample, (job(tmp_path / "b.glb"),)).to_line())
    ahead = child.listen()
    (one,), (other,) = of_type(plain, "finished"), of_type(ahead, "finished")
    assert one["sha256"] == other["sha256"]
    assert one["ledger"] == other["ledger"]


def test_what_was_read_ahead_in_vain_does_no_harm(sample: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ifc"
    broken.write_text("not an IFC file")
    for ahead, source in ((broken, sample), (sample, broken), (broken, broken)):
        child = Child(ahead=(str(ahead), "standard"))
        child.say(
            Order(
                source, (job(tmp_path / f"{source.stem}.glb", on_conflict=OnConflict.REPLACE),)
            ).to_line()
        )
        messages = child.listen()
        kinds = {message["type"] for message in messages}
        assert ("finished" in kinds, "failed" in kinds) == (source == sample, source == broken)


def test_an_order_that_is_none_ends_the_child(tmp_path: Path) -> None:
    child = Child()
    child.say('{"version": 99}\n')
    assert child.listen() == []
    assert child.process.returncode == 1


def test_the_child_needs_neither_qt_nor_a_database() -> None:
    code = (
        "import sys, exportstudio.worker.__main__, exportstudio.worker.pipeline;"
        "print([m for m in ('PySide6', 'sqlalchemy') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert found.stdout.strip() == "[]"
