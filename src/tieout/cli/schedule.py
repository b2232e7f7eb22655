"""``tieout schedule``: an issuer file and an instrument come in; its payments and balances, event by event, go out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from tieout.cli.issuers import instrument_of, issuer_at
from tieout.cli.listings import formatted, put, spare
from tieout.cli.output import say, write_bytes
from tieout.core.errors import UsageError

if TYPE_CHECKING:
    from tieout.book.debt.rates import RateHistory


@click.command(name="schedule")
@click.argument("issuer")
@click.argument("instrument")
@click.option("--rates", metavar="FILE", help="A history of indexes (CSV): date,prime,LIBOR; percent points.")
@click.option("--option", metavar="INDEX", help="The rate that is elected, by its index.")
@click.option("--extend", is_flag=True, help="Take up the option to extend maturity.")
@click.option("--until", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Stop after this day.")
@click.option("--day-count", metavar="NAME", default="", help="Assume a day count that no document states: 30/360, A/360, ...")
@click.option("--interest-cycle", metavar="PERIOD", default="", help="Assume how often interest is paid: P1M, P3M, ...")
@click.option("--chart", metavar="FILE.svg", help="Draw the balance over time.")
@formatted
def command(
    issuer: str,
    instrument: str,
    rates: str | None,
    option: str | None,
    extend: bool,
    until: date | None,
    day_count: str,
    interest_cycle: str,
    chart: str | None,
    form: str | None,
    output: str | None,
) -> int:
    """Run INSTRUMENT of the issuer file ISSUER: what is paid when, and what is left.

    What no document states is not guessed: without a day count, say, principal runs and interest stays blank. Principal
    that the issuer receives is negative.

    \b
    Examples:
      tieout schedule issuer.toml term-loan
      tieout schedule issuer.toml term-loan --extend --rates prime.csv --interest-cycle P1M --day-count A/360
      tieout schedule issuer.toml notes-2009 --output notes.xlsx
    """
    from tieout.book.debt.contract import Choice
    from tieout.book.debt.schedule import schedule_of
    from tieout.publish.capital.debt import schedule_listing

    spare((issuer, rates), output, chart)
    of = issuer_at(issuer)
    last = until.date() if until is not None and hasattr(until, "date") else None
    choice = Choice(extend, option or "", _history(rates), day_count, interest_cycle, last, of.debt_events)
    schedule = schedule_of(instrument_of(of, instrument, issuer), choice)
    if chart is not None:
        from tieout.publish.capital.chart import balances_chart

        write_bytes(balances_chart([schedule]), chart)
    put([schedule_listing(schedule)], form, output)
    return 0


def _history(path: str | None) -> RateHistory:
    from tieout.book.debt.rates import NO_HISTORY, history_in
    from tieout.source.load import read_text

    if path is None:
        return NO_HISTORY
    history, problems = history_in(read_text(path))
    for one in problems:
        say(one.told(path))
    if problems:
        raise UsageError(f"{path}: is no rate history as it stands")
    return history
