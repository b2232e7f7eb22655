"""Faults come in; files under ``.fuzz`` go out: what was found, what fuzzing begins with, what it has come to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fuzz.targets import Target
from fuzz.trial import Fault

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".fuzz"
WORDS = Path(__file__).resolve().parent / "words"
MAX_FOUND = 40
"""Kinds of fault kept for a target; more of them say nothing new."""


def found(target: Target) -> list[Path]:
    """Inputs that broke ``target``, by name."""
    return sorted(path for path in _folder("found", target).iterdir() if path.suffix != ".trace")


def keep(target: Target, fault: Fault) -> bool:
    """Save the input of ``fault`` beside its trace, if it is the first or the shortest of its name. Whether it is new."""
    path = _folder("found", target) / fault.name
    new = not path.exists()
    if (new and len(found(target)) < MAX_FOUND) or (not new and path.stat().st_size > len(fault.data)):
        path.write_bytes(fault.data)
        path.with_suffix(".trace").write_text(fault.trace, encoding="utf-8", errors="replace")
    return new


def drop(path: Path) -> None:
    """Forget an input that breaks nothing any more."""
    path.unlink()
    path.with_suffix(".trace").unlink(missing_ok=True)


def corpus(target: Target) -> Path:
    """The folder in which the fuzzer keeps inputs that reach what no other does."""
    return _folder("corpus", target)


def seeded(target: Target) -> Path:
    """A folder with what ``target`` begins with, written anew."""
    folder = _folder("seeds", target)
    for path in folder.iterdir():
        path.unlink()
    for data in target.seeds():
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    return folder


def words(target: Target) -> Path:
    """The dictionary of ``target``, in one file as the fuzzer wants it."""
    path = HOME / f"{target.name}.dict"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "".join((WORDS / f"{name}.dict").read_text(encoding="utf-8") for name in target.words), encoding="utf-8"
    )
    return path


def artifacts(target: Target) -> str:
    """What the fuzzer sets before the names of inputs on which the whole process ended."""
    return f"{_folder('found', target)}/"


def _folder(kind: str, target: Target) -> Path:
    folder = HOME / kind / target.name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
