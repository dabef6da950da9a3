"""From a building to a STEP file, through the document model (XDE) of OpenCascade.

Assemblies are those of the spatial tree; equal bodies of equal colours are one product that is
placed as often as needed.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.exporters.cad_bodies import CadBodies
from exportstudio.exporters.cad_report import bounds_of, cut_names, not_written, offset_note
from exportstudio.exporters.cad_shapes import CadShape, location_of
from exportstudio.exporters.element_tree import build_tree
from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.step_text import BODY, LONGEST_NAME, Identity, rename
from exportstudio.exporters.table_files import new_file
from exportstudio.model.building import Element
from exportstudio.model.issue import Issue
from exportstudio.model.scene import Placement, Style

_SETTINGS = {"write.step.schema": "AP242DIS", "write.step.unit": "MM"}
# From here on, double precision leaves less than 1e-7 mm, within which OpenCascade checks solids.
_ROUNDED_M = 2.0**52 * 1e-7 / 1000
# Curves on surfaces say nothing that curves in space don't, and double the size of a file.
_MODES = {"write.surfacecurve.mode": 0, "write.precision.mode": 0, "write.step.assembly": 1}


def write_step(
    source: ExportInput, out: Path, on_progress: OnProgress, *, at_origin: bool
) -> WriteResult:
    """Write `out`, flushed to disk; raises StudioError (WRITE341) and OSError.

    The offset of the scene becomes the place of the topmost assemblies, unless `at_origin`.
    """
    scene = source.shaped.scene
    drawn = {placement.element_id for placement in scene.placements}
    tree = build_tree(source.building, source.shaped, drawn)
    bodies = CadBodies(source, on_progress)
    bodies.account_in(tree.ledger)
    document = _Document(source, bodies, tree.parent_of, at_origin=at_origin)
    raw = out.with_name(f"{out.name}.raw")
    try:
        document.write(raw)
        with new_file(out) as stream:
            rename(raw, stream, document.names, source.building)
    finally:
        raw.unlink(missing_ok=True)
    solids, volume_m3 = bodies.total()
    bounds = bounds_of(source, bodies, at_origin=at_origin)
    names = (identity.name for identity in document.names.values())
    issues = [*tree.issues, *cut_names(names, LONGEST_NAME)]
    if at_origin and any(scene.offset):
        issues.append(offset_note(source))
    elif max(map(abs, scene.offset)) > _ROUNDED_M:
        issues.append(_rounding_note())
    return WriteResult(
        tree.ledger, bounds=bounds, issues=issues, solids=solids, volume_m3=volume_m3
    )


def _rounding_note() -> Issue:
    return Issue.info(
        "WRITE345",
        "The building stands so far from its origin that numbers leave less than the tolerance "
        "of OpenCascade there: programs built on it may find fault with placed solids, though "
        "each is sound by itself.",
        "Where that matters, export with “Move to the origin”.",
    )


# The number of a shape, those of its styles, and the class of the element that has it.
_Key = tuple[int, tuple[int, ...], str]


@dataclass(slots=True)
class _Document:
    """An XDE document, and what its tokens stand for."""

    source: ExportInput
    bodies: CadBodies
    parent_of: dict[int, int | None]
    at_origin: bool = field(kw_only=True)
    names: dict[str, Identity] = field(default_factory=dict)
    _document: Any = None
    _shapes: Any = None
    _colours: Any = None
    _products: dict[_Key, Any] = field(default_factory=dict)
    _assemblies: dict[int | None, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from OCP.TCollection import TCollection_ExtendedString
        from OCP.TDocStd import TDocStd_Document
        from OCP.XCAFDoc import XCAFDoc_DocumentTool, XCAFDoc_ShapeTool

        self._document = TDocStd_Document(TCollection_ExtendedString("BinXCAF"))
        main = self._document.Main()
        XCAFDoc_DocumentTool.SetLengthUnit_s(self._document, 0.001)
        self._shapes = XCAFDoc_DocumentTool.ShapeTool_s(main)
        self._colours = XCAFDoc_DocumentTool.ColorTool_s(main)
        XCAFDoc_ShapeTool.SetAutoNaming_s(False)
        self._build()

    def write(self, path: Path) -> None:
        """Write the document as OpenCascade does; raises StudioError (WRITE341)."""
        from OCP.IFSelect import IFSelect_RetDone
        from OCP.Interface import Interface_Static
        from OCP.STEPCAFControl import STEPCAFControl_Controller, STEPCAFControl_Writer

        STEPCAFControl_Controller.Init_s()
        for name, text in _SETTINGS.items():
            Interface_Static.SetCVal_s(name, text)
        for name, number in _MODES.items():
            Interface_Static.SetIVal_s(name, number)
        writer = STEPCAFControl_Writer()
        writer.SetColorMode(True)
        writer.SetNameMode(True)
        if not writer.Transfer(self._document) or writer.Write(str(path)) != IFSelect_RetDone:
            raise not_written()

    def _build(self) -> None:
        building, scene = self.source.building, self.source.shaped.scene
        placements = {placement.element_id: placement for placement in scene.placements}
        uses = Counter(self._key(placement) for placement in scene.placements)
        self._assemblies[None] = self._assembly(_identity(building.project))
        above_others = set(self.parent_of.values())
        top = np.eye(4)
        if not self.at_origin:
            top[:3, 3] = scene.offset
        for id, parent in self.parent_of.items():
            element = building.elements[id]
            placement, base = placements.get(id), top if parent is None else np.eye(4)
            identity = _identity(element)
            if placement is None or id in above_others:
                self._assemblies[id] = self._assembly(identity)
                self._place(parent, self._assemblies[id], base, identity)
                if placement is not None:
                    inner = Identity(element.key + BODY, identity.name)
                    product = self._product(placement, element, uses)
                    self._place(id, product, placement.matrix, inner)
            else:
                product = self._product(placement, element, uses)
                self._place(parent, product, base @ placement.matrix, identity)
        self._shapes.UpdateAssemblies()

    def _assembly(self, identity: Identity) -> Any:
        label = self._shapes.NewShape()
        self._name(label, identity)
        return label

    def _place(
        self, parent: int | None, label: Any, matrix: NDArray[np.float64], identity: Identity
    ) -> None:
        component = self._shapes.AddComponent(self._assemblies[parent], label, location_of(matrix))
        self._name(component, replace(identity, description=""))

    def _key(self, placement: Placement) -> _Key:
        element = self.source.building.elements[placement.element_id]
        return placement.shape, placement.styles, element.ifc_class

    def _product(self, placement: Placement, element: Element, uses: Counter[_Key]) -> Any:
        key = self._key(placement)
        if key not in self._products:
            cad = self.bodies.of_shape[placement.shape].cad
            if any(shape == placement.shape for shape, _, _ in self._products):
                cad = cad.copy()
            label = self._shapes.AddShape(cad.shape, False)
            identity = _identity(element)
            if uses[key] > 1:
                number = len(self._products) + 1
                identity = replace(identity, id=f"shape-{number}")
            self._name(label, identity)
            self._paint(label, cad, placement)
            self._products[key] = label
        return self._products[key]

    def _paint(self, label: Any, cad: CadShape, placement: Placement) -> None:
        from OCP.XCAFDoc import XCAFDoc_ColorType

        styles = self.source.shaped.scene.styles
        parts = list(cad.parts())
        worn = [styles[placement.styles[slot]] for _, slot in parts]
        kind = XCAFDoc_ColorType.XCAFDoc_ColorSurf
        if len({_rgba(style) for style in worn}) == 1:
            self._colours.SetColor(label, colour_of(worn[0]), kind)
            return
        for (part, _), style in zip(parts, worn, strict=True):
            self._colours.SetColor(self._shapes.AddSubShape(label, part), colour_of(style), kind)

    def _name(self, label: Any, identity: Identity) -> None:
        from OCP.TCollection import TCollection_ExtendedString
        from OCP.TDataStd import TDataStd_Name

        token = f"t{len(self.names)}"
        self.names[token] = identity
        TDataStd_Name.Set_s(label, TCollection_ExtendedString(token))


def colour_of(style: Style) -> Any:
    """Return the colour of a style as OpenCascade has it, which computes with linear light."""
    from OCP.Quantity import Quantity_Color, Quantity_ColorRGBA, Quantity_TOC_sRGB

    red, green, blue, alpha = (min(max(value, 0.0), 1.0) for value in _rgba(style))
    return Quantity_ColorRGBA(Quantity_Color(red, green, blue, Quantity_TOC_sRGB), alpha)


def _rgba(style: Style) -> tuple[float, float, float, float]:
    return style.red, style.green, style.blue, style.alpha


def _identity(element: Element) -> Identity:
    return Identity(element.key, element.name or element.ifc_class, element.ifc_class)
