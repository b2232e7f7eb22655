"""The bytes of a zip archive come in, as Word and Excel make them; what stands in it goes out, nothing unpacked."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

_BEGIN: Final = b"PK\x03\x04"


def parts_of(data: bytes) -> list[zipfile.ZipInfo] | None:
    """The parts of the archive ``data``; None where it is cut off or damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except Exception:  # noqa: BLE001 -- a broken archive breaks in many ways
        return None


def holds(data: bytes, name: str) -> bool:
    """Whether ``data`` is an archive with a part whose name begins with ``name``, as far as can be told of a broken one."""
    if not data.startswith(_BEGIN):
        return False
    parts = parts_of(data)
    return name.encode() in data if parts is None else any(part.filename.startswith(name) for part in parts)


def is_encrypted(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether a password is needed for any of ``parts``."""
    return any(part.flag_bits & 1 for part in parts)
