"""``python -m tieout`` comes in; what the command of that name does goes out."""

from __future__ import annotations

from tieout.cli.main import main

if __name__ == "__main__":
    main()
