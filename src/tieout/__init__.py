"""Paths of company disclosures come in; a report on every number in them goes out.

>>> report = tieout.check(["release.txt"])
>>> report.findings
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from tieout.core.version import __version__

if TYPE_CHECKING:
    from tieout.check import check
    from tieout.core.errors import MissingExtra, SourceError, TieoutError, UsageError
    from tieout.core.report import Report

__all__ = [
    "MissingExtra",
    "Report",
    "SourceError",
    "TieoutError",
    "UsageError",
    "__version__",
    "check",
]

_HOMES = {
    "MissingExtra": "tieout.core.errors",
    "Report": "tieout.core.report",
    "SourceError": "tieout.core.errors",
    "TieoutError": "tieout.core.errors",
    "UsageError": "tieout.core.errors",
    "check": "tieout.check",
}


def __getattr__(name: str) -> object:
    """The public names, each loaded at its first use: start-up counts."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tieout' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Face(ModuleType):
    """This module, where ``check`` is the verb: importing the room of that name must not hide it."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "check" and isinstance(value, ModuleType):
            value = value.check
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
