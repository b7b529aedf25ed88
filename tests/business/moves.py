"""What a random business may do next, drawn from a seeded source: for lists of commands that have to be the same each time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.business.trade import ITEMS, Trade

D = Decimal
FRACTIONS = (D(1), D("0.5"), D("0.333333"), D("0.1"), D("1.02"), D("1.3"))
QUANTITIES = (D(1), D(3), D(10), D("7.5"), D("0.000001"), D("33.333333"), D(120))
PRICES = (D(10), D("0.01"), D("3.333333"), D("19.99"), D(0), D("450.5"))
FACTORS = (D(1), D("1.01"), D("0.97"), D("1.5"), D("0.5"))
AMOUNTS = (D("60.00"), D("0.01"), D("-5.00"), D("13.37"), D("999.99"))
LOCATIONS = ("W1/A", "W1/B")
Move = Callable[[Trade, Random], object]


def _buy(trade: Trade, random: Random) -> None:
    trade.order(random.choice(ITEMS), random.choice(QUANTITIES), random.choice(PRICES))
    trade.receive(-1, random.choice((D(1), *FRACTIONS)), random.choice(LOCATIONS))


def _close(trade: Trade, random: Random) -> None:
    if trade.day.month > 2:
        trade.close(random.choice(("close", "soft", "reopen")))


MOVES: tuple[tuple[int, Move], ...] = (
    (5, _buy),
    (2, lambda trade, random: trade.receive(_pick(random), random.choice(FRACTIONS), random.choice(LOCATIONS))),
    (3, lambda trade, random: trade.bill(_pick(random), random.choice(FRACTIONS), random.choice(FACTORS))),
    (2, lambda trade, random: trade.land(_pick(random), random.choice(AMOUNTS))),
    (4, lambda trade, random: trade.ship(_pick(random), random.choice(FRACTIONS), random.choice(PRICES))),
    (2, lambda trade, random: trade.take_back(_pick(random), random.choice(FRACTIONS), random.choice(("A", "B")))),
    (2, lambda trade, random: trade.move(_pick(random), random.choice(FRACTIONS), random.choice(("A", "B", "Q")))),
    (2, lambda trade, random: trade.transfer(_pick(random), random.choice(FRACTIONS))),
    (2, lambda trade, random: trade.arrive(_pick(random))),
    (2, lambda trade, random: trade.count(_pick(random), random.choice(FACTORS))),
    (
        2,
        lambda trade, random: trade.adjust(
            random.choice(ITEMS), random.choice(LOCATIONS), random.choice((D(2), D(-1), D("0.333333"), D(400)))
        ),
    ),
    (2, lambda trade, random: trade.damage(_pick(random), random.choice(FRACTIONS))),
    (1, lambda trade, random: trade.write_off(_pick(random), random.choice(FRACTIONS))),
    (1, lambda trade, random: trade.revalue(random.choice(ITEMS), random.choice(AMOUNTS))),
    (3, lambda trade, random: trade.settle(_pick(random), random.choice(FRACTIONS))),
    (2, lambda trade, random: trade.reverse(_pick(random))),
    (4, lambda trade, random: trade.decide(_pick(random), random.choice(("approve", "approve", "reject", "withdraw")))),
    (1, _close),
    (2, lambda trade, random: trade.pass_days(random.randrange(1, 6))),
)
_WEIGHTS = [weight for weight, _ in MOVES]


def any_move(random: Random) -> Move:
    return random.choices(MOVES, _WEIGHTS)[0][1]


def _pick(random: Random) -> int:
    return random.randrange(1_000)
