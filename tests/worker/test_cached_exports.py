"""Exports with a cache: the second is the first, quicker, and never one of something else."""

from pathlib import Path
from typing import Any

import pytest

from exportstudio.model.on_conflict import OnConflict
from exportstudio.worker import pipeline, reading, shaping
from exportstudio.worker.protocol import Order
from tests.ifc_text import TinyModel
from tests.worker.child import Child, carry_out, job, of_type


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def export(source: Path, target: Path, folder: Path, **more: Any) -> dict[str, Any]:
    """Export in a child, and return what it said at last."""
    fresh = more.pop("fresh", False)
    order = Order(source, (job(target, **more),), fresh=fresh, cache=folder)
    (finished,) = of_type(carry_out(order), "finished")
    return finished


def result_of(messages: list[dict[str, Any]], target: Path) -> tuple[Any, ...]:
    """Return all that an export says and writes which has nothing to do with speed."""
    (finished,) = of_type(messages, "finished")
    issues = [(message["job"], message["issue"]) for message in of_type(messages, "issue")]
    return finished["ledger"], finished["sha256"], issues, target.read_bytes()


def test_the_second_export_is_the_first(tmp_path: Path, folder: Path) -> None:
    model = TinyModel()
    model.wall("Good", guid="''")
    model.wall("Flat", profile="IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,0.,0.)")
    source, target = tmp_path / "Haus.ifc", tmp_path / "out.glb"
    source.write_text(model.text().replace("END-ISO-10303-21;", "").replace("'Good'", "'Süd'"))
    results = []
    for cached in (False, True):
        order = Order(source, (job(target, on_conflict=OnConflict.REPLACE),), cache=folder)
        messages = carry_out(order)
        assert of_type(messages, "finished")[0]["cached"] is cached
        results.append(result_of(messages, target))
    assert results[0] == results[1]
    codes = {issue["code"] for _, issue in results[0][2]}
    assert {"READ106", "READ111", "READ114", "GEOM201"} <= codes


def test_the_same_bytes_under_another_name_are_known(
    sample: Path, tmp_path: Path, folder: Path
) -> None:
    copy = tmp_path / "copy.ifc"
    copy.write_bytes(sample.read_bytes())
    export(sample, tmp_path / "a.glb", folder)
    assert export(copy, tmp_path / "b.glb", folder)["cached"]
    document = (tmp_path / "b.glb").read_bytes()
    assert b'"source":"copy.ifc"' in document


def test_a_source_that_has_changed_is_read_anew(sample: Path, tmp_path: Path, folder: Path) -> None:
    source = tmp_path / "house.ifc"
    source.write_bytes(sample.read_bytes())
    export(source, tmp_path / "a.glb", folder)
    text = source.read_bytes()
    changed = text.replace(b"Ground", b"Unders", 1)
    assert (len(changed), changed == text) == (len(text), False)
    source.write_bytes(changed)
    assert not export(source, tmp_path / "b.glb", folder)["cached"]


def test_images_that_have_changed_are_read_anew(tmp_path: Path, folder: Path) -> None:
    model = TinyModel()
    model.wall()
    for name in ("wood.png", "oak.png"):
        model.add(f"IFCIMAGETEXTURE(.T.,.T.,$,$,$,'{name}')")
    source, image = tmp_path / "model.ifc", tmp_path / "wood.png"
    source.write_text(model.text())
    signature = b"\x89PNG\r\n\x1a\n"
    seen = []
    for content in (b"one", b"one", b"two", b"two", None, None):
        image.unlink(missing_ok=True)
        if content is not None:
            image.write_bytes(signature + content)
        order = Order(
            source, (job(tmp_path / "out.glb", on_conflict=OnConflict.REPLACE),), cache=folder
        )
        messages = carry_out(order)
        [finished] = of_type(messages, "finished")
        texts = [message["issue"]["text"] for message in of_type(messages, "issue")]
        seen.append((finished["cached"], sum("is not in the folder" in text for text in texts)))
    assert seen == [(False, 1), (True, 1), (False, 1), (True, 1), (False, 2), (True, 2)]


def test_every_setting_has_shapes_of_its_own(sample: Path, tmp_path: Path, folder: Path) -> None:
    settings: list[dict[str, Any]] = [
        {"quality": "standard"},
        {"quality": "draft"},
        {"quality": "standard", "options": {"spaces": True}},
    ]
    for cached in (False, True):
        jobs = tuple(
            job(tmp_path / f"{cached}{n}.glb", str(n), **setting)
            for n, setting in enumerate(settings)
        )
        messages = carry_out(Order(sample, jobs, cache=folder))
        assert [m["cached"] for m in of_type(messages, "finished")] == [cached] * 3
    for n in range(3):
        before, after = (tmp_path / f"{cached}{n}.glb" for cached in (False, True))
        assert before.read_bytes() == after.read_bytes()


def test_properties_are_read_from_the_model_all_the_same(
    sample: Path, tmp_path: Path, folder: Path
) -> None:
    first = export(sample, tmp_path / "a.glb", folder, quality="high")
    second = export(sample, tmp_path / "b.glb", folder, quality="high")
    assert (first["cached"], second["cached"]) == (False, True)
    assert first["sha256"] == second["sha256"]


def test_fresh_makes_everything_anew(sample: Path, tmp_path: Path, folder: Path) -> None:
    export(sample, tmp_path / "a.glb", folder)
    [kept] = folder.iterdir()
    before = kept.stat().st_ino
    assert not export(sample, tmp_path / "b.glb", folder, fresh=True)["cached"]
    assert kept.stat().st_ino != before
    assert export(sample, tmp_path / "c.glb", folder)["cached"]


@pytest.mark.parametrize("guessed", [True, False])
@pytest.mark.parametrize("asked", [True, False])
def test_what_is_read_ahead_comes_from_the_cache_too(
    sample: Path,
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    guessed: bool,
    asked: bool,
) -> None:
    monkeypatch.setenv("EXPORTSTUDIO_DATA", str(tmp_path))
    first = export(sample, tmp_path / "a.glb", folder)
    child = Child(ahead=(str(sample), "standard", *["fresh"] * guessed))
    order = Order(sample, (job(tmp_path / "b.glb"),), fresh=asked, cache=folder)
    child.say(order.to_line())
    (finished,) = of_type(child.listen(), "finished")
    assert finished["sha256"] == first["sha256"]
    assert finished["cached"] is not (guessed or asked)


def test_what_is_cached_is_neither_parsed_nor_meshed(
    sample: Path, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(sample, tmp_path / "a.glb", folder)

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("the work is done already")

    for module, name in (
        (reading, "parse"),
        (reading, "open_model"),
        (shaping, "shape_building"),
    ):
        monkeypatch.setattr(module, name, fail)
    report = _Report()
    pipeline.run(
        Order(sample, (job(tmp_path / "b.glb"),), cache=folder), report, lambda _job: False
    )
    assert report.finished_jobs == ["job1"]
    assert (tmp_path / "a.glb").read_bytes() == (tmp_path / "b.glb").read_bytes()


def test_two_children_at_once_share_a_cache(sample: Path, tmp_path: Path, folder: Path) -> None:
    for number in range(2):  # at first none finds anything, then both do
        children = [Child(), Child()]
        for name, child in zip("ab", children, strict=True):
            target = tmp_path / f"{name}{number}.glb"
            child.say(Order(sample, (job(target),), cache=folder).to_line())
        finished = [of_type(child.listen(), "finished")[0] for child in children]
        assert len({message["sha256"] for message in finished}) == 1
        assert [path.suffix for path in folder.iterdir()] == [".shapes"]
    assert all(message["cached"] for message in finished)


def test_a_cache_that_can_not_be_written_harms_nobody(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in "ab":
        assert not export(sample, tmp_path / f"{name}.glb", tmp_path / "file" / "cache")["cached"]


def test_a_damaged_cache_is_made_anew(sample: Path, tmp_path: Path, folder: Path) -> None:
    first = export(sample, tmp_path / "a.glb", folder)
    [kept] = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    again = export(sample, tmp_path / "b.glb", folder)
    assert (again["cached"], again["sha256"]) == (False, first["sha256"])
    assert kept.read_bytes() == whole


def test_no_cache_is_made_where_none_is_wanted(
    sample: Path, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPORTSTUDIO_CACHE_MB", "0")
    export(sample, tmp_path / "a.glb", folder)
    assert not folder.exists()


class _Report:
    def __init__(self) -> None:
        self.finished_jobs: list[str] = []

    def stage(self, *_: Any) -> None:
        pass

    def element(self, *_: Any) -> None:
        raise AssertionError("an element is being shaped")

    def issue(self, *_: Any) -> None:
        pass

    def failed(self, _job: str | None, issue: Any) -> None:
        raise AssertionError(str(issue))

    def finished(self, job: str, done: pipeline.Done) -> None:
        assert done.cached
        self.finished_jobs.append(job)
