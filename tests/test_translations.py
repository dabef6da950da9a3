"""Translations: they are as the sources are, and lose nothing that is filled in."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "resources" / "translations").glob("*.ts"))
PLACEHOLDER = re.compile(r"%n|%L?\d|\{\w*\}")


@dataclass(frozen=True, slots=True)
class Entry:
    context: str
    source: str
    texts: tuple[str, ...]
    is_finished: bool
    is_plural: bool


def entries(path: Path) -> Iterator[Entry]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            yield Entry(
                context.findtext("name", ""),
                message.findtext("source", ""),
                forms or (translation.text or "",),
                translation.get("type") is None,
                message.get("numerus") == "yes",
            )


def test_they_are_up_to_date() -> None:
    made = subprocess.run(
        [sys.executable, "packaging/make_translations.py", "--check"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_left_to_translate(path: Path) -> None:
    """What is new stands there after `make translations`, and needs its words."""
    left = [f"{entry.context}: {entry.source!r}" for entry in entries(path) if not _is_done(entry)]
    assert not left, "\n".join(left)


def _is_done(entry: Entry) -> bool:
    return entry.is_finished and all(text.strip() for text in entry.texts if entry.source.strip())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_placeholder_is_lost_or_invented(path: Path) -> None:
    odd = []
    for entry in entries(path):
        wanted = Counter(PLACEHOLDER.findall(entry.source))
        for text in entry.texts if entry.is_finished else ():
            found = Counter(PLACEHOLDER.findall(text))
            # A language may say one in words: “ein Export”.
            if found != wanted and not (entry.is_plural and found == wanted - Counter(["%n"])):
                odd.append(f"{entry.context}: {entry.source!r} → {text!r}")
    assert not odd, "\n".join(odd)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_keys_and_line_breaks_stay(path: Path) -> None:
    """What is reached with Alt and a letter is still; beginnings, ends and lines stay as well."""
    odd = [
        f"{entry.context}: {entry.source!r} → {text!r}"
        for entry in entries(path)
        if entry.is_finished
        for text in entry.texts
        if _shape(text) != _shape(entry.source)
    ]
    assert not odd, "\n".join(odd)


def _shape(text: str) -> tuple[object, ...]:
    blank = (len(text) - len(text.lstrip()), len(text) - len(text.rstrip()), text.count("\n"))
    return (*blank, len(re.findall(r"&\w", text)), text.endswith("…"), text.endswith(":"))
