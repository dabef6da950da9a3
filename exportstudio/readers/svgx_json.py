"""The JSON that some programs write under the name of SVGX, as a tree of the XML form."""

import json
from typing import Any

from exportstudio.model.issue import Issue, StudioError
from exportstudio.model.svgx import ARX, BIM, SVG
from exportstudio.readers.svgx_tree import Notes

_DEEPEST = 100
_KNOWN = ("id", "type", "attributes", "geometry", "behaviors")


def tree_of(data: bytes, name: str, notes: Notes) -> Any:
    """Return the tree of a JSON document; raises StudioError (READ160, READ170)."""
    from lxml import etree

    try:
        document = json.loads(data.decode("utf-8-sig"))
        if _depth(document) > _DEEPEST:
            raise ValueError("it is nested too deeply")
    except (ValueError, RecursionError) as error:
        raise StudioError(
            Issue.error(
                "READ160", f"{name} is no JSON: {error}.", "Mend it, or export the file again."
            )
        ) from error
    if not isinstance(document, dict) or not isinstance(document.get("elements"), list):
        raise StudioError(
            Issue.error(
                "READ170",
                f"{name} is JSON without a list of elements, and so no SVGX.",
                "Choose an SVGX file.",
            )
        )
    notes.note("READ171", "the file is JSON, not XML; it was read as the same in XML")
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "arx": ARX, "bim": BIM})
    for element in document["elements"]:
        if isinstance(element, dict):
            _object(root, element)
        else:
            notes.note("READ165", "an element is no JSON object; it was left out")
    rest = {key: value for key, value in document.items() if key != "elements"}
    for key, value in rest.items():
        _keep(root, key, value)
    return root


def _object(root: Any, element: dict[str, Any]) -> None:
    from lxml import etree

    there = etree.SubElement(root, f"{{{ARX}}}object")
    attributes = element.get("attributes")
    attributes = dict(attributes) if isinstance(attributes, dict) else {}
    kind = attributes.pop("arx:type", None) or element.get("type")
    for name, value in (("id", element.get("id")), ("type", kind)):
        if value is not None:
            there.set(name, _fit(value))
    if (title := attributes.pop("arx:name", None)) is not None:
        there.set(f"{{{BIM}}}name", _fit(title))
    for name, value in list(attributes.items()):
        local = name.removeprefix("arx:")
        if local.isidentifier() and not isinstance(value, dict | list):
            there.set(f"{{{ARX}}}{local}", _fit(value))
            del attributes[name]
    geometry = element.get("geometry")
    if isinstance(geometry, dict):
        given = {
            key: _fit(value)
            for key, value in geometry.items()
            if key.isidentifier() and not isinstance(value, dict | list | None)
        }
        etree.SubElement(there, f"{{{ARX}}}geometry", given)
    if element.get("behaviors"):
        _keep(there, "behaviors", element["behaviors"])
    for key, value in element.items():
        if key not in _KNOWN:
            _keep(there, key, value)
    if attributes:
        _keep(there, "attributes", attributes)


def _keep(parent: Any, name: str, value: Any) -> None:
    """Keep what XML has no form for as JSON text."""
    from lxml import etree

    text = json.dumps(value, sort_keys=True)
    etree.SubElement(parent, f"{{{BIM}}}json", name=_fit(name)).text = text


def _fit(value: Any) -> str:
    """Return a value as text that XML can hold."""
    text = json.dumps(value) if isinstance(value, bool | None) else str(value)
    return "".join(
        letter if letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff"
        and letter not in "\ufffe\uffff") else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )  # fmt: skip


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        deepest = max(deepest, depth)
        children = each.values() if isinstance(each, dict) else each
        if isinstance(each, dict | list):
            waiting += [(child, depth + 1) for child in children]
    return deepest
