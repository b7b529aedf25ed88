"""The process that posts on an embedded book for a desktop: it reads when to wake from its input, tells its rounds, and ends with its input."""

from __future__ import annotations

import os
import sys
import threading
from types import TracebackType

from app.bootstrap import utc_now
from app.domain.refusals import Refusal
from app.log_lines import log_errors
from app.posting.loop import PostingLoop
from app.posting.rounds import Round, told
from db.book import open_book
from db.trouble import cause_of
from db.whose import whose

INPUT, OUTPUT = 0, 1
TROUBLE = 2


def main() -> None:
    """Post on the book named by the first argument until the input ends."""
    sys.stdout = sys.stderr  # the output is for rounds alone
    log_errors()
    tell = _Told()
    sys.excepthook = tell.ended
    try:
        book = open_book(sys.argv[1])
    except Refusal as refusal:
        tell(Round(hosting=False, trouble=str(refusal)))
        sys.exit(TROUBLE)
    loop = PostingLoop(book, utc_now, tell)
    threading.Thread(target=_listen, args=(loop,), name="input", daemon=True).start()
    loop.run()
    book.close()
    os._exit(0)  # somebody may wait for our end, and nothing is left to be tidied up


def _listen(loop: PostingLoop) -> None:
    while os.read(INPUT, 4096):
        loop.wake()
    loop.stop()


class _Told:
    """Tells the rounds that are news: something was decided, or it stands otherwise than before."""

    def __init__(self) -> None:
        self._last: Round | None = None

    def __call__(self, ended: Round) -> None:
        if ended.decided or ended != self._last:
            self._last = ended
            _write(told(ended))

    def ended(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What ends the process is told to the desktop: the world's as it is, an error of our own after its traceback went into a file."""
        from app.roof.last_resort import own_error

        self(Round(hosting=False, trouble=cause_of(error) if whose(error) == "world" else own_error(error)))


def _write(line: bytes) -> None:
    """Nobody may be there any more to hear it; then the input has ended as well."""
    try:
        os.write(OUTPUT, line)
    except BrokenPipeError:
        return
