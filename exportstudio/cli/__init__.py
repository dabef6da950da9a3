"""The command line: a face of `ExportService`."""
