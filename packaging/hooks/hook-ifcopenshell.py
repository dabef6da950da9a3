"""IfcOpenShell finds schemas, kernels, rules and maps by name, and some of them beside itself."""

from PyInstaller.utils.hooks import collect_data_files, collect_dynamic_libs

_LIBRARIES = ["*.dll", "*.dylib", "*.so", "*.so.*"]
binaries = collect_dynamic_libs("ifcopenshell", search_patterns=_LIBRARIES)
datas = collect_data_files("ifcopenshell", includes=["util/*.json"])
# It writes this parser anew, and starts the program for that, where the source is not there.
datas += collect_data_files(
    "ifcopenshell", include_py_files=True, includes=["express/express_parser.py"]
)
# Asking an instance for an attribute that it lacks loads the rules of its schema.
hiddenimports = [
    f"ifcopenshell.express.rules.{schema}" for schema in ("IFC2X3", "IFC4", "IFC4X3", "IFC4X3_ADD2")
]
