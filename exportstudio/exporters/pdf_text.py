"""Text in any script: which font has each letter, in what order it is read, and how it breaks."""

import unicodedata
from collections import Counter
from collections.abc import Callable  # noqa: TC003
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal

from exportstudio.exporters.pdf_fonts import FontFile, fallback_for, letters_of, load
from exportstudio.model.issue import Issue

Face = Literal["body", "bold", "heading"]
Align = Literal["left", "centre", "right"]

_ELLIPSIS = "…"
_UNSEEN = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN", "LRI", "RLI", "FSI", "PDI")
_BREAK_AFTER = frozenset(" -_/.,;:|)")
# Scripts whose letters stand side by side and look alike everywhere: nothing to shape.
_PLAIN = (
    (0x0020, 0x02FF), (0x0370, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x200A), (0x2010, 0x2027),
    (0x202F, 0x205F), (0x2070, 0x2BFF), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1F000, 0x1FBFF), (0x20000, 0x3FFFF),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font, in the order of the eye; shaped text is one of reportlab."""

    font: Any
    text: Any
    width: float
    """In parts of the size of the font."""
    is_shaped: bool = False


@dataclass(slots=True)
class Line:
    """A line of text as it is drawn. `spoken` is what it says, where drawing can't tell.

    `shown` are the operators that draw it, ready but for the size: made once, since the same
    names stand on many pages.
    """

    runs: tuple[Run, ...]
    width: float
    spoken: str | None = None
    shown: tuple[tuple[str, str], ...] | None = None


class Typesetter:
    """Measures, breaks and draws text, and counts the letters that no font has."""

    def __init__(self, body: FontFile, bold: FontFile, heading: FontFile) -> None:
        self._files: dict[Face, FontFile] = {"body": body, "bold": bold, "heading": heading}
        self._loaded: dict[FontFile, Any] = {}
        self._widths: dict[str, dict[str, float]] = {}
        self._missing: Counter[str] = Counter()
        self._cut = 0
        self._line: Callable[[str, Face], Line] = lru_cache(maxsize=20_000)(self._make_line)
        self.wrap: Callable[..., list[str]] = lru_cache(maxsize=20_000)(self._wrap)
        self._has: dict[Face, frozenset[int]] = {
            face: letters_of(file) for face, file in self._files.items()
        }

    def first_font(self) -> str:
        """Return the name of the font of the text."""
        return str(self._load(self._files["body"]).fontName)

    def width(self, text: str, face: Face, size: float) -> float:
        """Return the width of a line of text, in points."""
        return self._line(text, face).width * size

    def draw(
        self, canvas: Any, x: float, y: float, text: str, face: Face, size: float,
        align: Align = "left",
    ) -> float:  # fmt: skip
        """Draw a line of text at a point of its base line; return its width."""
        line = self._line(text, face)
        width = line.width * size
        x -= {"left": 0.0, "centre": width / 2, "right": width}[align]
        if line.spoken is not None:
            said = b"\xfe\xff" + line.spoken.encode("utf-16-be", "replace")
            canvas.addLiteral(f"/Span <</ActualText <{said.hex()}>>> BDC")
            for run in line.runs:
                canvas.setFont(run.font.fontName, size)
                canvas.drawString(x, y, run.text)
                x += run.width * size
            canvas.addLiteral("EMC")
            return width
        if line.shown is None:
            line.shown = _operators(line.runs, canvas._doc)
        parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        parts += [f"{font} {size:g} Tf ({text}) Tj" for font, text in line.shown]
        canvas.addLiteral(" ".join((*parts, "ET")))
        return width

    def fit(self, text: str, face: Face, size: float, width: float) -> str:
        """Return the text, cut to a width with an ellipsis."""
        if self.width(text, face, size) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + _ELLIPSIS, face, size) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + _ELLIPSIS

    def _wrap(
        self, text: str, face: Face, size: float, width: float, most: int = 1000
    ) -> list[str]:
        """Return the text in lines of a width; beyond `most` lines it ends with an ellipsis."""
        if len(text) < 200 and "\n" not in text and self.width(text, face, size) <= width:
            return [text]
        lines: list[str] = []
        for paragraph in text[: most * 400].splitlines() or [""]:
            lines += self._broken(paragraph, face, size, width, most + 1 - len(lines))
            if len(lines) > most:
                break
        if len(lines) > most or len(text) > most * 400:
            self._cut += 1
            last = self.fit(f"{lines[most - 1]} {_ELLIPSIS}", face, size, width)
            lines = [*lines[: most - 1], last]
        return lines

    def issues(self) -> list[Issue]:
        """Return a warning where letters were drawn as their numbers, and where texts were cut."""
        return [*self._issues_of_letters(), *self._issues_of_length()]

    def _issues_of_length(self) -> list[Issue]:
        if not self._cut:
            return []
        return [
            Issue.warning(
                "WRITE332",
                f"{self._cut} texts are too long for their place; they end with “{_ELLIPSIS}”.",
                "The attached elements.json has the names of elements in full; formats of tables "
                "have all other texts.",
            )
        ]

    def _issues_of_letters(self) -> list[Issue]:
        if not self._missing:
            return []
        numbers = sorted(self._missing)
        some = ", ".join(f"U+{ord(letter):04X}" for letter in numbers[:5])
        more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
        return [
            Issue.warning(
                "WRITE330",
                f"No font of this computer has {some}{more}; these letters stand as their numbers, "
                "and can be searched and copied as they are.",
                "Install a TrueType font for this script (on Debian: fonts-droid-fallback) and "
                "export again.",
            )
        ]

    def _broken(self, text: str, face: Face, size: float, width: float, most: int) -> list[str]:
        lines: list[str] = []
        start, last_break, run = 0, 0, 0.0
        for n, letter in enumerate(text):
            run += self._letter_width(letter, face) * size
            if run > width and n > start:
                end = last_break if last_break > start else n
                lines.append(text[start:end].rstrip())
                if len(lines) >= most:
                    return lines
                start = last_break = end
                run = sum(self._letter_width(each, face) for each in text[start : n + 1]) * size
            if letter in _BREAK_AFTER or "\u2e80" <= letter <= "\uffef":
                last_break = n + 1
        lines.append(text[start:].rstrip())
        return lines

    def _letter_width(self, letter: str, face: Face) -> float:
        widths = self._widths.setdefault(face, {})
        if letter not in widths:
            widths[letter] = self._line(letter, face).width if letter != " " else 0.3
        return widths[letter]

    def _make_line(self, text: str, face: Face) -> Line:
        has = self._has[face]
        if all(letter <= "\uffff" and ord(letter) in has and _is_plain(letter) for letter in text):
            run = self._run(self._files[face], text, shaped=False)
            return Line((run,), run.width)
        shown = "".join(self._shown(letter, face) for letter in text)
        runs = [
            self._run(font, piece, shaped=shaped)
            for font, shaped, piece in self._pieces(shown, face)
        ]
        changed = (
            shown != text
            or any(run.is_shaped for run in runs)
            or any(_levels(shown))
            or max(text) > "\uffff"  # reportlab tells readers of four digits only
        )
        return Line(tuple(runs), sum(run.width for run in runs), text if changed else None)

    def _shown(self, letter: str, face: Face) -> str:
        """Return a letter, or its number where no font has it."""
        if letter in "\n\r\t\u2028\u2029":
            return " "
        if unicodedata.category(letter) == "Cf" or ord(letter) in self._has[face]:
            return letter
        if unicodedata.category(letter) not in ("Cc", "Cs") and fallback_for(letter) is not None:
            return letter
        self._missing[letter] += 1
        return f"[U+{ord(letter):04X}]"

    def _pieces(self, text: str, face: Face) -> list[tuple[FontFile, bool, str]]:
        """Return pieces of one font and one direction, from left to right."""
        letters: list[tuple[FontFile, int]] = []
        for letter, level in zip(text, _levels(text), strict=True):
            is_mark = letters and unicodedata.category(letter) in ("Cf", "Mn", "Me", "Mc")
            font = letters[-1][0] if is_mark else self._font_of(letter, face)
            letters.append((font, level))
        spans: list[tuple[FontFile, int, str]] = []
        at = 0
        for (font, level), group in groupby(letters):
            count = len(list(group))
            spans.append((font, level, text[at : at + count]))
            at += count
        for level in range(max((level for _, level in letters), default=0), 0, -1):
            spans = _reversed_from(spans, level)
        return [
            (font, any(not _is_plain(letter) for letter in piece),
             piece if level % 2 == 0 or _has_rtl(piece) else _mirrored(piece))
            for font, level, piece in spans
        ]  # fmt: skip

    def _font_of(self, letter: str, face: Face) -> FontFile:
        own = self._files[face]
        return own if ord(letter) in self._has[face] else fallback_for(letter) or own

    def _run(self, file: FontFile, text: str, *, shaped: bool) -> Run:
        from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr

        font = self._load(file)
        if shaped and text:
            piece = shapeStr(text, font.fontName, 1000)
            if isinstance(piece, ShapedStr):
                width = sum(each.x_advance for each in piece.__shapeData__) / 1000
                return Run(font, piece, width, is_shaped=True)
            text = piece
        return Run(font, text, font.stringWidth(text, 1000) / 1000)

    def _load(self, file: FontFile) -> Any:
        if file not in self._loaded:
            self._loaded[file] = load(file, f"{file.name}-{len(self._loaded)}")
        return self._loaded[file]


def _operators(runs: tuple[Run, ...], document: Any) -> tuple[tuple[str, str], ...]:
    """Return names of fonts in a document, with text as they have it, ready for its pages."""
    return tuple(
        (run.font.getSubsetInternalName(subset, document), _escaped(codes))
        for run in runs
        for subset, codes in run.font.splitString(run.text, document)
    )


def _escaped(codes: bytes) -> str:
    return "".join(
        chr(code) if 32 <= code < 127 and code not in b"()\\" else f"\\{code:03o}" for code in codes
    )


def _is_plain(letter: str) -> bool:
    code = ord(letter)
    return 0x20 <= code <= 0x2FF or any(low <= code <= high for low, high in _PLAIN)


def _has_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _mirrored(text: str) -> str:
    from bidi.mirror import MIRRORED

    return "".join(MIRRORED.get(letter, letter) for letter in reversed(text))


def _levels(text: str) -> list[int]:
    """Return the level of each letter: odd ones are read from right to left."""
    if not any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        return [0] * len(text)
    from bidi import algorithm as bidi

    # What the algorithm takes out goes with the letter before it.
    kept = [n for n, letter in enumerate(text) if unicodedata.bidirectional(letter) not in _UNSEEN]
    storage = bidi.get_empty_storage()
    storage["base_level"] = base = bidi.get_base_level(text)
    storage["base_dir"] = ("L", "R")[base]
    bidi.get_embedding_levels("".join(text[n] for n in kept), storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    found = dict(zip(kept, (each["level"] for each in storage["chars"]), strict=True))
    levels: list[int] = []
    for n in range(len(text)):
        levels.append(found.get(n, levels[-1] if levels else base))
    return levels


def _reversed_from(
    spans: list[tuple[FontFile, int, str]], level: int
) -> list[tuple[FontFile, int, str]]:
    ordered: list[tuple[FontFile, int, str]] = []
    for is_deep, group in groupby(spans, key=lambda span: span[1] >= level):
        here = list(group)
        ordered += reversed(here) if is_deep else here
    return ordered
