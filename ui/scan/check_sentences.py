"""Owns the sentences of the scanner check: what was found, why, what to do next."""

from __future__ import annotations

from ui.i18n import translate
from ui.scan.layouts import CheckResult, ScannerCheck


def check_sentence(check: ScannerCheck) -> str:
    """The diagnosis in the member's language."""
    match check.result:
        case CheckResult.FINE:
            return translate("scan", "The scanner is set up correctly.")
        case CheckResult.LAYOUT:
            return translate(
                "scan",
                "The scanner types as a US keyboard, but this computer is set to {layout}. "
                "Scan the keyboard country code of the scanner's manual for {layout}.",
            ).format(layout=check.layout.name if check.layout else "")
        case CheckResult.CAPS_LOCK:
            return translate("scan", "Caps Lock is on: capitals and small letters arrive swapped. Switch it off.")
        case CheckResult.LOWERED:
            return translate(
                "scan",
                "Capitals and small letters are not kept apart. Switch off case conversion in the scanner.",
            )
        case CheckResult.PREFIX:
            return translate(
                "scan",
                "The scanner puts “{extra}” in front of every code. Enter it in the settings, or switch it off in the scanner.",
            ).format(extra=check.extra)
        case CheckResult.SUFFIX:
            return translate(
                "scan",
                "The scanner adds “{extra}” after every code. Enter it in the settings, or let the scanner send Enter only.",
            ).format(extra=check.extra)
        case CheckResult.SEPARATOR:
            return translate(
                "scan",
                "The sign between the parts of a GS1 code is lost. Let the scanner send ~ for the group separator.",
            )
        case CheckResult.SHORT:
            return translate(
                "scan",
                "Some signs are missing. Set a longer delay between characters in the scanner.",
            )
        case _:
            return translate(
                "scan",
                "What arrived is not the check code. Scan the code on the check sheet once more; if it stays so, "
                "reset the scanner to its factory settings.",
            )
