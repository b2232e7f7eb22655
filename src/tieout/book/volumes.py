"""The documents of one issuer come in; those that are prints of one report, none before the other, go out together.

The parts of a submission are of one day. A draft is another print of the document, an amendment of what it amends:
neither is a later report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tieout.book.drafts import WEEK
from tieout.core.document import Document


def volumes_of(
    documents: Mapping[int, Document], days: Mapping[int, date | None], drafts: Sequence[int]
) -> dict[int, int]:
    """For each of ``documents`` (by index) the first one of its volume.

    ``days`` tells up to which day each reports, ``drafts`` of which document each is another draft. O(documents), times
    the amendments and drafts among them.
    """
    volume: dict[int, int] = {}
    files: dict[tuple[str, str], int] = {}
    for index, document in documents.items():
        volume[index] = files.setdefault((document.path, document.sha256), index) if document.part else index
    for index in documents:
        if drafts[index] != index:
            _join(volume, volume[index], volume[drafts[index]])
    for index, document in documents.items():
        if volume[index] == index and amends(document):
            _join(volume, index, _amended(index, volume, documents, days))
    return volume


def _join(volume: dict[int, int], one: int, other: int) -> None:
    """Make two volumes, named by their first documents, one, named by the first of both."""
    for each, first in volume.items():
        if first in (one, other):
            volume[each] = min(one, other)


def amends(document: Document) -> bool:
    """Whether a document says of itself that it amends one before it: a form that ends in "/A"."""
    return document.type.upper().endswith("/A") or (document.filing is not None and document.filing.amends)


def _amended(
    index: int, volume: Mapping[int, int], documents: Mapping[int, Document], days: Mapping[int, date | None]
) -> int:
    """The volume that reports the same period and amends nothing itself; ``index`` where none does."""
    ends = _ends(index, volume, documents, days)
    for first in dict.fromkeys(volume.values()):
        others = () if first == index or amends(documents[first]) else _ends(first, volume, documents, days)
        if any(abs(one - other) <= WEEK for one in ends for other in others):
            return first
    return index


def _ends(
    first: int, volume: Mapping[int, int], documents: Mapping[int, Document], days: Mapping[int, date | None]
) -> Sequence[date]:
    """The days to which the documents of a volume report, that of the header before all."""
    filing = documents[first].filing
    if filing is not None and filing.period is not None and not filing.form.upper().startswith("8-K"):
        return (filing.period,)
    return [day for each, own in volume.items() if own == first and (day := days[each]) is not None]
