"""Triangle meshes as polyhedra: triangles in one plane become one face, meeting ones one body.

A body of plane faces comes out just as it was modelled: a box has six faces, not twelve triangles.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exportstudio.geometry.mesh import is_closed

# How far the corners of a face may be from its plane: kernels round to single precision.
PLANE_M = 1e-5
# Neighbours in one plane look the same way but for this; what is thinner looks nowhere.
_ALIKE = 0.999
_SLIVER_M = 2e-6
# How far a corner may be from the line of its neighbours, in metres and as a share, to be none.
_STRAIGHT_M = 2e-6
_STRAIGHT = 1e-3
_WELD_DECIMALS = 6
_SHORTEST_M = 1e-6
# Planes whose normals differ by less are one where they meet.
_ONE_PLANE = 0.02
# How far a corner may be moved onto the planes of its faces.
_FARTHEST_M = 5e-5
# What is nearer to a plane is on it.
_EVEN_M = 1e-10
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line around a face or a hole in it.

    `corners` are numbers of vertices. Edge n goes from corner n to the next one; two rings share
    it if both have its number in `edges`, and go along it in opposite directions.
    """

    corners: list[int]
    edges: list[int]


@dataclass(frozen=True, slots=True)
class Face:
    """A plane face: its outline, which goes round `normal` to the left, then its holes.

    `point` is one of its plane.
    """

    rings: list[Ring]
    normal: tuple[float, float, float]
    point: tuple[float, float, float]
    slot: int


@dataclass(frozen=True, slots=True)
class Polyhedron:
    """Faces that hang together. `volume_m3` is negative for a hollow, and 0 if it is not closed."""

    faces: list[Face]
    is_closed: bool
    volume_m3: float


@dataclass(frozen=True, slots=True)
class Polyhedra:
    """The polyhedra that a mesh consists of, and its vertices (n, 3) in metres."""

    vertices: NDArray[np.float64]
    parts: list[Polyhedron]


def polyhedra_of(
    vertices: NDArray[np.float64], triangles: NDArray[np.uint32], slots: Sequence[int]
) -> Polyhedra:
    """Return the polyhedra of a mesh whose triangles are sorted by style; `slots` counts these.

    Only triangles of one style become one face.
    """
    return _Merger(vertices, triangles, slots).run()


class _Merger:
    """Half-edge 3t + k of triangle t goes from its corner k to the next one."""

    def __init__(
        self,
        vertices: NDArray[np.float64],
        triangles: NDArray[np.uint32],
        slots: Sequence[int],
    ) -> None:
        corners = triangles.astype(np.int64)
        slot = np.repeat(np.arange(len(slots)), slots)
        if not is_closed(triangles):
            # Where corners meet without being one, as at the seam of an image, they become one.
            grid = np.round(vertices, _WELD_DECIMALS) + 0.0
            _, first, same = np.unique(grid, axis=0, return_index=True, return_inverse=True)
            corners = first[same.reshape(-1)][corners]
        corners = _without_short_edges(vertices, corners)
        a, b, c = corners.T
        whole = (a != b) & (b != c) & (c != a)
        corners, slot = corners[whole], slot[whole]
        self._vertices = vertices
        self._triangles = corners
        self._slots = slot
        self._starts = corners.reshape(-1)
        self._ends = corners[:, (1, 2, 0)].reshape(-1)
        self._points = vertices[corners]
        self._cross = np.cross(
            self._points[:, 1] - self._points[:, 0], self._points[:, 2] - self._points[:, 0]
        )
        self._partner = self._partners()

    def run(self) -> Polyhedra:
        """Return the polyhedra; faces that are not quite plane, or not simple, stay triangles."""
        group = self._groups()
        rings, dissolved = self._rings(group)
        for _ in range(_ROUNDS):
            if dissolved:
                group = self._without(group, dissolved)
                rings, _ = self._rings(group)
            faces = self._faces(rings, group)
            vertices, uneven = _settled(self._vertices, [face for _, face in faces])
            dissolved = {group[faces[n][0] // 3] for n in uneven}
            if not dissolved:
                break
        faces = [(half, _on_corners(face, vertices)) for half, face in faces]
        return Polyhedra(vertices, self._parts(faces))

    def _without(self, group: list[int], dissolved: set[int]) -> list[int]:
        """Return groups with each triangle of those that are dissolved by itself."""
        count = len(self._triangles)
        return [count + t if number in dissolved else number for t, number in enumerate(group)]

    def _partners(self) -> NDArray[np.int64]:
        """Return for each half-edge the one that goes back along it, or −1."""
        size = len(self._vertices)
        there = self._starts * size + self._ends
        back = self._ends * size + self._starts
        order = np.argsort(there, kind="stable")
        ranked = there[order]
        place = np.searchsorted(ranked, back)
        place = np.minimum(place, max(len(ranked) - 1, 0))
        partner = np.where(ranked[place] == back, order[place], -1) if len(ranked) else place
        repeated = ranked[1:][ranked[1:] == ranked[:-1]]
        if len(repeated):
            self._pair_around(partner, np.unique(repeated), there, back)
        return partner

    def _pair_around(
        self,
        partner: NDArray[np.int64],
        repeated: NDArray[np.int64],
        there: NDArray[np.int64],
        back: NDArray[np.int64],
    ) -> None:
        """Pair the half-edges where more than two faces meet: with the next one around the edge."""
        size = len(self._vertices)
        done = set()
        for code in repeated.tolist():
            one, other = divmod(code, size)
            if (min(one, other), max(one, other)) in done:
                continue
            done.add((min(one, other), max(one, other)))
            forward = np.flatnonzero(there == code)
            backward = np.flatnonzero(back == code)
            partner[forward] = -1
            partner[backward] = -1
            axis = self._vertices[other] - self._vertices[one]
            axis = axis / np.linalg.norm(axis)
            around = np.concatenate([forward, backward])
            apexes = self._vertices[self._triangles[around // 3, (around + 2) % 3]]
            to_apex = apexes - self._vertices[one]
            to_apex -= np.outer(to_apex @ axis, axis)
            u = to_apex[0] / max(np.linalg.norm(to_apex[0]), 1e-30)
            angles = np.arctan2(to_apex @ np.cross(axis, u), to_apex @ u) % (2 * np.pi)
            order = np.argsort(angles, kind="stable")
            turn = [(int(around[n]), bool(n < len(forward))) for n in order]
            # Matter lies to the left of a face that goes along the axis: seen along it, that face
            # is met by the next one, going round to the right.
            for n, (half, is_forward) in enumerate(turn):
                before, before_is_forward = turn[n - 1]
                if is_forward and not before_is_forward and partner[before] < 0:
                    partner[half], partner[before] = before, half

    def _groups(self) -> list[int]:
        """Return for each triangle the number of the face that it is a part of."""
        partner, cross = self._partner, self._cross
        doubled = np.linalg.norm(cross, axis=1)
        lengths = np.linalg.norm(self._points - self._points[:, (1, 2, 0)], axis=2)
        longest = lengths.argmax(1)
        height = doubled / np.maximum(lengths.max(1), 1e-30)
        is_sliver = height < _SLIVER_M
        normals = cross / np.maximum(doubled, 1e-30)[:, None]
        half = np.flatnonzero(partner > np.arange(len(partner)))
        one, other = half // 3, partner[half] // 3
        # The plane is that of the larger one.
        is_less = doubled[one] < doubled[other]
        large, small = np.where(is_less, other, one), np.where(is_less, one, other)
        apex_of = np.where(is_less, half, partner[half])
        apex = self._points[apex_of // 3, (apex_of + 2) % 3]
        distance = np.abs(((apex - self._points[large, 0]) * normals[large]).sum(1))
        alike = (normals[one] * normals[other]).sum(1) > _ALIKE
        # What is thin goes with its neighbour along its longest side.
        goes_along = is_sliver[small] & (apex_of % 3 == longest[small])
        joins = (
            (self._slots[one] == self._slots[other])
            & (distance <= PLANE_M)
            & ((alike & ~is_sliver[small]) | goes_along)
        )
        group = _united(len(self._triangles), one[joins].tolist(), other[joins].tolist())
        plane: list[int] = self._plane_only(np.array(group, dtype=np.int64)).tolist()
        return plane

    def _plane_only(self, group: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return groups without those that bend: their triangles are groups of their own."""
        if not len(group):
            return group
        away = self._distances(group, *self._planes(group))
        bends = np.zeros(len(self._triangles), dtype=bool)
        bends[group[(away > 2 * PLANE_M).any(1)]] = True
        return np.where(bends[group], np.arange(len(group)), group)

    def _planes(self, group: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the normal of each group, by its number, and a point of it."""
        count = len(self._triangles)
        normal = np.zeros((count, 3))
        np.add.at(normal, group, self._cross)
        length = np.linalg.norm(normal, axis=1)
        point = np.zeros((count, 3))
        weight = np.zeros(count)
        doubled = np.linalg.norm(self._cross, axis=1) + 1e-30
        np.add.at(point, group, self._points.mean(1) * doubled[:, None])
        np.add.at(weight, group, doubled)
        used = weight > 0
        point[used] /= weight[used, None]
        normal[used] /= np.maximum(length[used], 1e-30)[:, None]
        return normal, point

    def _distances(
        self,
        group: NDArray[np.int64],
        normal: NDArray[np.float64],
        point: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Return how far each corner (m, 3) of the triangles is from the plane of its group."""
        away = ((self._points - point[group][:, None]) * normal[group][:, None]).sum(2)
        return np.asarray(np.abs(away))

    def _rings(self, group: list[int]) -> tuple[dict[int, list[list[int]]], set[int]]:
        """Return the rings of half-edges around each group, and which groups are no simple face.

        The outline comes first.
        """
        partner = self._partner.tolist()
        ends = [h for h, p in enumerate(partner) if p < 0 or group[p // 3] != group[h // 3]]
        is_end = bytearray(len(partner))
        for half in ends:
            is_end[half] = 1
        rings: dict[int, list[list[int]]] = defaultdict(list)
        for first in ends:
            if is_end[first] != 1:
                continue
            ring = []
            half = first
            while is_end[half] == 1:
                is_end[half] = 2
                ring.append(half)
                half = _following(half)
                while not is_end[half]:
                    half = _following(partner[half])
            rings[group[first // 3]].append(ring)
        dissolved = set()
        several = {number: found for number, found in rings.items() if len(found) > 1}
        for number, found in several.items():
            normal = self._cross[list({h // 3 for r in found for h in r})].sum(0)
            areas = [self._area(ring, normal) for ring in found]
            if sum(area > 0 for area in areas) != 1:
                dissolved.add(number)
            else:
                outer = max(range(len(found)), key=areas.__getitem__)
                rings[number] = [found[outer], *found[:outer], *found[outer + 1 :]]
        return rings, dissolved

    def _area(self, ring: list[int], normal: NDArray[np.float64]) -> float:
        points = self._vertices[self._starts[ring]]
        points = points - points[0]
        return float(np.cross(points, np.roll(points, -1, axis=0)).sum(0) @ normal)

    def _faces(self, rings: dict[int, list[list[int]]], group: list[int]) -> list[tuple[int, Face]]:
        """Return each face with the number of one of its half-edges."""
        normal, point = self._planes(np.array(group) % max(len(self._triangles), 1))
        starts, partner = self._starts.tolist(), self._partner.tolist()
        dropped = self._straight(rings)
        faces = []
        for number, around in rings.items():
            made = []
            for ring in around:
                kept = [n for n, half in enumerate(ring) if starts[half] not in dropped]
                if len(kept) < 3:
                    continue
                corners = [starts[ring[n]] for n in kept]
                edges = []
                for n, (begin, end) in enumerate(zip(kept, (*kept[1:], kept[0]), strict=True)):
                    # Both rings along an edge name the half-edges at the same end of it.
                    is_first = corners[n] < corners[(n + 1) % len(corners)]
                    half = ring[begin] if is_first else ring[end - 1]
                    edges.append(half if partner[half] < 0 else min(half, partner[half]))
                made.append(Ring(corners, edges))
            if made:
                triangle = number % len(self._triangles)
                x, y, z = normal[triangle].tolist()
                there = point[triangle].tolist()
                slot = int(self._slots[triangle])
                faces.append(
                    (around[0][0], Face(made, (x, y, z), (there[0], there[1], there[2]), slot))
                )
        return faces

    def _straight(self, rings: dict[int, list[list[int]]]) -> set[int]:
        """Return the vertices that only divide straight edges."""
        befores: dict[int, set[int]] = defaultdict(set)
        starts = self._starts.tolist()
        for around in rings.values():
            for ring in around:
                corners = [starts[half] for half in ring]
                for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
                    befores[one].add(other)
                    befores[other].add(one)
        between = {v: near for v, near in befores.items() if len(near) == 2}
        if not between:
            return set()
        middle = self._vertices[list(between)]
        pairs = np.array([sorted(near) for near in between.values()])
        one, other = self._vertices[pairs[:, 0]], self._vertices[pairs[:, 1]]
        before, after = middle - one, other - middle
        lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
        bend = np.linalg.norm(np.cross(before, after), axis=1)
        chord = np.maximum(np.linalg.norm(other - one, axis=1), 1e-30)
        goes_on = (before * after).sum(1) > 0
        is_straight = goes_on & (bend <= _STRAIGHT * lengths) & (bend <= _STRAIGHT_M * chord)
        return {v for v, straight in zip(between, is_straight.tolist(), strict=True) if straight}

    def _parts(self, faces: list[tuple[int, Face]]) -> list[Polyhedron]:
        partner = self._partner
        half = np.flatnonzero(partner > np.arange(len(partner)))
        part = _united(len(self._triangles), (half // 3).tolist(), (partner[half] // 3).tolist())
        part_of = np.array(part, dtype=np.int64)
        is_open = np.zeros(len(part), dtype=bool)
        is_open[part_of[np.flatnonzero(partner < 0) // 3]] = True
        a, b, c = (self._points[:, n] for n in range(3))
        volumes = np.bincount(part_of, weights=(a * np.cross(b, c)).sum(1) / 6, minlength=len(part))
        found: dict[int, list[Face]] = defaultdict(list)
        for half_edge, face in faces:
            found[part[half_edge // 3]].append(face)
        return [
            Polyhedron(members, not is_open[n], 0.0 if is_open[n] else float(volumes[n]))
            for n, members in found.items()
        ]


def _without_short_edges(
    vertices: NDArray[np.float64], corners: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return triangles (m, 3) with the ends of edges that nobody can see as one vertex."""
    ends = corners[:, (1, 2, 0)]
    short = np.linalg.norm(vertices[ends] - vertices[corners], axis=2) < _SHORTEST_M
    if not short.any():
        return corners
    same = _united(len(vertices), corners[short].tolist(), ends[short].tolist())
    return np.array(same)[corners]


def _settled(
    vertices: NDArray[np.float64], faces: list[Face]
) -> tuple[NDArray[np.float64], list[int]]:
    """Return the vertices moved onto the planes of the faces around them, as far as they go.

    Kernels round coordinates, but programs for solids expect a corner to be where faces meet.
    Beside that: the numbers of the faces with a vertex that is not on their plane even so.
    Triangles are plane wherever their corners are.
    """
    around = np.array(
        [
            (corner, n)
            for n, face in enumerate(faces)
            if not _is_triangle(face)
            for ring in face.rings
            for corner in ring.corners
        ]
    )
    if not len(around):
        return vertices, []
    around = np.unique(around, axis=0)
    normals = np.array([face.normal for face in faces])
    points = np.array([face.point for face in faces])
    settled = vertices.copy()
    corners, first, counts = np.unique(around[:, 0], return_index=True, return_counts=True)
    for count in np.unique(counts).tolist():
        alike = counts == count
        own = corners[alike]
        planes = around[first[alike][:, None] + np.arange(count), 1]
        off = ((points[planes] - vertices[own][:, None]) * normals[planes]).sum(2)
        # The shortest way; planes that are nearly one count as one.
        move = np.einsum("nij,nj->ni", np.linalg.pinv(normals[planes], rcond=_ONE_PLANE), off)
        near = np.linalg.norm(move, axis=1) <= _FARTHEST_M
        settled[own[near]] += move[near]
    corner, number = around.T
    away = np.abs(((settled[corner] - points[number]) * normals[number]).sum(1))
    return settled, np.unique(number[away > _EVEN_M]).tolist()


def _is_triangle(face: Face) -> bool:
    return len(face.rings) == 1 and len(face.rings[0].corners) == 3


def _on_corners(face: Face, vertices: NDArray[np.float64]) -> Face:
    """Return a face with the plane of its corners, if these are three."""
    if not _is_triangle(face):
        return face
    a, b, c = vertices[face.rings[0].corners]
    cross = np.cross(b - a, c - a)
    length = float(np.linalg.norm(cross))
    if not length:
        return face
    (x, y, z), point = (cross / length).tolist(), a.tolist()
    return replace(face, normal=(x, y, z), point=(point[0], point[1], point[2]))


def _following(half: int) -> int:
    """Return the half-edge after one, in its triangle."""
    return half - 2 if half % 3 == 2 else half + 1


def _united(count: int, ones: list[int], others: list[int]) -> list[int]:
    """Return for each of `count` members the least one that pairs connect it with."""
    root = list(range(count))
    for one, other in zip(ones, others, strict=True):
        while root[one] != one:
            root[one] = one = root[root[one]]
        while root[other] != other:
            root[other] = other = root[root[other]]
        if one < other:
            root[other] = one
        else:
            root[one] = other
    for member in range(count):
        root[member] = root[root[member]]
    return root
