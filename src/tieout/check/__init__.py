"""Paths come in; the Report goes out."""

from __future__ import annotations

from tieout.check.check import check, check_documents
from tieout.check.dispositions import cleared, dispositions_in

__all__ = ["check", "check_documents", "cleared", "dispositions_in"]
