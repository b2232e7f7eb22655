"""Nothing comes in; the fuzz targets go out: what each feeds to tieout, and what it begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fuzz import drive, frames, seeds

MARKUP = ("html", "attributes")
TEXT = ("text",)


@dataclass(frozen=True, slots=True)
class Target:
    """One reader under test.

    ``run`` takes the fuzzer's bytes and raises what must not happen. ``seeds`` gives inputs to begin with, ``words`` names
    the dictionaries. ``path`` is what the file would be called, ``head`` and ``foot`` what stands around the bytes in it.
    """

    name: str
    path: str
    seeds: Callable[[], list[bytes]]
    words: tuple[str, ...]
    run: Callable[[str, bytes], None] = drive.check
    head: bytes = b""
    foot: bytes = b""
    frame: Callable[[bytes], bytes] | None = None

    def file(self, data: bytes) -> bytes:
        """The file that ``data`` makes."""
        return self.frame(data) if self.frame else self.head + data + self.foot


_PAGE = b"<HTML><BODY><P></P>"
_TAGGED = seeds.tagged_head()
_SCHEDULE = b"<SEC-DOCUMENT>0.txt\n<SEC-HEADER>\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>EX-27\n<SEQUENCE>2\n<TEXT>\n"

TARGETS = {
    each.name: each
    for each in (
        Target("text", "release.txt", seeds.texts, TEXT),
        Target("prose", "release.txt", seeds.sentences, TEXT, head=seeds.LEAD, foot=b"\n\n" + seeds.STATEMENT),
        Target("numerals", "release.txt", seeds.rows, TEXT, head=seeds.HEADS),
        Target("series", "release.txt", seeds.series, TEXT, run=drive.check_series),
        Target("html", "release.htm", seeds.pages, (*MARKUP, *TEXT), head=_PAGE),
        Target("inline", "quarter.htm", seeds.tagged, ("inline", *MARKUP), head=_TAGGED),
        Target("submission", "filing.txt", seeds.submissions, ("submission", "html", *TEXT)),
        Target(
            "schedule", "filing.txt", seeds.schedules, ("submission",), head=_SCHEDULE, foot=b"\n</TEXT></DOCUMENT>\n"
        ),
        Target("workbook", "ledger.xlsx", seeds.sheets, ("xml",), frame=frames.around(frames.workbook, frames.SHEET)),
        Target("docx", "draft.docx", seeds.bodies, ("xml",), frame=frames.around(frames.draft, frames.BODY)),
        Target("archive", "draft.docx", seeds.archives, ("xml",)),
        Target("pdf", "release.pdf", seeds.pdfs, ("pdf",)),
        Target("drawn", "release.pdf", seeds.contents, ("pdf", *TEXT), run=drive.drawn, frame=frames.drawn),
        Target("records", "trial-balance.csv", seeds.records, TEXT, run=drive.tied),
        Target("dispositions", "cleared.toml", seeds.dispositions, ("toml",), run=drive.cleared),
        Target("issuer", "issuer.toml", seeds.issuers, ("toml",), run=drive.issuer),
        Target("terms", "announcement.txt", seeds.papers, TEXT, run=drive.terms),
        Target("sums", "table.csv", seeds.tables, TEXT, run=drive.sums),
        Target("page", "release.htm", seeds.pages, MARKUP, run=drive.page, head=_PAGE),
    )
}
