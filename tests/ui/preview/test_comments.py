from __future__ import annotations

import uuid
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from lxml import etree
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from exportstudio.ui.preview.bcf_file import read_bcf, write_bcf
from exportstudio.ui.preview.picture import as_png, draw_picture
from exportstudio.ui.preview.scene_loader import load_scene
from exportstudio.ui.preview.section import Section
from exportstudio.ui.preview.view_state import ViewState
from exportstudio.ui.preview.viewpoint import Viewpoint, capture, restore
from tests.ui.preview.glb_writer import GlbWriter, house

if TYPE_CHECKING:
    from pathlib import Path

ID = "2O2Fr$t4X7Zf8NOew3FL{:02}"
OFFSET = [2_600_000.0, 1_200_000.0, 400.0]


@pytest.fixture
def state(tmp_path: Path) -> ViewState:
    writer = GlbWriter()
    mesh = writer.cube()
    for number in range(4):
        writer.element(
            None, "IfcWall", f"Wall {number}", ID.format(number), mesh=mesh,
            translation=[3 * number, 0, number],
        )  # fmt: skip
    writer.document["asset"]["extras"] = {"offset": OFFSET}
    return ViewState(load_scene(writer.write(tmp_path / "walls.glb")))


def changed(state: ViewState) -> Viewpoint:
    """Returns a viewpoint of everything that can be kept."""
    state.orbit(20, 10)
    state.set_section(Section((-np.inf, -np.inf, 0.5), (7.25, 0.75, np.inf)))
    state.set_hidden(np.array([1], np.int32), True)
    state.select(2)
    image = draw_picture(state, QColor("white"), QSize(60, 40), by_driver=False)
    return replace(capture(state, "Wall ßż", "reviewer", as_png(image), 1.5), text="Too low.\nWhy?")


@pytest.mark.parametrize("orthographic", [False, True])
def test_a_view_is_shown_as_it_was(state: ViewState, orthographic: bool) -> None:
    state.set_orthographic(orthographic)
    kept = changed(state)
    before = state.camera.copy(), state.section
    np.testing.assert_allclose(
        kept.eye, state.scene.to_building(state.camera.eye()), rtol=0, atol=1e-6
    )
    assert kept.eye[0] > 2_599_000
    state.show_all()
    state.set_orthographic(not orthographic)
    state.look_from(0, 90)
    state.set_section(Section())
    state.select(-1)
    restore(state, kept)
    assert np.flatnonzero(state.hidden).tolist() == [1]
    assert state.selected == 2
    np.testing.assert_allclose(state.section.low, before[1].low, atol=1e-6)
    np.testing.assert_allclose(state.section.high, before[1].high, atol=1e-6)
    np.testing.assert_allclose(state.camera.eye(), before[0].eye(), atol=1e-6)
    np.testing.assert_allclose(state.camera.axes(), before[0].axes(), atol=1e-9)
    matrices = [c.projection_matrix(1.5)[:2, :2] for c in (state.camera, before[0])]
    np.testing.assert_allclose(matrices[0], matrices[1], rtol=1e-9)


@pytest.mark.parametrize("version", ["2.1", "3.0"])
@pytest.mark.parametrize("orthographic", [False, True])
def test_comments_survive_a_bcf_file(
    state: ViewState, tmp_path: Path, version: str, orthographic: bool
) -> None:
    state.set_orthographic(orthographic)
    first = changed(state)
    created = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    other = str(uuid.UUID(int=7))
    second = replace(first, title="later", text="", picture=b"", guid=other, created=created)
    path = tmp_path / "comments.bcf"
    write_bcf(path, [first, second], version, "Walls")
    found = read_bcf(path)
    assert [viewpoint.title for viewpoint in found] == ["Wall ßż", "later"]
    for was, now in zip((first, second), found, strict=True):
        assert (now.text, now.author, now.guid) == (was.text, was.author, was.guid)
        assert (now.hidden, now.selected, now.picture) == (was.hidden, was.selected, was.picture)
        assert now.created == was.created
        np.testing.assert_allclose(now.eye, was.eye, atol=1e-9)
        np.testing.assert_allclose(now.direction, was.direction, atol=1e-12)
        np.testing.assert_allclose(now.planes, was.planes, atol=1e-9)
        assert now.visible_height == was.visible_height


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_a_bcf_file_is_laid_out_as_the_standard_says(
    state: ViewState, tmp_path: Path, version: str
) -> None:
    kept = changed(state)
    path = tmp_path / "comments.bcf"
    write_bcf(path, [kept], version, "Walls")
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        assert "bcf.version" in names
        assert ("extensions.xml" in names) == (version == "3.0")
        folder = next(name.split("/")[0] for name in names if name.endswith("markup.bcf"))
        version_id = etree.fromstring(archive.read("bcf.version")).get("VersionId")
        assert version_id == version
        markup = etree.fromstring(archive.read(f"{folder}/markup.bcf"))
        assert markup.find("Topic").get("Guid") == folder
        view = etree.fromstring(archive.read(f"{folder}/{kept.guid}.bcfv"))
        assert archive.read(f"{folder}/snapshot.png") == kept.picture
    assert {e.get("IfcGuid") for e in view.iter("Component")} == {ID.format(1), ID.format(2)}
    assert len(list(view.iter("ClippingPlane"))) == 3
    angle = float(view.findtext("PerspectiveCamera/FieldOfView"))
    assert angle == (45 if version == "2.1" else 40)


@pytest.mark.parametrize("content", [b"", b"PK", b"<xml/>"])
def test_what_is_no_bcf_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "comments.bcf"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="no BCF file"):
        read_bcf(path)


def test_pictures_of_any_size_show_the_same(tmp_path: Path) -> None:
    state = ViewState(load_scene(house().write(tmp_path / "house.glb")))
    small, large = (
        draw_picture(state, QColor("white"), QSize(90 * scale, 60 * scale), by_driver=False)
        for scale in (1, 3)
    )
    assert (large.width(), large.height()) == (270, 180)
    for x, y in ((45, 30), (2, 2), (30, 35)):
        colors = small.pixelColor(x, y), large.pixelColor(3 * x + 1, 3 * y + 1)
        assert abs(colors[0].lightness() - colors[1].lightness()) <= 3
        assert abs(colors[0].red() - colors[1].red()) <= 3
    assert QImage.fromData(as_png(large)).size() == large.size()
