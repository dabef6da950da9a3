"""The child process: one order in, a pipeline, JSON lines out."""
