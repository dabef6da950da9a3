"""Names of outputs: by a pattern, fit for every platform, and never another file's by accident."""

import re
import string
import time
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.issue import Issue, RequestError, StudioError
from exportstudio.model.on_conflict import OnConflict

PLACEHOLDERS: Mapping[str, str] = {
    "building": "file name of the building, without its ending",
    "title": "name of the building in the model, or of its project",
    "storey": "storeys that are selected, or “all”",
    "folder": "folders between the folder that was searched and the building",
    "format": "key of the format, for example glb",
    "quality": "quality tier",
    "job_id": "identifier of the job",
    "batch_id": "identifier of the batch",
    "timestamp": "date and time of the request, as 20260131_093000",
    "date": "day of the request, as 20260131",
    "counter": "number of the output in its batch, as 001",
}
PATTERNS: Mapping[str, str] = {
    "building": "{building}",
    "content": "{title}",
    "sequential": "export_{timestamp}_{counter}",
}
"""Patterns that have a name of their own; every other one is written after “custom:”."""

NOT_WANTED = frozenset({OnConflict.SKIP, OnConflict.FAIL})
"""Where its name is taken, an output is not made under another one either."""

_NUMBERED = re.compile(r"(.+) \((\d{1,9})\)", re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?\Z")
# File systems allow 255 bytes; the rest is for numbers, suffixes and the names of partial files.
_LONGEST_STEM_BYTES = 180


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How outputs are called: text with `PLACEHOLDERS` in braces, and “/” between folders."""

    text: str

    @classmethod
    def read(cls, text: str) -> "NamePattern":
        """Return the pattern that a person wrote: a key of `PATTERNS`, “custom:…”, or the pattern.

        Raises RequestError (FILE412) for what can't name anything.
        """
        pattern = PATTERNS.get(text, text.removeprefix("custom:"))
        try:
            parts = list(string.Formatter().parse(pattern))
        except ValueError as error:
            raise RequestError(_misfit(text, f"{error}")) from error
        if any(spec or conversion for _, _, spec, conversion in parts):
            raise RequestError(_misfit(text, "a placeholder is only a name in braces"))
        unknown = [name for _, name, _, _ in parts if name is not None and name not in PLACEHOLDERS]
        if unknown:
            raise RequestError(_misfit(text, f"there is no placeholder {{{unknown[0]}}}"))
        last = pattern.rsplit("/", 1)[-1]
        if not last.strip(" ."):
            raise RequestError(_misfit(text, "it ends without a name"))
        if Path(pattern).is_absolute() or ".." in pattern.split("/"):
            raise RequestError(_misfit(text, "it may not lead out of the destination"))
        return cls(pattern)

    def uses(self, placeholder: str) -> bool:
        """Return whether the pattern has `placeholder`."""
        return any(name == placeholder for _, name, _, _ in string.Formatter().parse(self.text))

    def fill(self, values: Mapping[str, str]) -> Path:
        """Return the path below the destination, without suffix; `values` by placeholder.

        Whatever the values are, the path stays below the destination, and each part of it is a
        name that Windows, macOS and Linux all accept.
        """
        plain = {
            name: value if name == "folder" else value.replace("/", "_")
            for name, value in values.items()
        }
        parts = [safe_stem(part) for part in self.text.format(**plain).split("/") if part]
        return Path(*parts or ["building"])


def plan_target(
    target: Path,
    suffix: str,
    on_conflict: OnConflict,
    taken: Container[Path],
    siblings: Container[Path] = (),
) -> Path:
    """Return the path of an output that is to be called `target`, which ends in `suffix`.

    `taken` holds paths that are promised to others, `siblings` those promised in the same request.
    Raises StudioError where the name is taken and the output is not wanted then: as an error
    (FILE404) where `on_conflict` is FAIL, as a note (FILE413) where it is SKIP, which numbers
    siblings. REPLACE replaces files, never what is promised.
    """
    replaces = on_conflict is OnConflict.REPLACE
    for path in free_names(target, suffix):
        if path in siblings and on_conflict is not OnConflict.FAIL:
            continue
        if path not in siblings and path not in taken and (replaces or not path.exists()):
            return path
        if on_conflict in NOT_WANTED:
            break
    raise StudioError(not_wanted(target, on_conflict))


def free_names(target: Path, suffix: str | None = None) -> Iterator[Path]:
    """Yield `target`, and then the names that it has with numbers: “house (2).glb”, and so on."""
    yield target
    suffix = target.suffix if suffix is None else suffix
    stem, number = target.name.removesuffix(suffix), 2
    numbered = _NUMBERED.fullmatch(stem)
    if numbered:
        stem, number = numbered[1], int(numbered[2]) + 1
    while True:
        yield target.with_name(f"{stem} ({number}){suffix}")
        number += 1


def not_wanted(target: Path, on_conflict: OnConflict) -> Issue:
    """Return why an output is not made, or not given its name, where that is taken."""
    if on_conflict is OnConflict.SKIP:
        return Issue.info(
            "FILE413",
            f"{target} exists already, or is being made, and was left as it is.",
            "Let outputs be numbered or replaced to export it again.",
        )
    return Issue.error(
        "FILE404",
        f"{target} exists already, or is being made.",
        "Choose another folder, or let outputs be numbered or replaced.",
    )


def safe_stem(name: str) -> str:
    """Return `name` as a file name that Windows, macOS and Linux all accept."""
    stem = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name))
    stem = stem.encode("utf-8", errors="replace")[:_LONGEST_STEM_BYTES].decode("utf-8", "ignore")
    stem = stem.strip(" .")
    if not stem:
        return "building"
    return f"_{stem}" if _RESERVED.match(stem) else stem


def time_values(at: time.struct_time) -> dict[str, str]:
    """Return the values of the placeholders that tell when, `at` being local time."""
    return {
        "timestamp": time.strftime("%Y%m%d_%H%M%S", at),
        "date": time.strftime("%Y%m%d", at),
    }


def _misfit(text: str, reason: str) -> Issue:
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    return Issue.error(
        "FILE412",
        f"Outputs can't be named by “{text}”: {reason}.",
        f"Write {', '.join(PATTERNS)}, or text with some of {known}.",
    )
