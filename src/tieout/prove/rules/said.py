"""Relations that sentences state come in; trials of the plain arithmetic of terms and shares go out.

What it does
    "A consists of B and C", "45 instalments of $300,000", "ten warrants for each $1,000 of notes", "Four
    Hundred Fifty (450)", shares times par value: what the words say is recomputed from the figures they name.

Why it matters
    Terms are contracts; a number that does not follow from the others in them is a dispute in waiting.

Codes
    T601 a whole and its parts. T602 a product of terms. T603 a number in words and in digits. T701 shares times
    par value. T702 units at a ratio.
"""

from __future__ import annotations

from decimal import Decimal

from tieout.book.book import Book
from tieout.core.claim import SaidRelation
from tieout.core.exhibit import Exhibit
from tieout.core.fact import Figure
from tieout.core.finding import Proof, Verdict
from tieout.core.number import Number
from tieout.prove.trial import Trial


def said(book: Book) -> list[Trial]:
    """Trials of every relation that a sentence states with all its figures. Linear in relations."""
    trials = []
    for document, exhibit in enumerate(book.exhibits):
        for relation in exhibit.said:
            if relation.result >= 0 and all(index >= 0 for index in relation.inputs):
                trials.append(_trial(relation, exhibit, document))
    return trials


def _trial(relation: SaidRelation, exhibit: Exhibit, document: int) -> Trial:
    result = exhibit.figures[relation.result]
    inputs = [exhibit.figures[index] for index in relation.inputs]
    computed, half = _computed(relation, [figure.number for figure in inputs])
    tolerance = half + result.number.half
    gap = result.number.value - computed
    verdict = Verdict.EXACT if gap == 0 else Verdict.ROUNDING if abs(gap) <= tolerance else Verdict.CONTRADICTED
    proof = Proof(
        _code(relation),
        "terms",
        verdict,
        (document, relation.result),
        tuple((document, index) for index in relation.inputs),
        _equation(relation, result, inputs),
        result.number.value,
        computed,
        gap,
        tolerance,
    )
    weights = tuple(1 if relation.form in ("sum", "same") else 0 for _ in inputs)
    return Trial(proof, weights, 160, accuses=relation.form in ("sum", "same"), note=relation.phrase)


def _computed(relation: SaidRelation, numbers: list[Number]) -> tuple[Decimal, Decimal]:
    """The value that the inputs give, and half the width of its interval."""
    if relation.form in ("sum", "same"):
        return sum((number.value for number in numbers), Decimal(0)), sum(
            (number.half for number in numbers), Decimal(0)
        )
    low = high = middle = Decimal(1)
    for number in numbers:
        middle *= number.value
        low *= abs(number.value) - number.half
        high *= abs(number.value) + number.half
    if relation.form == "ratio" and len(numbers) == 2 and numbers[1].value:
        middle = numbers[0].value / numbers[1].value
        low = high = abs(middle)
    divisor = Decimal(relation.divisor)
    return middle / divisor, (high - low) / 2 / divisor


def _code(relation: SaidRelation) -> str:
    if relation.form == "same":
        return "T603"
    if relation.form == "sum":
        return "T601"
    if relation.kind == "shares":
        return "T701" if relation.divisor == 1 else "T702"
    return "T602" if relation.divisor == 1 else "T702"


def _equation(relation: SaidRelation, result: Figure, inputs: list[Figure]) -> str:
    texts = [" ".join(figure.text.split()) for figure in inputs]
    sign = {"sum": " + ", "same": " = ", "product": " × ", "ratio": " / "}.get(relation.form, " ? ")
    tail = f" / {relation.divisor:,}" if relation.divisor != 1 else ""
    return f"{sign.join(texts)}{tail} = {' '.join(result.text.split())}"
