"""Text of filings, which nobody vouches for, comes in; the same text, inert in HTML and JSON, goes out.

One character of the source stays one character of the page, so columns keep their places.
"""

from __future__ import annotations

import html
import json
import re

_HIDDEN = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)]
_BREAKS = [0x85, 0x2028, 0x2029]
_TURNS = [0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE: dict[int, int] = {
    **{code: 0x2400 + code for code in _HIDDEN},
    0x7F: 0x2421,
    **dict.fromkeys(range(128, 160), 65533),
    **dict.fromkeys(_BREAKS, 0x2424),
    # Characters that turn the direction of writing could show 1,234 for 4,321.
    **dict.fromkeys(_TURNS, 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
_UNSAFE = re.compile("[" + "".join(re.escape(chr(code)) for code in _VISIBLE if code < 0xD800) + "\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")


def clean(text: str) -> str:
    """``text`` with controls made visible, one for one; line ends become LF."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return text.translate(_VISIBLE) if _UNSAFE.search(text) else text


def escape(text: str) -> str:
    """``text`` for the inside of an element or of a quoted attribute."""
    return html.escape(clean(text), quote=True)


def island(data: object) -> str:
    """``data`` as JSON that no HTML parser can be led out of, and that scripts read as it stands."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
