"""Owns what a keyboard-wedge scanner types when it and the computer disagree about the keyboard; names the cure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

# The keys of the main block by place: number row, then three letter rows; plain and with Shift.
_US = ("`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?')
_LAYOUTS = {
    "French AZERTY": (
        "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
        "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§",
    ),
    "Belgian AZERTY": (
        "²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=",
        "³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+",
    ),
    "German QWERTZ": (
        "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-",
        "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
    ),
    "Swiss QWERTZ": (
        "§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_',
    ),
    "British": (
        "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./",
        '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?',
    ),
    "Spanish": (
        "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-",
        'ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_',
    ),
}

CHECK_CODE = "!CHECK 0123456789 AZQWMY azqwmy -_/:;*~"
"""Printed on the scanner check sheet: every sign that layouts move about, and the replacement for FNC1 at the end."""


@dataclass(frozen=True)
class Layout:
    """A keyboard layout set on the computer while the scanner types as a US keyboard."""

    name: str

    @cached_property
    def _garbling(self) -> dict[str, str]:
        here = _LAYOUTS[self.name]
        return dict(zip(_US[0] + _US[1], here[0] + here[1], strict=True))

    def typed(self, printed: str) -> str:
        """What arrives for what is printed."""
        return "".join(self._garbling.get(sign, sign) for sign in printed)

    def meant(self, typed: str) -> str:
        """What was printed, for what arrived."""
        back = {arrived: printed for printed, arrived in self._garbling.items()}
        return "".join(back.get(sign, sign) for sign in typed)


LAYOUTS = tuple(Layout(name) for name in _LAYOUTS)
AZERTY = LAYOUTS[0]


def garbled_by(text: str) -> Layout | None:
    """AZERTY where a code can hardly be anything else: at least six signs, most of them from its unshifted digit row.

    Other layouts leave digits alone and cannot be told from a single code; the scanner check finds them.
    """
    digit_row = set("&é\"'(-è_çà")
    strong = sum(sign in digit_row - {"-", "_", "(", "'", '"'} for sign in text)
    weak = sum(sign in digit_row for sign in text)
    return AZERTY if len(text) >= 6 and weak >= len(text) * 0.6 and strong >= 2 else None


class CheckResult(StrEnum):
    FINE = "fine"
    LAYOUT = "layout"
    CAPS_LOCK = "caps_lock"
    LOWERED = "lowered"
    """The scanner, or the system, turned capitals into small letters or the other way round."""
    PREFIX = "prefix"
    SUFFIX = "suffix"
    SEPARATOR = "separator"
    SHORT = "short"
    """Signs are missing: the computer could not keep up, or the scanner sends too fast."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ScannerCheck:
    """What became of the check code; `layout` with LAYOUT, `extra` with PREFIX and SUFFIX."""

    result: CheckResult
    layout: Layout | None = None
    extra: str = ""


def check_scanner(arrived: str) -> ScannerCheck:
    """Compare a scan of CHECK_CODE with what it should be and name the fault."""
    expected = CHECK_CODE
    text = arrived.strip("\r\n\t")
    if text == expected:
        return ScannerCheck(CheckResult.FINE)
    for layout in LAYOUTS:
        if text == layout.typed(expected):
            return ScannerCheck(CheckResult.LAYOUT, layout)
    if text == expected.swapcase():
        return ScannerCheck(CheckResult.CAPS_LOCK)
    if text in (expected.lower(), expected.upper()):
        return ScannerCheck(CheckResult.LOWERED)
    if text.endswith(expected):
        return ScannerCheck(CheckResult.PREFIX, extra=text.removesuffix(expected))
    if text.startswith(expected):
        return ScannerCheck(CheckResult.SUFFIX, extra=text.removeprefix(expected))
    if text.rstrip("~\x1d") == expected.rstrip("~"):
        return ScannerCheck(CheckResult.SEPARATOR)
    if text and _is_subsequence(text, expected):
        return ScannerCheck(CheckResult.SHORT)
    return ScannerCheck(CheckResult.UNKNOWN)


def _is_subsequence(text: str, whole: str) -> bool:
    signs = iter(whole)
    return all(sign in signs for sign in text)
