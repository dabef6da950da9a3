"""XML: the contract of tables, the tree, and the schema that its files meet."""

import gzip
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from exportstudio.exporters.registry import exporter_by_key
from exportstudio.exporters.xml_names import DEPTH_LIMIT, NAMESPACE
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import PROFESSIONAL, PUBLICATION, QUALITIES
from exportstudio.resource import resource
from tests.exporters.contract import Found, Properties, TableContract
from tests.ifc_text import TinyModel

NS = f"{{{NAMESPACE}}}"


class TestXml(TableContract):
    key = "xml"

    def text(self, path: Path) -> bytes:
        return path.read_bytes()

    def root(self, path: Path) -> etree._Element:
        return etree.fromstring(self.text(path), etree.XMLParser(huge_tree=True))

    def found(self, path: Path) -> Iterator[Found]:
        for row in self.root(path).iter(f"{NS}property"):
            group = row.getparent()
            value: str | float | bool | None = row.get("text")
            if "number" in row.attrib:
                value = float(row.get("number"))
            elif "boolean" in row.attrib:
                value = row.get("boolean") == "true"
            name = row.get("name", "")
            yield Found(group.getparent().get("key"), group.get("name", ""), name, value)

    @pytest.mark.parametrize("quality", QUALITIES)
    def test_it_meets_its_schema(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quality: str
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
        path = self.model(tmp_path, Properties.of_every_kind().text)
        out, _, _ = self.write(self.source(path, QUALITIES[quality]), tmp_path / "out")
        schema = etree.XMLSchema(etree.parse(resource("resources/schemas/model.xsd")))
        schema.assertValid(etree.ElementTree(self.root(out)))

    def test_the_tree_is_that_of_the_building(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample, PUBLICATION)
        out, _, _ = self.write(source, tmp_path / "out")
        root = self.root(out)
        keys = {element.key: element for element in source.building.elements.values()}
        nodes = [node for node in root.iter() if node.get("key") in keys and node.get("global_id")]
        assert len(nodes) == len(keys)
        for node in nodes:
            parent = keys[node.get("key")].parent
            above = source.building.elements[parent].key if parent else source.building.project.key
            assert node.getparent().get("key") == above
            assert "container_key" not in node.attrib
        [project] = root.iterchildren(f"{NS}project")
        assert [child.tag for child in project.iterchildren()][-1] == f"{NS}site"
        assert float(root.find(f".//{NS}storey[@name='Obergeschoss']").get("elevation")) > 0
        assert root.find(f".//{NS}space").get("long_name")
        assert root.find(f"{NS}type/{NS}propertySet") is not None

    def test_very_deep_trees_go_on_flat(self, tmp_path: Path) -> None:
        model, above = TinyModel(), 12
        for number in range(DEPTH_LIMIT + 50):
            guid = f"0D{number:03}Part000000000000000"[:22]
            part = model.add(f"IFCBUILDINGELEMENTPROXY('{guid}',$,'P',$,$,$,$,$,$)")
            rel = f"0R{number:03}Rel0000000000000000"[:22]
            model.add(f"IFCRELAGGREGATES('{rel}',$,$,$,#{above},(#{part}))")
            above = part
        source = self.source(self.model(tmp_path, model.text()), PROFESSIONAL)
        out, _, _ = self.write(source, tmp_path / "out")
        root = etree.fromstring(self.text(out))  # which refuses what is deeper than 256 levels
        flat = root.findall(f".//{NS}element[@container_key]")
        assert len(flat) == 53

    def test_what_does_not_meet_the_schema_is_noticed(self, sample: Path, tmp_path: Path) -> None:
        out, _, _ = self.write(self.source(sample, PROFESSIONAL), tmp_path / "out")
        data = self.text(out)
        for old, new in (
            (b' step_id="', b' step="'),
            (b"<model ", b"<!DOCTYPE model><model "),
            (NAMESPACE.encode(), b"urn:other"),
        ):
            changed = data.replace(old, new, 1)
            assert changed != data
            out.write_bytes(changed if self.key == "xml" else gzip.compress(changed))
            with pytest.raises(StudioError, match="WRITE303"):
                exporter_by_key(self.key).read_back(out)


class TestXmlGz(TestXml):
    key = "xmlgz"
    test_values_of_real_buildings = None  # type: ignore[assignment]  # those of XML, compressed

    def text(self, path: Path) -> bytes:
        return gzip.decompress(path.read_bytes())

    def everything(self, folder: Path) -> bytes:
        return b"".join(self.text(path) for path in sorted(folder.iterdir()))


def test_the_published_schema_is_that_of_the_tables() -> None:
    published = resource("resources/schemas/model.xsd").read_text(encoding="utf-8")
    script = runpy.run_path(str(resource("resources/schemas/make_schemas.py")))
    assert published == script["xml_schema"]()
