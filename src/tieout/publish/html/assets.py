"""The name of a file of this folder comes in; its text goes out, and the name by which the page's policy admits it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script that lies beside this module."""
    return resources.files("tieout.publish.html").joinpath(name).read_text(encoding="utf-8")


def source_of(code: str) -> str:
    """What a content security policy calls an element whose text is ``code``, to the character."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() + "'"
