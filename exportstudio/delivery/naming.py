"""Names of outputs: by a pattern, fit for every platform, and never another file's by accident."""

import re
import string
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.request import OnConflict

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
    name: Path, suffix: str, destination: Path, on_conflict: OnConflict, taken: set[Path]
) -> Path:
    """Return the path of an output that is to be called `name`, in the folder `destination`.

    `taken` holds paths that are promised to others. Raises RequestError (FILE404) where the name
    is taken and `on_conflict` is FAIL. REPLACE replaces files, never what is promised to others,
    and SKIP returns the path of the file that is there.
    """
    target = destination / name.with_name(f"{name.name}{suffix}")
    if on_conflict is OnConflict.FAIL and (target in taken or target.exists()):
        raise RequestError(
            Issue.error(
                "FILE404",
                f"{target} exists already.",
                "Choose another folder, or let outputs be numbered or replaced.",
            )
        )
    keeps_existing = on_conflict in (OnConflict.REPLACE, OnConflict.SKIP)
    number = 2
    while target in taken or (not keeps_existing and target.exists()):
        target = destination / name.with_name(f"{name.name} ({number}){suffix}")
        number += 1
    return target


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
