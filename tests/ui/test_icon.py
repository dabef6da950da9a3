import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from exportstudio.model.job import JobState
from exportstudio.resource import resource
from exportstudio.ui.icon import application_icon, icon, state_icon
from exportstudio.ui.tone import Tone, tone_color

ICONS = sorted(resource("icons").glob("*.svg"))


def drawn(picture: QIcon) -> QImage:
    return picture.pixmap(24, 24).toImage()


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_draws_something(qapp: QApplication, path: Path) -> None:
    image = drawn(icon(path.stem))
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))


def test_states_differ_by_shape_and_not_only_by_colour(qapp: QApplication) -> None:
    def shape(state: JobState) -> bytes:
        image = drawn(state_icon(state)).convertToFormat(QImage.Format.Format_Alpha8)
        return bytes(image.constBits())

    assert len({shape(state) for state in JobState}) == len(JobState)


def test_icons_follow_the_palette(qapp: QApplication) -> None:
    before = QPalette(qapp.palette())
    picture = icon("export")
    light = drawn(picture)
    try:
        qapp.setPalette(QPalette("#303030"))
        assert drawn(picture) != light
        assert tone_color(Tone.BAD, qapp.palette()).lightness() > 128
    finally:
        qapp.setPalette(before)
    assert drawn(picture) == light
    assert tone_color(Tone.BAD, qapp.palette()).lightness() < 128


def test_no_icon_is_named_that_does_not_exist() -> None:
    code = Path("exportstudio", "ui")
    named = {
        name
        for path in Path(__file__).parents[2].joinpath(code).glob("*.py")
        for name in re.findall(r"icon\(\"([a-z-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= {path.stem for path in ICONS}


def test_the_program_has_an_icon(qapp: QApplication) -> None:
    assert not application_icon().pixmap(64, 64).isNull()


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="icons/none"):
        resource("icons/none.svg")
