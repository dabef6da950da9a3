"""A look at the first kilobytes of a source: is it a building, and which kind."""

from pathlib import Path, PurePosixPath

from exportstudio.model.building import SourceInfo
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.transient import is_transient
from exportstudio.readers import archive, ifcxml_start, part21, svgx_start

SUFFIXES = frozenset({".ifc", ".ifczip", ifcxml_start.SUFFIX, svgx_start.SUFFIX})
HEADER_BYTES = 65536


def probe(path: Path) -> SourceInfo:
    """Return what the header of `path` tells, in milliseconds.

    Raises StudioError (READ1xx, FILE4xx) where the file is missing, unreadable or no building.
    """
    suffix = path.suffix.lower()
    if suffix == ".ifcx":
        raise StudioError(
            Issue.error(
                "READ117",
                f"{path.name} is IFC5 (IFCX), which is not supported yet.",
                f"Export the model again as {part21.SUPPORTED}.",
            )
        )
    if suffix not in SUFFIXES:
        raise StudioError(
            Issue.error(
                "FILE402",
                f"{path.name} is not of a kind that can be read here.",
                f"Choose one of: {', '.join(sorted(SUFFIXES))}.",
            )
        )
    issues: tuple[Issue, ...] = ()
    member = None
    try:
        if suffix == ".ifczip":
            found = archive.find_member(path)
            member, size, issues = found.name, found.bytes, found.issues
            start = archive.read_member(path, found, HEADER_BYTES)
        else:
            size = path.stat().st_size
            with path.open("rb") as stream:
                start = stream.read(HEADER_BYTES)
    except OSError as error:
        raise StudioError(unreadable(path, error)) from error
    if is_ifcxml(member or path.name):
        schema, application = ifcxml_start.read_start(start, path.name)
        return SourceInfo(path, schema, size, application, member, issues)
    if suffix == svgx_start.SUFFIX:
        svgx_start.refuse_strangers(start, path.name)
        return SourceInfo(path, svgx_start.SCHEMA, size)
    header = part21.read_header(start, path.name)
    part21.readable_schema(header.schema)
    return SourceInfo(path, header.schema, size, header.application, member, issues)


def is_ifcxml(name: str) -> bool:
    """Return whether a file, or a file in an archive, is ifcXML by its name."""
    return PurePosixPath(name).suffix.lower() == ifcxml_start.SUFFIX


def unreadable(path: Path, error: OSError) -> Issue:
    """Return the issue for a source that the operating system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return Issue.error("FILE401", f"There is no file {path}.", "Check the path.")
    if isinstance(error, IsADirectoryError):
        return Issue.error("FILE402", f"{path} is a folder.", "Choose the files in it.")
    reason = error.strerror or type(error).__name__
    if is_transient(error):
        return Issue.error(
            "FILE420",
            f"{path} is in use by another program: {reason}.",
            "Close the file there, and retry the job.",
            recoverable=True,
        )
    return Issue.error(
        "FILE403",
        f"{path} can't be read: {reason}.",
        "Check your rights to the file.",
        recoverable=True,
    )
