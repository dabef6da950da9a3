"""`exportstudio formats`: what can be written."""

import json
import sys


def print_formats(*, as_json: bool) -> int:
    """Print the formats that can be written, and return the exit code."""
    from exportstudio.cli.words import table
    from exportstudio.exporters.registry import EXPORTERS, PLUGIN_ISSUES

    for issue in PLUGIN_ISSUES:
        print(f"exportstudio: {issue}", file=sys.stderr)
    infos = [exporter.info for exporter in EXPORTERS.values()]
    if as_json:
        print(json.dumps([info.to_dict() for info in infos]))
        return 0
    rows = [(info.key, info.suffix, info.title) for info in infos]
    for line in table([("Format", "Suffix", "Title"), *rows]):
        print(line)
    return 0
