"""A relation at one line comes in; a Trial goes out: how it came out, and what would mend each figure in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tieout.core.finding import Key, Proof, Verdict
from tieout.core.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Trial:
    """A proof with what a judge needs beyond it.

    ``weights`` belong to the proof's inputs; 0 marks an input whose mending value cannot be told (a
    divisor, a base). ``bits`` is the evidence, in eighths of a bit, that the relation is meant to hold
    here: for a failing trial that of the lines in which it does hold. ``accuses`` is False where a failure is
    no error (a rounding too far, a link by place only) and gives a warning or a note at most.
    ``readings`` name the doubtful figures whose other reading the trial needs. ``bounds`` is for relations that
    are not linear (ratios, products): for each member the least and greatest size with which it would hold.
    """

    proof: Proof
    weights: tuple[int, ...]
    bits: int
    accuses: bool = True
    readings: tuple[tuple[Key, Decimal], ...] = ()
    note: str = ""
    bounds: tuple[tuple[Decimal, Decimal] | None, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether no rounding explains the difference."""
        return self.proof.verdict is Verdict.CONTRADICTED

    def members(self) -> tuple[Key, ...]:
        """Every figure that takes part, the result first."""
        return (self.proof.result, *self.proof.inputs)

    def needed(self, key: Key, value: Decimal) -> Decimal | None:
        """The value that ``key`` (now ``value``) would need for the relation to hold exactly; None if unknown."""
        if self.bounds:
            return None
        if key == self.proof.result:
            return self.proof.computed
        weight = self._weight(key)
        return value + self.proof.difference / weight if weight else None

    def residual(self, key: Key, value: Decimal, changed: Decimal) -> Decimal | None:
        """How far from exact the relation is once ``key`` (now ``value``) is ``changed``, without sign; None if unknown."""
        if self.bounds:
            bound = self.bounds[self.members().index(key)]
            if bound is None:
                return None
            return Decimal(0) if bound[0] <= abs(changed) <= bound[1] else self.proof.tolerance + 1
        weight = Decimal(-1) if key == self.proof.result else Decimal(self._weight(key))
        if not weight:
            return None
        return abs(self.proof.difference - weight * (changed - value))

    def _weight(self, key: Key) -> int:
        return next((w for k, w in zip(self.proof.inputs, self.weights, strict=False) if k == key), 0)
