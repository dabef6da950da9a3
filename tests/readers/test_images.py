"""Images that a model names: found beside it, never fetched from elsewhere, missing ones told."""

import zipfile
from pathlib import Path

import pytest

from exportstudio.model.building import Building
from exportstudio.readers import images, read
from tests.ifc_text import TinyModel

PNG = b"\x89PNG\r\n\x1a\n..."


def model_with(*names: str) -> str:
    model = TinyModel()
    model.wall()
    for name in names:
        model.add(f"IFCIMAGETEXTURE(.T.,.T.,$,$,$,'{name}')")
    return model.text()


def read_beside(folder: Path, *names: str) -> Building:
    (folder / "model.ifc").write_text(model_with(*names))
    return read(folder / "model.ifc")


@pytest.mark.parametrize(
    "name",
    ["wood.png", "textures/oak.png", "textures\\oak.png", "C:\\Old\\Disk\\wood.png",
     "file:///home/somebody/wood.png", "../elsewhere/wood.png", "old%20oak.png"],
)  # fmt: skip
def test_an_image_beside_the_model_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "textures").mkdir()
    for place in ("wood.png", "textures/oak.png", "old oak.png"):
        (tmp_path / place).write_bytes(PNG)
    building = read_beside(tmp_path, name.replace("\\", "\\\\"))
    assert list(building.images.values()) == [PNG]
    assert building.issues == []


def test_nothing_outside_the_folder_of_the_model_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    names = ("../secret.png", str(tmp_path / "secret.png"), "link.png", "https://example.org/a.png")
    building = read_beside(folder, *names)
    assert building.images == {}
    assert [issue.code for issue in building.issues] == ["READ122"] * 4
    assert "an address" in building.issues[3].text


def test_what_no_viewer_shows_or_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_LARGEST_BYTES", 100)
    (tmp_path / "a.bmp").write_bytes(b"BM....")
    (tmp_path / "b.png").write_bytes(PNG + bytes(100))
    building = read_beside(tmp_path, "a.bmp", "b.png", "")
    first, second, third = (issue.text for issue in building.issues)
    assert "“a.bmp” is neither PNG nor JPEG" in first
    assert "“b.png” is too large" in second
    assert "has no name" in third


def test_an_archive_carries_its_images_within_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_LARGEST_BYTES", 1000)
    path = tmp_path / "m.ifczip"
    (tmp_path / "beside.png").write_bytes(PNG)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/model.ifc", model_with("Wood.PNG", "bomb.png", "beside.png"))
        archive.writestr("in/wood.png", PNG)
        archive.writestr("in/bomb.png", PNG + bytes(10_000))
    building = read(path)
    assert building.images == {"Wood.PNG": PNG}
    assert [issue.text.split("”")[1][:13] for issue in building.issues] == [
        " is too large",
        " is not in m.",
    ]
