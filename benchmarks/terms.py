"""Lists of terms made by a reader come in; precision and recall of the terms that tieout reads go out, by name.

    python benchmarks/terms.py FOLDER [FOLDER ...] [--wrong] [--missed] [--only TEXT]

A folder holds one TSV a document (its file's name with ``.tsv``) with the columns subject, kind, act, name, value, of, quote;
documents are looked up by name in the corpus and the seeds. What counts:

- A row is found when a term has its name and its value, and stands where its quote stands (white space normalised), or within
  80 characters of it. A term elsewhere with the same name and value counts too, since a list quotes one of several
  statements of a fact; how many are found so is told apart ("elsewhere"). One term finds one row.
- Values: numbers as numbers, dates and periods as text (a year finds only a year). Words (collateral, basis, statute, assets of a
  lien, effective) are found when half of the words of the list's value are among those of the term, or the rank is the same.
- ``commitment`` and ``principal`` of a loan are one name: the day a term loan is made they are one amount, and readers choose
  freely between them.
- ``other`` is no name of the list of terms: it has no value that could be compared. Left out.
- Signers and dates of signing of a report under the Securities Exchange Act are the report's and not those of an instrument: left
  out on both sides, as are terms that its cover page states (the list of securities registered) where the reader did
  not list them.
- ``of`` and subjects are not compared (readers name them freely); the kind of the subject is, and how often it agrees is told.
- A term of the same name and value at the same kind of subject as another is one term, as it is one row.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import SHARED

from tieout.core.document import Document
from tieout.core.term import Term
from tieout.read.exhibit import read_exhibit
from tieout.read.terms import provisions_of
from tieout.source.load import load_all

NEAR = 80
SAME_NAME = {"commitment": "commitment/principal", "principal": "commitment/principal"}
LOANS = frozenset(("facility", "revolver", "term-loan"))
IN_WORDS = frozenset(("collateral", "fee-basis", "statute", "effective", "class"))
REPORT = re.compile(r"pursuant\s+to\s+the\s+requirements\s+of\s+the\s+securities\s+exchange\s+act", re.IGNORECASE)
COVER_ENDS = re.compile(r"\bItem\s+\d\.\d\d", re.IGNORECASE)
SIGNED = frozenset(("signer", "signed", "attester"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list."""

    kind: str
    name: str
    value: str
    of: str
    quote: str


@dataclass(slots=True)
class Score:
    """Counts of one name."""

    listed: int = 0
    found: int = 0
    elsewhere: int = 0
    read: int = 0
    right: int = 0
    kind: int = 0


def main(arguments: list[str]) -> None:
    """Score the folders given."""
    flags = {each for each in arguments if each.startswith("--")}
    only = arguments[arguments.index("--only") + 1] if "--only" in flags else ""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for folder in (each for each in arguments if Path(each).is_dir()):
        for path in sorted(Path(folder).glob("*.tsv")):
            if only in path.name:
                score_one(path, scores, flags)
    for line in told(scores):
        print(line)


def score_one(path: Path, scores: defaultdict[str, Score], flags: set[str]) -> None:
    """Add the scores of one list."""
    document = document_of(path.name.removesuffix(".tsv"))
    if document is None:
        print(f"{path.name}: no such document")
        return
    report = REPORT.search(document.text) is not None
    rows = [row for row in rows_of(path) if row.name != "other" and not (report and row.name in SIGNED)]
    provisions = provisions_of(read_exhibit(document))
    kinds = {subject.key: subject.kind for subject in provisions.subjects}
    terms = once([term for term in provisions.terms if not (report and term.name in SIGNED)], kinds)
    plain, places = normalised(document.text)
    spans = {id(row): spans_of(row.quote, plain, places) for row in rows}
    free = list(terms)
    found: dict[int, Term] = {}
    for elsewhere in (False, True):
        for same_kind in (True, False):
            for row in rows:
                if id(row) in found:
                    continue
                fit = [
                    term
                    for term in free
                    if name_of(term.name, kinds[term.subject]) == name_of(row.name, row.kind)
                    and equal(row, term)
                    and (elsewhere or near(term, spans[id(row)]))
                    and (not same_kind or alike(kinds[term.subject], row.kind))
                ]
                if fit:
                    found[id(row)] = fit[0]
                    free.remove(fit[0])
                    score = scores[row.name]
                    score.found += 1
                    score.elsewhere += elsewhere
                    score.kind += alike(kinds[fit[0].subject], row.kind)
                    scores[fit[0].name].right += 1
    cover = COVER_ENDS.search(document.text) if report else None
    for row in rows:
        scores[row.name].listed += 1
        if id(row) not in found and "--missed" in flags:
            print(f"  missed {path.name[:34]} {row.kind} {row.name} {row.value} of={row.of} | {row.quote[:110]}")
    for term in terms:
        if term in free and cover is not None and term.start < cover.start():
            continue
        scores[term.name].read += 1
        if term in free and "--wrong" in flags:
            around = " ".join(document.text[max(0, term.start - 90) : term.end + 50].split())
            print(
                f"  wrong {path.name[:34]}:{term.line} {term.subject} {term.name} {term.value} of={term.of} | {around}"
            )


def document_of(name: str) -> Document | None:
    """The document that a list is of."""
    paths = [*SHARED.glob(f"corpus/*/{name}"), *SHARED.glob(f"seeds/{name}")]
    return load_all(str(paths[0])).documents[0] if paths else None


def rows_of(path: Path) -> list[Row]:
    """The rows of a list, once each."""
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(row["kind"] or "", row["name"] or "", (row["value"] or "").strip(), row["of"] or "", row["quote"] or "")
        for row in read
    ]


def once(terms: list[Term], kinds: dict[str, str]) -> list[Term]:
    """Terms of one subject that differ in nothing but place and ``of`` are one."""
    kept: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        kept.setdefault((term.subject, name_of(term.name, kinds[term.subject]), f"{term.value}|{term.of}"), term)
    return list(kept.values())


def name_of(name: str, kind: str) -> str:
    """The name under which terms are compared."""
    return SAME_NAME.get(name, name) if kind in LOANS else name


def alike(one: str, other: str) -> bool:
    """Whether two kinds are one, loans taken together."""
    return one == other or {one, other} <= LOANS


def equal(row: Row, term: Term) -> bool:
    """Whether the values agree."""
    if isinstance(term.value, Decimal):
        number = number_of(row.value)
        return number is not None and number == term.value
    value = str(term.value)
    if row.name in IN_WORDS or row.name == "lien":
        return shares_words(row.value, value)
    return " ".join(row.value.lower().split()) == " ".join(value.lower().split())


def shares_words(listed: str, read: str) -> bool:
    """Whether half the words of ``listed`` are in ``read``."""
    wanted = re.findall(r"[a-z0-9]+", listed.lower())
    there = set(re.findall(r"[a-z0-9]+", read.lower()))
    return 2 * sum(word in there for word in wanted) >= len(wanted) > 0


def number_of(text: str) -> Decimal | None:
    """A number of a list, None for words."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def normalised(text: str) -> tuple[str, list[int]]:
    """``text`` with single blanks, plain quotes and small letters, and the offset of each of its characters."""
    plain: list[str] = []
    places: list[int] = []
    for offset, char in enumerate(text):
        char = {"“": '"', "”": '"', "’": "'", "‘": "'", "\xa0": " "}.get(char, char)
        if char.isspace():
            if plain and plain[-1] == " ":
                continue
            char = " "
        plain.append(char.lower()[:1])
        places.append(offset)
    return "".join(plain), places


def spans_of(quote: str, plain: str, places: list[int]) -> list[tuple[int, int]]:
    """Where ``quote`` stands in the document: every place of it."""
    wanted = normalised(quote)[0].strip()
    found = []
    at = plain.find(wanted) if wanted else -1
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return found


def near(term: Term, spans: list[tuple[int, int]]) -> bool:
    """Whether the term stands at one of the places."""
    return any(term.start < end + NEAR and term.end > start - NEAR for start, end in spans)


def told(scores: dict[str, Score]) -> Iterator[str]:
    """The table, and the sums."""
    yield f"{'term':26}{'listed':>8}{'found':>7}{'else':>6}{'recall':>8}{'read':>7}{'right':>7}{'precision':>11}{'kind':>6}"
    for name in sorted(scores):
        yield line_of(name, scores[name])
    every = Score(*(sum(getattr(score, field) for score in scores.values()) for field in Score.__slots__))
    yield line_of("all", every)


def line_of(name: str, score: Score) -> str:
    """One line of the table."""
    recall = f"{Decimal(100 * score.found) / score.listed:.1f}" if score.listed else "-"
    precision = f"{Decimal(100 * score.right) / score.read:.1f}" if score.read else "-"
    return (
        f"{name:26}{score.listed:>8}{score.found:>7}{score.elsewhere:>6}{recall:>8}{score.read:>7}{score.right:>7}"
        f"{precision:>11}{score.kind:>6}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
