"""What comes from outside, harmed at random: it is read, or refused in words; nothing else happens.

EXPORTSTUDIO_FUZZ says how many examples each test tries (60); `make fuzz` tries many.
"""

import contextlib
import json
import os
import string
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exportstudio.delivery.manifest import read_manifest
from exportstudio.delivery.naming import PLACEHOLDERS, NamePattern
from exportstudio.model.issue import StudioError
from exportstudio.model.on_conflict import OnConflict
from exportstudio.model.quality import PUBLICATION
from exportstudio.readers import probe, read
from exportstudio.worker.protocol import Message, Order, OrderedJob, ProtocolError
from tests.exporters.test_svgx import export, source_of
from tests.readers.svgx_files import ROOM

HOUSE = Path(__file__).parents[1] / "resources" / "sample" / "house.ifc"
START = HOUSE.read_bytes()[:1500]
WALL_AS_XML = b"""<ifcXML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns="http://www.buildingsmart-tech.org/ifcXML/IFC4/Add2">
<IfcProject id="p" GlobalId="0000000000000000000001" Name="Plan"><IsDecomposedBy>
<IfcRelAggregates GlobalId="0000000000000000000003"><RelatedObjects>
<IfcSite id="s" GlobalId="0000000000000000000004" RefLatitude="49 5 59 970000"/></RelatedObjects>
</IfcRelAggregates></IsDecomposedBy></IfcProject>
<IfcWall id="w" GlobalId="0000000000000000000002" PredefinedType="solidwall"><ObjectPlacement
 xsi:type="IfcLocalPlacement"><RelativePlacement><IfcAxis2Placement3D><Location ref="c"
 xsi:nil="true"/></IfcAxis2Placement3D></RelativePlacement></ObjectPlacement></IfcWall>
<IfcCartesianPoint id="c" Coordinates="0. 1.5 -2E3"/></ifcXML>"""
bounded = settings(
    max_examples=int(os.environ.get("EXPORTSTUDIO_FUZZ", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

Harm = tuple[float, int, bytes]
harms = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from([b"<", b">", b"'", b"(", b"#", b"&x;", b"1e999", b"NaN", b"-0", b"/*"]),
        ),
    ),
    max_size=4,
)
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just([])
)


def harmed(data: bytes, harms: list[Harm]) -> bytes:
    """Return bytes of which some were cut out and others put in."""
    for where, length, inserted in harms:
        at = int(where * len(data))
        data = data[:at] + inserted + data[at + length :]
    return data


def replaced(value: Any, choose: Callable[[int], int], leaf: Any) -> Any:
    """Return a JSON value of which one part, somewhere, is another."""
    if choose(3) == 0 or not value or not isinstance(value, dict | list):
        return leaf
    copy = value.copy()
    keys = list(copy) if isinstance(copy, dict) else list(range(len(copy)))
    key = keys[choose(len(keys))]
    copy[key] = replaced(copy[key], choose, leaf)
    return copy


def in_file(name: str, data: bytes, look: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        with contextlib.suppress(StudioError):
            look(path)


@pytest.fixture(scope="module")
def own_svgx(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what the program itself writes of the little room."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "room.svgx").write_text(ROOM, encoding="utf-8")
    path = export(source_of(folder / "room.svgx", PUBLICATION), folder / "own.svgx").path
    return path.read_bytes()


@bounded
@given(harms)
def test_headers_of_ifc_files(harms: list[Harm]) -> None:
    in_file("x.ifc", harmed(START, harms), probe)


@bounded
@given(harms)
def test_svgx_files(harms: list[Harm]) -> None:
    in_file("x.svgx", harmed(ROOM.encode(), harms), read)


@bounded
@given(harms)
def test_ifcxml_files(harms: list[Harm]) -> None:
    in_file("wall.ifcxml", harmed(WALL_AS_XML, harms), read)


@bounded
@given(harms)
def test_svgx_files_of_ours(own_svgx: bytes, harms: list[Harm]) -> None:
    in_file("x.svgx", harmed(own_svgx, harms), read)


def test_numbers_that_no_building_has() -> None:
    for number in ("1e1300", "-1e1300", "1e200"):
        for place in ('x="300"', 'x="0"', 'y="3800"', 'width="400"', 'height="4000"'):
            far = ROOM.replace(place, place.split('"')[0] + f'"{number}"')
            assert far != ROOM
            in_file("x.svgx", far.encode(), read)


@bounded
@given(st.binary(max_size=200))
def test_noise(data: bytes) -> None:
    for name in ("x.ifc", "x.ifcxml", "x.svgx", "x.ifczip"):
        in_file(name, data, probe)


@bounded
@given(
    st.text(alphabet=string.printable + "äß漢\u202e\0{}/\\", max_size=60),
    st.text(max_size=300),
)
def test_patterns_of_names(pattern: str, value: str) -> None:
    try:
        found = NamePattern.read(pattern)
    except StudioError:
        return
    path = found.fill(dict.fromkeys(PLACEHOLDERS, value))
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(0 < len(part.encode()) <= 255 and "\0" not in part for part in path.parts)


MANIFEST = {
    "format": "exportstudio.manifest",
    "version": "1.0",
    "files": [{"path": "out/house.glb", "size": 12, "sha256": "00ff"}],
    "jobs": [
        {
            "job_id": "1",
            "state": "done",
            "format": "glb",
            "quality": "high",
            "ledger": {"products": 2, "exported": 2},
            "exports": [{"success": True, "output_path": "out/house.glb"}],
        }
    ],
}


@bounded
@given(st.data(), leaves)
def test_manifests(data: st.DataObject, leaf: Any) -> None:
    manifest = replaced(MANIFEST, lambda n: data.draw(st.integers(0, n - 1)), leaf)
    with contextlib.suppress(StudioError):
        read_manifest(json.dumps(manifest).encode(), "manifest.json")


def test_a_manifest_of_endless_size() -> None:
    endless = json.dumps(MANIFEST).replace('"size": 12', '"size": Infinity')
    with pytest.raises(StudioError, match="FILE432"):
        read_manifest(endless.encode(), "manifest.json")


def test_an_order_with_no_selection() -> None:
    job = OrderedJob("1", "glb", "high", Path("x.glb"), {}, on_conflict=OnConflict.REPLACE)
    order = json.loads(Order(Path("in.ifc"), (job,)).to_line())
    order["jobs"][0]["selection"] = True
    with pytest.raises(ProtocolError):
        Order.from_line(json.dumps(order))


@bounded
@given(st.data(), leaves)
def test_orders_and_messages(data: st.DataObject, leaf: Any) -> None:
    order = Order(
        Path("in.ifc"),
        (OrderedJob("1", "glb", "high", Path("x.glb"), {}, on_conflict=OnConflict.REPLACE),),
    )
    stage = Message("stage", {"job": "1", "stage": "read", "done": 1, "total": 2})
    parsers: tuple[tuple[str, Callable[[str], object]], ...] = (
        (order.to_line(), Order.from_line),
        (stage.to_line(), Message.from_line),
    )
    for line, parse in parsers:
        changed = replaced(json.loads(line), lambda n: data.draw(st.integers(0, n - 1)), leaf)
        with contextlib.suppress(ProtocolError):
            parse(json.dumps(changed))
