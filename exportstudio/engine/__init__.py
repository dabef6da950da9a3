"""Queue, scheduling and supervision of the child processes that do the work; QtCore only."""
