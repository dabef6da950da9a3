"""How a report looks: its template, and the colours, fonts and logo of who issues it."""

import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.pdf_fonts import (
    SANS,
    SERIF,
    FontFile,
    bold_of,
    find_family,
    find_font,
)
from exportstudio.model.issue import Issue

Colour = tuple[float, float, float]

TEMPLATES = ("professional", "academic", "minimal")
PAPERS = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55), "Letter": (612.0, 792.0)}
MM = 72 / 25.4

INK: Colour = (0.13, 0.15, 0.18)
GREY: Colour = (0.42, 0.45, 0.49)
PALE: Colour = (0.95, 0.96, 0.97)
RULE: Colour = (0.80, 0.82, 0.85)
WHITE: Colour = (1.0, 1.0, 1.0)

_LOGO_PIXELS = 4000  # along its longer side
_LOGO_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that a page needs to know to look like the others.

    `paper` and `plan_paper` are sizes in points, upright. `numbered`: headings have numbers.
    `filled`: the heads of tables are filled with the first colour, and rows are striped.
    `band`: the cover has a band in the first colour. `logo` is an image of PIL, or None.
    """

    template: str
    paper: tuple[float, float]
    plan_paper: tuple[float, float]
    margin: float
    primary: Colour
    secondary: Colour
    accent: Colour
    body: FontFile
    bold: FontFile
    heading: FontFile
    size: float
    numbered: bool
    filled: bool
    band: bool
    institution: str
    logo: Any


def read_style(options: Any) -> tuple[Style, list[Issue]]:
    """Return the style that options ask for, and a warning for each that is of no use."""
    issues: list[Issue] = []
    template = _one_of("template", options.template, TEMPLATES, issues)
    colours = [
        _colour(name, getattr(options, name), default, issues)
        for name, default in (
            ("primary_colour", "#2563eb"),
            ("secondary_colour", "#64748b"),
            ("accent_colour", "#0ea5e9"),
        )
    ]
    body, bold = find_family(SERIF if template == "academic" else SANS)
    asked = _font("body_font", options.body_font, issues)
    if asked is not None:
        body, bold = asked, bold_of(asked)
    heading = _font("heading_font", options.heading_font, issues)
    academic, minimal = template == "academic", template == "minimal"
    style = Style(
        template=template,
        paper=PAPERS[_one_of("paper", options.paper, tuple(PAPERS), issues)],
        plan_paper=PAPERS[_one_of("plan_paper", options.plan_paper, tuple(PAPERS), issues)],
        margin=(25 if academic else 22 if minimal else 18) * MM,
        primary=INK if academic and options.primary_colour == "#2563eb" else colours[0],
        secondary=colours[1],
        accent=colours[2],
        body=body,
        bold=bold,
        heading=heading or bold,
        size=9.5 if academic else 9.0,
        numbered=academic,
        filled=template == "professional",
        band=template == "professional",
        institution=options.institution.strip(),
        logo=_logo(options.logo, issues),
    )
    return style, issues


def lighter(colour: Colour, part: float) -> Colour:
    """Return a colour mixed with white: 0 leaves it, 1 is white."""
    red, green, blue = (value + (1 - value) * part for value in colour)
    return red, green, blue


def on(colour: Colour) -> Colour:
    """Return white or ink, whichever reads better on a colour."""
    red, green, blue = colour
    return WHITE if 0.299 * red + 0.587 * green + 0.114 * blue < 0.6 else INK


def _one_of(name: str, value: str, known: tuple[str, ...], issues: list[Issue]) -> str:
    found = next((each for each in known if each.lower() == value.strip().lower()), None)
    if found is None:
        issues.append(_unusable(name, value, f"{known[0]} is used", f"Choose {', '.join(known)}."))
    return found or known[0]


def _colour(name: str, value: str, default: str, issues: list[Issue]) -> Colour:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value.strip()):
        why = f"{default} is used"
        issues.append(_unusable(name, value, why, "Give it as #rrggbb, for example #2563eb."))
        value = default
    digits = value.strip()[1:]
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def _font(name: str, value: str, issues: list[Issue]) -> FontFile | None:
    if not value.strip():
        return None
    font = find_font(value.strip())
    if font is None:
        issues.append(
            _unusable(
                name, value, "that of the template is used",
                "Give the path of a TrueType font (.ttf), or the name of an installed one.",
            )
        )  # fmt: skip
    return font


def _logo(value: str, issues: list[Issue]) -> Any:
    """Return an image on white, or None; a bad one costs the logo, not the report."""
    if not value.strip():
        return None
    from PIL import Image

    path = Path(value.strip()).expanduser()
    try:
        if path.stat().st_size > _LOGO_BYTES:
            raise ValueError("it is larger than 32 MB")
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(path.read_bytes()), formats=("PNG", "JPEG")) as image:
                image.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
                return _on_white(image)
    except (
        OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:  # fmt: skip
        issues.append(
            Issue.warning(
                "WRITE331",
                f"The logo {path} can't be used: {error}. The report has none.",
                "Choose a PNG or JPEG file.",
            )
        )
        return None


def _on_white(image: Any) -> Any:
    from PIL import Image

    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, image).convert("RGB")


def _unusable(name: str, value: str, instead: str, suggestion: str) -> Issue:
    return Issue.warning(
        "JOB504", f"The option “{name}” can't be “{value}”; {instead}.", suggestion
    )
