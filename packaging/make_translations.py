"""Brings the translations of the window up to date with the sources.

    python packaging/make_translations.py [--check]

Writes `exportstudio/ui/catalogue.py`, which has all that the program says to people outside the
package `ui` (formats, qualities, issues), takes every text of the window into
`resources/translations/*.ts`, and makes the `.qm` files from these that the program loads. What is
new stands in a `.ts` file as unfinished until somebody translates it, by hand or with Qt Linguist.
With `--check` nothing is written, and the exit code is 1 where a file is stale.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from message_texts import MessageTexts

from exportstudio.comparison.snapshot import Facet
from exportstudio.delivery.naming import PLACEHOLDERS
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.quality import QUALITIES

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("exportstudio/ui/catalogue.py")
TRANSLATIONS = Path("resources/translations")
_JOINTS = ("; ", ", but ", " and ")
_HEAD = '''"""What the program says outside the window, for those who translate it.

Made by packaging/make_translations.py (`make translations`). Do not edit.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP
'''


def catalogue() -> str:
    """Return the text of the catalogue."""
    texts = MessageTexts(ROOT / "exportstudio")
    lines = [_HEAD, "WORDS = (", *_noted("Words", dict.fromkeys(_words())), ")"]
    lines += ["# By code; those of every code are under the empty one.", "MESSAGES = {"]
    for code, messages in sorted(texts.messages.items()):
        lines += [f'    "{code}": (', *_noted("Messages", sorted(messages), 8), "    ),"]
    lines += ["}", "# What is filled into messages, and what joins it.", "PARTS = ("]
    lines += [*_noted("Messages", sorted(texts.parts)), ")", "JOINTS = ("]
    lines += [*_noted("Messages", _JOINTS), ")"]
    return "\n".join(lines) + "\n"


def made(folder: Path) -> None:
    """Make all files anew in `folder`, from the translations that there are in the repository."""
    (folder / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    (folder / TRANSLATIONS).mkdir(parents=True, exist_ok=True)
    (folder / CATALOGUE).write_text(catalogue(), encoding="utf-8", newline="\n")
    sources = sorted((ROOT / "exportstudio").rglob("*.py"))
    sources = [folder / CATALOGUE, *(path for path in sources if path != ROOT / CATALOGUE)]
    for there in sorted((ROOT / TRANSLATIONS).glob("*.ts")):
        ts = folder / TRANSLATIONS / there.name
        if ts != there:
            shutil.copy(there, ts)
        _run("lupdate", *sources, "-ts", ts, "-no-obsolete", "-locations", "none")
        _run("lrelease", ts, "-qm", ts.with_suffix(".qm"), "-nounfinished")


def stale() -> list[Path]:
    """Return the files that are not as they would be made now, relative to the repository."""
    with tempfile.TemporaryDirectory() as place:
        made(Path(place))
        new = [path.relative_to(place) for path in Path(place).rglob("*") if path.is_file()]
        return [path for path in sorted(new) if _bytes(ROOT / path) != _bytes(place / path)]


def _words() -> Iterator[str]:
    for exporter in EXPORTERS.values():
        if not exporter.info.third_party:
            yield from _words_of(exporter.info)
    for quality in QUALITIES.values():
        yield from (quality.title, quality.summary)
    yield from PLACEHOLDERS.values()
    yield from (facet.value for facet in Facet)


def _words_of(info: FormatInfo) -> Iterator[str]:
    yield from (info.title, *info.keeps, *info.drops)
    for option in info.options.values():
        yield from (option.label, option.help, *option.choices)


def _noted(context: str, texts: Iterable[str], indent: int = 4) -> Iterator[str]:
    for text in texts:
        literal = json.dumps(text, ensure_ascii=False)
        yield f'{" " * indent}QT_TRANSLATE_NOOP("{context}", {literal}),'


def _run(tool: str, *arguments: object) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    ran = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8"
    )
    if ran.returncode or "warning" in (ran.stdout + ran.stderr).lower():
        raise RuntimeError(f"{tool}: {(ran.stdout + ran.stderr)[:800]}")


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def main() -> int:
    """Write the files, or tell which are stale."""
    if "--check" in sys.argv:
        found = stale()
        for path in found:
            print(f"{path} is stale; run: make translations")
        return 1 if found else 0
    made(ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
