"""Paths come in; the Report goes out."""

from __future__ import annotations

from tieout.check.check import check, check_documents

__all__ = ["check", "check_documents"]
