"""XML: the building as a tree, from the project down to every element with all that is said of it.

Its schema is `resources/schemas/model.xsd`. The tables are merged as they are read: each has its
rows in the order of the tree, so that no more than a row of each is in memory.
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import IO, Any, NamedTuple, cast
from xml.parsers import expat

from exportstudio.exporters.exporter import ExportInput, OnProgress, WriteResult
from exportstudio.exporters.owned_rows import OwnedRows
from exportstudio.exporters.table_exporter import FoundRows, TableExporter
from exportstudio.exporters.table_files import (
    CONTROLS,
    TABLES_DROP,
    TABLES_KEEP,
    Texts,
    compressed,
    ledger_of,
    new_file,
    provenance,
)
from exportstudio.exporters.xml_names import (
    DEPTH_LIMIT,
    NAMESPACE,
    NODE_TAGS,
    OWNER,
    ROW_TAGS,
    SET_COLUMNS,
    SET_TAGS,
    attribute_names,
    node_tag,
)
from exportstudio.model.format_info import FormatInfo
from exportstudio.model.quality import QUALITIES
from exportstudio.model.table import (
    CLASSIFICATIONS,
    ELEMENTS,
    MATERIALS,
    SPACES,
    STOREYS,
    SYSTEMS,
    TABLES_VERSION,
    TYPES,
    Row,
    Table,
)
from exportstudio.resource import resource

_BLOCK = 2**20
_VALIDATED = tuple(key for key, quality in QUALITIES.items() if quality.table_depth > 2)
_BATCH = 1000  # elements between two words on the progress
_Attributes = dict[str, str]


class XmlExporter(TableExporter):
    """Writes and re-reads XML files."""

    info = FormatInfo(
        key="xml",
        title="XML tree",
        suffix=".xml",
        qualities=tuple(QUALITIES),
        keeps=TABLES_KEEP,
        drops=(
            *TABLES_DROP,
            "control characters, which become “\N{REPLACEMENT CHARACTER}”",
            f"levels beyond the {DEPTH_LIMIT}th, which go on flat with the key of their container",
        ),
        options={},
    )
    unreadable = (*TableExporter.unreadable, EOFError, zlib.error, SyntaxError, expat.ExpatError)

    def write(self, source: ExportInput, out: Path, on_progress: OnProgress) -> WriteResult:
        """Write `out`; cells without a value have no attribute."""
        from lxml import etree

        texts = Texts(CONTROLS)
        with (
            new_file(out) as binary,
            self._encoded(binary) as stream,
            etree.xmlfile(stream, encoding="utf-8") as xml,
        ):
            xml.write_declaration()
            rows = _Document(xml, source, texts, on_progress).write()
        return WriteResult(ledger_of(source), rows=rows, issues=texts.issues())

    def find_rows(self, path: Path, found: FoundRows) -> None:
        """Note the rows of `path`; from professional quality on, hold it against its schema."""
        finder = _Finder(found)
        with self._decoded(path) as stream:
            while block := stream.read(_BLOCK):
                finder.parser.Parse(block)
            finder.parser.Parse(b"", True)
        if finder.quality in _VALIDATED:
            with self._decoded(path) as stream:
                _validate(stream)

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return nullcontext(binary)

    def _decoded(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        return path.open("rb")


class XmlGzExporter(XmlExporter):
    """Writes and re-reads XML files that are compressed."""

    info = replace(XmlExporter.info, key="xmlgz", title="XML tree, compressed", suffix=".xml.gz")

    def _encoded(self, binary: IO[bytes]) -> AbstractContextManager[IO[bytes]]:
        return compressed(binary)

    def _decoded(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        return cast("IO[bytes]", gzip.open(path))


class _Rows:
    """The rows of a table as attributes, owner by owner."""

    def __init__(self, table: Table, texts: Texts) -> None:
        self._texts = texts
        self._rows = OwnedRows(table)
        columns = self._rows.columns
        names = attribute_names(table.kind)
        self._identity = [(columns.index(name), name) for name in OWNER]
        self._places = [(n, names[name]) for n, name in enumerate(columns) if name in names]
        self.owner = self._rows.owner
        self.total = self._rows.total

    def identity(self) -> _Attributes:
        """Return what the next row says of its owner."""
        assert self._rows.next is not None
        return self._attributes(self._rows.next, self._identity)

    def take(self) -> _Attributes:
        """Return the next row."""
        return self._attributes(self._rows.take(), self._places)

    def of(self, owner: Any) -> Iterator[_Attributes]:
        """Yield the next rows as long as they are of the owner with this STEP id."""
        return (self._attributes(row, self._places) for row in self._rows.of(owner))

    def _attributes(self, row: Row, places: list[tuple[int, str]]) -> _Attributes:
        found = {}
        for n, name in places:
            value = row[n]
            if isinstance(value, str):
                found[name] = self._texts.fit(value)
            elif isinstance(value, bool):
                found[name] = "true" if value else "false"
            elif value is not None:
                found[name] = repr(value)
        return found


class _Document:
    """Writes one building."""

    def __init__(
        self, xml: Any, source: ExportInput, texts: Texts, on_progress: OnProgress
    ) -> None:
        from lxml import etree

        self._xml = xml
        self._make = etree.Element
        self._source = source
        self._texts = texts
        self._on_progress = on_progress
        self._tables = {table.kind.name: _Rows(table, texts) for table in source.tables}

    def write(self) -> dict[str, int]:
        """Write all; return how many rows each table has."""
        # What is made without a namespace is written without prefix, and so is in that of the root.
        root = {"version": TABLES_VERSION, "tables": " ".join(self._tables)}
        with self._xml.element("model", root, nsmap={None: NAMESPACE}):
            self._write_row("provenance", self._fit(provenance(self._source)))
            self._write_project()
            self._write_systems()
            self._write_types()
        return {name: rows.total() for name, rows in self._tables.items()}

    def _write_project(self) -> None:
        project = self._source.building.project
        identity = {
            "key": project.key,
            "step_id": str(project.id),
            "class": project.ifc_class,
            "name": project.name,
        }
        with self._xml.element("project", self._fit(identity)):
            self._write_sets(project.id)
            # A second project is an error of the source; what it says is kept all the same.
            while other := self._next_project():
                with self._xml.element("project", other.identity()):
                    self._write_sets(other.owner())
            self._write_products()
        self._xml.write("\n")

    def _next_project(self) -> _Rows | None:
        """Return the table whose next row is of a project, if there is one."""
        for name in SET_TAGS:
            rows = self._tables.get(name)
            if rows and rows.owner() is not None and rows.identity()["class"] == "IfcProject":
                return rows
        return None

    def _write_products(self) -> None:
        building = self._source.building
        products = self._tables[ELEMENTS.name]
        total, done = len(building.elements), 0
        nodes: list[_Node] = []
        open_ids: set[int] = set()
        try:
            while (id := products.owner()) is not None:
                if done % _BATCH == 0:
                    self._on_progress(done, total)
                done += 1
                path = building.path_of(building.elements[id])
                above = next((each.id for each in path if each.id in open_ids), None)
                while nodes and nodes[-1].id != above:
                    open_ids.discard(nodes[-1].id)
                    nodes.pop().close()
                attributes = products.take()
                tag = node_tag(attributes["class"])
                for more in (STOREYS.name, SPACES.name):
                    for row in self._rows_of(more, id):
                        attributes |= row
                key_above = nodes[-1].key if nodes else ""
                if attributes.get("container_key") == key_above:
                    del attributes["container_key"]
                node = _Node(id, attributes["key"], self._xml.element(tag, attributes))
                self._xml.write("\n")
                node.context.__enter__()
                nodes.append(node)
                if len(nodes) < DEPTH_LIMIT:
                    open_ids.add(id)
                self._write_sets(id)
                for name in (MATERIALS.name, CLASSIFICATIONS.name):
                    self._write_rows(name, id)
        finally:
            while nodes:
                nodes.pop().close()
        self._on_progress(total, total)

    def _write_systems(self) -> None:
        rows = self._tables.get(SYSTEMS.name)
        while rows and (owner := rows.owner()) is not None:
            self._xml.write("\n")
            with self._xml.element("system", rows.identity()):
                self._write_sets(owner)
                self._write_rows(SYSTEMS.name, owner)

    def _write_types(self) -> None:
        rows = self._tables.get(TYPES.name)
        while rows and (owner := rows.owner()) is not None:
            self._xml.write("\n")
            with self._xml.element("type", rows.take()):
                self._write_sets(owner)

    def _write_sets(self, owner: int) -> None:
        """Write the properties and quantities of something, set by set."""
        for name, tag in SET_TAGS.items():
            rows = self._rows_of(name, owner)
            for about, members in groupby(rows, lambda row: [row.pop(c, "") for c in SET_COLUMNS]):
                values = zip(("name", *SET_COLUMNS[1:]), about, strict=True)
                self._xml.write("\n")
                with self._xml.element(tag, {name: value for name, value in values if value}):
                    for row in members:
                        self._write_row(ROW_TAGS[name], row)

    def _write_rows(self, name: str, owner: int) -> None:
        for row in self._rows_of(name, owner):
            self._write_row(ROW_TAGS[name], row)

    def _rows_of(self, name: str, owner: int) -> Iterator[_Attributes]:
        return self._tables[name].of(owner) if name in self._tables else iter(())

    def _write_row(self, tag: str, attributes: _Attributes) -> None:
        self._xml.write("\n")
        self._xml.write(self._make(tag, attributes))

    def _fit(self, attributes: _Attributes) -> _Attributes:
        return {name: self._texts.fit(text) for name, text in attributes.items()}


class _Node(NamedTuple):
    """A product whose element is open."""

    id: int
    key: str
    context: Any

    def close(self) -> None:
        self.context.__exit__(None, None, None)


class _Finder:
    """Notes what an XML file holds, with the parser of the standard library."""

    def __init__(self, found: FoundRows) -> None:
        self.quality = ""
        self._found = found
        self._tables = {tag: name for name, tag in ROW_TAGS.items()}
        self._nodes = {*NODE_TAGS.values(), "element"}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: _Attributes) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace != NAMESPACE:
            raise ValueError(f"{tag} is in the namespace “{namespace}”")
        if tag == "model":
            for table in attributes["tables"].split():
                self._found.begin(table)
        elif tag == "provenance":
            self.quality = attributes["quality"]
        if tag in self._nodes:
            self._found.add(ELEMENTS.name)
            self._found.add_element(attributes["key"], attributes["class"])
        if tag in self._tables:
            self._found.add(self._tables[tag])

    def _refuse(self, *_: object) -> None:
        raise ValueError("it has a document type")


def _validate(stream: IO[bytes]) -> None:
    """Raise SyntaxError where a file does not meet its schema."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(resource("resources/schemas/model.xsd")))
    ended = etree.iterparse(
        stream, events=("end",), schema=schema, huge_tree=True, resolve_entities=False
    )
    for _, element in ended:
        # What was looked at is let go, or all of the file would be in memory in the end.
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
