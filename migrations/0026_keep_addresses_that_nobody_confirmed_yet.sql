-- Addresses from calls and returned letters that staff wrote down: letters go there only when an officer has confirmed them.
-- `used`: null until then.
CREATE TABLE proposed_addresses (
  incident TEXT NOT NULL REFERENCES incidents (id),
  person TEXT NOT NULL,
  number INTEGER NOT NULL,
  letter TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('returned_letter', 'call')),
  proposed_at TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  sealed BLOB NOT NULL,
  used INTEGER CHECK (used IN (0, 1)),
  decided_at TEXT,
  decided_by TEXT,
  PRIMARY KEY (incident, person, number)
) STRICT;

CREATE INDEX open_proposed_addresses ON proposed_addresses (incident) WHERE used IS NULL;
