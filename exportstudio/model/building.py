"""A building as a reader returns it: its elements, its spatial tree and where it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exportstudio.model.issue import Issue


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the first kilobytes of a source tell. `bytes` is the size of the IFC text in it.

    `member` is the path inside an archive, or None. `schema` is the name that the header gives.
    """

    path: Path
    schema: str
    bytes: int
    application: str = ""
    member: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The IFC text of a source, before it is parsed.

    `sha256` is that of the file. `is_as_on_disk` is True where the text is the very file.
    """

    path: Path
    text: bytes
    sha256: str
    is_as_on_disk: bool
    schema: str
    application: str
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class Element:
    """One IfcProduct.

    `key` identifies the element in outputs and in the ledger: its GlobalId where that is unique
    and not empty, else a made-up one that holds the STEP id. `parent` is the STEP id of the
    element that contains, aggregates or hosts this one, or None at the top. `is_spatial` is True
    for sites, buildings, storeys and their kin, which order the others; not for spaces. `groups`
    names the systems, zones and other groups that it belongs to.
    """

    id: int
    key: str
    global_id: str
    ifc_class: str
    name: str
    parent: int | None = None
    is_spatial: bool = False
    properties: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Georeference:
    """Where the project stands on Earth, as the source says it.

    `eastings`, `northings`, `height` are in metres of the map's coordinate system; the x axis of
    the project points along (`abscissa`, `ordinate`) there; `scale` multiplies project metres,
    and so do `factors`, for x, y and z (IfcMapConversionScaled).
    `coordinates_are_projected`: the coordinates of the building are those of the map already, so
    that none of this may be applied to them, whatever it says.
    `crs` is the name of the coordinate reference system, for example "EPSG:2056", with its
    description and datums.
    `latitude` and `longitude` are those of the site in degrees, or of the project's origin where
    the reference system is geographic; `site_elevation` is in metres. `true_north` is where north
    is in the plane of the project.
    """

    crs: str = ""
    crs_description: str = ""
    geodetic_datum: str = ""
    vertical_datum: str = ""
    eastings: float | None = None
    northings: float | None = None
    height: float | None = None
    abscissa: float = 1.0
    ordinate: float = 0.0
    scale: float = 1.0
    factors: tuple[float, float, float] = (1.0, 1.0, 1.0)
    coordinates_are_projected: bool = False
    latitude: float | None = None
    longitude: float | None = None
    site_elevation: float | None = None
    true_north: tuple[float, float] | None = None


@dataclass(slots=True)
class Building:
    """A source in memory. Everything inside is IFC.

    `text` is the IFC text, for kernels that read for themselves, and `open_ifc` returns the
    IfcOpenShell model of that very text. `elements` holds every IfcProduct by STEP id, in the
    order of the file. `length_unit_m` is the length unit of the source in metres.
    `images` holds the image files that it refers to, by the name under which it does, and
    `missing_images` what is said in `issues` of those that are not there.
    `property_units` gives the symbol of the unit of a property by its set and name, "" where it
    has none or several.
    """

    source: Path
    sha256: str
    schema: str
    text: bytes
    open_ifc: Callable[[], Any]
    project: Element
    elements: dict[int, Element]
    length_unit_m: float = 1.0
    georeference: Georeference = field(default_factory=Georeference)
    application: str = ""
    issues: list[Issue] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    missing_images: dict[str, Issue] = field(default_factory=dict)
    property_units: dict[tuple[str, str], str] = field(default_factory=dict)
    _ifc: Any = field(default=None, init=False, repr=False, compare=False)

    @property
    def ifc(self) -> Any:
        """The IfcOpenShell model (`ifcopenshell.file`), parsed when it is first asked for.

        Raises StudioError (READ1xx) where it can't be.
        """
        if self._ifc is None:
            self._ifc = self.open_ifc()
        return self._ifc

    def path_of(self, element: Element) -> Iterator[Element]:
        """Yield the ancestors of `element` from its parent upward; the tree has no cycles."""
        parent = element.parent
        while parent is not None:
            above = self.elements[parent]
            yield above
            parent = above.parent
