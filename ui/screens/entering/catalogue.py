"""Owns which forms there are, in the order a new book needs them."""

from __future__ import annotations

from ui.screens.entering import set_up, trade
from ui.screens.entering.spec import FormSpec

FORMS: tuple[FormSpec, ...] = (*set_up.FORMS, *trade.FORMS)
BY_ID = {form.id: form for form in FORMS}
