"""The exception tree. Whoever raises one of these has a sentence for the person at the screen.

    ShownError                one sentence, no traceback; .exit_code is what publish.py ends with
    |-- UsageError       2    an argument or a setting is missing or wrong
    |-- DataError       10    what was sent in cannot be taken as it is
    |   |-- MoveRefused       a status may not follow another, or lacks what it must say
    |   `-- InconsistentData  stored facts contradict each other
    |-- PageFailed      11    names the artifact and the fact; nothing was published
    |-- CheckFailed     12    a finished file is wrong; nothing was published
    `-- SwitchFailed    13    the release could not be put in place; the old one still stands

Everything else is a fault of ours and keeps its traceback.
"""

from __future__ import annotations


class ShownError(Exception):
    """One sentence for the person at the screen: what, where, what to do."""

    exit_code = 1


class UsageError(ShownError):
    exit_code = 2


class DataError(ShownError):
    exit_code = 10


class MoveRefused(DataError):
    pass


class InconsistentData(DataError):
    pass


class PageFailed(ShownError):
    exit_code = 11


class CheckFailed(ShownError):
    exit_code = 12


class SwitchFailed(ShownError):
    exit_code = 13
