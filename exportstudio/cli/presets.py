"""`exportstudio presets`: requests that were saved under a name."""

import argparse
import json
import sys

from exportstudio.cli.words import issue_line, plain, table
from exportstudio.delivery.publish import storage_issue
from exportstudio.model.issue import StudioError
from exportstudio.model.preset import Preset
from exportstudio.place import default_data_folder
from exportstudio.presets import PresetFolder, read_preset


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command and return the exit code; raises StudioError."""
    presets = PresetFolder(default_data_folder())
    if arguments.show is not None:
        print(json.dumps(_loaded(presets, arguments.show).to_dict(), ensure_ascii=False, indent=1))
        return 0
    if arguments.add is not None:
        preset, misfits = read_preset(arguments.add)
        for issue in misfits:
            print(issue_line(issue), file=sys.stderr)
        try:
            presets.save(preset)
        except OSError as error:
            raise StudioError(storage_issue(arguments.add.absolute(), error)) from error
        print(plain(preset.name))
        return 0
    if arguments.remove is not None:
        presets.remove(_loaded(presets, arguments.remove).name)
        return 0
    found = [presets.load(name)[0] for name in presets.names()]
    if arguments.json:
        print(json.dumps([preset.to_dict() for preset in found], ensure_ascii=False))
        return 0
    rows = [
        (plain(each.name), ", ".join(each.request.formats), each.request.quality) for each in found
    ]
    for line in table([("Preset", "Formats", "Quality"), *rows]):
        print(line)
    return 0


def _loaded(presets: PresetFolder, name: str) -> Preset:
    preset, misfits = presets.load(name)
    for issue in misfits:
        print(issue_line(issue), file=sys.stderr)
    return preset
