"""A business played at random: whatever is done in whatever order, every invariant holds after every step."""

from __future__ import annotations

import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from db.book import create_book
from db.replay import replay
from tests.business.trade import ITEMS, Trade

D = Decimal
picks = st.integers(min_value=0, max_value=1_000)
fractions = st.sampled_from([D("1"), D("0.5"), D("0.333333"), D("0.1"), D("1.02"), D("1.3")])
quantities = st.sampled_from([D("1"), D("3"), D("10"), D("7.5"), D("0.000001"), D("33.333333"), D("120")])
prices = st.sampled_from([D("10"), D("0.01"), D("3.333333"), D("19.99"), D("0"), D("450.5")])
factors = st.sampled_from([D("1"), D("1.01"), D("0.97"), D("1.5"), D("0.5")])
amounts = st.sampled_from([D("60.00"), D("0.01"), D("-5.00"), D("13.37"), D("999.99")])
items = st.sampled_from(ITEMS)
locations = st.sampled_from(["W1/A", "W1/B"])


class Business(RuleBasedStateMachine):
    """Buy, sell, move, count, correct, decide, close: picked by chance among what is there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.trade = Trade(self.folder)
        self.steps = 0

    def teardown(self) -> None:
        target = create_book(str(self.folder / "again.db"))
        again = replay(self.trade.company.book, target)
        target.close()
        self.trade.company.poster.book.close()
        self.trade.company.book.close()
        shutil.rmtree(self.folder)
        assert not again.difference, again

    @rule(item=items, quantity=quantities, price=prices)
    def order(self, item: str, quantity: Decimal, price: Decimal) -> None:
        self.trade.order(item, quantity, price)

    @rule(item=items, quantity=quantities, price=prices, location=locations)
    def order_and_receive(self, item: str, quantity: Decimal, price: Decimal, location: str) -> None:
        self.trade.order(item, quantity, price)
        self.trade.receive(-1, D(1), location)

    @rule(pick=picks, fraction=fractions, location=locations)
    def receive(self, pick: int, fraction: Decimal, location: str) -> None:
        self.trade.receive(pick, fraction, location)

    @rule(pick=picks, fraction=fractions, factor=factors)
    def bill(self, pick: int, fraction: Decimal, factor: Decimal) -> None:
        self.trade.bill(pick, fraction, factor)

    @rule(pick=picks, amount=amounts)
    def land(self, pick: int, amount: Decimal) -> None:
        self.trade.land(pick, amount)

    @rule(pick=picks, fraction=fractions, price=prices)
    def ship(self, pick: int, fraction: Decimal, price: Decimal) -> None:
        self.trade.ship(pick, fraction, price)

    @rule(pick=picks, fraction=fractions, location=st.sampled_from(["A", "B"]))
    def take_back(self, pick: int, fraction: Decimal, location: str) -> None:
        self.trade.take_back(pick, fraction, location)

    @rule(pick=picks, fraction=fractions, to=st.sampled_from(["A", "B", "Q"]))
    def move(self, pick: int, fraction: Decimal, to: str) -> None:
        self.trade.move(pick, fraction, to)

    @rule(pick=picks, fraction=fractions)
    def transfer(self, pick: int, fraction: Decimal) -> None:
        self.trade.transfer(pick, fraction)

    @rule(pick=picks)
    def arrive(self, pick: int) -> None:
        self.trade.arrive(pick)

    @rule(pick=picks, factor=factors)
    def count(self, pick: int, factor: Decimal) -> None:
        self.trade.count(pick, factor)

    @rule(item=items, location=locations, quantity=st.sampled_from([D("2"), D("-1"), D("-0.5"), D("400"), D("0.333333")]))
    def adjust(self, item: str, location: str, quantity: Decimal) -> None:
        self.trade.adjust(item, location, quantity)

    @rule(pick=picks, fraction=fractions)
    def damage(self, pick: int, fraction: Decimal) -> None:
        self.trade.damage(pick, fraction)

    @rule(pick=picks, fraction=fractions)
    def write_off(self, pick: int, fraction: Decimal) -> None:
        self.trade.write_off(pick, fraction)

    @rule(item=items, amount=amounts)
    def revalue(self, item: str, amount: Decimal) -> None:
        self.trade.revalue(item, amount)

    @rule(pick=picks, fraction=fractions)
    def settle(self, pick: int, fraction: Decimal) -> None:
        self.trade.settle(pick, fraction)

    @rule(pick=picks)
    def reverse(self, pick: int) -> None:
        self.trade.reverse(pick)

    @rule(pick=picks, how=st.sampled_from(["approve", "approve", "reject", "withdraw"]))
    def decide(self, pick: int, how: str) -> None:
        self.trade.decide(pick, how)

    @precondition(lambda self: self.trade.day.month > 2)
    @rule(how=st.sampled_from(["close", "soft", "reopen"]))
    def close(self, how: str) -> None:
        self.trade.close(how)

    @rule(days=st.integers(min_value=1, max_value=20))
    def pass_days(self, days: int) -> None:
        self.trade.pass_days(days)

    @invariant()
    def every_invariant_holds(self) -> None:
        self.trade.prove()


TestRandomBusiness = Business.TestCase
TestRandomBusiness.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
