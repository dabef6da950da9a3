"""Names of outputs: fit for every platform, and never that of an existing file by accident."""

import re
import unicodedata
from pathlib import Path

from exportstudio.model.issue import Issue, RequestError
from exportstudio.model.request import OnConflict

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?\Z")
# File systems allow 255 bytes; the rest is for numbers, suffixes and the names of partial files.
_LONGEST_STEM_BYTES = 180


def plan_target(
    source: Path, suffix: str, destination: Path, on_conflict: OnConflict, taken: set[Path]
) -> Path:
    """Return the path for the output of `source` in the folder `destination`.

    `taken` holds paths that are promised to others. Raises RequestError (FILE404) where the name
    is taken and `on_conflict` is FAIL. REPLACE replaces files, never what is promised to others.
    """
    stem = safe_stem(source.stem)
    target = destination / f"{stem}{suffix}"
    if on_conflict is OnConflict.FAIL and (target in taken or target.exists()):
        raise RequestError(
            Issue.error(
                "FILE404",
                f"{target} exists already.",
                "Choose another folder, or let outputs be numbered or replaced.",
            )
        )
    number = 2
    while target in taken or (on_conflict is not OnConflict.REPLACE and target.exists()):
        target = destination / f"{stem} ({number}){suffix}"
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
