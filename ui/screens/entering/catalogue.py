"""Owns which forms there are, in the order a new book needs them."""

from __future__ import annotations

from ui.screens.entering import announcing, set_up, settling, trade
from ui.screens.entering.spec import FormSpec

_BY_GROUP = (*set_up.FORMS, *trade.FORMS, *announcing.FORMS, *settling.FORMS)
FORMS: tuple[FormSpec, ...] = tuple(
    form for group in dict.fromkeys(one.group for one in _BY_GROUP) for form in _BY_GROUP if form.group == group
)
BY_ID = {form.id: form for form in FORMS}
