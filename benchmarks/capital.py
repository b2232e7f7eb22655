"""An issuer of a thousand events comes in; how long its capitalisation on every month of ten years takes goes out.

python benchmarks/capital.py
"""

from __future__ import annotations

import time
from datetime import date, timedelta

from tieout.book.capital import capital_of
from tieout.book.issuer.checked import problems_of
from tieout.book.issuer.parse import issuer_in

EVENTS = 1_000
_HEAD = """\
schema = "tieout/issuer/1"
[issuer]
name = "Example Corporation"
[[class]]
id = "common"
kind = "common"
par = 0.10
authorised = 100_000_000
issued = 10_000_000
treasury = 0
[[instrument]]
id = "revolver"
kind = "revolver"
commitment = 50_000_000
outstanding = 0
closing = 2000-01-01
maturity = 2012-01-01
[[instrument]]
id = "loan"
kind = "term-loan"
principal = 60_000_000
closing = 2000-01-01
maturity = 2012-01-01
interest-cycle = "P1M"
day-count = "A/360"
[[instrument.rate]]
rate = 8.25
[[instrument.instalments]]
amount = 300_000
first = 2000-02-01
cycle = "P1M"
"""


def text() -> str:
    """The issuer file: shares issued, bought and retired, loans drawn and repaid, every third day."""
    out = [_HEAD]
    for number in range(EVENTS):
        day = date(2000, 1, 3) + timedelta(days=3 * number)
        acts = (("issue", 400), ("repurchase", 300), ("retire", 200), ("draw", 90_000), ("repay", 80_000))
        act, amount = acts[number % 5]
        of = 'class = "common"\nshares' if amount < 1000 else 'instrument = "revolver"\nprincipal'
        out.append(f'[[event]]\non = {day}\nact = "{act}"\n{of} = {amount}\n')
    return "".join(out)


def main() -> None:
    """Print the seconds that each part takes."""
    file = text()
    started = time.process_time()
    issuer, problems = issuer_in(file)
    assert issuer is not None
    assert not problems
    assert not problems_of(issuer)
    read = time.process_time()
    capital = capital_of(issuer)
    run = time.process_time()
    months = [date(2000 + month // 12, month % 12 + 1, 1) for month in range(1, 121)]
    found = [capital.on(day) for day in months]
    told = time.process_time()
    assert not capital.ledger.refused
    assert not capital.unrun
    print(f"{EVENTS:,} events, {len(found)} months: file {read - started:.2f} s, run {run - read:.2f} s, tables {told - run:.2f} s")


if __name__ == "__main__":
    main()
