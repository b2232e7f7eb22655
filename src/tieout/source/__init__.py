"""Bytes come in; documents of blocks (prose, words, cells) with exact offsets go out."""

from __future__ import annotations

from tieout.source.decode import MAX_BYTES
from tieout.source.load import Loaded, load, load_all, load_text

__all__ = ["MAX_BYTES", "Loaded", "load", "load_all", "load_text"]
