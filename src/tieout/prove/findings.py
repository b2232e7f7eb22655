"""Accusations, strained trials and doubtful numerals come in; findings with their messages go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tieout.book.book import Book
from tieout.core.finding import Finding, Key, Severity, Verdict
from tieout.core.number import plain
from tieout.prove.judge import Accusation
from tieout.prove.trial import Trial


def accusations_as_findings(book: Book, accusations: list[Accusation]) -> Iterator[Finding]:
    """An error for each certain accusation, a warning where it is weak and a slip explains the difference."""
    for accusation in accusations:
        if not accusation.certain and not accusation.cause:
            continue
        trial = accusation.trials[0]
        figure = book.figure(accusation.figure)
        related = tuple(
            dict.fromkeys(key for t in accusation.trials for key in t.members() if key != accusation.figure)
        )
        label = " / ".join(part for part in figure.label if part)
        expected = accusation.expected
        said = f"{figure.text} ({label})" if label else figure.text
        message = f"{said}: {trial.proof.equation} does not hold; computed {plain(trial.proof.computed)}, stated {plain(trial.proof.stated)}"
        if trial.proof.rule.startswith("T2"):
            other = book.figure(next(key for key in trial.members() if key != accusation.figure))
            message = f"{said} disagrees with {other.text} on line {other.line}, the same line item for the same period; the difference is {plain(abs(trial.proof.difference))}"
        yield Finding(
            code=trial.proof.rule,
            severity=Severity.ERROR if accusation.certain else Severity.WARNING,
            message=message,
            document=accusation.figure[0],
            figure=accusation.figure,
            related=related,
            expected=expected,
            cause=accusation.cause,
        )


def strained_findings(book: Book, trials: list[Trial]) -> Iterator[Finding]:
    """A warning for a sum that rounding explains only at a stretch.

    Where at least ten sums of a document are exact and none needs rounding, one unit off is a stretch.
    """
    exact: Counter[int] = Counter()
    rounded: Counter[int] = Counter()
    for trial in trials:
        if trial.proof.rule.startswith("T1"):
            if trial.proof.verdict is Verdict.EXACT:
                exact[trial.proof.result[0]] += 1
            elif not trial.fails:
                rounded[trial.proof.result[0]] += 1
    for trial in trials:
        proof = trial.proof
        document = proof.result[0]
        lone = (
            proof.rule.startswith("T1")
            and proof.verdict is Verdict.ROUNDING
            and rounded[document] == 1
            and exact[document] >= 10
        )
        if proof.verdict is Verdict.STRAINED or lone:
            yield Finding(
                proof.rule,
                Severity.WARNING,
                f"{proof.equation} is off by {plain(abs(proof.difference))}: rounding allows it, barely",
                document,
                proof.result,
                proof.inputs,
                proof.computed,
                "",
            )


def reading_findings(book: Book, chosen: dict[Key, Decimal]) -> Iterator[Finding]:
    """T901: a warning for each numeral with a lost parenthesis, with how it was read and why."""
    for document, exhibit in enumerate(book.exhibits):
        for index, figure in enumerate(exhibit.figures):
            if figure.flaw:
                why = "as the sums around it ask" if (document, index) in chosen else "as nothing around it decides"
                yield Finding(
                    "T901",
                    Severity.WARNING,
                    f"{figure.text}: {figure.flaw}; read as {plain(figure.number.value)}, {why}",
                    document,
                    (document, index),
                )
