"""The one error family: outside input works or raises one of these, never anything else.

Every message says what was wrong, where, and what to do.
"""


class SaysoError(Exception):
    """Base of every error that input from outside can cause."""


class InputRefused(SaysoError):
    """An input that cannot be read: empty, binary, too large, unreadable."""


class CodebookError(SaysoError):
    """A codebook file that is not valid, with the place of the fault."""


class CaseError(SaysoError):
    """A case folder that is missing, damaged, locked or of another version."""


class DecisionError(SaysoError):
    """A decision that names nothing in the case, or contradicts itself."""


class ModelError(SaysoError):
    """The shipped language model is missing or is not the one that was pinned."""
