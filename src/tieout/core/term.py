"""Contract and charter wording comes in; what an instrument or a charter provides goes out."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.core.number import Number


@dataclass(frozen=True, slots=True)
class Term:
    """One provision: ``subject`` (the instrument or class), ``name`` (``principal``, ``rate``, ``par value``, ...).

    ``figure`` indexes the exhibit's figures. Contract terms are exact unless "approximately".
    """

    subject: str
    name: str
    number: Number
    unit: str
    figure: int
