"""``tieout rule``: a code, its beginning or its name comes in; its manual page, or a list, goes out."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tieout.cli.output import write
from tieout.core.errors import UsageError
from tieout.prove.rules.catalogue import PAGES, Page


@click.command(name="rule")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Print the manual page of a rule, or the list of all rules, or of those whose codes begin with CODE.

    \b
    Examples:
      tieout rule
      tieout rule T5
      tieout rule T101
    """
    found = [page for page in PAGES.values() if code is None or page.code.startswith(code.upper()) or page.name == code]
    if not found:
        raise UsageError(f"no rule {code}; `tieout rule` lists them")
    write([found[0].text] if len(found) == 1 else _list(found), None)
    return 0


def _list(pages: list[Page]) -> Iterator[str]:
    """A line a rule: code, name, and the first sentence of what it does."""
    width = max(len(page.name) for page in pages)
    for page in pages:
        first, rest, _ = page.what.partition(". ")
        yield f"{page.code}  {page.name:{width}}  {first}{'.' if rest else ''}\n"
