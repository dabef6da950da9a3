"""A comparison for people and programs: JSON, a page for the browser, a workbook."""

import html
import json
from collections.abc import Sequence
from pathlib import Path

from exportstudio.comparison.compare import Change, Comparison
from exportstudio.model.issue import Issue, RequestError

_HEAD = ("Kind", "Class", "Name", "GlobalId", "What", "Before", "After")
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;
color:#1e293b;background:#fff}h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e2e8f0;vertical-align:top;
overflow-wrap:anywhere}th{position:sticky;top:0;background:#f1f5f9}.added{color:#15803d}
.removed{color:#b91c1c}dt{color:#64748b}dd{margin:0 0 .5rem}
@media(prefers-color-scheme:dark){body{color:#e2e8f0;background:#0f172a}th{background:#1e293b}
th,td{border-color:#334155}.added{color:#4ade80}.removed{color:#f87171}}
"""


def write_report(comparisons: Sequence[Comparison], path: Path) -> None:
    """Write a report; the ending of `path` says which: .json, .html or .xlsx.

    Raises RequestError (FILE437) for another ending, and OSError.
    """
    writers = {".json": _write_json, ".html": _write_html, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise RequestError(
            Issue.error(
                "FILE437",
                f"A comparison can't be written as {path.name}.",
                f"Let the name end in {', '.join(writers)}.",
            )
        )
    writer(comparisons, path)


def _write_json(comparisons: Sequence[Comparison], path: Path) -> None:
    text = json.dumps([each.to_dict() for each in comparisons], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def _write_html(comparisons: Sequence[Comparison], path: Path) -> None:
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><title>Comparison</title>',
        f"<style>{_STYLE}</style></head><body>",
    ]
    for each in comparisons:
        counts = ", ".join(f"{count} {kind}" for kind, count in each.counts().items())
        parts += [
            f"<h1>{_text(each.old.name)} → {_text(each.new.name)}</h1>",
            "<dl>",
            f"<dt>Elements with changes</dt><dd>{counts or 'none'}</dd>",
            f"<dt>Elements</dt><dd>{each.elements[0]} before, {each.elements[1]} after</dd>",
            f"<dt>Compared</dt><dd>{', '.join(each.facets)}</dd>",
            f"<dt>Tolerance</dt><dd>{each.tolerance_m * 1000:g} mm</dd>",
        ]
        if each.ignored:
            parts.append(f"<dt>Ignored</dt><dd>{_text(', '.join(each.ignored))}</dd>")
        parts.append("</dl>")
        if each.changes:
            head = "".join(f"<th>{word}</th>" for word in _HEAD)
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>")
            for change in each.changes:
                cells = "".join(f"<td>{_text(cell)}</td>" for cell in _cells(change))
                parts.append(f'<tr class="{change.kind.value}">{cells}</tr>')
            parts.append("</tbody></table>")
    parts.append("</body></html>\n")
    path.write_text("\n".join(parts), encoding="utf-8", errors="backslashreplace")


def _write_xlsx(comparisons: Sequence[Comparison], path: Path) -> None:
    import xlsxwriter

    # Opened first, because the library has an exception of its own for what can't be written.
    path.open("wb").close()
    workbook = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = workbook.add_format({"bold": True, "bottom": 1})
    summary = workbook.add_worksheet("Summary")
    summary.set_column(0, 0, 28)
    summary.set_column(1, 1, 60)
    row = 0
    for number, each in enumerate(comparisons, 1):
        facts = {
            "Before": each.old.name,
            "After": each.new.name,
            "Elements before": each.elements[0],
            "Elements after": each.elements[1],
            "Compared": ", ".join(each.facets),
            "Tolerance (mm)": each.tolerance_m * 1000,
            "Ignored": ", ".join(each.ignored),
            **{f"Elements: {kind}": count for kind, count in each.counts().items()},
        }
        for name, value in facts.items():
            summary.write(row, 0, name, bold)
            summary.write(row, 1, value)
            row += 1
        row += 1
        sheet = workbook.add_worksheet("Changes" if number == 1 else f"Changes {number}")
        sheet.write_row(0, 0, _HEAD, bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 6, 26)
        for at, change in enumerate(each.changes, 1):
            sheet.write_row(at, 0, [str(cell)[:32_767] for cell in _cells(change)])
        sheet.autofilter(0, 0, max(1, len(each.changes)), len(_HEAD) - 1)
    workbook.close()


def _cells(change: Change) -> tuple[str, ...]:
    return (
        change.kind.value,
        change.ifc_class,
        change.name,
        change.key,
        change.what,
        "" if change.old is None else str(change.old),
        "" if change.new is None else str(change.new),
    )


def _text(text: str) -> str:
    return html.escape(text)
