"""A report comes in; one text goes out, by one renderer a format."""

from __future__ import annotations
