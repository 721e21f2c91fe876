"""The command ``lantu``; also ``python -m lantu``."""

from __future__ import annotations

import sys

from lantu.command.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
