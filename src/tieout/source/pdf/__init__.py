"""A PDF's bytes come in; the text that is laid out on its pages, its blocks and the place of each word go out."""

from __future__ import annotations

from tieout.source.pdf.pages import laid_out

__all__ = ["laid_out"]
