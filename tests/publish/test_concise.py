"""One line a finding, in the order of the documents, as problem matchers read it."""

from __future__ import annotations

import re
from dataclasses import replace

from publish.html_sample import sample
from tieout.publish.findings.concise import render

MATCHER = re.compile(r"^(.+?):(\d+):(\d+): (\w+) (.*)$")


def test_every_finding_is_one_line_that_a_problem_matcher_reads() -> None:
    lines = "".join(render(sample())).splitlines()
    assert [MATCHER.match(line).group(4) for line in lines] == ["T303", "T101", "T902", "T901"]
    assert lines[1].startswith("release.txt:9:59: T101 Gross profit is 3,751")


def test_a_message_of_several_lines_stays_on_one() -> None:
    report = sample()
    broken = replace(report.findings[0], message="two\nlines\x1b[2J")
    assert "".join(render(replace(report, findings=(broken,)))) == "release.txt:9:59: T101 two?lines?[2J\n"
