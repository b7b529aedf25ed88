"""The rows of the book, by area: organisation, master data, documents, stock, ledger, control and the command log."""

from app.domain.book.control import *  # noqa: F403
from app.domain.book.documents import *  # noqa: F403
from app.domain.book.ledger import *  # noqa: F403
from app.domain.book.master import *  # noqa: F403
from app.domain.book.organisation import *  # noqa: F403
from app.domain.book.stock import *  # noqa: F403
