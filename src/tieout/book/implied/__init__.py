"""A Book comes in; what it implies but does not print goes out, one file a family of relations."""

from __future__ import annotations

from tieout.book.implied.implied import Implications, implied

__all__ = ["Implications", "implied"]
