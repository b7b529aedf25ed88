"""The day of business at month end, when clocks are put forward and back, and from UTC-12 to UTC+14; worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.business_day import Zones, day_in, own_day, require_zone, zone_names
from app.domain.refusals import InvalidValue

NOV, DEC = date(2026, 11, 30), date(2026, 12, 1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Europe/Berlin", "2026-11-30T22:59:59", NOV),
        ("Europe/Berlin", "2026-11-30T23:00:00", DEC),
        ("Europe/London", "2026-11-30T23:59:59", NOV),
        ("America/New_York", "2026-12-01T04:59:59", NOV),
        ("America/New_York", "2026-12-01T05:00:00", DEC),
        ("Pacific/Kiritimati", "2026-11-30T09:59:59", NOV),
        ("Pacific/Kiritimati", "2026-11-30T10:00:00", DEC),
        ("Etc/GMT+12", "2026-12-01T11:59:59", NOV),
        ("Etc/GMT+12", "2026-12-01T12:00:00", DEC),
        ("Asia/Kathmandu", "2026-11-30T18:14:59", NOV),
        ("Asia/Kathmandu", "2026-11-30T18:15:00", DEC),
        # the night in which clocks go forward in Berlin begins an hour after midnight of winter, the one in which they go back before
        ("Europe/Berlin", "2026-03-28T22:59:59", date(2026, 3, 28)),
        ("Europe/Berlin", "2026-03-28T23:00:00", date(2026, 3, 29)),
        ("Europe/Berlin", "2026-03-29T21:59:59", date(2026, 3, 29)),
        ("Europe/Berlin", "2026-03-29T22:00:00", date(2026, 3, 30)),
        ("Europe/Berlin", "2026-10-24T21:59:59", date(2026, 10, 24)),
        ("Europe/Berlin", "2026-10-24T22:00:00", date(2026, 10, 25)),
        ("Europe/Berlin", "2026-10-25T22:59:59", date(2026, 10, 25)),
        ("Europe/Berlin", "2026-10-25T23:00:00", date(2026, 10, 26)),
        # Santiago goes forward at midnight: its day begins at one o'clock
        ("America/Santiago", "2026-09-06T03:59:59", date(2026, 9, 5)),
        ("America/Santiago", "2026-09-06T04:00:00", date(2026, 9, 6)),
        # Samoa went over the date line: it had no 30 December 2011
        ("Pacific/Apia", "2011-12-30T09:59:59", date(2011, 12, 29)),
        ("Pacific/Apia", "2011-12-30T10:00:00", date(2011, 12, 31)),
    ],
)
def test_a_day_ends_where_the_place_is(zone: str, moment: str, day: date) -> None:
    assert day_in(zone, utc(moment)) == day


def test_the_moment_may_be_told_in_any_zone() -> None:
    tokyo = datetime(2026, 12, 1, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert day_in("Europe/Berlin", tokyo) == NOV and day_in("Asia/Tokyo", tokyo) == DEC and day_in("", tokyo) == NOV


def test_a_site_has_its_companys_zone_unless_it_says_another() -> None:
    zones = Zones(
        {"NORTH": "Europe/London", "BARE": ""}, {"LEEDS": ("NORTH", ""), "SYDNEY": ("NORTH", "Australia/Sydney"), "X": ("BARE", "")}
    )
    assert zones.of(warehouse_id="LEEDS") == zones.of(entity_id="NORTH") == "Europe/London"
    assert zones.of(warehouse_id="SYDNEY") == "Australia/Sydney"
    assert zones.of(warehouse_id="X") == zones.of(entity_id="BARE") == zones.of(warehouse_id="unknown") == ""
    assert zones.all() == {"Europe/London", "Australia/Sydney", ""} and zones.common() == ""
    assert Zones({"NORTH": "Europe/London"}, {"LEEDS": ("NORTH", "")}).common() == "Europe/London"
    assert Zones({"NORTH": "Europe/London"}, {"SYDNEY": ("NORTH", "Australia/Sydney")}).common() == "Australia/Sydney"


def test_where_no_zone_is_known_it_is_the_day_of_whoever_asks() -> None:
    moment = utc("2026-11-30T23:30:00")
    zones = Zones({"BARE": ""}, {})
    assert zones.day(moment, entity_id="BARE") == NOV
    assert zones.day(moment, entity_id="BARE", otherwise=ZoneInfo("Europe/Berlin")) == DEC
    assert zones.day(moment, entity_id="BARE", otherwise=None) == own_day(moment) == moment.astimezone().date()


def test_every_zone_has_rules_and_what_has_none_is_refused() -> None:
    for name in zone_names():
        assert abs((day_in(name, utc("2026-11-30T12:00:00")) - NOV).days) <= 1, name
    require_zone("")
    for name in ("Berlin", "europe/berlin", "UTC+1", "../etc/passwd", "Europe/Berlin "):
        with pytest.raises(InvalidValue, match="no time zone of that name"):
            require_zone(name)
