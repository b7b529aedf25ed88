"""The floor on PostgreSQL: a goods receipt posted by a hand-written PL/pgSQL function into bare copies of the book's own tables.

It writes the rows that our posting writes (header, lines, moves, layers, positions, pools, GRNI, journal, outcome), with the same
indexes and checks, and foreign keys where such a system would declare them. It knows no approvals, tolerances, tax or landed cost.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import psycopg

from app.commands.receiving import PostGoodsReceipt
from app.desk import CommandRecord
from app.domain import rows
from app.domain.exact import QUANTITY_SCALE, to_scaled

SCHEMA = "floor"
FOREIGN_KEYS = {
    "document": ("entity_id: legal_entity(id)", "partner_id: partner(id)", "warehouse_id: warehouse(id)"),
    "document_line": ("document_id: document(id)", "item_id: item(id)"),
    "receipt_line": (
        "receipt_id: document(id)",
        "order_id, order_line_no: order_line(order_id, line_no)",
        "layer_seq, layer_n: cost_layer(layer_seq, layer_n)",
        "location_id: location(id)",
        "item_id: item(id)",
    ),
    "stock_move": (
        "entity_id: legal_entity(id)",
        "location_id: location(id)",
        "item_id: item(id)",
        "document_id: document(id)",
        "partner_id: partner(id)",
        "entity_id, account_id: account(entity_id, id)",
    ),
    "stock_position": ("location_id: location(id)", "item_id: item(id)"),
    "cost_layer": ("item_id: item(id)", "document_id: document(id)", "entity_id, account_id: account(entity_id, id)"),
    "cost_pool": ("item_id: item(id)", "entity_id, account_id: account(entity_id, id)"),
    "grni_line": ("order_id, line_no: order_line(order_id, line_no)",),
    "grni_move": ("order_id, line_no: order_line(order_id, line_no)", "document_id: document(id)"),
    "journal_entry": ("entity_id: legal_entity(id)", "document_id: document(id)"),
    "journal_line": ("seq, entry_n: journal_entry(seq, n)", "entity_id, account_id: account(entity_id, id)"),
}

POST_RECEIPT = f"""
CREATE FUNCTION {SCHEMA}.post_receipt(p_command text, p_receipt text, p_order text, p_day date, p_lines jsonb) RETURNS text
LANGUAGE plpgsql SET search_path = {SCHEMA}, pg_catalog AS $post$
DECLARE
  head record; o document%ROWTYPE; ol order_line%ROWTYPE; l record;
  v_seq bigint; v_n bigint := 3; v_last bigint; v_value bigint; v_total bigint := 0; v_layer bigint;
  v_inventory text; v_grni text; v_number text; v_open boolean; v_year int := extract(year FROM p_day);
BEGIN
  PERFORM pg_advisory_xact_lock(1);  -- callers at once: the head below has to be the last one's
  SELECT seq, hash INTO head FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1 FOR UPDATE;
  v_seq := head.seq + 1;
  SELECT * INTO STRICT o FROM document WHERE id = p_order AND kind = 'purchase_order' AND state IN ('open', 'part_done');
  PERFORM 1 FROM fiscal_period WHERE entity_id = o.entity_id AND id = to_char(p_day, 'YYYY-MM') AND state = 'open';
  IF NOT FOUND THEN RAISE EXCEPTION 'the period is closed'; END IF;
  SELECT account_id INTO STRICT v_inventory FROM posting_rule WHERE entity_id = o.entity_id AND role = 'INVENTORY' AND active;
  SELECT account_id INTO STRICT v_grni FROM posting_rule WHERE entity_id = o.entity_id AND role = 'GRNI' AND active;
  INSERT INTO number_series AS s (entity_id, kind, year, last, touched_seq) VALUES (o.entity_id, 'goods_receipt', v_year, 1, v_seq)
    ON CONFLICT (entity_id, kind, year) DO UPDATE SET last = s.last + 1, touched_seq = v_seq RETURNING last INTO v_last;
  v_number := 'GR-' || v_year || '-' || lpad(v_last::text, 6, '0');
  INSERT INTO document VALUES (p_receipt, 'goods_receipt', o.entity_id, o.warehouse_id, o.partner_id, '', v_number, 'posted', p_day, p_day,
    NULL, o.currency, o.rate, 0, 0, 0, '', o.id, '', '', '', 'olga', p_command, '', v_seq);
  INSERT INTO journal_entry VALUES (v_seq, 1, o.entity_id, p_receipt, 'goods_receipt', p_day, p_day, to_char(p_day, 'YYYY-MM'), 0, 0, '');
  FOR l IN SELECT * FROM jsonb_to_recordset(p_lines) AS x(line_no bigint, quantity bigint, location_id text) LOOP
    SELECT * INTO STRICT ol FROM order_line WHERE order_id = p_order AND line_no = l.line_no;
    IF ol.quantity_fulfilled + l.quantity > ol.quantity_ordered THEN RAISE EXCEPTION 'more than ordered'; END IF;
    v_value := round(l.quantity::numeric * ol.unit_price / 1e10) * 100;
    v_total := v_total + v_value;
    v_layer := v_n + 1;
    INSERT INTO cost_layer VALUES (v_seq, v_layer, o.entity_id, ol.item_id, v_inventory, '', o.warehouse_id, '', p_day, l.quantity, v_value,
      l.quantity, v_value, p_receipt, l.line_no, o.partner_id, v_seq, v_layer, 0, 0, v_seq);
    INSERT INTO stock_move VALUES (v_seq, v_n + 2, 'receipt', o.entity_id, o.warehouse_id, l.location_id, ol.item_id, '', v_inventory, '',
      l.quantity, v_value, p_day, p_day, p_receipt, l.line_no, o.partner_id, '', 2);
    INSERT INTO grni_move VALUES (v_seq, v_n + 3, o.entity_id, p_order, l.line_no, p_receipt, l.quantity, -v_value, p_day, 3);
    v_n := v_n + 3;
    INSERT INTO stock_position AS p VALUES (l.location_id, ol.item_id, '', l.quantity, 0, v_seq, v_seq)
      ON CONFLICT (location_id, item_id, lot_id) DO UPDATE
      SET quantity = p.quantity + excluded.quantity, moved_seq = v_seq, touched_seq = v_seq;
    INSERT INTO cost_pool AS p VALUES (o.entity_id, ol.item_id, v_inventory, '', l.quantity, v_value, v_seq)
      ON CONFLICT (entity_id, item_id, account_id, scope) DO UPDATE
      SET quantity = p.quantity + excluded.quantity, value = p.value + excluded.value, touched_seq = v_seq;
    INSERT INTO grni_line AS g VALUES (p_order, l.line_no, o.entity_id, o.partner_id, ol.item_id, l.quantity, 0, v_value, 0, 0, p_day,
      v_seq) ON CONFLICT (order_id, line_no) DO UPDATE
      SET quantity_received = g.quantity_received + excluded.quantity_received, balance = g.balance + excluded.balance, touched_seq = v_seq;
    UPDATE order_line SET quantity_fulfilled = quantity_fulfilled + l.quantity, quantity_open = greatest(quantity_open - l.quantity, 0),
      touched_seq = v_seq WHERE order_id = p_order AND line_no = l.line_no;
    INSERT INTO receipt_line VALUES (p_receipt, l.line_no, o.entity_id, o.warehouse_id, o.partner_id, p_order, l.line_no, ol.item_id, '',
      l.location_id, l.quantity, 0, 0, v_value, 0, v_seq, v_layer, o.rate, p_day, v_seq);
    INSERT INTO document_line VALUES (p_receipt, l.line_no, ol.item_id, '', l.location_id, '', l.quantity, ol.unit, l.quantity,
      ol.unit_price, v_value, '', 0, v_value, p_order, l.line_no, '', 0, '', '', v_seq);
  END LOOP;
  INSERT INTO journal_line VALUES
    (v_seq, 2, 1, o.entity_id, v_inventory, 'INVENTORY', v_total, o.currency, v_total, o.rate, o.warehouse_id, 'goods', '', '',
      p_day, p_receipt),
    (v_seq, 3, 1, o.entity_id, v_grni, 'GRNI', -v_total, o.currency, -v_total, o.rate, '', '', o.partner_id, '', p_day, p_receipt);
  SELECT bool_or(quantity_open <> 0) INTO v_open FROM order_line WHERE order_id = p_order;
  UPDATE document SET state = CASE WHEN v_open THEN 'part_done' ELSE 'done' END, touched_seq = v_seq WHERE id = p_order;
  UPDATE command SET seq = v_seq, status = 'posted', result = jsonb_build_object('document', p_receipt, 'number', v_number)::text,
    state_digest = '', previous_hash = head.hash, decided_at = clock_timestamp(),
    hash = encode(sha256(convert_to(head.hash || id || digest, 'UTF8')), 'hex') WHERE id = p_command AND seq IS NULL;
  RETURN v_number;
END $post$
"""


def statements() -> Iterator[str]:
    """Everything that makes the floor beside a book that holds its master data and orders; run as its owner."""
    yield f"CREATE SCHEMA {SCHEMA}"
    tables = [spec.name for spec in rows.tables().values() if spec.nature != "derived"]
    for name in (*tables, "command"):
        yield f"CREATE TABLE {SCHEMA}.{name} (LIKE public.{name} INCLUDING ALL EXCLUDING IDENTITY)"
        yield f"INSERT INTO {SCHEMA}.{name} SELECT * FROM public.{name}"
    yield from keys_on("ADD")
    yield f"ANALYZE {', '.join(f'{SCHEMA}.{name}' for name in (*tables, 'command'))}"
    yield POST_RECEIPT


def keys_on(verb: str) -> Iterator[str]:
    """Statements that ADD or DROP the foreign keys."""
    for name, keys in FOREIGN_KEYS.items():
        for i, key in enumerate(keys):
            columns, target = key.split(": ")
            what = f"fk_{name}_{i}" + (f" FOREIGN KEY ({columns}) REFERENCES {SCHEMA}.{target}" if verb == "ADD" else "")
            yield f"ALTER TABLE {SCHEMA}.{name} {verb} CONSTRAINT {what}"


def call_of(record: CommandRecord, receipt: PostGoodsReceipt) -> tuple[str, str, str, object, str]:
    """The arguments of `post_receipt` for the same receipt."""
    lines = [
        {"line_no": line.order_line_no, "quantity": to_scaled(line.quantity, QUANTITY_SCALE), "location_id": line.location_id}
        for line in receipt.lines
    ]
    return record.id, receipt.receipt_id, receipt.order_id, receipt.posting_date, msgspec.json.encode(lines).decode()


def submit(session: psycopg.Connection[object], record: CommandRecord, arrival: int) -> None:
    """Put a command into the floor's log, as ours are in the book's before they are posted."""
    session.execute(
        f"INSERT INTO {SCHEMA}.command (arrival, id, kind, body, digest, member, workstation, client_seq, submitted_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            arrival,
            record.id,
            record.kind,
            record.body.decode(),
            record.digest,
            record.member,
            record.workstation,
            record.client_seq,
            record.submitted_at,
        ),
    )
