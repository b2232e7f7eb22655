"""What is wrong with a file of the user's comes in as a line, a field and a reason; a message that names all three goes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in an issuer file or a rate history that cannot be used. ``line`` is 1-based, 0 where the whole file is meant."""

    line: int
    field: str
    message: str

    def told(self, path: str) -> str:
        """``issuer.toml:12: instrument.revolver.maturity: is no date``."""
        place = f"{path}:{self.line}" if self.line else path
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
