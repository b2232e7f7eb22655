"""``python -m fuzz`` comes in: all targets, one after another, or ``again FILE`` to run one input once more.

python -m fuzz                         all targets, FUZZ_SECONDS (30) each
python -m fuzz html sums               these
python -m fuzz again .fuzz/found/html/ValueError-grids-rows

It needs atheris, which `make fuzz` installs; `again` does without.
"""

from __future__ import annotations

import importlib.util
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from fuzz import store
from fuzz.targets import TARGETS, Target
from fuzz.trial import attempt

LARGEST = 6000
"""Bytes of an input. Short ones are tried faster; every so often one is tried swollen (see ``trial``)."""
HANGS = 300
"""Seconds after which a saved input is taken to hang in a library, where no clock of ours reaches."""
MEMORY = 1 << 31
"""Bytes of address space for one input."""
MAX_STARTS = 5
"""A target is begun anew after a crash, but not for ever."""


def main(arguments: list[str]) -> int:
    """0 where nothing was found, 1 where something was; 2 for arguments that name nothing and for what never ran."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        print(f"Targets: {', '.join(TARGETS)}")
        return 0
    if arguments[:1] == ["again"] and len(arguments) == 2:
        return again(Path(arguments[1]))
    unknown = [name for name in arguments if name not in TARGETS]
    if unknown:
        print(f"no target {unknown[0]}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: run `make fuzz`, or install requirements/fuzz.txt", file=sys.stderr)
        return 2
    seconds = int(os.environ.get("FUZZ_SECONDS", "30"))
    faults: list[Path] = []
    all_ran = True
    for name in arguments or TARGETS:
        found, ran = fuzz(TARGETS[name], seconds)
        faults += found
        all_ran &= ran
    for path in faults:
        print(f"\n{path.relative_to(store.ROOT)}\n    again: python -m fuzz again {path.relative_to(store.ROOT)}")
    return 1 if faults else 0 if all_ran else 2


def again(path: Path) -> int:
    """Run one saved input once more, not instrumented; its folder names the target."""
    target = TARGETS.get(path.parent.name)
    if target is None or not path.is_file():
        print(f"{path}: no saved input of a target", file=sys.stderr)
        return 2
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    started = time.process_time_ns()
    fault = attempt(target, path.read_bytes())
    print(fault.trace if fault else f"holds, in {(time.process_time_ns() - started) // 1_000_000:,} ms")
    return 1 if fault else 0


def fuzz(target: Target, seconds: int) -> tuple[list[Path], bool]:
    """Fuzz ``target``; what it is still broken by, and whether any input ran. What holds by now is dropped."""
    _review(target)
    ends = time.monotonic() + seconds
    log = store.HOME / f"{target.name}.log"
    with log.open("w", encoding="utf-8") as out:
        for _ in range(MAX_STARTS):
            left = int(ends - time.monotonic())
            if left < 1:
                break
            command = [sys.executable, "-m", "fuzz.engine", target.name, str(left), str(LARGEST)]
            if subprocess.run(command, cwd=store.ROOT, stderr=out, stdout=out, check=False).returncode == 0:
                break
    found = _review(target)
    runs, told = _told(log.read_text(encoding="utf-8", errors="replace"))
    print(f"{target.name:12}{told}, {len(found)} found", flush=True)
    return found, runs > 0


def _review(target: Target) -> list[Path]:
    """Inputs that still break ``target``; the others are dropped."""
    kept = []
    for path in store.found(target):
        if _breaks(path):
            kept.append(path)
        else:
            store.drop(path)
    return kept


def _breaks(path: Path) -> bool:
    """Whether a saved input breaks its target, in a process of its own: it may be the end of that."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "fuzz", "again", str(path)],
            cwd=store.ROOT,
            capture_output=True,
            timeout=HANGS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def _told(log: str) -> tuple[int, str]:
    """What a log of the fuzzer comes to: the inputs that ran, and a line that says so."""
    runs = sum(map(int, re.findall(r"stat::number_of_executed_units:\s*(\d+)", log)))
    last = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    reach = f"{int(last[-1][0]):,} edges, corpus {int(last[-1][2]):,}" if last else "never ran: see .fuzz"
    return runs, f"{runs:>9,} inputs, {reach}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
