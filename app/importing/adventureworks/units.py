"""The unit mapping: what a purchase unit holds. The source does not say, so the program asks in a file that it writes and reads back."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from app.domain.refusals import Refusal
from app.importing.adventureworks.source import Source

COLUMNS = ("product_id", "product", "unit", "unit_name", "pieces_per_unit")
PIECE = "EA"


class UnitsMissing(Refusal):
    says = (
        "The source does not say how many pieces are in {missing} of {all} product and unit pairs (first: {first}). "
        "Fill the last column of {file} (12, or 1/3), then start the import again; --factor UNIT=PIECES fills a unit for all products."
    )


class UnitFileUnreadable(Refusal):
    says = "{file} cannot be used as the unit mapping ({problem}, line {line}). Correct that line, or delete the file to get a new one."


def mapping(source: Source, file: Path, factors: Mapping[str, Fraction]) -> dict[tuple[str, str], Fraction]:
    """Pieces per purchase unit by (product, unit), exact. Writes `file` with what is known and refuses while something is open."""
    pairs = sorted(
        {(line.product, source.offer(order, line).unit) for order in source.orders.values() for line in order.lines},
        key=lambda pair: (int(pair[0]), pair[1]),
    )
    known = _read(file) if file.exists() else {}
    for product, unit in pairs:
        if unit == PIECE:
            known[(product, unit)] = Fraction(1)
        elif unit in factors:
            known[(product, unit)] = factors[unit]
    _write(source, file, pairs, known)
    missing = [pair for pair in pairs if pair not in known]
    if missing:
        product, unit = missing[0]
        first = f"{source.products[product]} in {source.units.get(unit, unit)}"
        raise UnitsMissing(missing=len(missing), all=len(pairs), first=first, file=str(file))
    return known


def factor(text: str) -> Fraction:
    """A positive whole number or fraction. Raises `ValueError`."""
    problem = f"{text.strip()} is not a number of pieces"
    try:
        value = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise ValueError(problem) from None
    if value <= 0 or max(value.numerator, value.denominator) > 10**9:
        raise ValueError(problem)
    return value


def _read(file: Path) -> dict[tuple[str, str], Fraction]:
    known = {}
    with file.open(encoding="utf-8-sig", newline="") as handle:
        table = csv.DictReader(handle)
        try:
            for row in table:
                if row["pieces_per_unit"].strip():
                    known[(row["product_id"].strip(), row["unit"].strip())] = factor(row["pieces_per_unit"])
        except (KeyError, AttributeError):
            problem = f"it has not all of {', '.join(COLUMNS)}"
            raise UnitFileUnreadable(file=str(file), problem=problem, line=table.line_num) from None
        except (OSError, ValueError, csv.Error) as error:
            raise UnitFileUnreadable(file=str(file), problem=str(error), line=max(table.line_num, 1)) from None
    return known


def _write(source: Source, file: Path, pairs: list[tuple[str, str]], known: Mapping[tuple[str, str], Fraction]) -> None:
    draft = file.with_name(file.name + ".new")
    with draft.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(COLUMNS)
        for product, unit in pairs:
            writer.writerow((product, source.products[product], unit, source.units.get(unit, unit), known.get((product, unit), "")))
    draft.replace(file)
