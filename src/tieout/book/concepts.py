"""A label under its headings, with its unit and the kind of its period, comes in; the concept that it means goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from tieout.book.headings import Heading, heading_of
from tieout.book.labels import normalise
from tieout.book.pershare import per_share, shares
from tieout.book.vocabulary import concepts_in, concepts_under, data, listed

_GROUPS: Final = {
    "balance sheet": ("instant",),
    "cash flow": ("cash flow", "flow", "point", "opening"),
    "income statement": ("flow", "point", "opening"),
}
_WHEN: Final = {"instant": "instant", "point": "instant", "opening": "opening"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label means: its concepts, and the rest of what it says of them.

    ``when`` is "" (over the column's period), ``instant`` (at its end) or ``opening`` (at its start). ``turned`` says
    that the concept is printed with its sign turned, ``undone`` that the row is added back or taken off elsewhere.
    """

    concepts: tuple[str, ...]
    segment: str = ""
    basis: tuple[str, ...] = ()
    when: str = ""
    turned: bool = False
    undone: bool = False


@lru_cache(maxsize=65536)
def concept_of(
    label: str, path: tuple[str, ...], unit: str, statement: str = "", finance: bool = False, instant: bool = False
) -> Meaning | None:
    """The meaning of ``label`` under ``path`` (outermost first), None where it is not known for certain.

    ``unit`` is the figure's; a concept in money is never given to a percentage, nor one per share to an amount.
    ``statement`` is ``income statement``, ``balance sheet``, ``cash flow`` or ""; ``finance`` says that the issuer is a
    bank or an insurer; ``instant`` that the column is a point in time.
    """
    headings = [heading_of(heading) for heading in path]
    if any(heading.named or (heading.parts and not heading.concept) for heading in headings):
        return None
    if finance and unit != "percent" and any(heading.vague for heading in headings):
        return None
    basis = _joined(*(heading.basis for heading in headings))
    if unit.endswith("/share"):
        concepts = per_share(label, path)
        return Meaning(concepts, "", _without(basis, ("continuing", "discontinued"))) if concepts else None
    if unit == "shares":
        concepts = shares(label, path)
        return Meaning(concepts, "", basis) if concepts else None
    plain = normalise(label)
    if not plain:
        return None
    if unit in ("percent", "pure"):
        concept = concepts_in(unit, finance).get(plain)
        return Meaning((concept,), "", basis) if concept is not None else None
    if len(unit) != 3 or any(heading.ratios for heading in headings):
        return None
    statement = next((heading.statement for heading in reversed(headings) if heading.statement), statement)
    return _money(plain, headings, basis, statement, finance, instant)


def total_of(path: tuple[str, ...], unit: str) -> Meaning | None:
    """The meaning of a row that says only "Total" under ``path``: that of the nearest heading which names a measure."""
    if not path or (len(unit) != 3 and unit != "percent"):
        return None
    headings = [heading_of(heading) for heading in path]
    last = headings[-1]
    if not last.concept or any(heading.named or (heading.parts and heading is not last) for heading in headings):
        return None
    if (last.concept in _ratios()) != (unit == "percent"):
        return None
    when = "instant" if last.concept in _points() else ""
    return Meaning((last.concept,), "", _joined(*(heading.basis for heading in headings)), when)


def _money(
    plain: str, headings: list[Heading], basis: tuple[str, ...], statement: str, finance: bool, instant: bool
) -> Meaning | None:
    undone = any(heading.undone for heading in headings)
    for form, own in _forms(plain):
        found = _found(form, headings, statement, finance, instant)
        if found is None:
            continue
        concept, group = found
        name, _, segment = concept.removeprefix("-").partition("@")
        if not _fits(name, group, headings):
            return None
        own = _joined(basis, own)
        if "ContinuingOperations" in name or "DiscontinuedOperation" in name:
            own = _without(own, ("continuing", "discontinued"))
        return Meaning((name,), segment, own, _WHEN.get(group, ""), concept[0] == "-", undone)
    return None


def _fits(name: str, group: str, headings: list[Heading]) -> bool:
    """Whether a concept can stand under headings that part others: only the total of what is parted can."""
    for heading in headings:
        if (heading.parts and heading.concept != name) or heading.concept in _ratios():
            return False
        if heading.concept in listed("securities heading") and name in listed("securities"):
            return False
        if group == "instant" and heading.concept in listed("split at sight"):
            return False  # "Revenues: Equity" is a trading desk's
        if (
            heading.concept in listed("equity heading")
            and _WHEN.get(group) is None
            and name not in listed("under equity")
        ):
            return False
    return True


def _found(form: str, headings: list[Heading], statement: str, finance: bool, instant: bool) -> tuple[str, str] | None:
    if statement in ("cash flow", "") and any(heading.paid for heading in headings):
        concept = concepts_in("paid").get(form)
        return (concept, "flow") if concept is not None else None
    if headings and headings[-1].concept:
        concept = concepts_under(headings[-1].concept).get(form)
        if concept is not None:
            return concept, "instant" if concept in _points() else "flow"
    for group in _GROUPS.get(statement) or (
        ("instant", "flow") if instant else ("flow", "point", "opening", "instant")
    ):
        concept = concepts_in(group, finance).get(form)
        if concept is not None and _belongs(concept, group, form, statement):
            if group == "instant" and not statement and form in concepts_in("flow", finance):
                return None  # "Income taxes" under a date: owed then, or of the period that ended then
            return concept, group
    return None


@cache
def _points() -> frozenset[str]:
    """The concepts of amounts at a date."""
    return frozenset(concepts_in("instant", True).values())


@cache
def _ratios() -> frozenset[str]:
    return frozenset(concepts_in("percent", True).values())


def _belongs(concept: str, group: str, form: str, statement: str) -> bool:
    """In a statement of cash flows, lines of other statements mean changes unless they are known as lines of it."""
    if statement != "cash flow" or group != "flow":
        return True
    return concept in listed("in cash flow") or form in _cash_lines()


@cache
def _cash_lines() -> frozenset[str]:
    """The labels of statements of cash flows that mean the same anywhere."""
    return frozenset(label for labels in data("cashflow")["flow"].values() for label in labels.split(" | "))


def _forms(plain: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """``plain``, then what is left of it without words of basis before and after, each with the basis told so."""
    yield plain, ()
    yield from _shorter(plain)


@lru_cache(maxsize=32768)
def _shorter(plain: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    context = data("context")
    starts, ends, asides = _edges()
    forms: list[tuple[str, tuple[str, ...]]] = [(plain, ())]
    if plain.startswith(starts):
        for opening, basis in context["basis before"].items():
            if plain.startswith(f"{opening} "):
                forms.append((plain[len(opening) + 1 :], (basis,) if basis else ()))
    if plain.endswith(ends):
        for form, before in list(forms):
            for ending, basis in context["basis after"].items():
                if form.endswith(f" {ending}"):
                    forms.append((form[: -len(ending) - 1], _joined(before, (basis,) if basis else ())))
    for aside in asides:
        head, found, _ = plain.partition(aside)
        if found:
            forms.append((head, ()))
    for opening, needed in context["led by"].items():
        if plain.startswith(f"{opening} ") and set(needed.split()) & set(plain.split()):
            forms.append((opening, ()))
    return tuple(forms[1:])


@cache
def _edges() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words of basis that begin and end labels, and the asides that are cut off."""
    context = data("context")
    return (
        tuple(f"{opening} " for opening in context["basis before"]),
        tuple(f" {ending}" for ending in context["basis after"]),
        tuple(f" {aside}" for aside in context["cut before"].split(" | ")),
    )


def _joined(*bases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for basis in bases for word in basis))


def _without(basis: tuple[str, ...], dropped: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in basis if word not in dropped)
