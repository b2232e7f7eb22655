"""The name of a target and seconds come in; atheris runs it for so long, faults go to the store. The door of atheris.

Runs in a process of its own: the code under test is instrumented as it is imported, and a crash of a C library ends it.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import sys
from random import Random
from typing import Final

import atheris

_MEGABYTES: Final = 1024
_SLOWER: Final = 2
"""How much longer instrumented code takes, at least; what is saved as slow is run once more without (``__main__``)."""
_BY_PIECES: Final = 0.6
"""So often whole pieces of an input are changed, else its bytes."""
_WALL: Final = 120
"""Seconds after which the process is taken to hang where Python's clock does not reach."""


def _import_all() -> None:
    """Every module of the package: what is imported only when it is needed would not be instrumented."""
    import tieout

    for module in pkgutil.walk_packages(tieout.__path__, "tieout."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # of an extra
                importlib.import_module(module.name)


def main(name: str, seconds: int, largest: int) -> None:
    """Fuzz the target ``name``; does not return."""
    with atheris.instrument_imports(include=["tieout", "tomllib"]):
        _import_all()
        from fuzz import store
        from fuzz.mutate import mutated
        from fuzz.targets import TARGETS
        from fuzz.trial import LIMIT, attempt, swollen
    target = TARGETS[name]

    def one(data: bytes) -> None:
        for each in (data, swollen(data)):
            if each is None:
                continue
            fault = attempt(target, each, _SLOWER * LIMIT)
            if fault is not None and store.keep(target, fault):
                print(f"FOUND {fault.name}: {fault.message}", file=sys.stderr, flush=True)

    def change(data: bytes, most: int, seed: int) -> bytes:
        dice = Random(seed)
        return bytes(mutated(data, most, dice) if dice.random() < _BY_PIECES else atheris.Mutate(data, most))

    options = [
        f"-max_total_time={seconds}",
        f"-max_len={largest}",
        f"-timeout={_WALL}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-artifact_prefix={store.artifacts(target)}",
        f"-dict={store.words(target)}",
        "-report_slow_units=1000000",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    atheris.Setup(["fuzz", *options, str(store.corpus(target)), str(store.seeded(target))], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
