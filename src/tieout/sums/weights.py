"""Nothing comes in; what layout and labels say of a row as a total goes out: eighths of a bit, measured on real tables.

Log-likelihood ratios of 1,789 totals that their digits alone show against 9,213 rows that nothing adds up to, in the
seeds and the issuers of the corpus that are no exam (``benchmarks/layout.py`` prints them):

| sign | at totals | at others | bits |
|---|---|---|---|
| a rule above, in a table that has rules | 28.7% | 3.0% | +3.2 |
| no rule above, in a table that has rules | 1.3% | 22.3% | -4.1 |
| a label that says total, net, balance | 71.1% | 16.2% | +2.1 |
| none | 28.9% | 83.8% | -1.5 |

The signs of absence count together, where a table rules its totals off and a row has neither; a table without rules
says nothing by having none.
"""

from __future__ import annotations

from typing import Final

RULE_ABOVE: Final = 26
TOTAL_LABEL: Final = 17
UNRULED: Final = -45
