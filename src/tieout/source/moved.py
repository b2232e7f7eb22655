"""A block of a text that is part of a longer one comes in; the block with the places that it has there goes out."""

from __future__ import annotations

from tieout.core.document import Block, Cells, Prose, Word, WordLine, Words


def moved(block: Block, by: int, lines: int) -> Block:
    """``block``, ``by`` characters and ``lines`` lines further on. Cells do not come: their text is made, not found.

    Raises TypeError for Cells.
    """
    if isinstance(block, Cells):
        raise TypeError("cells are set where they are made")
    if isinstance(block, Prose):
        return Prose(block.start + by, block.end + by, tuple([(start + by, end + by) for start, end in block.lines]))
    return Words(block.start + by, block.end + by, tuple([_line(line, by, lines) for line in block.lines]))


def _line(line: WordLine, by: int, lines: int) -> WordLine:
    words = tuple(
        [Word(word.text, word.x0, word.x1, word.line + lines, word.start + by, word.end + by) for word in line.words]
    )
    return WordLine(line.number + lines, line.start + by, line.end + by, words, line.rule, line.blank, line.page_break)
