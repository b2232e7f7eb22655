"""An Exhibit comes in; its Provisions go out: what the instruments, shares and charters that it tells of provide.

Asked for where they are needed: a check of numbers does not need them, and does not pay for them.
"""

from __future__ import annotations

from dataclasses import replace

from tieout.core.exhibit import Exhibit
from tieout.core.term import Provisions
from tieout.read.terms.reader import provisions_in


def provisions_of(exhibit: Exhibit) -> Provisions:
    """What ``exhibit`` provides: as read before if it was, else read now. Linear in the document's length."""
    if exhibit.provisions.subjects or exhibit.provisions.unread:
        return exhibit.provisions
    return provisions_in(exhibit.document, exhibit.tables, exhibit.figures)


def with_provisions(exhibit: Exhibit) -> Exhibit:
    """``exhibit`` with its provisions."""
    return replace(exhibit, provisions=provisions_of(exhibit))
