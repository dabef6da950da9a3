"""Draws the icon of the program for Windows (.ico) and macOS (.icns) from its SVG.

python packaging/make_icons.py
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SIDES = (16, 24, 32, 48, 64, 128, 256)
LARGEST = 1024


def main() -> int:
    """Draw both files."""
    app = QGuiApplication(sys.argv)
    renderer = QSvgRenderer(str(ROOT / "icons" / "exportstudio.svg"))
    with tempfile.TemporaryDirectory() as place:
        pictures = {side: _draw(renderer, side, Path(place)) for side in (*SIDES, 512, LARGEST)}
        small = [pictures[side] for side in SIDES]
        small[-1].save(
            ROOT / "packaging" / "windows" / "exportstudio.ico",
            sizes=[(side, side) for side in SIDES],
            append_images=small[:-1],
        )
        pictures[LARGEST].save(
            ROOT / "packaging" / "macos" / "exportstudio.icns",
            append_images=[pictures[side] for side in (32, 64, 128, 256, 512)],
        )
    del app
    return 0


def _draw(renderer: QSvgRenderer, side: int, place: Path) -> Image.Image:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    path = place / f"{side}.png"
    image.save(str(path))
    picture = Image.open(path)
    picture.load()
    return picture


if __name__ == "__main__":
    sys.exit(main())
