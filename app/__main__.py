"""The program's entry: hands over to the command line and turns whatever goes wrong into a sentence and an exit code."""

from __future__ import annotations

import sys

import structlog

from app.roof.last_resort import run


def main() -> None:
    """Run the command line; without arguments it opens the desktop."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr), wrapper_class=structlog.make_filtering_bound_logger(40))
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
