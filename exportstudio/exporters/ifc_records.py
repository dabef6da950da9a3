"""IFC as records of text: what each is, what it says, and what it refers to.

The text is the one that IfcOpenShell writes of a model: one record a line, without comments, and
without references that lead nowhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_RECORD = re.compile(r"^#(\d+)=(\w+)\((.*)\);$", re.MULTILINE)
_REFERENCE = re.compile(r"#(\d+)")
_STRING_OR_REFERENCE = re.compile(r"'(?:[^']|'')*'|#(\d+)")
# One value: anything but commas, with texts, and with aggregates four deep, which is all there is.
_TEXT = r"'[^']*+'"
_AGGREGATE = rf"\((?:[^'()]++|{_TEXT})*+\)"
for _ in range(3):
    _AGGREGATE = rf"\((?:[^'()]++|{_TEXT}|{_AGGREGATE})*+\)"
_VALUE = re.compile(rf"((?:[^'(),]++|{_TEXT}|{_AGGREGATE})++)(?:,|$)")
# A backslash is escaped by another, so that what follows two of them is plain text.
_UTF32 = re.compile(r"\\\\|\\X4\\((?:[0-9A-F]{8})+)\\X0\\")


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says: the name of its entity in capitals, and its values as text."""

    name: str
    values: str

    def __str__(self) -> str:
        return f"{self.name}({self.values})"


def references_of(values: str) -> list[int]:
    """Return the STEP ids that values refer to, in order; texts refer to nothing."""
    if "'" not in values:
        return [int(id) for id in _REFERENCE.findall(values)]
    return [int(id) for id in _STRING_OR_REFERENCE.findall(values) if id]


def with_references(values: str, new: Callable[[int], int]) -> str:
    """Return values that refer to `new` of each id instead."""

    def replaced(match: re.Match[str]) -> str:
        return f"#{new(int(match.group(1)))}" if match.group(1) else match.group()

    return _STRING_OR_REFERENCE.sub(replaced, values)


def split(values: str) -> list[str]:
    """Return values one by one."""
    return _VALUE.findall(values)


def listed(ids: Iterable[int]) -> str:
    """Return references as an aggregate."""
    return f"({','.join(f'#{id}' for id in ids)})"


class Records:
    """The records of a model by STEP id, in the order of the file."""

    def __init__(self, ifc: Any) -> None:
        """`ifc` is an IfcOpenShell model."""
        text = with_short_escapes(ifc.to_string())
        self.header, _, data = text.partition("\nDATA;\n")
        self._records = {int(m[1]): Record(m[2], m[3]) for m in _RECORD.finditer(data)}
        self._references: dict[int, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for id, record in self._records.items():
            self._by_name.setdefault(record.name, []).append(id)
        self.last_id = max(self._records, default=0)
        self.schema = Schema(ifc.schema_identifier)

    def __getitem__(self, id: int) -> Record:
        return self._records[id]

    def __contains__(self, id: int) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[int]:
        return iter(self._records)

    def references(self, id: int) -> list[int]:
        """Return the STEP ids that a record refers to."""
        found = self._references.get(id)
        if found is None:
            found = self._references[id] = references_of(self._records[id].values)
        return found

    def values(self, id: int) -> dict[str, str]:
        """Return the values of a record by the names of their attributes."""
        record = self._records[id]
        names = self.schema.attributes(record.name)
        return dict(zip(names, split(record.values), strict=False))

    def of(self, *entities: str) -> list[int]:
        """Return the ids of all records that are one of `entities`, or a kind of it."""
        return sorted(
            id
            for name, ids in self._by_name.items()
            if self.schema.is_a(name, *entities)
            for id in ids
        )

    def is_a(self, id: int, *entities: str) -> bool:
        """Return whether a record is one of `entities`, or a kind of it."""
        return self.schema.is_a(self._records[id].name, *entities)

    @cached_property
    def in_circles(self) -> set[int]:
        """The records that refer to themselves, by whatever way, or to such ones."""
        done: set[int] = set()
        closed: set[int] = set()
        for start in self._records:
            if start in done:
                continue
            if done.issuperset(self.references(start)):
                done.add(start)
                continue
            on_trail = {start}
            trail = [(start, iter(self.references(start)))]
            while trail:
                id, following = trail[-1]
                for next_id in following:
                    if next_id in on_trail:
                        closed.add(next_id)
                    elif next_id not in done:
                        on_trail.add(next_id)
                        trail.append((next_id, iter(self.references(next_id))))
                        break
                else:
                    trail.pop()
                    on_trail.discard(id)
                    done.add(id)
        if not closed:
            return closed
        users: dict[int, list[int]] = {}
        for id in self._records:
            for used in self.references(id):
                users.setdefault(used, []).append(id)
        queue = list(closed)
        while queue:
            for user in users.get(queue.pop(), ()):
                if user not in closed:
                    closed.add(user)
                    # An object can do without what is in a circle; so what relates it is sound.
                    if not self.is_a(user, "IFCROOT"):
                        queue.append(user)
        return closed


class Schema:
    """What a schema says of its entities, whose names are given in capitals."""

    def __init__(self, identifier: str) -> None:
        from ifcopenshell import ifcopenshell_wrapper

        self.identifier = identifier
        self._schema = ifcopenshell_wrapper.schema_by_name(identifier)
        self._kinds: dict[str, frozenset[str]] = {}
        self._attributes: dict[str, tuple[str, ...]] = {}
        self._optional: dict[str, frozenset[str]] = {}

    def is_a(self, name: str, *entities: str) -> bool:
        """Return whether the entity `name` is one of `entities`, or a kind of it."""
        kinds = self._kinds.get(name)
        if kinds is None:
            found = []
            declaration = self._schema.declaration_by_name(name).as_entity()
            while declaration is not None:
                found.append(declaration.name().upper())
                declaration = declaration.supertype()
            kinds = self._kinds[name] = frozenset(found)
        return not kinds.isdisjoint(entities)

    def attributes(self, name: str) -> tuple[str, ...]:
        """Return the names of the attributes of an entity, in order."""
        if name not in self._attributes:
            self._look_up(name)
        return self._attributes[name]

    def optional(self, name: str) -> frozenset[str]:
        """Return the names of the attributes that need no value."""
        if name not in self._optional:
            self._look_up(name)
        return self._optional[name]

    def _look_up(self, name: str) -> None:
        entity: Any = self._schema.declaration_by_name(name).as_entity()
        attributes = entity.all_attributes()
        self._attributes[name] = tuple(each.name() for each in attributes)
        self._optional[name] = frozenset(each.name() for each in attributes if each.optional())


def with_short_escapes(text: str) -> str:
    r"""Return text that has letters of the first plane as \X2\, which is shorter and older."""
    return _UTF32.sub(_shortened, text) if "\\X4\\" in text else text


def _shortened(match: re.Match[str]) -> str:
    digits = match.group(1)
    if not digits:
        return match.group()
    codes = [digits[n : n + 8] for n in range(0, len(digits), 8)]
    if all(code.startswith("0000") for code in codes):
        return f"\\X2\\{''.join(code[4:] for code in codes)}\\X0\\"
    return match.group()
