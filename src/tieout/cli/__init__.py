"""Command lines come in; results on stdout, chatter on stderr and an exit status go out."""

from __future__ import annotations
