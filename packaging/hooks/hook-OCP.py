"""Each namespace of OpenCascade is a package that imports itself from the one library."""

from pathlib import Path

from PyInstaller.utils.hooks import get_package_paths

_folder = Path(get_package_paths("OCP")[1])
hiddenimports = [f"OCP.{path.name}" for path in sorted(_folder.iterdir()) if path.is_dir()]
