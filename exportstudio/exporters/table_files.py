"""What all formats of tables share: their text, their files, and the account of them."""

import gzip
import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from exportstudio import __version__
from exportstudio.exporters.exporter import ExportInput, OnProgress
from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.ledger import Ledger
from exportstudio.model.table import TABLES_VERSION, Row, Table

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor spreadsheets can hold."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""What no UTF-8 can hold."""

TABLES_KEEP = (
    "a row for every product: GlobalId, class, name, storey, building, container",
    "spaces and storeys",
    "from standard quality on: every value of every property and quantity, with unit and IFC type; "
    "type, layer, material and classification of the elements",
    "from high quality on: what elements have from their types; materials, types, systems and "
    "classifications as tables",
    "from professional quality on: descriptions and record numbers; at publication, properties of "
    "the project, types and groups",
)
TABLES_DROP = ("shapes", "the difference between empty text and no text")

_BATCH = 1000  # rows between two words on the progress
_BLOCK = 2**20
_LEVEL = 6  # of compression
_DIGITS = 12  # of the hash of a file, in its name


class Texts:
    """Makes text fit for a format: what that can't hold becomes U+FFFD, and is counted."""

    def __init__(self, forbidden: re.Pattern[str]) -> None:
        self._forbidden = forbidden
        self._changed = 0

    def fit(self, text: str) -> str:
        """Return the text without what the format can't hold."""
        if self._forbidden.search(text) is None:
            return text
        self._changed += 1
        return self._forbidden.sub("\N{REPLACEMENT CHARACTER}", text)

    def issues(self) -> list[Issue]:
        """Return a warning where anything was replaced."""
        if not self._changed:
            return []
        return [
            Issue.warning(
                "WRITE310",
                f"{self._changed} texts have control characters, which this format can't hold; "
                "each was replaced by “\N{REPLACEMENT CHARACTER}”.",
                "JSON and Parquet hold them.",
            )
        ]


def rows_of(source: ExportInput, table: Table, on_progress: OnProgress) -> Iterator[Row]:
    """Yield the rows of a table of `source`, telling how many tables are done."""
    number, total = source.tables.index(table), len(source.tables)
    for count, row in enumerate(table.rows()):
        if count % _BATCH == 0:
            on_progress(number, total)
        yield row
    on_progress(number + 1, total)


def ledger_of(source: ExportInput) -> Ledger:
    """Return the account of the products: each that has a row is exported."""
    return Ledger({line.key: line for line in source.shaped.accounts.values()})


def provenance(source: ExportInput) -> dict[str, str]:
    """Return where tables come from: program, source and settings.

    There is a time of creation only where SOURCE_DATE_EPOCH gives one.
    """
    building = source.building
    facts = {
        "generator": f"Export Studio {__version__}",
        "tables_version": TABLES_VERSION,
        "source": building.source.name,
        "source_sha256": building.sha256,
        "ifc_schema": building.schema,
        "application": building.application,
        "project": building.project.name,
        "quality": source.quality.key,
    }
    created = creation_time()
    if created is not None:
        facts["created"] = created.isoformat().replace("+00:00", "Z")
    return {name: SURROGATES.sub("\N{REPLACEMENT CHARACTER}", fact) for name, fact in facts.items()}


def creation_time() -> datetime | None:
    """Return the time that SOURCE_DATE_EPOCH gives, or None."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that is not there yet, and flush it to the disk in the end."""
    with path.open("xb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def compressed(binary: IO[bytes]) -> Iterator[IO[bytes]]:
    """Compress what is written, without name and time, which would change the bytes."""
    with (
        gzip.GzipFile("", "wb", _LEVEL, binary, mtime=0) as packed,
        io.BufferedWriter(packed) as stream,
    ):
        yield stream


def settle_beside(path: Path, out: Path) -> Path:
    """Name a finished file after `out`, by its own stem and the hash of what is in it."""
    digest = sha256_of(path)[:_DIGITS]
    return path.rename(path.with_name(f"{out.stem}-{path.stem}-{digest}{path.suffix}"))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def unsound(path: Path, why: object) -> StudioError:
    """Return the error for a file that is not what was written."""
    return StudioError(
        Issue.error(
            "WRITE303",
            f"{path.name} can't be read back: {why}. It was removed.",
            "Try again; if it happens twice, check the disk.",
        )
    )
