"""Reports read back by a reader that did not write them."""

import json
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import Contents
from exportstudio.exporters.pdf_book import ACCOUNT_NAME, ELEMENT_MARK, ROW_MARK
from exportstudio.exporters.table_files import unsound
from exportstudio.model.ledger import Outcome

_MARK = re.compile(
    rf"/(?:{ELEMENT_MARK} <<|{ROW_MARK} <</Table /(\w+))(?:/Key <([0-9a-f]*)>)?>> BDC".encode()
)
_INK = re.compile(rb"(?:^|\s)(?:S|B\*?|f\*?|Tj|TJ)\s")
_IN_OUTPUT = (Outcome.EXPORTED, Outcome.DEGRADED)


def read_report(path: Path) -> Contents:
    """Return what the pages of a report show; raises StudioError (WRITE303) where it is damaged.

    An element counts where something is drawn or written for it on a page.
    """
    from pypdf.errors import PyPdfError

    try:
        return _read(path)
    except (
        OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError,
        AssertionError, EOFError, zlib.error, PyPdfError,
    ) as error:  # fmt: skip
        raise unsound(path, error) from error


def _read(path: Path) -> Contents:
    from pypdf import PdfReader

    # What it mends it only logs; whatever needs mending is not what was written.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with path.open("rb") as stream:
        if stream.read(5) != b"%PDF-":
            raise ValueError("it does not begin as a PDF")
        reader = PdfReader(stream, strict=True)
        _check_streams(reader)
        account = json.loads(_account(reader))
        keys: set[str] = set()
        rows: Counter[str] = Counter()
        for page in reader.pages:
            content = _content(page)
            if _INK.search(content) is None and b"Do" not in content:
                raise ValueError("a page is blank")
            for table, key in _marks(content):
                if table:
                    rows[table] += 1
                if key:
                    keys.add(key)
        if len(reader.pages) != account["pages"]:
            raise ValueError(f"it has {len(reader.pages)} pages instead of {account['pages']}")
        _check_fonts(reader.pages[0])
    shown = {
        each["key"]: each["class"] for each in account["elements"] if each["outcome"] in _IN_OUTPUT
    }
    if shown.keys() != keys:
        lost = sorted(shown.keys() ^ keys)[:3]
        raise ValueError(f"its account and its pages differ ({', '.join(lost)})")
    written = {name: rows[name] for name in account["rows"]}
    return Contents(frozenset(keys), classes=Counter(shown.values()), rows=written)


def _check_streams(reader: Any) -> None:
    """Inflate every stream in earnest: readers are lenient with damaged ones."""
    from pypdf.generic import IndirectObject, StreamObject

    for number in sorted(reader.xref.get(0, {})):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, StreamObject):
            filters = found.get("/Filter", ())
            if filters != "/FlateDecode" and list(filters) != ["/FlateDecode"]:
                raise ValueError(f"the filter of object {number} is {filters}")
            zlib.decompress(found._data)


def _account(reader: Any) -> bytes:
    names = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"]
    for name, file in zip(names[::2], names[1::2], strict=True):
        if name == ACCOUNT_NAME:
            return bytes(file.get_object()["/EF"]["/F"].get_object().get_data())
    raise ValueError("it has no account of its elements")


def _content(page: Any) -> bytes:
    content = page["/Contents"].get_object()
    parts = content if isinstance(content, list) else [content]
    return b"\n".join(bytes(part.get_object().get_data()) for part in parts)


def _marks(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the table and the key of each mark behind which something is drawn."""
    marks = list(_MARK.finditer(content))
    ends = [*(mark.start() for mark in marks), len(content)][1:]
    for mark, end in zip(marks, ends, strict=True):
        if _INK.search(content, mark.end(), end) is not None:
            table, key = mark.groups()
            yield (table or b"").decode(), bytes.fromhex((key or b"").decode()).decode()


def _check_fonts(page: Any) -> None:
    """Raise ValueError for a font that is not in the file."""
    for name, font in page["/Resources"]["/Font"].get_object().items():
        described = font.get_object().get("/FontDescriptor")
        if described is None or "/FontFile2" not in described.get_object():
            raise ValueError(f"the font {name} is not in the file")
