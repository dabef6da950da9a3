"""The whole program without a face: what the window, the command line and scripts call."""

from exportstudio.service.export_service import ExportService

__all__ = ["ExportService"]
