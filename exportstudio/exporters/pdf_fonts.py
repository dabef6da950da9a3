"""The fonts of this computer, and which of them has a letter. Only TrueType can be embedded."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SANS = (
    ("Inter-Regular.ttf", "Inter-Bold.ttf"),
    ("segoeui.ttf", "segoeuib.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
)
SERIF = (
    ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"),
    ("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ("times.ttf", "timesbd.ttf"),
    ("Times New Roman.ttf", "Times New Roman Bold.ttf"),
)
# Where letters are looked for that the chosen font lacks; after these, in all other fonts.
_WIDE = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Arial Unicode.ttf",
    "DroidSansFallbackFull.ttf",
    "wqy-microhei.ttc",
    "seguisym.ttf",
)
_SUFFIXES = (".ttf", ".ttc")
_LARGEST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class FontFile:
    """A TrueType font: a file, or the first font in a collection."""

    path: Path

    @property
    def name(self) -> str:
        """What it is called here and in the PDF."""
        return self.path.stem


def find_family(families: tuple[tuple[str, str], ...]) -> tuple[FontFile, FontFile]:
    """Return the regular and the bold font of the first family that this computer has."""
    installed = _installed()
    for regular, bold in families:
        if regular in installed and letters_of(FontFile(installed[regular])):
            return FontFile(installed[regular]), FontFile(installed.get(bold, installed[regular]))
    return _of_reportlab("Vera.ttf"), _of_reportlab("VeraBd.ttf")


def find_font(wanted: str) -> FontFile | None:
    """Return the font that a path or the name of an installed file or family names, or None."""
    path = Path(wanted)
    if path.suffix.lower() in _SUFFIXES and path.is_file():
        found = FontFile(path)
        return found if letters_of(found) else None
    plain = _plain(wanted)
    for name, path in sorted(_installed().items()):
        if _plain(Path(name).stem) in (plain, f"{plain}regular"):
            found = FontFile(path)
            if letters_of(found):
                return found
    return None


def bold_of(font: FontFile) -> FontFile:
    """Return the bold font that lies beside a regular one, or the regular one."""
    stem = font.path.stem.removesuffix("-Regular")
    for name in (f"{stem}-Bold", f"{stem} Bold", f"{stem}bd", f"{stem}b"):
        bold = FontFile(font.path.with_name(name + font.path.suffix))
        if bold.path.is_file() and letters_of(bold):
            return bold
    return font


def fallback_for(letter: str) -> FontFile | None:
    """Return an installed font that has a letter, or None."""
    return next((font for font in _fallbacks() if ord(letter) in letters_of(font)), None)


@cache
def letters_of(font: FontFile) -> frozenset[int]:
    """Return the code points that a font has; none for what can't be embedded."""
    import uharfbuzz

    try:
        if font.path.stat().st_size > _LARGEST_BYTES:
            return frozenset()
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font.path)))
        has_outlines = "glyf" in face.table_tags
        return frozenset(face.unicodes) if has_outlines else frozenset()
    except (OSError, ValueError, RuntimeError):
        return frozenset()


def load(font: FontFile, name: str) -> Any:
    """Return a font of reportlab, fresh, so that each file has nothing but its own letters."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import freshTTFont

    loaded = freshTTFont(name, str(font.path), asciiReadable=True)
    pdfmetrics.registerFont(loaded)
    return loaded


def _of_reportlab(name: str) -> FontFile:
    import reportlab

    return FontFile(Path(reportlab.__file__).parent / "fonts" / name)


def _fallbacks() -> Iterator[FontFile]:
    installed = _installed()
    for name in _WIDE:
        if name in installed:
            yield FontFile(installed[name])
    for name in sorted(installed.keys() - set(_WIDE)):
        yield FontFile(installed[name])


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


@cache
def _installed() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES:
                found.setdefault(path.name, path)
    return found


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield home / "AppData/Local/Microsoft/Windows/Fonts"
    elif sys.platform == "darwin":
        yield home / "Library/Fonts"
        yield Path("/Library/Fonts")
        yield Path("/System/Library/Fonts")
    else:
        yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share", "fonts")
        yield home / ".fonts"
        for folder in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
            yield Path(folder, "fonts")
