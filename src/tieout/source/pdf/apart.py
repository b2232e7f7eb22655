"""A PDF's bytes come in; its pages go out, read in a process of its own that is bounded in time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from tieout.core.errors import SourceError
from tieout.source.pdf.sheet import Drawn, Sheet

SECONDS: Final = 90
"""A thousand pages take some ten."""
_READER: Final = "tieout.source.pdf.glyphs"


def sheets_of(data: bytes) -> list[Sheet]:
    """The pages of the PDF ``data``. Raises SourceError with the cause."""
    if find_spec("pypdfium2") is None:
        raise SourceError("PDFs need a reader of their own: pip install 'tieout[pdf]'")
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _READER], input=data, capture_output=True, timeout=SECONDS, env=_env(), check=False
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise SourceError(f"a PDF that is not read after {SECONDS} seconds") from None
    except (OSError, ValueError):
        raise SourceError("a PDF that its reader gave up on: damaged, or larger unpacked than a document is") from None
    if "fault" in said:
        raise SourceError(said["fault"])
    return [_sheet(page) for page in said["pages"]]


def _env() -> dict[str, str]:
    """Our environment, in which the reader finds the same tieout as we are."""
    home = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": f"{home}{os.pathsep}{known}" if known else home}


def _sheet(page: dict[str, Any]) -> Sheet:
    return Sheet(
        page["width"],
        page["height"],
        page["turns"],
        tuple([Drawn(*word) for word in page["words"]]),
        tuple([(x0, x1, y) for x0, x1, y in page["rules"]]),
        page["pictures"],
        page["unknown"],
    )
