"""JSON: the contract of tables, and the schema that its files meet."""

import gzip
import json
import runpy
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from exportstudio.model.quality import QUALITIES
from exportstudio.resource import resource
from tests.exporters.contract import Found, Properties, TableContract


class TestJson(TableContract):
    key = "json"
    changes_controls = False

    def text(self, path: Path) -> bytes:
        return path.read_bytes()

    def found(self, path: Path) -> Iterator[Found]:
        for row in json.loads(self.text(path))["tables"]["properties"]:
            [value] = [row[name] for name in ("text", "number", "boolean") if name in row] or [None]
            yield Found(row["key"], row.get("set", ""), row.get("property", ""), value)

    @pytest.mark.parametrize("quality", QUALITIES)
    def test_it_meets_its_schema(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quality: str
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
        path = self.model(tmp_path, Properties.of_every_kind().text)
        out, _, _ = self.write(self.source(path, QUALITIES[quality]), tmp_path / "out")
        schema = json.loads(resource("resources/schemas/tables.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        document = json.loads(self.text(out))
        jsonschema.validate(document, schema, jsonschema.Draft202012Validator)
        assert document["provenance"]["created"] == "1970-01-01T00:00:00Z"


class TestJsonGz(TestJson):
    key = "jsongz"

    def text(self, path: Path) -> bytes:
        return gzip.decompress(path.read_bytes())

    def everything(self, folder: Path) -> bytes:
        return b"".join(self.text(path) for path in sorted(folder.iterdir()))


def test_the_published_schema_is_that_of_the_tables() -> None:
    published = resource("resources/schemas/tables.schema.json").read_text(encoding="utf-8")
    script = runpy.run_path(str(resource("resources/schemas/make_schemas.py")))
    assert published == script["json_schema"]()
