"""The rules, in the order in which they run; a rule is ``(Book) -> list of Trials`` with a docstring as its page."""

from __future__ import annotations
