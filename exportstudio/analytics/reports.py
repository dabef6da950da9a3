"""Figures for people: JSON, a workbook, a page to print."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from exportstudio.model.issue import Issue, RequestError

_GROUPS = {
    "by_format": ("Format", "Formats"),
    "by_quality": ("Quality", "Qualities"),
    "by_building": ("Building", "Buildings"),
    "by_user": ("User", "Users"),
}
_HEAD = ("Jobs", "Done", "Rate", "Median s", "95 % s", "Median MB", "Total MB")
_FIGURES = 3  # tables of more columns hold figures from the second on


def write_report(summary: Mapping[str, Any], title: str, path: Path) -> None:
    """Write a summary as the ending of `path` says: .json, .xlsx or .pdf.

    Raises RequestError (FILE437) for another ending, and OSError.
    """
    writers = {".json": _write_json, ".xlsx": _write_xlsx, ".pdf": _write_pdf}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise RequestError(
            Issue.error(
                "FILE437",
                f"A report can't be written as {path.name}.",
                f"Let the name end in {', '.join(writers)}.",
            )
        )
    writer(summary, title, path)


def _write_json(summary: Mapping[str, Any], title: str, path: Path) -> None:
    path.write_text(json.dumps({"title": title, **summary}, indent=1) + "\n", encoding="utf-8")


def totals(summary: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the totals as pairs of words and figures."""
    yield "Jobs", f"{summary['jobs']:,}"
    yield "Succeeded", f"{summary['succeeded']:,}"
    yield "Failed", f"{summary['failed']:,}"
    if summary["forgotten"]["jobs"]:
        yield "Forgotten since, besides", f"{summary['forgotten']['jobs']:,}"
    yield "Success rate", _percent(summary["success_rate"])
    yield "From the cache", _percent(summary["cached_rate"])
    yield "Written", f"{summary['bytes_written'] / 1e6:,.1f} MB"
    for key, words, scale, unit in (
        ("seconds", "Running time", 1.0, "s"),
        ("bytes", "Size of an output", 1e-6, "MB"),
        ("cpu_s", "Processor time", 1.0, "s"),
        ("peak_bytes", "Memory of a child", 1e-6, "MB"),
    ):
        spread = summary[key]
        if spread is not None:
            mean, p50, p95 = (spread[name] * scale for name in ("mean", "p50", "p95"))
            yield words, f"mean {mean:,.1f}, median {p50:,.1f}, 95 % {p95:,.1f} {unit}"
    for stage, share in summary["stages"].items():
        yield f"Time for {stage}", f"{_percent(share['share'])} ({share['seconds']:,.1f} s)"
    system = summary["system"]
    yield "Most jobs at once", f"{system['peak_concurrency']:,}"
    if system["machine_cpu"] is not None:
        cpu, free = system["machine_cpu"], system["least_free_bytes"]
        yield "Processors of the machine", f"mean {cpu['mean']:.0%}, 95 % {cpu['p95']:.0%} in use"
        yield "Memory of the machine", f"at least {free / 1e9:,.1f} GB left"
    trend = summary["trend"]
    change = "" if trend["slope"] is None else f" ({trend['slope']:+.0%} over the period)"
    yield "Trend of the time for a megabyte", f"{trend['verdict']}{change}"


def group_rows(groups: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield the name of each group and its figures, in the order of `_HEAD`."""
    for name, figures in groups.items():
        seconds, size = figures["seconds"], figures["bytes"]
        yield (
            name,
            figures["jobs"],
            figures["succeeded"],
            figures["success_rate"],
            None if seconds is None else seconds["p50"],
            None if seconds is None else seconds["p95"],
            None if size is None else size["p50"] / 1e6,
            figures["bytes_written"] / 1e6,
        )


def _write_xlsx(summary: Mapping[str, Any], title: str, path: Path) -> None:
    import xlsxwriter

    # Opened here, because the library has exceptions of its own for what can't be written.
    with (
        path.open("wb") as stream,
        xlsxwriter.Workbook(
            stream, {"strings_to_formulas": False, "strings_to_urls": False}
        ) as workbook,
    ):
        bold = workbook.add_format({"bold": True, "bottom": 1})
        number = workbook.add_format({"num_format": "#,##0.0"})
        percent = workbook.add_format({"num_format": "0 %"})
        sheet = workbook.add_worksheet("Summary")
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 60)
        sheet.write(0, 0, title, bold)
        for row, pair in enumerate(totals(summary), 2):
            sheet.write_row(row, 0, pair)
        for key, (one, several) in _GROUPS.items():
            sheet = workbook.add_worksheet(several)
            sheet.set_column(0, 0, 40)
            sheet.set_column(1, 7, 13, number)
            sheet.set_column(3, 3, 13, percent)
            sheet.write_row(0, 0, (one, *_HEAD), bold)
            sheet.freeze_panes(1, 1)
            count = 0
            for count, cells in enumerate(group_rows(summary[key]), 1):
                sheet.write_row(count, 0, cells)
            if count:
                chart = workbook.add_chart({"type": "bar"})
                chart.add_series(
                    {
                        "name": "Jobs",
                        "categories": [several, 1, 0, min(count, 20), 0],
                        "values": [several, 1, 1, min(count, 20), 1],
                    }
                )
                chart.set_legend({"none": True})
                chart.set_title({"name": f"Jobs by {one.lower()}"})
                sheet.insert_chart(1, 9, chart)
        sheet = workbook.add_worksheet("Errors")
        sheet.set_column(0, 3, 16)
        sheet.write_row(0, 0, ("Code", "Jobs", "Share", "Formats"), bold)
        for row, error in enumerate(summary["errors"], 1):
            sheet.write_row(row, 0, (error["code"], error["jobs"]))
            sheet.write(row, 2, error["share"], percent)
            sheet.write(row, 3, ", ".join(error["formats"]))
        sheet = workbook.add_worksheet("Days")
        sheet.set_column(0, 1, 16)
        sheet.write_row(0, 0, ("Day", "Jobs"), bold)
        for row, pair in enumerate(summary["by_day"].items(), 1):
            sheet.write_row(row, 0, pair)


def _write_pdf(summary: Mapping[str, Any], title: str, path: Path) -> None:
    page = _Page(title, path)
    for words, figures in totals(summary):
        page.row((words, figures), (0.32, 0.68))
    for key, (one, several) in _GROUPS.items():
        rows = list(group_rows(summary[key]))
        if rows:
            page.heading(several)
            page.row((one, *_HEAD), _WIDTHS, "bold")
        for group in rows:
            name, jobs, succeeded, rate, *rest = group
            counts = name, str(jobs), str(succeeded), _percent(rate)
            page.row((*counts, *map(_figure, rest)), _WIDTHS)
    if summary["errors"]:
        page.heading("Errors")
    for error in summary["errors"]:
        page.row(
            (error["code"], f"{error['jobs']} jobs", ", ".join(error["formats"])), (0.2, 0.2, 0.6)
        )
    page.close()


_WIDTHS = (0.23, *[0.11] * 7)


class _Page:
    """A4 pages that are filled row by row."""

    _MARGIN, _LINE, _SIZE = 50.0, 15.0, 8.5

    def __init__(self, title: str, path: Path) -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfgen.canvas import Canvas

        from exportstudio.exporters.pdf_fonts import SANS, find_family
        from exportstudio.exporters.pdf_text import Typesetter

        body, bold = find_family(SANS)
        self._type = Typesetter(body, bold, bold)
        self._width, self._height = A4
        self._canvas = Canvas(str(path), A4, invariant=1, initialFontName=self._type.first_font())
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Export Studio")
        self._y = self._height - self._MARGIN
        self._type.draw(self._canvas, self._MARGIN, self._y, title, "heading", 16)
        self._y -= 2 * self._LINE

    def heading(self, words: str) -> None:
        self._need(4)
        self._y -= self._LINE
        self._type.draw(self._canvas, self._MARGIN, self._y, words, "heading", 11)
        self._y -= 1.4 * self._LINE

    def row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        face: Literal["body", "bold"] = "body",
    ) -> None:
        """Draw cells of these shares of the width; figures stand at the right of theirs."""
        self._need(1)
        x, whole = self._MARGIN, self._width - 2 * self._MARGIN
        for n, (cell, share) in enumerate(zip(cells, widths, strict=True)):
            width = share * whole
            text = self._type.fit(cell, face, self._SIZE, width - 4)
            if n and len(cells) > _FIGURES:
                self._type.draw(
                    self._canvas, x + width, self._y, text, face, self._SIZE, align="right"
                )
            else:
                self._type.draw(self._canvas, x, self._y, text, face, self._SIZE)
            x += width
        self._canvas.setStrokeGray(0.85)
        self._canvas.setLineWidth(0.4)
        self._canvas.line(self._MARGIN, self._y - 4, self._width - self._MARGIN, self._y - 4)
        self._y -= self._LINE

    def close(self) -> None:
        self._canvas.save()

    def _need(self, lines: int) -> None:
        if self._y - lines * self._LINE < self._MARGIN:
            self._canvas.showPage()
            self._y = self._height - self._MARGIN


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
