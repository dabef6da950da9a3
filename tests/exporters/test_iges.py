"""IGES: what is in the building is in the file, as OpenCascade's own reader has it."""

from pathlib import Path

import pytest

from exportstudio.exporters.iges_text import in_ascii
from tests.exporters.cad_files import CadContract


class TestIges(CadContract):
    key = "iges"

    def expected(self, name: str, key: str) -> str:
        return f"{in_ascii(name)[:500]} [IfcWall {key}]".lstrip()

    def test_what_iges_can_not_hold_is_accounted_for(self, sample: Path, tmp_path: Path) -> None:
        source = self.source(sample)
        out, result, contents = self.write(source, tmp_path / "out")
        assert len(contents.keys) == len(source.shaped.scene.placements)
        assert set(result.ledger.lines) == {e.key for e in source.building.elements.values()}
        lines = out.read_bytes().splitlines()
        assert {len(line) for line in lines} == {80}
        assert b"Open CASCADE" not in b"".join(lines)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Größe", "Grosse"),
        ("Čepička", "Cepicka"),
        ("日本", "??"),
        ("a\nb", "a?b"),
        ("“x”…", '"x"...'),
    ],
)
def test_letters_become_similar_ones(text: str, plain: str) -> None:
    assert in_ascii(text) == plain
