"""SVGX files into IFC text, so that every format can be made from them."""

import hashlib
from pathlib import Path

from exportstudio.model.building import SourceText
from exportstudio.model.issue import Issue, StudioError
from exportstudio.readers.svgx_document import Document, read_document
from exportstudio.readers.svgx_model import ifc_text
from exportstudio.readers.svgx_start import SCHEMA, refuse_strangers
from exportstudio.readers.svgx_tree import Notes, parse


def load_text(path: Path, data: bytes) -> SourceText:
    """Return the IFC text of the SVGX file `path` that holds `data`.

    Raises StudioError (READ160 to READ171) where it can't be read at all.
    """
    refuse_strangers(data, path.name)
    notes = Notes()
    tree = parse(data, path.name, notes)
    try:
        document = read_document(tree, notes)
        text = ifc_text(document, notes)
    except (ValueError, OverflowError) as error:
        raise StudioError(
            Issue.error(
                "READ160",
                f"{path.name} has a value where it can have no such: {error}.",
                "Write it anew with the program that it comes from.",
            )
        ) from error
    application = document.provenance.get("application") or SCHEMA
    return SourceText(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        is_as_on_disk=False,
        schema=document.provenance.get("ifc_schema", "IFC4"),
        application=application,
        issues=(*_assumptions(document), *notes.issues()),
    )


def _assumptions(document: Document) -> list[Issue]:
    if not any(thing.drawn or thing.box for thing in document.things.values()):
        return []
    return [
        Issue.info(
            "READ172",
            "Bodies are made of the plans: areas drawn up to the heights that the file gives"
            + ("." if document.is_own else ", or to usual heights, 3 m for a storey."),
        )
    ]
