"""Owns what a scan means before anything is looked up: plain Python, no toolkit and no database."""

from ui.scan.reading import (
    Code,
    CommandCode,
    GarbledCode,
    Gs1Code,
    GtinCode,
    Measure,
    PlainCode,
    QuantityOnly,
    Reading,
    ScanSettings,
    SsccCode,
    UnreadableCode,
    read_scan,
)

__all__ = [
    "Code",
    "CommandCode",
    "GarbledCode",
    "Gs1Code",
    "GtinCode",
    "Measure",
    "PlainCode",
    "QuantityOnly",
    "Reading",
    "ScanSettings",
    "SsccCode",
    "UnreadableCode",
    "read_scan",
]
