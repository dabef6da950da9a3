"""The entry of the frozen program, which has two executables made of it.

`exportstudio` is the command line, and runs the modules that the program starts as processes.
`exportstudio-window` opens the window, with the files that it is called with as sources.
"""

import runpy
import sys
from pathlib import Path

from exportstudio.launch import MODULE_ARGUMENT

_WINDOW = "exportstudio-window"


def main() -> None:
    """Do what the executable and its arguments ask for."""
    if sys.argv[1:2] == [MODULE_ARGUMENT]:
        module = sys.argv[2]
        if not module.startswith("exportstudio."):
            sys.exit(f"{module} is no module of Export Studio")
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    elif _WINDOW in (Path(sys.executable).stem, Path(sys.argv[0]).stem):
        from exportstudio.ui import app

        # macOS adds options of its own.
        named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
        sys.exit(app.main(sources=named))
    else:
        from exportstudio.__main__ import main as run

        run()


if __name__ == "__main__":
    main()
