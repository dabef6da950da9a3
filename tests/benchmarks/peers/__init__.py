"""Ours beside the fastest programs that read IFC in JavaScript."""
