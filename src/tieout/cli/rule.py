"""``tieout rule``: a code comes in; its manual page goes out."""

from __future__ import annotations

import click

from tieout.core.errors import UsageError
from tieout.prove.rules.catalogue import PAGES


@click.command(name="rule")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Print the manual page of a rule, or the list of all rules.

    \b
    Examples:
      tieout rule
      tieout rule T101
    """
    if code is None:
        for page in PAGES.values():
            click.echo(f"{page.code}  {page.name:24} {page.what}")
        return 0
    found = PAGES.get(code.upper())
    if found is None:
        raise UsageError(f"no rule {code}; `tieout rule` lists them")
    click.echo(found.text, nl=False)
    return 0
