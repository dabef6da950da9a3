"""IFC as text (ISO 10303-21, "Part 21"): its header, its repair, and what it should hold.

The parser of IfcOpenShell is fast and forgiving: it drops letters that it does not know, and stops
without a word at some damages. What it would lose in silence is found here, before and after.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from exportstudio.model.issue import Issue, StudioError

# Header names that IfcOpenShell reads as they are, and neighbours under whose name it can read
# files that it refuses. Order matters: the first prefix that fits decides.
SCHEMAS = ("IFC2X3", "IFC4", "IFC4X3_ADD2")
_NEIGHBOURS = (
    ("IFC4X3", "IFC4X3_ADD2"),
    ("IFC4X2", "IFC4X3_ADD2"),
    ("IFC4X1", "IFC4X3_ADD2"),
    ("IFC4", "IFC4"),
    ("IFC2X3", "IFC2X3"),
    ("IFC2X2", "IFC2X3"),
    ("IFC2X_", "IFC2X3"),
)
SUPPORTED = "IFC2X3, IFC4 and IFC4X3"

_HEADER_LIMIT = 65536
_SCHEMA = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.IGNORECASE)
_FILE_NAME = re.compile(
    rb"FILE_NAME\s*\(\s*(?:'(?:[^']|'')*'|\$)\s*,\s*(?:'(?:[^']|'')*'|\$)\s*,"
    rb"\s*(?:\([^)]*\)|\$)\s*,\s*(?:\([^)]*\)|\$)\s*,\s*(?:'((?:[^']|'')*)'|\$)\s*,"
    rb"\s*(?:'((?:[^']|'')*)'|\$)",
    re.IGNORECASE,
)
# Strings and comments are consumed whole, so that a “#99=” inside them is no record.
_RECORD_ANYWHERE = re.compile(rb"'(?:[^']|'')*'|/\*.*?\*/|#(\d+)\s*=", re.DOTALL)
_STRING = re.compile(rb"'(?:[^']|'')*'")
_ESCAPED_UTF16 = re.compile(rb"\\X2\\((?:[0-9A-Fa-f]{4})+)\\X0\\")
_ESCAPED_BYTE = re.compile(rb"\\X\\([0-9A-Fa-f]{2})")
_SUSPICIOUS_ESCAPE = re.compile(
    rb"\\X2\\(?:[0-9A-F]{4})*?(?:D[89A-F][0-9A-F]{2}|00[01][0-9A-F])|\\X\\[01][0-9A-F]",
    re.IGNORECASE,
)
_CLEAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    if head.upper().count(b"HEADER;") > 1:
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
    if schema != header.schema:
        match = _SCHEMA.search(data)
        if match is not None:
            result.text = data[: match.start(1)] + schema.encode() + data[match.end(1) :]
        result.issues.append(
            Issue.warning(
                "READ105",
                f"The header says {header.schema}; the file was read as {schema}.",
                "Look at the result; export the model again in a current schema if it is wrong.",
            )
        )
    _recover_letters(result)
    return result


def _recover_letters(result: RepairedText) -> None:
    """Escape the letters that the parser would drop."""
    if not result.text.isascii():
        encoding = "utf-8"
        try:
            result.text.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "cp1252"
        changed = 0

        def escape_raw(match: re.Match[bytes]) -> bytes:
            nonlocal changed
            string = match.group()
            if string.isascii():
                return string
            changed += 1
            return b"".join(
                char.encode() if char.isascii() else _escape(char)
                for char in string.decode(encoding, errors="replace")
            )

        result.text = _STRING.sub(escape_raw, result.text)
        if changed:
            result.issues.append(
                Issue.warning(
                    "READ111",
                    f"{changed} texts have letters that were not encoded as IFC asks; "
                    f"they were read as {'UTF-8' if encoding == 'utf-8' else 'Windows-1252'}.",
                )
            )
    if _SUSPICIOUS_ESCAPE.search(result.text):
        removed = 0

        def escape_again(match: re.Match[bytes]) -> bytes:
            nonlocal removed
            units = bytes.fromhex(match.group(1).decode())
            text = units.decode("utf-16-be", errors="replace")
            clean = _CLEAN.sub("", text)
            removed += (len(text) - len(clean)) + text.count("\ufffd")
            return b"".join(_escape(char) for char in clean)

        def drop_control(match: re.Match[bytes]) -> bytes:
            nonlocal removed
            if _CLEAN.match(chr(int(match.group(1), 16))):
                removed += 1
                return b""
            return match.group()

        result.text = _ESCAPED_UTF16.sub(escape_again, result.text)
        result.text = _ESCAPED_BYTE.sub(drop_control, result.text)
        if removed:
            result.issues.append(
                Issue.warning(
                    "READ121",
                    f"{removed} characters in names are no characters at all "
                    "(control codes or halves of a pair); they were left out or marked.",
                )
            )


def _escape(char: str) -> bytes:
    code = ord(char)
    if code > 0xFFFF:
        return b"\\X4\\%08X\\X0\\" % code
    return b"\\X2\\%04X\\X0\\" % code


def is_complete(text: bytes) -> bool:
    """Return True where the text ends as Part 21 asks."""
    return b"END-ISO-10303-21" in text[-4096:]


def count_records(text: bytes, parsed: Sequence[int]) -> tuple[int, list[int]]:
    """Return the number of different records in `text` and the ids that occur twice.

    `parsed`: the ids that the parser returned. The careful count is made only where a quick one,
    of lines that begin as records do, disagrees.
    """
    if text.count(b"\n#") == len(parsed) == len(set(parsed)):
        return len(parsed), []
    counts = Counter(int(match) for match in _RECORD_ANYWHERE.findall(text) if match)
    return len(counts), sorted(id for id, count in counts.items() if count > 1)


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
