"""The events of an issuer's shares come in; where each class stands on any day, and what was refused, goes out."""

from __future__ import annotations

from tieout.book.equity.ledger import Ledger, ledger_of

__all__ = ["Ledger", "ledger_of"]
