"""Formats of third parties: packages that announce an exporter as an entry point.

They run with all rights of the program, so they are off until somebody allows them with
EXPORTSTUDIO_PLUGINS=1, and are listed as what they are.
"""

import os
from collections.abc import Container
from dataclasses import replace

from exportstudio.exporters.exporter import Exporter
from exportstudio.model.issue import Issue

GROUP = "exportstudio.formats"
ALLOWED = "EXPORTSTUDIO_PLUGINS"


def load_plugins(taken: Container[str]) -> tuple[list[Exporter], list[Issue]]:
    """Return the exporters that are allowed and work, and a warning for each that does not.

    `taken` are the keys of formats that no plug-in may replace.
    """
    if os.environ.get(ALLOWED) != "1":
        return [], []
    from importlib.metadata import entry_points  # who allows none need not wait for it

    exporters: list[Exporter] = []
    issues: list[Issue] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        package = entry.dist.name if entry.dist else entry.value
        try:
            exporter: Exporter = entry.load()()
            info = exporter.info
            key, title, options = info.key, f"{info.title} (third-party: {package})", info.options
            if key in taken or key in {other.info.key for other in exporters}:
                raise ValueError(f"there is a format “{key}” already")
            exporter.info = replace(info, title=title, third_party=package, options=dict(options))
        except Exception as error:  # noqa: BLE001 - whatever it does, the formats of ours stay
            issues.append(_refused(package, error))
        else:
            exporters.append(exporter)
    return exporters, issues


def _refused(package: str, error: Exception) -> Issue:
    return Issue.warning(
        "JOB560",
        f"The format of the third-party package {package} can't be used: {error!r}.",
        f"Ask its author, or remove it; without {ALLOWED}=1 no such package is loaded.",
    )
