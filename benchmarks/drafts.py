"""Releases come in, as PDFs and as DOCX drafts made of them; how they agree with the same releases in other formats goes out.

python benchmarks/drafts.py pdftext    PDFs against what pdftotext -layout made of them
python benchmarks/drafts.py prints     HTML releases printed by Chromium (where it is installed) against themselves
python benchmarks/drafts.py docx       HTML releases set as DOCX against themselves
python benchmarks/drafts.py differences FILE OTHER   every table figure on which two documents disagree
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from releases import CORPUS, aligned, difference, figures_of, releases

from tieout.check import check
from tieout.core.document import Cells, MarkedCell, Prose
from tieout.source import load

Pair = tuple[Path, Path]


def agreement(pairs: Iterable[Pair]) -> Iterator[str]:
    """Of all table figures, the share that both read; that has one value; one value and unit; one period too."""
    found: Counter[str] = Counter()
    proved: Counter[bool] = Counter()
    errors: Counter[bool] = Counter()
    documents = 0
    spent = Fraction()
    for one, other in pairs:
        found.update(difference(*pair) for pair in aligned(figures_of(one), figures_of(other)))
        documents += 1
        for first, path in ((True, one), (False, other)):
            started = _processor()
            report = check(str(path))
            spent += _processor() - started if first else 0
            proved[first] += report.count("proved")
            errors[first] += report.errors
    total = found.total()
    if not total:
        yield "nothing was measured"
        return
    both = total - found["only in the page"] - found["only in the rendering"]
    value = both - found["scale or sign"]
    unit = value - found["unit"]
    yield f"{documents} documents, {total} table figures: in both {both / total:.1%}, the same value {value / total:.1%}"
    yield f"the same value and unit {unit / total:.1%}, the same period too {found[''] / total:.1%}"
    yield f"proved {proved[True]} (in the other format {proved[False]}), errors {errors[True]} ({errors[False]})"
    yield f"{float(spent / documents):.2f} s of processor time a document, proofs included"


def _processor() -> Fraction:
    """The processor time that we and our children have used, in seconds."""
    used = os.times()
    return sum(map(Fraction, used[:4]), Fraction())


def pdftext() -> Iterator[str]:
    """The PDFs of the corpus, beside the text that another reader laid out."""
    pairs = [
        (pdf, CORPUS / "earnings-pdftext" / f"{pdf.stem}.txt") for pdf in sorted(CORPUS.glob("earnings-pdf/*.pdf"))
    ]
    return agreement(pairs)


def prints() -> Iterator[str]:
    """Every fourth HTML release as Chromium prints it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        yield "no Chromium is installed; nothing was measured"
        return
    with tempfile.TemporaryDirectory() as folder:
        pairs = []
        for path in releases()[::4]:
            target = Path(folder) / f"{path.stem}.pdf"
            subprocess.run(
                [
                    browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={target}", path.as_uri(),
                ],
                capture_output=True, timeout=120, check=False,
            )  # fmt: skip
            if target.exists():
                pairs.append((target, path))
        yield from agreement(pairs)


def docx() -> Iterator[str]:
    """HTML releases with their paragraphs and grids set in a DOCX."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = []
        for path in releases():
            target = Path(folder) / f"{path.stem}.docx"
            _set(path, target)
            pairs.append((target, path))
        yield from agreement(pairs)


def _set(path: Path, target: Path) -> None:
    from docx import Document as Draft

    document, draft = load(str(path)), Draft()
    for block in document.blocks:
        if isinstance(block, Prose):
            draft.add_paragraph(" ".join(document.text[start:end] for start, end in block.lines))
        elif isinstance(block, Cells):
            _grid(draft, block)
            draft.add_paragraph()
    draft.save(str(target))


def _grid(draft: Any, block: Cells) -> None:  # noqa: ANN401 -- python-docx has the types, and is an extra
    rows = max(cell.row for cell in block.cells) + 1
    columns = max(cell.column + cell.colspan for cell in block.cells)
    table = draft.add_table(rows, columns)._tbl  # noqa: SLF001 -- its cells one by one take minutes
    grid = [list(row.tc_lst) for row in table.tr_lst]
    for cell in block.cells:
        _fill(grid[cell.row], cell)


def _fill(row: list[Any], cell: MarkedCell) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Twips
    from docx.text.paragraph import Paragraph

    element = row[cell.column]
    for spanned in row[cell.column + 1 : cell.column + cell.colspan]:
        if spanned.getparent() is not None:
            spanned.getparent().remove(spanned)
    element.grid_span = cell.colspan
    paragraph = Paragraph(element.p_lst[0], element)
    paragraph.add_run(cell.text)
    paragraph.paragraph_format.left_indent = Twips(90 * cell.indent)
    paragraph.alignment = 1 if cell.centred else 0
    if cell.rule:
        borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
        bottom.set(qn("w:val"), "double" if cell.rule == 2 else "single")
        borders.append(bottom)
        element.get_or_add_tcPr().append(borders)


def differences(one: str, other: str) -> Iterator[str]:
    """Each table figure that is read differently in two documents of one content."""
    for pair in aligned(figures_of(Path(one)), figures_of(Path(other))):
        if kind := difference(*pair):
            yield f"{kind}: " + " | ".join(
                f"{each.line} {each.text} {each.number.value} {each.unit} {each.period} {' / '.join(each.label)}"
                for each in pair
                if each is not None
            )


if __name__ == "__main__":
    parts: dict[str, Callable[[], Iterator[str]]] = {"pdftext": pdftext, "prints": prints, "docx": docx}
    if sys.argv[1:2] == ["differences"]:
        for line in differences(*sys.argv[2:4]):
            print(line, flush=True)
    else:
        for name in sys.argv[1:] or parts:
            print(name)
            for line in parts[name]():
                print(f"  {line}", flush=True)
