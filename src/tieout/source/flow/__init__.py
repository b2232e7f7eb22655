"""A document as items in reading order, whatever format it came from, comes in; text and blocks go out."""

from __future__ import annotations

from tieout.source.flow.items import Cell, Grid, Item, PageBreak, Paragraph, Preformatted, Run
from tieout.source.flow.raised import Raised
from tieout.source.flow.writer import Writer

__all__ = ["Cell", "Grid", "Item", "PageBreak", "Paragraph", "Preformatted", "Raised", "Run", "Writer"]
