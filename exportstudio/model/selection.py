"""Which elements of a building are wanted."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What the ledger says of everything else.
NOT_SELECTED = "not selected"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What elements have to be: in one of the storeys, of one of the classes, and so on.

    Kinds that name nothing ask for nothing. Storeys, groups (systems and zones) and layers are
    called by their name, storeys and groups by their GlobalId, too. Classes hold their subclasses.
    `query` is a text in the selector syntax of IfcOpenShell, for example "IfcWall, IfcSlab".
    """

    storeys: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    global_ids: tuple[str, ...] = ()
    query: str = ""

    def __post_init__(self) -> None:
        for kind in dataclasses.fields(self):
            if kind.name != "query" and isinstance(getattr(self, kind.name), str):
                raise TypeError(f"{kind.name} are several names, not one text")

    def __bool__(self) -> bool:
        """Return whether anything is asked for."""
        return self != Criteria()

    def __str__(self) -> str:
        kinds = (
            ("in storey", self.storeys),
            ("of class", self.classes),
            ("in system or zone", self.groups),
            ("on layer", self.layers),
            ("with GlobalId", self.global_ids),
            ("selected by", (self.query,) if self.query else ()),
        )
        return " and ".join(
            f"{words} {' or '.join(f'“{name}”' for name in names)}"
            for words, names in kinds
            if names
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of a building: all that meets `include`, without what meets `exclude`.

    Where `include` asks for nothing, that is the whole building, where `exclude` does, nothing is
    left out. With an element comes what it consists of, and with a storey all that is in it.
    """

    include: Criteria = field(default_factory=Criteria)
    exclude: Criteria = field(default_factory=Criteria)

    def __bool__(self) -> bool:
        """Return whether this is less than the whole building."""
        return bool(self.include or self.exclude)

    def __str__(self) -> str:
        parts = [str(self.include)] if self.include else []
        if self.exclude:
            parts.append(f"not {self.exclude}")
        return " and ".join(parts)

    def to_dict(self) -> dict[str, Any] | None:
        """Return the JSON form, which names what is asked for only; None for everything."""
        form = {
            side.name: {
                kind.name: list(value) if isinstance(value, tuple) else value
                for kind in dataclasses.fields(Criteria)
                if (value := getattr(getattr(self, side.name), kind.name))
            }
            for side in dataclasses.fields(self)
        }
        return {side: criteria for side, criteria in form.items() if criteria} or None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> "Selection":
        """Return the selection that `to_dict` described; raises TypeError for anything else."""
        sides: dict[str, Any] = {}
        for side, criteria in (data or {}).items():
            kinds: dict[str, Any] = {
                kind: value if kind == "query" else tuple(value) for kind, value in criteria.items()
            }
            sides[side] = Criteria(**kinds)
        return cls(**sides)


EVERYTHING = Selection()
