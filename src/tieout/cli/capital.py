"""``tieout capital``: an issuer file and a day come in; debt by rank, shares and warrants go out."""

from __future__ import annotations

from datetime import datetime

import click

from tieout.cli.issuers import issuer_at
from tieout.cli.listings import formatted, put, spare
from tieout.cli.output import say, write_bytes


@click.command(name="capital")
@click.argument("issuer")
@click.option("--on", required=True, metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day.")
@click.option("--facts", "papers", multiple=True, metavar="PATH", help="Documents that print EBITDA and interest: adds leverage and coverage.")
@click.option("--chart", metavar="FILE.svg", help="Draw what falls due in each year after DATE.")
@formatted
def command(issuer: str, on: datetime, papers: tuple[str, ...], chart: str | None, form: str | None, output: str | None) -> int:
    """The capitalisation table of ISSUER on a day: debt by rank in each pool of collateral, shares, warrants.

    Liens cross: a loan that is first in one pool and second in another stands in both, and is counted once. What no
    document states is left blank and said under the table.

    \b
    Examples:
      tieout capital issuer.toml --on 2004-12-31
      tieout capital issuer.toml --on 2004-12-31 --output capitalisation.xlsx
      tieout capital issuer.toml --on 2004-12-31 --facts 2004-q4-release.txt
      tieout capital issuer.toml --on 2004-12-31 --chart maturities.svg
    """
    from tieout.book.capital import capital_of
    from tieout.publish.capital.table import capital_listings

    spare((issuer, *papers), output, chart)
    capital = capital_of(issuer_at(issuer))
    if chart is not None:
        from tieout.publish.capital.chart import maturities_chart

        write_bytes(maturities_chart(list(capital.schedules.values()), on.date()), chart)
    year = None
    if papers:
        from tieout.book.leverage import leverage
        from tieout.check import check

        report = check(papers)
        for fault in report.faults:
            say(f"tieout: {fault.path}: {fault.cause}")
        if report.faults:
            return 2
        year = leverage(report.facts, on.date())
        if year is None:
            say(f"no year to {on.date()} or shortly before with EBITDA or interest expense is printed in these documents")
    put(capital_listings(capital.on(on.date()), year), form, output)
    return 0
