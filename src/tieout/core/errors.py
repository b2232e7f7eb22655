"""Misuse and I/O come in, exceptions with a message that says what to do next go out.

Problems *in the data* are never exceptions: they are findings or faults (see ``finding``, ``report``).
"""

from __future__ import annotations


class TieoutError(Exception):
    """The base of every exception that tieout raises on purpose."""


class SourceError(TieoutError):
    """A path could not be read as a document; the message names the path and the cause."""


class OwnPage(SourceError):
    """A path holds a page or tick sheet that tieout wrote; what it says of documents is no witness for them."""


class UsageError(TieoutError):
    """The call was wrong; the message says what to write instead."""


class MissingExtra(TieoutError):
    """An optional part is not installed; the message names the extra to install."""
