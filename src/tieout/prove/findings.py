"""Accusations, strained trials and doubtful numerals come in; findings with their messages go out."""

from __future__ import annotations

from collections import Counter, defaultdict
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
        if not accusation.certain and not accusation.cause and not _worth_a_warning(accusation.trials[0]):
            continue
        trial = accusation.trials[0]
        figure = book.figure(accusation.figure)
        related = tuple(
            dict.fromkeys(key for t in accusation.trials for key in t.members() if key != accusation.figure)
        )
        label = " / ".join(part for part in figure.label if part)
        expected = accusation.expected
        said = f"{figure.text} ({label})" if label else figure.text
        message = (
            f"{said}: {trial.proof.equation} does not hold; "
            f"computed {plain(trial.proof.computed)}, stated {plain(trial.proof.stated)}"
        )
        if trial.proof.rule.startswith("T2"):
            other = book.figure(next(key for key in trial.members() if key != accusation.figure))
            message = (
                f"{said} disagrees with {other.text} on line {other.line}, the same line item for the same period; "
                f"the difference is {plain(abs(trial.proof.difference))}"
            )
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


def _worth_a_warning(trial: Trial) -> bool:
    """Whether a failure is told though nothing explains it: terms, and rows that agree in their other columns."""
    return trial.proof.kind == "terms" or bool(trial.note and trial.proof.rule in ("T301", "T401"))


def strained_findings(book: Book, trials: list[Trial]) -> Iterator[Finding]:
    """A warning for a sum that rounding explains only at a stretch.

    Where at least ten sums of a document are exact and none needs rounding but through one figure, that figure
    is a stretch though it is but a unit off.
    """
    del book
    exact: Counter[int] = Counter()
    rounded: dict[int, list[Trial]] = defaultdict(list)
    for trial in trials:
        if trial.proof.rule.startswith("T1"):
            if trial.proof.verdict is Verdict.EXACT:
                exact[trial.proof.result[0]] += 1
            elif not trial.fails:
                rounded[trial.proof.result[0]].append(trial)
    for document, group in rounded.items():
        shared = set.intersection(*(set(trial.members()) for trial in group))
        if shared and exact[document] >= 10 * len(group):
            trial = group[0]
            at = min(
                shared, key=lambda key: (sum(key in other.members() for other in trials if other not in group), key)
            )
            yield _stretch(trial, at)
            continue
        for trial in group:
            if trial.proof.verdict is Verdict.STRAINED:
                yield _stretch(trial, trial.proof.result)


def _stretch(trial: Trial, at: Key) -> Finding:
    proof = trial.proof
    return Finding(
        proof.rule,
        Severity.WARNING,
        f"{proof.equation} is off by {plain(abs(proof.difference))}: rounding allows it, barely",
        at[0],
        at,
        tuple(key for key in trial.members() if key != at),
        proof.computed if at == proof.result else None,
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
