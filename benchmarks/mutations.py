"""Documents come in; how many planted slips are caught, and laid at the right figure, goes out.

A slip changes one printed table figure in place and at equal width, so that the layout stays: a digit another, two
neighbouring digits exchanged, parentheses or a minus blanked out or put in, the point or comma group moved (scale);
or a row loses its figures. Caught: an error or warning that was not there before. Laid: one of these names the
figure (of a dropped row: a total that it was part of). Slips after which every proof of the figure holds as before,
within rounding, cannot be seen and are counted apart.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edits import edited, replaced

from tieout.check import check_documents
from tieout.core.document import Document
from tieout.core.finding import Proof, Verdict
from tieout.core.report import CheckedFigure, Report
from tieout.source import load, load_text


@dataclass(frozen=True, slots=True)
class Planted:
    """One slip: where, what became of it; ``hidden`` says that rounding would explain it."""

    line: int
    what: str
    caught: bool
    laid: bool
    hidden: bool


def digit_changed(text: str, rng: random.Random) -> str:
    """``text`` with one digit another (the first digit never becomes 0)."""
    places = [index for index, char in enumerate(text) if char.isdigit()]
    at = rng.choice(places)
    choices = [digit for digit in "0123456789" if digit != text[at] and not (digit == "0" and at == places[0])]
    return text[:at] + rng.choice(choices) + text[at + 1 :]


def transposed(text: str, rng: random.Random) -> str:
    """``text`` with two neighbouring digits exchanged, the first never for a 0; unchanged where all are alike."""
    places = [index for index, char in enumerate(text) if char.isdigit()]
    first = places[0]
    pairs = [(a, b) for a, b in itertools.pairwise(places) if text[a] != text[b] and (a, text[b]) != (first, "0")]
    if not pairs:
        return text
    a, b = rng.choice(pairs)
    chars = list(text)
    chars[a], chars[b] = chars[b], chars[a]
    return "".join(chars)


def sign_flipped(text: str, _rng: random.Random) -> str:
    """``text`` with its parentheses blanked out; unchanged where it has none."""
    return text.replace("(", " ").replace(")", " ") if text.startswith("(") and text.endswith(")") else text


def scale_shifted(text: str, _rng: random.Random) -> str:
    """``text`` a power of ten smaller: its last digit gone, its groups as they are printed then; unchanged where short."""
    digits = "".join(char for char in text if char.isdigit())
    if len(digits) < 4 or "." in text:
        return text
    shown = f"{int(digits[:-1]):,}"
    return (("(" + shown + ")") if text.startswith("(") else shown).rjust(len(text)) if "," in text else text


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "digit": digit_changed,
    "transposed": transposed,
    "sign": sign_flipped,
    "scale": scale_shifted,
}
KINDS = (*SLIPS, "row dropped")


def marks_of(report: Report) -> set[tuple[str, str, int]]:
    """The errors and warnings of a report as (severity, code, place of the accused in the file)."""
    return {
        (finding.severity, finding.code, report.figure(finding.figure).start if finding.figure else -1)
        for finding in report.findings
        if finding.severity in ("error", "warning")
    }


def planted(path: str, kind: str, seed: int = 1, sample: int = 0, proved: bool = False) -> Iterator[Planted]:
    """One slip at a time in the table figures of ``path``: all of them, or ``sample``; only proved ones if so asked."""
    document = load(path)
    base = check_documents([document])
    before = marks_of(base)
    rng = random.Random(seed)
    targets = [
        checked
        for checked in base.documents[0].figures
        if checked.figure.place == "table" and not checked.figure.nil and (not proved or checked.status == "proved")
    ]
    if sample and len(targets) > sample:
        targets = sorted(rng.sample(targets, sample), key=lambda checked: checked.figure.start)
    rows: set[tuple[int, int]] = set()
    for checked in targets:
        figure = checked.figure
        if kind == "row dropped":
            if (figure.table, figure.row) in rows:
                continue
            rows.add((figure.table, figure.row))
            text, goals = _without_row(document, base, checked)
        else:
            changed = SLIPS[kind](figure.text, rng)
            if changed == figure.text:
                continue
            text, goals = replaced(document, figure.start, changed), {checked.start}
        report = check_documents([load_text(text, path)])
        fresh = marks_of(report) - before
        yield Planted(
            figure.line,
            f"{figure.text} {kind}",
            bool(fresh),
            any(abs(place - goal) <= 3 for _, _, place in fresh for goal in goals),
            kind != "row dropped" and _hidden(base, checked, report),
        )


def _without_row(document: Document, base: Report, checked: CheckedFigure) -> tuple[str, set[int]]:
    """The file with a row's figures blanked out, and the places of the results that they were part of."""
    mates = [
        other
        for other in base.documents[0].figures
        if (other.figure.table, other.figure.row) == (checked.figure.table, checked.figure.row)
    ]
    blanks = {at: " " for mate in mates for at in range(mate.figure.start, mate.figure.end)}
    goals = {base.figure(base.proofs[index].result).start for mate in mates for index in mate.proofs}
    return edited(document, blanks), goals


def _hidden(base: Report, checked: CheckedFigure, report: Report) -> bool:
    """Whether every proof of the figure holds as before: the change is no larger than rounding allows in all of them."""
    mine = {_places(base, base.proofs[index]) for index in checked.proofs}
    return bool(mine) and mine <= {_places(report, proof) for proof in report.proofs if proof.verdict is not Verdict.CONTRADICTED}


def _places(report: Report, proof: Proof) -> tuple[object, ...]:
    """A proof by its rule and the places of its figures in the file."""
    return proof.rule, report.figure(proof.result).start, *(report.figure(key).start for key in proof.inputs)
