"""Excel workbooks: a sheet for each table, statistics with charts, and where it all comes from."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree
from xml.parsers import expat

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import (
    CONTROLS,
    TABLES_DROP,
    TABLES_KEEP,
    Texts,
    creation_time,
    ledger_of,
    new_file,
    provenance,
    rows_of,
)
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.issue import Issue
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import ELEMENTS, TABLE_KINDS, Cell, Row, Table

_SHEET_ROWS = 2**20  # with the header
_CELL_UNITS = 32_767  # UTF-16 units of a text
_WIDTHS = (8, 48)  # of a column, in characters
_CHART_BARS = 20
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_TIME = datetime(1980, 1, 1)


class XlsxExporter(TableExporter):
    """Writes and re-reads Excel workbooks."""

    info = FormatInfo(
        key="xlsx",
        title="Excel workbook",
        suffix=".xlsx",
        qualities=tuple(key for key in QUALITIES if key != "draft"),
        keeps=(*TABLES_KEEP, "counts of elements by class and by storey, with charts"),
        drops=(
            *TABLES_DROP,
            "control characters, which become “\N{REPLACEMENT CHARACTER}”",
            "texts beyond 32,767 characters, and digits of numbers beyond the 16th",
        ),
        options={},
    )
    unreadable = (
        *TableExporter.unreadable, EOFError, RuntimeError, SyntaxError, zipfile.BadZipFile,
        zlib.error, expat.ExpatError,
    )  # fmt: skip

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; rows that one sheet can't hold go on in a second one.

        Charts that can't be made cost the charts, not the workbook.
        """
        from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

        before = set(out.parent.iterdir())
        try:
            return self._write(source, out, on_progress, with_charts=True)
        except FileCreateError as error:
            raise error.args[0] from error  # what kept the file from being written: an OSError
        except (
            XlsxWriterException, ArithmeticError, AttributeError, LookupError, TypeError,
            ValueError,
        ) as error:  # fmt: skip
            for left in set(out.parent.iterdir()) - before:  # rows of sheets among it
                left.unlink()
            # What was not for the charts is met again, and told.
            result = self._write(source, out, on_progress, with_charts=False)
            return replace(result, issues=[*result.issues, _without_charts(error)])

    def _write(
        self, source: ExportInput, out: Path, on_progress: OnProgress, *, with_charts: bool
    ) -> WriteResult:
        import xlsxwriter

        settings = {
            "constant_memory": True,
            "tmpdir": str(out.parent),  # where there must be space for it anyway
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        with new_file(out) as stream, ExitStack() as stack:
            workbook = xlsxwriter.Workbook(stream, settings)
            # Ended in the midst, it would leave the rows of its sheets open.
            stack.callback(_close_rows, workbook)
            workbook.set_properties({"created": _created()})
            sheets = _Sheets(workbook)
            statistics = {"class": Counter[Cell](), "storey": Counter[Cell]()}
            rows = {}
            for table in source.tables:
                counted = statistics if table.kind is ELEMENTS else {}
                given = _counting(rows_of(source, table, on_progress), table, counted)
                header = [column.name for column in table.columns]
                rows[table.kind.name] = sheets.add(table.kind.name.title(), header, given)
            _add_statistics(sheets, statistics)
            if with_charts:
                _add_charts(workbook, statistics)
            sheets.add("Metadata", ("name", "value"), _metadata(source))
            workbook.close()
        return WriteResult(ledger_of(source), rows=rows, issues=sheets.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the rows of the sheets of `path`."""
        import openpyxl

        names = {kind.name.title(): kind.name for kind in TABLE_KINDS}
        workbook = openpyxl.load_workbook(path, read_only=True)
        try:
            with zipfile.ZipFile(path) as archive:
                damaged = archive.testzip()
                if damaged is not None:
                    raise ValueError(f"{damaged} is damaged")
                parts = _parts(archive)
                for sheet in workbook.worksheets:
                    title, _, number = sheet.title.partition(" ")
                    if title not in names:
                        continue
                    table = names[title]
                    if not number:
                        found.begin(table)
                    # openpyxl takes 10 µs a cell: what stands in them matters for elements only.
                    if table == ELEMENTS.name:
                        _find_elements(sheet, found)
                    else:
                        with archive.open(parts[sheet.title]) as stream:
                            found.add(table, _count_rows(stream))
        finally:
            workbook.close()


@dataclass(slots=True)
class _Sheets:
    """Adds sheets to a workbook, one after the other, and tells what did not fit a cell."""

    workbook: Any
    _texts: Texts = field(default_factory=lambda: Texts(CONTROLS))
    _cut: int = 0
    _header: Any = field(init=False)

    def __post_init__(self) -> None:
        style = {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        self._header = self.workbook.add_format(style)

    def add(self, name: str, header: Sequence[str], rows: Iterator[Row]) -> int:
        """Add the sheets that rows fill, at least one, and return how many rows there are."""
        count, number = 0, 1
        while True:
            title = name if number == 1 else f"{name} {number}"
            here = self._add_one(title, header, islice(rows, _SHEET_ROWS - 1))
            count += here
            number += 1
            if here < _SHEET_ROWS - 1:
                return count

    def issues(self) -> list[Issue]:
        """Return a warning for each kind of thing that did not fit."""
        issues = self._texts.issues()
        if self._cut:
            issues.append(
                Issue.warning(
                    "WRITE311",
                    f"{self._cut} texts are longer than the 32,767 characters of a cell of Excel; "
                    "they were cut.",
                    "All other formats of tables hold them.",
                )
            )
        return issues

    def _add_one(self, title: str, header: Sequence[str], rows: Iterator[Row]) -> int:
        sheet = self.workbook.add_worksheet(title)
        least, most = _WIDTHS
        widths = [len(text) + 4 for text in header]  # with the button of the filter
        for n, text in enumerate(header):
            sheet.write_string(0, n, text, self._header)
        count = 0
        for count, row in enumerate(rows, 1):
            for n, value in enumerate(row):
                if isinstance(value, str):
                    text = self._fit(value)
                    sheet.write_string(count, n, text)
                    widths[n] = max(widths[n], len(text[: most + 1]))
                elif isinstance(value, bool):
                    sheet.write_boolean(count, n, value)
                elif value is not None:
                    sheet.write_number(count, n, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, count, len(header) - 1)
        for n, width in enumerate(widths):
            sheet.set_column(n, n, min(max(width, least), most))
        return count

    def _fit(self, text: str) -> str:
        text = self._texts.fit(text)
        if len(text) * 2 > _CELL_UNITS and len(units := text.encode("utf-16-le")) > 2 * _CELL_UNITS:
            self._cut += 1
            return units[: 2 * _CELL_UNITS].decode("utf-16-le", "ignore")
        return text


def _close_rows(workbook: Any) -> None:
    for sheet in workbook.worksheets():
        sheet.row_data_fh.close()


def _counting(
    rows: Iterator[Row], table: Table, counters: dict[str, Counter[Cell]]
) -> Iterator[Row]:
    """Yield rows, counting what stands in some columns."""
    places = {column.name: n for n, column in enumerate(table.columns) if column.name in counters}
    for row in rows:
        for name, place in places.items():
            counters[name][row[place]] += 1
        yield row


def _without_charts(error: Exception) -> Issue:
    return Issue.warning(
        "WRITE312",
        f"The charts of the workbook can't be made ({error}); it has none.",
        "The sheet Statistics has their figures.",
    )


def _add_statistics(sheets: _Sheets, statistics: dict[str, Counter[Cell]]) -> None:
    columns = [counts.most_common() for counts in statistics.values()]
    length = max(map(len, columns))
    rows = (
        tuple(
            cell
            for counts in columns
            for cell in (
                (counts[n][0] or "(none)", counts[n][1]) if n < len(counts) else (None, None)
            )
        )
        for n in range(length)
    )
    sheets.add("Statistics", [h for name in statistics for h in (name, f"of {name}")], rows)


def _add_charts(workbook: Any, statistics: dict[str, Counter[Cell]]) -> None:
    sheet = workbook.get_worksheet_by_name("Statistics")
    for place, (name, counts) in enumerate(statistics.items()):
        last = min(len(counts), _CHART_BARS)
        if last:
            chart = workbook.add_chart({"type": "bar"})
            column = 2 * place
            chart.add_series(
                {
                    "name": f"Elements by {name}",
                    "categories": ["Statistics", 1, column, last, column],
                    "values": ["Statistics", 1, column + 1, last, column + 1],
                }
            )
            chart.set_legend({"none": True})
            chart.set_y_axis({"reverse": True})
            sheet.insert_chart(1 + 22 * place, 5, chart, {"x_scale": 1.5, "y_scale": 1.4})


def _metadata(source: ExportInput) -> Iterator[Row]:
    yield from provenance(source).items()
    for table in source.tables:
        for column in table.columns:
            yield f"{table.kind.name}.{column.name}", column.description


def _created() -> datetime:
    time = creation_time()
    return _NO_TIME if time is None else time.replace(tzinfo=None)


def _find_elements(sheet: Any, found: FoundRows) -> None:
    cells = sheet.iter_rows(values_only=True)
    header = next(cells)
    key, ifc_class = header.index("key"), header.index("class")
    for row in cells:
        found.add(ELEMENTS.name)
        found.add_element(str(row[key]), str(row[ifc_class]))


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of a workbook in which each sheet is, by its title."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.attrib["Target"] for relation in relations}
    sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{{{_MAIN}}}sheet")
    return {
        sheet.attrib["name"]: f"xl/{targets[sheet.attrib[f'{{{_RELATIONS}}}id']]}"
        for sheet in sheets
    }


def _count_rows(stream: IO[bytes]) -> int:
    """Return how many rows a sheet has below its header."""
    count = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        if name == f"{_MAIN} row":
            count += 1

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.ParseFile(stream)
    if not count:
        raise ValueError("a sheet has no header")
    return count - 1
