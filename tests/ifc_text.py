"""Small IFC4 models as text, for tests that need to say exactly what is in a file."""

from dataclasses import dataclass, field

GUIDS = tuple(f"0{letter}Wall0000000000000000"[:22] for letter in "ABCDEFGHIJ")


@dataclass
class TinyModel:
    """A project with site, building and storey, and box-shaped walls of 2 × 0.2 × 3 metres."""

    schema: str = "IFC4"
    records: list[str] = field(default_factory=list)
    walls: list[int] = field(default_factory=list)
    next_id: int = 100

    def add(self, record: str) -> int:
        """Add a record and return its id."""
        number = self.next_id
        self.next_id += 1
        self.records.append(f"#{number}={record};")
        return number

    def wall(
        self,
        name: str = "Wall",
        *,
        guid: str | None = None,
        at: tuple[float, float, float] = (0.0, 0.0, 0.0),
        placement: int | None = None,
        profile: str = "IFCRECTANGLEPROFILEDEF(.AREA.,$,#13,2.,0.2)",
    ) -> int:
        """Add a wall and return its id; `guid` may be an expression such as $ or ''."""
        if placement is None:
            point = self.add(f"IFCCARTESIANPOINT(({at[0]},{at[1]},{at[2]}))")
            axes = self.add(f"IFCAXIS2PLACEMENT3D(#{point},$,$)")
            placement = self.add(f"IFCLOCALPLACEMENT(#9,#{axes})")
        profile_id = self.add(profile)
        solid = self.add(f"IFCEXTRUDEDAREASOLID(#{profile_id},#5,#14,3.)")
        body = self.add(f"IFCSHAPEREPRESENTATION(#7,'Body','SweptSolid',(#{solid}))")
        shape = self.add(f"IFCPRODUCTDEFINITIONSHAPE($,$,(#{body}))")
        identity = f"'{GUIDS[len(self.walls)]}'" if guid is None else guid
        wall = self.add(f"IFCWALL({identity},$,'{name}',$,$,#{placement},#{shape},$,$)")
        self.walls.append(wall)
        return wall

    def style(self, item: int, rgb: tuple[float, float, float], transparency: float = 0.0) -> int:
        """Give `item` a surface style and return the id of the style."""
        colour = self.add(f"IFCCOLOURRGB($,{rgb[0]},{rgb[1]},{rgb[2]})")
        shading = self.add(f"IFCSURFACESTYLESHADING(#{colour},{transparency})")
        style = self.add(f"IFCSURFACESTYLE('Paint',.BOTH.,(#{shading}))")
        self.add(f"IFCSTYLEDITEM(#{item},(#{style}),$)")
        return style

    def text(self) -> str:
        """Return the model as Part 21 text."""
        contained = ",".join(f"#{wall}" for wall in self.walls)
        relation = (
            f"#50=IFCRELCONTAINEDINSPATIALSTRUCTURE('0Contain00000000000000',$,$,$,({contained}),#12);"
            if self.walls
            else ""
        )
        return "\n".join(
            [
                "ISO-10303-21;",
                "HEADER;",
                "FILE_DESCRIPTION(('ViewDefinition [ReferenceView]'),'2;1');",
                "FILE_NAME('tiny.ifc','2026-01-01T00:00:00',('A'),('O'),'P','Tiny CAD 1.0','');",
                f"FILE_SCHEMA(('{self.schema}'));",
                "ENDSEC;",
                "DATA;",
                "#1=IFCPROJECT('0Project00000000000000',$,'Tiny',$,$,$,$,(#7),#2);",
                "#2=IFCUNITASSIGNMENT((#3));",
                "#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);",
                "#4=IFCCARTESIANPOINT((0.,0.,0.));",
                "#5=IFCAXIS2PLACEMENT3D(#4,$,$);",
                "#7=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-05,#5,$);",
                "#8=IFCLOCALPLACEMENT($,#5);",
                "#9=IFCLOCALPLACEMENT(#8,#5);",
                "#10=IFCSITE('0Site00000000000000000',$,'Site',$,$,#8,$,$,.ELEMENT.,$,$,$,$,$);",
                "#11=IFCBUILDING('0Building0000000000000',$,'House',$,$,#8,$,$,.ELEMENT.,$,$,$);",
                "#12=IFCBUILDINGSTOREY('0Storey000000000000000',$,'Ground',$,$,#9,$,$,.ELEMENT.,0.);",
                "#13=IFCAXIS2PLACEMENT2D(#15,$);",
                "#14=IFCDIRECTION((0.,0.,1.));",
                "#15=IFCCARTESIANPOINT((0.,0.));",
                "#40=IFCRELAGGREGATES('0Agg100000000000000000',$,$,$,#1,(#10));",
                "#41=IFCRELAGGREGATES('0Agg200000000000000000',$,$,$,#10,(#11));",
                "#42=IFCRELAGGREGATES('0Agg300000000000000000',$,$,$,#11,(#12));",
                relation,
                *self.records,
                "ENDSEC;",
                "END-ISO-10303-21;",
                "",
            ]
        )
