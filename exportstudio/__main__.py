"""`python -m exportstudio`: the command line, or the window where no command is given."""

import sys

from exportstudio.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
