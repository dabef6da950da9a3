"""What comes with packages: notices, bill of materials, icons and files for desktops."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"


def make_notices(folder: Path) -> tuple[str, dict[str, list[dict[str, str]]]]:
    command = [sys.executable, str(PACKAGING / "make_notices.py"), str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    texts = (folder / "licences.txt").read_text(encoding="utf-8")
    return texts, json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_every_package_has_a_licence_and_a_place_in_the_bill(tmp_path: Path) -> None:
    texts, bill = make_notices(tmp_path)
    listed = dict(re.findall(r"^(\S+) \S+: (.+)$", texts.partition("=" * 79)[0], re.MULTILINE))
    assert {"numpy", "ifcopenshell", "PySide6_Essentials"} < set(listed)
    assert "not stated" not in listed.values()
    names = [component["name"] for component in bill["components"]]
    assert sorted(names) == sorted(listed)
    assert len(set(names)) == len(names)
    assert make_notices(tmp_path / "again") == (texts, bill)


def test_desktops_are_told_of_every_kind_of_source() -> None:
    entry = (PACKAGING / "linux" / "exportstudio.desktop").read_text(encoding="utf-8")
    [offered] = re.findall(r"^MimeType=(.+);$", entry, re.MULTILINE)
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kinds = ElementTree.parse(PACKAGING / "linux" / "exportstudio.xml").findall(f"{space}mime-type")
    assert {kind.get("type") for kind in kinds} == set(offered.split(";"))
    globs = [kind.find(f"{space}glob") for kind in kinds]
    patterns = {found.get("pattern") for found in globs if found is not None}
    assert patterns == {"*.ifc", "*.ifczip", "*.ifcxml", "*.svgx"}


def test_icons_of_other_platforms_have_all_sizes() -> None:
    with Image.open(PACKAGING / "windows" / "exportstudio.ico") as icon:
        assert {16, 32, 48, 256} <= {width for width, _height in icon.info["sizes"]}
    with Image.open(PACKAGING / "macos" / "exportstudio.icns") as icon:
        assert (512, 512, 2) in icon.info["sizes"]
