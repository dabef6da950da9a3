"""Colours: every item wears what the source says, by whichever way it says it."""

from pathlib import Path

import pytest

from exportstudio.geometry.router import shape_building
from exportstudio.model.quality import STANDARD
from exportstudio.readers import read
from tests.ifc_text import TinyModel

RED, GREEN, BLUE = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
UNSTYLED = (0.8, 0.8, 0.8, 1.0)


class PaintedModel(TinyModel):
    """A tiny model whose parts are painted in all the ways that IFC has."""

    def boxes(self, *heights: float) -> tuple[int, list[int]]:
        """Add a wall of boxes of these heights; return it and its items."""
        profile = self.add("IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,2.,0.2)")
        items = [self.add(f"IFCEXTRUDEDAREASOLID(#{profile},#5,#14,{h})") for h in heights]
        return self.element(items), items

    def element(self, items: list[int], kind: str = "SweptSolid") -> int:
        listed = ",".join(f"#{item}" for item in items)
        body = self.add(f"IFCSHAPEREPRESENTATION(#7,'Body','{kind}',({listed}))")
        self.definition = self.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
        self.body = body
        return self.add(f"IFCWALL('0Wall{self.next_id}',$,'W',$,$,#9,#{self.definition},$,$)")

    def colour(self, rgb: tuple[float, float, float]) -> int:
        return self.add(f"IFCCOLOURRGB($,{rgb[0]},{rgb[1]},{rgb[2]})")

    def surface_style(
        self, rgb: tuple[float, float, float], name: str = "Paint", side: str = "BOTH"
    ) -> int:
        shading = self.add(f"IFCSURFACESTYLESHADING(#{self.colour(rgb)},0.)")
        return self.add(f"IFCSURFACESTYLE('{name}',.{side}.,(#{shading}))")

    def material(self, rgb: tuple[float, float, float] | None, name: str = "Stuff") -> int:
        material = self.add(f"IFCMATERIAL('{name}',$,$)")
        if rgb:
            styled = self.add(f"IFCSTYLEDITEM($,(#{self.surface_style(rgb)}),$)")
            shape = self.add(f"IFCSTYLEDREPRESENTATION(#7,$,$,(#{styled}))")
            self.add(f"IFCMATERIALDEFINITIONREPRESENTATION($,$,(#{shape}),#{material})")
        return material

    def made_of(self, element: int, material: int) -> None:
        key = f"0Mat{self.next_id}"
        self.add(f"IFCRELASSOCIATESMATERIAL('{key}',$,$,$,(#{element}),#{material})")

    def aspect(self, name: str, item: int) -> None:
        shape = self.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{item}))")
        self.add(f"IFCSHAPEASPECT((#{shape}),'{name}',$,.T.,#{self.definition})")

    def worn(self, tmp_path: Path, element: int) -> dict[float, tuple[float, ...]]:
        """Return the colour of each box of an element by its height."""
        path = tmp_path / "model.ifc"
        path.write_text(self.text())
        scene = shape_building(read(path), STANDARD).scene
        placement = next(p for p in scene.placements if p.element_id == element)
        shape = scene.shapes[placement.shape]
        found: dict[float, tuple[float, ...]] = {}
        start = 0
        for count, n in zip(shape.slots, placement.styles, strict=True):
            if count:
                corners = shape.triangles[start : start + count]
                style = scene.styles[n]
                height = round(float(shape.vertices[corners][:, :, 2].max()), 3)
                found[height] = (style.red, style.green, style.blue, style.alpha)
            start += count
        return found


def test_the_constituent_named_by_a_shape_aspect_colours_its_part(tmp_path: Path) -> None:
    model = PaintedModel()
    window, (frame, glass) = model.boxes(1.0, 2.0)
    parts = [
        model.add(f"IFCMATERIALCONSTITUENT('{name}',$,#{model.material(rgb)},$,$)")
        for name, rgb in (("Framing", RED), ("Glazing", BLUE))
    ]
    whole = model.add(f"IFCMATERIALCONSTITUENTSET($,$,(#{parts[0]},#{parts[1]}))")
    model.made_of(window, whole)
    model.aspect("Glazing", glass)
    model.aspect("Framing", frame)
    assert model.worn(tmp_path, window) == {1.0: (*RED, 1.0), 2.0: (*BLUE, 1.0)}


def test_an_item_comes_before_the_material_and_that_before_the_layer(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, (own, other) = model.boxes(1.0, 2.0)
    model.style(own, RED)
    model.made_of(wall, model.material(GREEN))
    third, (plain,) = model.boxes(3.0)
    paint = model.surface_style(BLUE)
    model.add(
        f"IFCPRESENTATIONLAYERWITHSTYLE('L',$,(#{own},#{other},#{plain}),$,.T.,.F.,.F.,(#{paint}))"
    )
    assert model.worn(tmp_path, wall) == {1.0: (*RED, 1.0), 2.0: (*GREEN, 1.0)}
    assert model.worn(tmp_path, third) == {3.0: (*BLUE, 1.0)}


def test_a_layer_may_hold_whole_representations(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, _ = model.boxes(1.0)
    paint = model.surface_style(BLUE)
    model.add(f"IFCPRESENTATIONLAYERWITHSTYLE('L',$,(#{model.body}),$,.T.,.F.,.F.,(#{paint}))")
    assert model.worn(tmp_path, wall) == {1.0: (*BLUE, 1.0)}


def test_what_is_mapped_wears_its_own_style_or_that_of_the_mapped_item(tmp_path: Path) -> None:
    model = PaintedModel()
    _, (own, plain) = model.boxes(1.0, 2.0)
    model.style(own, RED)
    source = model.add(f"IFCREPRESENTATIONMAP(#5,#{model.body})")
    target = model.add("IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#4,$,$)")
    mapped = model.add(f"IFCMAPPEDITEM(#{source},#{target})")
    model.style(mapped, BLUE)
    copy = model.element([mapped], "MappedRepresentation")
    assert model.worn(tmp_path, copy) == {1.0: (*RED, 1.0), 2.0: (*BLUE, 1.0)}
    assert plain


def test_layers_and_types_lend_their_material(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, _ = model.boxes(1.0)
    inner, outer = model.material(GREEN), model.material(None)
    layers = [model.add(f"IFCMATERIALLAYER(#{m},0.1,$,$,$,$,$)") for m in (outer, inner)]
    layer_set = model.add(f"IFCMATERIALLAYERSET((#{layers[0]},#{layers[1]}),$,$)")
    kind = model.add("IFCWALLTYPE('0Type',$,'T',$,$,$,$,$,$,.STANDARD.)")
    model.made_of(kind, layer_set)
    model.add(f"IFCRELDEFINESBYTYPE('0Defines',$,$,$,(#{wall}),#{kind})")
    assert model.worn(tmp_path, wall) == {1.0: (*GREEN, 1.0)}


def test_styles_that_show_nothing_leave_it_to_the_material(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, (item,) = model.boxes(1.0)
    lighting = model.add("IFCSURFACESTYLEREFRACTION(1.,$)")
    nothing = model.add(f"IFCSURFACESTYLE('Refraction',.BOTH.,(#{lighting}))")
    font = model.add("IFCDRAUGHTINGPREDEFINEDCURVEFONT('continuous')")
    line = model.add(
        f"IFCCURVESTYLE('Line',#{font},IFCPOSITIVELENGTHMEASURE(0.1),#{model.colour(BLUE)},.T.)"
    )
    model.add(f"IFCSTYLEDITEM(#{item},(#{line},#{nothing}),$)")
    model.made_of(wall, model.material(RED))
    assert model.worn(tmp_path, wall) == {1.0: (*RED, 1.0)}


def test_the_front_of_a_surface_counts(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, (item,) = model.boxes(1.0)
    back = model.surface_style(RED, side="NEGATIVE")
    front = model.surface_style(GREEN, side="POSITIVE")
    model.add(f"IFCSTYLEDITEM(#{item},(#{back},#{front}),$)")
    assert model.worn(tmp_path, wall) == {1.0: (*GREEN, 1.0)}


def test_styles_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, items = model.boxes(1.0, 2.0)
    for item, rgb in zip(items, (RED, BLUE), strict=True):
        model.add(f"IFCSTYLEDITEM(#{item},(#{model.surface_style(rgb, 'Same')}),$)")
    assert model.worn(tmp_path, wall) == {1.0: (*RED, 1.0), 2.0: (*BLUE, 1.0)}


@pytest.mark.parametrize(
    ("diffuse", "expected"),
    [
        ("$", (0.8, 0.4, 0.2)),
        ("IFCNORMALISEDRATIOMEASURE(0.5)", (0.4, 0.2, 0.1)),
        ("IFCNORMALISEDRATIOMEASURE(0.)", (0.8, 0.4, 0.2)),
        ("RED", RED),
        ("BLACK", (0.8, 0.4, 0.2)),
    ],
)
@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_rendering_shows_its_diffuse_light(
    tmp_path: Path, schema: str, diffuse: str, expected: tuple[float, float, float]
) -> None:
    model = PaintedModel(schema)
    wall, (item,) = model.boxes(1.0)
    colours = {"RED": RED, "BLACK": (0.0, 0.0, 0.0)}
    if diffuse in colours:
        diffuse = f"#{model.colour(colours[diffuse])}"
    surface = model.colour((0.8, 0.4, 0.2))
    shading = model.add(
        f"IFCSURFACESTYLERENDERING(#{surface},0.25,{diffuse},$,$,$,$,$,.NOTDEFINED.)"
    )
    style = model.add(f"IFCSURFACESTYLE('Paint',.BOTH.,(#{shading}))")
    if schema == "IFC2X3":
        style = model.add(f"IFCPRESENTATIONSTYLEASSIGNMENT((#{style}))")
    model.add(f"IFCSTYLEDITEM(#{item},(#{style}),$)")
    (colour,) = model.worn(tmp_path, wall).values()
    assert colour == pytest.approx((*expected, 0.75))


def test_shading_in_old_files_is_opaque(tmp_path: Path) -> None:
    model = PaintedModel("IFC2X3")
    wall, (item,) = model.boxes(1.0)
    shading = model.add(f"IFCSURFACESTYLESHADING(#{model.colour(RED)})")
    style = model.add(f"IFCSURFACESTYLE('Paint',.BOTH.,(#{shading}))")
    assignment = model.add(f"IFCPRESENTATIONSTYLEASSIGNMENT((#{style}))")
    model.add(f"IFCSTYLEDITEM(#{item},(#{assignment}),$)")
    assert model.worn(tmp_path, wall) == {1.0: (*RED, 1.0)}


def test_what_has_no_style_at_all_is_neutral(tmp_path: Path) -> None:
    model = PaintedModel()
    wall, _ = model.boxes(1.0)
    model.made_of(wall, model.material(None))
    assert model.worn(tmp_path, wall) == {1.0: UNSTYLED}
