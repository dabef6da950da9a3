"""IFC as text (ISO 10303-21, "Part 21"): its header, its repair, and what it should hold.

The parser of IfcOpenShell is fast and forgiving: it drops letters that it does not know, and stops
without a word at some damages. What it would lose in silence is found here, before and after.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from exportstudio.model.issue import Issue, StudioError
from exportstudio.readers.letters import recover_letters
from exportstudio.readers.numbers import mend_numbers

# Header names that IfcOpenShell reads as they are, and neighbours under whose name it can read
# files that it refuses. Order matters: the first prefix that fits decides.
SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3_ADD2")
_NEIGHBOURS = (
    ("IFC4X", "IFC4X3_ADD2"),
    ("IFC4", "IFC4"),
    ("IFC2X4", "IFC4"),  # what IFC4 was called until its release
    ("IFC2X", "IFC2X3"),
)
SUPPORTED = "IFC2X3, IFC4 and IFC4X3"

_HEADER_LIMIT = 65536
_SCHEMA = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)
# A header that begins twice, with nothing but comments between.
_SECOND_HEADER = re.compile(
    rb"(\s*ISO-10303-21\s*;\s*)HEADER;((?:\s|/\*.*?\*/)*)(?=HEADER;)", re.IGNORECASE | re.DOTALL
)
_FILE_NAME = re.compile(
    rb"FILE_NAME\s*\(\s*(?:'(?:[^']|'')*'|\$)\s*,\s*(?:'(?:[^']|'')*'|\$)\s*,"
    rb"\s*(?:\([^)]*\)|\$)\s*,\s*(?:\([^)]*\)|\$)\s*,\s*(?:'((?:[^']|'')*)'|\$)\s*,"
    rb"\s*(?:'((?:[^']|'')*)'|\$)",
    re.IGNORECASE,
)
_STYLE_ASSIGNMENT = re.compile(
    rb"(#\d+)\s*=\s*IFCPRESENTATIONSTYLEASSIGNMENT\s*\(\s*\(([#\d\s,]*)\)\s*\)\s*;", re.IGNORECASE
)
_STYLED_ITEM = re.compile(rb"=\s*IFCSTYLEDITEM\s*\([^;']*", re.IGNORECASE)
_REFERENCE = re.compile(rb"#\d+")
# Strings and comments are consumed whole, so that a “#99=” inside them is no record.
_TOKEN = re.compile(rb"'(?:[^']|'')*'|/\*.*?\*/|/\*|\*/", re.DOTALL)
_RECORD_ANYWHERE = re.compile(rb"'(?:[^']|'')*'|/\*.*?\*/|#(\d+)\s*=\s*(\w*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says: schema name and the applications that wrote the file."""

    schema: str
    application: str


@dataclass(slots=True)
class RepairedText:
    """The text to parse, and what was changed to make it readable."""

    text: bytes
    schema: str
    issues: list[Issue] = field(default_factory=list)


def read_header(start: bytes, name: str) -> Header:
    """Return the header in `start`, the first bytes of the file `name`.

    Raises StudioError that says what the file is instead, where it is no Part 21 text.
    """
    _refuse_strangers(start, name)
    head = start[:_HEADER_LIMIT]
    end = head.find(b"ENDSEC")
    if end >= 0:
        head = head[:end]
    second = _SECOND_HEADER.match(head)
    if head.upper().count(b"HEADER;") > (2 if second else 1):
        line = head[: head.upper().rfind(b"HEADER;")].count(b"\n") + 1
        raise StudioError(
            Issue.error(
                "READ103",
                f"The header of {name} is damaged: a second HEADER begins in line {line}.",
                "Export the model again from the program that made it.",
            )
        )
    schema = _SCHEMA.search(head)
    if schema is None:
        raise StudioError(
            Issue.error(
                "READ103",
                f"The header of {name} is damaged: it names no schema (FILE_SCHEMA).",
                "Export the model again from the program that made it.",
            )
        )
    written_by = _FILE_NAME.search(head)
    application = ""
    if written_by:
        application = next((g.decode("latin-1") for g in written_by.groups()[::-1] if g), "")
    return Header(schema.group(1).decode("latin-1").strip().upper(), application.strip())


def readable_schema(schema: str) -> str:
    """Return the schema name under which IfcOpenShell can read `schema`; raises StudioError."""
    if schema in SCHEMAS:
        return schema
    for prefix, neighbour in _NEIGHBOURS:
        if schema.startswith(prefix):
            return neighbour
    raise StudioError(
        Issue.error(
            "READ104",
            f"The schema {schema or '(none)'} is not supported (supported: {SUPPORTED}).",
            "Export the model again in one of these.",
        )
    )


def repair(data: bytes, name: str) -> RepairedText:
    """Return `data` as the parser can read it without losing anything, with what was changed."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    header = read_header(data[:_HEADER_LIMIT], name)
    schema = readable_schema(header.schema)
    result = RepairedText(data, schema)
    second = _SECOND_HEADER.match(data)
    if second is not None:
        result.text = data = second.group(1) + data[second.end() :]
        result.issues.append(
            Issue.warning("READ103", "The header begins twice; the first beginning was left out.")
        )
    match = _SCHEMA.search(data)
    if match is not None and match.group(1).upper() != schema.encode():
        result.text = data[: match.start(1)] + schema.encode() + data[match.end(1) :]
    if schema != header.schema:
        result.issues.append(
            Issue.warning(
                "READ105",
                f"The header says {header.schema}; the file was read as {schema}.",
                "Look at the result; export the model again in a current schema if it is wrong.",
            )
        )
    _drop_stray_comment_marks(result)
    result.text, numbers = mend_numbers(result.text)
    result.issues += numbers
    if schema == SCHEMAS[-1] and header.schema != schema:
        result.text = _without_style_assignments(result.text)
    result.text, issues = recover_letters(result.text)
    result.issues += issues
    return result


def _without_style_assignments(text: bytes) -> bytes:
    """Return text in which styled items refer to their styles themselves.

    IfcPresentationStyleAssignment stood between them until IFC4X3 dropped it: the parser would
    drop it, too, and all colours with it.
    """
    styles = {match.group(1): match.group(2) for match in _STYLE_ASSIGNMENT.finditer(text)}
    if not styles:
        return text

    def direct(match: re.Match[bytes]) -> bytes:
        return _REFERENCE.sub(lambda each: styles.get(each.group(), each.group()), match.group())

    text = _STYLED_ITEM.sub(direct, text)
    # Blanks keep the place of everything else, which messages refer to.
    return _STYLE_ASSIGNMENT.sub(lambda match: b" " * len(match.group()), text)


def _drop_stray_comment_marks(result: RepairedText) -> None:
    """Blank comment marks that have no other half: a beginning without end hides all that follows.

    The careful look is taken only where a quick one finds marks that don't match.
    """
    text = result.text
    if _marks_match(text):
        return
    strays = [m.start() for m in _TOKEN.finditer(text) if m.group() in (b"/*", b"*/")]
    if not strays:
        return
    lines = sorted({line_of(text, stray) for stray in strays})
    for stray in strays:
        text = text[:stray] + b"  " + text[stray + 2 :]
    result.text = text
    some = ", ".join(map(str, lines[:5])) + (", …" if len(lines) > 5 else "")
    result.issues.append(
        Issue.warning(
            "READ125",
            f"Marks of comments without their other half were left out (line {some}).",
            "Look at the result: what they were to hide or to end can't be known.",
        )
    )


def _marks_match(text: bytes) -> bool:
    """Return True where marks of comments begin and end in turn, strings taken for no strings."""
    import numpy as np  # a probe must not wait for it

    letters = np.frombuffer(text, dtype=np.uint8)
    stars = np.flatnonzero(letters == ord("*"))
    stars = stars[(stars > 0) & (stars < len(text) - 1)]
    begins = letters[stars - 1] == ord("/")
    ends = letters[stars + 1] == ord("/")
    in_turn = begins[begins | ends]
    return not (begins & ends).any() and bool(
        in_turn[::2].all() and not in_turn[1::2].any() and len(in_turn) % 2 == 0
    )


def is_complete(text: bytes) -> bool:
    """Return True where the text ends as Part 21 asks."""
    return b"END-ISO-10303-21" in text[-4096:]


@dataclass(frozen=True, slots=True)
class RecordCount:
    """How many different records a text has, which ids occur twice, and what was not read.

    `missing`: the id and the name in capitals of every record that the parser did not return.
    """

    expected: int
    twice: list[int]
    missing: list[tuple[int, str]]


def count_records(text: bytes, parsed: Sequence[int]) -> RecordCount:
    """Return the count of records in `text`, of which `parsed` are the ids that were read.

    The careful count is made only where a quick one, of lines that begin as records do, disagrees.
    """
    if text.count(b"\n#") == len(parsed) == len(set(parsed)):
        return RecordCount(len(parsed), [], [])
    records = [(int(id), name) for id, name in _RECORD_ANYWHERE.findall(text) if id]
    counts = Counter(id for id, _ in records)
    read = set(parsed)
    return RecordCount(
        len(counts),
        sorted(id for id, count in counts.items() if count > 1),
        [(id, name.decode().upper()) for id, name in dict(records).items() if id not in read],
    )


def line_of(text: bytes, offset: int) -> int:
    """Return the line, from 1, of the byte `offset`."""
    return text.count(b"\n", 0, offset) + 1


def _refuse_strangers(start: bytes, name: str) -> None:
    """Raise StudioError that names what the file is, where it is no Part 21 text."""

    def refuse(text: str, suggestion: str) -> StudioError:
        return StudioError(Issue.error("READ102", f"{name} {text}", suggestion))

    again = "Choose the IFC model itself."
    if not start:
        raise StudioError(
            Issue.error("READ101", f"{name} is empty.", "Export or download the model again.")
        )
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("is UTF-16 text.", "Save it as plain ASCII or UTF-8 text.")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.upper().startswith(b"ISO-10303-21"):
        return
    lower = text[:512].lower()
    if text.startswith(b"%PDF"):
        raise refuse("is a PDF, not IFC.", again)
    if text.startswith(b"\x1f\x8b"):
        raise refuse("is a gzip archive, not IFC.", "Unpack it first.")
    if text.startswith(b"PK\x03\x04"):
        raise refuse("is a zip archive.", "Name it .ifczip, or unpack it first.")
    if lower.startswith((b"<!doctype html", b"<html")):
        raise refuse("is a web page (HTML), not IFC.", "Download the raw file.")
    if text.startswith(b"version https://git-lfs"):
        size = re.search(rb"size (\d+)", text)
        what = f" ({int(size.group(1)) / 1e6:.1f} MB model not downloaded)" if size else ""
        raise refuse(f"is a Git LFS pointer{what}, not the model.", "Fetch it with “git lfs pull”.")
    if text.startswith(b"{"):
        raise refuse("is JSON (IFC5 / IFCX?), which is not supported yet.", f"Use {SUPPORTED}.")
    if text.startswith(b"<"):
        raise refuse("is XML, not IFC text.", "Name it .ifcxml if it is ifcXML.")
    raise refuse("is not an IFC file: it has no ISO-10303-21 header.", again)
