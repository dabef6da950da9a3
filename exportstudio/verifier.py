"""Is what was handed over still what was exported? Packages, folders and single files."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from exportstudio.delivery.manifest import MANIFEST_SUFFIX, read_manifest
from exportstudio.delivery.package import MANIFEST, problems_of, unpack
from exportstudio.delivery.publish import measure
from exportstudio.engine.errand import run_errands
from exportstudio.exporters.registry import EXPORTERS
from exportstudio.model.issue import Issue, RequestError, StudioError

_SAME_SIZE_M = 0.05
"""How much buildings may differ in size between formats: qualities cut curves differently."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was looked at. `elements` are how many are in it, None where nobody counted.

    `issue` says what is wrong with it, None where nothing is.
    """

    name: str
    format: str = ""
    bytes: int = 0
    elements: int | None = None
    issue: Issue | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "name": self.name,
            "format": self.format,
            "bytes": self.bytes,
            "elements": self.elements,
            "issue": None if self.issue is None else self.issue.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of a check: every file, and what concerns several of them."""

    path: Path
    files: tuple[CheckedFile, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def is_sound(self) -> bool:
        """True where nothing is wrong."""
        return not self.issues and not any(file.issue for file in self.files)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "path": str(self.path),
            "sound": self.is_sound,
            "files": [file.to_dict() for file in self.files],
            "issues": [issue.to_dict() for issue in self.issues],
        }


def verify(path: Path) -> Verification:
    """Check a package, a folder with a manifest, a manifest or a single output.

    Sizes and hashes are those of the manifest, every output can be read, has the elements that its
    ledger says, and formats of one building agree with one another. Takes about as long as reading
    all files does. Raises RequestError (FILE401, FILE433) for what can't be checked at all.
    """
    path = path.expanduser().absolute()
    if path.is_dir():
        return _verify_folder(path, path, _manifests_in(path))
    if not path.is_file():
        raise RequestError(Issue.error("FILE401", f"There is no file {path}.", "Check the path."))
    if path.name == MANIFEST or path.name.endswith(MANIFEST_SUFFIX):
        return _verify_folder(path, path.parent, [path])
    if path.suffix.lower() == ".zip":
        return _verify_package(path)
    return _verify_alone(path)


def _manifests_in(folder: Path) -> list[Path]:
    found = sorted([*folder.glob(f"*{MANIFEST_SUFFIX}"), *folder.glob(MANIFEST)])
    if not found:
        raise RequestError(
            Issue.error(
                "FILE433",
                f"There is no manifest in {folder}.",
                "Name a package, a manifest, or a single output.",
            )
        )
    return found


def _verify_package(path: Path) -> Verification:
    try:
        problems = tuple(problems_of(path))
        if problems:
            return Verification(path, issues=problems)
        with tempfile.TemporaryDirectory(prefix="exportstudio-") as place:
            folder = unpack(path, Path(place) / "package")
            inside = _verify_folder(path, folder, [folder / MANIFEST])
    except (StudioError, OSError) as error:
        issue = error.issue if isinstance(error, StudioError) else _unreadable(path, error)
        return Verification(path, issues=(issue,))
    return inside


def _verify_alone(path: Path) -> Verification:
    formats = [key for key, each in EXPORTERS.items() if path.name.endswith(each.info.suffix)]
    if not formats:
        raise RequestError(
            Issue.error(
                "FILE433",
                f"{path.name} is no output of Export Studio.",
                "Name a package, a folder with a manifest, or a single output.",
            )
        )
    # Of suffixes that end alike, the longest.
    key = max(formats, key=lambda key: len(EXPORTERS[key].info.suffix))
    answer = reread({path: key})[path]
    return Verification(path, (_checked(path.name, path, key, answer),))


def _verify_folder(path: Path, folder: Path, manifests: list[Path]) -> Verification:
    files: dict[str, CheckedFile] = {}
    issues: list[Issue] = []
    for each in manifests:
        try:
            manifest = read_manifest(each.read_bytes(), each.name)
        except StudioError as error:
            issues.append(error.issue)
        except OSError as error:
            issues.append(_unreadable(each, error))
        else:
            files |= {entry["path"]: _hashed(folder, entry) for entry in manifest["files"]}
            issues += _verify_outputs(folder, manifest, files)
    return Verification(path, tuple(files.values()), tuple(issues))


def _hashed(folder: Path, entry: Mapping[str, Any]) -> CheckedFile:
    name, path = entry["path"], folder / entry["path"]
    try:
        found = measure(path)
    except OSError as error:
        return CheckedFile(name, issue=_unreadable(path, error))
    if found != (entry["size"], entry["sha256"]):
        issue = Issue.error(
            "FILE434",
            f"{name} is not the file that was exported: its size or its hash differs.",
            "Export it again.",
        )
        return CheckedFile(name, bytes=found[0], issue=issue)
    return CheckedFile(name, bytes=found[0])


def _verify_outputs(
    folder: Path, manifest: Mapping[str, Any], files: dict[str, CheckedFile]
) -> Iterator[Issue]:
    """Re-open the outputs of a manifest, note that in `files`, and yield where formats disagree."""
    outputs = {
        job["exports"][0]["output_path"]: job
        for job in manifest["jobs"]
        if job["exports"] and job["exports"][0]["success"]
    }
    wanted = {
        folder / name: job["format"]
        for name, job in outputs.items()
        if name in files and files[name].issue is None
    }
    answers = reread(wanted)
    alike: defaultdict[str, list[tuple[str, Mapping[str, int], dict[str, Any]]]]
    alike = defaultdict(list)
    for name, job in outputs.items():
        answer = answers.get(folder / name)
        if answer is None:
            continue
        checked = _checked(name, folder / name, job["format"], answer, job["ledger"])
        files[name] = checked
        if checked.issue is None:
            what = json.dumps([job["source"], job["selection"]], sort_keys=True)
            alike[what].append((name, job["ledger"], answer))
    for group in alike.values():
        for one, other in combinations(group, 2):
            yield from _differences(*one, *other)


def _checked(
    name: str,
    path: Path,
    format: str,
    answer: Mapping[str, Any],
    ledger: Mapping[str, int] | None = None,
) -> CheckedFile:
    size = path.stat().st_size
    if "issue" in answer:
        return CheckedFile(name, format, size, issue=Issue.from_dict(answer["issue"]))
    count = len(answer["keys"])
    issue = None
    if ledger is not None and count != ledger["exported"] + ledger["degraded"]:
        issue = Issue.error(
            "FILE434",
            f"{name} has {count} elements, and its ledger says "
            f"{ledger['exported'] + ledger['degraded']}.",
            "Export it again.",
        )
    return CheckedFile(name, format, size, count, issue)


def _differences(
    name: str,
    ledger: Mapping[str, int],
    answer: Mapping[str, Any],
    other_name: str,
    other_ledger: Mapping[str, int],
    other: Mapping[str, Any],
) -> Iterator[Issue]:
    """Yield where two outputs of one building tell different things."""
    strays = set(answer["keys"]) ^ set(other["keys"])
    # Formats may leave out different elements, but then their ledgers say so.
    if strays and ledger == other_ledger:
        yield Issue.error(
            "FILE435",
            f"{name} and {other_name} have different elements, and their ledgers do not say so: "
            f"{', '.join(sorted(strays)[:5])}.",
            "Export both again, and report it if it stays.",
        )
    if answer["bounds"] and other["bounds"] and not strays:
        sizes = (
            [high - low for low, high in zip(*each["bounds"], strict=True)]
            for each in (answer, other)
        )
        if any(abs(a - b) > _SAME_SIZE_M for a, b in zip(*sizes, strict=True)):
            yield Issue.error(
                "FILE435",
                f"The building is not of the same size in {name} and {other_name}.",
                "Export both again, and report it if it stays.",
            )


def reread(outputs: Mapping[Path, str]) -> dict[Path, dict[str, Any]]:
    """Return what outputs hold, by path, as `worker.rereading` tells it; `outputs` have formats.

    A file that can't be read has an `issue` instead, also one that ends the child which reads it.
    """
    left = dict(outputs)
    found: dict[Path, dict[str, Any]] = {}
    while left:
        questions = [{"path": str(path), "format": format} for path, format in left.items()]
        for path, reply in zip(list(left), run_errands("reread", questions), strict=False):
            found[path] = {"issue": reply.issue.to_dict()} if reply.issue else reply.answer
            del left[path]
        if left:  # the child died over the first of these
            path = next(iter(left))
            del left[path]
            issue = Issue.error(
                "FILE436", f"{path.name} can't be read: it ends its reader.", "Export it again."
            )
            found[path] = {"issue": issue.to_dict()}
    return found


def _unreadable(path: Path, error: OSError) -> Issue:
    return Issue.error(
        "FILE403", f"{path.name} can't be read: {error.strerror or error}.", "Check the path."
    )
