"""Owns the one door from a report to bytes or a file in any format; knows how none of them is made.

A file appears under its name only when it is whole: a cancelled or failed rendering leaves what was there before.
"""

from collections.abc import Callable
from contextlib import suppress
from os import fsync, umask
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, Protocol, get_args

from reports.document import Report
from reports.progress import CancelCheck, ProgressCallback

Format = Literal["table", "json", "csv", "xlsx", "pdf"]
FORMATS: tuple[str, ...] = get_args(Format)


class UnknownFormat(ValueError):
    """No renderer has this name; `name` is what was asked for, FORMATS what there is."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown report format {name!r}; there is {', '.join(FORMATS)}")
        self.name = name


class Renderer(Protocol):
    """Turns a report into bytes; may tell its progress, and raises ReportCancelled when asked to stop."""

    def __call__(self, report: Report, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes: ...


def render(report: Report, format: str, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes:
    """The report in that format. Raises UnknownFormat, ReportCancelled."""
    if format not in _RENDERERS:
        raise UnknownFormat(format)
    return _RENDERERS[format]()(report, progress=progress, cancelled=cancelled)


def render_to(
    path: Path,
    report: Report,
    format: str,
    *,
    progress: ProgressCallback | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Write the report to a file, whole or not at all. Raises UnknownFormat, ReportCancelled, OSError."""
    save(path, render(report, format, progress=progress, cancelled=cancelled))


def save(path: Path, data: bytes) -> None:
    """Write bytes beside the target, then put them in its place. Raises OSError."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        own = Path(part.name)
        try:
            part.write(data)
            part.flush()
            fsync(part.fileno())
        except BaseException:
            with suppress(OSError):
                own.unlink()
            raise
    try:
        own.chmod(0o666 & ~_umask())
        own.replace(path)
    except OSError:
        with suppress(OSError):
            own.unlink()
        raise


def _umask() -> int:
    """What the person's files are closed to; it can only be read by setting it."""
    mask = umask(0o077)
    umask(mask)
    return mask


def _terminal() -> Renderer:
    from reports.terminal import report_terminal

    return report_terminal


def _json() -> Renderer:
    from reports.text import report_json

    return report_json


def _csv() -> Renderer:
    from reports.text import report_csv

    return report_csv


def _workbook() -> Renderer:
    from reports.workbook import report_workbook

    return report_workbook


def _pdf() -> Renderer:
    from reports.pdf import report_pdf

    return report_pdf


# Each library is imported when its format is asked for: a csv needs no PDF library at start.
_RENDERERS: dict[str, Callable[[], Renderer]] = {
    "table": _terminal,
    "json": _json,
    "csv": _csv,
    "xlsx": _workbook,
    "pdf": _pdf,
}
