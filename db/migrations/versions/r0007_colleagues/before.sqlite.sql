CREATE TABLE account (
	entity_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	control TEXT NOT NULL, 
	currency TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	item_document_id TEXT NOT NULL, 
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
	request_id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	on_behalf_of TEXT NOT NULL, 
	role TEXT NOT NULL, 
	note TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	CONSTRAINT pk_approval_decision PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_approval_decision_request ON approval_decision (request_id)
-- next statement
CREATE TABLE approval_policy (
	entity_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	above BIGINT NOT NULL, 
	role TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	document_kind TEXT NOT NULL, 
	command_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	currency TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	proposal TEXT NOT NULL, 
	proposal_digest TEXT NOT NULL, 
	requested_by TEXT NOT NULL, 
	requested_at TEXT NOT NULL, 
	forwarded_to TEXT NOT NULL, 
	state TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	digest TEXT NOT NULL, 
	content TEXT NOT NULL, 
	note TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	attached_at TEXT NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_attachment_document ON attachment (document_id)
-- next statement
CREATE TABLE billed_ahead (
	order_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	"deferred" BIGINT NOT NULL, 
	invoice_id TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_billed_ahead PRIMARY KEY (order_id, line_no)
)
-- next statement
CREATE INDEX ix_billed_ahead_order ON billed_ahead (order_id)
-- next statement
CREATE INDEX ix_billed_ahead_touched ON billed_ahead (touched_seq)
-- next statement
CREATE TABLE book_info (
	id TEXT NOT NULL, 
	book_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
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
	case_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	position BIGINT NOT NULL, 
	part TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	claim_id TEXT NOT NULL, 
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
	arrival INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	member TEXT NOT NULL, 
	workstation TEXT NOT NULL, 
	client_seq BIGINT NOT NULL, 
	submitted_at TEXT NOT NULL, 
	seq BIGINT, 
	status TEXT DEFAULT 'waiting' NOT NULL, 
	result TEXT, 
	state_digest TEXT, 
	previous_hash TEXT, 
	hash TEXT, 
	decided_at TEXT, 
	seal_version BIGINT DEFAULT 1 NOT NULL, 
	CONSTRAINT uq_command_id UNIQUE (id), 
	CONSTRAINT uq_command_seq UNIQUE (seq), 
	CONSTRAINT ck_command_status CHECK (status IN ('waiting', 'posted', 'held', 'refused', 'failed')), 
	CONSTRAINT ck_command_decided_has_position CHECK ((seq IS NULL) = (status = 'waiting'))
)
-- next statement
CREATE INDEX ix_command_turns_here ON command (workstation, arrival) WHERE seq IS NULL
-- next statement
CREATE INDEX ix_command_waiting ON command (arrival) WHERE seq IS NULL
-- next statement
CREATE TABLE control_case (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	owner_role TEXT NOT NULL, 
	money_at_risk BIGINT NOT NULL, 
	currency TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	opened_on DATE NOT NULL, 
	due_on DATE, 
	state TEXT NOT NULL, 
	resolution TEXT NOT NULL, 
	resolved_by TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	received_on DATE NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	value_received BIGINT NOT NULL, 
	quantity_remaining BIGINT NOT NULL, 
	value_remaining BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	partner_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
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
	sheet_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	quantity_expected BIGINT NOT NULL, 
	quantity_counted BIGINT, 
	quantity_book BIGINT, 
	moved_seq BIGINT NOT NULL, 
	counted_by TEXT NOT NULL, 
	counted_at TEXT, 
	times_counted BIGINT NOT NULL, 
	found BOOLEAN NOT NULL, 
	unit_cost BIGINT, 
	quantity_variance BIGINT NOT NULL, 
	value_variance BIGINT NOT NULL, 
	quantity_waiting BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	note TEXT NOT NULL, 
	state TEXT NOT NULL, 
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
	sheet_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	blind BOOLEAN NOT NULL, 
	abc_class TEXT NOT NULL, 
	due_on DATE, 
	selection TEXT NOT NULL, 
	recount_of TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_count_sheet PRIMARY KEY (sheet_id)
)
-- next statement
CREATE INDEX ix_count_sheet_touched ON count_sheet (touched_seq)
-- next statement
CREATE INDEX ix_count_sheet_warehouse ON count_sheet (warehouse_id)
-- next statement
CREATE TABLE currency_revaluation (
	entity_id TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_currency_revaluation PRIMARY KEY (entity_id, period_id)
)
-- next statement
CREATE INDEX ix_currency_revaluation_touched ON currency_revaluation (touched_seq)
-- next statement
CREATE TABLE delegation (
	id TEXT NOT NULL, 
	from_member TEXT NOT NULL, 
	to_member TEXT NOT NULL, 
	role TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	bill_to TEXT NOT NULL, 
	number TEXT NOT NULL, 
	state TEXT NOT NULL, 
	document_date DATE NOT NULL, 
	posting_date DATE NOT NULL, 
	due_date DATE, 
	currency TEXT NOT NULL, 
	rate BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	reference TEXT NOT NULL, 
	source_id TEXT NOT NULL, 
	reverses TEXT NOT NULL, 
	reversed_by TEXT NOT NULL, 
	note TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	command_id TEXT NOT NULL, 
	held_for TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_document_by_class ON document (kind, state, entity_id, warehouse_id, currency, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_date ON document (document_date, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_day ON document (posting_date, id)
-- next statement
CREATE INDEX ix_document_by_due ON document (due_date, posting_date, id) WHERE due_date IS NOT NULL
-- next statement
CREATE INDEX ix_document_by_maker ON document (created_by, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_number ON document (number, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_partner ON document (partner_id, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_reference ON document (reference, posting_date, id)
-- next statement
CREATE INDEX ix_document_by_total ON document (total, posting_date, id)
-- next statement
CREATE INDEX ix_document_reference ON document (kind, partner_id, reference)
-- next statement
CREATE INDEX ix_document_source ON document (source_id)
-- next statement
CREATE INDEX ix_document_touched ON document (touched_seq)
-- next statement
CREATE TABLE document_line (
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit TEXT NOT NULL, 
	quantity_in_unit BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax_code TEXT NOT NULL, 
	tax BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	order_id TEXT NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	source_id TEXT NOT NULL, 
	source_line_no BIGINT NOT NULL, 
	account_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
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
	base TEXT NOT NULL, 
	currency TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	state TEXT NOT NULL, 
	closed_by TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
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
	order_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
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
	command_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	workstation TEXT NOT NULL, 
	submitted_at TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	state_before TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_held_command PRIMARY KEY (command_id)
)
-- next statement
CREATE INDEX ix_held_command_touched ON held_command (touched_seq)
-- next statement
CREATE TABLE held_goods (
	id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	cause TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	order_id TEXT NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	state TEXT NOT NULL, 
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
	request_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	score TEXT NOT NULL, 
	model TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	dismissed_at TEXT NOT NULL, 
	CONSTRAINT pk_hint_dismissal PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_hint_dismissal_request ON hint_dismissal (request_id)
-- next statement
CREATE TABLE intercompany_item (
	document_id TEXT NOT NULL, 
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	seller_document_id TEXT NOT NULL, 
	buyer_document_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
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
	shipment_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	from_warehouse_id TEXT NOT NULL, 
	to_warehouse_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	from_location_id TEXT NOT NULL, 
	to_location_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	ownership TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	unit_price BIGINT, 
	quantity_shipped BIGINT NOT NULL, 
	quantity_received BIGINT NOT NULL, 
	quantity_damaged BIGINT NOT NULL, 
	quantity_lost BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	quantity_in_transit BIGINT NOT NULL, 
	returns_id TEXT NOT NULL, 
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
	kind TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	item_document_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	seller_base BIGINT NOT NULL, 
	buyer_base BIGINT NOT NULL, 
	seller_document_id TEXT NOT NULL, 
	buyer_document_id TEXT NOT NULL, 
	posting_date DATE NOT NULL, 
	CONSTRAINT pk_intercompany_pair PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_intercompany_pair_document ON intercompany_pair (document_id)
-- next statement
CREATE INDEX ix_intercompany_pair_item ON intercompany_pair (item_document_id)
-- next statement
CREATE TABLE intercompany_price (
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	valid_from DATE NOT NULL, 
	unit_price BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
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
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	shipment_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
	sale_document_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
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
	kind TEXT NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
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
	seller_id TEXT NOT NULL, 
	buyer_id TEXT NOT NULL, 
	buyer_partner_id TEXT NOT NULL, 
	seller_partner_id TEXT NOT NULL, 
	pricing TEXT NOT NULL, 
	markup BIGINT NOT NULL, 
	currency TEXT NOT NULL, 
	ownership TEXT NOT NULL, 
	seller_tax_code TEXT NOT NULL, 
	buyer_tax_code TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_intercompany_terms PRIMARY KEY (seller_id, buyer_id)
)
-- next statement
CREATE INDEX ix_intercompany_terms_touched ON intercompany_terms (touched_seq)
-- next statement
CREATE TABLE inventory_allowance (
	entity_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	order_id TEXT NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	receipt_id TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	family TEXT NOT NULL, 
	base_unit TEXT NOT NULL, 
	tracking TEXT NOT NULL, 
	expiry_tracked BOOLEAN NOT NULL, 
	weight BIGINT, 
	volume BIGINT, 
	tax_code TEXT NOT NULL, 
	country_of_origin TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_item_touched ON item (touched_seq)
-- next statement
CREATE TABLE item_code (
	code TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_item_code PRIMARY KEY (code)
)
-- next statement
CREATE INDEX ix_item_code_item ON item_code (item_id)
-- next statement
CREATE INDEX ix_item_code_touched ON item_code (touched_seq)
-- next statement
CREATE TABLE item_costing (
	item_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	method TEXT NOT NULL, 
	scope TEXT NOT NULL, 
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
	item_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	posting_date DATE NOT NULL, 
	document_date DATE NOT NULL, 
	period_id TEXT NOT NULL, 
	reverses_seq BIGINT NOT NULL, 
	reverses_n BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_journal_entry_by_kind ON journal_entry (kind, posting_date, seq, n)
-- next statement
CREATE INDEX ix_journal_entry_document ON journal_entry (document_id)
-- next statement
CREATE TABLE journal_line (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entry_n BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	currency TEXT NOT NULL, 
	foreign_amount BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	family TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	posting_date DATE NOT NULL, 
	document_id TEXT NOT NULL, 
	CONSTRAINT pk_journal_line PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_journal_line_balance ON journal_line (entity_id, account_id, posting_date, amount)
-- next statement
CREATE INDEX ix_journal_line_by_amount ON journal_line (amount, posting_date, seq, n)
-- next statement
CREATE INDEX ix_journal_line_by_day ON journal_line (posting_date, seq, n)
-- next statement
CREATE INDEX ix_journal_line_by_partner ON journal_line (partner_id, entity_id, account_id, posting_date, seq, n)
-- next statement
CREATE INDEX ix_journal_line_by_share ON journal_line (entity_id, account_id, family, warehouse_id, reason, posting_date, seq, n)
-- next statement
CREATE INDEX ix_journal_line_document ON journal_line (document_id)
-- next statement
CREATE TABLE label_print (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	copies BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	printed_at TEXT NOT NULL, 
	CONSTRAINT pk_label_print PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_label_print_document ON label_print (document_id)
-- next statement
CREATE TABLE landed_accrual (
	receipt_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	cost_type TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	rate BIGINT NOT NULL, 
	currency TEXT NOT NULL, 
	supplier_id TEXT NOT NULL, 
	country TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	family TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	cost_type TEXT NOT NULL, 
	allocate_by TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	receipt_line_no BIGINT NOT NULL, 
	item_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	item_id TEXT NOT NULL, 
	layer_seq BIGINT NOT NULL, 
	layer_n BIGINT NOT NULL, 
	into_seq BIGINT NOT NULL, 
	into_n BIGINT NOT NULL, 
	use_seq BIGINT NOT NULL, 
	use_n BIGINT NOT NULL, 
	use_document_id TEXT NOT NULL, 
	use_line_no BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	role TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	family TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	role TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	family TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	country TEXT NOT NULL, 
	tax_regime TEXT NOT NULL, 
	tax_number TEXT NOT NULL, 
	address TEXT NOT NULL, 
	fiscal_year_start_month BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	time_zone TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_legal_entity PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_legal_entity_touched ON legal_entity (touched_seq)
-- next statement
CREATE TABLE location (
	id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
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
	item_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	expires_on DATE, 
	supplier_id TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_lot PRIMARY KEY (item_id, id)
)
-- next statement
CREATE INDEX ix_lot_touched ON lot (touched_seq)
-- next statement
CREATE TABLE member (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_member_touched ON member (touched_seq)
-- next statement
CREATE TABLE member_role (
	member_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	year BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (entity_id, kind, year)
)
-- next statement
CREATE INDEX ix_number_series_touched ON number_series (touched_seq)
-- next statement
CREATE TABLE open_item (
	document_id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	side TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	rate BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	open_amount BIGINT NOT NULL, 
	base_amount BIGINT NOT NULL, 
	open_base BIGINT NOT NULL, 
	document_date DATE NOT NULL, 
	due_date DATE NOT NULL, 
	reference TEXT NOT NULL, 
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
	order_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	units_numerator BIGINT NOT NULL, 
	units_denominator BIGINT NOT NULL, 
	quantity_ordered BIGINT NOT NULL, 
	quantity_open BIGINT NOT NULL, 
	quantity_fulfilled BIGINT NOT NULL, 
	quantity_invoiced BIGINT NOT NULL, 
	quantity_returned BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	tax_code TEXT NOT NULL, 
	due_date DATE, 
	ships_direct_for TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	is_supplier BOOLEAN NOT NULL, 
	is_customer BOOLEAN NOT NULL, 
	partner_group TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	country TEXT NOT NULL, 
	tax_number TEXT NOT NULL, 
	terms_days BIGINT NOT NULL, 
	address TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	bill_to TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_partner PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_partner_touched ON partner (touched_seq)
-- next statement
CREATE TABLE period_balance (
	entity_id TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_period_balance PRIMARY KEY (entity_id, period_id, account_id)
)
-- next statement
CREATE TABLE period_event (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
	action TEXT NOT NULL, 
	member_id TEXT NOT NULL, 
	note TEXT NOT NULL, 
	waived TEXT NOT NULL, 
	CONSTRAINT pk_period_event PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_period_event_period ON period_event (entity_id, period_id)
-- next statement
CREATE TABLE period_snapshot (
	entity_id TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
	last_day DATE NOT NULL, 
	closed_seq BIGINT NOT NULL, 
	later_seq BIGINT NOT NULL, 
	CONSTRAINT pk_period_snapshot PRIMARY KEY (entity_id, period_id)
)
-- next statement
CREATE TABLE period_stock (
	entity_id TEXT NOT NULL, 
	period_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_period_stock PRIMARY KEY (entity_id, period_id, item_id, account_id, scope, warehouse_id)
)
-- next statement
CREATE TABLE posting_rule (
	entity_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	family TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	partner_group TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_reason_code PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_reason_code_touched ON reason_code (touched_seq)
-- next statement
CREATE TABLE rebate_agreement (
	id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	side TEXT NOT NULL, 
	name TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	family TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	retroactive BOOLEAN NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE NOT NULL, 
	expected BIGINT NOT NULL, 
	accrued BIGINT NOT NULL, 
	claimed BIGINT NOT NULL, 
	settled BIGINT NOT NULL, 
	accrued_until DATE, 
	state TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_agreement PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_rebate_agreement_partner ON rebate_agreement (entity_id, partner_id)
-- next statement
CREATE INDEX ix_rebate_agreement_touched ON rebate_agreement (touched_seq)
-- next statement
CREATE TABLE rebate_claim (
	id TEXT NOT NULL, 
	agreement_id TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	settled BIGINT NOT NULL, 
	claimed_on DATE NOT NULL, 
	state TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_rebate_claim PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_rebate_claim_agreement ON rebate_claim (agreement_id)
-- next statement
CREATE INDEX ix_rebate_claim_touched ON rebate_claim (touched_seq)
-- next statement
CREATE TABLE rebate_line (
	agreement_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
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
	agreement_id TEXT NOT NULL, 
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
	receipt_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
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
	shipment_id TEXT NOT NULL, 
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
	shipment_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	order_line_no BIGINT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	units_numerator BIGINT NOT NULL, 
	units_denominator BIGINT NOT NULL, 
	unit_price BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	tax_code TEXT NOT NULL, 
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
	"deferred" BIGINT NOT NULL, 
	shipped_on DATE NOT NULL, 
	control_passed_on DATE, 
	invoice_id TEXT NOT NULL, 
	delivery_id TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	document_line_no BIGINT NOT NULL, 
	shipment_id TEXT NOT NULL, 
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
	"deferred" BIGINT NOT NULL, 
	CONSTRAINT pk_shipment_line_change PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_shipment_line_change_document ON shipment_line_change (document_id)
-- next statement
CREATE TABLE shipping_notice (
	document_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	arrives_on DATE, 
	receipt_id TEXT NOT NULL, 
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
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	sscc TEXT NOT NULL, 
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
	name TEXT NOT NULL, 
	row_count BIGINT NOT NULL, 
	digest TEXT NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	CONSTRAINT pk_state_digest PRIMARY KEY (name)
)
-- next statement
CREATE TABLE stock_move (
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	warehouse_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	account_id TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	posting_date DATE NOT NULL, 
	document_date DATE NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	partner_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	journal_n BIGINT NOT NULL, 
	CONSTRAINT pk_stock_move PRIMARY KEY (seq, n)
)
-- next statement
CREATE INDEX ix_stock_move_document ON stock_move (document_id)
-- next statement
CREATE INDEX ix_stock_move_value ON stock_move (entity_id, item_id, account_id, scope, warehouse_id, posting_date, quantity, value)
-- next statement
CREATE TABLE stock_position (
	location_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
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
	command_id TEXT NOT NULL, 
	location_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
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
	return_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	receipt_line_no BIGINT NOT NULL, 
	order_id TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	tax_code TEXT NOT NULL, 
	direction TEXT NOT NULL, 
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
	entity_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	partner_id TEXT NOT NULL, 
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
	transfer_id TEXT NOT NULL, 
	line_no BIGINT NOT NULL, 
	entity_id TEXT NOT NULL, 
	from_warehouse_id TEXT NOT NULL, 
	to_warehouse_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	lot_id TEXT NOT NULL, 
	from_location_id TEXT NOT NULL, 
	to_location_id TEXT NOT NULL, 
	unit TEXT NOT NULL, 
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
	id TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	touched_seq BIGINT NOT NULL, 
	time_zone TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_warehouse PRIMARY KEY (id)
)
-- next statement
CREATE INDEX ix_warehouse_entity ON warehouse (entity_id)
-- next statement
CREATE INDEX ix_warehouse_touched ON warehouse (touched_seq)
-- next statement
CREATE TRIGGER guard_approval_decision_update BEFORE UPDATE ON approval_decision BEGIN SELECT RAISE(ABORT, 'guard: rows of approval_decision are written once'); END
-- next statement
CREATE TRIGGER guard_approval_decision_delete BEFORE DELETE ON approval_decision BEGIN SELECT RAISE(ABORT, 'guard: rows of approval_decision are written once'); END
-- next statement
CREATE TRIGGER guard_approval_decision_insert BEFORE INSERT ON approval_decision WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: approval_decision takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_grni_move_update BEFORE UPDATE ON grni_move BEGIN SELECT RAISE(ABORT, 'guard: rows of grni_move are written once'); END
-- next statement
CREATE TRIGGER guard_grni_move_delete BEFORE DELETE ON grni_move BEGIN SELECT RAISE(ABORT, 'guard: rows of grni_move are written once'); END
-- next statement
CREATE TRIGGER guard_grni_move_insert BEFORE INSERT ON grni_move WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: grni_move takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_allocation_update BEFORE UPDATE ON allocation BEGIN SELECT RAISE(ABORT, 'guard: rows of allocation are written once'); END
-- next statement
CREATE TRIGGER guard_allocation_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'guard: rows of allocation are written once'); END
-- next statement
CREATE TRIGGER guard_allocation_insert BEFORE INSERT ON allocation WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: allocation takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_journal_entry_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'guard: rows of journal_entry are written once'); END
-- next statement
CREATE TRIGGER guard_journal_entry_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'guard: rows of journal_entry are written once'); END
-- next statement
CREATE TRIGGER guard_journal_entry_insert BEFORE INSERT ON journal_entry WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: journal_entry takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_journal_line_update BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'guard: rows of journal_line are written once'); END
-- next statement
CREATE TRIGGER guard_journal_line_delete BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'guard: rows of journal_line are written once'); END
-- next statement
CREATE TRIGGER guard_journal_line_insert BEFORE INSERT ON journal_line WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: journal_line takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_tax_row_update BEFORE UPDATE ON tax_row BEGIN SELECT RAISE(ABORT, 'guard: rows of tax_row are written once'); END
-- next statement
CREATE TRIGGER guard_tax_row_delete BEFORE DELETE ON tax_row BEGIN SELECT RAISE(ABORT, 'guard: rows of tax_row are written once'); END
-- next statement
CREATE TRIGGER guard_tax_row_insert BEFORE INSERT ON tax_row WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: tax_row takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_stock_move_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'guard: rows of stock_move are written once'); END
-- next statement
CREATE TRIGGER guard_stock_move_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'guard: rows of stock_move are written once'); END
-- next statement
CREATE TRIGGER guard_stock_move_insert BEFORE INSERT ON stock_move WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: stock_move takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_layer_use_update BEFORE UPDATE ON layer_use BEGIN SELECT RAISE(ABORT, 'guard: rows of layer_use are written once'); END
-- next statement
CREATE TRIGGER guard_layer_use_delete BEFORE DELETE ON layer_use BEGIN SELECT RAISE(ABORT, 'guard: rows of layer_use are written once'); END
-- next statement
CREATE TRIGGER guard_layer_use_insert BEFORE INSERT ON layer_use WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: layer_use takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_attachment_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'guard: rows of attachment are written once'); END
-- next statement
CREATE TRIGGER guard_attachment_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'guard: rows of attachment are written once'); END
-- next statement
CREATE TRIGGER guard_attachment_insert BEFORE INSERT ON attachment WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: attachment takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_label_print_update BEFORE UPDATE ON label_print BEGIN SELECT RAISE(ABORT, 'guard: rows of label_print are written once'); END
-- next statement
CREATE TRIGGER guard_label_print_delete BEFORE DELETE ON label_print BEGIN SELECT RAISE(ABORT, 'guard: rows of label_print are written once'); END
-- next statement
CREATE TRIGGER guard_label_print_insert BEFORE INSERT ON label_print WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: label_print takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_hint_dismissal_update BEFORE UPDATE ON hint_dismissal BEGIN SELECT RAISE(ABORT, 'guard: rows of hint_dismissal are written once'); END
-- next statement
CREATE TRIGGER guard_hint_dismissal_delete BEFORE DELETE ON hint_dismissal BEGIN SELECT RAISE(ABORT, 'guard: rows of hint_dismissal are written once'); END
-- next statement
CREATE TRIGGER guard_hint_dismissal_insert BEFORE INSERT ON hint_dismissal WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: hint_dismissal takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_intercompany_pair_update BEFORE UPDATE ON intercompany_pair BEGIN SELECT RAISE(ABORT, 'guard: rows of intercompany_pair are written once'); END
-- next statement
CREATE TRIGGER guard_intercompany_pair_delete BEFORE DELETE ON intercompany_pair BEGIN SELECT RAISE(ABORT, 'guard: rows of intercompany_pair are written once'); END
-- next statement
CREATE TRIGGER guard_intercompany_pair_insert BEFORE INSERT ON intercompany_pair WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: intercompany_pair takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_intercompany_sale_move_update BEFORE UPDATE ON intercompany_sale_move BEGIN SELECT RAISE(ABORT, 'guard: rows of intercompany_sale_move are written once'); END
-- next statement
CREATE TRIGGER guard_intercompany_sale_move_delete BEFORE DELETE ON intercompany_sale_move BEGIN SELECT RAISE(ABORT, 'guard: rows of intercompany_sale_move are written once'); END
-- next statement
CREATE TRIGGER guard_intercompany_sale_move_insert BEFORE INSERT ON intercompany_sale_move WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: intercompany_sale_move takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_invoice_match_update BEFORE UPDATE ON invoice_match BEGIN SELECT RAISE(ABORT, 'guard: rows of invoice_match are written once'); END
-- next statement
CREATE TRIGGER guard_invoice_match_delete BEFORE DELETE ON invoice_match BEGIN SELECT RAISE(ABORT, 'guard: rows of invoice_match are written once'); END
-- next statement
CREATE TRIGGER guard_invoice_match_insert BEFORE INSERT ON invoice_match WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: invoice_match takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_landed_accrual_move_update BEFORE UPDATE ON landed_accrual_move BEGIN SELECT RAISE(ABORT, 'guard: rows of landed_accrual_move are written once'); END
-- next statement
CREATE TRIGGER guard_landed_accrual_move_delete BEFORE DELETE ON landed_accrual_move BEGIN SELECT RAISE(ABORT, 'guard: rows of landed_accrual_move are written once'); END
-- next statement
CREATE TRIGGER guard_landed_accrual_move_insert BEFORE INSERT ON landed_accrual_move WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: landed_accrual_move takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_landed_share_update BEFORE UPDATE ON landed_share BEGIN SELECT RAISE(ABORT, 'guard: rows of landed_share are written once'); END
-- next statement
CREATE TRIGGER guard_landed_share_delete BEFORE DELETE ON landed_share BEGIN SELECT RAISE(ABORT, 'guard: rows of landed_share are written once'); END
-- next statement
CREATE TRIGGER guard_landed_share_insert BEFORE INSERT ON landed_share WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: landed_share takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_late_cost_share_update BEFORE UPDATE ON late_cost_share BEGIN SELECT RAISE(ABORT, 'guard: rows of late_cost_share are written once'); END
-- next statement
CREATE TRIGGER guard_late_cost_share_delete BEFORE DELETE ON late_cost_share BEGIN SELECT RAISE(ABORT, 'guard: rows of late_cost_share are written once'); END
-- next statement
CREATE TRIGGER guard_late_cost_share_insert BEFORE INSERT ON late_cost_share WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: late_cost_share takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_period_event_update BEFORE UPDATE ON period_event BEGIN SELECT RAISE(ABORT, 'guard: rows of period_event are written once'); END
-- next statement
CREATE TRIGGER guard_period_event_delete BEFORE DELETE ON period_event BEGIN SELECT RAISE(ABORT, 'guard: rows of period_event are written once'); END
-- next statement
CREATE TRIGGER guard_period_event_insert BEFORE INSERT ON period_event WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: period_event takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_claim_credit_update BEFORE UPDATE ON claim_credit BEGIN SELECT RAISE(ABORT, 'guard: rows of claim_credit are written once'); END
-- next statement
CREATE TRIGGER guard_claim_credit_delete BEFORE DELETE ON claim_credit BEGIN SELECT RAISE(ABORT, 'guard: rows of claim_credit are written once'); END
-- next statement
CREATE TRIGGER guard_claim_credit_insert BEFORE INSERT ON claim_credit WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: claim_credit takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_shipment_line_change_update BEFORE UPDATE ON shipment_line_change BEGIN SELECT RAISE(ABORT, 'guard: rows of shipment_line_change are written once'); END
-- next statement
CREATE TRIGGER guard_shipment_line_change_delete BEFORE DELETE ON shipment_line_change BEGIN SELECT RAISE(ABORT, 'guard: rows of shipment_line_change are written once'); END
-- next statement
CREATE TRIGGER guard_shipment_line_change_insert BEFORE INSERT ON shipment_line_change WHEN NEW.seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: shipment_line_change takes no rows of a decision that is made'); END
-- next statement
CREATE TRIGGER guard_command_decided BEFORE UPDATE ON command WHEN OLD.seq IS NOT NULL BEGIN SELECT RAISE(ABORT, 'guard: an outcome is final'); END
-- next statement
CREATE TRIGGER guard_command_body BEFORE UPDATE OF arrival, id, kind, body, digest, member, workstation, client_seq, submitted_at ON command BEGIN SELECT RAISE(ABORT, 'guard: a command is not edited'); END
-- next statement
CREATE TRIGGER guard_command_insert BEFORE INSERT ON command WHEN NEW.seq IS NOT NULL OR EXISTS (SELECT 1 FROM command WHERE id = NEW.id OR arrival = NEW.arrival) BEGIN SELECT RAISE(ABORT, 'guard: a command comes in once and undecided'); END
-- next statement
CREATE TRIGGER guard_command_follows BEFORE UPDATE OF seq ON command WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM command) BEGIN SELECT RAISE(ABORT, 'guard: positions of the log follow each other'); END
-- next statement
CREATE TRIGGER guard_command_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'guard: a command is not deleted'); END
-- next statement
CREATE TRIGGER guard_decision_balances AFTER UPDATE OF seq ON command WHEN NEW.seq IS NOT NULL BEGIN SELECT RAISE(ABORT, 'guard: an entry does not balance') WHERE EXISTS (SELECT 1 FROM journal_line WHERE seq = NEW.seq GROUP BY entry_n, entity_id HAVING SUM(amount) <> 0); END
-- next statement
CREATE TRIGGER guard_inventory_ties AFTER UPDATE OF seq ON command WHEN NEW.seq IS NOT NULL BEGIN SELECT RAISE(ABORT, 'guard: an inventory line differs from its moves') WHERE EXISTS (SELECT 1 FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id WHERE l.seq = NEW.seq AND a.control IN ('inventory', 'in_transit') AND l.amount <> (SELECT COALESCE(SUM(m.value), 0) FROM stock_move m WHERE m.seq = l.seq AND m.journal_n = l.n)); SELECT RAISE(ABORT, 'guard: a move with value names no journal line') WHERE EXISTS (SELECT 1 FROM stock_move m WHERE m.seq = NEW.seq AND m.value <> 0 AND NOT EXISTS (SELECT 1 FROM journal_line l WHERE l.seq = m.seq AND l.n = m.journal_n AND l.account_id = m.account_id)); END
-- next statement
CREATE TRIGGER guard_period_open BEFORE INSERT ON journal_entry BEGIN SELECT RAISE(ABORT, 'guard: the period is closed') WHERE EXISTS (SELECT 1 FROM fiscal_period p WHERE p.entity_id = NEW.entity_id AND p.id = NEW.period_id AND p.state = 'closed'); SELECT RAISE(ABORT, 'guard: the date is outside its period') WHERE substr(NEW.posting_date, 1, 7) <> NEW.period_id; END
-- next statement
CREATE TRIGGER guard_stock_position_delete BEFORE DELETE ON stock_position BEGIN SELECT RAISE(ABORT, 'guard: rows of stock_position are never deleted'); END
-- next statement
CREATE TRIGGER guard_cost_layer_delete BEFORE DELETE ON cost_layer BEGIN SELECT RAISE(ABORT, 'guard: rows of cost_layer are never deleted'); END
-- next statement
CREATE TRIGGER guard_state_digest_delete BEFORE DELETE ON state_digest BEGIN SELECT RAISE(ABORT, 'guard: rows of state_digest are never deleted'); END
-- next statement
CREATE TRIGGER guard_state_digest_insert BEFORE INSERT ON state_digest WHEN NEW.touched_seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: what tables add up to changes with a decision'); END
-- next statement
CREATE TRIGGER guard_state_digest_update BEFORE UPDATE ON state_digest WHEN NEW.touched_seq <= (SELECT MAX(seq) FROM command) BEGIN SELECT RAISE(ABORT, 'guard: what tables add up to changes with a decision'); END