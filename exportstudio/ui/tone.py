"""Colours with a meaning, mixed so that they suit the palette in use."""

from enum import Enum

from PySide6.QtGui import QColor, QPalette


class Tone(Enum):
    """What a colour says; never the only sign of it."""

    NEUTRAL = "neutral"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


_HUES_DEG = {Tone.GOOD: 148, Tone.CAUTION: 36, Tone.BAD: 4}


def tone_color(tone: Tone, palette: QPalette) -> QColor:
    """Return the colour of `tone`, readable on the window and base of `palette`."""
    text = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Window)
    is_dark = ground.lightness() < text.lightness()
    if tone is Tone.NEUTRAL:
        return text
    if tone is Tone.MUTED:
        return blend(text, ground, 0.62)
    if tone is Tone.ACCENT:
        accent = palette.color(QPalette.ColorRole.Accent)
        return blend(accent, text, 0.7) if is_dark else accent
    return QColor.fromHsl(_HUES_DEG[tone], 150, 150 if is_dark else 92)


def blend(color: QColor, ground: QColor, share: float) -> QColor:
    """Return `color` laid over `ground` so that it makes up `share` of the mixture."""
    return QColor.fromRgbF(
        color.redF() * share + ground.redF() * (1 - share),
        color.greenF() * share + ground.greenF() * (1 - share),
        color.blueF() * share + ground.blueF() * (1 - share),
    )
