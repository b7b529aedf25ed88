"""The rows of the book, by area: organisation, master data, documents, stock, ledger, control. Importing it registers them all."""

import pkgutil
from importlib import import_module
from pathlib import Path

from app.domain.book.control import *  # noqa: F403
from app.domain.book.documents import *  # noqa: F403
from app.domain.book.ledger import *  # noqa: F403
from app.domain.book.master import *  # noqa: F403
from app.domain.book.organisation import *  # noqa: F403
from app.domain.book.stock import *  # noqa: F403

for _module in pkgutil.iter_modules([str(Path(__file__).parent)]):
    import_module(f"{__name__}.{_module.name}")
