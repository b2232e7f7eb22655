"""The arguments of ``tieout`` come in; the exit status of the command they name goes out."""

from __future__ import annotations

import click

from tieout.core.version import __version__


@click.group()
@click.version_option(__version__, prog_name="tieout", message="%(prog)s %(version)s")
def main() -> None:
    """Prove or refute every number in company disclosures."""
