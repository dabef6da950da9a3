"""The quality card of a report: what became of every element, what was checked, what is missing."""

from collections import Counter
from collections.abc import Iterable

from exportstudio.exporters.exporter import ExportInput
from exportstudio.exporters.pdf_book import Book
from exportstudio.exporters.pdf_charts import write_parts
from exportstudio.exporters.pdf_tables import Column, Line, number, write_table
from exportstudio.model.ledger import Ledger, LedgerLine, Outcome
from exportstudio.model.quality import PUBLICATION, Quality
from exportstudio.model.selection import NOT_SELECTED

_COLOURS = {
    Outcome.EXPORTED: (0.16, 0.58, 0.36),
    Outcome.DEGRADED: (0.93, 0.66, 0.13),
    Outcome.FAILED: (0.80, 0.20, 0.18),
    Outcome.EXCLUDED: (0.66, 0.69, 0.73),
}
_CHECKED = {
    "none": "No shape was checked by a second geometry kernel; that begins at professional "
    "quality.",
    "intricate": "What is curved, cut or of several styles was made by a second geometry kernel, "
    "too; where both differ, the ledger says so.",
    "all": "Every shape was made by a second geometry kernel, too; where both differ, the ledger "
    "says so.",
}


def write_card(book: Book, source: ExportInput, ledger: Ledger, limits: Iterable[str]) -> None:
    """Write the card. Elements that were not selected are counted, never named."""
    totals = ledger.totals()
    book.paragraph(
        f"The source has {number(totals.products)} products. Each of them has one outcome in this "
        "report, and this file was re-read and held against that account before it got its name."
    )
    if totals.products:
        write_parts(
            book,
            [
                ("shown", totals.exported, _COLOURS[Outcome.EXPORTED]),
                ("shown with less", totals.degraded, _COLOURS[Outcome.DEGRADED]),
                ("failed", totals.failed, _COLOURS[Outcome.FAILED]),
                ("left out", totals.excluded, _COLOURS[Outcome.EXCLUDED]),
            ],
        )
    book.heading("What was checked", 1)
    for text in _checks(source.quality):
        book.paragraph(f"•  {text}")
    _trouble(book, ledger)
    _left_out(book, ledger)
    _findings(book, source)
    book.heading("What this report does not hold", 1)
    for text in limits:
        book.paragraph(f"•  {text}")
    if source.quality.table_depth >= PUBLICATION.table_depth:
        book.heading("The complete ledger", 1)
        lines = [line for line in ledger if line.reason != NOT_SELECTED]
        _write_lines(book, lines)


def _checks(quality: Quality) -> Iterable[str]:
    tolerance = number(quality.chord_tolerance_m * 1000, 1)
    yield f"Quality {quality.title}: curves follow the true surface within {tolerance} mm."
    yield _CHECKED[quality.cross_check]
    yield (
        "After writing, the file was opened by another reader: its pages, its fonts, its tables "
        "row by row, and every element on the pages on which it is drawn or listed."
    )


def _trouble(book: Book, ledger: Ledger) -> None:
    lines = [line for line in ledger if line.outcome in (Outcome.FAILED, Outcome.DEGRADED)]
    book.heading("Missing or simplified", 1)
    if not lines:
        book.paragraph("Nothing: no element failed, and none was simplified.")
        return
    lines.sort(key=lambda line: line.outcome is Outcome.DEGRADED)
    _write_lines(book, lines)


def _left_out(book: Book, ledger: Ledger) -> None:
    reasons = Counter(
        (line.reason, "" if line.reason == NOT_SELECTED else line.ifc_class)
        for line in ledger
        if line.outcome is Outcome.EXCLUDED
    )
    if not reasons:
        return
    book.heading("Left out, and why", 1)
    write_table(
        book,
        (Column("Reason"), Column("Class"), Column("Elements", True)),
        (
            Line((reason[:1].upper() + reason[1:], ifc_class, number(count)))
            for (reason, ifc_class), count in sorted(reasons.items())
        ),
        size=8,
    )


def _findings(book: Book, source: ExportInput) -> None:
    issues = [*source.building.issues, *source.shaped.issues]
    if not issues:
        return
    book.heading("Findings in the source", 1)
    write_table(
        book,
        (Column("Code"), Column("Finding")),
        (Line((issue.code, f"{issue.text} {issue.suggestion}".strip())) for issue in issues),
        size=8,
    )


def _write_lines(book: Book, lines: Iterable[LedgerLine]) -> None:
    write_table(
        book,
        (
            Column("Outcome"), Column("Class"), Column("Name"), Column("Reason"),
            Column("Shape by"), Column("GlobalId"),
        ),
        (
            Line(
                (
                    line.outcome.value, line.ifc_class, line.name, line.reason, line.made_by,
                    line.key,
                )
            )
            for line in lines
        ),
        size=6.5,
    )  # fmt: skip
