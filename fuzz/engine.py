"""The name of a target and seconds come in; atheris runs it for so long, faults go to the store. The door of atheris.

Runs in a process of its own: the code under test is instrumented as it is imported, and a crash of a C library ends it.
"""

from __future__ import annotations

import sys
from typing import Final

import atheris

_MEGABYTES: Final = 1024
_WALL: Final = 120
"""Seconds after which the process is taken to hang where Python's clock does not reach."""


def main(name: str, seconds: int, largest: int) -> None:
    """Fuzz the target ``name``; does not return."""
    with atheris.instrument_imports(include=["tieout"]):
        from fuzz import store
        from fuzz.targets import TARGETS
        from fuzz.trial import attempt, swollen
    target = TARGETS[name]

    def one(data: bytes) -> None:
        for each in (data, swollen(data)):
            if each is None:
                continue
            fault = attempt(target, each)
            if fault is not None and store.keep(target, fault):
                print(f"FOUND {fault.name}: {fault.message}", file=sys.stderr, flush=True)

    options = [
        f"-max_total_time={seconds}",
        f"-max_len={largest}",
        f"-timeout={_WALL}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-artifact_prefix={store.artifacts(target)}",
        f"-dict={store.words(target)}",
        "-print_final_stats=1",
    ]
    atheris.Setup(["fuzz", *options, str(store.corpus(target)), str(store.seeded(target))], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
