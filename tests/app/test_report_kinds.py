"""A report says which days it looks at, also when nobody told it."""

from datetime import date

import pytest

from app.roof.report_catalogue import REPORTS
from app.roof.report_kinds import Asked
from reports.figures import Figures

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("stock-valuation", Asked(as_of=date(2026, 6, 30)), "as of 2026-06-30"),
        ("stock-valuation", Asked(), "as it stands now"),
        ("approvals", Asked(), "as it stands now"),
        ("tax", Asked(), "beginning to now"),
        ("tax", Asked(since=date(2026, 1, 1)), "2026-01-01 to now"),
        ("margin-change", Asked(), "2026-11-01 to 2026-11-23"),
        ("margin-change", Asked(until=date(2026, 2, 28)), "2026-02-01 to 2026-02-28"),
    ],
)
def test_the_days_of_a_report(name: str, asked: Asked, said: str) -> None:
    kind = REPORTS[name]
    assert kind.period(kind.completed(asked, TODAY), Figures()) == said
