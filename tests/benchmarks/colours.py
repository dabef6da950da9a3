"""How the colours of an exported GLB differ from those that IfcOpenShell gives to the same faces.

Usage: python -m tests.benchmarks.colours SOURCE... [--elements 300]

For every element of a sample, the area of its faces in each colour is measured in the GLB, as it
stands on disk, and in what IfcOpenShell makes of the element. A line is printed for each kind of
difference: a colour of IfcOpenShell, none of ours within 1/255 for as much of the area, and what
is there instead. “unstyled” is what has no style in the source, whatever its stand-in colour.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.exporter import ExportInput
from exportstudio.exporters.glb import GlbExporter
from exportstudio.geometry.router import shape_building
from exportstudio.model.ledger import Outcome
from exportstudio.model.quality import STANDARD
from exportstudio.model.scene import ShapedBuilding
from exportstudio.readers import read
from exportstudio.ui.preview.gltf import Gltf, read_glb

Colour = tuple[float, ...]  # red, green, blue, opacity in 0–1; empty for unstyled
Areas = dict[Colour, float]

_WITHIN = 1 / 255 + 1e-6
_AREA_SHARE = 0.005  # triangles of two programs never have quite the same area


def main() -> int:
    """Print the table, and return 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--elements", type=int, default=300, help="elements of each source")
    arguments = parser.parse_args()
    print(f"{'file':38}{'elements':>9}{'compared':>9}{'differ':>8}{'images':>8}")
    differing = 0
    for source in arguments.sources:
        differing += _compare(source, arguments.elements)
    return 1 if differing else 0


def _compare(source: Path, elements: int) -> int:
    """Print what differs in one source, and return in how many elements."""
    building = read(source)
    shaped = shape_building(building, STANDARD)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.glb"
        exporter = GlbExporter()
        order = ExportInput(building, shaped, STANDARD, exporter.options_type())
        exporter.write(order, out, lambda _done, _total: None)
        ours = _areas_in_glb(read_glb(out), _unstyled_colours(shaped))
    ids = [
        id
        for id, line in shaped.accounts.items()
        if line.outcome in (Outcome.EXPORTED, Outcome.DEGRADED) and line.made_by != "alignment"
    ]
    sample = ids[:: max(len(ids) // elements, 1)]
    with_image = {
        placement.element_id
        for placement in shaped.scene.placements
        if any(shaped.scene.styles[n].texture is not None for n in placement.styles)
    }
    kinds: dict[str, list[str]] = defaultdict(list)
    compared = 0
    for id in sample:
        theirs = _areas_by_reference(building.ifc, id)
        if theirs is None or id in with_image:
            continue
        compared += 1
        element = building.elements[id]
        difference = _difference(ours.get(element.key, {}), theirs)
        if difference:
            kinds[difference].append(f"#{id} {element.ifc_class} {element.name}")
    differing = sum(map(len, kinds.values()))
    print(f"{source.name[:38]:38}{len(ids):9}{compared:9}{differing:8}{len(with_image):8}")
    for kind, examples in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        print(f"    {len(examples):5} × {kind}; for example {examples[0][:70]}", flush=True)
    return differing


def _unstyled_colours(shaped: ShapedBuilding) -> set[Colour]:
    return {(s.red, s.green, s.blue, s.alpha) for s in shaped.scene.styles if not s.id}


def _areas_in_glb(gltf: Gltf, unstyled: set[Colour]) -> dict[str, Areas]:
    """Return the area in each colour by the key of the element."""
    found: dict[str, Areas] = defaultdict(lambda: defaultdict(float))
    stack = [(root, np.eye(4), "") for root in gltf.roots]
    while stack:
        index, above, parent = stack.pop()
        node = gltf.nodes[index]
        matrix = above if node.matrix is None else above @ node.matrix
        # A mesh may stand in a node of its own below that of its element.
        key = str(node.extras.get("key") or node.extras.get("GlobalId") or parent)
        stack += [(child, matrix, key) for child in node.children]
        if node.mesh is None:
            continue
        for primitive in gltf.meshes[node.mesh]:
            points = gltf.accessors.floats(primitive.positions, 3) @ matrix[:3, :3].T
            assert primitive.indices is not None
            corners = gltf.accessors.indices(primitive.indices, len(points)).reshape(-1, 3)
            colour = tuple(_srgb(gltf.materials.colors[primitive.material or 0]))
            if any(np.abs(np.subtract(colour, other)).max() < 1e-3 for other in unstyled):
                colour = ()
            found[key][colour] += _area(points, corners)
    return found


def _srgb(linear: Colour) -> Colour:
    """Return linear light as sRGB (IEC 61966-2-1), and the opacity as it is."""
    return (
        *(
            12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
            for channel in linear[:3]
        ),
        linear[3],
    )


def _areas_by_reference(ifc: Any, id: int) -> Areas | None:
    """Return the area in each colour as IfcOpenShell has it, or None where it makes no shape."""
    import ifcopenshell.geom

    settings = ifcopenshell.geom.settings()
    try:
        element = ifcopenshell.geom.create_shape(
            settings, ifc.by_id(id), geometry_library="hybrid-cgal-simple-opencascade"
        )
    except (RuntimeError, ifcopenshell.Error):
        return None
    geometry = element.geometry
    points = np.array(geometry.verts).reshape(-1, 3)
    corners = np.array(geometry.faces).reshape(-1, 3)
    if not len(corners):
        return None
    materials = np.array(geometry.material_ids)
    found: Areas = defaultdict(float)
    for index in np.unique(materials).tolist():
        colour: Colour = ()
        if index >= 0 and geometry.materials[index].instance_id() > 0:
            material = geometry.materials[index]
            clear = material.transparency if material.has_transparency() else 0.0
            diffuse = material.diffuse
            colour = (diffuse.r(), diffuse.g(), diffuse.b(), 1 - clear)
        found[colour] += _area(points, corners[materials == index])
    return found


def _area(points: NDArray[Any], corners: NDArray[Any]) -> float:
    a, b, c = np.moveaxis(points[corners], 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def _difference(ours: Areas, theirs: Areas) -> str:
    """Return which of their colours are not ours, and what of ours is there instead."""
    total, own_total = sum(theirs.values()), sum(ours.values())
    if not total or not own_total:
        return "" if not total else "no faces"
    missing, extra = [], []
    for colour, area in theirs.items():
        share = sum(a for other, a in ours.items() if _are_equal(colour, other)) / own_total
        if area / total - share > _AREA_SHARE:
            missing.append(_words(colour))
    for colour, area in ours.items():
        share = sum(a for other, a in theirs.items() if _are_equal(colour, other)) / total
        if area / own_total - share > _AREA_SHARE:
            extra.append(_words(colour))
    if not missing and not extra:
        return ""
    return f"IfcOpenShell {' + '.join(sorted(missing))}, here {' + '.join(sorted(extra))}"


def _are_equal(one: Colour, other: Colour) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= _WITHIN for a, b in zip(one, other, strict=True)
    )


def _words(colour: Colour) -> str:
    return " ".join(f"{channel:.2f}" for channel in colour) or "unstyled"


if __name__ == "__main__":
    raise SystemExit(main())
