"""Bytes that a fuzzer makes come in; inputs that break a reader, saved aside, go out. See docs/fuzzing.md."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))  # whose excerpts are what fuzzing begins with
