"""The text of an HTML file comes in; the text that it shows, as blocks, and the way back to its characters go out."""

from __future__ import annotations

from tieout.source.html.inline import TagReader, is_tagged
from tieout.source.html.page import page_of

__all__ = ["TagReader", "is_tagged", "page_of"]
