"""Tells what the program is made of: licences of third parties, and a bill of materials.

    python packaging/make_notices.py FOLDER

Writes `licences.txt`, which the window shows, and `sbom.cdx.json` (CycloneDX 1.6) into FOLDER, from
what the locked requirements have installed here.
"""

import json
import re
import sys
import uuid
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from exportstudio import __version__
from exportstudio.ui.licences import licence, licence_list

ROOT = Path(__file__).resolve().parent.parent
_LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", re.MULTILINE)
_NOTICE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Needed to install, and not part of the program.
_TOOLS = {"setuptools"}


def main() -> int:
    """Write both files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    packages = shipped()
    (folder / "licences.txt").write_text(notices(packages), encoding="utf-8", newline="\n")
    bill = json.dumps(bill_of_materials(packages), indent=1, ensure_ascii=False)
    (folder / "sbom.cdx.json").write_text(bill + "\n", encoding="utf-8", newline="\n")
    print(f"{len(packages)} packages")
    return 0


def shipped() -> list[Distribution]:
    """Return the installed packages that the locked requirements name, in order of name."""
    locked = _LOCKED.findall((ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8"))
    found = []
    for name in sorted({name for name, _version in locked} - _TOOLS):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:  # for another platform
            continue
    return found


def notices(packages: list[Distribution]) -> str:
    """Return names, licences and the licence texts that packages carry."""
    lines = [licence_list(packages)]
    for package in packages:
        texts = [
            path
            for path in package.files or []
            if ".dist-info" in str(path) and _NOTICE.search(path.name)
        ]
        for path in sorted(texts):
            text = Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
            title = f"{package.metadata['Name']}: {path.name}"
            lines += ["", "=" * 79, title, "=" * 79, "", text.strip()]
    return "\n".join(lines) + "\n"


def bill_of_materials(packages: list[Distribution]) -> dict[str, Any]:
    """Return a bill of materials in CycloneDX 1.6; the same packages give the same bill."""
    components = [
        {
            "type": "library",
            "bom-ref": _reference(package),
            "name": package.metadata["Name"],
            "version": package.version,
            "purl": _reference(package),
            "licenses": [{"license": {"name": licence(package)}}],
        }
        for package in packages
    ]
    program = f"pkg:generic/exportstudio@{__version__}"
    serial = uuid.uuid5(uuid.NAMESPACE_URL, " ".join([program, *map(_reference, packages)]))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": "exportstudio",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": program, "dependsOn": [_reference(p) for p in packages]}],
    }


def _reference(package: Distribution) -> str:
    return f"pkg:pypi/{package.metadata['Name'].lower().replace('_', '-')}@{package.version}"


if __name__ == "__main__":
    sys.exit(main())
