"""IGES: what is in the building is in the file, as OpenCascade's own reader has it."""

from pathlib import Path

import numpy as np
import pytest

from exportstudio.exporters.iges_text import in_ascii
from exportstudio.model.issue import StudioError
from exportstudio.model.quality import HIGH
from tests.exporters.cad_files import CadContract, parts_of
from tests.ifc_text import TinyModel


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

    def test_coordinates_that_break_readers_are_taken_out_and_told(self, tmp_path: Path) -> None:
        out, result, _ = self.far_away(tmp_path)
        assert np.abs([part.bounds for part in parts_of(out)]).max() < 20.0
        [issue] = [issue for issue in result.issues if issue.code == "WRITE343"]
        assert "3,545,7" in issue.text

    def test_coordinates_of_a_country_arrive_as_they_were(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall(at=(458657.25, 238232.5, 40.0))
        out, result, _ = self.write(self.source(self.model(tmp_path, model), HIGH), tmp_path / "o")
        corner = (458656.25, 238232.4, 40.0)
        assert np.allclose(parts_of(out)[0].bounds[0], corner, atol=1e-4, rtol=0)
        assert not result.issues

    def test_what_nothing_could_open_is_refused(
        self, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("exportstudio.exporters.iges_model.MOST_FACES", 10)
        with pytest.raises(StudioError, match="WRITE346"):
            self.write(self.source(sample), tmp_path / "out")
        assert not list((tmp_path / "out").iterdir())

    def test_letters_that_iges_lacks_are_told(self, tmp_path: Path) -> None:
        model = TinyModel()
        model.wall("\\X2\\30C930A2\\X0\\")
        model.wall("Why?")
        _, result, _ = self.write(self.source(self.model(tmp_path, model)), tmp_path / "out")
        [issue] = result.issues
        assert (issue.code, issue.text[:7]) == ("WRITE344", "1 names")


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
