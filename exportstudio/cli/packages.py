"""`exportstudio verify` and `exportstudio unpack`: outputs that were handed over."""

import argparse
import json
from pathlib import Path

from exportstudio.cli.words import issue_line, plain, size_words, table
from exportstudio.delivery.package import unpack
from exportstudio.model.issue import RequestError
from exportstudio.verifier import Verification, verify


def run(arguments: argparse.Namespace) -> int:
    """Check or unpack, tell about it, and return the exit code; raises StudioError."""
    if arguments.command == "unpack":
        folder = unpack(arguments.package.absolute(), arguments.folder.absolute())
        print(plain(str(folder)))
        return 0
    return max(_verify(path, as_json=arguments.json) for path in arguments.paths)


def _verify(path: Path, *, as_json: bool) -> int:
    try:
        found = verify(path)
    except RequestError as error:
        if not as_json:
            raise
        print(json.dumps({"path": str(path), "sound": False, "issues": [error.issue.to_dict()]}))
        return 2
    if as_json:
        print(json.dumps(found.to_dict()))
    else:
        for line in _lines(found):
            print(line)
    return 0 if found.is_sound else 1


def _lines(found: Verification) -> list[str]:
    rows = [
        (
            "sound" if file.issue is None else "damaged",
            plain(file.name),
            size_words(file.bytes),
            "–" if file.elements is None else f"{file.elements:,}",
        )
        for file in found.files
    ]
    lines = table([("State", "File", "Size", "Elements"), *rows]) if rows else []
    issues = [*found.issues, *(file.issue for file in found.files if file.issue)]
    lines += map(issue_line, issues)
    verdict = "sound" if found.is_sound else "not sound"
    return [*lines, plain(f"{found.path}: {verdict}")]
