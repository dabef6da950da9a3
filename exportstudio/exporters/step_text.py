"""ISO 10303-21 text: what OpenCascade writes, with names as the standard has them; and its scan.

OpenCascade gives a product one text for identifier and name, and writes raw UTF-8. So it is given
short tokens, and the real names are put in here.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from exportstudio import __version__
from exportstudio.exporters.step_styles import with_ordered_styles
from exportstudio.exporters.table_files import SURROGATES, creation_time
from exportstudio.model.building import Building

_NAMED = re.compile(
    rb"= (PRODUCT|NEXT_ASSEMBLY_USAGE_OCCURRENCE)\('[^']*',\s*'([^']*)',\s*'',([^;]*);"
)
# OpenCascade takes an apostrophe before a comma or parenthesis for the end of a text, even doubled.
_NOT_PLAIN = re.compile(r"[^ -~]+|'(?=\s*[),])")
_STAMP = re.compile(rb"FILE_NAME\s*\(\s*'(?:[^']|'')*'\s*,\s*'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")
_HEADER_BYTES = 65536
_NO_TIME = "1970-01-01T00:00:00"
BODY = "/body"
"""What the identifier of the body of an element ends with, where others stand under it."""
LONGEST_NAME = 1000
"""Readers give up on a text that fills their buffer, of 16 kB as a rule."""

_STRING = re.compile(rb"'(?:[^']|'')*'")
_REFERENCE = re.compile(rb"#(\d+)")
_HEX = re.compile(r"\\X2\\((?:[0-9A-F]{4})*)\\X0\\|\\X4\\((?:[0-9A-F]{8})*)\\X0\\|\\\\|''")
_RECORD = re.compile(rb"\s*#(\d+)\s*=\s*\(?\s*([A-Z_0-9]+)\s*\(")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a product or an occurrence of one is called: identifier, name and description.

    An occurrence has no description: readers would take it for the name.
    """

    id: str
    name: str
    description: str = ""


@dataclass(slots=True)
class Scanned:
    """What the text of a STEP file holds.

    `occurrences`: the identifier of each occurrence of a product, and the description of the
    product. `solids` are counted as often as they are placed.
    """

    occurrences: list[tuple[str, str]] = field(default_factory=list)
    solids: int = 0


def encoded(text: str) -> bytes:
    r"""Return a text as a string of Part 21, all of it ASCII: what is not becomes \X2\…\X0\."""
    text = SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _NOT_PLAIN.sub(_escaped, text.replace("\\", "\\\\"))
    return text.replace("'", "''").encode("ascii")


def decoded(data: bytes) -> str:
    """Return the text of a string that `encoded` made."""

    def plain(match: re.Match[str]) -> str:
        short, long = match.groups()
        if short is not None:
            return bytes.fromhex(short).decode("utf-16-be")
        return bytes.fromhex(long).decode("utf-32-be") if long is not None else match[0][0]

    return _HEX.sub(plain, data.decode("ascii"))


def time_stamp(building: Building) -> str:
    """Return the time that SOURCE_DATE_EPOCH gives, else that of the source, else none to speak of.

    The same source gives the same file.
    """
    created = creation_time()
    if created is not None:
        return created.strftime("%Y-%m-%dT%H:%M:%S")
    found = _STAMP.search(building.text[:_HEADER_BYTES])
    return found[1].decode() if found else _NO_TIME


def rename(
    written: Path, out: IO[bytes], names: Mapping[str, Identity], building: Building
) -> None:
    """Copy what OpenCascade wrote to `out`, with a header and the names that tokens stand for."""
    data = written.read_bytes()
    schema = re.search(rb"FILE_SCHEMA\(\(.*?\)\);", data[:_HEADER_BYTES], re.DOTALL)
    begin = data.index(b"DATA;")
    assert schema is not None
    description = f"{building.project.name or 'Building'}, from {building.source.name}"
    generator = f"Export Studio {__version__}"
    application = building.application or "unknown"
    out.write(
        b"ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION(('"
        + encoded(description[:LONGEST_NAME])
        + b"'),'2;1');\nFILE_NAME('"
        + encoded(building.source.stem)
        + f"','{time_stamp(building)}',(''),(''),'{generator}','".encode()
        + encoded(application)
        + b"','');\n"
        + schema[0]
        + b"\nENDSEC;\n"
    )

    def named(match: re.Match[bytes]) -> bytes:
        identity = names[match[2].decode()]
        texts = (identity.id, identity.name[:LONGEST_NAME], identity.description)
        strings = b",".join(b"'" + encoded(text) + b"'" for text in texts)
        # Where OpenCascade breaks lines depends on how much it has written before.
        rest = b"".join(match[3].split())
        return b"= " + match[1] + b"(" + strings + b"," + rest + b";"

    out.write(with_ordered_styles(_NAMED.sub(named, data[begin:])))


def scan(path: Path) -> Scanned:
    """Return what is in a STEP file; raises ValueError where it is not sound.

    Every record must be whole, and every reference must lead to one.
    """
    data = path.read_bytes()
    if not data.isascii() or b"\0" in data:
        raise ValueError("it has bytes that are no ASCII text")
    if not data.startswith(b"ISO-10303-21;") or not data.rstrip().endswith(b"END-ISO-10303-21;"):
        raise ValueError("it is cut off")
    begin, end = data.find(b"\nDATA;"), data.rfind(b"\nENDSEC;")
    if not 0 <= begin < end:
        raise ValueError("it has no data")
    return _Scan(data[begin + 6 : end]).scanned()


class _Scan:
    """The records of a file by number: kind, references and strings."""

    def __init__(self, data: bytes) -> None:
        self._kinds: dict[int, str] = {}
        self._strings: dict[int, tuple[bytes, ...]] = {}
        self._references: dict[int, tuple[int, ...]] = {}
        strings: list[bytes] = []

        def taken(match: re.Match[bytes]) -> bytes:
            strings.append(match[0][1:-1])
            return b"'"

        bare = _STRING.sub(taken, data)
        used: set[int] = set()
        position = 0
        records = bare.split(b";")
        if records.pop().strip():
            raise ValueError("its last record is cut off")
        for record in records:
            head = _RECORD.match(record)
            if head is None or record.count(b"(") != record.count(b")"):
                raise ValueError(f"a record can't be read: {record.strip()[:40]!r}")
            number, count = int(head[1]), record.count(b"'")
            if number in self._kinds:
                raise ValueError(f"two records have the number {number}")
            self._kinds[number] = kind = head[2].decode()
            references = tuple(map(int, _REFERENCE.findall(record, head.end())))
            used.update(references)
            if kind in _KEPT:
                self._references[number] = references
                self._strings[number] = tuple(strings[position : position + count])
            position += count
        lost = used - self._kinds.keys()
        if lost:
            raise ValueError(f"{len(lost)} references lead nowhere")

    def scanned(self) -> Scanned:
        """Return the occurrences, and the solids as often as they are placed."""
        result = Scanned()
        own = self._solids_of_definitions()
        parts: dict[int, list[int]] = {}
        placed: set[int] = set()
        for number in self._all("NEXT_ASSEMBLY_USAGE_OCCURRENCE"):
            above, below = self._references[number][:2]
            parts.setdefault(above, []).append(below)
            placed.add(below)
            product = self._references[self._references[below][0]][0]
            words = (self._strings[number][0], self._strings[product][2])
            result.occurrences.append((decoded(words[0]), decoded(words[1])))
        totals: dict[int, int] = {}

        def total(definition: int) -> int:
            if definition not in totals:
                totals[definition] = -1  # met again below itself, it would be without end
                found = own.get(definition, 0) + sum(map(total, parts.get(definition, ())))
                totals[definition] = found
            if totals[definition] < 0:
                raise ValueError("an assembly holds itself")
            return totals[definition]

        roots = [n for n in self._all("PRODUCT_DEFINITION") if n not in placed]
        result.solids = sum(map(total, roots))
        return result

    def _all(self, kind: str) -> list[int]:
        return [number for number in self._references if self._kinds[number] == kind]

    def _solids_of_definitions(self) -> dict[int, int]:
        """Return how many solids each product definition has of its own."""
        solids: Counter[int] = Counter()
        for number in self._all("SHAPE_DEFINITION_REPRESENTATION"):
            shape, representation = self._references[number][:2]
            if self._kinds[shape] != "PRODUCT_DEFINITION_SHAPE":
                continue
            definition = self._references[shape][0]
            items = self._references.get(representation, ())
            solids[definition] += sum(self._kinds[item] in _SOLIDS for item in items)
        return solids


_SOLIDS = frozenset({"MANIFOLD_SOLID_BREP", "BREP_WITH_VOIDS"})
_KEPT = frozenset(
    {
        "NEXT_ASSEMBLY_USAGE_OCCURRENCE",
        "PRODUCT",
        "PRODUCT_DEFINITION_FORMATION",
        "PRODUCT_DEFINITION",
        "PRODUCT_DEFINITION_SHAPE",
        "SHAPE_DEFINITION_REPRESENTATION",
        "ADVANCED_BREP_SHAPE_REPRESENTATION",
        "MANIFOLD_SURFACE_SHAPE_REPRESENTATION",
        "SHAPE_REPRESENTATION",
    }
)


def _escaped(match: re.Match[str]) -> str:
    text = match[0]
    if any(letter > "\uffff" for letter in text):
        return "\\X4\\" + text.encode("utf-32-be").hex().upper() + "\\X0\\"
    return "\\X2\\" + text.encode("utf-16-be").hex().upper() + "\\X0\\"
