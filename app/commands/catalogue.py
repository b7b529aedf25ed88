"""The catalogue: importing it registers every command area in this package."""

import pkgutil
from importlib import import_module
from pathlib import Path

AREAS = tuple(
    import_module(f"app.commands.{module.name}")
    for module in pkgutil.iter_modules([str(Path(__file__).parent)])
    if module.name not in ("registry", "catalogue")
)
