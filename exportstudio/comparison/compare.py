"""What differs between two snapshots: added, removed, moved, and every changed value."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exportstudio.comparison.snapshot import ElementState, Facet, Snapshot, Solid, ValueName
from exportstudio.model.table import Cell

_OF_KEY = "_key"  # attributes that name another element by its key
_SAME_NUMBER = 1e-9
_SAME_MEASURE = 1e-6
"""How much area and volume may differ, as a share, between a body and the same one turned."""


class ChangeKind(StrEnum):
    """What about an element is different."""

    ADDED = "added"
    REMOVED = "removed"
    CLASS = "class"
    NAME = "name"
    ATTRIBUTE = "attribute"
    PROPERTY = "property"
    QUANTITY = "quantity"
    MATERIAL = "material"
    MOVED = "moved"
    GEOMETRY = "geometry"


_KINDS = {
    Facet.PROPERTIES: ChangeKind.PROPERTY,
    Facet.QUANTITIES: ChangeKind.QUANTITY,
    Facet.MATERIALS: ChangeKind.MATERIAL,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `what` is the value or measure concerned; None stands for “not there”."""

    key: str
    ifc_class: str
    name: str
    kind: ChangeKind
    what: str = ""
    old: Cell = None
    new: Cell = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "key": self.key,
            "class": self.ifc_class,
            "name": self.name,
            "kind": self.kind.value,
            "what": self.what,
            "old": self.old,
            "new": self.new,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Change":
        """Return the change that `to_dict` described."""
        return cls(
            data["key"],
            data["class"],
            data["name"],
            ChangeKind(data["kind"]),
            data["what"],
            data["old"],
            data["new"],
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two files. `facets`: what was compared, since both files tell it."""

    old: Path
    new: Path
    facets: tuple[str, ...]
    elements: tuple[int, int]
    changes: tuple[Change, ...] = ()
    tolerance_m: float = 0.001
    ignored: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many elements have changes of each kind."""
        return dict(Counter(kind for _, kind in {(c.key, c.kind.value) for c in self.changes}))

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "old": str(self.old),
            "new": str(self.new),
            "facets": list(self.facets),
            "elements": {"old": self.elements[0], "new": self.elements[1]},
            "tolerance_m": self.tolerance_m,
            "ignored": list(self.ignored),
            "counts": self.counts(),
            "changes": [change.to_dict() for change in self.changes],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Comparison":
        """Return the comparison that `to_dict` described."""
        return cls(
            Path(data["old"]),
            Path(data["new"]),
            tuple(data["facets"]),
            (data["elements"]["old"], data["elements"]["new"]),
            tuple(map(Change.from_dict, data["changes"])),
            data["tolerance_m"],
            tuple(data["ignored"]),
        )


def compare(
    old: Snapshot, new: Snapshot, *, tolerance_m: float = 0.001, ignore: Sequence[str] = ()
) -> Comparison:
    """Return what differs between two snapshots, in the order of their elements.

    Bodies may differ by `tolerance_m`. `ignore` holds patterns with * and ?: `kind:moved`,
    `class:IfcSpace`, or the name of a value such as `Pset_WallCommon.*`.
    """
    return _Comparing(old, new, tolerance_m, _Ignored(ignore)).result()


@dataclass(frozen=True, slots=True)
class _Ignored:
    patterns: Sequence[str]

    def has(self, change: Change) -> bool:
        names = f"kind:{change.kind}", f"class:{change.ifc_class}", change.what
        return any(fnmatchcase(name, each) for each in self.patterns for name in names if name)


@dataclass(slots=True)
class _Comparing:
    old: Snapshot
    new: Snapshot
    tolerance_m: float
    ignored: _Ignored
    changes: list[Change] = field(default_factory=list)

    def result(self) -> Comparison:
        facets = self.old.facets & self.new.facets
        for key, before in self.old.elements.items():
            after = self.new.elements.get(key)
            if after is None:
                self._note(before, ChangeKind.REMOVED)
            else:
                self._compare(before, after, facets)
        for key, after in self.new.elements.items():
            if key not in self.old.elements:
                self._note(after, ChangeKind.ADDED)
        return Comparison(
            self.old.path,
            self.new.path,
            tuple(facet.value for facet in Facet if facet in facets),
            (len(self.old.elements), len(self.new.elements)),
            tuple(self.changes),
            self.tolerance_m,
            tuple(self.ignored.patterns),
        )

    def _note(self, element: ElementState, kind: ChangeKind, *about: Any) -> None:
        change = Change(element.key, element.ifc_class, element.name, kind, *about)
        if not self.ignored.has(change):
            self.changes.append(change)

    def _compare(self, before: ElementState, after: ElementState, facets: frozenset[Facet]) -> None:
        if before.ifc_class != after.ifc_class:
            self._note(after, ChangeKind.CLASS, "class", before.ifc_class, after.ifc_class)
        if Facet.NAMES in facets and before.name != after.name:
            self._note(after, ChangeKind.NAME, "name", before.name, after.name)
        if Facet.ATTRIBUTES in facets:
            for name in sorted(before.attributes.keys() & after.attributes.keys()):
                pair = before.attributes[name], after.attributes[name]
                if pair[0] != pair[1]:
                    what = name.removesuffix(_OF_KEY)
                    if what != name:
                        pair = _called(self.old, pair[0]), _called(self.new, pair[1])
                    self._note(after, ChangeKind.ATTRIBUTE, what, *pair)
        for value, was, is_now in _differing(before, after, facets):
            self._note(after, _KINDS[value.facet], str(value), was, is_now)
        if Facet.GEOMETRY in facets:
            for kind, *about in self._moved(before.solid, after.solid):
                self._note(after, kind, *about)

    def _moved(
        self, before: Solid | None, after: Solid | None
    ) -> Iterator[tuple[ChangeKind, str, Cell, Cell]]:
        """Yield how a body differs: it came, went, moved, or has another form."""
        if before is None or after is None:
            if before is not after:
                yield ChangeKind.GEOMETRY, "body", _there(before), _there(after)
            return
        tolerance_m = self.tolerance_m + before.rounding_m + after.rounding_m
        is_alike = self.old.chord_m == self.new.chord_m
        if not is_alike:  # meshed in two qualities
            tolerance_m += max(self.old.chord_m, self.new.chord_m)
        shift = (after.low + after.high) / 2 - (before.low + before.high) / 2
        if _is_same_form(before, after, shift, tolerance_m, is_alike=is_alike):
            if float(np.linalg.norm(shift)) > tolerance_m:
                yield ChangeKind.MOVED, "position", _coordinates(before), _coordinates(after)
        elif _is_turned(before, after):
            yield ChangeKind.MOVED, "direction", _coordinates(before), _coordinates(after)
        else:
            yield ChangeKind.GEOMETRY, "form", _measures(before), _measures(after)


def _called(snapshot: Snapshot, key: str) -> str:
    """Return the name of an element, or its key where it has none."""
    element = snapshot.elements.get(key)
    return element.name or key if element else key


def _differing(
    before: ElementState, after: ElementState, facets: frozenset[Facet]
) -> Iterator[tuple[ValueName, Cell, Cell]]:
    for value in {**before.values, **after.values}:
        if value.facet not in facets or (value.of_type and Facet.TYPE_VALUES not in facets):
            continue
        was, is_now = before.values.get(value), after.values.get(value)
        if not _same(was, is_now):
            yield value, was, is_now


def _same(one: Cell, other: Cell) -> bool:
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    if numbers and not isinstance(one, bool) and not isinstance(other, bool):
        return math.isclose(float(one or 0), float(other or 0), rel_tol=_SAME_NUMBER)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _is_same_form(
    before: Solid,
    after: Solid,
    shift: NDArray[np.float64],
    tolerance_m: float,
    *,
    is_alike: bool,
) -> bool:
    """Return whether one body is the other, moved by `shift`.

    Where they are not meshed alike, facets tell nothing, and only the sizes are held together.
    """
    size, other_size = before.high - before.low, after.high - after.low
    if np.abs(size - other_size).max() > tolerance_m:
        return False
    return not is_alike or _points_match(before.points + shift, after.points, tolerance_m)


def _points_match(one: NDArray[np.float64], other: NDArray[np.float64], tolerance_m: float) -> bool:
    """Return whether the points of both are the same, within `tolerance_m`, in whatever order."""
    if len(one) == len(other) and np.abs(one - other).max() <= tolerance_m:
        return True
    one, other = (np.unique(np.round(points, 6), axis=0) for points in (one, other))
    if len(one) == len(other):
        # Bodies that agree along every axis and differ all the same are mirror images of a kind
        # that no change of a building is.
        return bool(np.abs(np.sort(one, 0) - np.sort(other, 0)).max() <= tolerance_m)
    return _is_near(one, other, tolerance_m) and _is_near(other, one, tolerance_m)


def _is_near(points: NDArray[np.float64], others: NDArray[np.float64], tolerance_m: float) -> bool:
    """Return whether each of `points` is within `tolerance_m` of one of `others`, sorted by x."""
    starts = np.searchsorted(others[:, 0], points[:, 0] - tolerance_m)
    ends = np.searchsorted(others[:, 0], points[:, 0] + tolerance_m, "right")
    return all(
        bool((np.abs(others[start:end] - point).max(1, initial=0.0) <= tolerance_m).any())
        for point, start, end in zip(points, starts.tolist(), ends.tolist(), strict=True)
    )


def _is_turned(before: Solid, after: Solid) -> bool:
    """Return whether two bodies have the same area and volume, wherever they stand."""
    pairs = (before.area(), after.area()), (before.volume(), after.volume())
    return all(math.isclose(*pair, rel_tol=_SAME_MEASURE, abs_tol=1e-9) for pair in pairs)


def _there(solid: Solid | None) -> str | None:
    return None if solid is None else "there"


def _coordinates(solid: Solid) -> str:
    """Return the middle of a body in metres, to a tenth of a millimetre."""
    return ", ".join(f"{value:.4f}" for value in ((solid.low + solid.high) / 2).tolist())


def _measures(solid: Solid) -> str:
    size = " × ".join(f"{value:.4f}" for value in (solid.high - solid.low).tolist())
    return f"{size} m, {solid.area():.4f} m², {solid.volume():.4f} m³"
