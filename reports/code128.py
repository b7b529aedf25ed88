"""Owns the Code 128 symbology (ISO/IEC 15417): the fewest symbols for a text, as bar widths; draws nothing.

FNC1 is written as the character FNC1 below; other characters have to be printable ASCII.
"""

FNC1 = "\x1d"

_STOP = "2331112"
_START = {"B": 104, "C": 105}
_SWITCH = {"B": 100, "C": 99}
_FNC1_VALUE = 102
# Bar and space widths of the symbols 0 to 105, six digits each.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122"
    "123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323"
    "131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131"
    "213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122"
    "141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112"
    "124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141"
    "411131211412211214211232"
)


class NotEncodable(ValueError):
    """Code 128 cannot hold this character of the text."""

    def __init__(self, text: str, letter: str) -> None:
        super().__init__(f"{letter!r} in {text!r} cannot be encoded")
        self.text = text
        self.letter = letter


def modules(text: str) -> str:
    """The symbol as digits, bar and space widths by turns in modules, from start to stop, without quiet zones.

    Raises NotEncodable, and ValueError for an empty text.
    """
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    return "".join(_WIDTHS[value * 6 : value * 6 + 6] for value in [*values, check]) + _STOP


def module_count(text: str) -> int:
    """The width of the symbol in modules, without quiet zones."""
    return sum(map(int, modules(text)))


def _values(text: str) -> list[int]:
    """Symbol values from the start character on, by the cheapest mix of code sets B and C, found from the end backwards."""
    if not text:
        raise ValueError("a bar code needs a text")
    for letter in text:
        if letter != FNC1 and not " " <= letter <= "~":
            raise NotEncodable(text, letter)
    best: list[dict[str, list[int]]] = [{} for _ in text] + [{"B": [], "C": []}]
    here: dict[str, list[int]] = {}
    for place in range(len(text) - 1, -1, -1):
        here = _options(text, place, best)
        best[place] = dict(here)
        for code, other in (("B", "C"), ("C", "B")):
            switched = [_SWITCH[other], *here[other]] if other in here else None
            if switched is not None and (code not in here or len(switched) < len(here[code])):
                best[place][code] = switched
    code = min(here, key=lambda own: (len(here[own]), own))
    return [_START[code], *here[code]]


def _options(text: str, place: int, best: list[dict[str, list[int]]]) -> dict[str, list[int]]:
    """The cheapest rest from a place on for each code set that can write the next character without a switch."""
    if text[place] == FNC1:
        return {code: [_FNC1_VALUE, *rest] for code, rest in best[place + 1].items()}
    found = {"B": [ord(text[place]) - 32, *best[place + 1]["B"]]}
    pair = text[place : place + 2]
    if len(pair) == 2 and pair.isdigit():
        found["C"] = [int(pair), *best[place + 2]["C"]]
    return found
