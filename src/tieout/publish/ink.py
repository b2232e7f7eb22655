"""Words come in; the same words in colour, or as they are, go out."""

from __future__ import annotations

from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "1;31", "green": "32", "yellow": "1;33", "blue": "1;34", "cyan": "36"}
_BIDI = (0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
"""What turns the direction of writing, breaks a line or has no width: it can make a line look like another one."""
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *_BIDI), "?")
_CONTROLS[ord("\t")] = " "


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours for a terminal; with ``on`` False every method gives back what it got."""

    on: bool = False

    def __call__(self, colour: str, text: str) -> str:
        """``text`` in ``bold``, ``dim``, ``red``, ``green``, ``yellow``, ``blue`` or ``cyan``."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.on and text else text


def safe(text: str) -> str:
    """``text`` on one line without control characters: a filing must not drive the reader's terminal, nor turn its lines round."""
    return text.translate(_CONTROLS)
