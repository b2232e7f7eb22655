"""A report comes in; one self-contained HTML page goes out."""

from __future__ import annotations

from tieout.publish.html.page import render

__all__ = ["render"]
