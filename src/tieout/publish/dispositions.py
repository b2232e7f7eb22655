"""A report and the dispositions that there are come in; the skeletons of those that are missing go out, as TOML."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from tieout.check.dispositions import about, about_of
from tieout.core.disposition import Disposition
from tieout.core.finding import Severity
from tieout.core.report import Report
from tieout.publish.ink import safe
from tieout.publish.order import by_severity, finding_place

HEADER = """\
# Dispositions: exceptions that somebody has looked at. An entry with a reason and initials clears its exception until
# what is printed, or what is expected, changes. tieout adds entries at the end and never changes one.
"""


def skeletons(report: Report, known: Sequence[Disposition] = (), fresh: bool = True) -> Iterator[str]:
    """An entry to be filled in for each error and warning of ``report`` that ``known`` does not have.

    With ``fresh`` the lines that explain the file come first.
    """
    have = Counter(map(about_of, known))
    have.subtract(about_of(one.disposition) for one in report.cleared)
    if fresh:
        yield HEADER
    for finding in by_severity(report):
        one = about(report, finding)
        if finding.severity is Severity.NOTE:
            continue
        if have[one] > 0:
            have[one] -= 1
            continue
        code, figure, value, expected = map(_quoted, one)
        yield (
            f"\n# {finding_place(report, finding)}: {finding.severity}: {safe(finding.message)}\n[[disposition]]\n"
            f'code = {code}\nfigure = {figure}\nvalue = {value}\nexpected = {expected}\nreason = ""\ninitials = ""\n'
        )


def _quoted(text: str) -> str:
    """``text`` as a basic string of TOML, which are those of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
