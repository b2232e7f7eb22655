"""The path of an issuer file comes in; the issuer goes out, or a message that tells what is wrong with the file, line by line."""

from __future__ import annotations

from tieout.cli.output import say
from tieout.core.errors import UsageError
from tieout.core.instrument import Instrument
from tieout.core.issuer import Issuer


def issuer_at(path: str) -> Issuer:
    """The issuer of the file ``path``. Raises UsageError where it cannot be read; what is wrong was then told on standard error."""
    from tieout.book.issuer.checked import problems_of
    from tieout.book.issuer.parse import issuer_in
    from tieout.source.load import read_text

    issuer, problems = issuer_in(read_text(path))
    if issuer is not None:
        problems = problems_of(issuer)
    for one in problems:
        say(one.told(path))
    if issuer is None or problems:
        raise UsageError(f"{path}: nothing is computed from an issuer file with {len(problems)} problem{'s'[:len(problems) > 1]}")
    return issuer


def instrument_of(issuer: Issuer, key: str, path: str) -> Instrument:
    """The instrument named ``key``. Raises UsageError, which names those that there are."""
    found = issuer.instrument(key)
    if found is None:
        known = ", ".join(one.id for one in issuer.instruments) or "none"
        raise UsageError(f"{path} has no instrument {key!r}; it has {known}")
    return found
