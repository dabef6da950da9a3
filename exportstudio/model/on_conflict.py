"""What is done where the name of an output is taken."""

from enum import StrEnum


class OnConflict(StrEnum):
    """What to do where the target's name is taken; decided when a job is added, never later."""

    NUMBER = "number"
    REPLACE = "replace"
    SKIP = "skip"
    FAIL = "fail"
