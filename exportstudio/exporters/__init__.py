"""From buildings and shapes to files: one module for each format, and their registry."""
