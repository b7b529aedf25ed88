"""Whether a file that is to be written would replace one of another kind; reads its first bytes and changes nothing."""

from pathlib import Path

BOOK = "a database"
_LOOKED_AT = 512
_BEGINS = {"pdf": b"%PDF", "xlsx": b"PK\x03\x04"}


def other_kind(path: Path, format: str) -> str:
    """What is there instead of a file of the format, in words; empty where there is none, or one of the same kind."""
    if not path.exists():
        return ""
    if not path.is_file():
        return "no file"
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except OSError:
        return "not to be read"
    if head.startswith(b"SQLite format 3"):
        return BOOK
    if not head:
        return ""
    begins = _BEGINS.get(format)
    if begins is not None:
        return "" if head.startswith(begins) else f"no {format} file"
    same = path.suffix.lower() in (f".{format}", ".txt") and b"\0" not in head and not head.startswith(tuple(_BEGINS.values()))
    return "" if same else f"no {format} file"
