"""Offsets of the text that is read come in; offsets of the file as it was given go out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tieout.core.span import Lines


@dataclass(frozen=True, slots=True, repr=False)
class Origin:
    """How the text that is read came out of the characters of a file.

    ``text`` is the whole decoded file, line ends untouched. The text that is read is made of runs: the run that begins
    at offset ``reads[i]`` of it came from ``text[starts[i]:ends[i]]``. A run as long as its source is that source,
    character for character; any other (an entity, white space drawn together) stands for its source as a whole.
    ``reads`` rise strictly; what no run covers (the blank between two cells) was set by the reader. ``sizes`` says how
    many characters of the text that is read each run has. ``part`` is the stretch of the file that the document takes,
    half open: all of it, or what stands between the tags of a submission; ``markup`` says that it is HTML.
    """

    text: str
    lines: Lines
    reads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sizes: tuple[int, ...]
    part: tuple[int, int]
    markup: bool

    @classmethod
    def of_slice(cls, text: str, lines: Lines, start: int, end: int) -> Origin:
        """Of a part of a file that is read as it stands: ``text[start:end]``."""
        return cls(text, lines, (0,), (start,), (end,), (end - start,), (start, end), markup=False)

    def moved(self, by: int, text: str, lines: Lines) -> Origin:
        """The same, where what was a file is a part of ``text`` that begins ``by`` characters into it."""
        starts = tuple([start + by for start in self.starts])
        ends = tuple([end + by for end in self.ends])
        first, last = self.part
        return Origin(text, lines, self.reads, starts, ends, self.sizes, (first + by, last + by), self.markup)

    @property
    def first_line(self) -> int:
        """The line of the file at which a text that is read as it stands begins; 1 for a text that was drawn out."""
        return 1 if self.markup else self.lines.place(self.part[0])[0]

    def __repr__(self) -> str:
        return f"<Origin: {len(self.text):,} characters, {len(self.reads):,} runs>"

    def start(self, offset: int) -> int:
        """Where in the file the character at ``offset`` of the text that is read begins."""
        at = bisect_right(self.reads, offset) - 1
        if at < 0:
            return self.starts[0] if self.starts else 0
        into = offset - self.reads[at]
        if into >= self.sizes[at]:
            return self.ends[at]
        return self.starts[at] + (into if self.sizes[at] == self.ends[at] - self.starts[at] else 0)

    def end(self, offset: int) -> int:
        """Where in the file the text that is read up to ``offset`` (half open) ends."""
        at = bisect_right(self.reads, offset - 1) - 1
        if at < 0:
            return self.start(offset)
        into = offset - self.reads[at]
        if into > self.sizes[at] or self.sizes[at] != self.ends[at] - self.starts[at]:
            return self.ends[at]
        return self.starts[at] + into
