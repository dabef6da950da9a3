"""Publishing: whole files only, under names that were free."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from exportstudio.delivery.publish import partial_path, publish, remove_partials, storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.model.on_conflict import OnConflict


def partial(target: Path, content: bytes = b"whole") -> Path:
    path = partial_path(target, "job1")
    path.parent.mkdir()
    path.write_bytes(content)
    return path


def test_a_partial_gets_its_final_name_and_its_measure(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    published = publish(partial(target), target, OnConflict.NUMBER)
    assert published.path == target
    assert (published.bytes, published.file.sha256) == (5, hashlib.sha256(b"whole").hexdigest())
    assert remove_partials(target, "job1") == []
    assert [path.name for path in tmp_path.iterdir()] == ["house.glb"]


def test_a_name_that_was_taken_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    ours = partial(target)
    target.write_bytes(b"theirs")
    assert publish(ours, target, OnConflict.NUMBER).path == tmp_path / "house (2).glb"
    assert target.read_bytes() == b"theirs"


def test_what_an_earlier_attempt_published_is_found_and_not_doubled(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    ours = partial(target)
    target.write_bytes(b"other")
    (tmp_path / "house (2).glb").write_bytes(b"whole")
    published = publish(ours, target, OnConflict.NUMBER, may_be_there=True)
    assert published.path == tmp_path / "house (2).glb"
    remove_partials(target, "job1")
    assert {path.name for path in tmp_path.iterdir()} == {"house.glb", "house (2).glb"}
    again = publish(partial(target), target, OnConflict.NUMBER)
    assert again.path == tmp_path / "house (3).glb"


def test_replacing_replaces(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    target.write_bytes(b"old")
    publish(partial(target), target, OnConflict.REPLACE)
    assert target.read_bytes() == b"whole"


def test_what_belongs_to_an_output_is_published_before_it(tmp_path: Path) -> None:
    target = tmp_path / "house.gltf"
    ours = partial(target)
    (ours.parent / "house-0123456789ab.bin").write_bytes(b"points")
    assert publish(ours, target, OnConflict.NUMBER).bytes == 5 + 6
    remove_partials(target, "job1")
    assert {path.name for path in tmp_path.iterdir()} == {"house.gltf", "house-0123456789ab.bin"}


def test_replacing_leaves_nothing_of_what_belonged_to_the_old_output(tmp_path: Path) -> None:
    target = tmp_path / "house.gltf"
    others = ("house.bin", "house-2-0123456789ab.bin", "house-0123456789ab.png", "house-plan.bin")
    for name in ("house.gltf", "house-0123456789ab.bin", *others):
        (tmp_path / name).write_bytes(b"old")
    ours = partial(target)
    (ours.parent / "house-fedcba987654.bin").write_bytes(b"points")
    publish(ours, target, OnConflict.REPLACE)
    remove_partials(target, "job1")
    kept = {"house.gltf", "house-fedcba987654.bin", *others}
    assert {path.name for path in tmp_path.iterdir()} == kept


def test_replacing_a_single_file_leaves_those_of_others_alone(tmp_path: Path) -> None:
    (tmp_path / "house-0123456789ab.bin").write_bytes(b"of house.gltf")
    target = tmp_path / "house.glb"
    publish(partial(target), target, OnConflict.REPLACE)
    assert (tmp_path / "house-0123456789ab.bin").exists()


def test_without_links_a_free_name_is_found_by_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "house.glb"
    target.write_bytes(b"theirs")
    assert publish(partial(target), target, OnConflict.NUMBER).path == tmp_path / "house (2).glb"
    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize(("policy", "code"), [("fail", "FILE404"), ("skip", "FILE413")])
def test_an_output_that_is_not_wanted_any_more_leaves_nothing(
    policy: str, code: str, tmp_path: Path
) -> None:
    target = tmp_path / "house.glb"
    target.write_bytes(b"theirs")
    ours = partial(target)
    ours.with_name("house-rooms-0123456789ab.csv").write_bytes(b"rooms")
    with pytest.raises(StudioError, match=code):
        publish(ours, target, OnConflict(policy))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["house.glb"]
    assert target.read_bytes() == b"theirs"


def test_what_a_dead_job_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "house.glb"
    left = partial(target)
    other = partial_path(target, "job2")
    other.parent.mkdir()
    other.touch()
    assert remove_partials(target, "job1") == [left]
    assert remove_partials(target, "job1") == []
    assert other.exists()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    target = tmp_path / "gone" / "house.glb"
    with pytest.raises(StudioError, match="FILE407"):
        publish(partial_path(target, "job1"), target, OnConflict.NUMBER)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "FILE405"),
        (errno.EACCES, "FILE406"),
        (errno.EROFS, "FILE406"),
        (errno.ENOENT, "FILE407"),
        (errno.EIO, "FILE408"),
    ],
)
def test_each_trouble_with_the_disk_has_its_words(number: int, code: str) -> None:
    issue = storage_issue(Path("/x/house.glb"), OSError(number, os.strerror(number)))
    assert issue.code == code
    assert "house.glb" in issue.text + issue.suggestion or "/x" in issue.text
    assert issue.suggestion
    assert issue.recoverable
