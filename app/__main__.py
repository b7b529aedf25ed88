"""The program's entry: hands over to the command line and turns whatever goes wrong into a sentence and an exit code."""

from __future__ import annotations

import sys

from app.log_lines import log_errors
from app.roof.last_resort import run


def main() -> None:
    """Run the command line; without arguments it opens the desktop."""
    log_errors()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
