"""`python -m exportstudio`: the command line, or the window where no command is given."""

import os
import sys
from typing import NoReturn

from exportstudio.cli import main as cli


def main() -> NoReturn:
    """Run the program and end the process with its exit code.

    By now everything is closed and written. The interpreter would take a fifth of a second more
    to take itself down, a long time beside the export of a small building.
    """
    code = cli.main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
