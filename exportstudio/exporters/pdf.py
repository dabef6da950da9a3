"""PDF: a building report to read, print and hand over."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exportstudio.exporters.exporter import Contents, ExportInput, OnProgress, WriteResult
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.option import option, options_of
from exportstudio.model.quality import QUALITIES

_PAPERS = ("A4", "A3", "Letter")


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """Options of PDF."""

    template: str = option(
        "professional",
        "Template",
        "professional: colours and stripes; academic: serifs, numbered headings, rules only; "
        "minimal: much white, thin lines.",
        choices=("professional", "academic", "minimal"),
    )
    institution: str = option(
        "", "Institution", "Who issues the report: on the cover, and below every page."
    )
    logo: str = option("", "Logo", "The path of a PNG or JPEG file, for the cover and every page.")
    paper: str = option(
        "A4", "Paper", "The size of pages with text: A4, A3 or Letter.", choices=_PAPERS
    )
    plan_paper: str = option(
        "A3", "Paper of plans", "The size of pages with plans: A4, A3 or Letter.", choices=_PAPERS
    )
    primary_colour: str = option(
        "#2563eb", "First colour", "Of bands, headings and bars, as #rrggbb.", advanced=True
    )
    secondary_colour: str = option(
        "#64748b", "Second colour", "Of rules in the minimal template, as #rrggbb.", advanced=True
    )
    accent_colour: str = option(
        "#0ea5e9", "Accent", "Of spaces in plans and of further bars, as #rrggbb.", advanced=True
    )
    heading_font: str = option(
        "",
        "Font of headings",
        "The path of a TrueType file or the name of an installed font; empty: of the template.",
        advanced=True,
    )
    body_font: str = option(
        "",
        "Font of text",
        "The path of a TrueType file or the name of an installed font; empty: of the template.",
        advanced=True,
    )


class PdfExporter:
    """Writes and re-reads building reports."""

    info = FormatInfo(
        key="pdf",
        title="Building report (PDF)",
        suffix=".pdf",
        qualities=tuple(QUALITIES),
        keeps=(
            "a picture of the building in its own colours, and a plan of every storey to scale, as "
            "lines",
            "counts and charts by class and by storey; sites, buildings and storeys",
            "what became of every element, what was checked, and what is missing; the same as data "
            "in the attached elements.json",
            "from standard quality on: the spaces with their areas, and contents",
            "from high quality on: sums of quantities, materials and types",
            "from professional quality on: all elements and all quantities",
            "at publication: all properties, classifications and systems, and the complete ledger",
        ),
        drops=(
            "the model: a report is drawings and tables, from which no program can build one",
            "heights and shapes beyond what plans and the picture show",
            "properties, except at publication; elements without a shape below professional "
            "quality, where they are only counted",
        ),
        options=options_of(PdfOptions),
        weight=2,
    )
    options_type: type[Any] = PdfOptions
    needs_shapes = True
    needs_tables = True

    def includes_spaces(self, _options: PdfOptions) -> bool:
        """Return True: plans show spaces."""
        return True

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write the report `out`; options that are of no use are told, and defaults stand in."""
        from exportstudio.exporters.pdf_report import write_report

        return write_report(source, out, on_progress)

    def read_back(self, path: Path, *, with_bounds: bool = False) -> Contents:  # noqa: ARG002
        """Return what `path` holds; raises StudioError (WRITE303) where it is not sound."""
        from exportstudio.exporters.pdf_check import read_report

        return read_report(path)
