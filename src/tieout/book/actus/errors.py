"""What is wrong with the terms of a contract comes in; one exception that names every field goes out."""

from __future__ import annotations

from tieout.core.errors import TieoutError


class TermError(TieoutError):
    """Terms, observed data or the end asked for do not allow a run; nothing was computed.

    ``problems`` are pairs of the field, spelt as in the standard, and what is wrong with it; ``field`` is the first one's.
    """

    def __init__(self, field: str, message: str, *more: tuple[str, str]) -> None:
        self.problems: tuple[tuple[str, str], ...] = ((field, message), *more)
        super().__init__("; ".join(f"{name}: {text}" for name, text in self.problems))

    @property
    def field(self) -> str:
        """The field of the first problem."""
        return self.problems[0][0]
