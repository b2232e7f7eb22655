"""A book or a report comes in; what people and programs read goes out."""

from __future__ import annotations
