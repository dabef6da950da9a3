"""Real and broken files through a real child: nothing is lost in silence, nothing hangs."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from exportstudio.exporters.glb import GlbExporter
from exportstudio.readers.part21 import repair
from exportstudio.worker.protocol import Order
from tests.worker.child import carry_out, job, of_type

DEV = (
    "acca_rail_track_07_large.ifc",
    "acca_rail_track_10.ifc",
    "alignment_imperial_feet.ifc",
    "allplan_bridge_ziegelstrasse.ifc",
    "archicad_fzk_haus.ifc",
    "archicad_institute.ifczip",
    "bonsai_openings.ifc",
    "georef_utm_tiny.ifc",
    "luartx_hvac_heating.ifc",
    "nurbs_basin_tiny.ifc",
    "nurbs_washbasin.ifc",
    "revit_duplex_electrical_feet.ifc",
    "revit_duplex_georef.ifc",
    "revit_office_a.ifc",
    "revit_structure_ebkp_class.ifc",
    "revit_tall_building.ifc",
    "revit_xbim_samplehouse.ifc",
    "sds2_steel_sculpture_inch.ifc",
    "sketchup_pcert_bridge_ifc4.ifc",
    "sketchup_pcert_building_ifc4x3.ifc",
    "tekla_mini_project.ifc",
    "textures_wood.ifczip",
    "unsupported_georef_ifc4x3_add1.ifc",
    "vectorworks_japanese.ifc",
)

# What must be said of each broken file: codes of issues. Empty: it is exported without a word.
BAD: dict[str, set[str]] = {
    "b00_control_good.ifc": set(),
    "b01_truncated_real.ifc": {"READ106", "READ109", "GEOM201"},
    "b02_wrong_schema_name.ifc": {"READ104"},
    "b03_schema_mismatch.ifc": {"READ110"},
    "b04_binary_garbage.ifc": {"READ102"},
    "b05_empty.ifc": {"READ101"},
    "b06_header_only.ifc": {"READ112"},
    "b07_missing_references.ifc": {"READ109"},
    "b08_cyclic_placement.ifc": {"GEOM201"},
    "b09_cyclic_aggregation.ifc": {"READ118"},
    "b10_no_geometry.ifc": {"GEOM208"},
    "b11a_huge_coordinates.ifc": {"GEOM201"},
    "b11b_nan_token.ifc": {"READ120"},
    "b11c_overflow_1e400.ifc": {"READ128"},
    "b12_site_offset_1e9.ifc": {"GEOM204"},
    "b13_zero_area_bad_index.ifc": {"GEOM201", "GEOM202"},
    "b14a_duplicate_guids.ifc": {"READ114"},
    "b14b_malformed_guid.ifc": {"READ114"},
    "b14c_empty_guid.ifc": {"READ114"},
    "b14d_null_guid.ifc": {"READ114"},
    "b15_bomb_1GiB.ifczip": {"READ116"},
    "b16_zip_slip_two_models.ifczip": {"READ116"},
    "b17_ifczip_without_ifc.ifczip": {"READ116"},
    "b18_latin1_raw_names.ifc": {"READ111"},
    "b19a_utf8_raw_names.ifc": {"READ111"},
    "b19b_unclosed_x2_escape.ifc": {"READ121"},
    "b19c_surrogate_and_control_escapes.ifc": {"READ121"},
    "b20_100k_char_name.ifc": set(),
    "b21_hostile_names.ifc": set(),
    "b22_dxf_illegal_layers.ifc": set(),
    "b23_sheet_name_collisions.ifc": set(),
    "b24_xml_entity_bomb.svg": {"FILE402"},
    "b25_xml_entity_bomb.ifcxml": {"READ115"},
    "b26_deep_aggregation_5000.ifc": set(),
    "b27_self_subtraction_open_shell.ifc": {"GEOM201"},
    "b28_no_units_two_projects.ifc": {"READ113"},
    "b29_utf16_bom.ifc": {"READ102"},
    "b30a_crlf_only.ifc": set(),
    "b30b_utf8_bom.ifc": set(),
    "b31_gzip_renamed.ifc": {"READ102"},
    "b32_pdf_renamed.ifc": {"READ102"},
    "b33_unterminated_string.ifc": {"READ108"},
    "b34_wrong_arg_count_and_types.ifc": {"GEOM208"},
    "b35_duplicate_step_ids.ifc": {"READ119"},
    "b36_recursive_mapped_item.ifc": {"GEOM201"},
    "f01_github_html_page.ifc": {"READ102"},
    "f02_double_header_rc1_bridge.ifc": {"READ103", "READ105", "READ110"},
    "f03_ifcopenshell_invalid.ifc": {"READ102"},
    "f04_ifcopenshell_encoding.ifc": {"READ112"},
    "f05_rebar_out_of_memory.ifc": set(),  # it needs no reference kernel any more
    "f06_wall_timeout.ifc": set(),
    "f07_large_offset.ifc": {"GEOM204"},
    "f08_bimserver_errorfile.ifc": {"READ125"},
    "f09_bimserver_doubleguids.ifc": {"READ114"},
    "f10_archicad16_shiftjis_names.ifc": {"READ111"},
    "f11_git_lfs_pointer.ifc": {"READ102"},
    "f12_comment_unterminated.ifc": {"READ102"},
    "f13_webifc_placement_refers_to_itself.ifc": {"GEOM208"},
    "f14_openbimrs_string_literals.ifc": {"READ113", "GEOM208"},
    "f15_ifc5_hello_wall.ifcx": {"READ117"},
}


def products_of(source: Path) -> set[int]:
    """Return the STEP ids of all products, as IfcOpenShell counts them."""
    import ifcopenshell

    data = source.read_bytes()
    if source.suffix == ".ifczip":
        with zipfile.ZipFile(source) as archive:
            name = next(n for n in archive.namelist() if n.endswith(".ifc"))
            data = archive.read(name)
    model = ifcopenshell.file.from_string(repair(data, source.name).text.decode("latin-1"))
    return {product.id() for product in model.by_type("IfcProduct")}


@pytest.mark.parametrize("name", DEV)
def test_real_buildings_arrive_whole(dev_files: Path, tmp_path: Path, name: str) -> None:
    source = dev_files / name
    messages = carry_out(Order(source, (job(tmp_path / "out.glb"),)))
    (finished,) = of_type(messages, "finished")
    ledger = finished["ledger"]
    assert ledger["products"] == len(products_of(source))
    assert ledger["failed"] == 0
    contents = GlbExporter().read_back(tmp_path / "out.glb")
    assert len(contents.keys) == ledger["exported"] + ledger["degraded"]


@pytest.mark.parametrize("name", sorted(BAD))
def test_broken_files_are_told_by_what_is_wrong(bad_files: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out" / "result.glb"
    messages = carry_out(Order(bad_files / name, (job(target),)))
    issues: list[dict[str, Any]] = [
        message["issue"] for message in messages if message["type"] in ("issue", "failed")
    ]
    assert {issue["code"] for issue in issues} >= BAD[name], json.dumps(issues, indent=1)
    assert all(issue["text"] for issue in issues)
    finished = of_type(messages, "finished")
    assert bool(finished) == target.exists()
    if not finished:
        assert of_type(messages, "failed")
        assert not target.parent.exists() or not list(target.parent.iterdir())
    if not BAD[name]:
        assert issues == []
