"""ifcXML into IFC text, so that everything else works as for any source.

There are two ways to write IFC as XML, and files that mix them. That of IFC2X3 (ISO 10303-28)
has an element for every attribute and every value. That of IFC4 (“ifcXML4”) has attributes for
simple values, elements stand in for the entities that they refer to, and relations may stand
inside of what they relate. The schema says of which type an attribute is, so one reader does for
both.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from exportstudio.model.building import SourceText
from exportstudio.model.issue import Issue
from exportstudio.readers.ifcxml_start import read_start, refusal
from exportstudio.readers.part21_writer import Record, Records, ValueType

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_WRAPPED = "-wrapper"
# Attributes that say something of the element, and nothing of the entity.
_OF_XML = frozenset({"id", "ref", "href", "pos", "path", "cType", "arraySize", "itemType"})
_CONTAINERS = ("uos", "ifcXML")
_DEEPEST = 100  # entities in each other
_LISTED = 5


def load_text(path: Path, data: bytes) -> SourceText:
    """Return the IFC text of the ifcXML file `path`, or of one in an archive, that holds `data`.

    Raises StudioError (READ101, READ115) where it can't be read at all.
    """
    schema, application = read_start(data, path.name)
    reader = _Reader(schema)
    reader.read(_root(data, path.name))
    if not reader.count:
        raise refusal(path.name, "there is no entity of IFC in it")
    return SourceText(
        path=path,
        text=reader.text(),
        sha256=hashlib.sha256(data).hexdigest(),
        is_as_on_disk=False,
        schema=schema,
        application=application,
        issues=tuple(reader.issues()),
    )


def _root(data: bytes, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(name, f"it is not well-formed ({error})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, "it declares entities, with which small files fill the memory")
    return root


class _Pending:
    """A reference to an entity that may come later in the file."""

    __slots__ = ("id",)

    def __init__(self, id: str) -> None:
        self.id = id


class _Reader:
    def __init__(self, schema: str) -> None:
        self._records = Records(schema)
        self._by_id: dict[str, Record] = {}
        self._unread: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        self.count = 0

    def read(self, root: Any) -> None:
        """Read all entities under the root of a file."""
        for holder in _holders(root):
            for element in holder:
                if (ifc_class := self._class_of(element)) is not None:
                    self._entity(element, ifc_class, 0)
                elif _local(element.tag).startswith("Ifc"):
                    self._unread[_local(element.tag)] += 1
        for record in self._records:
            self._settle(record)

    def text(self) -> bytes:
        """Return the IFC text."""
        return self._records.text()

    def issues(self) -> Iterator[Issue]:
        """Yield what could not be read."""
        if self._unread:
            yield Issue.warning(
                "READ130",
                f"{self._unread.total()} parts of the XML are not known in "
                f"{self._records.schema}, or not of the kind that belongs there: "
                f"{_some(self._unread)}.",
                "They are left out.",
            )
        if self._lost:
            yield Issue.warning(
                "READ109",
                f"{self._lost.total()} references lead to entities that do not exist "
                f"({_some(self._lost)}).",
                "The elements concerned are exported without what is missing.",
            )

    def _class_of(self, element: Any) -> str | None:
        """Return of which class an element says that it is, or None where it says nothing."""
        for name in (_local(element.get(f"{_XSI}type", "")), _local(element.tag)):
            if name and self._records.has_class(name):
                return name
        return None

    def _entity(self, element: Any, ifc_class: str, depth: int) -> Record:
        """Return the record of an element that is an entity; it may hold others."""
        record = self._records.add(ifc_class)
        self.count += 1
        if (id := element.get("id")) is not None:
            self._by_id[id] = record
        for name, text in element.attrib.items():
            if name.startswith("{") or name in _OF_XML:
                continue
            type = record.type_of(name)
            if type is not None and type.depth and not text.strip():
                record.values[name] = []
            elif type is not None and type.is_simple:
                self._take(record, name, partial(_from_text, type, text))
            else:
                self._unread[f"{ifc_class}.{name}"] += 1
        for child in element:
            self._attribute(record, child, depth)
        return record

    def _attribute(self, record: Record, element: Any, depth: int) -> None:
        """Read an element that is an attribute of an entity, or the inverse of one."""
        name = _local(element.tag)
        type = record.type_of(name)
        if depth > _DEEPEST:
            self._unread[f"{record.kind.name}.{name}, nested too deep"] += 1
        elif type is not None:
            self._take(record, name, partial(self._value, element, type, depth))
        elif (forward := record.inverse(name)) is not None:
            for relation in self._entities(element, None, depth):
                self._relate(relation, forward, record)
        else:
            self._unread[f"{record.kind.name}.{name}"] += 1

    def _take(self, record: Record, name: str, read: Callable[[], Any]) -> None:
        try:
            value = read()
        except (ValueError, KeyError, OverflowError):
            self._unread[f"{record.kind.name}.{name}"] += 1
            return
        if value is not None:
            record.values[name] = value

    def _relate(self, relation: Any, forward: str, record: Record) -> None:
        """Have a relation that stands inside of an entity relate that entity."""
        if isinstance(relation, _Pending):
            return  # it stands elsewhere, and says itself what it relates
        type = relation.type_of(forward)
        if type is None:
            self._unread[f"{relation.kind.name} in {record.kind.name}"] += 1
        elif type.depth:
            related = relation.values.setdefault(forward, [])
            named = [self._by_id.get(o.id) if isinstance(o, _Pending) else o for o in related]
            if not any(other is record for other in named):
                related.append(record)
        else:
            relation.values.setdefault(forward, record)

    def _value(self, element: Any, type: ValueType, depth: int) -> Any:
        if type.is_simple:
            return _from_element(type, element)
        if type.depth > 1:  # each row is an element of its own, whatever that is called
            if any(self._class_of(row) or row.get("ref") for row in element):
                raise ValueError("nobody knows where the rows end")
            return [self._entities(row, None, depth) for row in element]
        found = self._entities(element, type, depth)
        if type.depth:
            return found
        return found[0] if found else None

    def _entities(self, element: Any, type: ValueType | None, depth: int) -> list[Any]:
        """Return the entities and typed values that an element holds, refers to, or is."""
        if (single := self._one(element, depth, by_name=False)) is not None:
            return [single]
        if type is not None and self._is_entity(element, type.kind):
            return [self._entity(element, type.kind, depth + 1)]
        found = []
        for child in element:
            one = self._one(child, depth, by_name=True)
            if one is None:
                self._unread[f"{_local(child.tag)} in {_local(element.tag)}"] += 1
            else:
                found.append(one)
        return found

    def _is_entity(self, element: Any, ifc_class: str) -> bool:
        """Return whether an element is itself what its attribute refers to, though it says not."""
        names = self._records.attributes_of(ifc_class)
        return ("id" in element.attrib and bool(names)) or any(
            _local(name) in names for name in (*element.attrib, *(child.tag for child in element))
        )

    def _one(self, element: Any, depth: int, *, by_name: bool) -> Any:
        """Return the one entity or value that an element is, or None.

        `by_name`: the name of the element says what it is; else it is that of an attribute.
        """
        reference = element.get("ref") or element.get("href")
        if reference is not None:
            return _Pending(reference.removeprefix("#"))
        name = _local(element.tag) if by_name else _local(element.get(f"{_XSI}type", ""))
        if by_name and (ifc_class := self._class_of(element)) is not None:
            return self._entity(element, ifc_class, depth + 1)
        if name and self._records.has_class(name):
            return self._entity(element, name, depth + 1)
        name = name.removesuffix(_WRAPPED)
        defined = self._records.defined_type(name) if name else None
        if defined is None:
            return None
        try:
            return self._records.value(name, _from_element(defined, element))
        except (ValueError, KeyError, OverflowError):
            return None

    def _settle(self, record: Record) -> None:
        """Resolve what a record refers to, and drop what is not of the kind that belongs there."""
        for name, value in list(record.values.items()):
            settled = self._resolved(value)
            try:
                record.set(name, settled)
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
                del record.values[name]
                if settled is not None:
                    self._unread[f"{record.kind.name}.{name}"] += 1

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, list):
            return [each for item in value if (each := self._resolved(item)) is not None]
        if not isinstance(value, _Pending):
            return value
        if (record := self._by_id.get(value.id)) is None:
            self._lost[value.id] += 1
        return record


def _holders(root: Any) -> Iterator[Any]:
    """Yield the elements that entities stand in: those for units of serialization, or the root."""
    if _local(root.tag) in _CONTAINERS:
        yield root
        return
    yield from (child for child in root if _local(child.tag) in _CONTAINERS)


def _local(name: str) -> str:
    """Return a name without its namespace, however that is written."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _from_element(type: ValueType, element: Any) -> Any:
    """Return what an element without entities says; raises ValueError, KeyError."""
    if not type.depth:
        return _scalar(type, "".join(element.itertext()))
    if not len(element):
        return _from_text(type, element.text or "")
    if type.depth == 1:
        leaves = [leaf for leaf in element.iter() if not len(leaf)]
        return [value for leaf in leaves for value in _items(type, leaf.text or "")]
    rows = [
        [v for leaf in row.iter() if not len(leaf) for v in _items(type, leaf.text or "")]
        for row in element
    ]
    flat = [value for row in rows for value in row]
    return _in_rows(flat, type.size) if any(len(row) == 1 for row in rows) else rows


def _items(type: ValueType, text: str) -> list[Any]:
    """Return the values in an element of a list, parted by blanks; a text may hold blanks."""
    if type.kind == "string":
        return [text]
    return [_scalar(type, part) for part in text.split()]


def _from_text(type: ValueType, text: str) -> Any:
    """Return what an attribute says; raises ValueError, KeyError.

    Lists are parted by blanks. A list of texts is taken as one text: names have blanks, too.
    """
    if not type.depth:
        return _scalar(type, text)
    values = _items(type, text)
    return values if type.depth == 1 else _in_rows(values, type.size)


def _in_rows(values: list[Any], size: int | None) -> list[list[Any]]:
    if not values:
        return []
    if size is None:
        return [values]
    return [values[n : n + size] for n in range(0, len(values), size)]


def _scalar(type: ValueType, text: str) -> Any:
    if type.kind == "string":
        return text
    text = text.strip()
    if type.items:
        return text.upper()
    if type.kind in ("boolean", "logical"):
        known: dict[str, bool | str] = {"true": True, "1": True, "false": False, "0": False}
        if type.kind == "logical":
            known["unknown"] = "UNKNOWN"
        return known[text.lower()]
    if type.kind == "integer":
        return int(text)
    return text if type.kind == "binary" else float(text)


def _some(found: Counter[str]) -> str:
    names = [
        f"{name} ({count} ×)" if count > 1 else name for name, count in found.most_common(_LISTED)
    ]
    return ", ".join(names) + (", …" if len(found) > _LISTED else "")
