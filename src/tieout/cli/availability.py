"""``tieout availability``: an issuer file, a day and its amounts come in; what can be drawn goes out, line by line."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation

import click

from tieout.cli.issuers import instrument_of, issuer_at
from tieout.cli.listings import formatted, put, spare
from tieout.core.errors import UsageError


@click.command(name="availability")
@click.argument("issuer")
@click.option("--on", required=True, metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day.")
@click.option("--set", "given", multiple=True, metavar="NAME=AMOUNT", help="An amount of that day, in full. Can be repeated.")
@click.option("--instrument", metavar="ID", help="Which revolving credit, where there are several.")
@formatted
def command(issuer: str, on: datetime, given: tuple[str, ...], instrument: str | None, form: str | None, output: str | None) -> int:
    """What can be drawn under the revolving credit of ISSUER on a day.

    The lesser of commitment and borrowing base, less reserves, letters of credit and loans. Each advance of the issuer
    file takes its eligible amount by name; a name that is missing is told. An overadvance is shown as one, exit status 1.

    \b
    Example:
      tieout availability issuer.toml --on 2004-03-31 --set eligible-accounts-receivable=16000000 \\
        --set eligible-inventories=7500000 --set loans=12400000 --set letters-of-credit=250000
    """
    from tieout.book.debt.availability import availability
    from tieout.publish.capital.debt import availability_listing

    spare((issuer,), output)
    of = issuer_at(issuer)
    if instrument is None:
        revolvers = [one for one in of.instruments if one.kind == "revolver"]
        if len(revolvers) != 1:
            known = ", ".join(one.id for one in revolvers) or "none"
            raise UsageError(f"{issuer} has {len(revolvers)} revolving credits ({known}); name one by --instrument")
        instrument = revolvers[0].id
    one = instrument_of(of, instrument, issuer)
    found = availability(one, on.date(), dict(_amount(text) for text in given))
    put([availability_listing(found, one.title or one.id, on.date(), one.currency)], form, output)
    return 1 if found.overadvance else 0


def _amount(text: str) -> tuple[str, Decimal]:
    name, equals, digits = text.partition("=")
    try:
        amount = Decimal(digits.replace(",", "").replace("_", "").strip("$ "))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not equals or not name.strip() or not amount.is_finite() or abs(amount.adjusted()) > 20:
        raise UsageError(f"--set {text}: write it as NAME=AMOUNT, as in loans=12400000")
    return name.strip(), amount
