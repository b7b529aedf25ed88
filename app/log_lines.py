"""Where the lines of the log go in a program that a person runs: errors alone, to standard error."""

from __future__ import annotations

import logging
import sys

import structlog


def log_errors() -> None:
    """Set the log up; a program without a standard error keeps none."""
    errors = structlog.PrintLoggerFactory(sys.stderr) if sys.stderr is not None else structlog.ReturnLoggerFactory()
    structlog.configure(logger_factory=errors, wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
