"""Reading: what is in the file arrives, and what is wrong with it is said."""

import zipfile
from pathlib import Path

import pytest

from exportstudio.model.building import Building
from exportstudio.model.issue import StudioError
from exportstudio.readers import part21, probe, read
from exportstudio.readers.property_values import quantity_value
from tests.ifc_text import TinyModel


def read_text(tmp_path: Path, text: str | bytes, name: str = "model.ifc") -> Building:
    path = tmp_path / name
    path.write_bytes(text.encode("latin-1") if isinstance(text, str) else text)
    return read(path)


def codes(building: Building) -> set[str]:
    return {issue.code for issue in building.issues}


def test_a_sound_file_is_read_without_a_word(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("North")
    building = read_text(tmp_path, model.text())
    assert building.issues == []
    element = building.elements[wall]
    assert (element.ifc_class, element.name, element.key) == ("IfcWall", "North", element.global_id)
    assert [above.ifc_class for above in building.path_of(element)] == [
        "IfcBuildingStorey",
        "IfcBuilding",
        "IfcSite",
    ]
    assert building.project.name == "Tiny"
    assert building.application == "Tiny CAD 1.0"


def test_the_sample_tells_where_it_stands(sample: Path) -> None:
    building = read(sample)
    place = building.georeference
    assert building.length_unit_m == pytest.approx(0.001)
    assert place.crs == "EPSG:2056"
    assert place.eastings is not None
    assert place.northings is not None
    assert place.eastings == pytest.approx(2_600_000, abs=1000)
    assert place.northings == pytest.approx(1_200_000, abs=1000)
    assert place.latitude == pytest.approx(46.95, abs=0.05)
    assert building.issues == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Außenwand Süd".encode("cp1252"), "Außenwand Süd"),
        ("南の壁 🏙".encode(), "南の壁 🏙"),
        (rb"\X2\D83CDFD9\X0\ pair", "🏙 pair"),
        (rb"bell\X\07!", "bell!"),
        (rb"a\X2\0000\X0\b", "ab"),
        (rb"\X2\00DC\X0\ber", "Über"),
        (rb"d\S\|ren \X\FC", "düren ü"),
        ("サイト ベランダ".encode("cp932"), "サイト ベランダ"),
        (rb"\X\83T\X\83C\X\83g", "サイト"),
        (b"\\S\\\x03T\\S\\\x03C\\S\\\x03g", "サイト"),
        (rb"\X4\0000D83C0000DFD7\X0\ \X4\0001F3D7\X0\.", "🏗 🏗."),
        (rb"\X\83\\\X\83t\X\83g", "ソフト"),
        (rb"cut \X2\00DC00E", "cut Ü"),
        (rb"cut \X2\00E", "cut "),
    ],
)
def test_names_in_any_script_keep_their_letters(tmp_path: Path, raw: bytes, expected: str) -> None:
    model = TinyModel()
    wall = model.wall("NAME")
    text = model.text().encode("ascii").replace(b"'NAME'", b"'" + raw + b"'")
    building = read_text(tmp_path, text)
    assert building.elements[wall].name == expected


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall()
    building = read_text(tmp_path, b"\xef\xbb\xbf" + model.text().encode("ascii"))
    assert len(building.elements) == 4


@pytest.mark.parametrize(
    "schema",
    ["IFC4X3", "IFC4X3_ADD1", "IFC4X3_RC4", "IFC4X3_RC1", "IFC4X1", "IFC4X2", "IFC4_ADD2",
     "IFC2X_FINAL", "IFC2X2_FINAL", "IFC2X2", "IFC2X4_RC3"],
)  # fmt: skip
def test_a_neighbouring_schema_is_read_with_a_warning(tmp_path: Path, schema: str) -> None:
    model = TinyModel(schema)
    model.wall()
    building = read_text(tmp_path, model.text())
    assert building.schema == schema
    # Walls have fewer values before IFC4.
    assert codes(building) - {"READ126"} == {"READ105"}


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        (b"", "READ101", "empty"),
        (b"%PDF-1.7 ...", "READ102", "PDF"),
        (b"\x1f\x8b\x08\x00", "READ102", "gzip"),
        (b"<!DOCTYPE html><html></html>", "READ102", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\nsize 1600000\n", "READ102", "1.6 MB"),
        (b"\xff\xfeI\x00S\x00O\x00", "READ102", "UTF-16"),
        (b"DATA;\n#1=IFCWALL();", "READ102", "no ISO-10303-21 header"),
        (b"ISO-10303-21;HEADER;FILE_SCHEMA(('IFC9X9'));ENDSEC;", "READ104", "IFC9X9"),
        (b"ISO-10303-21;HEADER;ENDSEC;DATA;", "READ103", "no schema"),
    ],
)
def test_what_is_no_building_is_told_by_what_it_is(
    tmp_path: Path, content: bytes, code: str, word: str
) -> None:
    path = tmp_path / "model.ifc"
    path.write_bytes(content)
    with pytest.raises(StudioError) as caught:
        probe(path)
    assert caught.value.issue.code == code
    assert word in caught.value.issue.text
    assert caught.value.issue.suggestion


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="FILE401"):
        probe(tmp_path / "none.ifc")
    (tmp_path / "folder.ifc").mkdir()
    with pytest.raises(StudioError, match="FILE402"):
        probe(tmp_path / "folder.ifc")
    with pytest.raises(StudioError, match="FILE402"):
        probe(tmp_path / "drawing.dwg")


def test_a_file_that_ends_early_says_so(tmp_path: Path) -> None:
    model = TinyModel()
    for n in range(4):
        model.wall(f"W{n}")
    text = model.text()
    building = read_text(tmp_path, text[: text.index("'W3'")])
    assert "READ106" in codes(building)


@pytest.mark.parametrize("mark", ["*//*", "/*", "*/"])
def test_a_stray_mark_of_a_comment_hides_nothing(tmp_path: Path, mark: str) -> None:
    model = TinyModel()
    wall = model.wall("/* no comment")
    text = model.text().replace("#100=", f"{mark}\n/* a comment */ #100=", 1)
    if mark == "/*":
        # The next end of a comment would be taken for its own.
        text = text.replace("/* a comment */", "")
    building = read_text(tmp_path, text)
    assert building.elements[wall].name == "/* no comment"
    assert codes(building) == {"READ125"}
    assert "(line 26)" in building.issues[0].text


def test_records_that_are_not_read_are_counted_and_named() -> None:
    text = b"DATA;\n#1=IFCA('#7=x');\n#2 = ifcb(); /* #8=IFCX(); */ #3=IFCC();\n#1=IFCD();"
    count = part21.count_records(text, [1, 3])
    assert (count.expected, count.twice, count.missing) == (3, [1], [(2, "IFCB")])


def test_a_header_that_begins_twice_is_mended(tmp_path: Path) -> None:
    model = TinyModel("IFC4X3_RC1")
    model.wall()
    text = model.text().replace("HEADER;", "HEADER;\n/* by hand; HEADER */\nHEADER;")
    assert codes(read_text(tmp_path, text)) == {"READ103", "READ105"}
    with pytest.raises(StudioError, match="READ103"):
        read_text(tmp_path, model.text().replace("HEADER;", "HEADER;\nFILE_NAME('x');\nHEADER;"))


def test_values_that_the_schema_does_not_know_are_told(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall()
    text = model.text().replace("$,$,.ELEMENT.,0.)", "$,$,.NOWHERE.,0.,1.)")
    building = read_text(tmp_path, text)
    assert {"READ126", "READ127"} <= codes(building)
    told = " ".join(issue.text for issue in building.issues)
    assert "#12" in told
    assert "NOWHERE" in told


@pytest.mark.parametrize(
    ("written", "read"),
    [("-INF", "-inf"), ("1.#QNAN", "nan"), ("-nan(ind)", "nan"), ("1.E400", "inf"), ("1.E-400", 0)],
)
def test_numbers_that_are_none_are_told_and_cost_no_more(
    tmp_path: Path, written: str, read: str | int
) -> None:
    model = TinyModel()
    model.wall("1.E400")
    model.wall(at=(written, 0.0, 0.0))  # type: ignore[arg-type]
    quantity = model.add(f"IFCQUANTITYCOUNT('Count',$,$,{written})")
    building = read_text(tmp_path, model.text())
    [issue] = [issue for issue in building.issues if issue.code == "READ128"]
    assert "2 numbers" in issue.text
    assert written in issue.text
    assert quantity_value(building.ifc.by_id(quantity)).value == read
    assert [e.name for e in building.elements.values()][-2:] == ["1.E400", "Wall"]


def test_the_schema_may_be_written_carelessly(tmp_path: Path) -> None:
    model = TinyModel(" ifc4 ")
    model.wall()
    building = read_text(tmp_path, model.text())
    assert (building.schema, building.issues) == ("IFC4", [])


def test_colours_of_a_schema_before_the_last_are_kept(tmp_path: Path) -> None:
    model = TinyModel("IFC4X1")
    model.wall()
    solid = next(r for r in model.records if "IFCEXTRUDEDAREASOLID" in r)
    item = int(solid[1 : solid.index("=")])
    style = model.style(item, (1.0, 0.0, 0.0))
    assignment = model.add(f"IFCPRESENTATIONSTYLEASSIGNMENT((#{style}))")
    model.records = [
        r.replace(f"IFCSTYLEDITEM(#{item},(#{style})", f"IFCSTYLEDITEM(#{item},(#{assignment})")
        for r in model.records
    ]
    building = read_text(tmp_path, model.text())
    (styled,) = building.ifc.by_type("IfcStyledItem")
    assert [each.id() for each in styled.Styles] == [style]
    assert codes(building) == {"READ105"}


def test_strings_that_look_like_records_count_for_nothing(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("#99=IFCFAKE(\n#98=x;")
    building = read_text(tmp_path, model.text())
    assert building.issues == []
    assert len(building.elements) == 4
    assert wall in building.elements


def test_damage_is_told_with_its_place(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall(at=(0, 0, 0))
    text = model.text().replace("#4=IFCCARTESIANPOINT((0.,", "#4=IFCCARTESIANPOINT((1.2.3,")
    with pytest.raises(StudioError) as caught:
        read_text(tmp_path, text)
    assert caught.value.issue.code == "READ108"
    assert "line 11" in caught.value.issue.text


def test_dangling_references_and_double_records_are_warnings(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("Twice")
    model.records.append(f"#{wall}=IFCWALL('0Other0000000000000000',$,'Again',$,$,#9,$,$,$);")
    model.add("IFCWALL('0Lost00000000000000000',$,'Lost',$,$,#99999,$,$,$)")
    building = read_text(tmp_path, model.text())
    assert {"READ109", "READ119"} <= codes(building)


def test_an_empty_model_is_refused(tmp_path: Path) -> None:
    text = TinyModel().text()
    empty = text[: text.index("#1=")] + "ENDSEC;\nEND-ISO-10303-21;\n"
    with pytest.raises(StudioError, match="READ112"):
        read_text(tmp_path, empty)


def test_missing_units_and_a_second_project_are_warnings(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall()
    model.add("IFCPROJECT('0Second000000000000000',$,'Second',$,$,$,$,(#7),$)")
    building = read_text(
        tmp_path,
        model.text().replace("(#7),#2)", "(#7),$)").replace("#2=IFCUNITASSIGNMENT((#3));\n", ""),
    )
    assert codes(building) == {"READ113"}
    assert len(building.issues) == 2


def test_every_element_has_a_key_of_its_own(tmp_path: Path) -> None:
    model = TinyModel()
    same = "'0SameSameSameSameSame0'"
    ids = [
        model.wall(guid=same),
        model.wall(guid=same),
        model.wall(guid="''"),
        model.wall(guid="$"),
        model.wall(guid="'NOT-A-GUID'"),
    ]
    building = read_text(tmp_path, model.text())
    keys = [building.elements[id].key for id in ids]
    assert len(set(keys)) == 5
    assert keys[2:] == [f"#{ids[2]}", f"#{ids[3]}", "NOT-A-GUID"]
    assert codes(building) == {"READ114"}


def test_circles_in_the_tree_are_cut_and_told(tmp_path: Path) -> None:
    model = TinyModel()
    first, second = model.wall("A"), model.wall("B")
    model.add(f"IFCRELAGGREGATES('0Agg400000000000000000',$,$,$,#{first},(#{second}))")
    model.add(f"IFCRELAGGREGATES('0Agg500000000000000000',$,$,$,#{second},(#{first}))")
    building = read_text(tmp_path, model.text())
    assert "READ118" in codes(building)
    for element in building.elements.values():
        assert len(list(building.path_of(element))) <= 5


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_zipped_model_is_read_and_a_second_one_is_told(tmp_path: Path) -> None:
    model = TinyModel()
    model.wall()
    text = model.text().encode()
    archive = zipped(tmp_path / "m.ifczip", {"../evil.ifc": text, "good.ifc": text, "a.jpg": b""})
    building = read(archive)
    assert len(building.elements) == 4
    assert any("good.ifc" in issue.text for issue in building.issues)
    assert not (tmp_path.parent / "evil.ifc").exists()


def test_an_archive_that_explodes_is_refused_unread(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "bomb.ifczip", {"model.ifc": bytes(80 * 2**20)})
    with pytest.raises(StudioError, match=r"READ116.*:1"):
        probe(archive)


def test_an_archive_without_a_model_or_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match=r"photo\.jpg"):
        probe(zipped(tmp_path / "a.ifczip", {"photo.jpg": b"x"}))
    (tmp_path / "b.ifczip").write_bytes(b"PK\x03\x04 but nothing more")
    with pytest.raises(StudioError, match="READ116"):
        probe(tmp_path / "b.ifczip")
