"""Nothing comes in; the version goes out: to the build, to ``--version``, to the reports; and how a page of ours is known."""

from __future__ import annotations

__version__ = "0.1.0"

PAGE_MARK = '<meta name="generator" content="tieout'
"""How a page that we wrote begins to say so, in its head: it is no document to be checked."""

SHEET_MARK = f"tieout {__version__}"
"""What a workbook that we wrote has in its properties as a comment; up to the blank it marks those of all versions."""
