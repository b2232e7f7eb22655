"""Bytes come in; documents of blocks (prose, words, cells) with exact offsets go out."""

from __future__ import annotations

from tieout.source.decode import MAX_BYTES
from tieout.source.load import load, load_text

__all__ = ["MAX_BYTES", "load", "load_text"]
