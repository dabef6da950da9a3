from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from exportstudio.ui.preview.thumbnail import draw_thumbnail, thumbnail_command
from tests.ui.preview.glb_writer import house

if TYPE_CHECKING:
    from pathlib import Path


def test_a_child_draws_the_model_on_nothing(tmp_path: Path) -> None:
    model, picture = house().write(tmp_path / "house.glb"), tmp_path / "house.png"
    subprocess.run(thumbnail_command(model, picture, 96), check=True)
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGBA8888)
    assert (image.width(), image.height()) == (96, 96)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(96, 96, 4)
    assert pixels[0, 0, 3] == 0
    assert 0.2 < (pixels[:, :, 3] == 255).mean() < 0.9
    assert ((pixels[:, :, 3] > 0) & (pixels[:, :, 3] < 255)).any()
    first = picture.read_bytes()
    draw_thumbnail(model, picture, 96)
    assert picture.read_bytes() == first


def test_what_is_wrong_with_a_model_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.glb"
    broken.write_bytes(b"glTF")
    command = thumbnail_command(broken, tmp_path / "broken.png")
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "VIEW603" in ended.stderr
    assert not (tmp_path / "broken.png").exists()
