"""Queue and history in a SQLite database."""
