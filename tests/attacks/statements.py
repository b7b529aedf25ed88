"""What someone with a login and psql might try: SQL by the role it is tried as."""

from __future__ import annotations

from app.domain import rows

LEDGER = sorted(spec.name for spec in rows.tables().values() if spec.nature == "ledger")
SOME_STATE = ["document", "stock_position", "cost_layer", "cost_pool", "member_role", "approval_request", "fiscal_period", "number_series"]

WRITING = [
    *(f"DELETE FROM {table}" for table in LEDGER),
    *(f"UPDATE {table} SET seq = seq" for table in LEDGER),
    *(f"TRUNCATE {table} CASCADE" for table in ("journal_line", "stock_move", "command", "document")),
    *(f"UPDATE {table} SET touched_seq = touched_seq" for table in SOME_STATE),
    *(f"DELETE FROM {table}" for table in SOME_STATE),
]
FORGING = [
    "INSERT INTO journal_line SELECT * FROM journal_line",
    "INSERT INTO stock_move SELECT * FROM stock_move",
    "INSERT INTO member_role (member_id, role, entity_id, warehouse_id, active, touched_seq) "
    "VALUES (session_user, 'owner', '', '', true, 1)",
    "INSERT INTO member (id, name, active, touched_seq) VALUES ('ghost', 'Ghost', true, 1)",
    "UPDATE member_role SET role = 'owner'",
    "UPDATE member_role SET decide_up_to = NULL, active = true",
    "UPDATE fiscal_period SET state = 'open'",
    "UPDATE approval_request SET state = 'approved'",
    "UPDATE book_meta SET value = 'x' WHERE name = 'epoch'",
    "DELETE FROM book_meta",
    "UPDATE alembic_version SET version_num = '9999'",
    "UPDATE command SET status = 'posted', seq = 999999",
    "UPDATE command SET member = 'olga'",
    "UPDATE command SET body = '{}', digest = ''",
    "UPDATE command SET submitted_at = '2020-01-01'",
    "UPDATE command SET hash = repeat('0', 64)",
    "DELETE FROM command",
    "INSERT INTO command SELECT * FROM command",
    "INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at, seq, status) "
    "VALUES ('f1', 'define_reasons', '{}', '', 'w', 1, now(), 999999, 'posted')",
    "INSERT INTO command (id, member, kind, body, digest, workstation, client_seq, submitted_at) "
    "VALUES ('f2', 'olga', 'define_reasons', '{}', '', 'w', 2, now())",
    "INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at) "
    "VALUES ('f3', 'define_reasons', '{}', 'wrong', 'w', 3, now())",
    "INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at) VALUES "
    "('f4', 'k', '{}', encode(sha256(convert_to('k' || chr(10) || '{}', 'UTF8')), 'hex'), 'w', 4, '2020-01-01')",
    "INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at) VALUES "
    "('f5', 'k', '{}', encode(sha256(convert_to('k' || chr(10) || '{}', 'UTF8')), 'hex'), 'w', 5, now() + interval '1 day')",
    "INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at) VALUES "
    "(repeat('x', 500), 'k', '{}', encode(sha256(convert_to('k' || chr(10) || '{}', 'UTF8')), 'hex'), 'w', 6, now())",
    "INSERT INTO command (arrival, id, kind, body, digest, workstation, client_seq, submitted_at) OVERRIDING SYSTEM VALUE VALUES "
    "(0, 'f7', 'k', '{}', encode(sha256(convert_to('k' || chr(10) || '{}', 'UTF8')), 'hex'), 'w', 7, now())",
    "COPY journal_line FROM STDIN",
    "COPY command TO PROGRAM 'id'",
    "INSERT INTO guard_pending VALUES ('1', 1)",
    "DELETE FROM guard_pending",
    "MERGE INTO stock_position p USING (SELECT 1) s ON true WHEN MATCHED THEN UPDATE SET quantity = 0",
    "WITH gone AS (DELETE FROM journal_entry RETURNING *) SELECT * FROM gone",
]
UNDERMINING = [
    "ALTER TABLE journal_line DISABLE TRIGGER ALL",
    "ALTER TABLE journal_line DISABLE TRIGGER guard_journal_line_final",
    "ALTER TABLE command DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE journal_line OWNER TO CURRENT_USER",
    "ALTER TABLE command ALTER COLUMN member SET DEFAULT 'olga'",
    "DROP TRIGGER guard_command_decided ON command",
    "DROP TABLE journal_line CASCADE",
    "DROP POLICY reads ON command",
    "CREATE POLICY everything ON command USING (true)",
    "DROP FUNCTION guard_lines_balance() CASCADE",
    "CREATE OR REPLACE FUNCTION guard_lines_balance() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE OR REPLACE FUNCTION scope_entities() RETURNS text[] LANGUAGE sql AS $$SELECT ARRAY['NORTH', 'SOUTH']$$",
    "CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql AS $$SELECT '2020-01-01'::timestamptz$$",
    "CREATE FUNCTION pg_temp.evil() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.account (entity_id text)",
    "CREATE TEMP TABLE member_role (member_id text)",
    "CREATE TEMP VIEW command AS SELECT 1",
    "CREATE SCHEMA evil",
    "CREATE EXTENSION dblink",
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "CREATE RULE r AS ON INSERT TO command DO INSTEAD NOTHING",
    "CREATE TRIGGER t BEFORE INSERT ON command FOR EACH ROW EXECUTE FUNCTION guard_written_once()",
    "CREATE ROLE evil SUPERUSER",
    "CREATE DATABASE evil",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE dockledger_owner LOGIN PASSWORD 'x'",
    "ALTER DEFAULT PRIVILEGES FOR ROLE dockledger_owner GRANT ALL ON TABLES TO PUBLIC",
    "GRANT dockledger_owner TO CURRENT_USER",
    "GRANT dockledger_poster TO CURRENT_USER",
    "GRANT dockledger_costs TO CURRENT_USER",
    "GRANT ALL ON command TO PUBLIC",
    "SET ROLE dockledger_owner",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SET SESSION AUTHORIZATION olga",
    "SET session_replication_role = replica",
    "ALTER SYSTEM SET fsync = off",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "DO $$ BEGIN DELETE FROM command; END $$",
    "SELECT pg_advisory_lock(4921808966284592199)",
    "SELECT pg_try_advisory_lock(4921808966284592199)",
    "SELECT pg_advisory_xact_lock(4921808966284592199)",
    "LOCK TABLE command IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE journal_line IN EXCLUSIVE MODE",
    "SELECT * FROM command FOR UPDATE",
    "SELECT * FROM stock_position FOR UPDATE",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> session_user AND usename IS NOT NULL",
    "SELECT * FROM pg_authid",
    "SELECT rolpassword FROM pg_authid",
    "VACUUM FULL command",
    "REINDEX TABLE command",
    "CLUSTER command USING pk_command",
    "COMMENT ON TABLE command IS 'mine'",
    "SECURITY LABEL ON TABLE command IS 'x'",
    "PREPARE TRANSACTION 'held'",
    "CREATE PUBLICATION p FOR ALL TABLES",
    "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p",
    "SELECT pg_create_logical_replication_slot('s', 'test_decoding')",
    "SELECT pg_switch_wal()",
    "SELECT pg_promote()",
    "NOTIFY dockledger_submitted",
    "LISTEN dockledger_posted",
]
READING_COSTS = [
    "SELECT value FROM stock_move",
    "SELECT * FROM stock_move",
    "SELECT * FROM cost_pool",
    "SELECT * FROM cost_layer",
    "SELECT * FROM layer_use",
    "SELECT * FROM journal_line",
    "SELECT * FROM journal_entry",
    "SELECT * FROM figures.cost_pool",
    "SELECT value FROM figures.stock_move",
    "SELECT standard_cost FROM item_costing",
    "SELECT accrued FROM receipt_line",
    "SELECT cost FROM shipment_line",
    "SELECT stock_move FROM stock_move",
    "SELECT to_jsonb(m) FROM stock_move m",
    "SELECT count(*) FROM stock_move WHERE value > 0",
    "SELECT quantity FROM stock_move ORDER BY value",
    "TABLE grni_move",
    "COPY (SELECT value FROM stock_move) TO STDOUT",
]
READING_OTHERS = [
    "SELECT * FROM command WHERE member <> session_user",
    "SELECT * FROM document WHERE warehouse_id = 'W2'",
    "SELECT * FROM stock_position WHERE location_id LIKE 'W2%'",
    "SELECT * FROM order_line WHERE warehouse_id <> 'W1'",
    "SELECT l.* FROM document_line l JOIN order_line o ON o.order_id = l.document_id WHERE o.warehouse_id = 'W2'",
    "SELECT quantity FROM figures.stock_position WHERE location_id = 'W2/A'",
    "SELECT id FROM document WHERE warehouse_id = 'W2' AND 1 / (CASE WHEN total > 0 THEN 0 ELSE 1 END) > 0",
    "SELECT * FROM receipt_line WHERE warehouse_id = 'W2'",
    "SELECT * FROM stock_move_2",
    "SELECT id FROM command WHERE member = 'olga'",
]
AS_POSTER = [
    "INSERT INTO command (id, kind, body, digest, member, workstation, client_seq, submitted_at) "
    "VALUES ('p1', 'k', '{}', '', 'olga', 'w', 1, now())",
    "INSERT INTO journal_line SELECT seq, n + 5000, entry_n, entity_id, account_id, role, amount, currency, foreign_amount, rate, "
    "warehouse_id, family, partner_id, reason, posting_date, document_id FROM journal_line WHERE n = (SELECT min(n) FROM journal_line)",
    "INSERT INTO journal_line SELECT seq + 100000, n, entry_n, entity_id, account_id, role, amount, currency, foreign_amount, rate, "
    "warehouse_id, family, partner_id, reason, posting_date, document_id FROM journal_line",
    "INSERT INTO journal_line SELECT seq + 100000, n, entry_n, entity_id, account_id, role, abs(amount), currency, foreign_amount, rate, "
    "warehouse_id, family, partner_id, reason, posting_date, document_id FROM journal_line",
    "INSERT INTO stock_move SELECT seq + 100000, n, kind, entity_id, warehouse_id, location_id, item_id, lot_id, account_id, scope, "
    "quantity, value, posting_date, document_date, document_id, line_no, partner_id, reason, journal_n FROM stock_move",
    "INSERT INTO journal_entry SELECT seq + 100000, n, entity_id, document_id, kind, DATE '2025-01-01', document_date, period_id, "
    "reverses_seq, reverses_n, text FROM journal_entry",
    "UPDATE command SET seq = 100000, status = 'posted', previous_hash = repeat('0', 64), hash = 'x' WHERE id = 'waiting'",
    "UPDATE command SET seq = (SELECT max(seq) + 1 FROM command), status = 'posted', previous_hash = 'wrong', hash = 'x' "
    "WHERE id = 'waiting'",
    "UPDATE command SET seq = NULL, status = 'waiting' WHERE seq = 3",
    "UPDATE command SET status = 'posted' WHERE seq = 3",
    "UPDATE command SET result = '{}'",
    "UPDATE stock_position SET quantity = quantity + 1000000",
    "UPDATE stock_position SET quantity = quantity + 1000000, touched_seq = touched_seq + 100000",
    "UPDATE cost_pool SET value = value * 2, touched_seq = 100000",
    "INSERT INTO member_role (member_id, role, entity_id, warehouse_id, active, touched_seq) "
    "VALUES ('walt', 'owner', '', '', true, 100000)",
    "UPDATE fiscal_period SET state = 'closed'",
    "UPDATE stock_position SET quantity = -1, touched_seq = 100000",
    "UPDATE approval_policy SET above = 99999999",
]
ALL_FOR_MEMBERS = WRITING + FORGING + UNDERMINING
