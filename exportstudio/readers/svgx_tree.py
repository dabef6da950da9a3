"""SVGX text as a tree that is safe and spelt one way, with a note of whatever was otherwise.

SVGX never had one definition. Its variants differ in namespaces, in prefixes, in how they write
variables and forces, and some are JSON; all of them come out of here as the profile that
`model/svgx.py` names.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.svgx import ARX, BIM, SVG, local_name, new_element, remove_unsafe

_ALIASES = frozenset(
    {
        "http://arxos.dev/svgx", "http://arxos.dev/bim", "http://arxos.com/svgx",
        "http://arx.com/svgx", "http://www.svgx.org/schema", "http://www.svgx.org/schema/1.0",
        "http://svgx.org", "http://svgx.engine/svgx",
    }
)  # fmt: skip
_LARGEST_BYTES = 1 << 30
_DEEPEST = 200
_ROOT = re.compile(rb"<(?:\w+:)?svg\b")
_TWO_COLONS = re.compile(rb"\b(\w+):prop:([\w.-]+)(?=\s*=)")
_NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*")
_PRECISION = re.compile(r"\d+(\.\d+)?(mm|cm|m|in|ft)")
_LAYERS = frozenset(
    ["electrical", "mechanical", "plumbing", "hvac", "architecture", "walls", "doors", "windows"]
)
_DRAWN = frozenset(
    {
        "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "g", "text", "tspan",
        "image", "use", "symbol",
    }
)  # fmt: skip
_LISTED_LINES = 3


@dataclass(slots=True)
class Notes:
    """What was odd, each kind once with its count and the first lines."""

    _found: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _more: list[Issue] = field(default_factory=list)

    def note(self, code: str, text: str, line: int | None = None) -> None:
        """Note one case of something odd; `text` is the same for all cases of a kind."""
        self._found.setdefault((code, text), []).append(line or 0)

    def tell(self, issue: Issue) -> None:
        """Add an issue as it is."""
        self._more.append(issue)

    def issues(self) -> list[Issue]:
        """Return a warning for each kind."""
        found = []
        for (code, text), lines in self._found.items():
            known = sorted({line for line in lines if line})
            where = ", ".join(map(str, known[:_LISTED_LINES]))
            more = ", …" if len(known) > _LISTED_LINES else ""
            place = f" (line {where}{more})" if known else ""
            times = f"{len(lines)} × " if len(lines) > 1 else ""
            found.append(Issue.warning(code, f"{times}{text}{place}."))
        return found + self._more


def parse(data: bytes, name: str, notes: Notes) -> Any:
    """Return the root of the tree in `data`, an element of lxml, safe and spelt one way.

    Raises StudioError (READ16x) where it is not well-formed, hostile, or no SVGX.
    """
    from lxml import etree

    if len(data) > _LARGEST_BYTES:
        raise _hostile(name, "it is larger than a gigabyte")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        from exportstudio.readers.svgx_json import tree_of

        root = tree_of(data, name, notes)
    else:
        data = _readable(data, name, notes)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise _malformed(name, str(error), *(error.position or (1, 0))) from error
    _settle_namespaces(root, name, notes)
    for what, count in remove_unsafe(root).items():
        notes.tell(
            Issue.warning(
                "READ162", f"{count} × {what} in the file were left out: drawings need none."
            )
        )
    for element in root.iter(f"{{{ARX}}}object", f"{{{ARX}}}system"):
        _settle_names(element, notes)
    for element in root.iter(f"{{{ARX}}}behavior"):
        _settle_behavior(element, notes)
    for element in root.iter(f"{{{ARX}}}physics"):
        _settle_physics(element, notes)
    _check_marks(root, notes)
    return root


def _readable(data: bytes, name: str, notes: Notes) -> bytes:
    """Return XML without what makes it unreadable or dangerous; raises StudioError (READ16x)."""
    if _TWO_COLONS.search(data):
        data = _TWO_COLONS.sub(rb"\1:\2", data)
        notes.note("READ164", "attributes like arx:prop:NAME, which no XML knows; read as arx:NAME")
    try:
        _look_through(data, name)
    except expat.ExpatError as error:
        code = expat.errors.messages.get(error.code, str(error))
        head = _ROOT.search(data)
        if code == expat.errors.XML_ERROR_UNBOUND_PREFIX and head and b"xmlns:arx" not in data:
            notes.note("READ163", f"the prefix arx is not declared; read as {ARX}")
            declared = f' xmlns:arx="{ARX}"'.encode()
            data = data[: head.end()] + declared + data[head.end() :]
            return _readable(data, name, notes)
        raise _malformed(name, code, error.lineno, error.offset + 1) from error
    return data


def _look_through(data: bytes, name: str) -> None:
    """Refuse entities and nesting without end, before anything builds a tree of it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def entity(*_about: object) -> None:
        raise _hostile(name, "it declares entities, with which small files fill the memory")

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _hostile(name, f"its elements are nested more than {_DEEPEST} deep")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)


def _settle_namespaces(root: Any, name: str, notes: Notes) -> None:
    if root.tag == "svg":
        notes.note("READ163", f"the root has no namespace; read as {SVG}")
        for element in root.iter():
            if isinstance(element.tag, str) and not element.tag.startswith("{"):
                element.tag = f"{{{SVG}}}{element.tag}"
    elif root.tag != f"{{{SVG}}}svg":
        raise StudioError(
            Issue.error(
                "READ170",
                f"{name} is no SVGX: it begins with <{local_name(root.tag)}>, not with <svg>.",
                "Export it again as SVGX with an svg root.",
            )
        )

    def renamed(name: str) -> str:
        namespace, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
        if namespace in _ALIASES:
            used.add(namespace)
            return f"{{{ARX}}}{local}"
        return name

    used: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        element.tag = renamed(element.tag)
        for key, value in list(element.attrib.items()):
            if (other := renamed(key)) != key:
                del element.attrib[key]
                element.set(other, value)
    for namespace in sorted(used):
        notes.note("READ163", f"the namespace is {namespace}; read as {ARX}")


def _settle_names(element: Any, notes: Notes) -> None:
    """Give names inside an object that have no prefix the namespace of the object."""
    bare = [
        child
        for child in element.iterdescendants()
        if isinstance(child.tag, str)
        and child.tag.rpartition("}")[0] in ("", "{" + SVG)
        and local_name(child.tag) not in _DRAWN
    ]
    for child in bare:
        child.tag = f"{{{ARX}}}{local_name(child.tag)}"
    if bare:
        notes.note("READ164", "objects have children without the prefix arx", element.sourceline)


_PARTS = {
    "var": "variable", "variable": "variable", "calc": "calculation", "calculation": "calculation",
    "trigger": "trigger",
}  # fmt: skip


def _settle_behavior(behavior: Any, notes: Notes) -> None:
    for child in list(behavior):
        kind = _PARTS.get(local_name(child.tag))
        if kind is not None:
            notes.note("READ164", f"behaviours have a {kind} outside <{kind}s>", child.sourceline)
            holder = behavior.find(f"{{{ARX}}}{kind}s")
            if holder is None:
                holder = new_element(behavior, f"{{{ARX}}}{kind}s")
                child.addprevious(holder)
            holder.append(child)
    for kind, settle in (
        ("variable", _settle_variable),
        ("calculation", _settle_calculation),
        ("trigger", _settle_trigger),
    ):
        for child in behavior.iterfind(f"{{{ARX}}}{kind}s/*"):
            local = local_name(child.tag)
            if _PARTS.get(local) != kind:
                if child.get("name") is None:
                    child.set("name", local)
                notes.note("READ164", f"a {kind} has its name for a tag", child.sourceline)
            elif local != kind:
                notes.note("READ164", f"a {kind} is called {local}", child.sourceline)
            child.tag = f"{{{ARX}}}{kind}"
            settle(child, notes)


def _settle_variable(variable: Any, notes: Notes) -> None:
    _value_as_text(variable, "value", "a variable has its value as an attribute", notes)
    if variable.get("name") is None:
        notes.note("READ165", "a variable has no name", variable.sourceline)
    if not (variable.text or "").strip():
        notes.note("READ166", "a variable has no value", variable.sourceline)


def _settle_calculation(calculation: Any, notes: Notes) -> None:
    if calculation.get("formula") is None and (calculation.text or "").strip():
        calculation.set("formula", calculation.text.strip())
        calculation.text = None
        notes.note("READ164", "a calculation has its formula as text", calculation.sourceline)
    for name in ("name", "formula"):
        if calculation.get(name) is None:
            notes.note("READ165", f"a calculation has no {name}", calculation.sourceline)


def _settle_trigger(trigger: Any, notes: Notes) -> None:
    for name in ("event", "action"):
        if trigger.get(name) is None:
            notes.note("READ165", f"a trigger has no {name}", trigger.sourceline)


def _settle_physics(physics: Any, notes: Notes) -> None:
    for mass in physics.iterfind(f"{{{ARX}}}mass"):
        _value_as_text(mass, "value", "a mass has its value as an attribute", notes)
        text = mass.text or ""
        if not _NUMBER.fullmatch(text) or float(text) <= 0:
            notes.note("READ166", "a mass is no number above 0; it was kept", mass.sourceline)
    for anchor in physics.iterfind(f"{{{ARX}}}anchor"):
        _value_as_text(anchor, "point", "an anchor has its place as an attribute", notes)
    for force in physics.iterfind(f"{{{ARX}}}forces/{{{ARX}}}force"):
        for other, name in (("name", "type"), ("magnitude", "value")):
            if force.get(name) is None and force.get(other) is not None:
                force.set(name, force.attrib.pop(other))
                notes.note("READ164", f"a force has {other} instead of {name}", force.sourceline)
        if force.get("type") is None:
            notes.note("READ165", "a force has no type", force.sourceline)
        if not _NUMBER.fullmatch(force.get("value", "0")):
            notes.note("READ166", "a force is no number; it was kept", force.sourceline)


def _value_as_text(element: Any, attribute: str, text: str, notes: Notes) -> None:
    if not (element.text or "").strip() and element.get(attribute) is not None:
        element.text = element.attrib.pop(attribute)
        notes.note("READ164", text, element.sourceline)


def _check_marks(root: Any, notes: Notes) -> None:
    for element in root.iter():
        precision = element.get(f"{{{ARX}}}precision")
        if precision is not None and not _PRECISION.fullmatch(precision):
            notes.note("READ166", "a precision is no number with a unit", element.sourceline)
        layer = element.get(f"{{{ARX}}}layer")
        if layer is not None and layer not in _LAYERS:
            notes.note("READ169", f"the layer {layer} is not known; it was kept")


def is_own(root: Any) -> bool:
    """Return whether a tree follows the profile to the letter: Export Studio wrote it."""
    return root.find(f"{{{SVG}}}metadata/{{{BIM}}}provenance") is not None


def _malformed(name: str, reason: str, line: int, column: int) -> StudioError:
    suggestion = "Mend that line, or export the file again."
    if "duplicate attribute" in reason:
        suggestion = "An element has the same attribute twice there: take one of them out."
    return StudioError(
        Issue.error(
            "READ160",
            f"{name} is not well-formed XML in line {line}, column {column}: {reason}.",
            suggestion,
        )
    )


def _hostile(name: str, why: str) -> StudioError:
    return StudioError(
        Issue.error(
            "READ161",
            f"{name} was refused: {why}.",
            "Take that out if you trust the file; buildings need none of it.",
        )
    )
