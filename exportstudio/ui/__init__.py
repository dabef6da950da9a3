"""The window: a face of `ExportService`."""
