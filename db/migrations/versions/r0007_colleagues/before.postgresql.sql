CREATE TABLE account (
	entity_id TEXT COLLATE "C" NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	type TEXT COLLATE "C" NOT NULL, 
	control TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (entity_id, id)
)
-- next statement
CREATE INDEX ix_account_entity ON account (entity_id)
-- next statement
CREATE INDEX ix_account_touched ON account (touched_seq)
-- next statement
CREATE TABLE allocation (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	item_document_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	base_amount BIGINT NOT NULL, 
	exchange_difference BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_allocation PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_allocation_day ON allocation (entity_id, posting_date)
-- next statement
CREATE INDEX ix_allocation_document ON allocation (document_id)
-- next statement
CREATE INDEX ix_allocation_item ON allocation (item_document_id)
-- next statement
CREATE TABLE approval_decision (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	request_id TEXT COLLATE "C" NOT NULL, 
	action TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	on_behalf_of TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	decided_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_approval_decision PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_approval_decision_request ON approval_decision (request_id)
-- next statement
CREATE TABLE approval_policy (
	entity_id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	above BIGINT NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_approval_policy PRIMARY KEY (entity_id, kind, above)
)
-- next statement
CREATE INDEX ix_approval_policy_kind ON approval_policy (entity_id, kind)
-- next statement
CREATE INDEX ix_approval_policy_touched ON approval_policy (touched_seq)
-- next statement
CREATE TABLE approval_request (
	id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	document_kind TEXT COLLATE "C" NOT NULL, 
	command_id TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	proposal TEXT COLLATE "C" NOT NULL, 
	proposal_digest TEXT COLLATE "C" NOT NULL, 
	requested_by TEXT COLLATE "C" NOT NULL, 
	requested_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	forwarded_to TEXT COLLATE "C" NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_approval_request PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_approval_request_command ON approval_request (command_id)
-- next statement
CREATE INDEX ix_approval_request_document ON approval_request (document_id)
-- next statement
CREATE INDEX ix_approval_request_state ON approval_request (entity_id, state)
-- next statement
CREATE INDEX ix_approval_request_touched ON approval_request (touched_seq)
-- next statement
CREATE TABLE attachment (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	media_type TEXT COLLATE "C" NOT NULL, 
	size BIGINT NOT NULL, 
	digest TEXT COLLATE "C" NOT NULL, 
	content TEXT COLLATE "C" NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	attached_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_attachment_document ON attachment (document_id)
-- next statement
CREATE TABLE billed_ahead (
	order_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	deferred BIGINT NOT NULL, 
	invoice_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_billed_ahead PRIMARY KEY (order_id, line_no)
)
-- next statement
CREATE INDEX ix_billed_ahead_order ON billed_ahead (order_id)
-- next statement
CREATE INDEX ix_billed_ahead_touched ON billed_ahead (touched_seq)
-- next statement
CREATE TABLE book_info (
	id TEXT COLLATE "C" NOT NULL, 
	book_id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_book_info PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_book_info_touched ON book_info (touched_seq)
-- next statement
CREATE TABLE book_meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_book_meta PRIMARY KEY (name)
)
-- next statement
CREATE TABLE case_document (
	case_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	position BIGINT NOT NULL, 
	part TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_case_document PRIMARY KEY (case_id, document_id)
)
-- next statement
CREATE INDEX ix_case_document_case ON case_document (case_id)
-- next statement
CREATE INDEX ix_case_document_document ON case_document (document_id)
-- next statement
CREATE INDEX ix_case_document_touched ON case_document (touched_seq)
-- next statement
CREATE TABLE claim (
	document_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	rate BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	open_amount BIGINT NOT NULL, 
	open_tax BIGINT NOT NULL, 
	base_amount BIGINT NOT NULL, 
	open_base BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (document_id)
)
-- next statement
CREATE INDEX ix_claim_partner ON claim (entity_id, partner_id) WHERE open_base <> 0
-- next statement
CREATE INDEX ix_claim_touched ON claim (touched_seq)
-- next statement
CREATE TABLE claim_credit (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	claim_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	base_amount BIGINT NOT NULL, 
	CONSTRAINT pk_claim_credit PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_claim_credit_claim ON claim_credit (claim_id)
-- next statement
CREATE INDEX ix_claim_credit_document ON claim_credit (document_id)
-- next statement
CREATE TABLE command (
	arrival BIGINT GENERATED ALWAYS AS IDENTITY, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	member TEXT NOT NULL, 
	workstation TEXT NOT NULL, 
	client_seq BIGINT NOT NULL, 
	submitted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	seq BIGINT, 
	status TEXT DEFAULT 'waiting' NOT NULL, 
	result TEXT, 
	state_digest TEXT, 
	previous_hash TEXT, 
	hash TEXT, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	seal_version BIGINT DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_command PRIMARY KEY (arrival), 
	CONSTRAINT uq_command_id UNIQUE (id), 
	CONSTRAINT uq_command_seq UNIQUE (seq), 
	CONSTRAINT ck_command_status CHECK (status IN ('waiting', 'posted', 'held', 'refused', 'failed')), 
	CONSTRAINT ck_command_decided_has_position CHECK ((seq IS NULL) = (status = 'waiting'))
)
-- next statement
CREATE INDEX ix_command_turns ON command (member, arrival) WHERE seq IS NULL
-- next statement
CREATE INDEX ix_command_waiting ON command (arrival) WHERE seq IS NULL
-- next statement
CREATE TABLE control_case (
	id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	severity TEXT COLLATE "C" NOT NULL, 
	owner_role TEXT COLLATE "C" NOT NULL, 
	money_at_risk BIGINT NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	evidence TEXT COLLATE "C" NOT NULL, 
	opened_on DATE NOT NULL, 
	due_on DATE, 
	state TEXT COLLATE "C" NOT NULL, 
	resolution TEXT COLLATE "C" NOT NULL, 
	resolved_by TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_control_case PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_control_case_document ON control_case (document_id)
-- next statement
CREATE INDEX ix_control_case_state ON control_case (entity_id, state)
-- next statement
CREATE INDEX ix_control_case_touched ON control_case (touched_seq)
-- next statement
CREATE TABLE cost_layer (
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	scope TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	received_on DATE NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	value_received BIGINT NOT NULL, 
	quantity_remaining BIGINT NOT NULL, 
	value_remaining BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	origin_seq BIGINT NOT NULL, 
	origin_n BIGINT NOT NULL, 
	parent_seq BIGINT NOT NULL, 
	parent_n BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_cost_layer PRIMARY KEY (layer_seq, layer_n), 
	CONSTRAINT ck_cost_layer_within_receipt CHECK (quantity_remaining >= 0 AND quantity_remaining <= quantity_received), 
	CONSTRAINT ck_cost_layer_no_value_without_stock CHECK (quantity_remaining <> 0 OR value_remaining = 0)
)
-- next statement
CREATE INDEX ix_cost_layer_document ON cost_layer (document_id)
-- next statement
CREATE INDEX ix_cost_layer_open ON cost_layer (entity_id, item_id, account_id, scope) WHERE quantity_remaining <> 0
-- next statement
CREATE INDEX ix_cost_layer_parent ON cost_layer (parent_seq, parent_n)
-- next statement
CREATE INDEX ix_cost_layer_touched ON cost_layer (touched_seq)
-- next statement
CREATE TABLE cost_pool (
	entity_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	scope TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_cost_pool PRIMARY KEY (entity_id, item_id, account_id, scope), 
	CONSTRAINT ck_cost_pool_never_negative CHECK (quantity >= 0), 
	CONSTRAINT ck_cost_pool_no_value_without_stock CHECK (quantity <> 0 OR value = 0)
)
-- next statement
CREATE INDEX ix_cost_pool_item ON cost_pool (entity_id, item_id)
-- next statement
CREATE INDEX ix_cost_pool_touched ON cost_pool (touched_seq)
-- next statement
CREATE TABLE count_line (
	sheet_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	quantity_expected BIGINT NOT NULL, 
	quantity_counted BIGINT, 
	quantity_book BIGINT, 
	moved_seq BIGINT NOT NULL, 
	counted_by TEXT COLLATE "C" NOT NULL, 
	counted_at TIMESTAMP WITH TIME ZONE, 
	times_counted BIGINT NOT NULL, 
	found BOOLEAN NOT NULL, 
	unit_cost BIGINT, 
	quantity_variance BIGINT NOT NULL, 
	value_variance BIGINT NOT NULL, 
	quantity_waiting BIGINT NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_count_line PRIMARY KEY (sheet_id, line_no)
)
-- next statement
CREATE INDEX ix_count_line_item ON count_line (item_id) WHERE quantity_waiting <> 0
-- next statement
CREATE INDEX ix_count_line_sheet ON count_line (sheet_id)
-- next statement
CREATE INDEX ix_count_line_touched ON count_line (touched_seq)
-- next statement
CREATE TABLE count_sheet (
	sheet_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	blind BOOLEAN NOT NULL, 
	abc_class TEXT COLLATE "C" NOT NULL, 
	due_on DATE, 
	selection TEXT COLLATE "C" NOT NULL, 
	recount_of TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_count_sheet PRIMARY KEY (sheet_id)
)
-- next statement
CREATE INDEX ix_count_sheet_touched ON count_sheet (touched_seq)
-- next statement
CREATE INDEX ix_count_sheet_warehouse ON count_sheet (warehouse_id)
-- next statement
CREATE TABLE currency_revaluation (
	entity_id TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_currency_revaluation PRIMARY KEY (entity_id, period_id)
)
-- next statement
CREATE INDEX ix_currency_revaluation_touched ON currency_revaluation (touched_seq)
-- next statement
CREATE TABLE delegation (
	id TEXT COLLATE "C" NOT NULL, 
	from_member TEXT COLLATE "C" NOT NULL, 
	to_member TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_delegation PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_delegation_to ON delegation (to_member)
-- next statement
CREATE INDEX ix_delegation_touched ON delegation (touched_seq)
-- next statement
CREATE TABLE document (
	id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	bill_to TEXT COLLATE "C" NOT NULL, 
	number TEXT COLLATE "C" NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	document_date DATE NOT NULL, 
	posting_date DATE NOT NULL, 
	due_date DATE, 
	currency TEXT COLLATE "C" NOT NULL, 
	rate BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	reference TEXT COLLATE "C" NOT NULL, 
	source_id TEXT COLLATE "C" NOT NULL, 
	reverses TEXT COLLATE "C" NOT NULL, 
	reversed_by TEXT COLLATE "C" NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	created_by TEXT COLLATE "C" NOT NULL, 
	command_id TEXT COLLATE "C" NOT NULL, 
	held_for TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_document_reference ON document (kind, partner_id, reference)
-- next statement
CREATE INDEX ix_document_source ON document (source_id)
-- next statement
CREATE INDEX ix_document_touched ON document (touched_seq)
-- next statement
CREATE TABLE document_line (
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	text TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	quantity_in_unit BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax_code TEXT COLLATE "C" NOT NULL, 
	tax BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	source_id TEXT COLLATE "C" NOT NULL, 
	source_line_no BIGINT NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_document_line PRIMARY KEY (document_id, line_no)
)
-- next statement
CREATE INDEX ix_document_line_document ON document_line (document_id)
-- next statement
CREATE INDEX ix_document_line_order ON document_line (order_id, order_line_no)
-- next statement
CREATE INDEX ix_document_line_touched ON document_line (touched_seq)
-- next statement
CREATE TABLE exchange_rate (
	base TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	valid_on DATE NOT NULL, 
	rate BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_exchange_rate PRIMARY KEY (base, currency, valid_on)
)
-- next statement
CREATE INDEX ix_exchange_rate_pair ON exchange_rate (base, currency)
-- next statement
CREATE INDEX ix_exchange_rate_touched ON exchange_rate (touched_seq)
-- next statement
CREATE TABLE fiscal_period (
	entity_id TEXT COLLATE "C" NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	closed_by TEXT COLLATE "C" NOT NULL, 
	closed_seq BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_fiscal_period PRIMARY KEY (entity_id, id)
)
-- next statement
CREATE INDEX ix_fiscal_period_entity ON fiscal_period (entity_id)
-- next statement
CREATE INDEX ix_fiscal_period_touched ON fiscal_period (touched_seq)
-- next statement
CREATE TABLE foreign_cash (
	entity_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	foreign_amount BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	since DATE NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_foreign_cash PRIMARY KEY (entity_id, account_id, currency, period_id)
)
-- next statement
CREATE INDEX ix_foreign_cash_entity ON foreign_cash (entity_id)
-- next statement
CREATE INDEX ix_foreign_cash_touched ON foreign_cash (touched_seq)
-- next statement
CREATE TABLE grni_line (
	order_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	balance BIGINT NOT NULL, 
	prepaid_quantity BIGINT NOT NULL, 
	prepaid_value BIGINT NOT NULL, 
	since DATE, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_grni_line PRIMARY KEY (order_id, line_no)
)
-- next statement
CREATE INDEX ix_grni_line_open ON grni_line (entity_id) WHERE balance <> 0
-- next statement
CREATE INDEX ix_grni_line_order ON grni_line (order_id)
-- next statement
CREATE INDEX ix_grni_line_touched ON grni_line (touched_seq)
-- next statement
CREATE TABLE grni_move (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_grni_move PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_grni_move_document ON grni_move (document_id)
-- next statement
CREATE INDEX ix_grni_move_order ON grni_move (order_id, line_no)
-- next statement
CREATE TABLE held_command (
	command_id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	body TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	workstation TEXT COLLATE "C" NOT NULL, 
	submitted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	state_before TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_held_command PRIMARY KEY (command_id)
)
-- next statement
CREATE INDEX ix_held_command_touched ON held_command (touched_seq)
-- next statement
CREATE TABLE held_goods (
	id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	cause TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_held_goods PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_held_goods_document ON held_goods (document_id)
-- next statement
CREATE INDEX ix_held_goods_touched ON held_goods (touched_seq)
-- next statement
CREATE TABLE hint_dismissal (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	request_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	hint TEXT COLLATE "C" NOT NULL, 
	score TEXT COLLATE "C" NOT NULL, 
	model TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	dismissed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_hint_dismissal PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_hint_dismissal_request ON hint_dismissal (request_id)
-- next statement
CREATE TABLE intercompany_item (
	document_id TEXT COLLATE "C" NOT NULL, 
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	seller_document_id TEXT COLLATE "C" NOT NULL, 
	buyer_document_id TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	open_amount BIGINT NOT NULL, 
	seller_rate BIGINT NOT NULL, 
	seller_open BIGINT NOT NULL, 
	buyer_rate BIGINT NOT NULL, 
	buyer_open BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_item PRIMARY KEY (document_id)
)
-- next statement
CREATE INDEX ix_intercompany_item_pair ON intercompany_item (seller_id, buyer_id) WHERE open_amount <> 0
-- next statement
CREATE INDEX ix_intercompany_item_touched ON intercompany_item (touched_seq)
-- next statement
CREATE TABLE intercompany_line (
	shipment_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	from_warehouse_id TEXT COLLATE "C" NOT NULL, 
	to_warehouse_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	from_location_id TEXT COLLATE "C" NOT NULL, 
	to_location_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	ownership TEXT COLLATE "C" NOT NULL, 
	owner_id TEXT COLLATE "C" NOT NULL, 
	unit_price BIGINT, 
	quantity_shipped BIGINT NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	quantity_damaged BIGINT NOT NULL, 
	quantity_lost BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	quantity_in_transit BIGINT NOT NULL, 
	returns_id TEXT COLLATE "C" NOT NULL, 
	returns_line_no BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_line PRIMARY KEY (shipment_id, line_no)
)
-- next statement
CREATE INDEX ix_intercompany_line_item ON intercompany_line (item_id) WHERE quantity_in_transit <> 0
-- next statement
CREATE INDEX ix_intercompany_line_road ON intercompany_line (owner_id) WHERE quantity_in_transit <> 0
-- next statement
CREATE INDEX ix_intercompany_line_shipment ON intercompany_line (shipment_id)
-- next statement
CREATE INDEX ix_intercompany_line_touched ON intercompany_line (touched_seq)
-- next statement
CREATE TABLE intercompany_pair (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	item_document_id TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	seller_base BIGINT NOT NULL, 
	buyer_base BIGINT NOT NULL, 
	seller_document_id TEXT COLLATE "C" NOT NULL, 
	buyer_document_id TEXT COLLATE "C" NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_intercompany_pair PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_intercompany_pair_document ON intercompany_pair (document_id)
-- next statement
CREATE INDEX ix_intercompany_pair_item ON intercompany_pair (item_document_id)
-- next statement
CREATE TABLE intercompany_price (
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	valid_from DATE NOT NULL, 
	unit_price BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_price PRIMARY KEY (seller_id, buyer_id, item_id, valid_from)
)
-- next statement
CREATE INDEX ix_intercompany_price_item ON intercompany_price (seller_id, buyer_id, item_id)
-- next statement
CREATE INDEX ix_intercompany_price_touched ON intercompany_price (touched_seq)
-- next statement
CREATE TABLE intercompany_sale (
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	shipment_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	sale_document_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	cost BIGINT NOT NULL, 
	seller_net BIGINT NOT NULL, 
	seller_tax BIGINT NOT NULL, 
	buyer_net BIGINT NOT NULL, 
	buyer_tax BIGINT NOT NULL, 
	buyer_lost_tax BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_sale PRIMARY KEY (layer_seq, layer_n)
)
-- next statement
CREATE INDEX ix_intercompany_sale_document ON intercompany_sale (document_id)
-- next statement
CREATE INDEX ix_intercompany_sale_line ON intercompany_sale (shipment_id, line_no)
-- next statement
CREATE INDEX ix_intercompany_sale_touched ON intercompany_sale (touched_seq)
-- next statement
CREATE TABLE intercompany_sale_move (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	cost BIGINT NOT NULL, 
	seller_net BIGINT NOT NULL, 
	seller_tax BIGINT NOT NULL, 
	buyer_net BIGINT NOT NULL, 
	buyer_tax BIGINT NOT NULL, 
	buyer_lost_tax BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_intercompany_sale_move PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_intercompany_sale_move_document ON intercompany_sale_move (document_id)
-- next statement
CREATE INDEX ix_intercompany_sale_move_sale ON intercompany_sale_move (layer_seq, layer_n)
-- next statement
CREATE TABLE intercompany_terms (
	seller_id TEXT COLLATE "C" NOT NULL, 
	buyer_id TEXT COLLATE "C" NOT NULL, 
	buyer_partner_id TEXT COLLATE "C" NOT NULL, 
	seller_partner_id TEXT COLLATE "C" NOT NULL, 
	pricing TEXT COLLATE "C" NOT NULL, 
	markup BIGINT NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	ownership TEXT COLLATE "C" NOT NULL, 
	seller_tax_code TEXT COLLATE "C" NOT NULL, 
	buyer_tax_code TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_terms PRIMARY KEY (seller_id, buyer_id)
)
-- next statement
CREATE INDEX ix_intercompany_terms_touched ON intercompany_terms (touched_seq)
-- next statement
CREATE TABLE inventory_allowance (
	entity_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_inventory_allowance PRIMARY KEY (entity_id, item_id)
)
-- next statement
CREATE INDEX ix_inventory_allowance_touched ON inventory_allowance (touched_seq)
-- next statement
CREATE TABLE invoice_match (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	receipt_id TEXT COLLATE "C" NOT NULL, 
	receipt_line_no BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	cleared BIGINT NOT NULL, 
	prepaid BIGINT NOT NULL, 
	price_difference BIGINT NOT NULL, 
	exchange_difference BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_invoice_match PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_invoice_match_document ON invoice_match (document_id)
-- next statement
CREATE INDEX ix_invoice_match_order ON invoice_match (order_id, order_line_no)
-- next statement
CREATE INDEX ix_invoice_match_receipt ON invoice_match (receipt_id, receipt_line_no)
-- next statement
CREATE TABLE item (
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	base_unit TEXT COLLATE "C" NOT NULL, 
	tracking TEXT COLLATE "C" NOT NULL, 
	expiry_tracked BOOLEAN NOT NULL, 
	weight BIGINT, 
	volume BIGINT, 
	tax_code TEXT COLLATE "C" NOT NULL, 
	country_of_origin TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_item_touched ON item (touched_seq)
-- next statement
CREATE TABLE item_code (
	code TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item_code PRIMARY KEY (code)
)
-- next statement
CREATE INDEX ix_item_code_item ON item_code (item_id)
-- next statement
CREATE INDEX ix_item_code_touched ON item_code (touched_seq)
-- next statement
CREATE TABLE item_costing (
	item_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	method TEXT COLLATE "C" NOT NULL, 
	scope TEXT COLLATE "C" NOT NULL, 
	standard_cost BIGINT, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item_costing PRIMARY KEY (item_id, entity_id)
)
-- next statement
CREATE INDEX ix_item_costing_item ON item_costing (item_id)
-- next statement
CREATE INDEX ix_item_costing_touched ON item_costing (touched_seq)
-- next statement
CREATE TABLE item_unit (
	item_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	numerator BIGINT NOT NULL, 
	denominator BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item_unit PRIMARY KEY (item_id, unit)
)
-- next statement
CREATE INDEX ix_item_unit_item ON item_unit (item_id)
-- next statement
CREATE INDEX ix_item_unit_touched ON item_unit (touched_seq)
-- next statement
CREATE TABLE journal_entry (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	posting_date DATE NOT NULL, 
	document_date DATE NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	reverses_seq BIGINT NOT NULL, 
	reverses_n BIGINT NOT NULL, 
	text TEXT COLLATE "C" NOT NULL, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_journal_entry_document ON journal_entry (document_id)
-- next statement
CREATE TABLE journal_line (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entry_n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	foreign_amount BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	posting_date DATE NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	CONSTRAINT pk_journal_line PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_journal_line_balance ON journal_line (entity_id, account_id, posting_date, amount)
-- next statement
CREATE INDEX ix_journal_line_document ON journal_line (document_id)
-- next statement
CREATE TABLE label_print (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	copies BIGINT NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	printed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_label_print PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_label_print_document ON label_print (document_id)
-- next statement
CREATE TABLE landed_accrual (
	receipt_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	accrued BIGINT NOT NULL, 
	open_amount BIGINT NOT NULL, 
	since DATE NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_landed_accrual PRIMARY KEY (receipt_id, line_no, cost_type)
)
-- next statement
CREATE INDEX ix_landed_accrual_open ON landed_accrual (entity_id) WHERE open_amount <> 0
-- next statement
CREATE INDEX ix_landed_accrual_receipt ON landed_accrual (receipt_id)
-- next statement
CREATE INDEX ix_landed_accrual_touched ON landed_accrual (touched_seq)
-- next statement
CREATE TABLE landed_accrual_move (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	receipt_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_landed_accrual_move PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_landed_accrual_move_document ON landed_accrual_move (document_id)
-- next statement
CREATE INDEX ix_landed_accrual_move_receipt ON landed_accrual_move (receipt_id, line_no)
-- next statement
CREATE TABLE landed_cost_rate (
	id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	cost_type TEXT COLLATE "C" NOT NULL, 
	basis TEXT COLLATE "C" NOT NULL, 
	rate BIGINT NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	supplier_id TEXT COLLATE "C" NOT NULL, 
	country TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_landed_cost_rate PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_landed_cost_rate_entity ON landed_cost_rate (entity_id)
-- next statement
CREATE INDEX ix_landed_cost_rate_touched ON landed_cost_rate (touched_seq)
-- next statement
CREATE TABLE landed_share (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT COLLATE "C" NOT NULL, 
	allocate_by TEXT COLLATE "C" NOT NULL, 
	receipt_id TEXT COLLATE "C" NOT NULL, 
	receipt_line_no BIGINT NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	weight BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	estimated BIGINT NOT NULL, 
	late_cost BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_landed_share PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_landed_share_document ON landed_share (document_id)
-- next statement
CREATE INDEX ix_landed_share_receipt ON landed_share (receipt_id, receipt_line_no)
-- next statement
CREATE TABLE late_cost_share (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	into_seq BIGINT NOT NULL, 
	into_n BIGINT NOT NULL, 
	use_seq BIGINT NOT NULL, 
	use_n BIGINT NOT NULL, 
	use_document_id TEXT COLLATE "C" NOT NULL, 
	use_line_no BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	posting_date DATE NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_late_cost_share PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_late_cost_share_document ON late_cost_share (document_id)
-- next statement
CREATE INDEX ix_late_cost_share_layer ON late_cost_share (layer_seq, layer_n)
-- next statement
CREATE INDEX ix_late_cost_share_use ON late_cost_share (use_document_id, use_line_no)
-- next statement
CREATE TABLE layer_use (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	move_n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	into_seq BIGINT NOT NULL, 
	into_n BIGINT NOT NULL, 
	CONSTRAINT pk_layer_use PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_layer_use_document ON layer_use (document_id)
-- next statement
CREATE INDEX ix_layer_use_layer ON layer_use (layer_seq, layer_n)
-- next statement
CREATE TABLE legal_entity (
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	country TEXT COLLATE "C" NOT NULL, 
	tax_regime TEXT COLLATE "C" NOT NULL, 
	tax_number TEXT COLLATE "C" NOT NULL, 
	address TEXT COLLATE "C" NOT NULL, 
	fiscal_year_start_month BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	time_zone TEXT COLLATE "C" DEFAULT '' NOT NULL, 
	CONSTRAINT pk_legal_entity PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_legal_entity_touched ON legal_entity (touched_seq)
-- next statement
CREATE TABLE location (
	id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_location PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_location_touched ON location (touched_seq)
-- next statement
CREATE INDEX ix_location_warehouse ON location (warehouse_id)
-- next statement
CREATE TABLE lot (
	item_id TEXT COLLATE "C" NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	expires_on DATE, 
	supplier_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_lot PRIMARY KEY (item_id, id)
)
-- next statement
CREATE INDEX ix_lot_touched ON lot (touched_seq)
-- next statement
CREATE TABLE member (
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_member_touched ON member (touched_seq)
-- next statement
CREATE TABLE member_role (
	member_id TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	decide_up_to BIGINT, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_member_role PRIMARY KEY (member_id, role, entity_id, warehouse_id)
)
-- next statement
CREATE INDEX ix_member_role_member ON member_role (member_id)
-- next statement
CREATE INDEX ix_member_role_touched ON member_role (touched_seq)
-- next statement
CREATE TABLE number_series (
	entity_id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	year BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (entity_id, kind, year)
)
-- next statement
CREATE INDEX ix_number_series_touched ON number_series (touched_seq)
-- next statement
CREATE TABLE open_item (
	document_id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	side TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	rate BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	open_amount BIGINT NOT NULL, 
	base_amount BIGINT NOT NULL, 
	open_base BIGINT NOT NULL, 
	document_date DATE NOT NULL, 
	due_date DATE NOT NULL, 
	reference TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_open_item PRIMARY KEY (document_id)
)
-- next statement
CREATE INDEX ix_open_item_currency ON open_item (entity_id, currency) WHERE open_amount <> 0
-- next statement
CREATE INDEX ix_open_item_partner ON open_item (entity_id, partner_id) WHERE open_amount <> 0
-- next statement
CREATE INDEX ix_open_item_touched ON open_item (touched_seq)
-- next statement
CREATE TABLE order_line (
	order_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	units_numerator BIGINT NOT NULL, 
	units_denominator BIGINT NOT NULL, 
	quantity_ordered BIGINT NOT NULL, 
	quantity_open BIGINT NOT NULL, 
	quantity_fulfilled BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	tax_code TEXT COLLATE "C" NOT NULL, 
	due_date DATE, 
	ships_direct_for TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_order_line PRIMARY KEY (order_id, line_no), 
	CONSTRAINT ck_order_line_open_never_negative CHECK (quantity_open >= 0)
)
-- next statement
CREATE INDEX ix_order_line_item ON order_line (item_id) WHERE quantity_open <> 0
-- next statement
CREATE INDEX ix_order_line_order ON order_line (order_id)
-- next statement
CREATE INDEX ix_order_line_touched ON order_line (touched_seq)
-- next statement
CREATE TABLE partner (
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	is_supplier BOOLEAN NOT NULL, 
	is_customer BOOLEAN NOT NULL, 
	partner_group TEXT COLLATE "C" NOT NULL, 
	currency TEXT COLLATE "C" NOT NULL, 
	country TEXT COLLATE "C" NOT NULL, 
	tax_number TEXT COLLATE "C" NOT NULL, 
	terms_days BIGINT NOT NULL, 
	address TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	bill_to TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_partner PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_partner_touched ON partner (touched_seq)
-- next statement
CREATE TABLE period_balance (
	entity_id TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_period_balance PRIMARY KEY (entity_id, period_id, account_id)
)
-- next statement
CREATE TABLE period_event (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	action TEXT COLLATE "C" NOT NULL, 
	member_id TEXT COLLATE "C" NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	waived TEXT COLLATE "C" NOT NULL, 
	CONSTRAINT pk_period_event PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_period_event_period ON period_event (entity_id, period_id)
-- next statement
CREATE TABLE period_snapshot (
	entity_id TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	last_day DATE NOT NULL, 
	closed_seq BIGINT NOT NULL, 
	later_seq BIGINT NOT NULL, 
	CONSTRAINT pk_period_snapshot PRIMARY KEY (entity_id, period_id)
)
-- next statement
CREATE TABLE period_stock (
	entity_id TEXT COLLATE "C" NOT NULL, 
	period_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	scope TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_period_stock PRIMARY KEY (entity_id, period_id, item_id, account_id, scope, warehouse_id)
)
-- next statement
CREATE TABLE posting_rule (
	entity_id TEXT COLLATE "C" NOT NULL, 
	role TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	partner_group TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_posting_rule PRIMARY KEY (entity_id, role, family, warehouse_id, reason, partner_group)
)
-- next statement
CREATE INDEX ix_posting_rule_role ON posting_rule (entity_id, role)
-- next statement
CREATE INDEX ix_posting_rule_touched ON posting_rule (touched_seq)
-- next statement
CREATE TABLE reason_code (
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_reason_code PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_reason_code_touched ON reason_code (touched_seq)
-- next statement
CREATE TABLE rebate_agreement (
	id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	side TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	family TEXT COLLATE "C" NOT NULL, 
	basis TEXT COLLATE "C" NOT NULL, 
	retroactive BOOLEAN NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE NOT NULL, 
	expected BIGINT NOT NULL, 
	accrued BIGINT NOT NULL, 
	claimed BIGINT NOT NULL, 
	settled BIGINT NOT NULL, 
	accrued_until DATE, 
	state TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_agreement PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_rebate_agreement_partner ON rebate_agreement (entity_id, partner_id)
-- next statement
CREATE INDEX ix_rebate_agreement_touched ON rebate_agreement (touched_seq)
-- next statement
CREATE TABLE rebate_claim (
	id TEXT COLLATE "C" NOT NULL, 
	agreement_id TEXT COLLATE "C" NOT NULL, 
	amount BIGINT NOT NULL, 
	settled BIGINT NOT NULL, 
	claimed_on DATE NOT NULL, 
	state TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_claim PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_rebate_claim_agreement ON rebate_claim (agreement_id)
-- next statement
CREATE INDEX ix_rebate_claim_touched ON rebate_claim (touched_seq)
-- next statement
CREATE TABLE rebate_line (
	agreement_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	accrued BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_line PRIMARY KEY (agreement_id, document_id, line_no)
)
-- next statement
CREATE INDEX ix_rebate_line_agreement ON rebate_line (agreement_id)
-- next statement
CREATE INDEX ix_rebate_line_document ON rebate_line (document_id)
-- next statement
CREATE INDEX ix_rebate_line_touched ON rebate_line (touched_seq)
-- next statement
CREATE TABLE rebate_tier (
	agreement_id TEXT COLLATE "C" NOT NULL, 
	tier_no BIGINT NOT NULL, 
	reach BIGINT NOT NULL, 
	percent BIGINT NOT NULL, 
	per_unit BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_tier PRIMARY KEY (agreement_id, tier_no)
)
-- next statement
CREATE INDEX ix_rebate_tier_agreement ON rebate_tier (agreement_id)
-- next statement
CREATE INDEX ix_rebate_tier_touched ON rebate_tier (touched_seq)
-- next statement
CREATE TABLE receipt_line (
	receipt_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	accrued BIGINT NOT NULL, 
	cleared BIGINT NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	received_on DATE NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_receipt_line PRIMARY KEY (receipt_id, line_no)
)
-- next statement
CREATE INDEX ix_receipt_line_day ON receipt_line (partner_id, received_on)
-- next statement
CREATE INDEX ix_receipt_line_order ON receipt_line (order_id, order_line_no)
-- next statement
CREATE INDEX ix_receipt_line_receipt ON receipt_line (receipt_id)
-- next statement
CREATE INDEX ix_receipt_line_touched ON receipt_line (touched_seq)
-- next statement
CREATE TABLE returned_layer (
	shipment_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_returned_layer PRIMARY KEY (shipment_id, line_no, layer_seq, layer_n)
)
-- next statement
CREATE INDEX ix_returned_layer_line ON returned_layer (shipment_id, line_no)
-- next statement
CREATE INDEX ix_returned_layer_touched ON returned_layer (touched_seq)
-- next statement
CREATE TABLE shipment_line (
	shipment_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	units_numerator BIGINT NOT NULL, 
	units_denominator BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	tax_code TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	quantity_credited BIGINT NOT NULL, 
	net_invoiced BIGINT NOT NULL, 
	tax_invoiced BIGINT NOT NULL, 
	net_credited BIGINT NOT NULL, 
	tax_credited BIGINT NOT NULL, 
	cost BIGINT NOT NULL, 
	cost_returned BIGINT NOT NULL, 
	revenue BIGINT NOT NULL, 
	revenue_accrued BIGINT NOT NULL, 
	revenue_cleared BIGINT NOT NULL, 
	deferred BIGINT NOT NULL, 
	shipped_on DATE NOT NULL, 
	control_passed_on DATE, 
	invoice_id TEXT COLLATE "C" NOT NULL, 
	delivery_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_shipment_line PRIMARY KEY (shipment_id, line_no)
)
-- next statement
CREATE INDEX ix_shipment_line_day ON shipment_line (partner_id, shipped_on)
-- next statement
CREATE INDEX ix_shipment_line_order ON shipment_line (order_id, order_line_no)
-- next statement
CREATE INDEX ix_shipment_line_shipment ON shipment_line (shipment_id)
-- next statement
CREATE INDEX ix_shipment_line_touched ON shipment_line (touched_seq)
-- next statement
CREATE TABLE shipment_line_change (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	document_line_no BIGINT NOT NULL, 
	shipment_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	quantity_credited BIGINT NOT NULL, 
	net_invoiced BIGINT NOT NULL, 
	tax_invoiced BIGINT NOT NULL, 
	net_credited BIGINT NOT NULL, 
	tax_credited BIGINT NOT NULL, 
	cost_returned BIGINT NOT NULL, 
	revenue BIGINT NOT NULL, 
	revenue_accrued BIGINT NOT NULL, 
	revenue_cleared BIGINT NOT NULL, 
	deferred BIGINT NOT NULL, 
	CONSTRAINT pk_shipment_line_change PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_shipment_line_change_document ON shipment_line_change (document_id)
-- next statement
CREATE TABLE shipping_notice (
	document_id TEXT COLLATE "C" NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	arrives_on DATE, 
	receipt_id TEXT COLLATE "C" NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_shipping_notice PRIMARY KEY (document_id)
)
-- next statement
CREATE INDEX ix_shipping_notice_order ON shipping_notice (order_id)
-- next statement
CREATE INDEX ix_shipping_notice_receipt ON shipping_notice (receipt_id)
-- next statement
CREATE INDEX ix_shipping_notice_touched ON shipping_notice (touched_seq)
-- next statement
CREATE TABLE shipping_notice_line (
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	sscc TEXT COLLATE "C" NOT NULL, 
	expires_on DATE, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_shipping_notice_line PRIMARY KEY (document_id, line_no)
)
-- next statement
CREATE INDEX ix_shipping_notice_line_notice ON shipping_notice_line (document_id)
-- next statement
CREATE INDEX ix_shipping_notice_line_sscc ON shipping_notice_line (sscc)
-- next statement
CREATE INDEX ix_shipping_notice_line_touched ON shipping_notice_line (touched_seq)
-- next statement
CREATE TABLE state_digest (
	name TEXT COLLATE "C" NOT NULL, 
	row_count BIGINT NOT NULL, 
	digest TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_state_digest PRIMARY KEY (name)
)
-- next statement
CREATE TABLE stock_move (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	warehouse_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	account_id TEXT COLLATE "C" NOT NULL, 
	scope TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	document_date DATE NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	reason TEXT COLLATE "C" NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_stock_move PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_stock_move_document ON stock_move (document_id)
-- next statement
CREATE INDEX ix_stock_move_value ON stock_move (entity_id, item_id, account_id, scope, warehouse_id, posting_date, quantity, value)
-- next statement
CREATE TABLE stock_position (
	location_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	quantity_promised BIGINT NOT NULL, 
	moved_seq BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_stock_position PRIMARY KEY (location_id, item_id, lot_id), 
	CONSTRAINT ck_stock_position_never_negative CHECK (quantity >= 0), 
	CONSTRAINT ck_stock_position_promises_are_there CHECK (quantity_promised >= 0 AND quantity_promised <= quantity)
)
-- next statement
CREATE INDEX ix_stock_position_item ON stock_position (item_id) WHERE quantity <> 0
-- next statement
CREATE INDEX ix_stock_position_location ON stock_position (location_id) WHERE quantity <> 0
-- next statement
CREATE INDEX ix_stock_position_touched ON stock_position (touched_seq)
-- next statement
CREATE TABLE stock_promise (
	command_id TEXT COLLATE "C" NOT NULL, 
	location_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	quantity BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_stock_promise PRIMARY KEY (command_id, location_id, item_id, lot_id)
)
-- next statement
CREATE INDEX ix_stock_promise_command ON stock_promise (command_id)
-- next statement
CREATE INDEX ix_stock_promise_touched ON stock_promise (touched_seq)
-- next statement
CREATE TABLE supplier_return_line (
	return_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	receipt_id TEXT COLLATE "C" NOT NULL, 
	receipt_line_no BIGINT NOT NULL, 
	order_id TEXT COLLATE "C" NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	uninvoiced BIGINT NOT NULL, 
	replaced BIGINT NOT NULL, 
	accrued BIGINT NOT NULL, 
	prepaid BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_supplier_return_line PRIMARY KEY (return_id, line_no)
)
-- next statement
CREATE INDEX ix_supplier_return_line_receipt ON supplier_return_line (receipt_id, receipt_line_no)
-- next statement
CREATE INDEX ix_supplier_return_line_return ON supplier_return_line (return_id)
-- next statement
CREATE INDEX ix_supplier_return_line_touched ON supplier_return_line (touched_seq)
-- next statement
CREATE TABLE tax_code (
	entity_id TEXT COLLATE "C" NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	rate BIGINT NOT NULL, 
	recoverable BIGINT NOT NULL, 
	reverse_charge BOOLEAN NOT NULL, 
	price_includes_tax BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_tax_code PRIMARY KEY (entity_id, id)
)
-- next statement
CREATE INDEX ix_tax_code_touched ON tax_code (touched_seq)
-- next statement
CREATE TABLE tax_row (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	document_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	tax_code TEXT COLLATE "C" NOT NULL, 
	direction TEXT COLLATE "C" NOT NULL, 
	base BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	non_recoverable BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_tax_row PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_tax_row_document ON tax_row (document_id)
-- next statement
CREATE TABLE tolerance_policy (
	entity_id TEXT COLLATE "C" NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	partner_id TEXT COLLATE "C" NOT NULL, 
	fraction BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_tolerance_policy PRIMARY KEY (entity_id, kind, partner_id)
)
-- next statement
CREATE INDEX ix_tolerance_policy_touched ON tolerance_policy (touched_seq)
-- next statement
CREATE TABLE transfer_line (
	transfer_id TEXT COLLATE "C" NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	from_warehouse_id TEXT COLLATE "C" NOT NULL, 
	to_warehouse_id TEXT COLLATE "C" NOT NULL, 
	item_id TEXT COLLATE "C" NOT NULL, 
	lot_id TEXT COLLATE "C" NOT NULL, 
	from_location_id TEXT COLLATE "C" NOT NULL, 
	to_location_id TEXT COLLATE "C" NOT NULL, 
	unit TEXT COLLATE "C" NOT NULL, 
	quantity_requested BIGINT NOT NULL, 
	quantity_shipped BIGINT NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	quantity_damaged BIGINT NOT NULL, 
	quantity_lost BIGINT NOT NULL, 
	quantity_in_transit BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_transfer_line PRIMARY KEY (transfer_id, line_no)
)
-- next statement
CREATE INDEX ix_transfer_line_item ON transfer_line (item_id) WHERE quantity_in_transit <> 0
-- next statement
CREATE INDEX ix_transfer_line_road ON transfer_line (entity_id) WHERE quantity_in_transit <> 0
-- next statement
CREATE INDEX ix_transfer_line_touched ON transfer_line (touched_seq)
-- next statement
CREATE INDEX ix_transfer_line_transfer ON transfer_line (transfer_id)
-- next statement
CREATE TABLE warehouse (
	id TEXT COLLATE "C" NOT NULL, 
	entity_id TEXT COLLATE "C" NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	address TEXT COLLATE "C" NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	time_zone TEXT COLLATE "C" DEFAULT '' NOT NULL, 
	CONSTRAINT pk_warehouse PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_warehouse_entity ON warehouse (entity_id)
-- next statement
CREATE INDEX ix_warehouse_touched ON warehouse (touched_seq)
-- next statement
CREATE FUNCTION guard_written_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN RAISE EXCEPTION 'guard: rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_never_deleted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN RAISE EXCEPTION 'guard: rows of % are never deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_ledger_arrives() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp  AS $guard$ DECLARE first_seq bigint; last_seq bigint; BEGIN SELECT min(seq), max(seq) INTO first_seq, last_seq FROM added; IF first_seq IS NULL THEN RETURN NULL; END IF; IF first_seq <= (SELECT max(seq) FROM command) THEN RAISE EXCEPTION 'guard: position % of % was decided before', first_seq, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NOT EXISTS (SELECT 1 FROM guard_pending WHERE xid = pg_current_xact_id() AND seq >= last_seq) THEN INSERT INTO guard_pending (xid, seq) VALUES (pg_current_xact_id(), last_seq); END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_state_arrives() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp  AS $guard$ DECLARE first_seq bigint; last_seq bigint; BEGIN SELECT min(touched_seq), max(touched_seq) INTO first_seq, last_seq FROM added; IF first_seq IS NULL THEN RETURN NULL; END IF; IF first_seq <= (SELECT max(seq) FROM command) THEN RAISE EXCEPTION 'guard: position % of % was decided before', first_seq, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NOT EXISTS (SELECT 1 FROM guard_pending WHERE xid = pg_current_xact_id() AND seq >= last_seq) THEN INSERT INTO guard_pending (xid, seq) VALUES (pg_current_xact_id(), last_seq); END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_pending_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN DELETE FROM guard_pending WHERE xid = NEW.xid AND seq = NEW.seq; IF NEW.seq > COALESCE((SELECT max(seq) FROM command), 0) THEN RAISE EXCEPTION 'guard: rows at position % belong to no decision', NEW.seq USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_lines_balance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN IF EXISTS (SELECT 1 FROM added GROUP BY seq, entry_n, entity_id HAVING SUM(amount) <> 0) THEN RAISE EXCEPTION 'guard: an entry does not balance' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_period_open() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN IF EXISTS (SELECT 1 FROM added e JOIN fiscal_period p ON p.entity_id = e.entity_id AND p.id = e.period_id WHERE p.state = 'closed') THEN RAISE EXCEPTION 'guard: the period is closed' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM added WHERE to_char(posting_date, 'YYYY-MM') <> period_id) THEN RAISE EXCEPTION 'guard: the date is outside its period' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_command_arrives() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN IF NEW.seq IS NOT NULL OR NEW.status <> 'waiting' OR NEW.result IS NOT NULL OR NEW.hash IS NOT NULL OR NEW.previous_hash IS NOT NULL OR NEW.state_digest IS NOT NULL OR NEW.decided_at IS NOT NULL THEN RAISE EXCEPTION 'guard: a command arrives without an outcome' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF length(NEW.id) NOT BETWEEN 1 AND 64 OR length(NEW.kind) NOT BETWEEN 1 AND 64 OR length(NEW.workstation) NOT BETWEEN 1 AND 128 OR NEW.client_seq < 0 OR octet_length(NEW.body) > 2000000 THEN RAISE EXCEPTION 'guard: a field of the command is empty or too long' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NEW.digest <> encode(sha256(convert_to(NEW.kind || chr(10) || NEW.body, 'UTF8')), 'hex') THEN RAISE EXCEPTION 'guard: the digest is not that of the command' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_command_quota() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_custom_plan AS $guard$ DECLARE commands bigint; bytes bigint; BEGIN IF NOT EXISTS (SELECT 1 FROM added) OR NOT EXISTS (SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE m.rolname = SESSION_USER AND g.rolname::text = left(CURRENT_USER::text, -5) || 'member') THEN RETURN NULL; END IF; SELECT count(*), COALESCE(sum(w.size), 0) INTO commands, bytes FROM (SELECT octet_length(body) AS size FROM command WHERE seq IS NULL AND member = SESSION_USER::text LIMIT 2001) w; IF commands > 2000 OR bytes > 64000000 THEN RAISE EXCEPTION 'guard: as much as may be of one member waits already' USING ERRCODE = 'DL001'; END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_command_edited() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp  AS $guard$ BEGIN IF OLD.seq IS NOT NULL THEN RAISE EXCEPTION 'guard: an outcome is final' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NEW.seq IS NULL THEN RAISE EXCEPTION 'guard: a command is only decided, never edited' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF (NEW.arrival, NEW.id, NEW.kind, NEW.body, NEW.digest, NEW.member, NEW.workstation, NEW.client_seq, NEW.submitted_at) IS DISTINCT FROM (OLD.arrival, OLD.id, OLD.kind, OLD.body, OLD.digest, OLD.member, OLD.workstation, OLD.client_seq, OLD.submitted_at) THEN RAISE EXCEPTION 'guard: a command is not edited' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION guard_command_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_custom_plan AS $guard$ DECLARE first_seq bigint; last_seq bigint; BEGIN SELECT min(seq), max(seq) INTO first_seq, last_seq FROM decided; IF first_seq IS NULL THEN RETURN NULL; END IF; IF EXISTS (SELECT 1 FROM decided d WHERE d.hash IS NULL OR NOT (d.seq = 1 AND d.previous_hash = repeat('0', 64)) AND NOT EXISTS (SELECT 1 FROM command p WHERE p.seq = d.seq - 1 AND p.hash = d.previous_hash)) THEN RAISE EXCEPTION 'guard: the log is not continued at its end' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM journal_line l WHERE l.seq BETWEEN first_seq AND last_seq GROUP BY l.seq, l.entry_n, l.entity_id HAVING SUM(l.amount) <> 0) THEN RAISE EXCEPTION 'guard: an entry does not balance' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id LEFT JOIN (SELECT m.seq, m.journal_n, SUM(m.value) AS value FROM stock_move m WHERE m.seq BETWEEN first_seq AND last_seq GROUP BY m.seq, m.journal_n) s ON s.seq = l.seq AND s.journal_n = l.n WHERE l.seq BETWEEN first_seq AND last_seq AND a.control IN ('inventory', 'in_transit') AND l.amount <> COALESCE(s.value, 0)) THEN RAISE EXCEPTION 'guard: an inventory line differs from its moves' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM stock_move m LEFT JOIN journal_line l ON l.seq = m.seq AND l.n = m.journal_n AND l.account_id = m.account_id AND l.seq BETWEEN first_seq AND last_seq WHERE m.seq BETWEEN first_seq AND last_seq AND m.value <> 0 AND l.seq IS NULL) THEN RAISE EXCEPTION 'guard: a move with value names no journal line' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM journal_line l LEFT JOIN journal_entry e ON e.seq = l.seq AND e.n = l.entry_n WHERE l.seq BETWEEN first_seq AND last_seq AND (e.seq IS NULL OR e.entity_id <> l.entity_id OR e.posting_date <> l.posting_date)) THEN RAISE EXCEPTION 'guard: a journal line belongs to no entry of its date' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $guard$
-- next statement
CREATE FUNCTION member_role_costs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp  AS $guard$ DECLARE one record; BEGIN FOR one IN SELECT l.rolname::text AS login, c.rolname::text AS costs, EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = l.rolname::text AND r.active AND r.role = ANY(cost_roles())) AS sees, EXISTS (SELECT 1 FROM pg_auth_members h WHERE h.roleid = c.oid AND h.member = l.oid) AS has FROM (SELECT DISTINCT member_id FROM added) a JOIN pg_roles l ON l.rolname::text = a.member_id JOIN pg_auth_members m ON m.member = l.oid JOIN pg_roles g ON g.oid = m.roleid AND g.rolname::text = left(CURRENT_USER::text, -5) || 'member' JOIN pg_roles c ON c.rolname::text = left(CURRENT_USER::text, -5) || 'costs' JOIN pg_auth_members o ON o.roleid = c.oid AND o.admin_option JOIN pg_roles w ON w.oid = o.member AND w.rolname = CURRENT_USER LOOP IF one.sees AND NOT one.has THEN EXECUTE format('GRANT %I TO %I', one.costs, one.login); ELSIF one.has AND NOT one.sees THEN EXECUTE format('REVOKE %I FROM %I', one.costs, one.login); END IF; END LOOP; RETURN NULL; END $guard$
-- next statement
CREATE UNLOGGED TABLE guard_pending (xid xid8 NOT NULL, seq bigint NOT NULL)
-- next statement
CREATE CONSTRAINT TRIGGER guard_pending_decided AFTER INSERT ON guard_pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_pending_decided()
-- next statement
CREATE TRIGGER guard_approval_request_kept BEFORE DELETE OR TRUNCATE ON approval_request FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_approval_request_insert AFTER INSERT ON approval_request REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_approval_request_update AFTER UPDATE ON approval_request REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_approval_decision_final BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_decision FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_approval_decision_decided AFTER INSERT ON approval_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_held_command_kept BEFORE DELETE OR TRUNCATE ON held_command FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_held_command_insert AFTER INSERT ON held_command REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_held_command_update AFTER UPDATE ON held_command REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_control_case_kept BEFORE DELETE OR TRUNCATE ON control_case FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_control_case_insert AFTER INSERT ON control_case REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_control_case_update AFTER UPDATE ON control_case REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_document_kept BEFORE DELETE OR TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_document_insert AFTER INSERT ON document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_document_update AFTER UPDATE ON document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_document_line_kept BEFORE DELETE OR TRUNCATE ON document_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_document_line_insert AFTER INSERT ON document_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_document_line_update AFTER UPDATE ON document_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_order_line_kept BEFORE DELETE OR TRUNCATE ON order_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_order_line_insert AFTER INSERT ON order_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_order_line_update AFTER UPDATE ON order_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_receipt_line_kept BEFORE DELETE OR TRUNCATE ON receipt_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_receipt_line_insert AFTER INSERT ON receipt_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_receipt_line_update AFTER UPDATE ON receipt_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_grni_line_kept BEFORE DELETE OR TRUNCATE ON grni_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_grni_line_insert AFTER INSERT ON grni_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_grni_line_update AFTER UPDATE ON grni_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_grni_move_final BEFORE UPDATE OR DELETE OR TRUNCATE ON grni_move FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_grni_move_decided AFTER INSERT ON grni_move REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_shipment_line_kept BEFORE DELETE OR TRUNCATE ON shipment_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_shipment_line_insert AFTER INSERT ON shipment_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_shipment_line_update AFTER UPDATE ON shipment_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_open_item_kept BEFORE DELETE OR TRUNCATE ON open_item FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_open_item_insert AFTER INSERT ON open_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_open_item_update AFTER UPDATE ON open_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_allocation_final BEFORE UPDATE OR DELETE OR TRUNCATE ON allocation FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_allocation_decided AFTER INSERT ON allocation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_number_series_kept BEFORE DELETE OR TRUNCATE ON number_series FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_number_series_insert AFTER INSERT ON number_series REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_number_series_update AFTER UPDATE ON number_series REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_journal_entry_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_journal_entry_decided AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_journal_line_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_journal_line_decided AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_tax_row_final BEFORE UPDATE OR DELETE OR TRUNCATE ON tax_row FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_tax_row_decided AFTER INSERT ON tax_row REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_item_kept BEFORE DELETE OR TRUNCATE ON item FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_item_insert AFTER INSERT ON item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_update AFTER UPDATE ON item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_unit_kept BEFORE DELETE OR TRUNCATE ON item_unit FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_item_unit_insert AFTER INSERT ON item_unit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_unit_update AFTER UPDATE ON item_unit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_code_kept BEFORE DELETE OR TRUNCATE ON item_code FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_item_code_insert AFTER INSERT ON item_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_code_update AFTER UPDATE ON item_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_costing_kept BEFORE DELETE OR TRUNCATE ON item_costing FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_item_costing_insert AFTER INSERT ON item_costing REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_item_costing_update AFTER UPDATE ON item_costing REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_partner_kept BEFORE DELETE OR TRUNCATE ON partner FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_partner_insert AFTER INSERT ON partner REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_partner_update AFTER UPDATE ON partner REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_account_kept BEFORE DELETE OR TRUNCATE ON account FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_account_insert AFTER INSERT ON account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_account_update AFTER UPDATE ON account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_posting_rule_kept BEFORE DELETE OR TRUNCATE ON posting_rule FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_posting_rule_insert AFTER INSERT ON posting_rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_posting_rule_update AFTER UPDATE ON posting_rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_tax_code_kept BEFORE DELETE OR TRUNCATE ON tax_code FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_tax_code_insert AFTER INSERT ON tax_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_tax_code_update AFTER UPDATE ON tax_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_exchange_rate_kept BEFORE DELETE OR TRUNCATE ON exchange_rate FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_exchange_rate_insert AFTER INSERT ON exchange_rate REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_exchange_rate_update AFTER UPDATE ON exchange_rate REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_tolerance_policy_kept BEFORE DELETE OR TRUNCATE ON tolerance_policy FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_tolerance_policy_insert AFTER INSERT ON tolerance_policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_tolerance_policy_update AFTER UPDATE ON tolerance_policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_approval_policy_kept BEFORE DELETE OR TRUNCATE ON approval_policy FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_approval_policy_insert AFTER INSERT ON approval_policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_approval_policy_update AFTER UPDATE ON approval_policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_reason_code_kept BEFORE DELETE OR TRUNCATE ON reason_code FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_reason_code_insert AFTER INSERT ON reason_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_reason_code_update AFTER UPDATE ON reason_code REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_fiscal_period_kept BEFORE DELETE OR TRUNCATE ON fiscal_period FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_fiscal_period_insert AFTER INSERT ON fiscal_period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_fiscal_period_update AFTER UPDATE ON fiscal_period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_book_info_kept BEFORE DELETE OR TRUNCATE ON book_info FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_book_info_insert AFTER INSERT ON book_info REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_book_info_update AFTER UPDATE ON book_info REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_legal_entity_kept BEFORE DELETE OR TRUNCATE ON legal_entity FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_legal_entity_insert AFTER INSERT ON legal_entity REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_legal_entity_update AFTER UPDATE ON legal_entity REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_warehouse_kept BEFORE DELETE OR TRUNCATE ON warehouse FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_warehouse_insert AFTER INSERT ON warehouse REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_warehouse_update AFTER UPDATE ON warehouse REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_location_kept BEFORE DELETE OR TRUNCATE ON location FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_location_insert AFTER INSERT ON location REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_location_update AFTER UPDATE ON location REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_member_kept BEFORE DELETE OR TRUNCATE ON member FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_member_insert AFTER INSERT ON member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_member_update AFTER UPDATE ON member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_member_role_kept BEFORE DELETE OR TRUNCATE ON member_role FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_member_role_insert AFTER INSERT ON member_role REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_member_role_update AFTER UPDATE ON member_role REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_delegation_kept BEFORE DELETE OR TRUNCATE ON delegation FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_delegation_insert AFTER INSERT ON delegation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_delegation_update AFTER UPDATE ON delegation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_lot_kept BEFORE DELETE OR TRUNCATE ON lot FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_lot_insert AFTER INSERT ON lot REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_lot_update AFTER UPDATE ON lot REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_stock_position_kept BEFORE DELETE OR TRUNCATE ON stock_position FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_stock_position_insert AFTER INSERT ON stock_position REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_stock_position_update AFTER UPDATE ON stock_position REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_stock_promise_kept BEFORE DELETE OR TRUNCATE ON stock_promise FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_stock_promise_insert AFTER INSERT ON stock_promise REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_stock_promise_update AFTER UPDATE ON stock_promise REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_cost_pool_kept BEFORE DELETE OR TRUNCATE ON cost_pool FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_cost_pool_insert AFTER INSERT ON cost_pool REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_cost_pool_update AFTER UPDATE ON cost_pool REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_cost_layer_kept BEFORE DELETE OR TRUNCATE ON cost_layer FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_cost_layer_insert AFTER INSERT ON cost_layer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_cost_layer_update AFTER UPDATE ON cost_layer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_stock_move_final BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_move FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_stock_move_decided AFTER INSERT ON stock_move REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_layer_use_final BEFORE UPDATE OR DELETE OR TRUNCATE ON layer_use FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_layer_use_decided AFTER INSERT ON layer_use REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_held_goods_kept BEFORE DELETE OR TRUNCATE ON held_goods FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_held_goods_insert AFTER INSERT ON held_goods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_held_goods_update AFTER UPDATE ON held_goods REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_count_sheet_kept BEFORE DELETE OR TRUNCATE ON count_sheet FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_count_sheet_insert AFTER INSERT ON count_sheet REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_count_sheet_update AFTER UPDATE ON count_sheet REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_count_line_kept BEFORE DELETE OR TRUNCATE ON count_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_count_line_insert AFTER INSERT ON count_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_count_line_update AFTER UPDATE ON count_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_attachment_final BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_attachment_decided AFTER INSERT ON attachment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_label_print_final BEFORE UPDATE OR DELETE OR TRUNCATE ON label_print FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_label_print_decided AFTER INSERT ON label_print REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_hint_dismissal_final BEFORE UPDATE OR DELETE OR TRUNCATE ON hint_dismissal FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_hint_dismissal_decided AFTER INSERT ON hint_dismissal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_terms_kept BEFORE DELETE OR TRUNCATE ON intercompany_terms FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_intercompany_terms_insert AFTER INSERT ON intercompany_terms REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_terms_update AFTER UPDATE ON intercompany_terms REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_price_kept BEFORE DELETE OR TRUNCATE ON intercompany_price FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_intercompany_price_insert AFTER INSERT ON intercompany_price REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_price_update AFTER UPDATE ON intercompany_price REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_line_kept BEFORE DELETE OR TRUNCATE ON intercompany_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_intercompany_line_insert AFTER INSERT ON intercompany_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_line_update AFTER UPDATE ON intercompany_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_item_kept BEFORE DELETE OR TRUNCATE ON intercompany_item FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_intercompany_item_insert AFTER INSERT ON intercompany_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_item_update AFTER UPDATE ON intercompany_item REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_pair_final BEFORE UPDATE OR DELETE OR TRUNCATE ON intercompany_pair FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_intercompany_pair_decided AFTER INSERT ON intercompany_pair REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_sale_kept BEFORE DELETE OR TRUNCATE ON intercompany_sale FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_intercompany_sale_insert AFTER INSERT ON intercompany_sale REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_sale_update AFTER UPDATE ON intercompany_sale REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_intercompany_sale_move_final BEFORE UPDATE OR DELETE OR TRUNCATE ON intercompany_sale_move FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_intercompany_sale_move_decided AFTER INSERT ON intercompany_sale_move REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_invoice_match_final BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_match FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_invoice_match_decided AFTER INSERT ON invoice_match REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_landed_cost_rate_kept BEFORE DELETE OR TRUNCATE ON landed_cost_rate FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_landed_cost_rate_insert AFTER INSERT ON landed_cost_rate REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_landed_cost_rate_update AFTER UPDATE ON landed_cost_rate REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_landed_accrual_kept BEFORE DELETE OR TRUNCATE ON landed_accrual FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_landed_accrual_insert AFTER INSERT ON landed_accrual REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_landed_accrual_update AFTER UPDATE ON landed_accrual REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_landed_accrual_move_final BEFORE UPDATE OR DELETE OR TRUNCATE ON landed_accrual_move FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_landed_accrual_move_decided AFTER INSERT ON landed_accrual_move REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_landed_share_final BEFORE UPDATE OR DELETE OR TRUNCATE ON landed_share FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_landed_share_decided AFTER INSERT ON landed_share REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_late_cost_share_final BEFORE UPDATE OR DELETE OR TRUNCATE ON late_cost_share FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_late_cost_share_decided AFTER INSERT ON late_cost_share REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_period_event_final BEFORE UPDATE OR DELETE OR TRUNCATE ON period_event FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_period_event_decided AFTER INSERT ON period_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_currency_revaluation_kept BEFORE DELETE OR TRUNCATE ON currency_revaluation FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_currency_revaluation_insert AFTER INSERT ON currency_revaluation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_currency_revaluation_update AFTER UPDATE ON currency_revaluation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_foreign_cash_kept BEFORE DELETE OR TRUNCATE ON foreign_cash FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_foreign_cash_insert AFTER INSERT ON foreign_cash REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_foreign_cash_update AFTER UPDATE ON foreign_cash REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_agreement_kept BEFORE DELETE OR TRUNCATE ON rebate_agreement FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_rebate_agreement_insert AFTER INSERT ON rebate_agreement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_agreement_update AFTER UPDATE ON rebate_agreement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_tier_kept BEFORE DELETE OR TRUNCATE ON rebate_tier FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_rebate_tier_insert AFTER INSERT ON rebate_tier REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_tier_update AFTER UPDATE ON rebate_tier REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_line_kept BEFORE DELETE OR TRUNCATE ON rebate_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_rebate_line_insert AFTER INSERT ON rebate_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_line_update AFTER UPDATE ON rebate_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_claim_kept BEFORE DELETE OR TRUNCATE ON rebate_claim FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_rebate_claim_insert AFTER INSERT ON rebate_claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_rebate_claim_update AFTER UPDATE ON rebate_claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_returned_layer_kept BEFORE DELETE OR TRUNCATE ON returned_layer FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_returned_layer_insert AFTER INSERT ON returned_layer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_returned_layer_update AFTER UPDATE ON returned_layer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_supplier_return_line_kept BEFORE DELETE OR TRUNCATE ON supplier_return_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_supplier_return_line_insert AFTER INSERT ON supplier_return_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_supplier_return_line_update AFTER UPDATE ON supplier_return_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_claim_kept BEFORE DELETE OR TRUNCATE ON claim FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_claim_insert AFTER INSERT ON claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_claim_update AFTER UPDATE ON claim REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_claim_credit_final BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_credit FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_claim_credit_decided AFTER INSERT ON claim_credit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_case_document_kept BEFORE DELETE OR TRUNCATE ON case_document FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_case_document_insert AFTER INSERT ON case_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_case_document_update AFTER UPDATE ON case_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_inventory_allowance_kept BEFORE DELETE OR TRUNCATE ON inventory_allowance FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_inventory_allowance_insert AFTER INSERT ON inventory_allowance REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_inventory_allowance_update AFTER UPDATE ON inventory_allowance REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_billed_ahead_kept BEFORE DELETE OR TRUNCATE ON billed_ahead FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_billed_ahead_insert AFTER INSERT ON billed_ahead REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_billed_ahead_update AFTER UPDATE ON billed_ahead REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_shipment_line_change_final BEFORE UPDATE OR DELETE OR TRUNCATE ON shipment_line_change FOR EACH STATEMENT EXECUTE FUNCTION guard_written_once()
-- next statement
CREATE TRIGGER guard_shipment_line_change_decided AFTER INSERT ON shipment_line_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_arrives()
-- next statement
CREATE TRIGGER guard_shipping_notice_kept BEFORE DELETE OR TRUNCATE ON shipping_notice FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_shipping_notice_insert AFTER INSERT ON shipping_notice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_shipping_notice_update AFTER UPDATE ON shipping_notice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_shipping_notice_line_kept BEFORE DELETE OR TRUNCATE ON shipping_notice_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_shipping_notice_line_insert AFTER INSERT ON shipping_notice_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_shipping_notice_line_update AFTER UPDATE ON shipping_notice_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_transfer_line_kept BEFORE DELETE OR TRUNCATE ON transfer_line FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_transfer_line_insert AFTER INSERT ON transfer_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_transfer_line_update AFTER UPDATE ON transfer_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_state_digest_kept BEFORE DELETE OR TRUNCATE ON state_digest FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE TRIGGER guard_state_digest_insert AFTER INSERT ON state_digest REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_state_digest_update AFTER UPDATE ON state_digest REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_state_arrives()
-- next statement
CREATE TRIGGER guard_command_arrives BEFORE INSERT ON command FOR EACH ROW EXECUTE FUNCTION guard_command_arrives()
-- next statement
CREATE TRIGGER guard_command_quota AFTER INSERT ON command REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_command_quota()
-- next statement
CREATE TRIGGER guard_command_edited BEFORE UPDATE ON command FOR EACH ROW EXECUTE FUNCTION guard_command_edited()
-- next statement
CREATE TRIGGER guard_command_decided AFTER UPDATE ON command REFERENCING NEW TABLE AS decided FOR EACH STATEMENT EXECUTE FUNCTION guard_command_decided()
-- next statement
CREATE TRIGGER guard_command_kept BEFORE DELETE OR TRUNCATE ON command FOR EACH STATEMENT EXECUTE FUNCTION guard_never_deleted()
-- next statement
CREATE UNIQUE INDEX guard_command_sender ON command (member, workstation, client_seq)
-- next statement
CREATE TRIGGER guard_journal_line_balances AFTER INSERT ON journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_lines_balance()
-- next statement
CREATE TRIGGER guard_journal_entry_period AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_period_open()
-- next statement
CREATE TRIGGER member_role_costs_insert AFTER INSERT ON member_role REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION member_role_costs()
-- next statement
CREATE TRIGGER member_role_costs_update AFTER UPDATE ON member_role REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION member_role_costs()
-- next statement
CREATE SCHEMA figures
-- next statement
CREATE VIEW figures.approval_request WITH (security_invoker = true) AS SELECT "id", "kind", "entity_id", "warehouse_id", "document_id", "document_kind", "command_id", "role", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "currency", "reason", "proposal", "proposal_digest", "requested_by", "requested_at", "forwarded_to", "state", touched_seq FROM public.approval_request
-- next statement
CREATE VIEW figures.approval_decision WITH (security_invoker = true) AS SELECT "seq", "n", "request_id", "action", "member_id", "on_behalf_of", "role", "note", "decided_at" FROM public.approval_decision
-- next statement
CREATE VIEW figures.held_command WITH (security_invoker = true) AS SELECT "command_id", "kind", "body", "member_id", "workstation", "submitted_at", "document_id", "state_before", touched_seq FROM public.held_command
-- next statement
CREATE VIEW figures.control_case WITH (security_invoker = true) AS SELECT "id", "kind", "entity_id", "warehouse_id", "document_id", "severity", "owner_role", ("money_at_risk"::numeric * 0.0001)::numeric(38,4) AS "money_at_risk", "currency", "evidence", "opened_on", "due_on", "state", "resolution", "resolved_by", touched_seq FROM public.control_case
-- next statement
CREATE VIEW figures.document WITH (security_invoker = true) AS SELECT "id", "kind", "entity_id", "warehouse_id", "partner_id", "bill_to", "number", "state", "document_date", "posting_date", "due_date", "currency", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", ("net"::numeric * 0.0001)::numeric(38,4) AS "net", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("total"::numeric * 0.0001)::numeric(38,4) AS "total", "reference", "source_id", "reverses", "reversed_by", "note", "created_by", "command_id", "held_for", touched_seq FROM public.document
-- next statement
CREATE VIEW figures.document_line WITH (security_invoker = true) AS SELECT "document_id", "line_no", "item_id", "lot_id", "location_id", "text", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", "unit", ("quantity_in_unit"::numeric * 0.000001)::numeric(38,6) AS "quantity_in_unit", ("unit_price"::numeric * 0.000001)::numeric(38,6) AS "unit_price", ("net"::numeric * 0.0001)::numeric(38,4) AS "net", "tax_code", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("value"::numeric * 0.0001)::numeric(38,4) AS "value", "order_id", "order_line_no", "source_id", "source_line_no", "account_id", "reason", touched_seq FROM public.document_line
-- next statement
CREATE VIEW figures.order_line WITH (security_invoker = true) AS SELECT "order_id", "line_no", "kind", "entity_id", "warehouse_id", "partner_id", "item_id", "unit", "units_numerator", "units_denominator", ("quantity_ordered"::numeric * 0.000001)::numeric(38,6) AS "quantity_ordered", ("quantity_open"::numeric * 0.000001)::numeric(38,6) AS "quantity_open", ("quantity_fulfilled"::numeric * 0.000001)::numeric(38,6) AS "quantity_fulfilled", ("quantity_invoiced"::numeric * 0.000001)::numeric(38,6) AS "quantity_invoiced", ("quantity_returned"::numeric * 0.000001)::numeric(38,6) AS "quantity_returned", ("unit_price"::numeric * 0.000001)::numeric(38,6) AS "unit_price", ("discount"::numeric * 0.0000000001)::numeric(38,10) AS "discount", "tax_code", "due_date", "ships_direct_for", touched_seq FROM public.order_line
-- next statement
CREATE VIEW figures.receipt_line WITH (security_invoker = true) AS SELECT "receipt_id", "line_no", "entity_id", "warehouse_id", "partner_id", "order_id", "order_line_no", "item_id", "lot_id", "location_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("quantity_invoiced"::numeric * 0.000001)::numeric(38,6) AS "quantity_invoiced", ("quantity_returned"::numeric * 0.000001)::numeric(38,6) AS "quantity_returned", ("accrued"::numeric * 0.0001)::numeric(38,4) AS "accrued", ("cleared"::numeric * 0.0001)::numeric(38,4) AS "cleared", "layer_seq", "layer_n", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", "received_on", touched_seq FROM public.receipt_line
-- next statement
CREATE VIEW figures.grni_line WITH (security_invoker = true) AS SELECT "order_id", "line_no", "entity_id", "partner_id", "item_id", ("quantity_received"::numeric * 0.000001)::numeric(38,6) AS "quantity_received", ("quantity_invoiced"::numeric * 0.000001)::numeric(38,6) AS "quantity_invoiced", ("balance"::numeric * 0.0001)::numeric(38,4) AS "balance", ("prepaid_quantity"::numeric * 0.000001)::numeric(38,6) AS "prepaid_quantity", ("prepaid_value"::numeric * 0.0001)::numeric(38,4) AS "prepaid_value", "since", touched_seq FROM public.grni_line
-- next statement
CREATE VIEW figures.grni_move WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "order_id", "line_no", "document_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "posting_date", "journal_n" FROM public.grni_move
-- next statement
CREATE VIEW figures.shipment_line WITH (security_invoker = true) AS SELECT "shipment_id", "line_no", "entity_id", "warehouse_id", "partner_id", "order_id", "order_line_no", "item_id", "lot_id", "location_id", "unit", "units_numerator", "units_denominator", ("unit_price"::numeric * 0.000001)::numeric(38,6) AS "unit_price", ("discount"::numeric * 0.0000000001)::numeric(38,10) AS "discount", "tax_code", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("quantity_invoiced"::numeric * 0.000001)::numeric(38,6) AS "quantity_invoiced", ("quantity_returned"::numeric * 0.000001)::numeric(38,6) AS "quantity_returned", ("quantity_credited"::numeric * 0.000001)::numeric(38,6) AS "quantity_credited", ("net_invoiced"::numeric * 0.0001)::numeric(38,4) AS "net_invoiced", ("tax_invoiced"::numeric * 0.0001)::numeric(38,4) AS "tax_invoiced", ("net_credited"::numeric * 0.0001)::numeric(38,4) AS "net_credited", ("tax_credited"::numeric * 0.0001)::numeric(38,4) AS "tax_credited", ("cost"::numeric * 0.0001)::numeric(38,4) AS "cost", ("cost_returned"::numeric * 0.0001)::numeric(38,4) AS "cost_returned", ("revenue"::numeric * 0.0001)::numeric(38,4) AS "revenue", ("revenue_accrued"::numeric * 0.0001)::numeric(38,4) AS "revenue_accrued", ("revenue_cleared"::numeric * 0.0001)::numeric(38,4) AS "revenue_cleared", ("deferred"::numeric * 0.0001)::numeric(38,4) AS "deferred", "shipped_on", "control_passed_on", "invoice_id", "delivery_id", touched_seq FROM public.shipment_line
-- next statement
CREATE VIEW figures.open_item WITH (security_invoker = true) AS SELECT "document_id", "entity_id", "partner_id", "side", "account_id", "currency", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("open_amount"::numeric * 0.0001)::numeric(38,4) AS "open_amount", ("base_amount"::numeric * 0.0001)::numeric(38,4) AS "base_amount", ("open_base"::numeric * 0.0001)::numeric(38,4) AS "open_base", "document_date", "due_date", "reference", touched_seq FROM public.open_item
-- next statement
CREATE VIEW figures.allocation WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "item_document_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("base_amount"::numeric * 0.0001)::numeric(38,4) AS "base_amount", ("exchange_difference"::numeric * 0.0001)::numeric(38,4) AS "exchange_difference", "posting_date" FROM public.allocation
-- next statement
CREATE VIEW figures.number_series WITH (security_invoker = true) AS SELECT "entity_id", "kind", "year", "last", touched_seq FROM public.number_series
-- next statement
CREATE VIEW figures.journal_entry WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "kind", "posting_date", "document_date", "period_id", "reverses_seq", "reverses_n", "text" FROM public.journal_entry
-- next statement
CREATE VIEW figures.journal_line WITH (security_invoker = true) AS SELECT "seq", "n", "entry_n", "entity_id", "account_id", "role", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "currency", ("foreign_amount"::numeric * 0.0001)::numeric(38,4) AS "foreign_amount", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", "warehouse_id", "family", "partner_id", "reason", "posting_date", "document_id" FROM public.journal_line
-- next statement
CREATE VIEW figures.tax_row WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "line_no", "tax_code", "direction", ("base"::numeric * 0.0001)::numeric(38,4) AS "base", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("non_recoverable"::numeric * 0.0001)::numeric(38,4) AS "non_recoverable", "posting_date", "journal_n" FROM public.tax_row
-- next statement
CREATE VIEW figures.item WITH (security_invoker = true) AS SELECT "id", "name", "family", "base_unit", "tracking", "expiry_tracked", ("weight"::numeric * 0.000001)::numeric(38,6) AS "weight", ("volume"::numeric * 0.000001)::numeric(38,6) AS "volume", "tax_code", "country_of_origin", "active", touched_seq FROM public.item
-- next statement
CREATE VIEW figures.item_unit WITH (security_invoker = true) AS SELECT "item_id", "unit", "numerator", "denominator", touched_seq FROM public.item_unit
-- next statement
CREATE VIEW figures.item_code WITH (security_invoker = true) AS SELECT "code", "item_id", "unit", touched_seq FROM public.item_code
-- next statement
CREATE VIEW figures.item_costing WITH (security_invoker = true) AS SELECT "item_id", "entity_id", "method", "scope", ("standard_cost"::numeric * 0.000001)::numeric(38,6) AS "standard_cost", touched_seq FROM public.item_costing
-- next statement
CREATE VIEW figures.partner WITH (security_invoker = true) AS SELECT "id", "name", "is_supplier", "is_customer", "partner_group", "currency", "country", "tax_number", "terms_days", "address", "entity_id", "bill_to", "active", touched_seq FROM public.partner
-- next statement
CREATE VIEW figures.account WITH (security_invoker = true) AS SELECT "entity_id", "id", "name", "type", "control", "currency", "active", touched_seq FROM public.account
-- next statement
CREATE VIEW figures.posting_rule WITH (security_invoker = true) AS SELECT "entity_id", "role", "family", "warehouse_id", "reason", "partner_group", "account_id", "active", touched_seq FROM public.posting_rule
-- next statement
CREATE VIEW figures.tax_code WITH (security_invoker = true) AS SELECT "entity_id", "id", "name", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", ("recoverable"::numeric * 0.0000000001)::numeric(38,10) AS "recoverable", "reverse_charge", "price_includes_tax", "active", touched_seq FROM public.tax_code
-- next statement
CREATE VIEW figures.exchange_rate WITH (security_invoker = true) AS SELECT "base", "currency", "valid_on", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", touched_seq FROM public.exchange_rate
-- next statement
CREATE VIEW figures.tolerance_policy WITH (security_invoker = true) AS SELECT "entity_id", "kind", "partner_id", ("fraction"::numeric * 0.0000000001)::numeric(38,10) AS "fraction", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "active", touched_seq FROM public.tolerance_policy
-- next statement
CREATE VIEW figures.approval_policy WITH (security_invoker = true) AS SELECT "entity_id", "kind", ("above"::numeric * 0.0001)::numeric(38,4) AS "above", "role", "active", touched_seq FROM public.approval_policy
-- next statement
CREATE VIEW figures.reason_code WITH (security_invoker = true) AS SELECT "id", "name", "kind", "active", touched_seq FROM public.reason_code
-- next statement
CREATE VIEW figures.fiscal_period WITH (security_invoker = true) AS SELECT "entity_id", "id", "first_day", "last_day", "state", "closed_by", "closed_seq", touched_seq FROM public.fiscal_period
-- next statement
CREATE VIEW figures.book_info WITH (security_invoker = true) AS SELECT "id", "book_id", "name", touched_seq FROM public.book_info
-- next statement
CREATE VIEW figures.legal_entity WITH (security_invoker = true) AS SELECT "id", "name", "currency", "country", "tax_regime", "tax_number", "address", "fiscal_year_start_month", "time_zone", touched_seq FROM public.legal_entity
-- next statement
CREATE VIEW figures.warehouse WITH (security_invoker = true) AS SELECT "id", "entity_id", "name", "address", "active", "time_zone", touched_seq FROM public.warehouse
-- next statement
CREATE VIEW figures.location WITH (security_invoker = true) AS SELECT "id", "warehouse_id", "entity_id", "name", "kind", "active", touched_seq FROM public.location
-- next statement
CREATE VIEW figures.member WITH (security_invoker = true) AS SELECT "id", "name", "active", touched_seq FROM public.member
-- next statement
CREATE VIEW figures.member_role WITH (security_invoker = true) AS SELECT "member_id", "role", "entity_id", "warehouse_id", ("decide_up_to"::numeric * 0.0001)::numeric(38,4) AS "decide_up_to", "active", touched_seq FROM public.member_role
-- next statement
CREATE VIEW figures.delegation WITH (security_invoker = true) AS SELECT "id", "from_member", "to_member", "role", "valid_from", "valid_to", "revoked", touched_seq FROM public.delegation
-- next statement
CREATE VIEW figures.lot WITH (security_invoker = true) AS SELECT "item_id", "id", "expires_on", "supplier_id", touched_seq FROM public.lot
-- next statement
CREATE VIEW figures.stock_position WITH (security_invoker = true) AS SELECT "location_id", "item_id", "lot_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("quantity_promised"::numeric * 0.000001)::numeric(38,6) AS "quantity_promised", "moved_seq", touched_seq FROM public.stock_position
-- next statement
CREATE VIEW figures.stock_promise WITH (security_invoker = true) AS SELECT "command_id", "location_id", "item_id", "lot_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", touched_seq FROM public.stock_promise
-- next statement
CREATE VIEW figures.cost_pool WITH (security_invoker = true) AS SELECT "entity_id", "item_id", "account_id", "scope", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("value"::numeric * 0.0001)::numeric(38,4) AS "value", touched_seq FROM public.cost_pool
-- next statement
CREATE VIEW figures.cost_layer WITH (security_invoker = true) AS SELECT "layer_seq", "layer_n", "entity_id", "item_id", "account_id", "scope", "warehouse_id", "lot_id", "received_on", ("quantity_received"::numeric * 0.000001)::numeric(38,6) AS "quantity_received", ("value_received"::numeric * 0.0001)::numeric(38,4) AS "value_received", ("quantity_remaining"::numeric * 0.000001)::numeric(38,6) AS "quantity_remaining", ("value_remaining"::numeric * 0.0001)::numeric(38,4) AS "value_remaining", "document_id", "line_no", "partner_id", "origin_seq", "origin_n", "parent_seq", "parent_n", touched_seq FROM public.cost_layer
-- next statement
CREATE VIEW figures.stock_move WITH (security_invoker = true) AS SELECT "seq", "n", "kind", "entity_id", "warehouse_id", "location_id", "item_id", "lot_id", "account_id", "scope", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("value"::numeric * 0.0001)::numeric(38,4) AS "value", "posting_date", "document_date", "document_id", "line_no", "partner_id", "reason", "journal_n" FROM public.stock_move
-- next statement
CREATE VIEW figures.layer_use WITH (security_invoker = true) AS SELECT "seq", "n", "layer_seq", "layer_n", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("value"::numeric * 0.0001)::numeric(38,4) AS "value", "move_n", "document_id", "line_no", "role", "account_id", "warehouse_id", "family", "partner_id", "reason", "into_seq", "into_n" FROM public.layer_use
-- next statement
CREATE VIEW figures.held_goods WITH (security_invoker = true) AS SELECT "id", "entity_id", "warehouse_id", "location_id", "item_id", "lot_id", "partner_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", "cause", "document_id", "line_no", "order_id", "order_line_no", "state", touched_seq FROM public.held_goods
-- next statement
CREATE VIEW figures.count_sheet WITH (security_invoker = true) AS SELECT "sheet_id", "entity_id", "warehouse_id", "blind", "abc_class", "due_on", "selection", "recount_of", touched_seq FROM public.count_sheet
-- next statement
CREATE VIEW figures.count_line WITH (security_invoker = true) AS SELECT "sheet_id", "line_no", "entity_id", "warehouse_id", "location_id", "item_id", "lot_id", ("quantity_expected"::numeric * 0.000001)::numeric(38,6) AS "quantity_expected", ("quantity_counted"::numeric * 0.000001)::numeric(38,6) AS "quantity_counted", ("quantity_book"::numeric * 0.000001)::numeric(38,6) AS "quantity_book", "moved_seq", "counted_by", "counted_at", "times_counted", "found", ("unit_cost"::numeric * 0.000001)::numeric(38,6) AS "unit_cost", ("quantity_variance"::numeric * 0.000001)::numeric(38,6) AS "quantity_variance", ("value_variance"::numeric * 0.0001)::numeric(38,4) AS "value_variance", ("quantity_waiting"::numeric * 0.000001)::numeric(38,6) AS "quantity_waiting", "reason", "note", "state", touched_seq FROM public.count_line
-- next statement
CREATE VIEW figures.attachment WITH (security_invoker = true) AS SELECT "seq", "n", "document_id", "line_no", "entity_id", "warehouse_id", "name", "media_type", "size", "digest", "content", "note", "member_id", "attached_at" FROM public.attachment
-- next statement
CREATE VIEW figures.label_print WITH (security_invoker = true) AS SELECT "seq", "n", "document_id", "line_no", "entity_id", "warehouse_id", "copies", "reason", "member_id", "printed_at" FROM public.label_print
-- next statement
CREATE VIEW figures.hint_dismissal WITH (security_invoker = true) AS SELECT "seq", "n", "request_id", "entity_id", "warehouse_id", "hint", "score", "model", "reason", "member_id", "dismissed_at" FROM public.hint_dismissal
-- next statement
CREATE VIEW figures.intercompany_terms WITH (security_invoker = true) AS SELECT "seller_id", "buyer_id", "buyer_partner_id", "seller_partner_id", "pricing", ("markup"::numeric * 0.0000000001)::numeric(38,10) AS "markup", "currency", "ownership", "seller_tax_code", "buyer_tax_code", "active", touched_seq FROM public.intercompany_terms
-- next statement
CREATE VIEW figures.intercompany_price WITH (security_invoker = true) AS SELECT "seller_id", "buyer_id", "item_id", "valid_from", ("unit_price"::numeric * 0.000001)::numeric(38,6) AS "unit_price", "document_id", touched_seq FROM public.intercompany_price
-- next statement
CREATE VIEW figures.intercompany_line WITH (security_invoker = true) AS SELECT "shipment_id", "line_no", "seller_id", "buyer_id", "from_warehouse_id", "to_warehouse_id", "item_id", "lot_id", "from_location_id", "to_location_id", "unit", "ownership", "owner_id", ("unit_price"::numeric * 0.000001)::numeric(38,6) AS "unit_price", ("quantity_shipped"::numeric * 0.000001)::numeric(38,6) AS "quantity_shipped", ("quantity_received"::numeric * 0.000001)::numeric(38,6) AS "quantity_received", ("quantity_damaged"::numeric * 0.000001)::numeric(38,6) AS "quantity_damaged", ("quantity_lost"::numeric * 0.000001)::numeric(38,6) AS "quantity_lost", ("quantity_returned"::numeric * 0.000001)::numeric(38,6) AS "quantity_returned", ("quantity_in_transit"::numeric * 0.000001)::numeric(38,6) AS "quantity_in_transit", "returns_id", "returns_line_no", touched_seq FROM public.intercompany_line
-- next statement
CREATE VIEW figures.intercompany_item WITH (security_invoker = true) AS SELECT "document_id", "seller_id", "buyer_id", "seller_document_id", "buyer_document_id", "currency", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("open_amount"::numeric * 0.0001)::numeric(38,4) AS "open_amount", ("seller_rate"::numeric * 0.0000000001)::numeric(38,10) AS "seller_rate", ("seller_open"::numeric * 0.0001)::numeric(38,4) AS "seller_open", ("buyer_rate"::numeric * 0.0000000001)::numeric(38,10) AS "buyer_rate", ("buyer_open"::numeric * 0.0001)::numeric(38,4) AS "buyer_open", "posting_date", touched_seq FROM public.intercompany_item
-- next statement
CREATE VIEW figures.intercompany_pair WITH (security_invoker = true) AS SELECT "seq", "n", "kind", "document_id", "line_no", "seller_id", "buyer_id", "item_document_id", "currency", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("seller_base"::numeric * 0.0001)::numeric(38,4) AS "seller_base", ("buyer_base"::numeric * 0.0001)::numeric(38,4) AS "buyer_base", "seller_document_id", "buyer_document_id", "posting_date" FROM public.intercompany_pair
-- next statement
CREATE VIEW figures.intercompany_sale WITH (security_invoker = true) AS SELECT "layer_seq", "layer_n", "seller_id", "buyer_id", "shipment_id", "line_no", "document_id", "sale_document_id", "item_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("net"::numeric * 0.0001)::numeric(38,4) AS "net", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("cost"::numeric * 0.0001)::numeric(38,4) AS "cost", ("seller_net"::numeric * 0.0001)::numeric(38,4) AS "seller_net", ("seller_tax"::numeric * 0.0001)::numeric(38,4) AS "seller_tax", ("buyer_net"::numeric * 0.0001)::numeric(38,4) AS "buyer_net", ("buyer_tax"::numeric * 0.0001)::numeric(38,4) AS "buyer_tax", ("buyer_lost_tax"::numeric * 0.0001)::numeric(38,4) AS "buyer_lost_tax", touched_seq FROM public.intercompany_sale
-- next statement
CREATE VIEW figures.intercompany_sale_move WITH (security_invoker = true) AS SELECT "seq", "n", "kind", "layer_seq", "layer_n", "document_id", "line_no", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("net"::numeric * 0.0001)::numeric(38,4) AS "net", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("cost"::numeric * 0.0001)::numeric(38,4) AS "cost", ("seller_net"::numeric * 0.0001)::numeric(38,4) AS "seller_net", ("seller_tax"::numeric * 0.0001)::numeric(38,4) AS "seller_tax", ("buyer_net"::numeric * 0.0001)::numeric(38,4) AS "buyer_net", ("buyer_tax"::numeric * 0.0001)::numeric(38,4) AS "buyer_tax", ("buyer_lost_tax"::numeric * 0.0001)::numeric(38,4) AS "buyer_lost_tax", "posting_date" FROM public.intercompany_sale_move
-- next statement
CREATE VIEW figures.invoice_match WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "line_no", "order_id", "order_line_no", "receipt_id", "receipt_line_no", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("cleared"::numeric * 0.0001)::numeric(38,4) AS "cleared", ("prepaid"::numeric * 0.0001)::numeric(38,4) AS "prepaid", ("price_difference"::numeric * 0.0001)::numeric(38,4) AS "price_difference", ("exchange_difference"::numeric * 0.0001)::numeric(38,4) AS "exchange_difference", "posting_date" FROM public.invoice_match
-- next statement
CREATE VIEW figures.landed_cost_rate WITH (security_invoker = true) AS SELECT "id", "entity_id", "cost_type", "basis", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", "currency", "supplier_id", "country", "warehouse_id", "family", "valid_from", "valid_to", "active", touched_seq FROM public.landed_cost_rate
-- next statement
CREATE VIEW figures.landed_accrual WITH (security_invoker = true) AS SELECT "receipt_id", "line_no", "cost_type", "entity_id", "warehouse_id", "item_id", "partner_id", ("accrued"::numeric * 0.0001)::numeric(38,4) AS "accrued", ("open_amount"::numeric * 0.0001)::numeric(38,4) AS "open_amount", "since", touched_seq FROM public.landed_accrual
-- next statement
CREATE VIEW figures.landed_accrual_move WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "receipt_id", "line_no", "cost_type", "document_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "posting_date", "journal_n" FROM public.landed_accrual_move
-- next statement
CREATE VIEW figures.landed_share WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "line_no", "cost_type", "allocate_by", "receipt_id", "receipt_line_no", "item_id", ("weight"::numeric * 0.000001)::numeric(38,6) AS "weight", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("estimated"::numeric * 0.0001)::numeric(38,4) AS "estimated", ("late_cost"::numeric * 0.0001)::numeric(38,4) AS "late_cost", "posting_date" FROM public.landed_share
-- next statement
CREATE VIEW figures.late_cost_share WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "document_id", "line_no", "item_id", "layer_seq", "layer_n", "into_seq", "into_n", "use_seq", "use_n", "use_document_id", "use_line_no", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "role", "account_id", "warehouse_id", "family", "partner_id", "reason", "posting_date", "journal_n" FROM public.late_cost_share
-- next statement
CREATE VIEW figures.period_event WITH (security_invoker = true) AS SELECT "seq", "n", "entity_id", "period_id", "action", "member_id", "note", "waived" FROM public.period_event
-- next statement
CREATE VIEW figures.currency_revaluation WITH (security_invoker = true) AS SELECT "entity_id", "period_id", "document_id", touched_seq FROM public.currency_revaluation
-- next statement
CREATE VIEW figures.foreign_cash WITH (security_invoker = true) AS SELECT "entity_id", "account_id", "currency", "period_id", ("foreign_amount"::numeric * 0.0001)::numeric(38,4) AS "foreign_amount", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", "since", touched_seq FROM public.foreign_cash
-- next statement
CREATE VIEW figures.period_snapshot WITH (security_invoker = true) AS SELECT "entity_id", "period_id", "last_day", "closed_seq", "later_seq" FROM public.period_snapshot
-- next statement
CREATE VIEW figures.period_balance WITH (security_invoker = true) AS SELECT "entity_id", "period_id", "account_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount" FROM public.period_balance
-- next statement
CREATE VIEW figures.period_stock WITH (security_invoker = true) AS SELECT "entity_id", "period_id", "item_id", "account_id", "scope", "warehouse_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("value"::numeric * 0.0001)::numeric(38,4) AS "value" FROM public.period_stock
-- next statement
CREATE VIEW figures.rebate_agreement WITH (security_invoker = true) AS SELECT "id", "entity_id", "partner_id", "side", "name", "item_id", "family", "basis", "retroactive", "valid_from", "valid_to", ("expected"::numeric * 0.000001)::numeric(38,6) AS "expected", ("accrued"::numeric * 0.0001)::numeric(38,4) AS "accrued", ("claimed"::numeric * 0.0001)::numeric(38,4) AS "claimed", ("settled"::numeric * 0.0001)::numeric(38,4) AS "settled", "accrued_until", "state", touched_seq FROM public.rebate_agreement
-- next statement
CREATE VIEW figures.rebate_tier WITH (security_invoker = true) AS SELECT "agreement_id", "tier_no", ("reach"::numeric * 0.000001)::numeric(38,6) AS "reach", ("percent"::numeric * 0.0000000001)::numeric(38,10) AS "percent", ("per_unit"::numeric * 0.000001)::numeric(38,6) AS "per_unit", touched_seq FROM public.rebate_tier
-- next statement
CREATE VIEW figures.rebate_line WITH (security_invoker = true) AS SELECT "agreement_id", "document_id", "line_no", ("accrued"::numeric * 0.0001)::numeric(38,4) AS "accrued", touched_seq FROM public.rebate_line
-- next statement
CREATE VIEW figures.rebate_claim WITH (security_invoker = true) AS SELECT "id", "agreement_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("settled"::numeric * 0.0001)::numeric(38,4) AS "settled", "claimed_on", "state", touched_seq FROM public.rebate_claim
-- next statement
CREATE VIEW figures.returned_layer WITH (security_invoker = true) AS SELECT "shipment_id", "line_no", "layer_seq", "layer_n", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", touched_seq FROM public.returned_layer
-- next statement
CREATE VIEW figures.supplier_return_line WITH (security_invoker = true) AS SELECT "return_id", "line_no", "receipt_id", "receipt_line_no", "order_id", "order_line_no", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("uninvoiced"::numeric * 0.000001)::numeric(38,6) AS "uninvoiced", ("replaced"::numeric * 0.000001)::numeric(38,6) AS "replaced", ("accrued"::numeric * 0.0001)::numeric(38,4) AS "accrued", ("prepaid"::numeric * 0.0001)::numeric(38,4) AS "prepaid", touched_seq FROM public.supplier_return_line
-- next statement
CREATE VIEW figures.claim WITH (security_invoker = true) AS SELECT "document_id", "entity_id", "partner_id", "currency", ("rate"::numeric * 0.0000000001)::numeric(38,10) AS "rate", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("open_amount"::numeric * 0.0001)::numeric(38,4) AS "open_amount", ("open_tax"::numeric * 0.0001)::numeric(38,4) AS "open_tax", ("base_amount"::numeric * 0.0001)::numeric(38,4) AS "base_amount", ("open_base"::numeric * 0.0001)::numeric(38,4) AS "open_base", touched_seq FROM public.claim
-- next statement
CREATE VIEW figures.claim_credit WITH (security_invoker = true) AS SELECT "seq", "n", "document_id", "claim_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("base_amount"::numeric * 0.0001)::numeric(38,4) AS "base_amount" FROM public.claim_credit
-- next statement
CREATE VIEW figures.case_document WITH (security_invoker = true) AS SELECT "case_id", "document_id", "position", "part", touched_seq FROM public.case_document
-- next statement
CREATE VIEW figures.inventory_allowance WITH (security_invoker = true) AS SELECT "entity_id", "item_id", ("amount"::numeric * 0.0001)::numeric(38,4) AS "amount", touched_seq FROM public.inventory_allowance
-- next statement
CREATE VIEW figures.billed_ahead WITH (security_invoker = true) AS SELECT "order_id", "line_no", "entity_id", ("quantity"::numeric * 0.000001)::numeric(38,6) AS "quantity", ("net"::numeric * 0.0001)::numeric(38,4) AS "net", ("tax"::numeric * 0.0001)::numeric(38,4) AS "tax", ("deferred"::numeric * 0.0001)::numeric(38,4) AS "deferred", "invoice_id", touched_seq FROM public.billed_ahead
-- next statement
CREATE VIEW figures.shipment_line_change WITH (security_invoker = true) AS SELECT "seq", "n", "document_id", "document_line_no", "shipment_id", "line_no", ("quantity_invoiced"::numeric * 0.000001)::numeric(38,6) AS "quantity_invoiced", ("quantity_returned"::numeric * 0.000001)::numeric(38,6) AS "quantity_returned", ("quantity_credited"::numeric * 0.000001)::numeric(38,6) AS "quantity_credited", ("net_invoiced"::numeric * 0.0001)::numeric(38,4) AS "net_invoiced", ("tax_invoiced"::numeric * 0.0001)::numeric(38,4) AS "tax_invoiced", ("net_credited"::numeric * 0.0001)::numeric(38,4) AS "net_credited", ("tax_credited"::numeric * 0.0001)::numeric(38,4) AS "tax_credited", ("cost_returned"::numeric * 0.0001)::numeric(38,4) AS "cost_returned", ("revenue"::numeric * 0.0001)::numeric(38,4) AS "revenue", ("revenue_accrued"::numeric * 0.0001)::numeric(38,4) AS "revenue_accrued", ("revenue_cleared"::numeric * 0.0001)::numeric(38,4) AS "revenue_cleared", ("deferred"::numeric * 0.0001)::numeric(38,4) AS "deferred" FROM public.shipment_line_change
-- next statement
CREATE VIEW figures.shipping_notice WITH (security_invoker = true) AS SELECT "document_id", "order_id", "arrives_on", "receipt_id", touched_seq FROM public.shipping_notice
-- next statement
CREATE VIEW figures.shipping_notice_line WITH (security_invoker = true) AS SELECT "document_id", "line_no", "sscc", "expires_on", touched_seq FROM public.shipping_notice_line
-- next statement
CREATE VIEW figures.transfer_line WITH (security_invoker = true) AS SELECT "transfer_id", "line_no", "entity_id", "from_warehouse_id", "to_warehouse_id", "item_id", "lot_id", "from_location_id", "to_location_id", "unit", ("quantity_requested"::numeric * 0.000001)::numeric(38,6) AS "quantity_requested", ("quantity_shipped"::numeric * 0.000001)::numeric(38,6) AS "quantity_shipped", ("quantity_received"::numeric * 0.000001)::numeric(38,6) AS "quantity_received", ("quantity_damaged"::numeric * 0.000001)::numeric(38,6) AS "quantity_damaged", ("quantity_lost"::numeric * 0.000001)::numeric(38,6) AS "quantity_lost", ("quantity_in_transit"::numeric * 0.000001)::numeric(38,6) AS "quantity_in_transit", touched_seq FROM public.transfer_line