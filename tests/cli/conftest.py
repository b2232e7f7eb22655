"""What the tests of the command line share: a release with a slip, and a way to call the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tieout.cli.main import main

RELEASE = """\
FOR IMMEDIATE RELEASE

Example Rubber Corp. reports its results for the fourth quarter of 2004.

                             EXAMPLE RUBBER CORP.
                  CONSOLIDATED STATEMENT OF OPERATIONS
                             (IN THOUSANDS)

                                    QUARTER ENDED            YEAR ENDED
                                     DECEMBER 31             DECEMBER 31
                                --------------------    --------------------
                                  2004        2003        2004        2003
                                --------    --------    --------    --------
Net sales:
     Rubber Group               $ 19,226    $ 22,713    $ 86,614    $ 90,127
     Metals Group                  5,166       5,093      21,380      21,519
                                --------    --------    --------    --------
          Total net sales         24,392      27,806     107,994     {total}
                                --------    --------    --------    --------
"""
"""Two segments that foot in four columns, where ``{total}`` is 111,646."""


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]


@pytest.fixture
def tieout(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call ``tieout`` with arguments, as the shell would."""

    def call(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as exit_:
            main([str(each) for each in arguments])
        status = exit_.value.code
        return Outcome(status if isinstance(status, int) else 0, *capsys.readouterr())

    return call


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A release in which everything foots."""
    path = tmp_path / "clean.txt"
    path.write_text(RELEASE.replace("{total}", "111,646"), encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The release with two digits of its last total transposed, against three columns that foot."""
    path = tmp_path / "wrong.txt"
    path.write_text(RELEASE.replace("{total}", "111,466"), encoding="utf-8")
    return path
