"""Proofs come in; tick marks go out: the letters that a firm writes beside a number it has checked.

``24,392 F A`` was footed, and agreed to the number in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieout.core.errors import UsageError
from tieout.core.fact import Figure
from tieout.core.finding import Key, Proof, Verdict
from tieout.core.report import Report

_DEFAULT = {
    "F": "footed",
    "CF": "cross-footed",
    "A": "agrees within the document",
    "R": "recalculated",
    "PY": "agrees with a prior document",
    "K": "agrees with contract terms",
    "S": "supported by the company's records",
}
_FAMILIES = {
    "T1": "arithmetic in a table",
    "T2": "the same fact twice",
    "T3": "change",
    "T4": "ratio",
    "T5": "across documents",
    "T6": "contract terms",
    "T7": "shares",
    "T8": "company's records",
    "T9": "reading",
}
_BY_KIND = {"support": "S", "prior": "PY", "terms": "K"}
_BY_FAMILY = {"T1": "F", "T2": "A", "T3": "R", "T4": "R", "T5": "PY", "T6": "K", "T7": "K"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the legend: the key by which it is remapped, what is printed, and what that means."""

    key: str
    symbol: str
    label: str


def legend_of(remap: Mapping[str, str] | None) -> dict[str, Mark]:
    """The legend in order, by key, with a firm's own symbols put in.

    A value of ``remap`` is the symbol, or the symbol, a blank, and the words to explain it:
    ``{"F": "^", "A": "@ agreed to the text"}``.

    Raises:
        UsageError: a key is not a mark, or a symbol is empty or too long to stand beside a number.
    """
    legend = {key: Mark(key, key, label) for key, label in _DEFAULT.items()}
    for key, value in (remap or {}).items():
        if key not in legend:
            raise UsageError(f"legend: there is no mark {key!r}; the marks are {', '.join(_DEFAULT)}")
        symbol, _, label = value.strip().partition(" ")
        if not 1 <= len(symbol) <= 4:
            raise UsageError(f"legend: {key} = {value!r}: write one to four characters, then the words if any")
        legend[key] = Mark(key, symbol, label.strip() or legend[key].label)
    return legend


def family_of(rule: str) -> str:
    """What a rule is about, by its code's family; the code itself when the family is unknown."""
    return _FAMILIES.get(rule[:2], rule)


def _in_one_row(figures: Sequence[Figure]) -> bool:
    first = figures[0]
    return first.table >= 0 and all(each.table == first.table and each.row == first.row for each in figures)


def mark_of(report: Report, proof: Proof) -> str:
    """The key of the mark that ``proof`` earns; "" when it did not hold, rests on no other number, or its rule gives no mark.

    A foot whose figures all stand in one row was added across: it is a cross-foot.
    """
    if proof.verdict is Verdict.CONTRADICTED or not proof.inputs:
        return ""
    key = _BY_KIND.get(proof.kind) or _BY_FAMILY.get(proof.rule[:2], "")
    if key == "F" and proof.inputs:
        keys: list[Key] = [proof.result, *proof.inputs]
        if _in_one_row([report.figure(each).figure for each in keys]):
            return "CF"
    return key


def marks_of(proofs: Sequence[int], earned: Sequence[str], results: Sequence[bool]) -> tuple[list[str], bool]:
    """The distinct marks of one figure, and whether any was earned as a result.

    ``earned`` holds the mark of every proof of the report, ``results`` whether each of ``proofs`` has
    this figure as its result; those marks come first, each group in the order of the legend.
    """
    own = {earned[proof] for proof, result in zip(proofs, results, strict=True) if result}
    lent = {earned[proof] for proof, result in zip(proofs, results, strict=True) if not result} - own
    order = [key for group in (own, lent) for key in _DEFAULT if key in group]
    return order, bool(own - {""})
