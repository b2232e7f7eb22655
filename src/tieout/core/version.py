"""Nothing comes in; the version goes out: to the build, to ``--version``, to the reports."""

from __future__ import annotations

__version__ = "0.1.0"
