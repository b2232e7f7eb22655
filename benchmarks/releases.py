"""HTML releases come in; how they agree with their plain renderings, and how fast they are read beside another reader, go out.

python benchmarks/releases.py renderings    the same facts from an HTML release and from its rendering as text
python benchmarks/releases.py rival         documents a second, beside edgartools where that is installed
python benchmarks/releases.py differences FILE   every table figure of one release on which the two disagree
"""

from __future__ import annotations

import difflib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import SHARED

from tieout.check import check
from tieout.core.fact import Figure
from tieout.read.exhibit import read_exhibit
from tieout.source import load

CORPUS = SHARED / "corpus"


def releases() -> list[Path]:
    """The HTML releases, by name."""
    return sorted(CORPUS.glob("earnings-html/*.htm*"))


def figures_of(path: Path) -> list[Figure]:
    """The table figures of a document, nil cells left out, in order of place."""
    figures = read_exhibit(load(str(path))).figures
    return [figure for figure in figures if figure.place == "table" and not figure.nil]


def aligned(page: list[Figure], text: list[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Figures of the two in pairs, by the order of their digits; None beside what only one of them has."""
    digits = [["".join(filter(str.isdigit, one.text)).rstrip("0") for one in side] for side in (page, text)]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *digits, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(page[a:b], text[c:d], strict=True)
        else:
            yield from ((one, None) for one in page[a:b])
            yield from ((None, one) for one in text[c:d])


def difference(page: Figure | None, text: Figure | None) -> str:
    """What the two say differently: "" where they are the same fact."""
    if page is None or text is None:
        return "only in the page" if text is None else "only in the rendering"
    if page.unit != text.unit:
        return "unit"
    if page.number.value != text.number.value:
        return "scale or sign"
    if page.period == text.period:
        return ""
    return "period, none in the page" if page.period is None else (
        "period, none in the rendering" if text.period is None else "period"
    )  # fmt: skip


def renderings() -> Iterator[str]:
    """Of all table figures of the releases and their renderings, the share that is the same fact in both."""
    found: Counter[str] = Counter()
    for path in releases():
        text = CORPUS / "earnings-rendered" / f"{path.stem}.txt"
        if text.exists():
            found.update(difference(*pair) for pair in aligned(figures_of(path), figures_of(text)))
    total = sum(found.values())
    same = found.pop("", 0)
    number = same + sum(count for kind, count in found.items() if kind.startswith("period"))
    yield f"{total} table figures: the same value and unit {number / total:.1%}, the same period too {same / total:.1%}"
    for kind, count in found.most_common():
        yield f"  {kind}: {count} ({count / total:.1%})"


def differences(name: str) -> Iterator[str]:
    """The figures of one release that are not the same fact in its rendering."""
    path = next(path for path in releases() if path.name.startswith(name))
    text = CORPUS / "earnings-rendered" / f"{path.stem}.txt"
    for pair in aligned(figures_of(path), figures_of(text)):
        if kind := difference(*pair):
            yield f"{kind}: " + " | ".join(
                f"{one.line}:{one.column_at} {one.text} {one.number.value} {one.unit} {one.period} {' / '.join(one.label)}"
                for one in pair
                if one is not None
            )


def rival() -> Iterator[str]:
    """Documents a second on one core, a document at a time, in turn with edgartools' facts of the same release."""
    readers: dict[str, Callable[[Path], int]] = {"tieout, proofs included": _ours}
    try:
        readers["edgartools, facts"] = _edgartools()
    except ImportError:
        yield "edgartools is not installed beside tieout: pip install edgartools, in an environment of its own"
    spent: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for path in releases():
        for name, read in readers.items():
            started = time.process_time_ns()
            got[name] += read(path)
            spent[name] += time.process_time_ns() - started
    for name in readers:
        rate = len(releases()) * 1_000_000_000 / spent[name]
        yield f"{name}: {rate:.1f} documents a second, {got[name]} figures"


def _ours(path: Path) -> int:
    return sum(len(document.figures) for document in check(str(path)).documents)


def _edgartools() -> Callable[[Path], int]:
    from edgar.earnings import EarningsRelease

    class Attachment:
        """What ``EarningsRelease`` asks of an attachment."""

        def __init__(self, path: Path) -> None:
            self.document = path.name
            self.content = path.read_text(encoding="utf-8", errors="replace")

    def read(path: Path) -> int:
        try:
            return len(EarningsRelease(Attachment(path)).to_facts_dataframe())
        except Exception:  # noqa: BLE001  # a reader that fails has read nothing; the time counts
            return 0

    return read


if __name__ == "__main__":
    parts: dict[str, Callable[[], Iterator[str]]] = {"renderings": renderings, "rival": rival}
    if sys.argv[1:2] == ["differences"]:
        lines = differences(sys.argv[2])
    else:
        lines = (line for name in sys.argv[1:] or parts for line in parts[name]())
    for line in lines:
        print(line, flush=True)
