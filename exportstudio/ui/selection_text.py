"""Which part of a building is wanted, in the words of the window."""

from PySide6.QtCore import QCoreApplication

from exportstudio.model.selection import Criteria, Selection


def selection_text(selection: Selection) -> str:
    """Return what a selection asks for and leaves out, empty for the whole building."""
    translate = QCoreApplication.translate
    parts = _parts(selection.include)
    if selection.exclude:
        part = translate("SelectionText", " and ").join(_parts(selection.exclude))
        parts.append(translate("SelectionText", "not {part}").format(part=part))
    return translate("SelectionText", " and ").join(parts)


def _parts(criteria: Criteria) -> list[str]:
    translate = QCoreApplication.translate
    kinds = (
        (translate("SelectionText", "in storey {names}"), criteria.storeys),
        (translate("SelectionText", "of class {names}"), criteria.classes),
        (translate("SelectionText", "in system or zone {names}"), criteria.groups),
        (translate("SelectionText", "on layer {names}"), criteria.layers),
        (translate("SelectionText", "with GlobalId {names}"), criteria.global_ids),
        (translate("SelectionText", "selected by {names}"), (criteria.query,)),
    )
    quoted = translate("SelectionText", "“{name}”")
    return [
        words.format(
            names=translate("SelectionText", " or ").join(
                quoted.format(name=name) for name in names
            )
        )
        for words, names in kinds
        if any(names)
    ]
