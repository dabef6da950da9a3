"""Plain data that every other package speaks of: no input or output, no Qt, no database."""
