"""Exact values: rounding, shares and splits conserve every cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.exact import from_scaled, round_half_up, share_of, split, to_scaled
from app.domain.refusals import AmountTooLarge

D = Decimal
amounts = st.decimals(min_value=D("-1e9"), max_value=D("1e9"), places=2)
weights = st.lists(st.decimals(min_value=0, max_value=D("1e6"), places=6), min_size=1, max_size=40).filter(lambda w: sum(w) > 0)


def test_thirteen_equal_shares_of_fifteen_sum_to_fifteen() -> None:
    shares = split(D("15.00"), [D(1)] * 13, 2)
    assert sum(shares) == D("15.00")
    assert sorted(set(shares)) == [D("1.15"), D("1.16")]
    assert shares.count(D("1.16")) == 5  # 13 × 1.15 = 14.95, five cents are left


def test_three_units_for_a_hundred_leave_nothing_behind() -> None:
    value, quantity, taken = D("100.00"), D(3), []
    while quantity:
        share = share_of(value, part=D(1), whole=quantity, digits=2)
        taken.append(share)
        value, quantity = value - share, quantity - 1
    assert taken == [D("33.33"), D("33.34"), D("33.33")]
    assert value == 0


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.3449", 2, "2.34"), ("0.5", 0, "1"), ("1.0005", 3, "1.001")],
)
def test_halves_go_away_from_zero(value: str, digits: int, rounded: str) -> None:
    assert round_half_up(D(value), digits) == D(rounded)


@given(amounts, weights)
def test_a_split_sums_to_its_total_and_no_share_is_a_cent_off(total: Decimal, by: list[Decimal]) -> None:
    shares = split(total, by, 2)
    assert sum(shares) == total
    whole = sum(by)
    for share, weight in zip(shares, by, strict=True):
        assert abs(share - total * weight / whole) < D("0.01") + D("1e-12")


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from([4, 6, 10]))
def test_stored_integers_come_back_as_they_were(stored: int, scale: int) -> None:
    assert to_scaled(from_scaled(stored, scale), scale) == stored


def test_a_finer_value_than_the_column_is_a_bug_not_a_rounding() -> None:
    with pytest.raises(ValueError, match="more than 4 decimals"):
        to_scaled(D("0.00001"), 4)


def test_amounts_beyond_the_column_are_refused() -> None:
    with pytest.raises(AmountTooLarge):
        round_half_up(D("1e14"), 2)


def test_negative_weights_are_a_bug() -> None:
    with pytest.raises(ValueError, match="non-negative"):
        split(D(1), [D(2), D(-1)], 2)
