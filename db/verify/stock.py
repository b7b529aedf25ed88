"""Proofs of the stock ledger: moves, positions, layers and pools agree with each other and with the inventory accounts."""

from __future__ import annotations

from db.verify.statements import Check, Offenders, ties

_RETURN_LAYERS = (
    "SELECT into_seq, into_n FROM layer_use WHERE into_seq <> 0 GROUP BY into_seq, into_n "
    "HAVING MIN(CASE WHEN quantity < 0 THEN seq * 1000000 + n END) = MIN(seq * 1000000 + n)"
)
"""Layers that customers' returns came back into: a use first names them with a negative quantity, and the goods are in them since."""

_POOL = ("entity_id", "item_id", "account_id", "scope")
_POOL_COLUMNS = ", ".join(_POOL)

_TAKEN = (
    "SELECT layer_seq, layer_n, CASE WHEN into_seq <> 0 AND SUM(quantity) < 0 THEN 0 ELSE SUM(quantity) END AS quantity "
    "FROM layer_use GROUP BY layer_seq, layer_n, into_seq, into_n"
)
"""What was taken of a layer and not put back into it: goods that came back as a new layer (a return) stay taken."""

_LINES_ARE_MOVES = Check(
    2,
    "inventory lines are the sums of their moves",
    (
        Offenders(
            ties(
                (
                    "SELECT seq, journal_n AS n, entity_id, account_id, posting_date, value AS amount FROM stock_move WHERE value <> 0",
                    "SELECT l.seq, l.n, l.entity_id, l.account_id, l.posting_date, -l.amount FROM journal_line l "
                    "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id AND a.control IN ('inventory', 'in_transit')",
                ),
                by=("seq", "n", "entity_id", "account_id", "posting_date"),
                values=("amount",),
            ),
            "line {0}/{1} on {3} of {2} differs from its moves by {5:money}",
        ),
        Offenders("SELECT seq, n, value FROM stock_move WHERE value <> 0 AND journal_n = 0", "move {0}/{1} of {2:money} names no line"),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN value <> 0 THEN 1 ELSE 0 END) FROM stock_move",
    "{0} moves, {1} with value",
)

_POOLS_ARE_MOVES = Check(
    3,
    "cost pools are the sums of their moves",
    (
        Offenders(
            ties(
                (
                    f"SELECT {_POOL_COLUMNS}, quantity, value FROM cost_pool",
                    f"SELECT {_POOL_COLUMNS}, -quantity, -value FROM stock_move",
                ),
                by=_POOL,
                values=("quantity", "value"),
            ),
            "pool of {1} in {0} on {2} {3} is out by {4:quantity} in quantity and {5:money}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN quantity <> 0 THEN 1 ELSE 0 END) FROM cost_pool",
    "{0} pools, {1} with stock",
)

_POSITIONS_ARE_MOVES = Check(
    3,
    "positions are the sums of their moves",
    (
        Offenders(
            ties(
                (
                    "SELECT location_id, item_id, lot_id, quantity FROM stock_position",
                    "SELECT location_id, item_id, lot_id, -quantity FROM stock_move",
                ),
                by=("location_id", "item_id", "lot_id"),
                values=("quantity",),
            ),
            "{1} {2} in {0} is out by {3:quantity}",
        ),
        Offenders("SELECT location_id, item_id, quantity FROM stock_position WHERE quantity < 0", "{1} in {0} is {2:quantity}"),
        Offenders(
            ties(
                (
                    "SELECT location_id, item_id, lot_id, quantity_promised AS quantity FROM stock_position",
                    "SELECT location_id, item_id, lot_id, -quantity FROM stock_promise",
                ),
                by=("location_id", "item_id", "lot_id"),
                values=("quantity",),
            ),
            "what is kept of {1} {2} in {0} is out by {3:quantity}",
        ),
        Offenders(
            "SELECT p.command_id, p.item_id, p.location_id FROM stock_promise p WHERE p.quantity <> 0 AND NOT EXISTS "
            "(SELECT 1 FROM document d WHERE d.state = 'held' AND d.held_for = p.command_id)",
            "{1} in {2} is kept for {0}, which waits for nothing",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN quantity <> 0 THEN 1 ELSE 0 END) FROM stock_position",
    "{0} positions, {1} with stock",
)

_POOLS_ARE_POSITIONS = Check(
    3,
    "pools hold what stands in the locations",
    (
        Offenders(
            ties(
                (
                    "SELECT entity_id, item_id, quantity FROM cost_pool",
                    "SELECT x.entity_id, p.item_id, -p.quantity FROM stock_position p JOIN location x ON x.id = p.location_id",
                ),
                by=("entity_id", "item_id"),
                values=("quantity",),
            ),
            "{1} in {0} differs by {2:quantity}",
        ),
    ),
    "SELECT COUNT(*) FROM (SELECT DISTINCT entity_id, item_id FROM cost_pool WHERE quantity <> 0) AS held",
    "{0} items with stock",
)

_LAYERS_ARE_POOLS = Check(
    3,
    "open layers add up to their pools",
    (
        Offenders(
            ties(
                (
                    f"SELECT {_POOL_COLUMNS}, quantity FROM cost_pool",
                    f"SELECT {_POOL_COLUMNS}, -quantity_remaining FROM cost_layer WHERE quantity_remaining <> 0",
                ),
                by=_POOL,
                values=("quantity",),
            ),
            "layers of {1} in {0} on {2} {3} lack {4:quantity}",
        ),
        Offenders(
            ties(
                (
                    "SELECT p.entity_id, p.item_id, p.account_id, p.scope, "
                    "CASE WHEN c.method = 'fifo' THEN p.value ELSE 0 END AS value FROM cost_pool p "
                    "JOIN item_costing c ON c.item_id = p.item_id AND c.entity_id = p.entity_id",
                    f"SELECT {_POOL_COLUMNS}, -value_remaining FROM cost_layer WHERE value_remaining <> 0",
                ),
                by=_POOL,
                values=("value",),
            ),
            "layers of {1} in {0} on {2} {3} lack {4:money}",
        ),
        Offenders(
            ties(
                (
                    "SELECT layer_seq, layer_n, quantity_received - quantity_remaining AS quantity FROM cost_layer",
                    f"SELECT layer_seq, layer_n, -quantity FROM layer_use WHERE (into_seq, into_n) NOT IN ({_RETURN_LAYERS})",
                ),
                by=("layer_seq", "layer_n"),
                values=("quantity",),
            ),
            "layer {0}/{1} lost {2:quantity} that no use explains",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN quantity_remaining <> 0 THEN 1 ELSE 0 END) FROM cost_layer",
    "{0} layers, {1} open",
)

_ACCOUNTS_ARE_POOLS = Check(
    3,
    "inventory accounts are the values of their pools",
    (
        Offenders(
            ties(
                (
                    "SELECT entity_id, account_id, value AS amount FROM cost_pool",
                    "SELECT l.entity_id, l.account_id, -l.amount FROM journal_line l "
                    "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id AND a.control IN ('inventory', 'in_transit')",
                ),
                by=("entity_id", "account_id"),
                values=("amount",),
            ),
            "account {1} of {0} differs from its stock by {2:money}",
        ),
    ),
    "SELECT COUNT(*) FROM (SELECT DISTINCT entity_id, account_id FROM cost_pool) AS held",
    "{0} inventory accounts",
)

_NOTHING_IS_WORTH_NOTHING = Check(
    3,
    "no value without stock, no stock below zero",
    (
        Offenders(
            f"SELECT {_POOL_COLUMNS}, quantity, value FROM cost_pool WHERE quantity < 0 OR value < 0 OR (quantity = 0 AND value <> 0)",
            "pool of {1} in {0} on {2} {3} holds {4:quantity} worth {5:money}",
        ),
        Offenders(
            "SELECT layer_seq, layer_n, quantity_remaining, value_remaining FROM cost_layer WHERE quantity_remaining < 0 "
            "OR value_remaining < 0 OR (quantity_remaining = 0 AND value_remaining <> 0)",
            "layer {0}/{1} holds {2:quantity} worth {3:money}",
        ),
    ),
    "SELECT COUNT(*) FROM cost_pool WHERE quantity = 0",
    "{0} empty pools, each worth 0.00",
)

_GRNI = Check(
    6,
    "goods received not invoiced, line by line, are the accounts",
    (
        Offenders(
            ties(
                (
                    "SELECT seq, journal_n AS n, entity_id, amount FROM grni_move",
                    "SELECT l.seq, l.n, l.entity_id, -l.amount FROM journal_line l "
                    "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id AND a.control = 'grni'",
                ),
                by=("seq", "n", "entity_id"),
                values=("amount",),
            ),
            "line {0}/{1} of {2} differs from its order lines by {3:money}",
        ),
        Offenders(
            ties(
                (
                    "SELECT order_id, line_no, balance AS amount FROM grni_line",
                    "SELECT order_id, line_no, amount FROM grni_move",
                ),
                by=("order_id", "line_no"),
                values=("amount",),
            ),
            "order {0} line {1} is out by {2:money}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN balance <> 0 THEN 1 ELSE 0 END) FROM grni_line",
    "{0} order lines, {1} open",
)

STOCK: tuple[Check, ...] = (
    _LINES_ARE_MOVES,
    _POOLS_ARE_MOVES,
    _POSITIONS_ARE_MOVES,
    _POOLS_ARE_POSITIONS,
    _LAYERS_ARE_POOLS,
    _ACCOUNTS_ARE_POOLS,
    _NOTHING_IS_WORTH_NOTHING,
    _GRNI,
)
