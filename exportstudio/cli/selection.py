"""Options of the command line that choose a part of a building."""

import argparse

from exportstudio.model.selection import Criteria, Selection


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options to a parser."""
    part = parser.add_argument_group(
        "a part of the building",
        "Options of different kinds narrow the choice, one given again widens it.",
    )
    part.add_argument("--select", default="", metavar="SELECTOR", help="as in 'IfcWall, IfcSlab'")
    part.add_argument("--exclude", default="", metavar="SELECTOR", help="all but these")
    for kind, name, help in (
        ("storey", "NAME", "with all that is in it"),
        ("class", "CLASS", "as in IfcDoor; subclasses, too"),
        ("guid", "ID", "one element, with its parts"),
        ("system", "NAME", "a system, a zone or another group"),
        ("layer", "NAME", "a presentation layer"),
    ):
        part.add_argument(f"--{kind}", action="append", default=[], metavar=name, help=help)
        part.add_argument(
            f"--exclude-{kind}", action="append", default=[], metavar=name, help="all but this"
        )


def selection_of(arguments: argparse.Namespace) -> Selection:
    """Return the selection that the options describe."""
    return Selection(
        include=_criteria(arguments, "", arguments.select),
        exclude=_criteria(arguments, "exclude_", arguments.exclude),
    )


def _criteria(arguments: argparse.Namespace, prefix: str, query: str) -> Criteria:
    storeys, classes, groups, layers, global_ids = (
        tuple(getattr(arguments, f"{prefix}{kind}"))
        for kind in ("storey", "class", "system", "layer", "guid")
    )
    return Criteria(storeys, classes, groups, layers, global_ids, query.strip())
