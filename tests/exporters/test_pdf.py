"""Building reports: every element is on a page, text in any script, options, damage noticed."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from exportstudio.delivery.reconcile import reconcile
from exportstudio.exporters import pdf_fonts
from exportstudio.exporters.exporter import Contents, ExportInput, WriteResult
from exportstudio.exporters.pdf import PdfExporter, PdfOptions
from exportstudio.geometry.router import shape_building
from exportstudio.model.issue import StudioError
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import (
    DRAFT,
    HIGH,
    PROFESSIONAL,
    PUBLICATION,
    STANDARD,
    Quality,
    quality_by_key,
)
from exportstudio.model.selection import EVERYTHING, Criteria, Selection
from exportstudio.readers import read
from exportstudio.readers.selection import select
from exportstudio.worker.tabling import tabulate
from tests.exporters.contract import HOSTILE, Properties
from tests.ifc_text import TinyModel


def source_of(
    path: Path,
    quality: Quality = DRAFT,
    selection: Selection = EVERYTHING,
    **options: Any,
) -> ExportInput:
    building = read(path)
    wanted = select(building, selection).products if selection else None
    shaped = shape_building(building, quality, spaces=True, wanted=wanted)
    _, tables = tabulate(building, quality, selection)
    return ExportInput(building, shaped, quality, PdfOptions(**options), tables)


def write(source: ExportInput, out: Path) -> tuple[PdfReader, WriteResult, Contents]:
    """Write, read back, and hold both against the source."""
    out.parent.mkdir(exist_ok=True, parents=True)
    result = PdfExporter().write(source, out, lambda _done, _total: None)
    contents = PdfExporter().read_back(out)
    reconcile(
        result.ledger,
        {element.key for element in source.building.elements.values()},
        contents.keys,
        (result.triangles, contents.triangles),
        contents.classes,
        rows=(result.rows, contents.rows),
    )
    return PdfReader(out, strict=True), result, contents


def model(folder: Path, text: str) -> Path:
    path = folder / "m.ifc"
    path.write_text(text)
    return path


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def account_of(reader: PdfReader) -> dict[str, Any]:
    [data] = reader.attachments["elements.json"]
    account: dict[str, Any] = json.loads(data)
    return account


def walls(folder: Path, names: list[str]) -> Path:
    tiny = TinyModel()
    for number, name in enumerate(names):
        guid = f"'0W{number:02}{'0' * 18}'"
        tiny.wall(name, guid=guid, at=(3.0 * number, 0.0, 0.0))
    return model(folder, tiny.text())


def test_an_empty_building(tmp_path: Path) -> None:
    reader, result, contents = write(
        source_of(model(tmp_path, TinyModel().text()), STANDARD), tmp_path / "a.pdf"
    )
    assert len(contents.keys) == 3
    assert result.ledger.totals().exported == 3
    assert "nothing to draw" in text_of(reader)


@pytest.mark.parametrize("quality", ["draft", "standard", "high", "professional", "publication"])
def test_each_quality_has_what_it_says(tmp_path: Path, quality: str) -> None:
    path = model(tmp_path, Properties.of_every_kind().text)
    reader, _, contents = write(source_of(path, quality_by_key(quality)), tmp_path / "a.pdf")
    text = text_of(reader)
    assert ("Contents" in text) == (quality != "draft")
    assert ("Elements by class and storey" in text) == (
        quality in ("high", "professional", "publication")
    )
    assert ("\nAll elements\n" in text) == (quality in ("professional", "publication"))
    assert contents.rows.get("properties", 0) == (23 if quality == "publication" else 0)
    assert ("of type" in text) == (quality == "publication")


def test_all_kinds_of_page(sample: Path, tmp_path: Path) -> None:
    reader, result, contents = write(source_of(sample, PUBLICATION), tmp_path / "a.pdf")
    account = account_of(reader)
    assert {each["key"] for each in account["elements"]} == contents.keys
    assert account["totals"] == result.ledger.totals().to_dict()
    assert {each["key"]: each["class"] for each in account["elements"]} == {
        line.key: line.ifc_class for line in result.ledger
    }
    for each in account["elements"]:
        marks = [f"/Key <{each['key'].encode().hex()}>".encode() in content(reader, number)
                 for number in each["pages"]]  # fmt: skip
        assert marks
        assert all(marks)
    text = text_of(reader)
    for line in result.ledger:
        assert line.key in text
    sizes = {tuple(map(round, page.mediabox[2:])) for page in reader.pages}
    assert sizes == {(595, 842), (1191, 842)} or sizes == {(595, 842), (842, 1191)}
    assert reader.pages[0].images[0].image is not None
    assert re.search(r"\n1:(25|50|75|100) 0 ", text)
    sections = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert sections[1:4] == ["Summary", "Plans", "Spaces"]
    assert sections[-1] == "Quality and completeness"
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.root_object["/Lang"] == "en"


def content(reader: PdfReader, number: int) -> bytes:
    found = reader.pages[number - 1].get_contents()
    assert found is not None
    return bytes(found.get_data())


def test_fonts_are_embedded_and_hold_only_what_is_used(sample: Path, tmp_path: Path) -> None:
    reader, _, _ = write(source_of(sample), tmp_path / "a.pdf")
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        found = font.get_object()
        assert re.match("/[A-Z]{6}\\+", found["/BaseFont"])
        assert len(found["/FontDescriptor"]["/FontFile2"].get_data()) < 100_000


def test_names_in_many_scripts(tmp_path: Path) -> None:
    names = ["Größe", "Дом", "Σπίτι", "غرفة المعيشة", "חדר 12", "寝室", "fi ffi"]
    encoded = ["".join(_escape(letter) for letter in name) for name in names]
    source = source_of(walls(tmp_path, encoded), PROFESSIONAL)
    reader, result, _ = write(source, tmp_path / "a.pdf")
    assert {line.name for line in result.ledger} >= set(names)
    assert {each["name"] for each in account_of(reader)["elements"]} >= set(names)
    raw = b"".join(content(reader, n + 1) for n in range(len(reader.pages)))
    text = text_of(reader)
    for name in names:
        # What is shaped, turned around or without a font says what it is.
        said = (b"\xfe\xff" + name.encode("utf-16-be")).hex().encode()
        assert name in text or said in raw
    assert {issue.code for issue in result.issues} <= {"WRITE330"}


def test_letters_that_no_font_has_are_told(tmp_path: Path) -> None:
    source = source_of(walls(tmp_path, ["A\\X4\\0010FFFD\\X0\\Z"]), PROFESSIONAL)
    reader, result, _ = write(source, tmp_path / "a.pdf")
    [issue] = result.issues
    assert issue.code == "WRITE330"
    assert "U+10FFFD" in issue.text
    assert "A[U+10FFFD]Z" in text_of(reader).replace("\n", "")


def test_hostile_names(tmp_path: Path) -> None:
    source = source_of(walls(tmp_path, list(HOSTILE)), PUBLICATION)
    next(iter(source.building.elements.values())).name = "bell\x01\x07\ud800) Tj ET"
    reader, result, contents = write(source, tmp_path / "a.pdf")
    assert len(contents.keys) == len(HOSTILE) + 3
    codes = {issue.code for issue in result.issues}
    assert "WRITE332" in codes  # one name has a hundred thousand letters
    assert codes <= {"WRITE330", "WRITE332"}
    names = {each["name"] for each in account_of(reader)["elements"]}
    assert names == {element.name for element in source.building.elements.values()}


def test_huge_and_far_coordinates(tmp_path: Path) -> None:
    tiny = TinyModel()
    for number, x in enumerate((3_545_780.0, 3_545_783.0, 3_545_786.0, 0.0)):
        guid = f"'0W{number:02}{'0' * 18}'"
        tiny.wall(guid=guid, at=(x, 5_805_911.0 if x else 0.0, 0.0))
    reader, _, _ = write(source_of(model(tmp_path, tiny.text())), tmp_path / "a.pdf")
    assert "nan" not in text_of(reader)


def test_trees_beside_the_frame_are_drawn_too(tmp_path: Path) -> None:
    tiny = TinyModel()
    for number, x in enumerate((0.0, 3.0, 400.0)):
        tiny.wall(guid=f"'0W{number:02}{'0' * 18}'", at=(x, 0.0, 0.0))
    text = tiny.text()
    last = text.rindex("IFCWALL(")
    text = f"{text[:last]}IFCGEOGRAPHICELEMENT({text[last + 8 :]}"
    reader, _, contents = write(source_of(model(tmp_path, text)), tmp_path / "a.pdf")
    assert contents.classes["IfcGeographicElement"] == 1
    found = text_of(reader)
    assert "1:20 0 " in found
    assert "with all that lies far off" in found


def test_what_lies_far_off_gets_a_page_of_its_own(tmp_path: Path) -> None:
    tiny = TinyModel()
    for number in range(60):
        x = 100_000.0 if number == 59 else 3.0 * (number % 8)
        guid = f"'0W{number:02}{'0' * 18}'"
        tiny.wall(guid=guid, at=(x, 3.0 * (number // 8), 0.0))
    reader, _, contents = write(source_of(model(tmp_path, tiny.text())), tmp_path / "a.pdf")
    assert len(contents.keys) == 63
    text = text_of(reader)
    assert "with all that lies far off" in text
    assert "1:100" in text


def test_elements_without_a_shape_are_told_or_listed(sample: Path, tmp_path: Path) -> None:
    _, draft, _ = write(source_of(sample, DRAFT), tmp_path / "draft.pdf")
    _, full, _ = write(source_of(sample, PROFESSIONAL), tmp_path / "full.pdf")
    assert draft.ledger.totals().excluded > 0
    assert full.ledger.totals().excluded == 0
    left_out = [line for line in draft.ledger if line.outcome is Outcome.EXCLUDED]
    assert all(line.reason for line in left_out)
    assert all(full.ledger.lines[line.key].reason.startswith("listed") for line in left_out)


def test_a_part_leaves_no_trace_of_the_rest(sample: Path, tmp_path: Path) -> None:
    source = source_of(sample, PUBLICATION, Selection(Criteria(classes=("IfcDoor",))))
    reader, result, contents = write(source, tmp_path / "a.pdf")
    raw = b"".join(content(reader, n + 1) for n in range(len(reader.pages)))
    text = text_of(reader) + json.dumps(account_of(reader))
    hidden = [line for line in result.ledger if line.key not in contents.keys]
    assert len(hidden) == result.ledger.totals().excluded > 0
    for line in hidden:
        assert line.key not in text
        assert line.key.encode().hex().encode() not in raw
    assert "IfcWall" not in text
    assert "not selected" in text.lower()


@pytest.mark.parametrize("template", ["professional", "academic", "minimal"])
def test_templates_and_branding(sample: Path, tmp_path: Path, template: str) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGBA", (300, 80), (200, 10, 10, 128)).save(logo)
    source = source_of(
        sample, STANDARD, template=template, institution="Büro Äther", logo=str(logo),
        paper="Letter", plan_paper="A4", primary_colour="#102030", body_font="DejaVuSans",
    )  # fmt: skip
    reader, result, _ = write(source, tmp_path / "a.pdf")
    assert {issue.code for issue in result.issues} <= {"JOB504"}  # without DejaVu
    assert reader.metadata is not None
    assert reader.metadata.author == "Büro Äther"
    assert all("Büro Äther" in page.extract_text() for page in reader.pages)
    assert len(reader.pages[0].images) == 2
    assert len(reader.pages[2].images) == 1
    assert ("1  Summary" in text_of(reader)) == (template == "academic")
    has_colour = b"0.063 0.125 0.188 rg" in content(reader, 1)
    assert has_colour == (template == "professional")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"template": "baroque"}, "JOB504"),
        ({"paper": "A9"}, "JOB504"),
        ({"primary_colour": "blue"}, "JOB504"),
        ({"heading_font": "No Such Font"}, "JOB504"),
        ({"logo": "no/such/logo.png"}, "WRITE331"),
        ({"logo": __file__}, "WRITE331"),
        ({"logo": str(Path(__file__).parent)}, "WRITE331"),
    ],
)
def test_options_of_no_use_are_told(tmp_path: Path, options: dict[str, Any], code: str) -> None:
    source = source_of(model(tmp_path, TinyModel().text()), **options)
    _, result, _ = write(source, tmp_path / "a.pdf")
    assert [issue.code for issue in result.issues] == [code]


def test_the_same_bytes_twice(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    source = source_of(sample, HIGH)
    write(source, tmp_path / "one.pdf")
    reader, _, _ = write(source, tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert reader.metadata is not None
    stamp = source.building.ifc.header.file_name.time_stamp
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.isoformat()[:19] == stamp[:19]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    reader, _, _ = write(source, tmp_path / "three.pdf")
    assert reader.metadata is not None
    assert reader.metadata.creation_date_raw == "D:20231114221320Z"
    assert "14 November 2023" in text_of(reader)


@pytest.mark.parametrize("damage", ["cut", "byte", "bit", "filter", "empty", "mark", "page"])
def test_damage_is_noticed(sample: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "a.pdf"
    write(source_of(sample), out)
    data = bytearray(out.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "byte":
        data[len(data) // 2 : len(data) // 2] = b"\x00\xff\x00"
    elif damage == "bit":
        data[data.index(b"stream\nx") + 200] ^= 8
    elif damage == "filter":
        data[data.index(b"/FlateDecode") + 10] ^= 2
    elif damage == "empty":
        data.clear()
    out.write_bytes(data)
    if damage in ("mark", "page"):
        _without(out, damage)
    with pytest.raises(StudioError, match="WRITE303"):
        PdfExporter().read_back(out)


def _without(path: Path, what: str) -> None:
    """Take the mark of an element or a page out of a report, and leave it well-formed."""
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=path)
    if what == "page":
        writer.remove_page(1)
    else:
        some = min(PdfExporter().read_back(path).keys)
        key = f"/Key <{some.encode().hex()}".encode()
        for page in writer.pages:
            contents = page.get_contents()
            assert contents is not None
            stream = StreamObject()
            stream.set_data(contents.get_data().replace(key, b"/Key <00"))
            page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(path)


def test_cancelling_ends_it(sample: Path, tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        PdfExporter().write(source_of(sample), tmp_path / "a.pdf", cancel)


def test_a_full_disk_is_told(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        PdfExporter().write(source_of(sample), tmp_path / "a.pdf", lambda _done, _total: None)


def test_a_computer_without_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_fonts, "_installed", dict)
    reader, result, _ = write(
        source_of(walls(tmp_path, ["Größe", "\\X2\\0416\\X0\\"]), PROFESSIONAL), tmp_path / "a.pdf"
    )
    assert [issue.code for issue in result.issues] == ["WRITE330"]
    assert "Größe" in text_of(reader)
    assert "[U+0416]" in text_of(reader)


def test_through_the_command_line(sample: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "exportstudio", "export", str(sample), "--format", "pdf"]
    command += ["--option", "pdf.template=minimal", "--output", str(tmp_path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    summary = json.loads(done.stdout.splitlines()[-1])
    [job] = summary["jobs"]
    assert job["state"] == "done"
    reader = PdfReader(job["path"], strict=True)
    shown = Counter(each["outcome"] for each in account_of(reader)["elements"])
    assert shown["exported"] == job["ledger"]["exported"] > 0


def _escape(letter: str) -> str:
    return letter if letter.isascii() else f"\\X2\\{ord(letter):04X}\\X0\\"
