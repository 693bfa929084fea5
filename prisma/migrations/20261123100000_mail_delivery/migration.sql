-- The ledger of sending: an attempt is noted before the letter is handed over and its outcome after.
ALTER TABLE letter ADD COLUMN attempt_started_at timestamptz(3);
ALTER TABLE letter ADD CONSTRAINT letter_attempt_of_queued CHECK (attempt_started_at IS NULL OR delivery = 'queued');

-- Addresses that letters do not reach.
CREATE TABLE bad_address (
  address_index bytea NOT NULL,
  reason text NOT NULL,
  since timestamptz(3) NOT NULL,
  CONSTRAINT bad_address_pkey PRIMARY KEY (address_index),
  CONSTRAINT bad_address_is_hash CHECK (octet_length(address_index) = 32)
);
CREATE INDEX bad_address_since_idx ON bad_address (since);

-- The pace of sending, kept for all workers.
CREATE TABLE mail_pace (
  id integer NOT NULL DEFAULT 1,
  next_at timestamptz(3) NOT NULL,
  CONSTRAINT mail_pace_pkey PRIMARY KEY (id),
  CONSTRAINT mail_pace_is_one CHECK (id = 1)
);
INSERT INTO mail_pace (id, next_at) VALUES (1, now());
