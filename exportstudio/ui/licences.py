"""Whose work the program uses, and under which licences."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def licence(package: Distribution) -> str:
    """Return what a package says its licence is, in a line."""
    metadata = package.metadata
    declared = "".join(metadata.get_all("License-Expression") or [])
    classes = [
        each.rpartition(" :: ")[2]
        for each in metadata.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    stated = "".join(metadata.get_all("License") or []).strip().splitlines()
    return declared or ", ".join(classes) or (stated[0] if stated else "") or "not stated"


def licence_list(packages: list[Distribution]) -> str:
    """Return names and licences of packages, a line each."""
    return "\n".join(
        [
            "Export Studio is made of these packages of others, with thanks.",
            "",
            *(f"{each.metadata['Name']} {each.version}: {licence(each)}" for each in packages),
            "",
            "The Qt libraries are used under the LGPL, version 3: they may be replaced by others.",
            "bcf-client is GPLv3 by its metadata, and LGPL, version 3 or later, by its sources.",
        ]
    )


def needed_packages(name: str = "exportstudio") -> list[Distribution]:
    """Return the installed packages that a package needs, and those that they need, by name."""
    found: dict[str, Distribution] = {}
    waiting = _needs(name)
    while waiting:
        each = waiting.pop()
        key = re.sub(r"[-_.]+", "-", each).lower()
        if key not in found:
            try:
                found[key] = distribution(each)
            except PackageNotFoundError:  # for another platform
                continue
            waiting += _needs(each)
    return [found[key] for key in sorted(found)]


def _needs(name: str) -> list[str]:
    try:
        requires = distribution(name).requires or []
    except PackageNotFoundError:  # run from sources that are not installed
        return []
    names = [_NAME.match(each) for each in requires if "extra ==" not in each]
    return [match[0] for match in names if match]
