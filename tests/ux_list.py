"""Prints the forty expectations of the desktop with what their tests said, when tests are chosen by the mark `ux`.

A test says which expectation it holds to by the numbers its docstring begins with: `29 …`, `12 …; 29 …`. Tests written before the
numbers are named in CLAIMS.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

EXPECTATIONS = {
    1: "The scan field has the focus and gets it back",
    2: "One field takes anything and routes it",
    3: "A GS1 code fills item, lot, expiry, quantity",
    4: "An unexpected scan changes nothing and says what to do",
    5: "Feedback in colour, icon, text and sound within 100 ms",
    6: "Repeat adds one, a pack its content, 5* a quantity",
    7: "A serial number counts once, a lot as often as it comes",
    8: "Over-receipt within tolerance warns, beyond it waits",
    9: "One large line per step, hints can go",
    10: "Scanner only, keyboard only, mouse only",
    11: "Work is parked and resumed, also after a crash",
    12: "Undo before posting, a linked reversal after",
    13: "Warehouse mode: large targets, nothing by hover alone",
    14: "A wrong keyboard layout is named",
    15: "A blind count leaks nothing",
    16: "Not counted is not zero",
    17: "A variance shows units, money, per cent and sign",
    18: "In tolerance it posts, beyond it is reviewed, moved lines are recounted",
    19: "A variance needs a reason and a note",
    20: "Inbox: list and detail, number on top, next opens",
    21: "The request shows all it rests on and the exact lines",
    22: "Single keys decide, typing never does",
    23: "Many at once only when alike, with a result each",
    24: "Four eyes, stand-ins with dates, everything logged",
    25: "Advice is marked and never decides",
    26: "Every list sorts, filters, copies, exports",
    27: "Lists and windows come back as they were left",
    28: "Search by field, range and list; views by name",
    29: "From any figure to its command and back",
    30: "Sums of the selection",
    31: "Register entry by keys; imbalance blocks",
    32: "Numbers and dates in the user's locale, exact",
    33: "A hundred thousand rows without stalls",
    34: "The same bytes shown, saved, printed, archived",
    35: "Labels decode to what they say",
    36: "Offline is calm and honest",
    37: "Long work shows progress and can be stopped",
    38: "First run, and empty screens that help",
    39: "Palette, help and shortcut sheet from one table",
    40: "Accessible: contrast, names, sizes, sentences",
}
NOT_HERE: dict[int, str] = {}
PROPERTY = "expectation"
CLAIMS: dict[str, tuple[int, ...]] = {
    "test_the_scan_field_has_the_focus_after_everything": (1,),
    "test_the_scan_field_gets_the_focus_back": (1,),
    "test_a_hundred_scans_in_a_row_without_the_mouse": (1,),
    "test_a_hundred_scans_without_a_mouse": (1,),
    "test_a_scan_routes_itself_from_anywhere": (2,),
    "test_one_gs1_scan_fills_item_lot_expiry_and_quantity": (3,),
    "test_weight_serial_and_pallet_content": (3,),
    "test_a_gs1_code_fills_item_lot_and_expiry": (3,),
    "test_an_unknown_scan_changes_nothing_and_says_three_things": (4,),
    "test_feedback_is_seen_heard_and_spoken_at_once": (5,),
    "test_the_three_sounds_differ_and_silence_is_silent": (5,),
    "test_each_scan_sounds_once_and_says_it_in_words": (5,),
    "test_scan_to_painted_answer_within_a_tenth_of_a_second": (5,),
    "test_multiplier_and_commands": (6,),
    "test_multipliers_typed_before_or_within": (6,),
    "test_repeat_pack_and_multiplier": (6,),
    "test_a_serial_number_counts_once_and_a_lot_as_often_as_it_comes": (7,),
    "test_a_step_is_large_short_and_its_hint_can_go": (9,),
    "test_each_step_is_one_large_line": (9,),
    "test_command_barcodes_do_what_buttons_do": (10,),
    "test_undo_and_post_by_key_and_a_reason_while_not_possible": (10, 12),
    "test_work_is_parked_and_found_again": (11,),
    "test_a_receipt_is_parked_and_goes_on": (11,),
    "test_a_killed_process_loses_no_scan": (11,),
    "test_undo_takes_back_one_scan_at_a_time": (12,),
    "test_running_widgets_follow_scheme_scale_and_mode": (13, 40),
    "test_azerty_is_named_when_it_happens": (14,),
    "test_wrong_keyboards_are_named": (14,),
    "test_the_entry_shows_both_sides_and_who_decides": (21,),
    "test_single_keys_act_in_the_list_and_never_while_typing": (22,),
    "test_the_filter_row_search_line_and_sort_ask_the_source": (26, 28),
    "test_copying_with_and_without_titles": (26,),
    "test_export_writes_all_rows_typed_in_the_order_shown": (26,),
    "test_the_menu_has_every_command": (26,),
    "test_a_list_comes_back_as_it_was_left_and_resets": (27,),
    "test_the_look_and_the_window_come_back": (27,),
    "test_a_window_on_a_screen_that_is_gone_comes_back": (27,),
    "test_ranges_and_lists": (28,),
    "test_views_by_name": (28,),
    "test_back_returns_with_the_selection_kept": (29,),
    "test_sums_of_the_selection_are_exact": (30,),
    "test_the_keys_of_a_date": (31, 32),
    "test_one_amount_in_two_countries": (32,),
    "test_the_same_amount_typed_in_two_countries": (32,),
    "test_a_hundred_thousand_rows_open_and_filter_at_once": (33,),
    "test_offline_says_since_when_what_works_what_waits_and_how_old": (36,),
    "test_long_work_shows_late_rises_and_ends_both_ways": (37,),
    "test_a_cancelled_or_failed_export_leaves_no_file": (37,),
    "test_progress_rises_and_cancel_delivers_nothing": (37,),
    "test_closing_asks_while_work_runs": (37,),
    "test_an_empty_place_says_what_belongs_there": (38,),
    "test_an_empty_list_a_search_without_hits_and_trouble_say_so": (38,),
    "test_the_palette_reaches_every_permitted_action": (39,),
    "test_help_opens_on_the_topic_and_the_sheet_on_every_key": (39,),
    "test_the_programs_own_shortcuts_do_not_clash": (39,),
    "test_every_key_stands_on_the_sheet_and_the_menu_names_real_actions": (39,),
    "test_lamps_differ_without_colour_and_have_names": (40,),
    "test_news_can_be_undone": (40,),
}
_NUMBERS = re.compile(r"(?:^|[;,]\s*|\.\s+)(\d{1,2})(?=:|,\s*\d|\s+\D)")


class UxList:
    """Collects what every marked test said about its expectations."""

    def __init__(self) -> None:
        self._said: dict[int, list[tuple[str, bool]]] = defaultdict(list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if item.get_closest_marker("ux") is not None:
                function = getattr(item, "function", None)
                numbers = claimed(getattr(function, "__name__", item.name), getattr(function, "__doc__", "") or "")
                item.user_properties += [(PROPERTY, number) for number in numbers]  # which travel with the report from another process

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            for name, number in report.user_properties:
                if name == PROPERTY and isinstance(number, int):
                    self._said[number].append((report.nodeid, report.passed))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("expectations of the desktop")
        for number, text in EXPECTATIONS.items():
            said = self._said.get(number, [])
            if not said:
                word, more = "no test", NOT_HERE.get(number, "none was run")
            else:
                fine = all(passed for _, passed in said)
                word, more = ("pass" if fine else "FAIL"), f"{len(said)} tests"
            terminalreporter.write_line(f"{number:>2}  {word:<8} {text} ({more})")


def claimed(name: str, docstring: str) -> tuple[int, ...]:
    """The numbers a test stands for."""
    first = docstring.strip().split("\n")[0]
    numbers = [int(number) for number in _NUMBERS.findall(first) if int(number) in EXPECTATIONS]
    return tuple(dict.fromkeys([*numbers, *CLAIMS.get(name, ())]))


def pytest_configure(config: pytest.Config) -> None:
    """Print the list only where the mark was asked for."""
    if "ux" in (config.getoption("-m") or "").split():
        config.pluginmanager.register(UxList(), "ux-list")
