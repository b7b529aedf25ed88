"""Too little memory for real: the limit of the system is drawn close around a posting process and a workstation at work."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space of a process as told")

DEATHS_MAX = 5

POSTING = """
import json, mmap, resource, sys, threading
from collections import Counter
from pathlib import Path
from app.bootstrap import utc_now
from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from app.posting.loop import PostingLoop
from db.verify import verify
from tests.support.company import new_company, reopened

BLOCK = 250_000


class Short:
    # so much memory and no more: the limit of the system, and everything below it but that much in other hands

    def __init__(self, left):
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + 64_000_000, -1))
        self.large, self.small = [], []
        for held, take in ((self.large, lambda: mmap.mmap(-1, BLOCK)), (self.small, lambda: bytearray(8_000))):
            try:
                while True:
                    held.append(take())
            except (MemoryError, OSError):
                pass
        while left > 0 and self.large:
            self.large.pop().close()
            left -= BLOCK

    def end(self):
        resource.setrlimit(resource.RLIMIT_AS, (-1, -1))
        for one in self.large:
            one.close()
        self.small.clear()


folder = Path(sys.argv[1])
known = (folder / "book.db").exists()
company = reopened(folder) if known else new_company(folder)
many = lambda n: tuple(ReasonCode(id=f"R{n}-{k}", name="n" * 100, kind="count") for k in range(20))
if not known:
    for n in range(400):
        company.submit(company.record(DefineReasons(reasons=many(n))))
company.close()


def statuses():
    with company.book.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT status FROM command WHERE kind = 'define_reasons'")]


PostingLoop._rest = lambda self, seconds: None
for left in (500_000, 1_000_000, 1_500_000, 2_000_000, 3_000_000, 0):
    told = []

    def tell(ended):
        told.append((ended.decided, ended.trouble))
        if len(told) > 10 or (not ended.decided and not ended.trouble and len(told) > 2):
            loop.stop()

    loop = PostingLoop(company.book, utc_now, tell)
    end = threading.Timer(20, loop.stop)  # where nobody can be told there is no memory to count it either
    end.start()
    short = Short(left) if left else None
    loop.run()
    end.cancel()
    if short:
        short.end()
    print(json.dumps({"left": left, "told": told, "statuses": Counter(statuses())}))
print(json.dumps([proof.name for proof in verify(company.book) if not proof.ok]))
"""


def posted(folder: Path) -> list[Any]:
    """What the process said. Where there is no memory at all, a library may end it by the system's hand; then the next goes on, as for
    a desktop."""
    said: list[Any] = []
    for _ in range(DEATHS_MAX):
        done = subprocess.run([sys.executable, "-c", POSTING, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False)
        said += [json.loads(line) for line in done.stdout.splitlines() if line[0] in "{["]
        if done.returncode != -signal.SIGSEGV:
            assert done.returncode == 0, done.stderr
            break
    return said


def test_a_batch_that_does_not_fit_into_memory_is_told_and_taken_in_smaller_ones(tmp_path: Path) -> None:
    *rounds, wrong = posted(tmp_path)
    troubles = [trouble for one in rounds for _, trouble in one["told"] if trouble]
    assert troubles and all(trouble.startswith("There is not enough memory") for trouble in troubles)
    assert all(set(one["statuses"]) <= {"posted", "waiting"} for one in rounds)
    pairs = [(before, then[0]) for one in rounds for before, then in zip(one["told"], one["told"][1:], strict=False)]
    afterwards = [decided for before, decided in pairs if before[1] and decided]
    assert afterwards and min(afterwards) < max(decided for _, decided in pairs), rounds
    assert (set(rounds[-1]["statuses"]), wrong) == ({"posted"}, [])
