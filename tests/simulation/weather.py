"""How rough a schedule is: every seed plays some kinds of fault often, some rarely and some not at all, so that each meets the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

DISASTERS = (
    "backup",
    "restore",
    "failover",
    "clone",
    "poster dies",
    "discard",
    "reuse",
    "sessions",
    "withdraw",
    "schema",
    "scope",
    "replica",
    "upgrade",
)
ORDINARY = ("store",) * 26 + ("round",) * 22 + ("post",) * 18 + ("answer",) * 8 + ("restart",) * 4 + ("late",) * 6 + ("discard",) * 3
BEFORE_RUIN = ("store", "answer")
AFTER_RUIN = ("round", "round", "round", "post", "store", "restart")
FAULTS = (
    "request lost",
    "answer lost",
    "arrived twice",
    "arrived late",
    "arrived out of order",
    "client crashed",
    "client crashed while writing",
    "disk of the book full",
    "poster crashed before commit",
    "poster crashed after commit",
    "poster ended",
    "other poster took over",
    "sessions ended",
    "failover lost commands",
    "backup taken",
    "restored with a new epoch",
    "restored in silence",
    "restored while someone read",
    "posted while someone read",
    "clone made",
    "clone took a new name",
    "epoch seen to be another",
    "hash seen to be another",
    "right withdrawn",
    "no access told",
    "right given back",
    "schema differed",
    "schema difference told",
    "scope changed",
    "replica behind",
    "first synchronisation",
    "program upgraded",
    "discarded",
    "id used twice",
    "sent again after a restore",
)
"""Every kind of event that a run of many schedules has to have seen."""

RUIN_CHANCE = 0.5


@dataclass(frozen=True, slots=True)
class Weather:
    """Chances of trouble at each point where it can strike, and the disasters that this schedule knows."""

    lost: float
    crash: float
    disk: float
    meanwhile: float
    late: float
    disasters: tuple[str, ...]

    @classmethod
    def of(cls, random: Random) -> Weather:
        return cls(
            lost=random.choice((0.0, 0.02, 0.06, 0.2)),
            crash=random.choice((0.0, 0.01, 0.03)),
            disk=random.choice((0.0, 0.03, 0.15)),
            meanwhile=random.choice((0.0, 0.05, 0.25)),
            late=random.choice((0.0, 0.3, 0.8)),
            disasters=tuple(kind for kind in DISASTERS if random.random() < 0.35),
        )

    def before_ruin(self) -> Weather:
        """Calm, so that there is something to lose."""
        return replace(self, lost=0.0, crash=0.0, disk=0.0, late=0.0, disasters=())

    def after_ruin(self) -> Weather:
        """Nobody comes through a restore without being interrupted."""
        return replace(self, crash=0.06, lost=0.03)
