"""Makes those parts of the manual that the program knows best, so that they can't differ from it.

    python packaging/make_manual.py [--check]

Writes the pages `formats` (from the registry), `qualities` (from the tiers), `command-line` (from
the parser) and `messages` (from the sources) in `docs`. With `--check` it writes nothing, and the
exit code is 1 where a page is stale.
"""

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exportstudio.cli.main import argument_parser
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import OptionInfo
from exportstudio.model.quality import QUALITIES, Quality

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
_NOTE = "<!-- Made by packaging/make_manual.py (`make manual`). Do not edit. -->\n\n"
_CODE = re.compile(r"(READ|GEOM|WRITE|FILE|JOB)\d{3}")
_GROUPS = {
    "READ": "Reading a source",
    "GEOM": "Making shapes",
    "WRITE": "Writing a format",
    "FILE": "Files, folders and packages",
    "JOB": "Requests, jobs and the queue",
}
# Whose words are put together while the program runs, and can't be read from its text.
_COMPOSED = {
    "GEOM201": "… “…” is missing: ….",
    "GEOM202": "… “…” is simplified: ….",
    "GEOM205": "… “…” was checked: ….",
    "GEOM208": "Nothing of the building can be drawn: ….",
    "JOB516": "The element … crashed a kernel; it was shaped in another way.",
    "JOB517": "The element … took too long; it was shaped in another way.",
    "JOB533": "… exports to … in a row failed alike (…), so the rest of this format was not tried.",
    "JOB534": "The batch was to stop at the first error, and … to … failed (…).",
    "JOB563": "The name “…” of the … is taken already, or empty.",
    "READ180": "… is …, and … is …: buildings of two schemas can't stand in one file.",
    "READ181": "… measures angles otherwise than …: they can't stand in one file.",
    "WRITE323": "The model does not say where on Earth it stands; it was laid out in metres at "
    "0°, 0°.",
}


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """An issue as the sources have it: `…` stands for what is filled in."""

    code: str
    text: str
    suggestion: str


def pages() -> dict[Path, str]:
    """Return the text of every page that is made, by its path."""
    made = {
        "formats.md": _formats(),
        "qualities.md": _qualities(),
        "command-line.md": _command_line(),
        "messages.md": _messages(),
    }
    return {DOCS / name: _NOTE + text for name, text in made.items()}


def _formats() -> str:
    lines = ["# Formats", ""]
    infos = [exporter.info for exporter in EXPORTERS.values()]
    lines += _table(
        ("Format", "Key", "Suffix", "Qualities"),
        (
            [f"[{info.title}](#{info.key})", f"`{info.key}`", f"`{info.suffix}`", _tiers(info)]
            for info in infos
        ),
    )
    for exporter in EXPORTERS.values():
        info = exporter.info
        lines += ["", f'<a id="{info.key}"></a>', "", f"## {info.title}", ""]
        lines += [f"`--format {info.key}` writes `{info.suffix}` files."]
        if exporter.needs_tables and not exporter.needs_shapes:
            lines[-1] += " Nothing is shaped for it, which makes it quick."
        lines += ["", "Keeps:", "", *(f"- {each}" for each in info.keeps)]
        lines += ["", "Drops:", "", *(f"- {each}" for each in info.drops or ("nothing",))]
        if info.options:
            lines += ["", *_options(info.key, info.options.items())]
    return "\n".join(lines) + "\n"


def _tiers(info: FormatInfo) -> str:
    return "all" if set(info.qualities) == set(QUALITIES) else ", ".join(info.qualities)


def _options(key: str, options: Iterable[tuple[str, OptionInfo]]) -> list[str]:
    return _table(
        ("Option", "Without it", "What it does"),
        (
            [f"`{key}.{name}`", _default(option), f"{option.label}. {option.help}"]
            for name, option in options
        ),
    )


def _default(option: OptionInfo) -> str:
    if isinstance(option.default, bool):
        return "yes" if option.default else "no"
    if option.default in ("", None):
        return "–"
    return f"{option.default} {option.unit}".strip()


def _qualities() -> str:
    tiers = list(QUALITIES.values())
    checked = {"none": "–", "intricate": "what is curved, cut or of several styles", "all": "all"}
    properties = ("identity", "property sets", "property sets, those of types, quantities")
    depths = (
        "elements, spaces, storeys",
        "+ properties and quantities",
        "+ those of types, materials, types, systems, classifications",
        "+ descriptions, record numbers",
        "+ properties of project, types and groups",
    )
    settings: dict[str, Callable[[Quality], str]] = {
        "for": lambda tier: tier.summary,
        "curves follow the surface within": lambda tier: f"{tier.chord_tolerance_m * 1000:g} mm",
        "curves turn at most": lambda tier: f"{tier.angular_tolerance_rad:g} rad",
        "coordinates": lambda tier: _step(tier.position_step_m),
        "shading": lambda tier: "smooth" if tier.smooth_normals else "flat",
        "checked by a second kernel": lambda tier: checked[tier.cross_check],
        "bounds computed again": lambda tier: "yes" if tier.checks_bounds else "–",
        "properties in models": lambda tier: properties[tier.properties],
        "tables hold": lambda tier: depths[tier.table_depth],
        "a job may run": lambda tier: f"{tier.time_limit_s / 60:g} min",
    }
    rows = ([name, *(show(tier) for tier in tiers)] for name, show in settings.items())
    lines = [
        "# Qualities",
        "",
        "A quality is a bundle of settings. What was measured of each is in the",
        "[README](../README.md#qualities), and the programs that measured it in",
        "[tests/benchmarks](../tests/benchmarks/README.md).",
        "",
        *_table(("", *(f"`{tier.key}`" for tier in tiers)), rows),
    ]
    return "\n".join(lines) + "\n"


def _step(metres: float) -> str:
    return f"within {metres * 500:g} mm" if metres else "single precision"


def _command_line() -> str:
    parser = argument_parser()
    lines = ["# Command line", "", f"`{parser.prog}`: {parser.description}", ""]
    lines += _arguments(parser)
    for name, command, about in _commands(parser):
        lines += ["", f"## {parser.prog} {name}", "", about[:1].upper() + about[1:] + ".", ""]
        lines += _arguments(command)
    lines += [
        "",
        "## Exit codes",
        "",
        *_table(
            ("Code", "Means"),
            (
                ["0", "all done (warnings allowed)"],
                ["1", "a job failed, or something is not sound"],
                ["2", "the request could not be carried out"],
                ["130", "interrupted"],
            ),
        ),
    ]
    return "\n".join(lines) + "\n"


def _commands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            about = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, command in action.choices.items():
                yield name, command, about[name]
                for below, its_command, its_about in _commands(command):
                    yield f"{name} {below}", its_command, its_about


def _arguments(parser: argparse.ArgumentParser) -> list[str]:
    rows = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        value = action.metavar or (
            "|".join(map(str, action.choices)) if action.choices else action.dest.upper()
        )
        if isinstance(value, tuple):
            value = " ".join(value)
        takes_none = action.nargs == 0
        shown = [f"{flag} {value}" if not takes_none else flag for flag in action.option_strings]
        named = shown or [f"{value}{' …' if action.nargs in ('+', '*') else ''}"]
        rows.append([", ".join(f"`{each}`" for each in named), action.help or ""])
    return _table(("Argument", "What it does"), rows) if rows else []


def _messages() -> str:
    lines = [
        "# What messages mean",
        "",
        "Every message has a code. Here are all of them with their words; “…” stands for what is",
        "filled in. An error fails its job, a warning is told in a job that succeeded, and a note",
        "asks for nothing.",
    ]
    found = sorted(messages())
    for prefix, title in _GROUPS.items():
        codes = sorted({each.code for each in found if each.code.startswith(prefix)})
        rows = (
            [
                f"`{code}`",
                _together(each.text for each in found if each.code == code),
                _together(each.suggestion for each in found if each.code == code),
            ]
            for code in codes
        )
        lines += ["", f"## {title}", "", *_table(("Code", "What is said", "What to do"), rows)]
    return "\n".join(lines) + "\n"


def messages(folder: Path = ROOT / "exportstudio") -> set[Message]:
    """Return all issues that the sources can tell of."""
    found: set[Message] = set()
    codes: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if code := _code_of(node):
                codes.add(code)
            if isinstance(node, ast.Call):
                found.update(_told_by(node))
    silent = codes - {message.code for message in found}
    found |= {Message(code, _COMPOSED.get(code, "…"), "") for code in silent}
    return found


def _told_by(call: ast.Call) -> Iterator[Message]:
    for index, argument in enumerate(call.args):
        if code := _code_of(argument):
            words = [_words(each) for each in call.args[index + 1 : index + 3]]
            if words and words[0]:
                yield Message(code, words[0], (words[1] or "") if len(words) > 1 else "")


def _code_of(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if _CODE.fullmatch(node.value) else None
    return None


def _words(node: ast.expr) -> str | None:
    """Return the words of a text, with `…` for what is filled in; None where it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        parts = (_words(each) if isinstance(each, ast.Constant) else "…" for each in node.values)
        return "".join(part or "…" for part in parts)
    if isinstance(node, ast.BinOp):
        return (_words(node.left) or "…") + (_words(node.right) or "…")
    return None


def _together(texts: Iterable[str]) -> str:
    """Return the different texts of a cell, one below the other."""
    told = dict.fromkeys(" ".join(text.replace("<", "&lt;").split()) for text in texts)
    return "<br>".join(text for text in told if re.search(r"\w", text)) or "…"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    head = list(head)
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for row in rows:
        cells = [cell.replace("|", "\\|") for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> int:
    """Write the pages, or tell which are stale."""
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale; run: make manual")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
