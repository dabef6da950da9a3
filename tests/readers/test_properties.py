"""Property sets of elements as scripts and glTF have them."""

from pathlib import Path

from exportstudio.readers import read
from exportstudio.readers.properties import read_properties
from tests.ifc_text import TinyModel


def test_predefined_sets_are_sets_of_their_attributes(tmp_path: Path) -> None:
    model = TinyModel()
    wall = model.wall("Wall")
    named = model.add("IFCDOORPANELPROPERTIES('1',$,'Panel',$,0.04,.SWINGING.,0.5,.LEFT.,$)")
    nameless = model.add("IFCREINFORCEMENTDEFINITIONPROPERTIES('2',$,$,$,'Slab',())")
    for n, definition in enumerate((named, nameless)):
        model.add(f"IFCRELDEFINESBYPROPERTIES('{n}r',$,$,$,(#{wall}),#{definition})")
    path = tmp_path / "model.ifc"
    path.write_text(model.text())
    building = read(path)
    read_properties(building, with_types_and_quantities=False)
    [element] = [e for e in building.elements.values() if e.ifc_class == "IfcWall"]
    assert element.properties == {
        "Panel": {
            "PanelDepth": 0.04,
            "PanelOperation": "SWINGING",
            "PanelWidth": 0.5,
            "PanelPosition": "LEFT",
        },
        "IfcReinforcementDefinitionProperties": {"DefinitionType": "Slab"},
    }
    assert building.property_units["Panel", "PanelDepth"] == "m"
