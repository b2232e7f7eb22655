"""Documents come in; how many planted slips are caught, and laid at the right figure, goes out.

A slip changes one digit, transposes two, flips a sign or shifts the scale of one printed figure, in place and
at equal width, so that the layout stays. Caught: a new error or warning. Laid: one of these names the figure.
Slips smaller than the rounding of the figure's own sums are counted apart (they cannot be seen).
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from tieout.check import check_documents
from tieout.core.report import Report
from tieout.source import load, load_text


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over slips: planted, caught, laid at the changed figure."""

    planted: int
    caught: int
    laid: int


def digit_changed(text: str, rng: random.Random) -> str:
    """``text`` with one digit another (the first digit never becomes 0)."""
    places = [index for index, char in enumerate(text) if char.isdigit()]
    at = rng.choice(places)
    choices = [digit for digit in "0123456789" if digit != text[at] and not (digit == "0" and at == places[0])]
    return text[:at] + rng.choice(choices) + text[at + 1 :]


def transposed(text: str, rng: random.Random) -> str:
    """``text`` with two neighbouring digits exchanged; unchanged where all are alike."""
    places = [index for index, char in enumerate(text) if char.isdigit()]
    pairs = [(a, b) for a, b in itertools.pairwise(places) if text[a] != text[b]]
    if not pairs:
        return text
    a, b = rng.choice(pairs)
    chars = list(text)
    chars[a], chars[b] = chars[b], chars[a]
    return "".join(chars)


def sign_flipped(text: str, _rng: random.Random) -> str:
    """``text`` with its parentheses blanked out; unchanged where it has none."""
    return text.replace("(", " ").replace(")", " ") if text.startswith("(") and text.endswith(")") else text


SLIPS = {"digit": digit_changed, "transposed": transposed, "sign": sign_flipped}


def marks_of(report: Report) -> set[tuple[str, str, int]]:
    """The errors and warnings of a report as (severity, code, place of the accused)."""
    return {
        (finding.severity, finding.code, report.figure(finding.figure).figure.start if finding.figure else -1)
        for finding in report.findings
        if finding.severity in ("error", "warning")
    }


def planted(path: str, kind: str, seed: int, proved_only: bool = False) -> Iterator[tuple[int, str, bool, bool]]:
    """For each printed table figure: its line, its text, whether the slip was caught, whether it was laid there."""
    document = load(path)
    base = check_documents([document])
    before = marks_of(base)
    rng = random.Random(seed)
    for checked in base.documents[0].figures:
        figure = checked.figure
        if figure.place != "table" or figure.nil or (proved_only and checked.status != "proved"):
            continue
        changed = SLIPS[kind](figure.text, rng)
        if changed == figure.text:
            continue
        text = document.text[: figure.start] + changed + document.text[figure.end :]
        report = check_documents([load_text(text, path)])
        fresh = marks_of(report) - before
        yield (
            figure.line,
            f"{figure.text} -> {changed}",
            bool(fresh),
            any(abs(place - figure.start) <= 1 for _, _, place in fresh),
        )


def score(path: str, kind: str, seed: int = 1, proved_only: bool = False) -> Score:
    """The score of one kind of slip over one document."""
    rows = list(planted(path, kind, seed, proved_only))
    return Score(len(rows), sum(row[2] for row in rows), sum(row[3] for row in rows))
